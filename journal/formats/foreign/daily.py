"""The daily table of the journal itself, read back: a day's worst level and its notes, for it holds no entries.

It says how long heat was on and which exercises were done, and not when, how often or on which side: those stay out.
"""

from collections.abc import Iterator
from datetime import date

from journal.domain.entries import Draft, Reading, Remark
from journal.errors import ValueRefused
from journal.formats.daily import COLUMNS
from journal.formats.found import Item, Options, Unread, read_as
from journal.formats.guard import unguard
from journal.formats.parcel import Parcel
from journal.formats.sheet import Record, header_of, read_sheet

NAME = "daily"
TITLE = "the daily table of pain-journal"

_OTHERS = {
    "spasms": "spasms",
    "heat_min": "heat",
    "ice_min": "ice",
    "exercises": "exercises",
    "medicines": "medicines",
    "treatments": "treatments",
    "triggers": "triggers",
    "activities": "activities",
    "flare": "flare-ups",
    "leg_worst": "leg pain",
}


def is_it(parcel: Parcel) -> bool:
    """Return whether the columns are those of the daily table."""
    return header_of(parcel.head()) == list(COLUMNS)


def items(parcel: Parcel, options: Options) -> Iterator[Item]:
    """Yield one reading for a day with a level, and its notes; what cannot be told from sums is counted.

    Raises:
        UnreadableFile: it is no such table.
    """
    with parcel.open() as stream:
        for record in read_sheet(stream, parcel.name, needed=COLUMNS):
            yield from _of_day(record, options)


def _of_day(record: Record, options: Options) -> Iterator[Item]:
    line, cells = record
    day, worst = cells["date"], cells["pain_worst"]
    notes = unguard(cells["notes"]) or None
    # The notes of a day without a level stand alone.
    if worst:
        yield read_as(line, f"{day}|{worst}", lambda: _draft(day, worst, notes, options))
    elif notes:
        yield read_as(line, f"{day}|{notes}", lambda: _draft(day, None, notes, options))
    elif cells["state"] == "UNKNOWN" and not any(cells[name] not in ("", "0") for name in _OTHERS):
        yield Unread(line=line, what=f"nothing is known of {day}", under="days that were not logged")
    for name, under in _OTHERS.items():
        if cells[name] not in ("", "0"):
            yield Unread(line=line, what=f"{day}: {under} are summed up for the day", under=under)


def _draft(day: str, level: str | None, notes: str | None, options: Options) -> Draft:
    try:
        on = options.on(date.fromisoformat(day))
        value = Remark() if level is None else Reading(level=int(level))
    except ValueError as error:
        raise ValueRefused(f"{day}, {level} is no day and level") from error
    return Draft(value=value, moment=on, note=notes)
