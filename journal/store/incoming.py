"""What an import brings in: a few hundred rows at a time, in one transaction that leaves its changes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlmodel import Session

from journal.domain.entries import MAX_NAME
from journal.store import trail
from journal.store.engine import defer_references
from journal.store.rows import Columns, table_of
from journal.store.tables import LOGGED
from journal.store.transactions import Transactions

_AT_A_TIME: Final = 500
# What no two rows of a table say the same in; a routine that does gets another name.
_ALONE: Final = {
    "spell": ("onset",),
    "advice": ("sign",),
    "exercise": ("slug",),
    "plan": ("exercise", "from_day"),
    "skip": ("day", "exercise"),
    **dict.fromkeys(LOGGED, ("source", "source_key")),
}


class Coming(NamedTuple):
    """A row that comes in: its table and its values by column name."""

    table: str
    columns: Columns


@dataclass(slots=True)
class Taken:
    """What came of it, in rows of each table.

    Attributes:
        added: that are new.
        there: that the journal holds already, as they are or otherwise; it stays as it is.
        otherwise: of those, the ones that say something else in the journal.
        names: of routines that had to change, old and new.
    """

    added: Counter[str] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)
    otherwise: Counter[str] = field(default_factory=Counter)
    names: list[tuple[str, str]] = field(default_factory=list)


class IncomingRows(Transactions):
    """The part of a store that takes in rows from outside."""

    def take_in(self, rows: Iterable[Coming], now: datetime) -> Taken:
        """Save the rows that are new, all or none, as one operation; whatever `rows` raises leaves nothing.

        Args:
            rows: fit to be saved; what one names is among them, or in the journal.
            now: the moment of the writing.
        """

        def work(session: Session) -> Taken:
            defer_references(session.connection())
            operation = trail.Operation(session, "import", now)
            taken = Taken()
            for table, batch in _batches(rows):
                operation.insert(table, _new(session, table, batch, taken))
            return taken

        return self._write(work)

    def look_at(self, rows: Iterable[Coming]) -> Taken:
        """Return what `take_in` would come to, and write nothing."""

        def question(session: Session) -> Taken:
            taken = Taken()
            for table, batch in _batches(rows):
                _new(session, table, batch, taken)
            return taken

        return self._read(question)

    def nameable(self) -> dict[str, set[str]]:
        """Return the identities that other rows may name: of the signs under "tag", of the routines under theirs."""
        tag, routine = table_of("tag"), table_of("routine")
        signs, routines = select(tag.c.uid).where(tag.c.role == "sign"), select(routine.c.uid)
        return self._read(
            lambda session: {
                "tag": set(session.execute(signs).scalars()),
                "routine": set(session.execute(routines).scalars()),
            }
        )

    def days_with_levels(self) -> set[date]:
        """Return the journal days on which any level is logged."""
        day = table_of("reading").c.day
        found = select(day).distinct()
        return self._read(lambda session: {date.fromisoformat(one) for one in session.execute(found).scalars()})


def _batches(rows: Iterable[Coming]) -> Iterator[tuple[str, dict[str, Columns]]]:
    """Yield rows that follow one another and are of one table, by identity."""
    table, batch = "", dict[str, Columns]()
    for row in rows:
        if batch and (row.table != table or len(batch) == _AT_A_TIME or row.columns["uid"] in batch):
            yield table, batch
            batch = {}
        table = row.table
        batch[row.columns["uid"]] = row.columns
    if batch:
        yield table, batch


def _new(session: Session, table: str, batch: dict[str, Columns], taken: Taken) -> list[Columns]:
    there = {row["uid"]: dict(row) for row in _rows_where(session, table, {"uid": list(batch)})}
    same = _alone(session, table, batch.values())
    new = []
    for uid, columns in batch.items():
        key = _key(table, columns)
        found = there.get(uid) or (same.get(key) if key else None)
        if found is None:
            new.append(_fitted(session, columns, taken) if table == "routine" else columns)
            taken.added[table] += 1
            if key:
                same[key] = columns
            continue
        taken.there[table] += 1
        if uid in there and found != columns:
            taken.otherwise[table] += 1
    return new


def _key(table: str, columns: Columns) -> tuple[Any, ...] | None:
    key = tuple(columns[name] for name in _ALONE.get(table, ()))
    return key if key and None not in key else None


def _alone(session: Session, table: str, rows: Iterable[Columns]) -> dict[tuple[Any, ...], Columns]:
    """Return the stored rows that may say the same as some of `rows` in what they must say alone, by that."""
    keys = [key for row in rows if (key := _key(table, row))]
    if not keys:
        return {}
    among = {name: sorted(set(values)) for name, values in zip(_ALONE[table], zip(*keys, strict=True), strict=True)}
    return {key: row for row in _rows_where(session, table, among) if (key := _key(table, row))}


def _rows_where(session: Session, table: str, among: Mapping[str, Sequence[Any]]) -> list[Columns]:
    found = table_of(table)
    query = select(found).where(*(found.c[column].in_(values) for column, values in among.items()))
    return [dict(row) for row in session.execute(query).mappings()]


def _fitted(session: Session, columns: Columns, taken: Taken) -> Columns:
    """Return a routine with a name that no other has, out of use where another is in use."""
    routine = table_of("routine")
    there = list(session.execute(select(routine.c.name, routine.c.used_from)))
    names = {name for name, _ in there}
    name = columns["name"]
    tries = (f"{name[: MAX_NAME - 4]}-{number}" for number in range(2, 1000))
    free = name if name not in names else next(one for one in tries if one not in names)
    if free != name:
        taken.names.append((name, free))
    used = None if any(used for _, used in there) else columns["used_from"]
    return columns | {"name": free, "used_from": used}
