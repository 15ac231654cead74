"""Spells and statements: kept beside the entries, and saved or removed as they were seen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import func, select
from sqlmodel import Session

from journal.domain.spells import Spell
from journal.domain.statements import Statement
from journal.errors import StaleEdit
from journal.store import trail
from journal.store.rows import Columns, spell_columns, spell_of, statement_columns, statement_of, table_of
from journal.store.transactions import Transactions
from journal.store.uids import new_uids

Value = TypeVar("Value", Spell, Statement)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind(Generic[Value]):
    """How one kind is kept.

    Attributes:
        table: its name.
        operation: what the user does with it, for the trail.
        words: what it is called in a refusal.
        order: the columns that its values come in the order of.
        columns: a value's columns, from it, an identity and a version.
        value: the value of columns.
    """

    table: str
    operation: str
    words: str
    order: tuple[str, ...]
    columns: Callable[[Value, str, int], Columns]
    value: Callable[[Mapping[str, Any]], Value]


_SPELL = _Kind(
    table="spell",
    operation="spell",
    words="the spell",
    order=("onset", "uid"),
    columns=spell_columns,
    value=spell_of,
)
# Two can be said in the same second: the identities tell which was the later one.
_STATEMENT = _Kind(
    table="statement",
    operation="say",
    words="what was said of the period",
    order=("said_at_utc", "uid"),
    columns=statement_columns,
    value=statement_of,
)


class KeptPeriods(Transactions):
    """The part of a store that keeps spells and statements."""

    def spells(self) -> list[Spell]:
        """Return the stored spells by onset."""
        return self._all(_SPELL)

    def save_spell(self, spell: Spell, now: datetime) -> Spell:
        """Save a new spell, or the new state of a stored one as it was seen.

        Raises:
            StaleEdit: it was changed or deleted elsewhere meanwhile.
        """
        return self._save(_SPELL, [spell], now)[0]

    def delete_spell(self, spell: Spell, now: datetime) -> None:
        """Remove a spell as it was seen; undo brings it back.

        Raises:
            StaleEdit: it was changed or deleted elsewhere meanwhile.
        """
        self._delete(_SPELL, spell, now)

    def statements(self) -> list[Statement]:
        """Return what was said of periods, in the order it was said: a later one beats an earlier one (E8)."""
        return self._all(_STATEMENT)

    def save_statement(self, statement: Statement, now: datetime) -> Statement:
        """Save a new statement, or the new state of a stored one as it was seen.

        Raises:
            StaleEdit: it was changed or deleted elsewhere meanwhile.
        """
        return self._save(_STATEMENT, [statement], now)[0]

    def save_statements(self, statements: Sequence[Statement], now: datetime) -> list[Statement]:
        """Save several new statements, all or none, as one operation: one answer about days that lie apart."""
        return self._save(_STATEMENT, statements, now)

    def delete_statement(self, statement: Statement, now: datetime) -> None:
        """Remove a statement as it was seen; undo brings it back.

        Raises:
            StaleEdit: it was changed or deleted elsewhere meanwhile.
        """
        self._delete(_STATEMENT, statement, now)

    def _all(self, kind: _Kind[Value]) -> list[Value]:
        table = table_of(kind.table)
        query = select(table).order_by(*(table.c[name] for name in kind.order))
        return self._read(lambda session: [kind.value(dict(row)) for row in session.execute(query).mappings()])

    def _save(self, kind: _Kind[Value], values: Sequence[Value], now: datetime) -> list[Value]:
        def work(session: Session) -> list[Value]:
            operation = trail.Operation(session, kind.operation, now)
            uids = iter(_later_uids(session, kind.table, now, len(values)))
            saved = []
            for value in values:
                if value.uid is None:
                    after = kind.columns(value, next(uids), 1)
                    operation.insert(kind.table, [after])
                else:
                    before = _as_seen(session, kind, value)
                    after = kind.columns(value, value.uid, value.version + 1) | {"note": before["note"]}
                    operation.update(kind.table, before, after)
                saved.append(kind.value(after))
            return saved

        return self._write(work)

    def _delete(self, kind: _Kind[Value], seen: Value, now: datetime) -> None:
        def work(session: Session) -> None:
            before = _as_seen(session, kind, seen)
            trail.Operation(session, kind.operation, now).delete(kind.table, before)

        self._write(work)


def _as_seen(session: Session, kind: _Kind[Value], seen: Value) -> Columns:
    found = trail.current(session, kind.table, seen.uid or "")
    if found is None:
        raise StaleEdit(f"{kind.words} was deleted elsewhere", "Look at what there is now, then set it again.")
    if found["version"] != seen.version:
        raise StaleEdit(f"{kind.words} was changed elsewhere", "Look at what it says now, then set it again.")
    return found


def _later_uids(session: Session, name: str, now: datetime, count: int) -> list[str]:
    """Return ascending identities, above the newest of the table even within its millisecond."""
    newest = session.execute(select(func.max(table_of(name).c.uid))).scalar() or ""
    same_millisecond = newest[:13] == new_uids(now, 1)[0][:13]
    taken = int(newest[15:18], 16) + 1 if same_millisecond else 0
    return new_uids(now, taken + count)[taken:]
