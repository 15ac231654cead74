"""What an export takes out: the rows of every table, in column tuples, ordered by identity."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, func, or_, select
from sqlmodel import Session

from journal.domain.kinds import TABLES as WORDS
from journal.domain.kinds import TOLD_BY
from journal.store.failures import failures_in_words
from journal.store.questions import on_days
from journal.store.rows import table_of
from journal.store.tables import LOGGED, TABLES
from journal.store.transactions import Transactions

_AT_A_TIME: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What of a journal is meant; all of it unless something is said.

    Of days, the entries and what was left out on them, the advice about their signs, the spells and the periods that
    touch them; exercises, routines and plans are of no day and stay. Of kinds, their entries and nothing beside them
    but the advice about signs.

    Attributes:
        first: the first journal day.
        last: the last one, included.
        kinds: words of `journal.domain.kinds`.
    """

    first: date | None = None
    last: date | None = None
    kinds: Sequence[str] = ()


class OutgoingRows(Transactions):
    """The part of a store that is read out whole."""

    def row_counts(self, part: Part) -> dict[str, int]:
        """Return how many rows of each table a part has; tables that it leaves out are not named."""

        def question(session: Session) -> dict[str, int]:
            queries = {name: _query(name, part, [func.count()]) for name in TABLES}
            return {name: session.execute(query).scalar_one() for name, query in queries.items() if query is not None}

        return self._read(question)

    def rows_out(self, name: str, columns: Sequence[str], part: Part) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table ordered by identity; only on a snapshot, or saving would wait.

        Args:
            name: of the table.
            columns: those to yield, in their order.
            part: the rows that are meant.
        """
        table = table_of(name)
        query = _query(name, part, [table.c[column] for column in columns])
        if query is None:
            return
        query = query.order_by(table.c.uid).execution_options(yield_per=_AT_A_TIME)
        with failures_in_words(self.paths.database), Session(self._engine) as session:
            for row in session.execute(query):
                yield tuple(row)


def _query(name: str, part: Part, columns: Sequence[Any]) -> Select[Any] | None:
    """Return the query for the rows of a table that belong to a part; None where it leaves the table out."""
    table = table_of(name)
    query = select(*columns).select_from(table)
    words = [word for word in part.kinds if WORDS[word] == name]
    if part.kinds and not words and not (name == "advice" and "sign" in part.kinds):
        return None
    if words and name in TOLD_BY:
        query = query.where(table.c[TOLD_BY[name]].in_(words))
    if name in LOGGED or name == "skip":
        return on_days(query, table.c.day, part.first, part.last)
    if name == "advice":
        tag = table_of("tag")
        return query.where(table.c.sign.in_(on_days(select(tag.c.uid), tag.c.day, part.first, part.last)))
    if name in _PERIODS:
        begin, end = (table.c[column] for column in _PERIODS[name])
        if part.first is not None:
            query = query.where(or_(end.is_(None), end >= part.first.isoformat()))
        if part.last is not None:
            query = query.where(begin <= part.last.isoformat())
    return query


# The days that a row lasts from and to; an empty end is open.
_PERIODS: Final = {"spell": ("onset", "ended"), "statement": ("first_day", "last_day")}
