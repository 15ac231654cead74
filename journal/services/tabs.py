"""What the tabs beside the chart show: weeks, years, times of the day, heat, ice and exercise, legs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain import sentences
from journal.domain.slugs import MODALITIES, SPREAD_RANK
from journal.domain.views import (
    CareWeek,
    HourLevels,
    LegWeek,
    TimesView,
    WeekdayLevels,
    WeekLevels,
    YearLevels,
    spread,
)
from journal.services.logging import today
from journal.services.spells import Judged, judged
from journal.services.trends import span_of, week_words

if TYPE_CHECKING:
    from journal.store.store import Store

HOURS = 3
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days that a tab looks at, and what is known of them."""

    known: Judged
    first: date
    last: date

    def mondays(self) -> list[date]:
        """Return the Monday of every week that the days touch, ascending."""
        start = _monday(self.first)
        return [start + n * _WEEK for n in range((self.last - start).days // 7 + 1)]

    def worst(self) -> list[tuple[date, int]]:
        """Return the worst level of every logged day among them."""
        return [
            (day, level) for day, level in sorted(self.known.history.worst.items()) if self.first <= day <= self.last
        ]


def look_at(store: "Store", clock: Clock, settings: Settings, window: str) -> Span:
    """Return the days of a window, one of domain.trends.WINDOWS."""
    known = judged(store, today(clock, settings))
    first, last = span_of(store, known, window)
    return Span(known=known, first=first, last=last)


def weeks_tab(store: "Store", span: Span, window: str) -> tuple[tuple[WeekLevels, ...], tuple[str, ...]]:
    """Return every week's daily worst, and what the weekly averages show (S3 to S5)."""
    worst = by_week(span.worst())
    weeks = tuple(
        WeekLevels(monday=monday, worst=spread(worst.get(monday, ())), days=_days_of(monday, span))
        for monday in span.mondays()
    )
    return weeks, week_words(store, span.known, window, span.first, span.last)


def years_tab(store: "Store", span: Span) -> tuple[YearLevels, ...]:
    """Return every calendar year from the first record of any kind to today, ascending."""
    history, entries = span.known.history, store.day_span()
    first = entries[0] if entries else None
    years = range((first or history.today).year, history.today.year + 1)
    by_year: dict[int, dict[date, int]] = {year: {} for year in years}
    for day, level in history.worst.items():
        by_year[day.year][day] = level
    return tuple(YearLevels(year=year, worst=by_year[year], first=first, today=history.today) for year in years)


def times_tab(store: "Store", span: Span) -> TimesView:
    """Return back pain by the hour of the day and by weekday."""
    hours: dict[int, list[int]] = {}
    for hour, level in store.hour_levels(span.first, span.last):
        hours.setdefault(hour // HOURS, []).append(level)
    weekdays: dict[int, list[int]] = {}
    for day, level in span.worst():
        weekdays.setdefault(day.weekday(), []).append(level)
    return TimesView(
        hours=tuple(
            HourLevels(start=n * HOURS, stop=(n + 1) * HOURS, levels=spread(hours.get(n, ())))
            for n in range(24 // HOURS)
        ),
        weekdays=tuple(WeekdayLevels(weekday=n, worst=spread(weekdays.get(n, ()))) for n in range(7)),
        timeless=store.timeless(span.first, span.last),
    )


def care_tab(store: "Store", span: Span) -> tuple[tuple[CareWeek, ...], tuple[str, ...]]:
    """Return heat, ice and exercise of every week beside its pain, and the sentences of S6."""
    worst = by_week(span.worst())
    sums = {
        measure: {
            monday: sum(amounts)
            for monday, amounts in by_week(store.daily_amounts(measure, span.first, span.last)).items()
        }
        for measure in ("heat", "ice", "exercise")
    }
    weeks = tuple(
        CareWeek(
            monday=monday,
            worst=spread(worst.get(monday, ())),
            heat_min=sums["heat"].get(monday),
            ice_min=sums["ice"].get(monday),
            sessions=sums["exercise"].get(monday),
        )
        for monday in span.mondays()
    )
    levels = store.session_levels(span.first, span.last)
    return weeks, tuple(sentences.session_sentence(modality, levels.get(modality, [])) for modality in MODALITIES)


def legs_tab(store: "Store", span: Span) -> tuple[LegWeek, ...]:
    """Return leg pain, how far it went, and spasms of every week."""
    daily: dict[date, int] = {}
    furthest: dict[date, str] = {}
    for day, site, level in store.leg_sites(span.first, span.last):
        daily[day] = max(level, daily.get(day, 0))
        monday = _monday(day)
        if level >= 1 and (monday not in furthest or SPREAD_RANK[site] > SPREAD_RANK[furthest[monday]]):
            furthest[monday] = site
    worst = by_week(sorted(daily.items()))
    counts = by_week(store.daily_amounts("spasms", span.first, span.last))
    bad: dict[date, int] = {}
    for day, _, most in store.daily_spasms(span.first, span.last):
        if most is not None:
            bad[_monday(day)] = max(most, bad.get(_monday(day), 0))
    return tuple(
        LegWeek(
            monday=monday,
            worst=spread(worst.get(monday, ())),
            furthest=furthest.get(monday),
            spasms=sum(counts[monday]) if monday in counts else None,
            spasm_worst=bad.get(monday),
        )
        for monday in span.mondays()
    )


def by_week(days: Iterable[tuple[date, int]]) -> Mapping[date, list[int]]:
    """Return the values of the days of each week, by its Monday."""
    weeks: dict[date, list[int]] = {}
    for day, value in days:
        weeks.setdefault(_monday(day), []).append(value)
    return weeks


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _days_of(monday: date, span: Span) -> int:
    return (min(monday + timedelta(days=6), span.last) - max(monday, span.first)).days + 1
