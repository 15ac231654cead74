"""Days that are named together, or not to the day: "september", "last week", "about 9 oct", "3 months ago"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from journal.domain.context import Context
from journal.domain.dates import MONTHS, ago, day_in, month_of
from journal.domain.moments import EARLIEST
from journal.domain.spells import add_months, month_onset
from journal.domain.tokens import Token, refusal, shown
from journal.domain.when import parse_day
from journal.errors import ValueRefused

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_ABOUT = re.compile(r"(?:(?:about|around|roughly|circa|ca\.?) |~ ?)(?=\S)")
_MONTH = re.compile(rf"(?:(?:in|since) )?(?:(last|this) )?(month|(?:{'|'.join(MONTHS)})\.?)(?:,? ([0-9]{{4}}))?")
_MONTH_IN_NUMBERS = re.compile(r"(?:(?:in|since) )?([0-9]{4})-([0-9]{1,2})")
_WEEKS = re.compile(r"(?:in )?(last|this) week")
_LONGEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDays:
    """What words name: one day, or all days of a week or of a month.

    Attributes:
        first, last: the first and the last of them.
        precision: how well they tell a single day: exact, about, or month where a month is named.
    """

    first: date
    last: date
    precision: str = "exact"

    @property
    def is_span(self) -> bool:
        """Whether it is more than one day."""
        return self.first < self.last


def parse_days(text: str, context: Context) -> NamedDays:
    """Return the days that words name; later ones are not refused here.

    A month without its year is the latest that has begun, "last september" the latest that is over.

    Raises:
        LineError: they name none.
    """
    low = " ".join(text.lower().split())
    is_about = _ABOUT.match(low)
    bare = low[is_about.end() :] if is_about else low
    span = _span(bare, context.today)
    whole = Token(text, 0, len(text))
    if span is None and _MONTH_IN_NUMBERS.fullmatch(bare):
        raise refusal(text, whole, f"there is no {shown(text)} in the calendar", "Check the month and the day.")
    if span is None:
        # A number of weeks and more is counted back by nobody to the day.
        vague = is_about or (ago(low, context.today) is not None and " day" not in low)
        day = parse_day(bare if is_about else text, context)
        return NamedDays(first=day, last=day, precision="about" if vague else "exact")
    if span.first < EARLIEST:
        raise refusal(text, whole, f"{shown(text)} is before {EARLIEST.year}", "Check the year.")
    return span


def parse_past_days(text: str, context: Context) -> NamedDays:
    """Return the days that words name, up to today.

    Raises:
        LineError: they name none.
        ValueRefused: they are all in the future.
    """
    named, today = parse_days(text, context), context.today
    if named.first > today:
        what = f"{named.first:%B %Y}" if named.precision == "month" else named.first.isoformat()
        raise ValueRefused(f"{what} is in the future", "Give a day up to today.")
    return NamedDays(first=named.first, last=min(named.last, today), precision=named.precision)


def parse_period(first: str, last: str = "", *, context: Context, answer: str) -> tuple[date, date | None]:
    """Return the first and the last day of a period that something is said of.

    A week or a month without a last day is all of it up to today. A pause may have a last day that is to come, or none.

    Args:
        first: the words for its beginning.
        last: those for its end, perhaps empty.
        context: what they are read by.
        answer: what is said of it, as in a statement.

    Raises:
        LineError: they name no day, week or month.
        ValueRefused: they are in the future, or the wrong way round.
    """
    began = parse_past_days(first, context)
    ended = period_end(last, began, context, answer)
    if ended is not None and ended < began.first:
        raise ValueRefused(f"{ended.isoformat()} is before {began.first.isoformat()}", "Swap them.")
    return began.first, ended


def period_end(last: str, began: NamedDays, context: Context, answer: str) -> date | None:
    """Return the last day of a period that began with some days; words and errors as for `parse_period`."""
    is_pause = answer == "pause"
    if last.strip():
        return (parse_days(last, context) if is_pause else parse_past_days(last, context)).last
    # A pause that reaches today goes on.
    if is_pause and (not began.is_span or began.last == context.today):
        return None
    return began.last


def parse_onset(text: str, context: Context, chosen: str = "") -> tuple[date, str]:
    """Return the day that stands for an onset and its precision (E1).

    Args:
        text: the words.
        context: what they are read by.
        chosen: the precision that was said beside them; empty where the words alone tell.

    Raises:
        LineError: they name no day, week or month.
        ValueRefused: it is in the future, or said to be an exact day and is none.
    """
    named = parse_past_days(text, context)
    if chosen == "exact" and (named.is_span or named.precision == "month"):
        what = "month" if named.precision == "month" else "week"
        raise ValueRefused(f"{text} is a {what}, not an exact day", f"Write a day, or only {text}.")
    if "month" in (chosen, named.precision):
        # The middle of the current month may be yet to come.
        return min(month_onset(named.first), context.today), "month"
    middle = min(named.first + _WEEK // 2, named.last) if named.is_span else named.first
    return middle, chosen or named.precision


def span_length(words: tuple[Token, ...], index: int, today: date) -> int:
    """Return how many words from `index` name a week or a month, 0 where none is named."""
    for length in range(min(_LONGEST, len(words) - index), 0, -1):
        if _span(" ".join(word.low for word in words[index : index + length]), today) is not None:
            return length
    return 0


def _span(low: str, today: date) -> NamedDays | None:
    """Return the week or the month of words in lower case, None where they name none."""
    if match := _WEEKS.fullmatch(low):
        monday = today - timedelta(days=today.weekday()) - (_WEEK if match[1] == "last" else timedelta())
        return NamedDays(first=monday, last=monday + _WEEK - _DAY, precision="about")
    if match := _MONTH_IN_NUMBERS.fullmatch(low):
        first = day_in(int(match[1]), int(match[2]), 1)
    elif match := _MONTH.fullmatch(low):
        first = _month(match, today.replace(day=1))
    else:
        return None
    return None if first is None else NamedDays(first=first, last=add_months(first, 1) - _DAY, precision="month")


def _month(match: re.Match[str], this: date) -> date | None:
    """Return the first day of a month that is named; `this` is that of the present one."""
    which, name, year = match.groups()
    if name == "month":
        return None if year or not which else add_months(this, -1 if which == "last" else 0)
    number = month_of(name)
    if number is None:
        return None
    if year:
        return day_in(int(year), number, 1)
    latest = add_months(this, -1) if which == "last" else this
    return day_in(latest.year if number <= latest.month else latest.year - 1, number, 1)
