"""What the tabs beside the main chart show: weeks, years, times of the day, treatment and legs, in plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Levels 0 to 10 with their count (S1): what a bar with a range shows.

    Attributes:
        count: how many levels, of days or of readings; with 0 the others are 0 and nothing is drawn.
        median: 0.0 to 10.0.
        low, high: 0 to 10, the lowest and the highest.
    """

    count: int
    median: float = 0.0
    low: int = 0
    high: int = 0


def spread(levels: Sequence[int]) -> Spread:
    """Return the spread of some levels (S1)."""
    if not levels:
        return Spread(count=0)
    return Spread(count=len(levels), median=float(median(levels)), low=min(levels), high=max(levels))


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLevels:
    """One ISO week's daily worst back pain.

    Attributes:
        monday: its first day.
        worst: the spread of the daily worst over the logged days of the week; count 0 when none is logged.
        days: how many days of the week there are to log, 1 to 7: fewer in a week that the window or today cuts.
    """

    monday: date
    worst: Spread
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLevels:
    """A calendar year's daily worst back pain.

    Attributes:
        year: the year.
        worst: 0 to 10 by day, logged days only.
        first: the first day of any record, in this year or not; None for an empty journal.
        today: the journal day; nothing is logged after it.
    """

    year: int
    worst: Mapping[date, int]
    first: date | None
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HourLevels:
    """The back pain readings of some hours of the day; only readings whose time is known.

    Attributes:
        start, stop: hours of the wall clock, 0 to 24, `stop` not included.
        levels: the spread of the readings.
    """

    start: int
    stop: int
    levels: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayLevels:
    """The daily worst of one weekday.

    Attributes:
        weekday: 0 for Monday to 6.
        worst: the spread of the daily worst.
    """

    weekday: int
    worst: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesView:
    """Time of day and weekday.

    Attributes:
        hours: the whole day in equal steps, ascending.
        weekdays: Monday to Sunday.
        timeless: back pain readings left out of `hours`, since only their date is known.
    """

    hours: tuple[HourLevels, ...]
    weekdays: tuple[WeekdayLevels, ...]
    timeless: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CareWeek:
    """What was done in one ISO week, beside its back pain.

    Attributes:
        monday: its first day.
        worst: the spread of the daily worst, as in WeekLevels.
        heat_min, ice_min: minutes; None in a week without any entry: not logged, not 0.
        sessions: exercises done, both sides of one counted once; None likewise.
    """

    monday: date
    worst: Spread
    heat_min: int | None
    ice_min: int | None
    sessions: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegWeek:
    """Leg pain and spasms of one ISO week.

    Attributes:
        monday: its first day.
        worst: the spread of the daily worst leg pain over the days with a leg reading.
        furthest: the site furthest down the leg with a level of 1 or more (buttock to foot), or None.
        spasms: how many; None in a week without any entry: not logged, not 0.
        spasm_worst: 0 to 10, None when none was given.
    """

    monday: date
    worst: Spread
    furthest: str | None
    spasms: int | None
    spasm_worst: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineGauge:
    """How far a running spell is on its way to the three-month line (E4).

    Attributes:
        day: days since the onset, 0 on it.
        length: days from the onset to the line, 89 to 92.
        about: the onset is not exact.
    """

    day: int
    length: int
    about: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareGauge:
    """How many of the last days had back pain, as a range (E6).

    Attributes:
        least: days known to have had pain.
        most: those and the ones that may have.
        length: of the window, in days.
    """

    least: int
    most: int
    length: int
