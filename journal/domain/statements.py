"""What a person said of a whole period: period statements (rule E8), kept as they were said, never as readings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from journal.domain.entries import checked_note
from journal.domain.slugs import ANSWERS
from journal.errors import ValueRefused


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What the unlogged days of a period were (E8).

    Attributes:
        first: its first day.
        last: its last day; None for a pause that still runs.
        answer: free, some, unknown or pause.
        pain_days: with "some", on about how many of the unlogged days there was pain, at least 1; None when that is
            not known either.
        said_at: when it was said, UTC; a later statement beats an earlier one.
        note: whatever else there is to say of it, byte for byte as typed, or None.
        uid: None before it is saved.
        version: of the stored row.
    """

    first: date
    last: date | None
    answer: str
    said_at: datetime
    pain_days: int | None = None
    note: str | None = None
    uid: str | None = None
    version: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "note", checked_note(self.note))
        if self.answer not in ANSWERS:
            raise ValueRefused(f"no answer '{self.answer}'", f"Known: {', '.join(ANSWERS)}.")
        if self.last is None and self.answer != "pause":
            raise ValueRefused("only a pause may have an open end", "Give the last day of the period.")
        if self.last is not None and self.last < self.first:
            raise ValueRefused(
                f"the last day {self.last.isoformat()} is before the first {self.first.isoformat()}", "Swap them."
            )
        if self.pain_days is not None and (self.answer != "some" or self.pain_days < 1):
            raise ValueRefused("only 'some' has a number of days, from 1", "Without any pain the answer is 'free'.")

    @property
    def order(self) -> tuple[datetime, str]:
        """Where it stands among all: of each day the last one counts (E8)."""
        return self.said_at, self.uid or ""

    def covers(self, day: date) -> bool:
        """Return whether it speaks of a day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSaid:
    """What the user says of a period, before it is a statement.

    Attributes:
        first, last, answer, pain_days, note: as in the statement.
    """

    first: date
    last: date | None
    answer: str
    pain_days: int | None = None
    note: str | None = None

    def statement(self, said_at: datetime) -> Statement:
        """Return the statement that it is when it is said.

        Raises:
            ValueRefused: as the statement.
        """
        return Statement(
            first=self.first,
            last=self.last,
            answer=self.answer,
            pain_days=self.pain_days,
            note=self.note,
            said_at=said_at,
        )


def pause_on(statements: Iterable[Statement], day: date) -> Statement | None:
    """Return the pause that runs on a day, the latest one said; None where tracking goes on.

    Whatever is said of single days meanwhile, a pause runs until it is ended.
    """
    pauses = [said for said in statements if said.answer == "pause" and said.covers(day)]
    return max(pauses, key=lambda said: said.order, default=None)
