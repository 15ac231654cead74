"""Dates as they are typed: today, a weekday, 2026-11-20, 20 Nov 2026, and in a field for a day "3 weeks ago"."""

import re
from datetime import date, timedelta

from journal.domain.amounts import NUMBER_WORDS
from journal.domain.moments import EARLIEST
from journal.domain.spells import add_months
from journal.domain.tokens import Token, refusal, span

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_WORDS = ("today", "yesterday", *WEEKDAYS)
_WEEKDAY = {word[:length]: n for n, word in enumerate(WEEKDAYS) for length in (3, len(word))}
_WEEKDAY |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {word[:length]: n for n, word in enumerate(_MONTH_NAMES, start=1) for length in (3, len(word))} | {"sept": 9}
COUNT = f"an?|{'|'.join(NUMBER_WORDS)}|[0-9]{{1,3}}"
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_OF_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?")
_YEAR = re.compile(r"[0-9]{4}")
_AGO = re.compile(rf"(?:about )?({COUNT}) (day|week|month|year)s? ago")
# 29 February comes back after eight years at the latest.
_YEARS_BACK = 9


def is_day_word(word: str) -> bool:
    """Return whether a word in lower case can only be a date by itself."""
    return word in ("today", "yesterday") or word in _WEEKDAY or _ISO.fullmatch(word) is not None


def month_of(word: str) -> int | None:
    """Return the number of the month that a word in lower case names."""
    return MONTHS.get(word.removesuffix("."))


def _named(words: tuple[Token, ...], index: int) -> tuple[int, int, int | None, int] | None:
    """Return day, month, the year where given, and the index after "20 Nov 2026" or "Nov 20"; None without one."""
    if index + 1 >= len(words):
        return None
    first, second = words[index].low, words[index + 1].low
    month = month_of(second) or month_of(first)
    number = _DAY_OF_MONTH.fullmatch(first if month_of(second) else second)
    if month is None or number is None:
        return None
    after = index + 2
    if after < len(words) and _YEAR.fullmatch(words[after].low):
        return int(number[1]), month, int(words[after].low), after + 1
    return int(number[1]), month, None, after


def named_length(words: tuple[Token, ...], index: int) -> int:
    """Return how many words from `index` are a date with the name of its month, 0 where none stands."""
    named = _named(words, index)
    return named[3] - index if named else 0


def latest(day: int, month: int, today: date) -> date | None:
    """Return the latest such day up to today; None where the calendar has none."""
    for year in range(today.year, max(today.year - _YEARS_BACK, 0), -1):
        found = day_in(year, month, day)
        if found is not None and found <= today:
            return found
    return None


def day_in(year: int, month: int, day: int) -> date | None:
    """Return the date; None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_date(line: str, words: tuple[Token, ...], index: int, today: date, how: str) -> tuple[date, int] | None:
    """Return the date at `words[index]` and the index after it; None where none is written there.

    Without a year it is the latest such day, as a weekday is the latest before today.

    Raises:
        LineError: it is written like a date and is none; `how` is what to do then.
    """
    token = words[index]
    if token.low == "today":
        return today, index + 1
    if token.low == "yesterday":
        return today - timedelta(days=1), index + 1
    if token.low in _WEEKDAY:
        return today - timedelta(days=(today.weekday() - _WEEKDAY[token.low] - 1) % 7 + 1), index + 1
    iso = _ISO.fullmatch(token.low)
    named = None if iso else _named(words, index)
    if iso:
        after = index + 1
        found = day_in(*(int(part) for part in iso.groups()))
    elif named:
        day, month, year, after = named
        found = latest(day, month, today) if year is None else day_in(year, month, day)
    else:
        return None
    token = span(words[index:after])
    if found is None:
        raise refusal(line, token, f"there is no {token.text} in the calendar", "Check the month and the day.")
    if iso and token.text != found.isoformat():
        near = found.isoformat()
        raise refusal(line, token, f"a date is written {near}, not {token.text}", how, near)
    if found < EARLIEST:
        raise refusal(line, token, f"{token.text} is before {EARLIEST.year}", "Check the year.")
    return found, after


def ago(text: str, today: date) -> date | None:
    """Return the day of "3 weeks ago" or "about a year ago"; None for other words, and before the calendar begins."""
    match = _AGO.fullmatch(text)
    if match is None:
        return None
    count, unit = count_of(match[1]), match[2]
    try:
        if unit in ("month", "year"):
            return add_months(today, -count * (12 if unit == "year" else 1))
        return today - timedelta(days=count * (7 if unit == "week" else 1))
    except (OverflowError, ValueError):
        return None


def count_of(word: str) -> int:
    """Return the number that a word of COUNT says."""
    if word in ("a", "an"):
        return 1
    return NUMBER_WORDS.index(word) + 1 if word in NUMBER_WORDS else int(word)
