"""Days of pain that hang together, and what parts them (rules E2, E8 and E9)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from journal.domain.days import DayState, each_day
from journal.domain.history import History

QUIET_DAYS = 30
_DAY = timedelta(days=1)


class Parting(StrEnum):
    """What comes after a stretch of pain.

    NONE: nothing yet, it runs on. FREE: thirty free days running, which close a spell. UNKNOWN: thirty days without a
    day of pain, not all of them known to be free. WORD: the user's onset or end.
    """

    NONE = "none"
    FREE = "free"
    UNKNOWN = "unknown"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuts:
    """Where the user's word parts days of pain, or keeps them together, whatever the rules say (E10).

    Attributes:
        onsets: a new spell begins on each of these days, ascending.
        ends: a spell ends with each of these days.
        whole: first and last days of spells whose end is the user's.
    """

    onsets: tuple[date, ...] = ()
    ends: tuple[date, ...] = ()
    whole: tuple[tuple[date, date], ...] = ()

    def part(self, before: date, after: date) -> bool:
        """Return whether two days of pain that follow each other are parted."""
        return any(before < day <= after for day in self.onsets) or any(before <= day < after for day in self.ends)

    def next_onset(self, day: date) -> date | None:
        """Return the first onset of the user's after a day, or None."""
        return next((onset for onset in self.onsets if onset > day), None)

    def join(self, before: date, after: date) -> bool:
        """Return whether two days of pain are within one spell."""
        return any(first <= before and after <= last for first, last in self.whole)


@dataclass(slots=True, kw_only=True)
class Stretch:
    """Days of pain with fewer than thirty days without between them.

    Attributes:
        first, last: its first and last day of pain; a day of which only "some had pain" was said counts as one.
        pain: its logged PAIN days, ascending.
        parting: what comes after it.
        near: it would go on into the spell whose onset is the user's, if that did not part them.
    """

    first: date
    last: date
    pain: list[date] = field(default_factory=list)
    parting: Parting = Parting.NONE
    near: bool = False


def stretches(history: History, cuts: Cuts) -> list[Stretch]:
    """Return the stretches of a history, ascending.

    "Some" days break a run without pain, so they are joined like days of pain (E8).
    """
    logged = history.pain_days()
    pain = set(logged)
    points = sorted({*logged, *history.some_days()})
    found: list[Stretch] = []
    for point, after in pairwise((*points, None)) if points else ():
        if point is None:
            break
        if not found or found[-1].parting is not Parting.NONE:
            found.append(Stretch(first=point, last=point))
        here = found[-1]
        here.last = point
        if point in pain:
            here.pain.append(point)
        onset = cuts.next_onset(point)
        if (after is None and onset is not None) or (after is not None and cuts.part(point, after)):
            here.near = onset is not None and (onset - point).days <= QUIET_DAYS
            here.parting = Parting.WORD
        elif after is None:
            here.parting = parting(history, point + _DAY, quiet_until(history))
        elif not cuts.join(point, after):
            here.parting = parting(history, point + _DAY, after - _DAY)
    return found


def quiet_until(history: History) -> date:
    """Return the last day that can be judged: today, or yesterday as long as nothing is known of today."""
    today = history.today
    return today - _DAY if history.state(today) is DayState.UNKNOWN else today


def parting(history: History, first: date, last: date) -> Parting:
    """Return what the days without pain from `first` to `last` do to a spell (E2, E8): NONE, FREE or UNKNOWN."""
    if (last - first).days + 1 < QUIET_DAYS:
        return Parting.NONE
    run = 0
    for day in each_day(first, last):
        run = run + 1 if history.state(day) is DayState.FREE else 0
        if run >= QUIET_DAYS:
            return Parting.FREE
    return Parting.UNKNOWN


def nearest_stretch(found: Sequence[Stretch], day: date) -> Stretch | None:
    """Return the stretch that holds `day`, or else the nearest one no further away than a spell can be quiet."""

    def away(stretch: Stretch) -> int:
        return max((stretch.first - day).days, (day - stretch.last).days, 0)

    near = [stretch for stretch in found if away(stretch) <= QUIET_DAYS]
    return min(near, key=away, default=None)


def unknown_days(history: History, days: Iterable[date]) -> list[date]:
    """Return the days that are neither logged nor said to be free."""
    return [day for day in days if history.state(day) is DayState.UNKNOWN]
