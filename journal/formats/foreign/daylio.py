"""Daylio (Android, iOS): one CSV, a row an entry, the newest first.

Three generations: `full_date,date,weekday,time,mood,activities,note`, then with `note_title` before `note`, then with
`scales` before that. UTF-8 with a byte order mark. Only `full_date` (YYYY-MM-DD) is the same in all languages: `date`,
`weekday`, the moods and the way the time is written follow the phone ("20:30", "8:30 pm", "8:30 PM"). Activities are
`one | two`, scales `Back pain: 6/10 points | Hours asleep: 6:45`, with a space that does not break in some. The
columns as DeutscheGabanna/Obsidian-Daylio-Parser (tests/files) and staticf0x/daylio-parser (parser.py) read them;
spech66/hugo_lspd has the oldest. Line ends within a note are written as `<br>`.

Activities are kept as activities; one that speaks of pain says that there was some and not how much: it is a note, as
are titles and notes. A scale is a level of pain only where the user names it and it ends at 10. There is no mood here.
"""

import re
from collections.abc import Iterator
from datetime import date, time

from journal.domain.entries import Draft, Reading, Remark, Tag, Value
from journal.formats.contracts import quoted
from journal.formats.foreign.words import (
    clock,
    is_named,
    iso_day,
    key,
    lines,
    mapped,
    moment_on,
    number,
    place,
    speaks_of_pain,
)
from journal.formats.found import Item, Options, Unread, read_as
from journal.formats.parcel import Parcel
from journal.formats.sheet import Record, header_of, read_sheet

NAME = "daylio"
TITLE = "Daylio"

_NEEDED = ("full_date", "time", "mood", "activities", "note")
_SCALE = re.compile(r"(.+?):\s(.*)", re.DOTALL)
_OF = re.compile(r"(\d+(?:[.,]\d+)?)\s*/\s*(\d+)(?:\s.*)?", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MOST = "10"


def is_it(parcel: Parcel) -> bool:
    """Return whether it is a CSV with the columns of the app."""
    return set(_NEEDED) <= set(header_of(parcel.head()))


def items(parcel: Parcel, options: Options) -> Iterator[Item]:
    """Yield the items of each entry: its mood, which is left out, its activities, its scales and its note.

    Raises:
        UnreadableFile: it is no such CSV.
    """
    with parcel.open() as stream:
        for record in read_sheet(stream, parcel.called(), needed=_NEEDED):
            day = iso_day(record.cells["full_date"])
            if day is None:
                what = f"{quoted(record.cells['full_date'])} is no day"
                yield Unread(line=record.line, what=what, under="entries without a day that can be read")
            else:
                yield from _Entry(record, day, options).items()


class _Entry:
    """A row of the file."""

    def __init__(self, record: Record, day: date, options: Options) -> None:
        self._line, self._cells = record
        self._day, self._options = day, options
        self._at: time | None = clock(self._cells["time"])

    def items(self) -> Iterator[Item]:
        """Yield what the row says; at least that it says nothing."""
        mood = self._cells["mood"].strip()
        if mood:
            yield Unread(line=self._line, what=f"mood {quoted(mood)}", under="moods")
        activities, scales = _parts(self._cells["activities"]), _parts(self._cells.get("scales", ""))
        for activity in activities:
            yield self._activity(activity)
        for scale in scales:
            yield self._scale(scale)
        title, note = self._cells.get("note_title", "").strip(), _BREAK.sub("\n", self._cells["note"])
        if title or note.strip():
            yield self._found(Remark(), lines(title, note), "note", title, self._cells["note"])
        elif not (mood or activities or scales):
            yield Unread(line=self._line, what="the entry is empty", under="entries that say nothing")

    def _activity(self, name: str) -> Item:
        if is_named(self._options, name) or speaks_of_pain(name):
            return self._found(Remark(), f"{name} (ticked, without a level)", "activity", name)
        return read_as(
            self._line,
            self._key("activity", name),
            lambda: self._draft(Tag(role="activity", name=name)),
        )

    def _scale(self, scale: str) -> Item:
        match = _SCALE.fullmatch(scale)
        name, said = (match[1].strip(), match[2].strip()) if match else (scale, "")
        named = is_named(self._options, name)
        if not named and not speaks_of_pain(name):
            return Unread(line=self._line, what=quoted(scale), under=f"scale {quoted(name)}")
        where = place(name) or (("back", None) if named else None)
        level = self._level(said, named)
        if level is None or where is None:
            return self._found(Remark(), f"{name}: {said}", "scale", name, said)
        return read_as(
            self._line,
            self._key("scale", name, said),
            lambda: self._draft(Reading(level=level, site=where[0], side=where[1])),
        )

    def _level(self, said: str, named: bool) -> int | None:
        of = _OF.fullmatch(said)
        level = mapped(self._options, said, of[1] if of else "")
        if level is not None or of is None or not named or of[2] != _MOST:
            return level
        value = number(of[1].replace(",", "."))
        return int(value) if value is not None and value.is_integer() else None

    def _found(self, value: Value, note: str, *words: str) -> Item:
        return read_as(self._line, self._key(*words), lambda: self._draft(value, note))

    def _draft(self, value: Value, note: str | None = None) -> Draft:
        return Draft(value=value, moment=moment_on(self._options, self._day, self._at), note=note)

    def _key(self, *words: str) -> str:
        # As it was shown, 20:30 and 8:30 pm are the same; what cannot be read is as it stands.
        at = f"{self._at:%H:%M}" if self._at else self._cells["time"]
        return key(self._day.isoformat(), at, *words)


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(" | ") if part.strip()]
