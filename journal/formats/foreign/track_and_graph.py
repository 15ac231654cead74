"""Track & Graph (Android): one CSV, a row a data point.

`FeatureName,Timestamp,Value,Label,Note` since 2025; before, the label stood in the value (`3.0:Severe`) and the column
Label was not there; the oldest have no Note either. Timestamps have the offset of where the point was logged (`Z` is
the offset 0: the app keeps the offset beside the moment). Durations are `H:MM:SS`, hours without a limit.
As the app writes and reads it: SamAmco/track-and-graph, CSVReadWriterImpl.kt and its test.

The names are people's own, so nothing says which of them are pain: those that the user names are levels from 0 to 10.
Others that speak of pain, and points with a note, are kept in words. A duration under the name of an exercise, of heat
or of ice is one, a medicine by its known name a dose; everything else is left out by its name.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from journal.domain import slugs
from journal.domain.entries import Completion, Dose, Draft, Reading, Remark, Thermal, Value
from journal.formats.contracts import quoted
from journal.formats.foreign.words import (
    is_named,
    iso_moment,
    key,
    lines,
    mapped,
    number,
    place,
    speaks_of_pain,
    spoken,
)
from journal.formats.found import Item, Options, Unread, read_as
from journal.formats.parcel import Parcel
from journal.formats.sheet import Record, header_of, read_sheet

NAME = "track_and_graph"
TITLE = "Track & Graph"

_NEEDED = ("FeatureName", "Timestamp", "Value")
_DURATION = re.compile(r"(-?)(\d{0,9}):(-?)(\d{2}):(-?)(\d{2})(?::(.*))?", re.DOTALL)
# Not every alias: a "vacuum" of 20 minutes may have been of the floor.
_EXERCISES = {
    word: exercise.slug
    for exercise in slugs.EXERCISES.values()
    for word in (
        exercise.slug,
        exercise.name.lower(),
        *(exercise.aliases if exercise.group == "aerobic" else ()),
    )
}
_THERMAL = {"heat": "heat", "heat pad": "heat", "heating pad": "heat", "ice": "ice", "ice pack": "ice"}
_MEDICINES = {**{name: name for name in slugs.MEDICINES}, **slugs.MEDICINE_ALIASES}


class _Point(NamedTuple):
    """A data point: `number` is in seconds where it is a duration, `shown` is how the app shows it."""

    feature: str
    number: float
    is_duration: bool
    shown: str
    label: str
    note: str

    @property
    def words(self) -> str:
        """The point in its own words."""
        return f"{self.feature}: {self.shown}" + (f", {self.label}" if self.label else "")


def is_it(parcel: Parcel) -> bool:
    """Return whether it is a CSV with the columns of the app."""
    return tuple(header_of(parcel.head())[:3]) == _NEEDED


def items(parcel: Parcel, options: Options) -> Iterator[Item]:
    """Yield one item a data point, in the order of the file.

    Raises:
        UnreadableFile: it is no such CSV.
    """
    with parcel.open() as stream:
        for record in read_sheet(stream, parcel.called(), needed=_NEEDED):
            yield _item(record, options)


def _item(record: Record, options: Options) -> Item:
    point, stamp = _point(record), record.cells["Timestamp"].strip()
    if point is None:
        what = f"{quoted(record.cells['Value'])} is neither a number nor a duration"
        return Unread(line=record.line, what=what, under="values that cannot be read")
    if not _is_kept(point, options):
        under = f"feature {quoted(point.feature)}: not named as a level of pain"
        return Unread(line=record.line, what=quoted(point.words), under=under)

    def build() -> Draft:
        value, note = _value(point, options)
        return Draft(value=value, moment=options.moment(iso_moment(stamp)), note=note)

    return read_as(record.line, key(point.feature, stamp, point.shown, point.label, point.note), build)


def _point(record: Record) -> _Point | None:
    cells = record.cells
    feature, text = cells["FeatureName"].strip(), cells["Value"].strip()
    note = cells.get("Note", "")
    duration = _DURATION.fullmatch(text)
    if duration:
        hours, minutes, seconds = (int(f"{duration[at]}{duration[at + 1] or 0}") for at in (1, 3, 5))
        inner, value = duration[7] or "", float(hours * 3600 + minutes * 60 + seconds)
        shown = text.removesuffix(f":{inner}" if duration[7] is not None else "")
    else:
        head, _, inner = text.partition(":")
        read = number(head)
        if read is None:
            return None
        value, shown = read, spoken(read)
    return _Point(feature, value, duration is not None, shown, cells.get("Label", "").strip() or inner.strip(), note)


def _is_kept(point: _Point, options: Options) -> bool:
    about_pain = is_named(options, point.feature) or speaks_of_pain(point.feature)
    return about_pain or bool(point.note.strip()) or _is_done(point)


def _value(point: _Point, options: Options) -> tuple[Value, str]:
    """Return what a point is in the journal, with its note; a level without a place of its own is of the back."""
    named = is_named(options, point.feature)
    where = place(point.feature) or (("back", None) if named else None)
    level = mapped(options, point.label, point.shown)
    if level is None and named and point.number.is_integer() and not point.is_duration:
        level = int(point.number)
    if level is not None and where is not None:
        return Reading(level=level, site=where[0], side=where[1]), lines(point.label, point.note)
    if not _is_done(point):
        return Remark(), lines(point.words, point.note)
    return _done(point)


def _is_done(point: _Point) -> bool:
    name = point.feature.lower()
    return point.number > 0 and (name in _EXERCISES or name in _THERMAL if point.is_duration else name in _MEDICINES)


def _done(point: _Point) -> tuple[Value, str]:
    """Return the exercise, the heat or ice, or the medicine that a point is by its name, with its note."""
    name, note = point.feature.lower(), lines(point.label, point.note)
    if not point.is_duration:
        amount = f"{point.shown} ({point.label})" if point.label else point.shown
        return Dose(medicine=_MEDICINES[name], amount=amount), point.note
    if name in _EXERCISES:
        return Completion(exercise=_EXERCISES[name], duration_s=int(point.number)), note
    minutes, seconds = divmod(int(point.number), 60)
    exact = lines(point.shown, note) if seconds else note
    return Thermal(modality=_THERMAL[name], minutes=max(1, minutes + (seconds >= 30))), exact
