"""The page for a clinician as values and sentences, ready to show in any shape: what it says is decided before it.

Every text of people's own in it has passed the gate (journal.domain.gate).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from journal.domain.spells import add_months
from journal.domain.views import Spread, spread
from journal.domain.weeks import USABLE_DAYS

FOOTER = "Recorded by the patient; not a diagnosis"
# A bar must stay wide enough to be seen: beyond as many weeks months are drawn, beyond as many months years.
_MOST_WEEKS = 60
_MOST_MONTHS = 60
_DAY = timedelta(days=1)
_USABLE_SHARE = USABLE_DAYS / 7


class Count(NamedTuple):
    """How often something was logged.

    Attributes:
        name: as it is stored.
        times: how often.
        days: on how many days.
        latest: the last of them.
    """

    name: str
    times: int
    days: int
    latest: date


class Place(NamedTuple):
    """Where there was pain of 1 and more.

    Attributes:
        site, side: as they are stored.
        days: on how many days.
        worst: 1 to 10.
    """

    site: str
    side: str | None
    days: int
    worst: int


class Spasms(NamedTuple):
    """The spasms of some days.

    Attributes:
        times: how many.
        days: on how many days.
        at_night: how many of them at night; of the others that was not said.
        worst: 0 to 10, None where no level was given.
        longest_s: seconds, None where no length was given.
    """

    times: int
    days: int
    at_night: int
    worst: int | None
    longest_s: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One week, month or year of the chart.

    Attributes:
        first, last: its days, as far as the period holds them.
        worst: the spread of the daily worst over its logged days; count 0 where none is logged: left blank.
    """

    first: date
    last: date
    worst: Spread

    @property
    def days(self) -> int:
        """How many days there are to log."""
        return (self.last - self.first).days + 1

    @property
    def sparse(self) -> bool:
        """Whether too few of its days are logged to stand for it, by the rule of usable weeks (S3)."""
        return self.worst.count < _USABLE_SHARE * self.days


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A day that the chart names: an onset, or the three-month line."""

    day: date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Medians:
    """The chart: the median and the range of the daily worst, step by step.

    Attributes:
        unit: week, month or year.
        first, last: the days that the axis spans; last may lie ahead, to hold the line.
        steps: ascending, without a gap, those without a level as well.
        onset: of the spell, where it is within the chart; `line` likewise.
        alt: the chart in words.
    """

    unit: str
    first: date
    last: date
    steps: tuple[Step, ...]
    onset: Mark | None
    line: Mark | None
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that patients are asked, and the sentences that answer it."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """Something that was tried, counted.

    Attributes:
        name: what.
        times: how often; 0 where it is not logged.
        days: on how many days; None where several are put together and that is not counted.
        latest: the last of them in words; empty likewise.
        part: it is one of those that a row above sums up.
    """

    name: str
    times: int
    days: int | None
    latest: str
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with sentences under it."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that the page says, in its order.

    Attributes:
        title: with the days of the period.
        about: how long that is, and when the page was made.
        made_on: the journal day on which it was made.
        asked: since when, and how often.
        chart: of the period.
        pain: what is said below the chart.
        tried: what was tried, with its counts.
        tried_note: what those counts cannot say.
        legs, signs, limits, help: sections of sentences.
    """

    title: str
    about: str
    made_on: date
    asked: tuple[Asked, ...]
    chart: Medians
    pain: Section
    tried: tuple[Tried, ...]
    tried_note: str
    legs: Section
    signs: Section
    limits: Section
    help: Section


def steps_of(first: date, last: date, worst: Mapping[date, int]) -> tuple[str, tuple[Step, ...]]:
    """Return week, month or year, whichever a chart of these days has room for, and the steps, without a gap.

    Args:
        first: the first day; a week, month or year that it cuts keeps only its days within.
        last: the last one.
        worst: the worst level of the logged days, 0 to 10; others may be among them.
    """
    unit = _unit(first, last)
    levels: dict[date, list[int]] = {}
    for day, level in worst.items():
        if first <= day <= last:
            levels.setdefault(_start(day, unit), []).append(level)
    steps = []
    start = _start(first, unit)
    while start <= last:
        following = _after(start, unit)
        found = levels.get(start, [])
        steps.append(Step(first=max(start, first), last=min(following - _DAY, last), worst=spread(found)))
        start = following
    return unit, tuple(steps)


def _unit(first: date, last: date) -> str:
    if (last - first).days < 7 * _MOST_WEEKS:
        return "week"
    return "month" if last < add_months(first, _MOST_MONTHS) else "year"


def _start(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _after(start: date, unit: str) -> date:
    return start + timedelta(days=7) if unit == "week" else add_months(start, 1 if unit == "month" else 12)
