"""Weekly trends by their rules: S3 to S5, and D4 within them; Show 2: the slope is SciPy's."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import isnan
from random import Random
from statistics import mean, median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import theilslopes  # type: ignore[import-untyped]

from journal.domain.days import DayLevel
from journal.domain.weeks import Direction, Slope, Verdict, Week, theil_sen, verdict, weeks_of

MONDAY = date(2026, 8, 3)
FAR = (date(1, 1, 1), date(9999, 12, 31))
CLAIMS = (Direction.FALLING, Direction.RISING)


def level(day: date, worst: int, late_days: float = 0) -> DayLevel:
    # Mean and low differ from the worst: the trend must be made of the worst.
    return DayLevel(day=day, worst=worst, mean=worst / 2, low=0, readings=2, late_by=timedelta(days=late_days))


def week(number: int, value: float, trend_days: int = 7) -> Week:
    return Week(monday=MONDAY + timedelta(weeks=number), worst=(0,) * 7, trend_days=trend_days, mean=value)


def series(*values: float) -> list[Week]:
    return [week(number, value) for number, value in enumerate(values)]


def scipy_slope(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    with np.errstate(invalid="ignore"):
        found = theilslopes([y for _, y in points], [x for x, _ in points], alpha=0.95)
    return float(found.slope), float(found.low_slope), float(found.high_slope)


def ours(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    found = theil_sen(points)
    return found.slope, found.low, found.high


# -- S3: weeks


def test_s3_a_weeks_mean_is_of_the_daily_worst() -> None:
    days = [level(MONDAY + timedelta(days=n), worst) for n, worst in enumerate((3, 4, 4, 5, 6))]
    assert weeks_of(days, *FAR) == (Week(monday=MONDAY, worst=(3, 4, 4, 5, 6), trend_days=5, mean=22 / 5),)


@pytest.mark.parametrize(("logged", "usable"), [(1, False), (3, False), (4, True), (7, True)])
def test_s3_a_week_is_usable_from_four_logged_days_on(logged: int, usable: bool) -> None:
    (found,) = weeks_of([level(MONDAY + timedelta(days=n), 5) for n in range(logged)], *FAR)
    assert (found.trend_days, found.usable) == (logged, usable)


def test_s3_weeks_are_iso_weeks_across_a_years_end() -> None:
    """2026 has 53 ISO weeks: 28 December 2026 to 3 January 2027 is one week."""
    days = [level(date(2026, 12, 26) + timedelta(days=n), n) for n in range(10)]
    found = weeks_of(days, *FAR)
    assert [(one.monday, one.worst) for one in found] == [
        (date(2026, 12, 21), (0, 1)),
        (date(2026, 12, 28), (2, 3, 4, 5, 6, 7, 8)),
        (date(2027, 1, 4), (9,)),
    ]


def test_s3_only_days_within_the_window_count_both_ends_included() -> None:
    days = [level(MONDAY + timedelta(days=n), n % 11) for n in range(21)]
    found = weeks_of(days, MONDAY + timedelta(days=3), MONDAY + timedelta(days=14))
    assert [(one.monday, one.worst, one.usable) for one in found] == [
        (MONDAY, (3, 4, 5, 6), True),
        (MONDAY + timedelta(weeks=1), (7, 8, 9, 10, 0, 1, 2), True),
        (MONDAY + timedelta(weeks=2), (3,), False),
    ]
    assert weeks_of(days, MONDAY + timedelta(days=1), MONDAY) == ()
    assert weeks_of([], *FAR) == ()


def test_s3_the_calendars_ends_are_weeks_too() -> None:
    days = [level(date.min, 1), level(date.max, 2)]
    assert [one.monday for one in weeks_of(days, date.min, date.max)] == [date(1, 1, 1), date(9999, 12, 27)]


@given(
    st.dictionaries(st.dates(date(1999, 12, 1), date(2001, 2, 1)), st.tuples(st.integers(0, 10), st.integers(0, 14))),
    st.dates(date(1999, 12, 1), date(2001, 2, 1)),
    st.dates(date(1999, 12, 1), date(2001, 2, 1)),
)
def test_s3_weeks_agree_with_the_calendar(logged: dict[date, tuple[int, int]], first: date, last: date) -> None:
    days = [level(day, worst, late) for day, (worst, late) in sorted(logged.items())]
    expected: dict[tuple[int, int], list[DayLevel]] = {}
    for day in days:
        if first <= day.day <= last:
            expected.setdefault(day.day.isocalendar()[:2], []).append(day)
    found = weeks_of(days, first, last)
    assert [one.monday.isocalendar()[:2] for one in found] == list(expected)
    assert [one.monday for one in found] == sorted(one.monday for one in found)
    for one, own in zip(found, expected.values(), strict=True):
        counted = [day.worst for day in own if day.in_trend]
        assert one.monday.weekday() == 0
        assert one.worst == tuple(day.worst for day in own)
        assert one.trend_days == len(counted)
        assert one.mean == (pytest.approx(mean(counted)) if counted else 0.0)


# -- D4


def test_d4_days_typed_in_more_than_seven_days_late_are_kept_but_not_in_the_trend() -> None:
    late = [0, 0, 0, 7, 7.01, 30]
    days = [level(MONDAY + timedelta(days=n), 2 if by <= 7 else 10, by) for n, by in enumerate(late)]
    (found,) = weeks_of(days, *FAR)
    assert found == Week(monday=MONDAY, worst=(2, 2, 2, 2, 10, 10), trend_days=4, mean=2.0)
    assert found.usable


def test_d4_a_week_typed_in_too_late_is_present_and_not_usable() -> None:
    (found,) = weeks_of([level(MONDAY + timedelta(days=n), 6, late_days=20) for n in range(7)], *FAR)
    assert (found.worst, found.trend_days, found.mean, found.usable) == ((6,) * 7, 0, 0.0, False)
    # A mean of 0.0 that stands for nothing must not pull the slope down.
    said = verdict([*series(*[5.0] * 8), week(8, 0.0, trend_days=0)])
    assert (said.weeks, said.slope) == (8, 0.0)


# -- S3: the slope and Sen's interval


def tied_series(random: Random) -> list[tuple[float, float]]:
    """Return 2 to 30 points at unequal distances, sometimes at the same x, with means of whole numbers as y."""
    x = 739000
    points = []
    for _ in range(random.randint(2, 30)):
        x += 7 * random.choice((1, 1, 1, 2, 5)) if random.random() < 0.9 else random.choice((0, 1, 3))
        days = random.choice((1, 4, 7))
        points.append((float(x), sum(random.randint(3, 6) for _ in range(days)) / days))
    random.shuffle(points)
    return points


def test_show_2_slope_and_interval_equal_scipys_on_500_series() -> None:
    random = Random(20261124)  # noqa: S311 (a fixed series, no secret)
    seen = tied_y = tied_x = wide = 0
    while seen < 500:
        points = tied_series(random)
        if len({x for x, _ in points}) < 2:
            continue
        assert ours(points) == scipy_slope(points)
        seen += 1
        tied_y += len({y for _, y in points}) < len(points)
        tied_x += len({x for x, _ in points}) < len(points)
        wide += len({later - x for (x, _), (later, _) in pairwise(sorted(points))}) > 1
    assert min(tied_y, tied_x, wide) > 100


@given(
    st.lists(
        st.tuples(
            st.integers(0, 400).map(float) | st.integers(0, 3).map(float),
            st.floats(0, 10) | st.integers(0, 70).map(lambda total: total / 7) | st.integers(0, 2).map(float),
        ),
        min_size=2,
        max_size=40,
    ).filter(lambda points: len({x for x, _ in points}) > 1)
)
def test_show_2_slope_and_interval_equal_scipys(points: list[tuple[float, float]]) -> None:
    assert ours(points) == pytest.approx(scipy_slope(points), rel=0, abs=0, nan_ok=True)


def test_show_2_holds_for_three_years_of_weeks_where_the_rounding_of_z_decides() -> None:
    """With 156 points 1.96 itself would take the next rank on both sides."""
    random = Random(156)  # noqa: S311 (a fixed series, no secret)
    points = [(float(7 * n), random.uniform(0, 10)) for n in range(156)]
    assert ours(points) == scipy_slope(points)


def test_s3_the_interval_is_that_of_the_rule() -> None:
    """By hand: 8 weeks, no ties: N = 28, C = 1.96·sqrt(8·7·21/18) = 15.84; the 6th and the 23rd of the slopes."""
    values = [(float(x), float(y)) for x, y in enumerate((6, 8, 5, 7, 3, 4, 1, 2))]
    slopes = sorted((b[1] - a[1]) / (b[0] - a[0]) for n, a in enumerate(values) for b in values[n + 1 :])
    assert theil_sen(values) == Slope(slope=median(slopes), low=slopes[5], high=slopes[22])


def test_s3_ties_in_y_narrow_the_interval_as_the_rule_says() -> None:
    """By hand: y tied 4 and 4: C = 1.96·sqrt((8·7·21 − 2·4·3·13)/18) = 13.58; without the correction 15.84."""
    values = [(float(x), float(y)) for x, y in enumerate((1, 0, 1, 1, 0, 0, 1, 0))]
    slopes = sorted((b[1] - a[1]) / (b[0] - a[0]) for n, a in enumerate(values) for b in values[n + 1 :])
    assert theil_sen(values) == Slope(slope=median(slopes), low=slopes[6], high=slopes[21])
    assert (slopes[6], slopes[21]) != (slopes[5], slopes[22])


def test_s3_all_tied_has_slope_and_interval_0() -> None:
    assert theil_sen([(float(n), 4.0) for n in range(13)]) == Slope(slope=0.0, low=0.0, high=0.0)


@pytest.mark.parametrize("points", [[], [(1.0, 2.0)], [(1.0, 2.0), (1.0, 3.0), (1.0, 5.0)]])
def test_s3_a_slope_needs_two_different_x(points: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="two different x"):
        theil_sen(points)


def test_s3_ties_that_leave_no_variance_give_no_interval() -> None:
    found = theil_sen([(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 1.0), (1.0, 0.0)])
    assert found.slope == 0.0
    assert isnan(found.low)
    assert isnan(found.high)


# -- S3: points per 30 days, by real week dates


def test_s3_the_slope_is_in_points_per_30_days() -> None:
    said = verdict(series(*(8 - 0.7 * n for n in range(8))))
    assert [said.slope, said.low, said.high] == pytest.approx([-3.0, -3.0, -3.0])


def test_s3_missing_weeks_are_absent_and_the_dates_are_the_real_ones() -> None:
    """A line of −0.1 a day with holes is that line still; counted in weeks it would be steeper."""
    numbers = (0, 1, 2, 6, 7, 11, 12, 13)
    said = verdict([week(number, 9.5 - 0.7 * number) for number in numbers])
    assert said.weeks == 8
    assert said.slope == pytest.approx(-3.0)
    assert said.low == pytest.approx(-3.0)


def test_s3_weeks_that_are_not_usable_do_not_count() -> None:
    good = series(7, 6, 5, 4, 3, 2)
    said = verdict([*good, week(6, 10, trend_days=3), week(7, 10, trend_days=0)])
    assert said == verdict(good)
    assert said.weeks == 6


# -- S4


@pytest.mark.parametrize(
    ("weeks", "direction"),
    [
        (0, Direction.NOT_ENOUGH),
        (1, Direction.NOT_ENOUGH),
        (5, Direction.NOT_ENOUGH),
        (6, Direction.TOO_EARLY),
        (7, Direction.TOO_EARLY),
        (8, Direction.FALLING),
        (13, Direction.FALLING),
    ],
)
def test_s4_how_many_usable_weeks_allow_what(weeks: int, direction: Direction) -> None:
    said = verdict(series(*(9 - 0.5 * n for n in range(weeks))))
    assert (said.weeks, said.direction) == (weeks, direction)
    assert (said.slope is None, said.low is None, said.high is None) == (weeks < 6,) * 3
    assert (said.first_two is None, said.latest_two is None, said.noticeable is None) == (weeks < 8,) * 3


def test_s4_rising_is_told_as_readily_as_falling() -> None:
    values = (2, 3, 2.5, 4, 4, 5, 6, 5.5)
    up, down = verdict(series(*values)), verdict(series(*(8 - value for value in values)))
    assert (up.direction, down.direction) == (Direction.RISING, Direction.FALLING)
    assert up.low is not None
    assert up.low > 0
    assert (up.slope, up.low, up.high) == (-(down.slope or 0), -(down.high or 0), -(down.low or 0))


def test_s4_no_direction_while_the_interval_holds_0() -> None:
    said = verdict(series(6, 5, 7, 4, 6, 5, 4, 6, 5, 4))
    assert said.slope is not None
    assert said.slope < 0
    assert said.direction is Direction.CANT_TELL
    assert (said.first_two, said.latest_two, said.noticeable) == (None, None, None)


def test_s4_an_interval_that_ends_at_0_does_not_exclude_it() -> None:
    said = verdict(series(5, 5, 5, 5, 4, 4, 4, 4))
    assert (said.high, said.direction) == (0.0, Direction.CANT_TELL)


def test_s4_all_weeks_tied_cannot_be_told() -> None:
    assert verdict(series(*[4.0] * 10)) == Verdict(
        weeks=10, direction=Direction.CANT_TELL, slope=0.0, low=0.0, high=0.0
    )


# -- S5


def fall(first_two: float, latest_two: float) -> Verdict:
    """Return the verdict on twelve weeks that fall or rise evenly between two pairs of tied weeks."""
    step = (latest_two - first_two) / 9
    between = [first_two + step * (n + 1) for n in range(8)]
    said = verdict(series(first_two, first_two, *between, latest_two, latest_two))
    assert said.direction in CLAIMS
    return said


@pytest.mark.parametrize(
    ("first_two", "latest_two", "noticeable"),
    [
        (9.0, 7.0, True),  # 2 points, 22 %
        (9.0, 7.01, False),
        (7.3, 5.3, True),  # 2 points; in floats 7.3 − 5.3 is 2 exactly, 8.1 − 6.1 is less
        (8.1, 6.1, True),
        (4.0, 2.8, True),  # 30 %, 1.2 points; in floats 4 − 2.8 is more, 1.1 − 0.77 is less
        (1.1, 0.77, True),
        (4.0, 2.81, False),
        (7.0, 9.0, True),
        (7.0, 8.9, False),
        (2.0, 2.6, True),  # rising by 30 %
        (2.0, 2.59, False),
        (0.0, 1.9, False),  # of 0 there is no 30 %
        (0.0, 2.0, True),
        (1.0, 0.0, True),
    ],
)
def test_s5_two_points_or_thirty_percent_are_noticeable(first_two: float, latest_two: float, noticeable: bool) -> None:
    said = fall(first_two, latest_two)
    assert said.direction is (Direction.FALLING if latest_two < first_two else Direction.RISING)
    assert [said.first_two, said.latest_two] == pytest.approx([first_two, latest_two])
    assert said.noticeable is noticeable


@pytest.mark.parametrize("days", [4, 5, 6, 7])
def test_s5_float_noise_never_decides_at_the_threshold(days: int) -> None:
    """Every pair of weekly means that are exactly 2 points apart, whatever the noise of their division."""
    for total in range(2 * days, 10 * days + 1):
        said = fall(total / days, (total - 2 * days) / days)
        assert said.noticeable, total


def test_s5_is_about_the_first_and_the_latest_two_usable_weeks() -> None:
    weeks = series(9, 8, 7.5, 7, 6.5, 6, 5.5, 5, 3, 2)
    said = verdict([week(-1, 0, trend_days=3), *weeks, week(10, 10, trend_days=3)])
    assert (said.first_two, said.latest_two, said.noticeable) == (8.5, 2.5, True)


def test_s5_first_and_latest_are_by_date_in_whatever_order_the_weeks_come() -> None:
    weeks = series(9, 8, 7.5, 7, 6.5, 6, 5.5, 5, 3, 2)
    assert verdict(weeks[::-1]) == verdict(weeks[5:] + weeks[:5]) == verdict(weeks)


def test_s5_a_difference_against_the_direction_is_not_noticeable() -> None:
    """The middle of the run falls; its first and latest weeks happen to lie the other way round."""
    said = verdict(series(1, 5, *(9 - 0.5 * n for n in range(14)), 6, 6))
    assert said.direction is Direction.FALLING
    assert (said.first_two, said.latest_two, said.noticeable) == (3.0, 6.0, False)


# -- for whatever weeks


@given(
    st.lists(
        st.builds(
            week,
            st.integers(-20, 40),
            st.integers(0, 70).map(lambda total: total / 7) | st.floats(0, 10),
            st.integers(0, 7),
        ),
        max_size=30,
    ),
    st.randoms(use_true_random=False),
)
def test_a_verdict_never_raises_and_claims_only_what_its_interval_allows(weeks: list[Week], random: Random) -> None:
    said = verdict(weeks)
    usable = {one.monday for one in weeks if one.usable}
    assert said.weeks == len(usable)
    assert (said.direction is Direction.NOT_ENOUGH) is (len(usable) < 6)
    assert (said.direction is Direction.TOO_EARLY) is (len(usable) in (6, 7))
    if said.slope is not None and said.low is not None and said.high is not None:
        assert said.low <= said.slope <= said.high
        assert (said.direction is Direction.FALLING) is (len(usable) >= 8 and said.high < 0)
        assert (said.direction is Direction.RISING) is (len(usable) >= 8 and said.low > 0)
    assert (said.noticeable is not None) is (said.first_two is not None)
    assert (said.noticeable is not None) is (said.direction in CLAIMS)
    distinct = list({one.monday: one for one in weeks}.values())
    shuffled = random.sample(distinct, len(distinct))
    assert verdict(shuffled) == verdict(distinct)
