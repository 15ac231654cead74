"""What people write for a date or a time that the journal does not read, and what it would read instead.

Only words that were refused come here: nothing is ever understood by it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, time, timedelta

from journal.domain.context import Context
from journal.domain.dates import COUNT, DAY_WORDS, MONTHS, ago, count_of, day_in, is_day_word, latest, month_of
from journal.domain.moments import clock_time_on, journal_day, moment_at, refuse_future
from journal.domain.tokens import Token, span
from journal.errors import ValueRefused

_HOURS = {
    "morning": time(8),
    "noon": time(12),
    "midday": time(12),
    "afternoon": time(15),
    "evening": time(20),
    "tonight": time(20),
    "night": time(23),
    "midnight": time(0),
}
_EXACT = ("noon", "midday", "midnight")
_MONTH = f"(?:{'|'.join(MONTHS)})\\.?"
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date or a time that is not read.

    Attributes:
        words: where it stands.
        why: ", " and what is wrong with it, where that is not plain; empty else.
        near: the WHEN that it says; None where it says none exactly.
        example: a WHEN like it, for an example.
        todo: what to write, where `example` is not enough.
        day: it names a day, not a time.
    """

    words: Token
    example: str
    near: str | None = None
    why: str = ""
    todo: str = ""
    day: bool = False

    @property
    def hint(self) -> str:
        """What ends the sentence that refuses it."""
        return f": did you mean {self.near}?" if self.near else self.why

    def before(self, clause: str) -> str:
        """Return what to write with a clause behind it."""
        if not self.example:
            return f"{self.todo[:-1]}: {clause}."
        if self.todo:
            return self.todo
        if self.near is None:
            return f"Give the hour, for example: {self.example} {clause}."
        return f"A {'date' if self.day else 'time'} stands before the entry: {self.example} {clause}."


def phrase_at(words: tuple[Token, ...], position: int, context: Context, *, alone: bool) -> Phrase | None:
    """Return the phrase among the words of a clause that holds the position of a line, the longest; None without one.

    Args:
        words: of the clause.
        position: where the refused word starts.
        context: what the line is read against.
        alone: only a date or a time may stand there: "9.10" is no level.
    """
    at = next((index for index, word in enumerate(words) if word.start <= position < word.end), None)
    if at is None:
        return None
    for first in range(max(at + 1 - _LONGEST, 0), at + 1):
        for after in range(min(len(words), first + _LONGEST), at, -1):
            if not any(word.quoted for word in words[first:after]):
                found = _read(span(words[first:after]), context, alone)
                if found is not None:
                    return found
    return None


def _read(whole: Token, context: Context, alone: bool) -> Phrase | None:
    for pattern, meant in _PHRASES:
        match = pattern.fullmatch(whole.low)
        if match is not None:
            return meant(whole, match, context)
    if alone and (match := _POINTED.fullmatch(whole.low)):
        return _clock(whole, match)
    return _numeric(whole, context, alone)


def _time_ago(whole: Token, match: re.Match[str], context: Context) -> Phrase:
    count = 0.5 if match[1].startswith("half") else count_of(match[1])
    minutes = round(count * (60 if match[2].startswith("h") else 1))
    local = (context.now.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(context.zone)
    day, clock = journal_day(local, context.turn), f"{local:%H:%M}"
    near = f"at {clock}" if day == context.shown_day else f"{_day_word(day, context.today)} {clock}"
    return Phrase(whole, near, near)


def _day_ago(whole: Token, match: re.Match[str], context: Context) -> Phrase | None:
    found = ago(match[0], context.today)
    near = None if found is None else _day_word(found, context.today)
    return None if near is None else Phrase(whole, near, near, day=True)


def _day_word(day: date, today: date) -> str:
    if day == today:
        return "today"
    return "yesterday" if day == today - timedelta(days=1) else day.isoformat()


def _now(whole: Token, match: re.Match[str], context: Context) -> Phrase:  # noqa: ARG001
    if context.shown_day != context.today:
        near = f"today {context.now.astimezone(context.zone):%H:%M}"
        return Phrase(whole, near, near)
    return Phrase(whole, "", todo="Without a time it is now.")


def _part_of_day(whole: Token, match: re.Match[str], context: Context) -> Phrase:
    part = match[1]
    clock = _HOURS[part]
    before = whole.low.startswith("yesterday") or whole.low == "last night"
    example = f"{clock:%H:%M}"
    example = f"yesterday {example}" if before or _is_to_come(clock, context) else f"at {example}"
    exact = part in _EXACT and not example.startswith("yesterday")
    return Phrase(whole, example, example if exact else None)


def _is_to_come(clock: time, context: Context) -> bool:
    day = context.shown_day
    try:
        refuse_future(moment_at(clock_time_on(day, clock, context.zone, context.turn), day), context.now)
    except ValueRefused:
        return True
    return False


def _named_day(whole: Token, match: re.Match[str], context: Context) -> Phrase | None:  # noqa: ARG001
    return Phrase(whole, match[1], match[1], day=True) if is_day_word(match[1]) else None


def _last(whole: Token, match: re.Match[str], context: Context) -> Phrase | None:
    found = ago(f"1 {match[1]} ago", context.today)
    return _too_long(whole, f"a {match[1]}", found)


def _named_month(whole: Token, match: re.Match[str], context: Context) -> Phrase | None:
    month = month_of(match[1])
    if month is None:
        return None
    return _too_long(
        whole, "a month", day_in(int(match[2]), month, 15) if match[2] else latest(15, month, context.today)
    )


def _too_long(whole: Token, what: str, inside: date | None) -> Phrase | None:
    if inside is None:
        return None
    todo = f"Name a day of it, for example {inside.isoformat()}."
    return Phrase(whole, inside.isoformat(), why=f", it is {what}", todo=todo, day=True)


def _clock(whole: Token, match: re.Match[str], context: Context | None = None) -> Phrase | None:  # noqa: ARG001
    hour, minute = int(match[1]), match[2] or "00"
    if hour > 23 or int(minute) > 59:
        return None
    near = f"{'at ' if whole.low.startswith('at ') else ''}{hour}:{minute}"
    todo = "" if match[2] or not 1 <= hour <= 12 else f"Write {near}, or at {hour}pm."
    return Phrase(whole, near, near, todo=todo)


_PHRASES: tuple[tuple[re.Pattern[str], Callable[[Token, re.Match[str], Context], Phrase | None]], ...] = tuple(
    (re.compile(pattern), meant)
    for pattern, meant in (
        (rf"(?:about )?(half an|{COUNT}) ?(minutes?|mins?|m|hours?|hrs?|h) ago", _time_ago),
        (r"(?:about )?(?:\S+) (?:day|week|month|year)s? ago", _day_ago),
        (r"(?:(?:just|right) )?now", _now),
        (rf"(?:(?:yesterday|today|this|last|at|during|in|in the|early|late) )*({'|'.join(_HOURS)})", _part_of_day),
        (rf"(?:on|last|since) ({'|'.join(DAY_WORDS)}|mon|tue|wed|thu|fri|sat|sun|\d{{4}}-\d\d-\d\d)", _named_day),
        (r"(?:in )?(?:the )?last (week|month|year)", _last),
        (rf"(?:(?:in|last|since) )?({_MONTH})(?: (\d{{4}}))?", _named_month),
        (r"(?:at )(\d{1,2})(?:[.h](\d{2}))?(?: o'?clock)?", _clock),
    )
)  # fmt: skip
_SLASHED = re.compile(r"(?:on )?(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?")
_POINTED = re.compile(r"(\d{1,2})[.h](\d{2})")
_YEAR_OR_MONTH = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_YEAR_FIRST = re.compile(r"(?:on )?(\d{4})[./](\d{1,2})[./](\d{1,2})\.?")


def _numeric(whole: Token, context: Context, alone: bool) -> Phrase | None:
    """Return a date in numbers; of "9/10" nobody else knows which one is the month."""
    if alone and (match := _YEAR_OR_MONTH.fullmatch(whole.low)):
        inside = day_in(int(match[1]), int(match[2] or 6), 15)
        return _too_long(whole, "a month" if match[2] else "a year", inside)
    if match := _YEAR_FIRST.fullmatch(whole.low):
        found = [day_in(int(match[1]), int(match[2]), int(match[3]))]
    elif match := _SLASHED.fullmatch(whole.low):
        if not alone and match[4] is None and not whole.low.endswith(".") and not _beyond_levels(match):
            return None
        pairs = dict.fromkeys(((int(match[1]), int(match[3])), (int(match[3]), int(match[1]))))
        year = None if match[4] is None else int(match[4]) + (2000 if len(match[4]) == 2 else 0)
        found = [
            latest(day, month, context.today) if year is None else day_in(year, month, day) for day, month in pairs
        ]
    else:
        return None
    days = [day.isoformat() for day in found if day is not None]
    if len(days) == 1:
        return Phrase(whole, days[0], days[0], day=True)
    if len(days) == 2:
        todo = f"Write {days[0]} or {days[1]}."
        return Phrase(whole, days[0], why=": which is the day, which the month?", todo=todo, day=True)
    return None


def _beyond_levels(match: re.Match[str]) -> bool:
    """Return whether a number like "24/11" can be no level out of ten and no number with a point."""
    return match[2] == "/" and match[3] != "10" and max(int(match[1]), int(match[3])) > 10
