r"""CrisisCore pain-tracker (in a browser): one CSV, a row an entry.

`Date,Time,Pain Level,Locations,Symptoms,Limited Activities,Sleep Quality,Mood Impact,Missed Work Days,Notes`, or
without what is private `Date,Time,Pain Level,Symptoms,Medication Log`. Its rows are joined by a backslash and an n
instead of a line end; there, lines are counted as if they were line ends. Date and time are cut from a moment in UTC.
For clinicians there are two more, in local time and with line ends (they have `Assistance Needed` or
`Primary Location`); a fourth has no Time, and a whole moment as Date: local, or with its Z. As the app writes them:
CrisisCore-Systems/pain-tracker, src/utils/pain-tracker/export.ts, ClinicalExports.tsx, SavePanel.tsx, GatedExport.tsx;
the places and symptoms it offers: src/utils/constants.ts.

The one level (0 to 10) of an entry is for all of its places together: each that the journal has gets it, and the note
names them all. A level without a place, or with other places only, is kept in words: it need not be the back's, unless
the user names "pain level", or it is 0. All else that an entry says goes into the note. The medicines are those of
that time, not doses taken. Where the app writes 0 for what was not filled in (all but the level) it is left out.
"""

import io
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import IO, TYPE_CHECKING

from journal.domain import slugs
from journal.domain.entries import Draft, Reading, Remark, Tag, Value
from journal.domain.moments import Moment
from journal.formats.foreign.words import clock, is_named, iso_day, iso_moment, key, lines, mapped, number, place
from journal.formats.found import Item, Options, Unread, read_as
from journal.formats.parcel import Parcel
from journal.formats.sheet import Record, header_of, read_sheet

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

NAME = "crisiscore"
TITLE = "CrisisCore pain-tracker"

_BACKSLASH_N = rb"\n"
_CHUNK = 65_536
_LEVEL = "Pain Level"
_NEEDED = ("Date", _LEVEL, "Symptoms")
_PLACES = ("Locations", "Primary Location")
_NOTES = ("Notes", "Clinical Notes")
_LOCAL = {"Assistance Needed", "Primary Location"}
_TOLD = {"Date", "Time", _LEVEL, "Symptoms", *_PLACES, *_NOTES}
_OF_TEN = ("Sleep Quality", "Mood Impact")
_QUALITIES = {
    **{quality: quality for quality in slugs.QUALITIES},
    "stiffness": "stiff",
    "dull ache": "dull",
    "electric shock sensation": "electric",
}
_SIGNS = {"numbness": "numbness", "tingling": "tingling", "pins and needles": "tingling"}


def is_it(parcel: Parcel) -> bool:
    """Return whether it is a CSV with the columns of the app, whatever its rows are joined by."""
    header = header_of(_first_line(parcel))
    return header[:1] == ["Date"] and header[1:2] in (["Time"], [_LEVEL]) and set(_NEEDED) <= set(header)


def items(parcel: Parcel, options: Options) -> Iterator[Item]:
    """Yield the items of each entry: a level for each place, the signs that it names; or a note.

    Raises:
        UnreadableFile: it is no such CSV.
    """
    one_line = _first_line(parcel) != parcel.head().split(b"\n", 1)[0]
    with parcel.open() as stream:
        lined = io.BufferedReader(_LineEnds(stream)) if one_line else stream
        for record in read_sheet(lined, parcel.called(), needed=_NEEDED):
            yield from _Entry(record, options).items()


def _first_line(parcel: Parcel) -> bytes:
    return parcel.head().split(b"\n", 1)[0].split(_BACKSLASH_N, 1)[0]


class _LineEnds(io.RawIOBase):
    """A file with a line end for each backslash and n outside of quotes."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream = stream
        self._ready = b""
        self._in_quotes = False

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer, or a part of it; return how many bytes, 0 at the end of the file."""
        self._ready = self._ready or self._changed(self._stream.read(_CHUNK))
        view = memoryview(buffer).cast("B")
        out = self._ready[: len(view)]
        view[: len(out)] = out
        self._ready = self._ready[len(out) :]
        return len(out)

    def _changed(self, chunk: bytes) -> bytes:
        if chunk.endswith(b"\\"):
            chunk += self._stream.read(1)
        parts = chunk.split(b'"')
        # Quotes toggle; within a cell they are doubled, which toggles twice.
        for at in range(int(self._in_quotes), len(parts), 2):
            parts[at] = parts[at].replace(_BACKSLASH_N, b"\n")
        self._in_quotes ^= len(parts) % 2 == 0
        return b'"'.join(parts)


class _Entry:
    """A row of the file."""

    def __init__(self, record: Record, options: Options) -> None:
        self._line, self._cells = record
        self._options = options
        self._said = self._cells[_LEVEL].strip()
        self._places = _listed(next((self._cells[name] for name in _PLACES if name in self._cells), ""))
        self._symptoms = _listed(self._cells["Symptoms"])

    def items(self) -> Iterator[Item]:
        """Yield what the row says; at least that it says nothing."""
        level, sites = self._level(), self._sites()
        signs = dict.fromkeys(_SIGNS[one.lower()] for one in self._symptoms if one.lower() in _SIGNS)
        if level is not None and sites:
            yield from self._readings(level, sites)
        else:
            place_and_level = ", ".join(filter(None, (f"{_LEVEL}: {self._said} of 0–10", *self._places)))
            note = lines(place_and_level if self._said else "; ".join(self._places), self._note(_SIGNS))
            if note:
                yield self._found(Remark, note, "note")
            elif not signs:
                yield Unread(line=self._line, what="the entry is empty", under="entries that say nothing")
        for sign in signs:
            yield self._found(partial(Tag, role="sign", name=sign), "", sign)

    def _readings(self, level: int, sites: Sequence[tuple[str, str | None]]) -> Iterator[Item]:
        together = f"one level for: {'; '.join(self._places)}" if len(self._places) > 1 else ""
        qualities = tuple(_QUALITIES[one.lower()] for one in self._symptoms if one.lower() in _QUALITIES)
        note = lines(self._note({**_QUALITIES, **_SIGNS}), together)
        for site, side in sites:
            reading = partial(Reading, level=level, site=site, side=side, qualities=qualities)
            yield self._found(reading, note, site, side or "")
            note = together

    def _level(self) -> int | None:
        level, value = mapped(self._options, self._said), number(self._said)
        return int(value) if level is None and value is not None and value.is_integer() else level

    def _sites(self) -> list[tuple[str, str | None]]:
        if not self._places and (is_named(self._options, _LEVEL) or self._level() == 0):
            return [("back", None)]
        return list(dict.fromkeys(where for name in self._places if (where := place(name)) is not None))

    def _note(self, told: Collection[str]) -> str:
        """Return all that the entry says beside its level, its places and the symptoms in `told`."""
        symptoms = "; ".join(one for one in self._symptoms if one.lower() not in told)
        others = [
            f"{name}: {text}{' of 0–10' if name in _OF_TEN else ''}"
            for name, cell in self._cells.items()
            if name not in _TOLD and (text := cell.strip()) not in ("", "0")
        ]
        notes = next((self._cells[name] for name in _NOTES if name in self._cells), "")
        return lines(notes, f"Symptoms: {symptoms}" if symptoms else "", *others)

    def _found(self, value: Callable[[], Value], note: str, *words: str) -> Item:
        def build() -> Draft:
            return Draft(value=value(), moment=self._moment(), note=note)

        day, at = self._cells["Date"], self._cells.get("Time", "")
        return read_as(self._line, key(day, at, self._said, *words), build)

    def _moment(self) -> Moment:
        """Return when the entry was made.

        Raises:
            ValueRefused: it is no moment, or one that cannot be.
        """
        text, zone = self._cells["Date"].strip(), self._options.zone
        day, at = iso_day(text), clock(self._cells.get("Time", ""))
        if day is not None:
            if at is None:
                return self._options.on(day)
            local = datetime.combine(day, at)
            is_local = not _LOCAL.isdisjoint(self._cells)
            return self._options.moment(local if is_local else local.replace(tzinfo=UTC).astimezone(zone))
        moment = iso_moment(text)
        return self._options.moment(moment if moment.tzinfo is None else moment.astimezone(zone))


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]
