"""Any CSV, by a mapping of its columns (see `mapping`): for a table of one's own, or of a tracker without a reader.

A row is one moment and may hold several things: a level, heat or ice, a medicine, an exercise, a treatment, an
activity, a trigger; its note is with the first of them, else a remark. An empty cell says nothing. Cells are separated
by commas, semicolons or tabs, whichever the header has.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from journal.domain.entries import Completion, Dose, Draft, Reading, Remark, Tag, Thermal, Treatment, Value
from journal.domain.exercises import sides_of
from journal.domain.moments import Moment
from journal.domain.names import name_slug, table_of
from journal.domain.slugs import EXERCISES, MEDICINE_ALIASES, TREATMENTS
from journal.domain.vocabulary import BUILT_IN
from journal.errors import ValueRefused
from journal.formats.contracts import quoted
from journal.formats.foreign.clocks import day_in, local_of, order_of, time_in
from journal.formats.foreign.mapping import FIELDS, refuse_incomplete, source_of
from journal.formats.foreign.places import level_of, number_of, places_in, plain, side_in
from journal.formats.found import Item, Options, Unread, read_as
from journal.formats.parcel import Parcel
from journal.formats.sheet import Record, header_of, read_sheet
from journal.formats.unreadable import UnreadableFile

NAME = "csv"
TITLE = "Any CSV"

_DELIMITERS = (",", ";", "\t")
# Cells that say nothing; "none" may say that there is no pain, and is not one of them.
_EMPTY = frozenset(("", "-", "–", "—", "n/a", "na", "nan", "null"))
# What is done on a day, in a column of it, may be none.
_NOTHING = frozenset(("0", "false", "kein", "keine", "keins", "nein", "no", "none"))
_MODALITIES = {
    "heat": re.compile(r"heat\w*|warm\w*|hot|wärm\w*|heiß\w*|hitze"),
    "ice": re.compile(r"ice\w*|icing|cold|cool\w*|eis\w*|kält\w*|kalt\w*|kühl\w*"),
}
_TREATMENTS = {
    "physical-therapy": "physio",
    "physiotherapy": "physio",
    "physiotherapie": "physio",
    "massagen": "massage",
}
_EXERCISES = table_of("exercises", BUILT_IN)
_MINUTES = re.compile(r"(.*?)\s*(?:m|mins?|minutes?|minuten?|')\.?", re.IGNORECASE)


class _LeftOut(Exception):
    """What a row says, and the journal has no place for."""

    def __init__(self, what: str, under: str) -> None:
        super().__init__(what)
        self.what = what
        self.under = under


class _Told(NamedTuple):
    """A thing that a row tells: its value, words that go with it, and which it is where there are several of a kind."""

    value: Value
    words: str = ""
    which: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row says of each field; "" where nothing.

    Attributes:
        line: as in Record.
        key: its cells, normalised.
        columns: the name of the column that a field is from; a field with a fixed value has none.
        cells: what stands there, by the field.
    """

    line: int
    key: str
    columns: Mapping[str, str]
    cells: Mapping[str, str]

    def __getitem__(self, field: str) -> str:
        return self.cells.get(field, "")

    def says(self, field: str) -> bool:
        """Return whether there is an entry of a kind: its cell says so, or where that is fixed, a cell beside it."""
        if not self[field] or (field != "level" and plain(self[field]) in _NOTHING):
            return False
        # Site and side say where, and not whether.
        beside = [other for other in self.columns if field in FIELDS[other] and other not in ("site", "side")]
        return field in self.columns or not beside or any(self[other] for other in beside)

    def loose(self) -> str | None:
        """Return a field that is told of nothing, as an amount is without a medicine; None when there is none."""
        beside = (field for field in ("minutes", "sets", "reps", "amount") if field in self.columns and self[field])
        return next((field for field in beside if not any(map(self.says, FIELDS[field]))), None)

    def number(self, field: str) -> int | None:
        """Return a whole number; None where nothing is said.

        Raises:
            ValueRefused: it is no whole number.
            _LeftOut: it is 0.
        """
        text = self[field]
        if not text:
            return None
        unit = _MINUTES.fullmatch(text) if field == "minutes" else None
        number = number_of(unit[1] if unit else text)
        if number is None or number % 1:
            raise ValueRefused(f"{quoted(text)} is not a whole number of {field}")
        if not number:
            raise _LeftOut(f"{field}: 0", f"rows with 0 {field}")
        return int(number)

    def side(self) -> str | None:
        """Return the side; None where none is said.

        Raises:
            ValueRefused: it is none.
        """
        side = side_in(self["side"])
        if self["side"] and side is None:
            raise ValueRefused(f"{quoted(self['side'])} is not a side")
        return side


def is_it(_parcel: Parcel) -> bool:
    """Return False: that a CSV is to be read by a mapping is what the user says."""
    return False


def items(parcel: Parcel, options: Options) -> Iterator[Item]:
    """Yield what each row says, in the order of the file.

    Raises:
        ValueRefused: `options.columns` is no mapping that a file can be read by.
    """
    refuse_incomplete(options.columns)
    if len(parcel.files) != 1:
        raise UnreadableFile("it is not one file", "Give one CSV.", file=parcel.name)
    file = next(iter(parcel.files))
    sources = {field: source_of(told) for field, told in options.columns.items()}
    fixed = {field: source.text for field, source in sources.items() if source.fixed}
    named = {field: source.text for field, source in sources.items() if not source.fixed}
    delimiter, columns = _columns(parcel, file, named)
    order = _order(parcel, file, delimiter, columns, options)
    with parcel.open(file) as stream:
        for record in read_sheet(stream, parcel.called(file), needed=(*columns.values(),), delimiter=delimiter):
            cells = {**fixed, **{field: _said(field, record.cells[name]) for field, name in columns.items()}}
            yield from _items_of(_Row(record.line, _key(record), columns, cells), order, options)


def _columns(parcel: Parcel, file: str, named: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return what separates the cells, and the column of each field as the header has it."""
    best: tuple[int, int] = (-1, 0)
    delimiter, header, there = ",", [""], dict[str, str]()
    for mark in _DELIMITERS:
        names = header_of(parcel.head(file), mark)
        found = {field: column for field, name in named.items() if (column := _column(name, names)) is not None}
        # By the right mark most of the columns named are there, and of equals most columns of any name.
        if (len(found), len(names)) > best:
            best, delimiter, header, there = (len(found), len(names)), mark, names, found
    missing = next((field for field in named if field not in there), None)
    if missing is not None and header:
        what = f"there is no such column for {missing}; there are {', '.join(map(quoted, header[:20]))}"
        called = parcel.called(file)
        raise UnreadableFile(what, "Name a column that is there.", file=called, line=1, column=named[missing])
    return delimiter, there


def _column(name: str, header: list[str]) -> str | None:
    if name in header:
        return name
    alike = [other for other in header if plain(other) == plain(name)]
    return alike[0] if len(alike) == 1 else None


def _order(parcel: Parcel, file: str, delimiter: str, columns: Mapping[str, str], options: Options) -> str:
    """Return whether the day or the month comes first, by all rows: for this alone the file is read once."""
    column = columns.get("date") or columns.get("datetime")
    if column is None:
        return options.order or "dmy"
    called = parcel.called(file)
    with parcel.open(file) as stream:
        records = read_sheet(stream, called, needed=(column,), delimiter=delimiter)
        return order_of(((record.line, record.cells[column]) for record in records), options.order, called, column)


def _said(field: str, cell: str) -> str:
    """Return what a cell says of a field; a note is kept as it is."""
    text = cell.strip()
    return "" if text.lower() in _EMPTY else cell if field == "note" else text


def _key(record: Record) -> str:
    return "|".join(unicodedata.normalize("NFC", cell).strip() for cell in record.cells.values())


def _items_of(row: _Row, order: str, options: Options) -> Iterator[Item]:
    if not row["date"] and not row["datetime"]:
        yield Unread(line=row.line, what="the cell of the day is empty", under="rows without a day")
        return
    try:
        moment = _moment(row, order, options)
    except ValueRefused as error:
        yield Unread(line=row.line, what=error.what, under="values that cannot be kept")
        return
    note, said = row["note"], False
    for field, tell in _TELLERS.items():
        if not row.says(field):
            continue
        said = True
        try:
            told = tell(row, options)
        except _LeftOut as left:
            yield Unread(line=row.line, what=left.what, under=left.under)
            continue
        except ValueRefused as error:
            yield Unread(line=row.line, what=error.what, under="values that cannot be kept")
            continue
        for value, words, which in told:
            noted = "\n".join(part for part in (words, note) if part.strip()) or None
            key = "|".join(filter(None, (row.key, field, which)))
            yield read_as(row.line, key, partial(Draft, value=value, moment=moment, note=noted))
            note = ""
    if note.strip():
        said = True
        yield read_as(row.line, f"{row.key}|note", partial(Draft, value=Remark(), moment=moment, note=note))
    loose = row.loose()
    if loose:
        under = f"{loose} without {' or '.join(FIELDS[loose])}"
        yield Unread(line=row.line, what=f"{loose}: {quoted(row[loose])}", under=under)
    elif not said:
        yield Unread(line=row.line, what="its cells are empty, or say that nothing was", under="rows that say nothing")


def _moment(row: _Row, order: str, options: Options) -> Moment:
    # A table program writes midnight where a day has no time.
    shown = day_in(
        re.sub(r"(?<=\d)[T ]0?0:00(?::00(?:[.]0+)?)?$", "", row["date"]) if row["date"] else row["datetime"], order
    )
    local = local_of(shown, time_in(row["time"]) if row["time"] else None, options.zone)
    return options.on(shown.day) if local is None else options.moment(local)


def _level(row: _Row, options: Options) -> list[_Told]:
    """Return a level at a place; in words where it is none, or where there are several places."""
    where = row["site"]
    places = _places(row)
    side = row.side() or side_in(where)
    level = level_of(row["level"], options.levels)
    if level is not None and len(places) == 1:
        return [_Told(Reading(level=level, site=places[0], side=side))]
    place = f" ({', '.join(filter(None, (where, row['side'])))})" if where or row["side"] else ""
    return [_Told(Remark(), f"{row.columns.get('level', 'Pain')}{place}: {row['level']}")]


def _places(row: _Row) -> list[str]:
    """Return where it was; the back where nothing is said."""
    where = row["site"]
    places = places_in(where) if where else ["back"]
    if not places or "" in places:
        raise _LeftOut(f"{quoted(where)} is no place of this journal", f"place {quoted(where)}")
    return places


def _thermal(row: _Row, _options: Options) -> list[_Told]:
    text = row["modality"]
    words = re.findall(r"\w+", plain(text))
    named = [slug for slug, pattern in _MODALITIES.items() if any(map(pattern.fullmatch, words))]
    if len(named) != 1:
        raise _LeftOut(f"{quoted(text)} is not heat or ice", f"modality {quoted(text)}")
    minutes = row.number("minutes")
    if minutes is None:
        raise _LeftOut(f"{quoted(text)} has no minutes", "heat or ice without minutes")
    places = _places(row)
    if len(places) != 1:
        raise _LeftOut(f"{quoted(row['site'])} is more than one place", f"place {quoted(row['site'])}")
    side = row.side() or side_in(row["site"])
    return [_Told(Thermal(modality=named[0], minutes=minutes, site=places[0], side=side))]


def _dose(row: _Row, _options: Options) -> list[_Told]:
    if number_of(row["amount"]) == 0:
        raise _LeftOut(f"{quoted(row['medicine'])}: 0", "amounts of 0")
    name = name_slug(row["medicine"])
    return [_Told(Dose(medicine=MEDICINE_ALIASES.get(name, name), amount=row["amount"] or None))]


def _completion(row: _Row, _options: Options) -> list[_Told]:
    """Return an exercise; one with sides that was done on both is two, as it is when it is typed."""
    name = name_slug(row["exercise"])
    slug = _EXERCISES.get(name, name)
    minutes = None if row.says("modality") else row.number("minutes")
    sets, reps, side = row.number("sets"), row.number("reps"), row.side()
    sides = sides_of(EXERCISES.get(slug)) if side == "both" else (side,)
    return [
        _Told(
            Completion(exercise=slug, side=one or side, sets=sets, reps=reps, duration_s=minutes and minutes * 60),
            which=(one or "") if len(sides) > 1 else "",
        )
        for one in sides
    ]


def _treatment(row: _Row, _options: Options) -> list[_Told]:
    name = name_slug(row["treatment"])
    slug = _TREATMENTS.get(name, name)
    if slug not in TREATMENTS:
        raise _LeftOut(
            f"{quoted(row['treatment'])} is no treatment of this journal", f"treatment {quoted(row['treatment'])}"
        )
    minutes = None if row.says("modality") or row.says("exercise") else row.number("minutes")
    return [_Told(Treatment(treatment=slug, minutes=minutes))]


def _tag(role: str) -> Callable[[_Row, Options], list[_Told]]:
    return lambda row, _options: [_Told(Tag(role=role, name=name_slug(row[role])))]


_TELLERS: dict[str, Callable[[_Row, Options], list[_Told]]] = {
    "level": _level,
    "modality": _thermal,
    "medicine": _dose,
    "exercise": _completion,
    "treatment": _treatment,
    "activity": _tag("activity"),
    "trigger": _tag("trigger"),
}
