"""Descriptions of a stretch of days that claim no more than was logged (rules S1 and S2, windows of S4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from journal.domain.days import DayLevel, DayState
from journal.domain.spells import ACUTE_DAYS, Phase, Standing, add_months
from journal.domain.words import day_words

ROLLING_DAYS = 7
ROLLING_LOGGED = 4
WINDOWS = ("spell", "13w", "26w", "1y", "all")
_WINDOW_WEEKS = {"13w": 13, "26w": 26}


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSpan:
    """A phase of the current spell within the chart, both days included."""

    phase: Phase
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Everything that a chart of daily levels shows.

    Attributes:
        window: one of WINDOWS.
        measure: worst or mean: the mark of a day.
        first, last: the days that the horizontal axis spans; last may be in the future, to hold the line.
        today: the journal day; nothing is logged after it.
        days: the logged days within the window, ascending; a missing day is UNKNOWN and stays blank.
        medians: (day, 0.0 to 10.0) where the trailing 7-day median is drawn (S2).
        standing: the current spell, or None.
        phases: spans of the spell's phases within first..last, in order.
    """

    window: str
    measure: str
    first: date
    last: date
    today: date
    days: tuple[DayLevel, ...]
    medians: tuple[tuple[date, float], ...]
    standing: Standing | None
    phases: tuple[PhaseSpan, ...]

    @property
    def onset(self) -> date | None:
        """The spell's onset when the chart spans it."""
        return self._within(self.standing.spell.onset) if self.standing and not self.standing.single else None

    @property
    def line(self) -> date | None:
        """The three-month line when the chart spans it (E3)."""
        return self._within(self.standing.spell.line) if self.standing and not self.standing.single else None

    @property
    def about(self) -> bool:
        """E1: whether onset and line are only about right."""
        return self.standing is not None and self.standing.spell.precision != "exact"

    def mark(self, day: DayLevel) -> float:
        """Return the height of a day's mark in the trend's measure, 0 to 10."""
        return day.mean if self.measure == "mean" else day.worst

    def _within(self, day: date) -> date | None:
        return day if self.first <= day <= self.last else None


def rolling_medians(days: Sequence[DayLevel], measure: str = "worst") -> tuple[tuple[date, float], ...]:
    """S2: the trailing 7-day median, only for logged days with at least 4 of the 7 days logged.

    Args:
        days: logged days, ascending.
        measure: worst or mean.
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
        return add_months(today, -12) + timedelta(days=1), today
    if window == "all" and first_day is not None:
        return min(first_day, onset or first_day, today), today
    weeks = _WINDOW_WEEKS.get(window, 13)
    return today - timedelta(days=7 * weeks - 1), today


def phase_spans(
    standing: Standing | None, first: date, last: date, acute_days: int = ACUTE_DAYS
) -> tuple[PhaseSpan, ...]:
    """Return the phases that the days from `first` to `last` touch (E5); none for a single pain day."""
    if standing is None or standing.single:
        return ()
    spell = standing.spell
    end = min(last, spell.ended) if spell.ended else last
    spans = (
        (Phase.ACUTE, spell.onset, spell.onset + timedelta(days=acute_days - 1)),
        (Phase.SUBACUTE, spell.onset + timedelta(days=acute_days), spell.line),
        (Phase.PAST, spell.line + timedelta(days=1), date.max),
    )
    return tuple(
        PhaseSpan(phase=phase, first=max(start, first), last=min(stop, end))
        for phase, start, stop in spans
        if max(start, first) <= min(stop, end)
    )


def summary(days: Sequence[DayLevel], first: date, last: date) -> list[str]:
    """S1: sentences that describe the logged days from `first` to `last`, each with its counts.

    The pain-day share is a range: unlogged days may have been either.
    """
    length = (last - first).days + 1
    span = f"from {day_words(first, last)} to {day_words(last, last)}"
    if not days:
        return [f"No back pain level is logged {span}."]
    worst = [day.worst for day in days]
    middle = f"{median(worst):g}"
    pain = sum(day.state is DayState.PAIN for day in days)
    unknown = length - len(days)
    return [
        f"Logged on {len(days)} of {length} days {span}.",
        f"Worst of the day: median {middle}, lowest {min(worst)}, highest {max(worst)}.",
        f"Days with back pain: {share_words(pain, unknown, length)}.",
    ]


def share_words(pain: int, unknown: int, length: int) -> str:
    """Return "33 to 168 of 182", or one number when every day is logged."""
    if not unknown:
        return f"{pain} of {length} days"
    return f"{pain} to {pain + unknown} of {length} days ({unknown} not logged)"
