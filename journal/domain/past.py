"""Looking through all entries: which ones are wanted, and where each of them stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import accumulate

from journal.domain.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which entries are wanted; what is empty or None narrows nothing.

    Attributes:
        kind: a word of kinds.TABLES.
        site: only entries of what has a site are then wanted.
        text: part of any text that was logged, or of an exercise's name; letters of either case.
        first, last: journal days, both included.
    """

    kind: str = ""
    site: str = ""
    text: str = ""
    first: date | None = None
    last: date | None = None

    def within(self, first: date | None, last: date | None) -> "Filters":
        """Return these for the days of theirs that lie from `first` to `last`."""
        firsts = [day for day in (self.first, first) if day is not None]
        lasts = [day for day in (self.last, last) if day is not None]
        return replace(self, first=max(firsts, default=None), last=min(lasts, default=None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an entry stands among all; without a moment, before every entry of its day.

    Attributes:
        day: the journal day.
        at_utc: the moment.
        kind, uid: of the entry.
    """

    day: date
    at_utc: datetime | None = None
    kind: str = ""
    uid: str = ""

    @classmethod
    def of(cls, entry: Entry) -> "Place":
        """Return where an entry stands."""
        return cls(day=entry.moment.day, at_utc=entry.moment.at_utc, kind=entry.value.kind, uid=entry.uid)


@dataclass(frozen=True, slots=True)
class DayCounts:
    """How many entries each day has, the newest day first and no day without any.

    Entries are numbered from 0, the newest first. Lines are numbered from 0 as well: each day has one before its
    entries.

    Attributes:
        days: the days.
        ends: how many entries there are up to and with each of them.
    """

    days: tuple[date, ...] = ()
    ends: tuple[int, ...] = ()

    @classmethod
    def of(cls, counts: Iterable[tuple[date, int]]) -> "DayCounts":
        """Return the counts of days, which come newest first."""
        pairs = list(counts)
        return cls(tuple(day for day, _ in pairs), tuple(accumulate(count for _, count in pairs)))

    def followed_by(self, older: "DayCounts") -> "DayCounts":
        """Return these and the counts of days before them."""
        total = self.total
        return DayCounts(self.days + older.days, self.ends + tuple(total + end for end in older.ends))

    @property
    def total(self) -> int:
        """How many entries there are."""
        return self.ends[-1] if self.ends else 0

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self.total + len(self.days)

    def day_of(self, number: int) -> int:
        """Return the index of the day of an entry."""
        return bisect_right(self.ends, number)

    def first_of(self, index: int) -> int:
        """Return the number of the first entry of a day, by the day's index."""
        return self.ends[index - 1] if index else 0

    def newer_than(self, day: date) -> int:
        """Return how many entries later days have."""
        return self.first_of(self._later_than(day))

    def nearest(self, first: date, last: date) -> date | None:
        """Return the latest of the days from `first` to `last`, or else the one nearest to them; None of no days."""
        index = self._later_than(last)
        if index < len(self.days) and self.days[index] >= first:
            return self.days[index]
        around = [*self.days[index : index + 1], *self.days[max(index - 1, 0) : index]]
        return min(around, key=lambda day: max(first - day, day - last), default=None)

    def _later_than(self, day: date) -> int:
        """Return how many of the days are later."""
        return bisect_left(self.days, -day.toordinal(), key=lambda one: -one.toordinal())

    def line_of(self, number: int) -> int:
        """Return the line of an entry."""
        return number + self.day_of(number) + 1

    def at_line(self, line: int) -> tuple[int, int | None]:
        """Return the index of a line's day, and the number of its entry; None for the line before a day's entries."""
        index = bisect_right(range(len(self.days)), line, key=lambda one: self.first_of(one) + one) - 1
        head = self.first_of(index) + index
        return index, None if line == head else line - index - 1

    def window(self, number: int, count: int) -> tuple[tuple[date, ...], int]:
        """Return the days that hold `count` entries from `number` on, and how many of the first day come before."""
        if number >= self.total:
            return (), 0
        first, last = self.day_of(number), self.day_of(min(number + count, self.total) - 1)
        return self.days[first : last + 1], number - self.first_of(first)
