"""WHEN = [DATE] [TIME]: reading it, and the moment that it stands for (rule D3)."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone

from journal.domain.context import Context
from journal.domain.dates import DAY_WORDS, ago, is_day_word, named_length, read_date
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
from journal.domain.tokens import Token, refusal, scan, shown, span
from journal.errors import LineError, ValueRefused

_CLOCK = re.compile(r"([0-9]{1,2})(?::([0-9]{2})(?::([0-9]{2}))?)?(am|pm)?(z|[+-][0-9]{2}:?[0-9]{2})?")
_HOW = "Write it like 21:30, yesterday 21:15, mon, 20 Nov or 2026-11-20 08:00."
_HOW_DAY = "Write it like 2026-11-20, 20 Nov, yesterday, mon or 3 weeks ago."
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
    return is_day_word(token.low) or _clock_match(token) is not None


def when_length(words: tuple[Token, ...], index: int) -> int:
    """Return how many words from `index` can only be a date or a time: "20 Nov", "9 pm"; 0 where none stands there."""
    if length := named_length(words, index):
        return length
    token, after = _with_half(words, index)
    return after - index if is_when(token) else 0


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
        elif found := read_date(line, words, index + inner, context.today, _HOW):
            if day is not None:
                token = span(words[index + inner : found[1]])
                raise refusal(line, token, f"a second date {shown(token.text)}", "One entry has one date.")
            day, after = found
        else:
            break
        index = after
    if day is None and clock is None:
        if at:
            raise _not_a_when(line, words[index] if index < len(words) else words[first], words, context)
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


def _not_a_when(line: str, token: Token, words: tuple[Token, ...], context: Context) -> LineError:
    if token.low == "at":
        return refusal(line, token, "at when?", _HOW)
    if token.low == "tomorrow":
        return refusal(line, token, "tomorrow has not happened yet", "Only what has happened can be logged.")
    # Loaded here alone: only refused words need it.
    from journal.domain.phrases import phrase_at

    phrase = phrase_at(words, token.start, context, alone=True)
    if phrase is not None:
        what = f"{shown(phrase.words.text)} is not a date or a time{phrase.hint}"
        how = _HOW if phrase.near else f"Give the hour, for example: {phrase.example}."
        return refusal(line, phrase.words, what, phrase.todo or how, phrase.near)
    near = nearest(token.low, DAY_WORDS)
    hint = f": did you mean {near}?" if near else ""
    return refusal(line, token, f"{shown(token.text)} is not a date or a time{hint}", _HOW, near)


def refuse_when_like(line: str, words: tuple[Token, ...], context: Context) -> None:
    """Refuse words that stand where an entry starts and look like a date or a time, but are none."""
    token = words[0]
    date_like = re.fullmatch(r"[0-9]{1,4}[./h-][0-9]{1,2}([./-][0-9]{0,4})?|[0-9]{4}-[0-9]{2}-[0-9]{2}t.*", token.low)
    if date_like or token.low == "tomorrow":
        raise _not_a_when(line, token, words, context)


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
        todo = error.todo
        if day == context.today and when.clock is not None and "future" in error.what:
            todo = f"Only what has happened can be logged; for last night write: yesterday {when.clock:%H:%M}."
        raise refusal(line, when.words, error.what, todo) from None
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
    """Return the date of today, a weekday, 2026-11-20, 20 Nov or "3 weeks ago"; a later date is not refused here.

    Raises:
        LineError: it is none of them, or it has a time.
    """
    # "Oct 9, 2026": nothing else can stand behind a comma here.
    text = re.sub(r", *(?=[0-9]{4}$)", " ", text)
    words = scan(text)[0].words
    whole = Token(text, 0, len(text))
    found = ago(" ".join(text.lower().split()), context.today)
    read = read_date(text, words, 0, context.today, _HOW_DAY) if found is None and words else None
    if read is not None:
        if text[words[read[1] - 1].end :].strip():
            raise refusal(text, whole, f"{shown(text)} is more than a day", "Only a day belongs here, without a time.")
        found = read[0]
    if found is None:
        raise _not_a_day(text, whole, words, context)
    if found < EARLIEST:
        raise refusal(text, whole, f"{found.isoformat()} is before {EARLIEST.year}", "Check the year.")
    return found


def past_day(words: str, context: Context, todo: str = "Give a day up to today.") -> date:
    """Return the day that words name.

    Raises:
        LineError: they name none.
        ValueRefused: it is in the future.
    """
    day = parse_day(words.strip(), context)
    if day > context.today:
        raise ValueRefused(f"{day.isoformat()} is in the future", todo)
    return day


def _not_a_day(text: str, whole: Token, words: tuple[Token, ...], context: Context) -> LineError:
    if not words:
        return refusal(text, whole, "which day?", _HOW_DAY)
    if words[0].low == "tomorrow":
        return _not_a_when(text, words[0], words, context)
    from journal.domain.phrases import phrase_at

    phrase = phrase_at(words, words[0].start, context, alone=True)
    if phrase is not None and phrase.day and phrase.words.end == words[-1].end:
        todo = phrase.todo or _HOW_DAY
        return refusal(text, phrase.words, f"{shown(text)} is not a day{phrase.hint}", todo, phrase.near)
    near = nearest(words[0].low, DAY_WORDS) if len(words) == 1 else None
    hint = f": did you mean {near}?" if near else ""
    return refusal(text, whole, f"{shown(text)} is not a day{hint}", _HOW_DAY, near)


def _alone(text: str, context: Context) -> When:
    clauses = scan(text)
    words = clauses[0].words
    whole = Token(text, 0, len(text))
    if not words:
        raise refusal(text, whole, "when?", _HOW)
    when, index = read_when(text, words, 0, context)
    if when is None:
        refuse_when_like(text, words, context)
    if when is None or index < len(words):
        raise _not_a_when(text, words[index], words, context)
    if len(clauses) > 1 or clauses[0].note:
        raise refusal(text, whole, f"{shown(text)} is not a date or a time", _HOW)
    return when
