"""A running heat or ice session: the time left, the minutes to save, and what is put aside (section 5)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from journal.domain import aside
from journal.domain.entries import MAX_MINUTES, Thermal

LONG_MINUTES = 20
# Unseen as long as this after its end, or over its end, and nobody can say how long it stayed on.
_LOST = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """A heat or ice session that runs by the wall clock.

    Attributes:
        modality: heat or ice.
        planned_min: minutes, 1 to 1440.
        site, side: as of a heat or ice entry.
        level_before: pain before it, 0 to 10.
        started: aware.
        seen: when the journal last saw it running, aware.
    """

    modality: str
    planned_min: int = LONG_MINUTES
    site: str = "back"
    side: str | None = None
    level_before: int | None = None
    started: datetime
    seen: datetime

    def __post_init__(self) -> None:
        # What is saved in the end is a heat or ice entry: its limits are the timer's.
        Thermal(
            modality=self.modality,
            minutes=self.planned_min,
            site=self.site,
            side=self.side,
            level_before=self.level_before,
        )
        object.__setattr__(self, "started", aside.fixed(self.started))
        object.__setattr__(self, "seen", aside.fixed(self.seen))

    def elapsed_s(self, now: datetime) -> int:
        """Return the whole seconds since the start; 0 when the clock is before it."""
        return max((now - self.started) // timedelta(seconds=1), 0)

    def left_s(self, now: datetime) -> int:
        """Return the seconds left, a begun one whole; negative once over."""
        return self.planned_min * 60 - self.elapsed_s(now)

    def is_over(self, now: datetime) -> bool:
        """Return whether the planned minutes are over."""
        return self.left_s(now) <= 0

    def minutes(self, now: datetime) -> int:
        """Return the minutes it ran, half a minute rounded up, as an entry may hold them: 1 to 1440."""
        return min(max((self.elapsed_s(now) + 30) // 60, 1), MAX_MINUTES)

    def is_lost(self, now: datetime) -> bool:
        """Return whether it ran out unseen: nobody can say how long it stayed on the skin."""
        return self.is_over(now) and now - self.seen > _LOST

    def clock_words(self, now: datetime) -> str:
        """Return "heat 13:52" with the time left, "heat done +1:05" once over."""
        left = self.left_s(now)
        return f"{self.modality} done +{clock_words(-left)}" if left <= 0 else f"{self.modality} {clock_words(left)}"


def clock_words(seconds: int) -> str:
    """Return "12:05", "1:02:05" from an hour on."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def to_text(timer: Timer) -> str:
    """Return the timer as one line of JSON."""
    facts = {name: getattr(timer, name) for name in _PLAIN}
    moments = {"started": timer.started.isoformat(), "seen": timer.seen.isoformat()}
    return aside.dumped("timer", {**facts, **moments})


def from_text(text: str) -> Timer:
    """Return the timer that `to_text` wrote.

    Raises:
        ValueError: it is anything else.
    """
    with aside.reading("timer"):
        facts = aside.loaded("timer", text, *_PLAIN, "started", "seen")
        return Timer(
            modality=aside.words(facts["modality"]),
            planned_min=aside.whole(facts["planned_min"]),
            site=aside.words(facts["site"]),
            side=aside.maybe(aside.words, facts["side"]),
            level_before=aside.maybe(aside.whole, facts["level_before"]),
            started=aside.moment(facts["started"]),
            seen=aside.moment(facts["seen"]),
        )


_PLAIN = ("modality", "planned_min", "site", "side", "level_before")
