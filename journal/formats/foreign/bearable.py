"""Bearable (Android, iOS): one CSV, a row a thing that was logged.

`date,weekday,time of day,category,rating/amount,detail,notes`; newer files have `date formatted` (YYYY-MM-DD) second.
`date` is like "1st Dec 2021"; the time of day a clock's, or a part of the day (pre, am, mid, pm, all day), or empty.
A symptom is rated 0 to 4 and says so in its detail: "Back (lower) pain (Moderate)"; other details are `one | two`,
with an amount after " - ". The columns and categories as OmegaJak/bearable-csv-analyzer (parser.rs),
andrewmiller0728/BearableDataProcessing (BearableStringParser.java) and bcwilsondotcom/obsidian-bearable-import-plugin
read them; the scales from the app's support page "What are all the different scales used in Bearable?".
No source shows a row of a medicine: its detail and amount are read leniently. A clock without am or pm is of 24 hours.

Symptoms that speak of pain or of a place of it are kept in words, or as levels by the mapping that the user names; no
pain is 0 on every scale where the word "none" says it. Medicines, what was active, measurements and ratings that the
user names as pain, and all notes are kept; the other symptoms and categories are left out by their name.
"""

import re
from collections.abc import Iterator
from datetime import date

from journal.domain.entries import Dose, Draft, Reading, Remark, Tag, Value
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

NAME = "bearable"
TITLE = "Bearable"

_NEEDED = ("date", "time of day", "category", "rating/amount", "detail", "notes")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]* (\d{4})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_BRACKETS = re.compile(r"(.+?)\s*\(([^()]*)\)", re.DOTALL)
_EMOJI = re.compile(r"^[^\w(]+")
_SYMPTOMS = ("symptom", "symptoms")
_MEDICINES = ("meds/supplements", "medication", "medications")
_NOTES = ("note", "notes", "journal", "diary")
_NOT_DONE = ("none", "no", "0", "missed", "skipped", "not taken")


def is_it(parcel: Parcel) -> bool:
    """Return whether it is a CSV with the columns of the app, with or without `date formatted`."""
    return set(_NEEDED) <= set(header_of(parcel.head()))


def items(parcel: Parcel, options: Options) -> Iterator[Item]:
    """Yield the items of each row: one for each medicine or activity, and one for the note of what is left out.

    Raises:
        UnreadableFile: it is no such CSV.
    """
    with parcel.open() as stream:
        for record in read_sheet(stream, parcel.called(), needed=_NEEDED):
            day = iso_day(record.cells.get("date formatted", "")) or _day(record.cells["date"])
            if day is None:
                what = f"{quoted(record.cells['date'])} is no day"
                yield Unread(line=record.line, what=what, under="rows without a day that can be read")
            else:
                yield from _Row(record, day, options).items()


def _day(text: str) -> date | None:
    match = _DAY.fullmatch(text.strip())
    if match is None or match[2].lower() not in _MONTHS:
        return iso_day(text)
    return iso_day(f"{match[3]}-{_MONTHS.index(match[2].lower()) + 1:02}-{int(match[1]):02}")


class _Row:
    """A row of the file."""

    def __init__(self, record: Record, day: date, options: Options) -> None:
        self._line, cells = record
        self._day, self._options = day, options
        self._part, self._category = cells["time of day"].strip(), cells["category"].strip()
        self._amount, self._detail = cells["rating/amount"].strip(), cells["detail"].strip()
        self._notes = cells["notes"]
        self._at = clock(self._part)

    def items(self) -> Iterator[Item]:
        """Yield what the row says."""
        category = self._category.lower()
        if category in _SYMPTOMS:
            yield from self._symptom()
        elif category in _MEDICINES and self._detail:
            yield from self._medicines()
        elif category == "active" and self._detail:
            yield from self._activities()
        elif category in _NOTES and (self._detail or self._notes.strip()):
            yield self._found(Remark(), lines(self._detail, self._notes), "note", self._detail, self._notes)
        elif (name := self._pain_named()) is not None:
            yield self._rated(name, self._amount, named=is_named(self._options, name))
        else:
            yield from self._left_out(f"category {quoted(self._category)}")

    def _left_out(self, under: str) -> Iterator[Item]:
        said = " ".join(filter(None, (self._amount, self._detail)))
        yield Unread(line=self._line, what=f"{self._category}: {quoted(said)}", under=under)
        if self._notes.strip():
            yield self._found(Remark(), self._notes, "note", self._notes)

    def _symptom(self) -> Iterator[Item]:
        match = _IN_BRACKETS.fullmatch(self._detail)
        # "Back (lower)" has no word of how bad it was at its end.
        name, label = (match[1], match[2].strip()) if match and place(self._detail) is None else (self._detail, "")
        named = is_named(self._options, name)
        if not named and not speaks_of_pain(name):
            yield from self._left_out(f"symptom {quoted(name)}")
            return
        said = f"{self._amount} of 0–4" if number(self._amount) is not None else self._amount
        none = "none" in (label.lower(), self._amount.lower())
        yield self._rated(name, ", ".join(filter(None, (said, label))), label, level=0 if none else None, named=named)

    def _pain_named(self) -> str | None:
        """Return the name of a rating that is about pain: its detail without the unit, or its category."""
        match = _IN_BRACKETS.fullmatch(self._detail)
        names = (match[1] if match else self._detail, self._category)
        if not self._amount:
            return None
        return next((name for name in names if name and (is_named(self._options, name) or speaks_of_pain(name))), None)

    def _rated(self, name: str, said: str, label: str = "", *, named: bool, level: int | None = None) -> Item:
        where = place(name) or (("back", None) if named else None)
        level = _first(mapped(self._options, self._amount, label), level)
        if level is None and named and self._category.lower() not in _SYMPTOMS:
            value = number(self._amount)
            level = int(value) if value is not None and value.is_integer() else None
        note = lines(f"{name}: {said}" + (f" ({self._part})" if self._at is None and self._part else ""), self._notes)
        if level is None or where is None:
            return self._found(Remark(), note, "rating", name, self._amount, label)
        return read_as(
            self._line,
            self._key("rating", name, self._amount, label),
            lambda: self._draft(Reading(level=level, site=where[0], side=where[1]), note),
        )

    def _medicines(self) -> Iterator[Item]:
        parts = _parts(self._detail)
        for part in parts:
            match = _IN_BRACKETS.fullmatch(part)
            name, strength = (match[1], match[2].strip()) if match else (part, "")
            taken = self._amount if len(parts) == 1 else ""
            if no := next((said for said in (strength, self._amount) if said.lower() in _NOT_DONE), ""):
                yield Unread(line=self._line, what=quoted(part), under=f"medicines with the amount {quoted(no)}")
                continue
            amount = f"{taken} ({strength})" if taken and strength else taken or strength or None
            yield self._named_entry("medicine", name, amount or "", note=lines(self._when(), self._notes))

    def _activities(self) -> Iterator[Item]:
        for part in _parts(self._detail):
            name, _, much = part.partition(" - ")
            if much.strip().lower() in _NOT_DONE:
                yield Unread(line=self._line, what=quoted(part), under="activities not done")
            else:
                yield self._named_entry("activity", name, much.strip(), note=lines(much, self._when(), self._notes))

    def _named_entry(self, kind: str, name: str, much: str, *, note: str) -> Item:
        def build() -> Draft:
            if kind == "medicine":
                return self._draft(Dose(medicine=name, amount=much or None), note)
            return self._draft(Tag(role="activity", name=name.strip()), note)

        return read_as(self._line, self._key(kind, name, much), build)

    def _when(self) -> str:
        return f"time of day: {self._part}" if self._at is None and self._part else ""

    def _found(self, value: Value, note: str, *words: str) -> Item:
        return read_as(self._line, self._key(*words), lambda: self._draft(value, note))

    def _draft(self, value: Value, note: str) -> Draft:
        return Draft(value=value, moment=moment_on(self._options, self._day, self._at), note=note)

    def _key(self, *words: str) -> str:
        at = f"{self._at:%H:%M}" if self._at else self._part
        return key(self._day.isoformat(), at, self._category, *words)


def _first(*levels: int | None) -> int | None:
    return next((level for level in levels if level is not None), None)


def _parts(cell: str) -> list[str]:
    return [name for part in cell.split(" | ") if (name := _EMOJI.sub("", part).strip() or part.strip())]
