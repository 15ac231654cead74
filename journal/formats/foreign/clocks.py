"""Days and times as people's tables write them, and whether the day or the month comes first in a column of them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from journal.errors import ValueRefused
from journal.formats.contracts import quoted
from journal.formats.unreadable import UnreadableFile

ORDERS = ("dmy", "mdy")

_DAY = re.compile(
    r"(?P<iso_year>\d{4})[-/.](?P<iso_month>\d{1,2})[-/.](?P<iso_day>\d{1,2})(?!\d)"
    r"|(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})(?P=mark)\s?(?P<year>\d{4}|\d{2})(?!\d)"
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?(?P<uhr>\s*uhr)?"
    r"\s*(?P<offset>z|utc|[+-]\d{2}(?::?\d{2})?)?",
    re.IGNORECASE,
)


class Shown(NamedTuple):
    """A day, and the time on it where one was written."""

    day: date
    clock: time | None


def order_of(days: Iterable[tuple[int, str]], said: str | None, file: str, column: str) -> str:
    """Return in which order the days of a whole column are written: "dmy" or "mdy".

    Args:
        days: the cells of the column, each with its line.
        said: the order that the user gave; None lets the column tell.
        file: what it is called in an error.
        column: likewise.

    Raises:
        UnreadableFile: days are written both ways, or otherwise than the user said, or nothing tells.
    """
    open_line, open_text = 0, ""
    lines: dict[str, int] = {}
    for line, text in days:
        match = _DAY.match(text.strip())
        # A year in front and a point between tell by themselves.
        if match is None or match["mark"] in (None, "."):
            continue
        first, second = int(match["first"]), int(match["second"])
        if first > 12 >= second:
            lines.setdefault("dmy", line)
        elif second > 12 >= first:
            lines.setdefault("mdy", line)
        elif first != second and not open_line:
            open_line, open_text = line, text.strip()
    if len(lines) > 1:
        what = f"the day comes first on line {lines['dmy']}, and the month on line {lines['mdy']}"
        raise UnreadableFile(what, file=file, line=max(lines.values()), column=column)
    told = next(iter(lines), None)
    if said and told and said != told:
        what = f"the {'day' if told == 'dmy' else 'month'} comes first here"
        raise UnreadableFile(what, f"Give the order {told}, or none.", file=file, line=lines[told], column=column)
    if open_line and not (said or told):
        what = f"nothing tells whether the day or the month comes first in {quoted(open_text)}"
        raise UnreadableFile(what, "Give the order: dmy or mdy.", file=file, line=open_line, column=column)
    return said or told or "dmy"


def day_in(text: str, order: str) -> Shown:
    """Return the day that a cell holds, and its time where there is one: "2026-11-05 20:30", "5.11.2026", "11/5/26".

    Args:
        text: the cell.
        order: "dmy" or "mdy", of days like 03/04/2026; with points the day always comes first.

    Raises:
        ValueRefused: it is no day, or what follows is no time.
    """
    text = text.strip()
    match = _DAY.match(text)
    if match is None:
        raise ValueRefused(f"{quoted(text)} is not a day")
    if match["iso_year"]:
        parts = [match["iso_year"], match["iso_month"], match["iso_day"]]
    else:
        year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
        month_first = order == "mdy" and match["mark"] != "."
        month, day = (match["first"], match["second"]) if month_first else (match["second"], match["first"])
        parts = [year, month, day]
    try:
        day_shown = date(*map(int, parts))
    except ValueError:
        raise ValueRefused(f"{quoted(text)} is not a day") from None
    rest = re.sub(r"^(?:[Tt]|[\s,]+)(?=\d)", "", text[match.end() :])
    return Shown(day_shown, time_in(rest) if rest else None)


def time_in(text: str) -> time:
    """Return the time that a cell holds, with its offset where there is one: "20:30", "8:30 pm", "20:30:00+01:00".

    Raises:
        ValueRefused: it is no time.
    """
    match = _TIME.fullmatch(text.strip())
    if match is None or not (match["minute"] or match["half"] or match["uhr"]):
        raise ValueRefused(f"{quoted(text.strip())} is not a time")
    hour = int(match["hour"])
    if match["half"]:
        # 12 am is midnight, 12 pm is noon.
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0) if 1 <= hour <= 12 else 24
    try:
        return time(hour, int(match["minute"] or 0), int(match["second"] or 0), tzinfo=_offset(match["offset"]))
    except ValueError:
        raise ValueRefused(f"{quoted(text.strip())} is not a time") from None


def _offset(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text[0] not in "+-":
        return timezone(timedelta(0))
    minutes = int(text[1:3]) * 60 + int(text[3:].lstrip(":") or 0)
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def local_of(shown: Shown, clock: time | None, zone: tzinfo) -> datetime | None:
    """Return what a clock showed where the entry was made; None where no time was written.

    Args:
        shown: the day, with the time in the same cell.
        clock: the time in a cell of its own; it counts before that in the cell of the day.
        zone: where the user's clock was. A time in UTC is what a program wrote: the clock on the wall is that of
            `zone`, and so is the day.
    """
    clock = clock or shown.clock
    if clock is None:
        return None
    local = datetime.combine(shown.day, clock)
    return local.astimezone(zone) if local.utcoffset() == timedelta(0) else local
