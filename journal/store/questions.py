"""The reading side: each function answers one whole question with one query a table, in column tuples."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from heapq import merge
from typing import Any

from sqlalchemy import ColumnElement, Select, String, Text, and_, func, literal, or_, select, union_all
from sqlmodel import Session

from journal.domain.entries import Entry
from journal.domain.signs import signs_saying
from journal.store.rows import entry_of, table_of
from journal.store.tables import LOGGED

_SHORTEST_ID = 4
_WHOLE_ID = 36
_FEW = 500
# Columns with people's own words; the others hold ours, in small letters.
_OWN_WORDS = frozenset(("note", "medicine", "amount", "name"))


def entries(
    session: Session,
    *,
    first: date | None = None,
    last: date | None = None,
    kinds: Iterable[str] = (),
    text: str | None = None,
    named: Collection[str] = (),
    newest_first: bool = False,
    limit: int | None = None,
) -> Iterator[Entry]:
    """Yield entries by journal day and, within it, by moment; streamed.

    Args:
        session: an open one, for as long as the entries are drawn.
        first: the first journal day.
        last: the last one, included.
        kinds: of LOGGED; none means all.
        text: part of any text that was logged, letters of either case.
        named: the exercises whose names hold the text.
        newest_first: turn the order round.
        limit: how many at most.
    """

    def key(pair: tuple[str, Any]) -> tuple[str, str, str]:
        return pair[1]["day"], pair[1]["at_utc"], pair[1]["uid"]

    streams = []
    for kind in kinds or LOGGED:
        table = table_of(kind)
        order = [table.c.day, table.c.at_utc, table.c.uid]
        query = select(table).order_by(*([column.desc() for column in order] if newest_first else order))
        query = on_days(query, table.c.day, first, last)
        if text:
            query = query.where(mentions(kind, text, named))
        if limit is not None:
            query = query.limit(limit)
        streams.append(_stream(session, kind, query))
    merged = merge(*streams, key=key, reverse=newest_first)
    for count, (kind, row) in enumerate(merged):
        if limit is not None and count >= limit:
            return
        yield entry_of(kind, row)


def _stream(session: Session, kind: str, query: Select[Any]) -> Iterator[tuple[str, Any]]:
    for row in session.execute(query.execution_options(yield_per=1000)).mappings():
        yield kind, row


def on_days(query: Select[Any], day: ColumnElement[str], first: date | None, last: date | None) -> Select[Any]:
    """Narrow a query to the days from `first` to `last`, both included; None leaves that end open."""
    if first is not None:
        query = query.where(day >= first.isoformat())
    if last is not None:
        query = query.where(day <= last.isoformat())
    return query


def mentions(kind: str, text: str, named: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that a row of a kind holds a text in any of its own, letters of either case.

    An exercise of those that are `named` so holds it as well, and a sign whose words hold it: so it is shown.
    """
    table = table_of(kind)
    common = set(table_of("remark").c.keys()) - {"note"}
    columns = [column for column in table.c if isinstance(column.type, Text) and column.name not in common]
    found = []
    for pattern in {text, text.strip().replace(" ", "-")}:
        for column in columns:
            if column.name in _OWN_WORDS:
                found.append(column.icontains(pattern, autoescape=True))
            else:
                found.append(column.contains(pattern.casefold(), autoescape=True))
    if kind == "completion" and named:
        found.append(table.c.exercise.in_(sorted(named)))
    if kind == "tag" and (signs := signs_saying(text)):
        found.append(and_(table.c.role == "sign", table.c.name.in_(signs)))
    return or_(*found)


def uids_ending(session: Session, suffix: str) -> list[tuple[str, str]]:
    """Return (kind, uid) of the entries whose identity ends in `suffix`, two at most; a whole one is looked up."""
    queries = []
    for kind in LOGGED:
        uid = table_of(kind).c.uid
        is_it = uid == suffix if len(suffix) == _WHOLE_ID else uid.endswith(suffix, autoescape=True)
        queries.append(select(literal(kind), uid).where(is_it))
    return [(row[0], row[1]) for row in session.execute(union_all(*queries).limit(2))]


def short_ids(session: Session, uids: Sequence[str]) -> dict[str, str]:
    """Return the shortest suffix, at least 4 characters, that names each identity alone among all entries."""
    if not uids:
        return {}
    # Those that share the last four characters with one of them are the only ones that can collide.
    endings = {uid[-_SHORTEST_ID:] for uid in uids}
    near: dict[str, list[str]] = {}
    for kind in LOGGED:
        column = table_of(kind).c.uid
        query = select(column)
        if len(endings) <= _FEW:  # SQLite takes a limited number of values in a statement
            query = query.where(func.substr(column, _WHOLE_ID + 1 - _SHORTEST_ID).in_(endings))
        for uid in session.execute(query).scalars():
            near.setdefault(uid[-_SHORTEST_ID:], []).append(uid)
    short = {}
    for uid in uids:
        others = [other for other in near.get(uid[-_SHORTEST_ID:], []) if other != uid]
        length = _SHORTEST_ID
        while any(other.endswith(uid[-length:]) for other in others):
            length += 1
        short[uid] = uid[-length:]
    return short


def day_span(session: Session, kinds: Iterable[str] = LOGGED) -> tuple[date, date] | None:
    """Return the first and the last day with an entry of these kinds, or None."""
    # Each end is a question of its own: asked for both at once, SQLite reads every row.
    asked = union_all(*(select(end(table_of(kind).c.day)) for kind in kinds for end in (func.min, func.max)))
    ends = [date.fromisoformat(day) for day in session.execute(asked).scalars() if day is not None]
    return (min(ends), max(ends)) if ends else None


def is_logged(session: Session, day: date) -> bool:
    """Return whether anything at all is logged on a day."""
    queries = [select(literal(1)).where(table_of(kind).c.day == day.isoformat()) for kind in LOGGED]
    return session.execute(union_all(*queries).limit(1)).first() is not None


def counts(session: Session, first: date | None = None, last: date | None = None) -> dict[str, int]:
    """Return how many entries of each kind there are within the days."""
    return {
        kind: session.execute(
            on_days(select(func.count()).select_from(table_of(kind)), table_of(kind).c.day, first, last)
        ).scalar_one()
        for kind in LOGGED
    }


def used_names(session: Session) -> dict[str, list[str]]:
    """Return the user's own words of the open lists: medicine, trigger and activity, each with its names."""
    tag, dose = table_of("tag"), table_of("dose")
    query = union_all(
        select(literal("medicine", String), dose.c.medicine).distinct(),
        select(tag.c.role, tag.c.name).where(tag.c.role.in_(("trigger", "activity"))).distinct(),
    )
    names: dict[str, list[str]] = {"medicine": [], "trigger": [], "activity": []}
    for role, name in session.execute(query):
        names[role].append(name)
    return names
