"""What is stored as flat records: what `--json` prints, keys = `kind` and the table's columns."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from journal.domain.changes import Change
from journal.domain.entries import Entry
from journal.domain.sentences import question_words, status_words
from journal.domain.spells import Spell
from journal.domain.statements import Statement

if TYPE_CHECKING:
    from journal.domain.entries import Draft
    from journal.domain.standing import Standing
    from journal.services.spells import Judged

Record = dict[str, Any]


def entry_record(entry: Entry) -> Record:
    """Return a saved entry's record."""
    from journal.store.rows import entry_columns

    return row_record(entry.value.kind, entry_columns(entry))


def spell_record(spell: Spell) -> Record:
    """Return a saved spell's record."""
    from journal.store.rows import spell_columns

    return row_record("spell", spell_columns(spell, spell.uid or "", spell.version))


def standing_record(known: "Judged", standing: "Standing", acute_days: int) -> Record:
    """Return a spell's record with what the rules make of it; uid is None for one that the user never touched."""
    spell, question = standing.spell, standing.question
    record = spell_record(spell) | {"uid": spell.uid}
    return record | {
        "state": str(standing.state),
        "line": spell.line.isoformat() if standing.counted else None,
        "day": (standing.counted_to - spell.onset).days + 1 if standing.counted else None,
        "days_to_line": (spell.line - standing.counted_to).days if standing.counted else None,
        "phase": standing.phase(acute_days),
        "status": status_words(standing, known.shares()[0]) or None,
        "pain_days": standing.pain_days,
        "said_days": standing.said_days,
        "logged_days": known.logged_of(standing) if standing.counted else None,
        "last_pain": standing.last_pain.isoformat() if standing.last_pain else None,
        "worst": standing.worst,
        "nth_in_12_months": standing.nth,
        "mild_return": int(standing.mild),
        "same_as_before_unknown": int(standing.unsure is not None),
        "question": None if question is None else question_words(question, known.history.today),
        "question_from": question.first.isoformat() if question else None,
        "question_to": question.last.isoformat() if question else None,
    }


def statement_record(statement: Statement) -> Record:
    """Return a saved statement's record."""
    from journal.store.rows import statement_columns

    return row_record("statement", statement_columns(statement, statement.uid or "", statement.version))


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


def sides_of(change: Change) -> "tuple[Draft | Spell | Statement | None, Draft | Spell | Statement | None]":
    """Return what the changed row said before and after, as domain values."""
    return _said(change.kind, change.before), _said(change.kind, change.after)


def _said(kind: str, columns: Mapping[str, Any] | None) -> "Draft | Spell | Statement | None":
    from journal.store.rows import entry_of, spell_of, statement_of

    if columns is None:
        return None
    if kind == "spell":
        return spell_of(columns)
    if kind == "statement":
        return statement_of(columns)
    return entry_of(kind, columns).draft
