"""Loop Habit Tracker: a zip of `Habits.csv` and, for each habit, a folder `001 Name` with `Checkmarks.csv`.

The shape is that which the app's exporter writes: iSoron/uhabits, `HabitsCSVExporter.kt`, `HabitList.kt` (writeCSV)
and `Entry.kt` (formattedValue), of version 2.3.1 and of those before it:

- `Habits.csv` has Position, Name, …; since 2.3.1 Type (YES_NO or NUMERICAL) and Unit as well.
- `Checkmarks.csv` of a habit has Date, Value, Notes, the newest day first. Before 2.3.1 it had neither a header nor
  notes, and the values were numbers.
- A numerical value is a thousand times what was typed. Since 2.3.1 those that mean something for a habit without
  numbers are written as words in any habit: a typed 0 is "NO", a skipped day "SKIP", an emptied one "UNKNOWN".
- YES_AUTO: not done, and not expected either, by how often the habit is due.
- `Scores.csv`, and `Checkmarks.csv` beside `Habits.csv`, say nothing more; the latter even less (issue 2336).

A day of a habit is an activity; that of a numerical one which the user says is a pain, a level.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from journal.domain.entries import Draft, Reading, Remark, Tag, Value
from journal.domain.names import name_slug
from journal.errors import ValueRefused
from journal.formats.contracts import quoted
from journal.formats.foreign.places import level_of, names_pain, number_of, number_words, places_in, plain, side_in
from journal.formats.found import Item, Options, Unread, read_as
from journal.formats.lines import numbered_lines
from journal.formats.parcel import Parcel
from journal.formats.sheet import header_of, read_sheet
from journal.formats.unreadable import UnreadableFile

NAME = "loop"
TITLE = "Loop Habit Tracker"

_FOLDER = re.compile(r"(\d+)(?: (.*))?")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_THOUSAND = 1000
# What the numbers of older exports are in the words of newer ones.
_STATES = {"-1": "UNKNOWN", "0": "NO", "1": "YES_AUTO", "2": "YES_MANUAL", "3": "SKIP"}
_LEFT_OUT = {
    "NO": "days without the habit",
    "YES_AUTO": "days that were ticked by the app and not by you",
    "SKIP": "days that were skipped",
    "UNKNOWN": "days without an answer",
}


@dataclass(frozen=True, slots=True)
class _Habit:
    name: str
    unit: str
    numerical: bool
    file: str


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    day: str
    value: str
    notes: str


def is_it(parcel: Parcel) -> bool:
    """Return whether there is a list of habits, and a folder with the days of one."""
    base = _base(parcel)
    return base is not None and bool(_days_of(parcel, base))


def items(parcel: Parcel, options: Options) -> Iterator[Item]:
    """Yield what each day of each habit is, habit by habit as they are listed."""
    base = _base(parcel)
    if base is None:
        raise UnreadableFile("there is no list of habits (Habits.csv) in it", file=parcel.name)
    for habit in _habits(parcel, base):
        for row in _rows(parcel, habit.file):
            yield from _items_of(habit, row, options)


def _base(parcel: Parcel) -> str | None:
    """Return the folder that the list of habits is in, with a "/" behind it; None when there is no such list."""
    for file in sorted(parcel.files, key=lambda name: (name.count("/"), name)):
        folder, name = file[: file.rfind("/") + 1], file[file.rfind("/") + 1 :]
        if name == "Habits.csv":
            header = header_of(parcel.head(file))
            if header[:2] == ["Position", "Name"] and ("NumRepetitions" in header or "FrequencyNumerator" in header):
                return folder
    return None


def _days_of(parcel: Parcel, base: str) -> dict[int, str]:
    """Return the files with the days of the habits, by the place of each habit in the list."""
    files: dict[int, str] = {}
    for file in sorted(parcel.files):
        folder, _, name = file.removeprefix(base).rpartition("/")
        place = _FOLDER.fullmatch(folder)
        if file.startswith(base) and name == "Checkmarks.csv" and place:
            files.setdefault(int(place[1]), file)
    return files


def _habits(parcel: Parcel, base: str) -> Iterator[_Habit]:
    files = _days_of(parcel, base)
    listed = f"{base}Habits.csv"
    with parcel.open(listed) as stream:
        for record in read_sheet(stream, parcel.called(listed), needed=("Position", "Name")):
            position = record.cells["Position"].strip()
            file = files.pop(int(position), None) if position.isdecimal() else None
            if file is not None:
                yield _habit(parcel, file, record.cells["Name"], record.cells.get("Type"), record.cells.get("Unit", ""))
    # A habit that the list does not have is called what its folder is.
    for file in files.values():
        folder = file.removeprefix(base).rpartition("/")[0]
        yield _habit(parcel, file, folder.partition(" ")[2], None, "")


def _habit(parcel: Parcel, file: str, name: str, kind: str | None, unit: str) -> _Habit:
    # Older exports do not say whether a habit has numbers: it has where one is none of the five that mean something.
    numerical = (
        any(number_of(row.value) is not None and row.value not in _STATES for row in _rows(parcel, file))
        if kind is None
        else kind == "NUMERICAL"
    )
    return _Habit(unicodedata.normalize("NFC", name).strip(), unit.strip(), numerical, file)


def _rows(parcel: Parcel, file: str) -> Iterator[_Row]:
    called = parcel.called(file)
    with parcel.open(file) as stream:
        if header_of(parcel.head(file))[:2] == ["Date", "Value"]:
            for record in read_sheet(stream, called):
                notes = record.cells.get("Notes", "")
                yield _Row(record.line, record.cells["Date"].strip(), record.cells["Value"].strip(), notes)
            return
        for line, text in numbered_lines(stream, called):
            cells = text.strip().split(",")
            if cells == [""]:
                continue
            if len(cells) != 2:
                raise UnreadableFile(f"{quoted(text.strip())} is not a day and a value", file=called, line=line)
            yield _Row(line, cells[0].strip(), cells[1].strip(), "")


def _items_of(habit: _Habit, row: _Row, options: Options) -> Iterator[Item]:
    number = number_of(row.value)
    state = _STATES.get(row.value, row.value) if not habit.numerical or row.value in ("-1", "0", "3") else row.value
    said = f"{habit.name}|{row.day}|{state}"
    is_pain = plain(habit.name) in options.pain
    amount = Decimal(0) if state == "NO" else number / _THOUSAND if number is not None else None
    if habit.numerical and amount is not None and (amount or is_pain):
        yield read_as(row.line, said, lambda: _amount(habit, row, amount, options), habit.file)
    elif state == "YES_MANUAL":
        yield read_as(row.line, said, lambda: _done(habit, row, options), habit.file)
    else:
        what = f"{row.day}: {quoted(habit.name)} is {quoted(state)}"
        yield Unread(line=row.line, what=what, under=_LEFT_OUT.get(state, "values that are not known"), file=habit.file)
        if row.notes.strip():
            key = f"{habit.name}|{row.day}|note|{unicodedata.normalize('NFC', row.notes).strip()}"
            note = f"{habit.name}: {row.notes}"
            yield read_as(row.line, key, lambda: _draft(Remark(), row, options, note), habit.file)


def _amount(habit: _Habit, row: _Row, amount: Decimal, options: Options) -> Draft:
    """Return a level, where the user says that it is one and it can be; else how much there was of the habit."""
    number = number_words(amount)
    words = f"{number} {habit.unit}".strip()
    if plain(habit.name) in options.pain:
        level = level_of(number, options.levels)
        places = places_in(habit.name) or ["back"]
        if level is not None and len(places) == 1 and places[0]:
            reading = Reading(level=level, site=places[0], side=side_in(habit.name))
            return _draft(reading, row, options, row.notes)
    elif not names_pain(habit.name):
        return _draft(_activity(habit), row, options, words, row.notes)
    return _draft(Remark(), row, options, f"{habit.name}: {words}", row.notes)


def _done(habit: _Habit, row: _Row, options: Options) -> Draft:
    # Pain is nothing that is done: how strong it was is not told, and that it was there is kept in words.
    if names_pain(habit.name) or plain(habit.name) in options.pain:
        return _draft(Remark(), row, options, f"{habit.name}: yes", row.notes)
    return _draft(_activity(habit), row, options, row.notes)


def _activity(habit: _Habit) -> Tag:
    return Tag(role="activity", name=name_slug(habit.name))


def _draft(value: Value, row: _Row, options: Options, *notes: str) -> Draft:
    day = _DAY.fullmatch(row.day)
    try:
        moment = options.on(date(*map(int, day.groups()))) if day else None
    except ValueError:
        moment = None
    if moment is None:
        raise ValueRefused(f"{quoted(row.day)} is not a day")
    return Draft(value=value, moment=moment, note="\n".join(note for note in notes if note.strip()) or None)
