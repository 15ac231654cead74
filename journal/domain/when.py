"""WHEN = [DATE] [TIME]: reading it, and the moment that it stands for (rule D3)."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone

from journal.domain.context import Context
from journal.domain.moments import (
    EARLIEST,
    Moment,
    clock_time_on,
    moment_at,
    moment_now,
    moment_of_day,
    refuse_future,
)
from journal.domain.nearest import nearest
from journal.domain.spells import add_months
from journal.domain.tokens import Token, refusal, scan, shown, span
from journal.errors import LineError, ValueRefused

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = {word[:length]: n for n, word in enumerate(WEEKDAYS) for length in (3, len(word))}
_WEEKDAY |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
DAY_WORDS = ("today", "yesterday", *WEEKDAYS)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_CLOCK = re.compile(r"([0-9]{1,2})(?::([0-9]{2})(?::([0-9]{2}))?)?(am|pm)?(z|[+-][0-9]{2}:?[0-9]{2})?")
_AGO = re.compile(r"(?:about )?(a|one|[0-9]{1,2}) (day|week|month)s? ago")
_HOW = "Write it like 21:30, yesterday 21:15, mon or 2026-11-20 08:00."
_MAX_OFFSET_MIN = 14 * 60


@dataclass(frozen=True, slots=True)
class When:
    """A WHEN as typed; a part that is not given is None. `words` spans it in the line."""

    words: Token
    day: date | None = None
    clock: time | None = None
    offset_min: int | None = None

    @property
    def parts(self) -> tuple[date | None, time | None, int | None]:
        """What was given, without where it stands."""
        return self.day, self.clock, self.offset_min


def is_when(token: Token) -> bool:
    """Return whether a word can only be a date or a time."""
    return (
        token.low in ("today", "yesterday")
        or token.low in _WEEKDAY
        or bool(_ISO.fullmatch(token.low) or _clock_match(token))
    )


def _clock_match(token: Token) -> re.Match[str] | None:
    match = _CLOCK.fullmatch(token.low)
    # A bare number is never a time: it could be a level, minutes or a count.
    return match if match is not None and (match[2] or match[4]) else None


def read_when(line: str, words: tuple[Token, ...], index: int, context: Context) -> tuple[When | None, int]:
    """Return the WHEN that starts at `words[index]` and the index after it; None where none starts.

    Raises:
        LineError: `at` without a date or time, a date or time that does not exist, or two of them.
    """
    first = index
    at = index < len(words) and words[index].low == "at"
    if at:
        index += 1
    day: date | None = None
    clock: tuple[time, int | None] | None = None
    while index < len(words):
        # "yesterday at 21:15" as well as "at yesterday 21:15".
        inner = index > first and words[index].low == "at" and index + 1 < len(words)
        token, after = _with_half(words, index + inner)
        if match := _clock_match(token):
            if clock is not None:
                raise refusal(line, token, f"a second time {shown(token.text)}", "One entry has one time.")
            clock = _clock(line, token, match)
        elif found := _day(line, token, context.today):
            if day is not None:
                raise refusal(line, token, f"a second date {shown(token.text)}", "One entry has one date.")
            day = found
        else:
            break
        index = after
    if day is None and clock is None:
        if at:
            raise _not_a_when(line, words[index] if index < len(words) else words[first])
        return None, first
    given = span(words[first:index])
    return When(given, day, *(clock or (None, None))), index


def _with_half(words: tuple[Token, ...], index: int) -> tuple[Token, int]:
    """Return the word at `index`, joined with an am or pm that stands apart, and the index after it."""
    token = words[index]
    if index + 1 < len(words) and words[index + 1].low in ("am", "pm"):
        half = words[index + 1]
        joined = Token(token.text + half.text, token.start, half.end)
        if not token.quoted and _CLOCK.fullmatch(joined.low):
            return joined, index + 2
    return token, index + 1


def _not_a_when(line: str, token: Token) -> LineError:
    if token.low == "at":
        return refusal(line, token, "at when?", _HOW)
    if token.low == "tomorrow":
        return refusal(line, token, "tomorrow has not happened yet", "Only what has happened can be logged.")
    near = nearest(token.low, DAY_WORDS)
    hint = f": did you mean {near}?" if near else ""
    return refusal(line, token, f"{shown(token.text)} is not a date or a time{hint}", _HOW, near)


def refuse_when_like(line: str, token: Token) -> None:
    """Refuse a word that stands where an entry starts and looks like a date or a time, but is none."""
    match = re.fullmatch(r"([0-9]{1,2})[.h]([0-9]{2})", token.low)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        near = f"{match[1]}:{match[2]}"
        raise refusal(line, token, f"{shown(token.text)} is not a time: did you mean {near}?", _HOW, near)
    date_like = re.fullmatch(r"[0-9]{1,4}[./-][0-9]{1,2}([./-][0-9]{0,4})?|[0-9]{4}-[0-9]{2}-[0-9]{2}t.*", token.low)
    if date_like or token.low == "tomorrow":
        raise _not_a_when(line, token)


def _day(line: str, token: Token, today: date) -> date | None:
    """Return the date that a word means; None where it is not written like one."""
    if token.low == "today":
        return today
    if token.low == "yesterday":
        return today - timedelta(days=1)
    if token.low in _WEEKDAY:
        return today - timedelta(days=(today.weekday() - _WEEKDAY[token.low] - 1) % 7 + 1)
    match = _ISO.fullmatch(token.low)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    try:
        found = date(year, month, day)
    except ValueError:
        raise refusal(
            line, token, f"there is no {token.text} in the calendar", "Check the month and the day."
        ) from None
    if token.text != found.isoformat():
        near = found.isoformat()
        raise refusal(line, token, f"a date is written {near}, not {token.text}", _HOW, near)
    if found < EARLIEST:
        raise refusal(line, token, f"{token.text} is before {EARLIEST.year}", "Check the year.")
    return found


def _clock(line: str, token: Token, match: re.Match[str]) -> tuple[time, int | None]:
    hour, minute, second = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    none = refusal(
        line, token, f"there is no time {shown(token.text)}", "Times run from 00:00 to 23:59, or 12am to 11:59pm."
    )
    if match[4]:
        if not 1 <= hour <= 12:
            raise none
        hour = hour % 12 + (12 if match[4] == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise none
    return time(hour, minute, second), _offset(line, token, match[5])


def _offset(line: str, token: Token, text: str | None) -> int | None:
    """Return minutes east of UTC, None when not given."""
    if text is None or text == "z":
        return None if text is None else 0
    hours, minutes = int(text[1:3]), int(text[-2:])
    if minutes > 59 or hours * 60 + minutes > _MAX_OFFSET_MIN:
        raise refusal(line, token, f"there is no offset {text}", "A time zone lies within 14 hours of UTC.")
    return (-1 if text[0] == "-" else 1) * (hours * 60 + minutes)


def merged(line: str, first: When | None, second: When | None) -> When | None:
    """Return one WHEN of two that speak of the same entry; a part given twice is refused."""
    if first is None or second is None:
        return first or second
    for one, other, what in ((first.day, second.day, "date"), (first.clock, second.clock, "time")):
        if one is not None and other is not None:
            raise refusal(
                line, second.words, f"a second {what} {shown(second.words.text)}", f"One entry has one {what}."
            )
    timed = first if first.clock is not None else second
    return When(second.words, first.day or second.day, timed.clock, timed.offset_min)


def within(when: When, day: date | None) -> When:
    """Return `when` with the date `day` where it has only a time."""
    return replace(when, day=day) if when.day is None and day is not None else when


def moment_without(line: str, where: Token, context: Context) -> Moment:
    """Return the moment of an entry without WHEN: now, or the shown day with no known time."""
    if context.shown_day == context.today:
        return moment_now(context.now.astimezone(context.zone), context.turn)
    return moment_of(line, When(where, day=context.day), context)


def moment_of(line: str, when: When, context: Context) -> Moment:
    """Return the moment of a WHEN.

    Raises:
        LineError: it is in the future, or the local clock skipped it.
    """
    day = when.day or context.shown_day
    try:
        # One day of slack: an offset may be ahead of the local one; refuse_future judges the moment itself.
        if day > context.today + timedelta(days=0 if when.clock is None else 1):
            raise ValueRefused(f"{day.isoformat()} is in the future", "Only what has happened can be logged.")
        if when.clock is None:
            moment = moment_of_day(day, context.now, context.zone)
        else:
            moment = moment_at(_local(day, when.clock, when.offset_min, context), day)
        refuse_future(moment, context.now)
    except ValueRefused as error:
        raise refusal(line, when.words, error.what, error.todo) from None
    return moment


def _local(day: date, clock: time, offset_min: int | None, context: Context) -> datetime:
    if offset_min is None:
        return clock_time_on(day, clock, context.zone, context.turn)
    calendar = day + timedelta(days=1) if clock < context.turn else day
    return datetime.combine(calendar, clock, timezone(timedelta(minutes=offset_min)))


def parts_of(moment: Moment, context: Context) -> tuple[date, time | None, int | None]:
    """Return the date, the time where known, and the offset where the local zone would give another moment."""
    if not moment.time_known:
        return moment.day, None, None
    clock = moment.local.time()
    try:
        local = clock_time_on(moment.day, clock, context.zone, context.turn)
        plain = moment_at(local, moment.day) == moment
    except ValueRefused:
        plain = False
    return moment.day, clock, None if plain else moment.utc_offset_min


def when_line(moment: Moment, context: Context) -> str:
    """Return a moment as a WHEN that the line reads back."""
    day, clock, offset_min = parts_of(moment, context)
    if clock is None:
        return day.isoformat()
    text = f"{day.isoformat()} {clock:%H:%M:%S}" if clock.second else f"{day.isoformat()} {clock:%H:%M}"
    if offset_min is None:
        return text
    sign = "-" if offset_min < 0 else "+"
    return f"{text}{sign}{abs(offset_min) // 60:02}:{abs(offset_min) % 60:02}"


def parse_when(text: str, context: Context) -> Moment:
    """Return the moment of a WHEN that stands alone, with or without `at`.

    Raises:
        LineError: it is none, or in the future, or the local clock skipped it.
    """
    return moment_of(text, _alone(text, context), context)


def parse_day(text: str, context: Context) -> date:
    """Return the date of an ISO date, today, yesterday, a weekday or "3 weeks ago"; a later date is not refused here.

    Raises:
        LineError: it is none of them, or it has a time.
    """
    ago = _AGO.fullmatch(text.strip().lower())
    if ago:
        return _ago(1 if ago[1] in ("a", "one") else int(ago[1]), ago[2], context.today)
    when = _alone(text, context)
    if when.day is None or when.clock is not None:
        raise refusal(text, when.words, f"{shown(text)} is not a day", "Write it like 2026-11-20, yesterday or mon.")
    return when.day


def _ago(count: int, unit: str, today: date) -> date:
    if unit == "month":
        return add_months(today, -count)
    return today - timedelta(days=count * (7 if unit == "week" else 1))


def _alone(text: str, context: Context) -> When:
    clauses = scan(text)
    words = clauses[0].words
    whole = Token(text, 0, len(text))
    if not words:
        raise refusal(text, whole, "when?", _HOW)
    when, index = read_when(text, words, 0, context)
    if when is None:
        refuse_when_like(text, words[0])
        raise _not_a_when(text, words[0])
    if index < len(words):
        raise _not_a_when(text, words[index])
    if len(clauses) > 1 or clauses[0].note:
        raise refusal(text, whole, f"{shown(text)} is not a date or a time", _HOW)
    return when
