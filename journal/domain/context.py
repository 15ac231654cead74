"""What an entry line is read against."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from journal.domain.moments import DAY_TURN, journal_day
from journal.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an entry line is read against.

    Attributes:
        now: aware, in the local zone.
        zone: the local zone.
        vocabulary: the names that a line may use.
        turn: the hour at which the journal day turns.
        day: the journal day that a screen shows; None is today. An entry without WHEN is then for that day.
    """

    now: datetime
    zone: tzinfo
    vocabulary: Vocabulary
    turn: time = DAY_TURN
    day: date | None = None

    @property
    def today(self) -> date:
        """The journal day of now."""
        return journal_day(self.now.astimezone(self.zone), self.turn)

    @property
    def shown_day(self) -> date:
        """The journal day that a bare time belongs to."""
        return self.day or self.today
