"""Show 3: how often the verdict claims a direction that is not there, and how often its interval holds the truth.

Simulated histories of 13 weeks: autocorrelated daily pain, rounded, clipped to 0 to 10, with days missing.
"""

from datetime import date, timedelta
from itertools import pairwise
from math import sqrt
from random import Random

from journal.domain.days import DayLevel
from journal.domain.weeks import Direction, Verdict, verdict, weeks_of

SEED = 20261124
HISTORIES = 500
DAYS = 91
PHI = 0.5
MISSING = 0.15
MEANS = (4.0, 6.0)
SPREADS = (1.0, 2.0)
FALL = 2.0
TRUE_SLOPE = -FALL / DAYS * 30
"""Points per 30 days: the level falls by FALL / DAYS every day, 2 points in 91 days."""


def history(random: Random, fall: float) -> tuple[list[DayLevel], date]:
    """Return the logged days and the first day of one history.

    Daily pain is level + AR(1) noise. The level falls by `fall` points in 91 days and is `mean` in the middle; the
    noise has the standard deviation `spread` on every day, the first included. Both are drawn for each history.
    """
    first = date(2026, 1, 5) + timedelta(days=random.randrange(7))
    mean, spread = random.uniform(*MEANS), random.uniform(*SPREADS)
    noise = random.gauss(0.0, spread)
    days = []
    for n in range(DAYS):
        pain = mean - fall / DAYS * (n - (DAYS - 1) / 2) + noise
        worst = min(max(round(pain), 0), 10)
        if random.random() >= MISSING:
            days.append(DayLevel(day=first + timedelta(days=n), worst=worst, mean=float(worst), low=worst, readings=1))
        noise = PHI * noise + random.gauss(0.0, spread * sqrt(1 - PHI**2))
    return days, first


def verdicts(seed: int, histories: int, fall: float) -> list[Verdict]:
    """Return what is said of each history, through the code that the product runs."""
    random = Random(seed)  # noqa: S311 (a simulation, no secret)
    said = []
    for _ in range(histories):
        days, first = history(random, fall)
        said.append(verdict(weeks_of(days, first, first + timedelta(days=DAYS - 1))))
    return said


def claimed_share(seed: int, histories: int) -> float:
    """Return the share, 0 to 1, of histories without a trend of which a direction is claimed."""
    said = verdicts(seed, histories, fall=0.0)
    return sum(one.direction in (Direction.FALLING, Direction.RISING) for one in said) / histories


def held_share(seed: int, histories: int) -> float:
    """Return the share, 0 to 1, of histories with a true fall whose interval holds it; no interval holds nothing."""
    said = verdicts(seed, histories, fall=FALL)
    return sum(
        one.low is not None and one.high is not None and one.low <= TRUE_SLOPE <= one.high for one in said
    ) / histories  # fmt: skip


def test_s4_without_a_trend_a_direction_is_rarely_claimed() -> None:
    share = claimed_share(SEED, HISTORIES)
    assert share <= 0.10, f"a direction is claimed in {share:.1%} of {HISTORIES} histories without a trend"


def test_s3_the_interval_holds_a_true_fall_of_two_points() -> None:
    share = held_share(SEED, HISTORIES)
    assert share >= 0.88, f"the interval holds the truth in {share:.1%} of {HISTORIES} histories"


def test_the_simulated_days_are_what_they_are_said_to_be() -> None:
    """A simulation that is tamer than its words would prove nothing."""
    random = Random(SEED)  # noqa: S311 (a simulation, no secret)
    flat = [history(random, 0.0) for _ in range(HISTORIES)]
    falling = [history(random, FALL) for _ in range(HISTORIES)]
    assert {first.weekday() for _, first in flat} == set(range(7))
    assert abs(sum(len(days) for days, _ in flat) / (HISTORIES * DAYS) - (1 - MISSING)) < 0.01
    pairs = [
        (day.worst, later.worst) for days, _ in flat for day, later in pairwise(days) if (later.day - day.day).days == 1
    ]
    mean = sum(day for day, _ in pairs) / len(pairs)
    assert abs(mean - 5) < 0.1
    # Across histories: noise of 7/3, means of 1/3 and rounding of 1/12; a day and the next share phi of the noise.
    variance = sum((day - mean) ** 2 for day, _ in pairs) / len(pairs)
    shared = sum((day - mean) * (later - mean) for day, later in pairs) / len(pairs)
    assert abs(variance - (7 / 3 + 1 / 3 + 1 / 12)) < 0.2
    assert abs(shared - (PHI * 7 / 3 + 1 / 3)) < 0.2
    ends = [
        [day.worst for days, first in falling for day in days if (day.day - first).days in span]
        for span in (range(7), range(DAYS - 7, DAYS))
    ]
    fall = sum(ends[0]) / len(ends[0]) - sum(ends[1]) / len(ends[1])
    assert abs(fall - FALL * (DAYS - 7) / DAYS) < 0.15
    assert all(0 <= day.worst <= 10 for days, _ in flat + falling for day in days)
