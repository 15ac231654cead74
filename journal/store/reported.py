"""What the page for a clinician asks beside the charts' questions: a grouped query each, whatever the history."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, case, func, select

from journal.domain.report import Count, Place, Spasms
from journal.domain.slugs import LEG_SITES
from journal.store.questions import on_days
from journal.store.rows import table_of
from journal.store.transactions import Transactions


class ReportedCounts(Transactions):
    """The part of a store that counts what was logged of each. `first` and `last` are both included."""

    def session_counts(self, first: date, last: date) -> list[Count]:
        """Return how often heat and ice were used."""
        thermal = table_of("thermal")
        return self._counts(thermal, thermal.c.modality, first, last)

    def treatment_counts(self, first: date, last: date) -> list[Count]:
        """Return how often there was each treatment, the most frequent first."""
        treatment = table_of("treatment")
        return self._counts(treatment, treatment.c.treatment, first, last)

    def dose_counts(self, first: date, last: date) -> list[Count]:
        """Return how often each medicine was taken, the most frequent first."""
        dose = table_of("dose")
        return self._counts(dose, dose.c.medicine, first, last)

    def tag_counts(self, role: str, first: date, last: date) -> list[Count]:
        """Return how often each name of a role, sign or flare, was logged, the most frequent first."""
        tag = table_of("tag")
        return self._counts(tag, tag.c.name, first, last, tag.c.role == role)

    def days_with(self, kind: str, first: date, last: date) -> int:
        """Return on how many days anything of a kind is logged."""
        day = table_of(kind).c.day
        query = on_days(select(func.count(day.distinct())), day, first, last)
        return int(self._read(lambda session: session.execute(query).scalar_one()))

    def dose_amounts(self, first: date, last: date) -> list[tuple[str, str, int]]:
        """Return (medicine, amount, times) of the amounts that were given, the most frequent first."""
        dose = table_of("dose")
        query = (
            select(dose.c.medicine, dose.c.amount, func.count())
            .where(dose.c.amount.is_not(None))
            .group_by(dose.c.medicine, dose.c.amount)
            .order_by(func.count().desc(), dose.c.medicine, dose.c.amount)
        )
        rows = self._asked(on_days(query, dose.c.day, first, last))
        return [(medicine, amount, times) for medicine, amount, times in rows]

    def advised(self, first: date, last: date) -> dict[str, date]:
        """Return the signs that advice was got about, each with the latest day of it."""
        tag, advice = table_of("tag"), table_of("advice")
        query = select(tag.c.name, func.max(advice.c.got_on)).join(advice, advice.c.sign == tag.c.uid)
        rows = self._asked(on_days(query.group_by(tag.c.name), tag.c.day, first, last))
        return {name: date.fromisoformat(got_on) for name, got_on in rows}

    def pain_places(self, first: date, last: date, sites: Sequence[str] = LEG_SITES) -> list[Place]:
        """Return the places among these sites with a level of 1 and more, those with the most days first."""
        reading = table_of("reading")
        days = func.count(reading.c.day.distinct())
        query = (
            select(reading.c.site, reading.c.side, days, func.max(reading.c.level))
            .where(reading.c.site.in_(sites), reading.c.level >= 1)
            .group_by(reading.c.site, reading.c.side)
            .order_by(days.desc(), reading.c.site, reading.c.side)
        )
        return [Place(*row) for row in self._asked(on_days(query, reading.c.day, first, last))]

    def spasms(self, first: date, last: date) -> Spasms:
        """Return the spasms of the days together."""
        spasm = table_of("spasm")
        count = spasm.c["count"]
        query = select(
            func.coalesce(func.sum(count), 0),
            func.count(spasm.c.day.distinct()),
            func.coalesce(func.sum(case((spasm.c.when == "night", count), else_=0)), 0),
            func.max(spasm.c.worst),
            func.max(spasm.c.longest_s),
        )
        times, days, at_night, worst, longest_s = self._asked(on_days(query, spasm.c.day, first, last))[0]
        return Spasms(int(times), days, int(at_night), worst, longest_s)

    def _counts(
        self,
        table: FromClause,
        name: ColumnElement[str],
        first: date,
        last: date,
        condition: ColumnElement[bool] | None = None,
    ) -> list[Count]:
        day = table.c.day
        counted: tuple[ColumnElement[Any], ...] = (name, func.count(), func.count(day.distinct()), func.max(day))
        query = on_days(select(*counted).group_by(name).order_by(func.count().desc(), name), day, first, last)
        rows = self._asked(query if condition is None else query.where(condition))
        return [Count(one, times, days, date.fromisoformat(latest)) for one, times, days, latest in rows]

    def _asked(self, query: Select[Any]) -> Sequence[Any]:
        return self._read(lambda session: session.execute(query).all())
