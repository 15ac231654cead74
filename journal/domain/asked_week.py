"""The days that the weekly way of logging asks about (domain.md, section 7): told of all at once, never day by day."""

from dataclasses import dataclass
from datetime import date, timedelta

from journal.domain.days import each_day
from journal.domain.history import History

WEEK_DAYS = 7
# A week is remembered well, longer not: after a longer gap the days before the last week stay unknown.
MOST_DAYS = 14
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWeek:
    """The latest days, with those of them that are not known.

    Attributes:
        first, last: the period; the last is today.
        unlogged: how many of its days have no back pain level, at least 1: a statement is about these (E8).
    """

    first: date
    last: date
    unlogged: int

    @property
    def logged(self) -> int:
        """How many of its days are logged, and stay as they were logged."""
        return (self.last - self.first).days + 1 - self.unlogged


def asked_week(history: History) -> AskedWeek | None:
    """Return the days that are asked about today, or None where nothing of them is left to say.

    They are the last seven. What was told of already is not asked again: then they begin the day after. A week that is
    told of a few days late leaves no gap: then they begin where it was last known, at most fourteen days back.
    """
    today = history.today
    first = today - (WEEK_DAYS - 1) * _DAY
    told = [day for day in each_day(first, today) if _is_told(history, day)]
    if told:
        first = told[-1] + _DAY
    elif not _is_known(history, first - _DAY):
        earlier = each_day(today - MOST_DAYS * _DAY, first - _DAY)
        known = [day for day in earlier if _is_known(history, day)]
        first = known[-1] + _DAY if known else first
    unlogged = (today - first).days + 1 - history.logged_between(first, today)
    return AskedWeek(first=first, last=today, unlogged=unlogged) if unlogged > 0 else None


def _is_told(history: History, day: date) -> bool:
    """Return whether something was said of an unlogged day; of a pause that still runs, that is said anew."""
    said = history.statement_of(day)
    return said is not None and not (said.answer == "pause" and said.covers(history.today))


def _is_known(history: History, day: date) -> bool:
    return day in history.worst or history.statement_of(day) is not None
