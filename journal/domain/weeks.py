"""Whether the weeks go down, up, or cannot tell: weekly means, their slope and what may be said (rules S3 to S5)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import nan, sqrt

from journal.domain.days import DayLevel

USABLE_DAYS = 4
INTERVAL_WEEKS = 6
DIRECTION_WEEKS = 8
SLOPE_DAYS = 30
COMPARED_WEEKS = 2
NOTICEABLE_POINTS = 2.0
NOTICEABLE_SHARE = 0.3
_Z = 1.959963984540054  # what the rule's 1.96 abbreviates: 97.5 % of a normal distribution lie below it
_NOISE = 1e-9  # differences of means of 4 to 7 whole numbers are either equal or at least 1/8400 apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """An ISO week with at least one logged day.

    Attributes:
        monday: its first day, whichever of its days are logged.
        worst: daily worst, 0 to 10, of its 1 to 7 logged days in their order, however late they were typed in.
        trend_days: 0 to 7, the logged days that count in the trend (D4).
        mean: 0.0 to 10.0, of the daily worst over the trend days; 0.0 when there are none.
    """

    monday: date
    worst: tuple[int, ...]
    trend_days: int
    mean: float

    @property
    def usable(self) -> bool:
        """S3: at least 4 days count in the trend."""
        return self.trend_days >= USABLE_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """A Theil–Sen slope with Sen's interval, in units of y per unit of x; low <= slope <= high.

    Attributes:
        slope: the median of the slopes of all pairs.
        low, high: the interval's ends; both nan where the ties in x and y together leave no variance (one x and one
            y each held by nearly all points), which cannot be when every x differs.
    """

    slope: float
    low: float
    high: float


class Direction(StrEnum):
    """S4: what the usable weeks allow to be said."""

    NOT_ENOUGH = "not-enough"
    TOO_EARLY = "too-early"
    FALLING = "falling"
    RISING = "rising"
    CANT_TELL = "cant-tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What S3 to S5 allow to be said of a run of weeks.

    Attributes:
        weeks: the usable weeks.
        direction: see Direction.
        slope, low, high: points per 30 days; None when there are not enough weeks.
        first_two, latest_two: 0.0 to 10.0, the mean of the weekly means of the first and of the latest 2 usable
            weeks; None unless falling or rising.
        noticeable: S5; None unless falling or rising.
    """

    weeks: int
    direction: Direction
    slope: float | None = None
    low: float | None = None
    high: float | None = None
    first_two: float | None = None
    latest_two: float | None = None
    noticeable: bool | None = None


def weeks_of(days: Sequence[DayLevel], first: date, last: date) -> tuple[Week, ...]:
    """S3: the ISO weeks that hold a logged day from `first` to `last`, ascending; a week without one is absent.

    Args:
        days: logged days, ascending, one for each date.
        first: the window's first day; a week that it cuts keeps only its days within.
        last: the window's last day, included.
    """
    grouped: dict[int, list[DayLevel]] = {}
    start, stop = first.toordinal(), last.toordinal()
    for day in days:
        ordinal = day.day.toordinal()
        if start <= ordinal <= stop:
            # Ordinal 1, the first day of the year 1, is a Monday.
            grouped.setdefault(ordinal - (ordinal - 1) % 7, []).append(day)
    return tuple(_week(date.fromordinal(monday), grouped[monday]) for monday in sorted(grouped))


def _week(monday: date, days: Sequence[DayLevel]) -> Week:
    counted = [day.worst for day in days if day.in_trend]
    return Week(
        monday=monday,
        worst=tuple(day.worst for day in days),
        trend_days=len(counted),
        mean=sum(counted) / len(counted) if counted else 0.0,
    )


def theil_sen(points: Sequence[tuple[float, float]]) -> Slope:
    """S3: the median slope of all pairs whose x differ, with Sen's interval (Theil 1950; Sen 1968, formula 2.6).

    Ties are corrected for in y and in x, as SciPy does. Time and memory grow with the square of the points.

    Args:
        points: (x, y), finite, in any order; an x may repeat.

    Raises:
        ValueError: fewer than two distinct x.
    """
    ordered = sorted(points)
    slopes = sorted(
        (later_y - y) / (later_x - x)
        for index, (x, y) in enumerate(ordered)
        for later_x, later_y in ordered[index + 1 :]
        if later_x != x
    )
    if not slopes:
        raise ValueError("a slope needs points at two different x at least")
    pairs, n = len(slopes), len(ordered)
    middle = (slopes[(pairs - 1) // 2] + slopes[pairs // 2]) / 2
    variance = (_tie_term([n]) - _tie_term(_ties(x for x, _ in ordered)) - _tie_term(_ties(y for _, y in ordered))) / 18
    if variance < 0:
        return Slope(slope=middle, low=nan, high=nan)
    spread = _Z * sqrt(variance)
    upper = min(round((pairs + spread) / 2), pairs - 1)
    lower = max(round((pairs - spread) / 2) - 1, 0)
    return Slope(slope=middle, low=slopes[lower], high=slopes[upper])


def _ties(values: Iterable[float]) -> Iterable[int]:
    return Counter(values).values()


def _tie_term(sizes: Iterable[int]) -> int:
    """Return the sum of c(c−1)(2c+5) over group sizes; a group of one adds nothing."""
    return sum(size * (size - 1) * (2 * size + 5) for size in sizes)


def verdict(weeks: Sequence[Week]) -> Verdict:
    """S3 to S5: what may be said of these weeks; never raises.

    Args:
        weeks: of one window, in any order, at most one for each Monday (of several the last counts); weeks that are
            not usable may be among them.
    """
    by_monday = {week.monday: week for week in weeks if week.usable}
    usable = [by_monday[monday] for monday in sorted(by_monday)]
    if len(usable) < INTERVAL_WEEKS:
        return Verdict(weeks=len(usable), direction=Direction.NOT_ENOUGH)
    line = theil_sen([(week.monday.toordinal(), week.mean) for week in usable])
    direction = _direction(len(usable), line)
    slope, low, high = line.slope * SLOPE_DAYS, line.low * SLOPE_DAYS, line.high * SLOPE_DAYS
    if direction not in (Direction.FALLING, Direction.RISING):
        return Verdict(weeks=len(usable), direction=direction, slope=slope, low=low, high=high)
    first_two = _mean_of(usable[:COMPARED_WEEKS])
    latest_two = _mean_of(usable[-COMPARED_WEEKS:])
    change = first_two - latest_two if direction is Direction.FALLING else latest_two - first_two
    return Verdict(
        weeks=len(usable),
        direction=direction,
        slope=slope,
        low=low,
        high=high,
        first_two=first_two,
        latest_two=latest_two,
        noticeable=_noticeable(change, first_two),
    )


def _direction(weeks: int, line: Slope) -> Direction:
    """S4: a direction only from 8 usable weeks on, and only when the interval excludes 0."""
    if weeks < DIRECTION_WEEKS:
        return Direction.TOO_EARLY
    if line.high < 0:
        return Direction.FALLING
    return Direction.RISING if line.low > 0 else Direction.CANT_TELL


def _mean_of(weeks: Sequence[Week]) -> float:
    return sum(week.mean for week in weeks) / len(weeks)


def _noticeable(change: float, first_two: float) -> bool:
    """S5: at least 2 points, or at least 30 % of where it began; of 0 there is no share.

    Args:
        change: points in the verdict's direction; negative when the four weeks go the other way.
        first_two: 0.0 to 10.0.
    """
    if change >= NOTICEABLE_POINTS - _NOISE:
        return True
    return first_two > 0 and change >= NOTICEABLE_SHARE * first_two - _NOISE
