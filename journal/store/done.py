"""What was done of exercises, counted and listed: a grouped query each, whatever the size of the history."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from journal.domain.entries import Entry
from journal.domain.report import Count
from journal.store.questions import on_days
from journal.store.rows import entry_of, table_of
from journal.store.transactions import Transactions


class DoneExercises(Transactions):
    """The part of a store that tells what was done of exercises."""

    def exercise_sessions(
        self, first: date | None = None, last: date | None = None, exercise: str | None = None
    ) -> list[tuple[date, str, int]]:
        """Return (day, slug, sessions) of every day and exercise done on it, ascending.

        Rows of one line or one guided session are one session; right and left of a day are one, logged together or not.
        """
        daily = _daily_sessions(first, last, exercise)
        query = daily.order_by(*daily.selected_columns[:2])
        rows = self._read(lambda session: session.execute(query).all())
        return [(date.fromisoformat(day), slug, sessions) for day, slug, sessions in rows]

    def exercise_counts(self, first: date | None = None, last: date | None = None) -> list[Count]:
        """Return the sessions of each exercise, as `exercise_sessions` counts them, most often done first."""
        daily = _daily_sessions(first, last).subquery()
        sessions = func.sum(daily.c.sessions)
        query = (
            select(daily.c.exercise, sessions, func.count(), func.max(daily.c.day))
            .group_by(daily.c.exercise)
            .order_by(sessions.desc(), daily.c.exercise)
        )
        rows = self._read(lambda session: session.execute(query).all())
        return [Count(slug, int(times), days, date.fromisoformat(latest)) for slug, times, days, latest in rows]

    def exercises_done(self) -> dict[str, tuple[int, date]]:
        """Return of every exercise that was ever done on how many days, and the latest of them."""
        done = table_of("completion")
        query = select(done.c.exercise, func.count(done.c.day.distinct()), func.max(done.c.day)).group_by(
            done.c.exercise
        )
        rows = self._read(lambda session: session.execute(query).all())
        return {slug: (days, date.fromisoformat(last)) for slug, days, last in rows}

    def completions_of(self, exercise: str, limit: int) -> list[Entry]:
        """Return the latest `limit` entries of an exercise, oldest first."""
        done = table_of("completion")
        query = (
            select(done)
            .where(done.c.exercise == exercise)
            .order_by(done.c.day.desc(), done.c.at_utc.desc(), done.c.uid.desc())
            .limit(limit)
        )
        rows = self._read(lambda session: session.execute(query).mappings().all())
        return [entry_of("completion", dict(row)) for row in reversed(rows)]


def _daily_sessions(first: date | None, last: date | None, exercise: str | None = None) -> Select[Any]:
    """Select (day, exercise, sessions) of every day and exercise done on it."""
    done = table_of("completion")

    def has(side: str) -> ColumnElement[int]:
        return func.max(case((done.c.side == side, 1), else_=0))

    batch = select(done.c.day, done.c.exercise, has("right").label("right"), has("left").label("left"))
    batch = on_days(batch, done.c.day, first, last).group_by(done.c.day, done.c.exercise, done.c.batch)
    if exercise is not None:
        batch = batch.where(done.c.exercise == exercise)
    of = batch.subquery()
    rights, lefts = func.sum(of.c.right), func.sum(of.c.left)
    neither = func.sum(case((of.c.right + of.c.left == 0, 1), else_=0))
    sessions = case((rights > lefts, rights), else_=lefts) + neither
    return select(of.c.day, of.c.exercise, sessions.label("sessions")).group_by(of.c.day, of.c.exercise)
