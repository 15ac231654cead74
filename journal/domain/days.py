"""What a day was: its state and its level (rules D1, D2 and D4)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from journal.domain.moments import LATE, TOO_LATE


class DayState(StrEnum):
    """D1: the worst back-site reading decides; a day without one is UNKNOWN, never 0."""

    PAIN = "PAIN"
    FREE = "FREE"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLevel:
    """One logged day's levels (D2): worst is the headline, mean and low make the band.

    Attributes:
        day: the journal day.
        worst: 0 to 10, the highest reading.
        mean: 0.0 to 10.0.
        low: 0 to 10, the lowest reading.
        readings: how many, at least 1.
        late_by: how late the headline reading was typed in; zero when on time or imported (D4).
    """

    day: date
    worst: int
    mean: float
    low: int
    readings: int
    late_by: timedelta = timedelta(0)

    @property
    def state(self) -> DayState:
        """PAIN or FREE; a day that is here was logged."""
        return DayState.PAIN if self.worst >= 1 else DayState.FREE

    @property
    def late(self) -> bool:
        """D4: typed in more than three days late, drawn hollow."""
        return self.late_by > LATE

    @property
    def in_trend(self) -> bool:
        """D4: typed in more than seven days late is left out of the trend, kept everywhere else."""
        return self.late_by <= TOO_LATE


def each_day(first: date, last: date) -> list[date]:
    """Return every date from `first` to `last`, both included; empty when last is earlier."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
