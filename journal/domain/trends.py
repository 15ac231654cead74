"""A stretch of days as a chart shows it (rules S1 and S2, windows of S4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from journal.domain.days import DayLevel
from journal.domain.spells import ACUTE_DAYS, Phase, add_months
from journal.domain.standing import Standing, State

ROLLING_DAYS = 7
ROLLING_LOGGED = 4
WINDOWS = ("spell", "13w", "26w", "1y", "all")
TREND_WINDOWS = ("spell", "13w", "26w")
LEVELS = ("worst", "mean", "leg")
AMOUNTS = ("spasms", "heat", "ice", "exercise")
MEASURES = LEVELS + AMOUNTS
# What a number of a measure is called, where it is no level.
UNITS = {"spasms": "spasms", "heat": "minutes of heat", "ice": "minutes of ice", "exercise": "exercise sessions"}
_WINDOW_WEEKS = {"13w": 13, "26w": 26}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAmount:
    """What was done or counted on one day: spasms, minutes of heat or ice, exercise sessions.

    Attributes:
        day: a day with any entry; on it nothing of the measure is 0.
        amount: 0 and up.
    """

    day: date
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSpan:
    """A phase of a spell within the chart, both days included."""

    phase: Phase
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Everything that a chart of days shows.

    Attributes:
        window: one of WINDOWS.
        measure: one of MEASURES: the mark of a day.
        first, last: the days that the horizontal axis spans; last may be in the future, to hold the line.
        today: the journal day; nothing is logged after it.
        days: the logged days within the window, ascending; a missing day is UNKNOWN and stays blank.
        medians: (day, 0.0 to 10.0) where the trailing 7-day median is drawn (S2); none for amounts.
        spells: the spells whose days can be counted, ascending by onset.
        phases: spans of their phases within first..last, in order.
    """

    window: str
    measure: str
    first: date
    last: date
    today: date
    days: tuple[DayLevel | DayAmount, ...]
    medians: tuple[tuple[date, float], ...] = ()
    spells: tuple[Standing, ...] = ()
    phases: tuple[PhaseSpan, ...] = ()

    @property
    def levels(self) -> bool:
        """Whether it shows levels from 0 to 10, and no amounts."""
        return self.measure in LEVELS

    def mark(self, day: DayLevel | DayAmount) -> float:
        """Return the height of a day's mark in the trend's measure."""
        if isinstance(day, DayAmount):
            return day.amount
        return day.mean if self.measure == "mean" else day.worst

    def spans(self, day: date) -> bool:
        """Return whether a day is on the chart."""
        return self.first <= day <= self.last


def rolling_medians(days: Sequence[DayLevel], measure: str = "worst") -> tuple[tuple[date, float], ...]:
    """S2: the trailing 7-day median, only for logged days with at least 4 of the 7 days logged.

    Args:
        days: logged days, ascending.
        measure: mean, or another for the daily worst.
    """
    drawn: list[tuple[date, float]] = []
    start = 0
    for index, day in enumerate(days):
        while (day.day - days[start].day).days >= ROLLING_DAYS:
            start += 1
        window = days[start : index + 1]
        if len(window) >= ROLLING_LOGGED:
            drawn.append((day.day, float(median(d.mean if measure == "mean" else d.worst for d in window))))
    return tuple(drawn)


def window_span(window: str, today: date, first_day: date | None, onset: date | None) -> tuple[date, date]:
    """Return the first and last day that a window looks at.

    Args:
        window: one of WINDOWS; "spell" without an onset is the last 13 weeks.
        today: its last day.
        first_day: the first day with any reading, None for an empty journal.
        onset: of the current spell.
    """
    if window == "spell" and onset is not None:
        return min(onset, today), today
    if window == "1y":
        return add_months(today, -12) + _DAY, today
    if window == "all" and first_day is not None:
        return min(first_day, onset or first_day, today), today
    weeks = _WINDOW_WEEKS.get(window, 13)
    return today - timedelta(days=7 * weeks - 1), today


def fitted_span(window: str, first: date, last: date, spells: Sequence[Standing]) -> tuple[date, date]:
    """Return the days of a window that a trend may be fitted to: never across a spell's end (S4).

    Args:
        window: one of TREND_WINDOWS.
        first: the first day of the window.
        last: its last one, up to today.
        spells: all of them, ascending by onset.
    """
    spells = [spell for spell in spells if not spell.single]  # a single pain day is no spell that ends (E2)
    ends = [spell.spell.ended for spell in spells if spell.spell.ended is not None]
    if window == "spell" and spells and spells[-1].spell.ended is not None:
        last = min(last, spells[-1].spell.ended)
        ends = ends[:-1]
    inside = [ended for ended in ends if first <= ended < last]
    return (max(inside) + _DAY if inside else first), last


def phase_spans(
    spells: Sequence[Standing], first: date, last: date, acute_days: int = ACUTE_DAYS
) -> tuple[PhaseSpan, ...]:
    """Return the phases that the days from `first` to `last` touch (E5), of every spell whose days can be counted."""
    spans: list[PhaseSpan] = []
    for standing in spells:
        if not standing.counted:
            continue
        spell = standing.spell
        end = last if standing.state is State.RUNNING else min(last, standing.counted_to)
        for phase, start, stop in (
            (Phase.ACUTE, spell.onset, spell.onset + timedelta(days=acute_days - 1)),
            (Phase.SUBACUTE, spell.onset + timedelta(days=acute_days), spell.line),
            (Phase.PAST, spell.line + _DAY, date.max),
        ):
            if max(start, first) <= min(stop, end):
                spans.append(PhaseSpan(phase=phase, first=max(start, first), last=min(stop, end)))
    return tuple(spans)
