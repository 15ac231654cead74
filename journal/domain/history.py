"""What is known of every day: what was logged, and what was said of the days that were not (rules D1, D2, E6, E8)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from journal.domain.days import DayState, each_day
from journal.domain.statements import Statement, pause_on

SHARE_DAYS = (182, 91)


class Verdict(StrEnum):
    """E6: whether there was back pain on at least half of the days."""

    HALF = "on at least half the days"
    FEWER = "on fewer than half"
    CANT_TELL = "can't tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of the last days had back pain (E6).

    Attributes:
        length: of the window that ends today, in days.
        least: days that had pain for certain: logged, or said to be among the unlogged ones.
        most: those and all that may have had.
        logged: days with a back-site reading.
    """

    length: int
    least: int
    most: int
    logged: int

    @property
    def unknown(self) -> int:
        """How many days may have been either."""
        return self.most - self.least

    @property
    def verdict(self) -> Verdict:
        """At least half of the days, fewer, or can't tell; exactly half is at least half."""
        if 2 * self.least >= self.length:
            return Verdict.HALF
        return Verdict.FEWER if 2 * self.most < self.length else Verdict.CANT_TELL


class History:
    """What is known of the days up to today; what came later is as if it were not there.

    Attributes:
        today: the journal day.
        worst: the worst back-site level of every logged day, 0 to 10.
        logged: the logged days, ascending.
        pause: the pause that runs today, whether today is logged or told of or not; None where tracking goes on.

    Args:
        worst: the worst back-site level of every logged day, 0 to 10, in any order.
        statements: what was said of periods, in any order: of each day the latest counts (E8).
        today: the journal day.
    """

    def __init__(self, worst: Iterable[tuple[date, int]], statements: Iterable[Statement], today: date) -> None:
        self.today = today
        self.worst = {day: level for day, level in worst if day <= today}
        self.logged = sorted(self.worst)
        self._said: dict[date, Statement] = {}
        statements = sorted(statements, key=lambda said: said.order)
        self.pause = pause_on(statements, today)
        for said in statements:
            last = today if said.last is None else min(said.last, today)
            self._said.update((day, said) for day in each_day(said.first, last) if day not in self.worst)
        self._some: dict[int, tuple[Statement, list[date]]] = {}
        for day, said in sorted(self._said.items()):
            if said.answer == "some":
                self._some.setdefault(id(said), (said, []))[1].append(day)

    def pain_days(self) -> list[date]:
        """Return every logged PAIN day, ascending."""
        return [day for day in self.logged if self.worst[day] >= 1]

    def statement_of(self, day: date) -> Statement | None:
        """Return what was said of an unlogged day; a logged day beats every statement (E8)."""
        return self._said.get(day)

    def days_of(self, said: Statement) -> int:
        """Return how many days a statement counts for: neither logged nor told of later."""
        return sum(one == said for one in self._said.values())

    def unlogged_of(self, said: Statement) -> int:
        """Return how many days of a statement's period, up to today, are not logged."""
        last = self.today if said.last is None else min(said.last, self.today)
        return max((last - said.first).days + 1, 0) - self.logged_between(said.first, last)

    def answer_of(self, day: date) -> str | None:
        """Return what was answered of an unlogged day: free, some, unknown, pause, or None."""
        said = self._said.get(day)
        return None if said is None else said.answer

    def state(self, day: date) -> DayState:
        """Return a day's state (D1); an unlogged one is FREE where that was said of it, else UNKNOWN."""
        level = self.worst.get(day)
        if level is not None:
            return DayState.PAIN if level >= 1 else DayState.FREE
        said = self._said.get(day)
        return DayState.FREE if said is not None and said.answer == "free" else DayState.UNKNOWN

    def some_days(self) -> list[date]:
        """Return the unlogged days of which "some had pain" was said, ascending; which of them is not known."""
        return sorted(day for _, days in self._some.values() for day in days)

    def said_pain_days(self, first: date, last: date) -> int:
        """Return how many of these days, at least, were said to have had pain."""
        return sum(_least(said, days, _within(days, first, last)) for said, days in self._some.values())

    def logged_between(self, first: date, last: date) -> int:
        """Return how many days are logged from `first` to `last`."""
        return max(bisect_right(self.logged, last) - bisect_left(self.logged, first), 0)

    def share(self, length: int) -> Share:
        """Return how many of the last `length` days had back pain, today included (E6).

        The window is fixed: days before the first record count as unknown.
        """
        return self.share_of(self.today - timedelta(days=length - 1), self.today)

    def share_of(self, first: date, last: date) -> Share:
        """Return how many of the days from `first` to `last` had back pain.

        A "some" period that reaches beyond them gives them as few or as many of its days of pain as its other days
        leave room for.
        """
        logged = self.logged[bisect_left(self.logged, first) : bisect_right(self.logged, last)]
        least = sum(self.worst[day] >= 1 for day in logged)
        free = len(logged) - least
        free += sum(said.answer == "free" for day, said in self._said.items() if first <= day <= last)
        for said, days in self._some.values():
            inside = _within(days, first, last)
            number = _capped(said, days)
            least += _least(said, days, inside)
            free += 0 if number is None else max(inside - number, 0)
        length = (last - first).days + 1
        return Share(length=length, least=least, most=length - free, logged=len(logged))


def _within(days: list[date], first: date, last: date) -> int:
    return max(bisect_right(days, last) - bisect_left(days, first), 0)


def _least(said: Statement, days: list[date], inside: int) -> int:
    """Return how many of the days of pain of a "some" statement are among `inside` of its days at least."""
    return max((_capped(said, days) or 1) - (len(days) - inside), 0)


def _capped(said: Statement, days: list[date]) -> int | None:
    """Return the days of pain of a "some" statement: at most the unlogged ones; None where no number was said."""
    return None if said.pain_days is None else min(said.pain_days, len(days))
