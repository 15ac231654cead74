"""What charts ask of many days: levels, amounts and marks, each answered by grouped queries in column tuples."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Subquery, case, cast, func, literal, select, union, union_all

from journal.domain.days import DayLevel
from journal.domain.moments import LATE
from journal.domain.slugs import BACK_SITES, LEG_SITES, MODALITIES
from journal.store.questions import on_days
from journal.store.rows import table_of, utc_moment
from journal.store.tables import LOGGED
from journal.store.transactions import Transactions

MEASURES = ("spasms", *MODALITIES, "exercise")
_DAY_MINUTES = 24 * 60


class CountedDays(Transactions):
    """The part of a store that counts over days. `first` and `last` are both included; None leaves that end open."""

    def daily_worst(self, first: date | None = None, last: date | None = None) -> list[tuple[date, int]]:
        """Return the logged days, each with its worst back-site level, ascending (D1, D2)."""
        reading = table_of("reading")
        query = (
            select(reading.c.day, func.max(reading.c.level))
            .where(reading.c.site.in_(BACK_SITES))
            .group_by(reading.c.day)
            .order_by(reading.c.day)
        )
        rows = self._rows(on_days(query, reading.c.day, first, last))
        return [(date.fromisoformat(day), worst) for day, worst in rows]

    def daily_levels(
        self, first: date | None = None, last: date | None = None, sites: Sequence[str] = BACK_SITES
    ) -> list[DayLevel]:
        """Return the levels of the days with a reading of these sites, ascending (D2, D4).

        One grouped query, and one for what was typed in late.
        """
        reading = table_of("reading")
        level = reading.c.level
        query = (
            select(reading.c.day, func.max(level), func.avg(level), func.min(level), func.count())
            .where(reading.c.site.in_(sites))
            .group_by(reading.c.day)
            .order_by(reading.c.day)
        )
        levels, headlines = self._answers(
            on_days(query, reading.c.day, first, last), _late_headlines(first, last, sites)
        )
        late = {}
        for day, level, at_utc, recorded in headlines:
            delay = utc_moment(recorded) - utc_moment(at_utc)
            if delay > LATE:
                late[day, level] = delay
        return [
            DayLevel(
                day=date.fromisoformat(day),
                worst=worst,
                mean=float(mean),
                low=low,
                readings=count,
                late_by=late.get((day, worst), timedelta(0)),
            )
            for day, worst, mean, low, count in levels
        ]

    def daily_amounts(
        self, measure: str, first: date | None = None, last: date | None = None
    ) -> list[tuple[date, int]]:
        """Return how much of a measure each day with any entry of any kind holds, 0 where none, ascending.

        Args:
            measure: of MEASURES: how many spasms, minutes of heat, minutes of ice, exercises done. Right and left of
                an exercise in one batch are done together and count once.
            first: the first journal day.
            last: the last one.
        """
        if measure not in MEASURES:
            raise ValueError(f"no measure {measure!r}")
        done = _exercises_done(first, last) if measure == "exercise" else _summed(measure, first, last)
        amounts = done.subquery()
        tables = [table_of(kind) for kind in LOGGED]
        days = union(*(on_days(select(table.c.day), table.c.day, first, last) for table in tables)).subquery()
        query = (
            select(days.c.day, func.coalesce(amounts.c.amount, 0))
            .outerjoin_from(days, amounts, amounts.c.day == days.c.day)
            .order_by(days.c.day)
        )
        rows = self._rows(query)
        return [(date.fromisoformat(day), int(amount)) for day, amount in rows]

    def marked_days(self, first: date | None = None, last: date | None = None) -> dict[str, list[date]]:
        """Return the days with heat, with ice and with an exercise, ascending, by those words."""
        thermal, completion = table_of("thermal"), table_of("completion")
        treated = (
            select(thermal.c.modality.label("mark"), thermal.c.day).where(thermal.c.modality.in_(MODALITIES)).distinct()
        )
        exercised = select(literal("exercise"), completion.c.day).distinct()
        found = union_all(
            on_days(treated, thermal.c.day, first, last), on_days(exercised, completion.c.day, first, last)
        ).subquery()
        marked: dict[str, list[date]] = {mark: [] for mark in (*MODALITIES, "exercise")}
        for mark, day in self._rows(select(found.c.mark, found.c.day).order_by(found.c.day)):
            marked[mark].append(date.fromisoformat(day))
        return marked

    def hour_levels(self, first: date | None = None, last: date | None = None) -> list[tuple[int, int]]:
        """Return (hour of the wall clock, level) of every back-site reading whose time is known, ascending."""
        reading = table_of("reading")
        minutes = _digits(reading.c.at_utc, 12) * 60 + _digits(reading.c.at_utc, 15) + reading.c.utc_offset_min
        # A day more, so that west of Greenwich nothing is negative: engines differ in how they divide that.
        hour = ((minutes + _DAY_MINUTES) // 60 % 24).label("hour")
        timed = select(hour, reading.c.level).where(reading.c.site.in_(BACK_SITES), reading.c.time_known == 1)
        found = on_days(timed, reading.c.day, first, last).subquery()
        query = (
            select(found.c.hour, found.c.level, func.count())
            .group_by(found.c.hour, found.c.level)
            .order_by(found.c.hour, found.c.level)
        )
        return [pair for hour, level, count in self._rows(query) for pair in [(hour, level)] * count]

    def timeless(self, first: date | None = None, last: date | None = None) -> int:
        """Return how many back-site readings have a date and no time."""
        reading = table_of("reading")
        query = (
            select(func.count()).select_from(reading).where(reading.c.site.in_(BACK_SITES), reading.c.time_known == 0)
        )
        return int(self._rows(on_days(query, reading.c.day, first, last))[0][0])

    def session_levels(self, first: date | None = None, last: date | None = None) -> dict[str, list[tuple[int, int]]]:
        """Return (level before, level after) of the heat and of the ice sessions that have both, ascending (S6)."""
        thermal = table_of("thermal")
        levels = (thermal.c.modality, thermal.c.level_before, thermal.c.level_after)
        query = (
            select(*levels, func.count())
            .where(
                thermal.c.modality.in_(MODALITIES),
                thermal.c.level_before.is_not(None),
                thermal.c.level_after.is_not(None),
            )
            .group_by(*levels)
            .order_by(*levels)
        )
        found: dict[str, list[tuple[int, int]]] = {modality: [] for modality in MODALITIES}
        for modality, before, after, count in self._rows(on_days(query, thermal.c.day, first, last)):
            found[modality] += [(before, after)] * count
        return found

    def leg_sites(self, first: date | None = None, last: date | None = None) -> list[tuple[date, str, int]]:
        """Return (day, leg site, highest level) of every day and leg site with a reading, a 0 included, ascending."""
        reading = table_of("reading")
        query = (
            select(reading.c.day, reading.c.site, func.max(reading.c.level))
            .where(reading.c.site.in_(LEG_SITES))
            .group_by(reading.c.day, reading.c.site)
            .order_by(reading.c.day, reading.c.site)
        )
        rows = self._rows(on_days(query, reading.c.day, first, last))
        return [(date.fromisoformat(day), site, level) for day, site, level in rows]

    def daily_spasms(self, first: date | None = None, last: date | None = None) -> list[tuple[date, int, int | None]]:
        """Return (day, how many, worst level or None) of every day with a spasm, ascending."""
        spasm = table_of("spasm")
        query = (
            select(spasm.c.day, func.sum(spasm.c["count"]), func.max(spasm.c.worst))
            .group_by(spasm.c.day)
            .order_by(spasm.c.day)
        )
        rows = self._rows(on_days(query, spasm.c.day, first, last))
        return [(date.fromisoformat(day), int(count), worst) for day, count, worst in rows]

    def _rows(self, query: Select[Any]) -> Sequence[Any]:
        return self._answers(query)[0]

    def _answers(self, *queries: Select[Any]) -> list[Sequence[Any]]:
        """Return the rows of several queries, seen at one moment."""
        return self._read(lambda session: [session.execute(query).all() for query in queries])


def _late_headlines(first: date | None, last: date | None, sites: Sequence[str]) -> Select[Any]:
    """Select (day, level, moment, recorded) where every reading of that day and level was typed in late."""
    reading = table_of("reading")
    query = (
        select(reading.c.day, reading.c.level, func.max(reading.c.at_utc), func.min(reading.c.recorded_at_utc))
        .where(reading.c.site.in_(sites))
        .group_by(reading.c.day, reading.c.level)
        # Fewer rows to look at: an evening's entry is recorded on its own day or the next.
        .having(func.substr(func.min(reading.c.recorded_at_utc), 1, 10) > reading.c.day)
        # A foreign reading has no recorded time and is never late, nor is a day that it heads.
        .having(func.count() == func.count(reading.c.recorded_at_utc))
    )
    return on_days(query, reading.c.day, first, last)


def _digits(text: ColumnElement[str], start: int) -> ColumnElement[int]:
    return cast(func.substr(text, start, 2), Integer)


def _summed(measure: str, first: date | None, last: date | None) -> Select[Any]:
    spasm, thermal = table_of("spasm"), table_of("thermal")
    if measure == "spasms":
        day = spasm.c.day
        query = select(day, func.sum(spasm.c["count"]).label("amount"))
    else:
        day = thermal.c.day
        query = select(day, func.sum(thermal.c.minutes).label("amount")).where(thermal.c.modality == measure)
    return on_days(query.group_by(day), day, first, last)


def _exercises_done(first: date | None, last: date | None) -> Select[Any]:
    """Select how many exercises were done on each day: its rows, less one for each right that has its left."""
    done = table_of("completion")
    right, left = (func.sum(case((done.c.side == side, 1), else_=0)) for side in ("right", "left"))
    together = (done.c.day, done.c.exercise, done.c.batch)
    batches: Subquery = on_days(
        select(done.c.day, func.count().label("rows"), right.label("right"), left.label("left")).group_by(*together),
        done.c.day,
        first,
        last,
    ).subquery()
    rights, lefts = batches.c["right"], batches.c["left"]
    pairs = case((rights < lefts, rights), else_=lefts)
    return select(batches.c.day, func.sum(batches.c["rows"] - pairs).label("amount")).group_by(batches.c.day)
