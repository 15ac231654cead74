"""Entries, spells and changes as flat records: what `--json` prints, keys = `kind` and the table's columns."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from journal.domain.changes import Change
from journal.domain.entries import Entry
from journal.domain.spells import Spell

if TYPE_CHECKING:
    from journal.domain.entries import Draft

Record = dict[str, Any]


def entry_record(entry: Entry) -> Record:
    """Return a saved entry's record."""
    from journal.store.rows import entry_columns

    return row_record(entry.value.kind, entry_columns(entry))


def spell_record(spell: Spell) -> Record:
    """Return a saved spell's record."""
    from journal.store.rows import spell_columns

    return row_record("spell", spell_columns(spell, spell.uid or "", spell.version))


def row_record(kind: str, columns: Mapping[str, Any]) -> Record:
    """Return the record of a table's columns; qualities become an array."""
    record: Record = {"kind": kind, **columns}
    if "qualities" in record:
        record["qualities"] = (record["qualities"] or "").split()
    return record


def change_record(change: Change) -> Record:
    """Return a change's record; what the row was before and after are records of their own, or None."""
    from journal.store.rows import utc_text

    return {
        "kind": "change",
        "seq": change.seq,
        "at_utc": utc_text(change.at),
        "action": change.action,
        "table": change.kind,
        "uid": change.uid,
        "before": None if change.before is None else row_record(change.kind, change.before),
        "after": None if change.after is None else row_record(change.kind, change.after),
        "operation": change.operation,
        "name": change.name,
        "reverses": change.reverses,
    }


def sides_of(change: Change) -> "tuple[Draft | Spell | None, Draft | Spell | None]":
    """Return what the changed row said before and after, as domain values."""
    return _said(change.kind, change.before), _said(change.kind, change.after)


def _said(kind: str, columns: Mapping[str, Any] | None) -> "Draft | Spell | None":
    from journal.store.rows import entry_of, spell_of

    if columns is None:
        return None
    return spell_of(columns) if kind == "spell" else entry_of(kind, columns).draft
