"""What is kept beside the entries: saved and removed as it was seen, each with its change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session

from journal.errors import StaleEdit
from journal.store import trail
from journal.store.rows import Columns, table_of
from journal.store.transactions import Transactions
from journal.store.uids import new_uids


class Kept(Protocol):
    """A value that is kept: None as its identity until it is saved."""

    @property
    def uid(self) -> str | None:
        """The identity of its row."""
        ...

    @property
    def version(self) -> int:
        """The version of its row."""
        ...


Value = TypeVar("Value", bound=Kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[Value]):
    """How one kind is kept.

    Attributes:
        table: its name.
        operation: what the user does with it, for the trail.
        words: what it is called in a refusal.
        order: the columns that its values come in the order of.
        columns: a value's columns, from it, an identity and a version.
        value: the value of columns.
        own_note: the value holds its note; otherwise the row keeps the one it has.
        unique: the columns that no two rows say the same in, together; empty where there are none.
    """

    table: str
    operation: str
    words: str
    order: tuple[str, ...]
    columns: Callable[[Value, str, int], Columns]
    value: Callable[[Mapping[str, Any]], Value]
    own_note: bool = False
    unique: tuple[str, ...] = ()


class KeptRows(Transactions):
    """A store that keeps more than entries."""

    def _all(self, kind: Kind[Value], *where: ColumnElement[bool]) -> list[Value]:
        table = table_of(kind.table)
        query = select(table).where(*where).order_by(*(table.c[name] for name in kind.order))
        return self._read(lambda session: [kind.value(dict(row)) for row in session.execute(query).mappings()])

    def _save(self, kind: Kind[Value], values: Sequence[Value], now: datetime) -> list[Value]:
        def work(session: Session) -> list[Value]:
            operation = trail.Operation(session, kind.operation, now)
            uids = iter(later_uids(session, kind.table, now, len(values)))
            saved = []
            for value in values:
                if value.uid is None:
                    after = kind.columns(value, next(uids), 1)
                    _refuse_second(session, kind, after)
                    operation.insert(kind.table, [after])
                else:
                    before = as_seen(session, kind, value)
                    after = kind.columns(value, value.uid, value.version + 1)
                    if not kind.own_note:
                        after["note"] = before["note"]
                    operation.update(kind.table, before, after)
                saved.append(kind.value(after))
            return saved

        return self._write(work)

    def _delete(self, kind: Kind[Value], seen: Value, now: datetime) -> None:
        def work(session: Session) -> None:
            before = as_seen(session, kind, seen)
            trail.Operation(session, kind.operation, now).delete(kind.table, before)

        self._write(work)


def as_seen(session: Session, kind: Kind[Value], seen: Value) -> Columns:
    """Return the row of a value as it is.

    Raises:
        StaleEdit: it was changed or deleted elsewhere since it was seen.
    """
    found = trail.current(session, kind.table, seen.uid or "")
    if found is None:
        raise StaleEdit(f"{kind.words} was deleted elsewhere", "Look at what there is now, then set it again.")
    if found["version"] != seen.version:
        raise StaleEdit(f"{kind.words} was changed elsewhere", "Look at what it says now, then set it again.")
    return found


def _refuse_second(session: Session, kind: Kind[Any], columns: Columns) -> None:
    if not kind.unique:
        return
    table = table_of(kind.table)
    query = select(table.c.uid).where(*(table.c[name] == columns[name] for name in kind.unique))
    if session.execute(query).first() is not None:
        raise StaleEdit(f"{kind.words} was changed elsewhere", "Look at what it says now, then set it again.")


def later_uids(session: Session, name: str, now: datetime, count: int) -> list[str]:
    """Return ascending identities, above the newest of the table even within its millisecond."""
    newest = session.execute(select(func.max(table_of(name).c.uid))).scalar() or ""
    same_millisecond = newest[:13] == new_uids(now, 1)[0][:13]
    taken = int(newest[15:18], 16) + 1 if same_millisecond else 0
    return new_uids(now, taken + count)[taken:]
