"""All entries, looked through page by page: what a page costs does not grow with the size of the history."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from heapq import merge
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, union_all
from sqlmodel import Session

from journal.domain.changes import Change
from journal.domain.entries import Entry
from journal.domain.kinds import TABLES, TOLD_BY
from journal.domain.past import Filters, Place
from journal.errors import StaleEdit
from journal.store import trail
from journal.store.advice import bring_back_advice_of
from journal.store.questions import mentions
from journal.store.rows import entry_columns, entry_of, table_of, utc_text
from journal.store.tables import LOGGED
from journal.store.transactions import Transactions


class PastEntries(Transactions):
    """The part of a store that looks through all entries, the newest first.

    In every question, `named` are the exercises whose names hold the text that is looked for.
    """

    def counted_days(self, filters: Filters, named: Collection[str] = ()) -> list[tuple[date, int]]:
        """Return how many entries each day has that has any, the newest day first."""
        counted = []
        for kind, where in _narrowed(filters, named):
            day = table_of(kind).c.day
            counted.append(select(day, func.count().label("entries")).where(*where).group_by(day))
        if not counted:
            return []
        of = union_all(*counted).subquery()
        query = select(of.c.day, func.sum(of.c.entries)).group_by(of.c.day).order_by(of.c.day.desc())
        rows = self._read(lambda session: session.execute(query).all())
        return [(date.fromisoformat(day), int(count)) for day, count in rows]

    def past_entries(
        self, filters: Filters, days: Sequence[date], skip: int, count: int, named: Collection[str] = ()
    ) -> list[Entry]:
        """Return `count` entries of some days, the newest first, without the first `skip` of them."""

        def question(session: Session) -> list[Entry]:
            streams = [_newest(session, kind, where, days, skip + count) for kind, where in _narrowed(filters, named)]
            merged = merge(*streams, key=lambda pair: _order(pair[1]), reverse=True)
            found = [pair for pair, _ in zip(merged, range(skip + count), strict=False)]
            return [entry_of(kind, row) for kind, row in found[skip:]]

        return self._read(question)

    def newer_on_day(self, filters: Filters, place: Place, named: Collection[str] = ()) -> int:
        """Return how many entries of a place's day come before it, the newest first."""
        if place.at_utc is None:
            return 0
        at = utc_text(place.at_utc)
        counted = []
        for kind, where in _narrowed(filters, named):
            table = table_of(kind)
            later = or_(table.c.at_utc > at, and_(table.c.at_utc == at, table.c.uid > place.uid))
            on_day = table.c.day == place.day.isoformat()
            counted.append(select(func.count().label("entries")).select_from(table).where(on_day, later, *where))
        if not counted:
            return 0
        of = union_all(*counted).subquery()
        query = select(func.coalesce(func.sum(of.c.entries), 0))
        return int(self._read(lambda session: session.execute(query).scalar_one()))

    def entry_now(self, kind: str, uid: str) -> Entry | None:
        """Return an entry by its whole identity as it is now; None where it is no more."""
        columns = self._read(lambda session: trail.current(session, kind, uid))
        return entry_of(kind, columns) if columns else None

    def logged_together(self, entry: Entry) -> int:
        """Return how many other entries of its day were saved with an entry."""
        day = entry.moment.day.isoformat()
        counted = [
            select(func.count().label("entries")).where(
                table_of(kind).c.day == day, table_of(kind).c.batch == entry.batch
            )
            for kind in LOGGED
        ]
        of = union_all(*counted).subquery()
        return int(self._read(lambda session: session.execute(select(func.sum(of.c.entries))).scalar_one())) - 1

    def changes_of(self, uid: str, limit: int) -> list[Change]:
        """Return the latest changes of a row by its whole identity, oldest first."""
        return self._read(lambda session: trail.changes(session, uid=uid, limit=limit))

    def deleted_entries(self, limit: int) -> list[Change]:
        """Return the latest deletions of entries that are still gone, the newest first."""
        return self._read(lambda session: trail.deletions(session, LOGGED, limit))

    def bring_back(self, entry: Entry, now: datetime) -> Entry:
        """Save a deleted entry again as it was, under its own identity, and the advice that went with it.

        Raises:
            StaleEdit: it is there again already.
        """

        def work(session: Session) -> Entry:
            kind = entry.value.kind
            if trail.current(session, kind, entry.uid) is not None:
                raise StaleEdit("the entry is there again already", "Look at what it says now, then edit it.")
            back = replace(entry, version=trail.newest_versions(session, [entry.uid])[entry.uid] + 1)
            operation = trail.Operation(session, "restore", now)
            operation.insert(kind, [entry_columns(back)])
            bring_back_advice_of(session, operation, entry.uid)
            return back

        return self._write(work)


def _narrowed(filters: Filters, named: Collection[str]) -> Iterator[tuple[str, list[ColumnElement[bool]]]]:
    """Yield every kind of LOGGED that may hold what is wanted, with its conditions."""
    for kind in [TABLES[filters.kind]] if filters.kind else LOGGED:
        table = table_of(kind)
        where: list[ColumnElement[bool]] = []
        if filters.site and "site" not in table.c:
            continue
        if filters.site:
            where.append(table.c.site == filters.site)
        if filters.kind and kind in TOLD_BY:
            where.append(table.c[TOLD_BY[kind]] == filters.kind)
        if filters.text:
            where.append(mentions(kind, filters.text, named))
        if filters.first is not None:
            where.append(table.c.day >= filters.first.isoformat())
        if filters.last is not None:
            where.append(table.c.day <= filters.last.isoformat())
        yield kind, where


def _newest(
    session: Session, kind: str, where: Sequence[ColumnElement[bool]], days: Sequence[date], limit: int
) -> Iterator[tuple[str, Any]]:
    table = table_of(kind)
    query = (
        select(table)
        .where(table.c.day.in_([day.isoformat() for day in days]), *where)
        .order_by(table.c.day.desc(), table.c.at_utc.desc(), table.c.uid.desc())
        .limit(limit)
    )
    for row in session.execute(query).mappings():
        yield kind, row


def _order(row: Any) -> tuple[str, str, str]:
    return row["day"], row["at_utc"], row["uid"]
