"""Which column of any CSV holds what: `--map "date=Datum,level=Schmerz,site=back!"`, and what a header suggests.

What follows a field is the name of a column; with a "!" behind it, it is a value that every row has. A name with a
comma, a quote or an "=" stands in quotes, a quote in it twice; a name that ends in "!" stands in quotes as well.
In a mapping, as in `Options.columns`, a value of every row ends in "!", and a "!" of a name is there twice.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journal.domain.nearest import nearest
from journal.errors import ValueRefused
from journal.formats.contracts import quoted

# What can be told, and of what else it is told; "" is an entry of its own.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "date": (),
    "time": ("date",),
    "datetime": (),
    "level": (),
    "site": ("level", "modality"),
    "side": ("level", "modality", "exercise"),
    "modality": (),
    "exercise": (),
    "sets": ("exercise",),
    "reps": ("exercise",),
    "treatment": (),
    "minutes": ("modality", "exercise", "treatment"),
    "medicine": (),
    "amount": ("medicine",),
    "activity": (),
    "trigger": (),
    "note": (),
}
_WHEN = ("date", "datetime")
# Columns by the words that they are called, in English and German, each field's best first.
_CALLED = {
    "datetime": "datetime, date time, date and time, timestamp, zeitstempel, zeitpunkt, datum uhrzeit, datum zeit",
    "date": "date, day, datum, tag",
    "time": "time, time of day, uhrzeit, zeit",
    "level": "pain level, pain score, pain intensity, pain rating, pain, back pain, lower back pain, nrs, level,"
    " severity, intensity, schmerzstärke, schmerzlevel, schmerz, schmerzen, rückenschmerz, rückenschmerzen, stärke,"
    " intensität",
    "site": "pain location, location, site, body part, area, where, körperteil, körperstelle, stelle, ort, wo",
    "side": "side, seite",
    "modality": "modality, heat or ice, heat ice, wärme oder kälte, wärme kälte",
    "exercise": "exercise, exercises, übung, übungen",
    "sets": "sets, sätze",
    "reps": "reps, repetitions, wiederholungen, wdh",
    "treatment": "treatment, therapy, behandlung, therapie",
    "minutes": "minutes, duration min, min, duration minutes, duration, minuten, dauer min, dauer",
    "medicine": "medicine, medication, medications, meds, drug, painkiller, medikament, medikamente, schmerzmittel",
    "amount": "amount, dose, dosage, dosis, menge",
    "activity": "activity, activities, aktivität, aktivitäten",
    "trigger": "trigger, triggers, auslöser",
    "note": "note, notes, comment, comments, remark, remarks, notiz, notizen, bemerkung, bemerkungen, kommentar,"
    " anmerkung",
}
_PART = re.compile(
    r'\s*(?P<field>[^\s=,"]+)\s*=\s*(?:"(?P<quoted>(?:[^"]|"")*)"(?P<fixed>!?)|(?P<bare>[^",]*))\s*(?:,|$)'
)


class Source(NamedTuple):
    """Where a field's value is from: a column, or the same for every row."""

    text: str
    fixed: bool


def source_of(told: str) -> Source:
    """Return what one value of a mapping means."""
    if told.endswith("!!"):
        return Source(told[:-1], fixed=False)
    return Source(told.removesuffix("!"), fixed=told.endswith("!"))


def read_mapping(text: str) -> dict[str, str]:
    """Return the mapping that a text says.

    Raises:
        ValueRefused: it is none, names an unknown field or one twice, or is not enough to read a file by.
    """
    columns: dict[str, str] = {}
    at = 0
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            what = f"{quoted(text[at:].strip())} does not say which column holds what"
            raise ValueRefused(what, 'Write it like date=Datum,level="Pain, now",site=back!')
        field = part["field"].lower()
        told = part["bare"].strip() if part["quoted"] is None else _unquoted(part["quoted"], part["fixed"])
        if field in columns:
            raise ValueRefused(f"{field} is there twice", "Name one column for it.")
        columns[field] = told
        at = part.end()
    refuse_incomplete(columns)
    return columns


def _unquoted(text: str, fixed: str) -> str:
    text = text.replace('""', '"')
    if fixed and text.endswith("!"):
        raise ValueRefused(f"{quoted(text)} cannot be the same for every row", "Leave out the ! at its end.")
    return text + "!" if fixed or text.endswith("!") else text


def written_mapping(columns: Mapping[str, str]) -> str:
    """Return the text that `read_mapping` reads as these columns."""
    parts = []
    for field, told in columns.items():
        text, fixed = source_of(told)
        if re.search(r'[",=!]|^\s|\s$', text):
            text = '"{}"'.format(text.replace('"', '""'))
        parts.append(f"{field}={text}{'!' if fixed else ''}")
    return ",".join(parts)


def refuse_incomplete(columns: Mapping[str, str]) -> None:
    """Refuse a mapping by which no file can be read.

    Raises:
        ValueRefused: a field is not known or has no column, there is no day, or nothing of the day, or a field is there
            without the one that it tells of.
    """
    for field, told in columns.items():
        if field not in FIELDS:
            near = nearest(field, FIELDS)
            what = f"no field {quoted(field)}" + (f": did you mean {near}?" if near else "")
            raise ValueRefused(what, f"Known: {', '.join(FIELDS)}.")
        if not source_of(told).text:
            raise ValueRefused(f"no column is named for {field}", f"Write it like {field}=Column.")
        if FIELDS[field] and not any(other in columns for other in FIELDS[field]):
            raise ValueRefused(
                f"{field} tells of nothing without {' or '.join(FIELDS[field])}", "Name that column too."
            )
    if len([field for field in _WHEN if field in columns]) != 1:
        raise ValueRefused("one column must hold the day", "Write date=… or datetime=…, and not both.")
    if not any(field not in _WHEN and not others for field, others in FIELDS.items() if field in columns):
        raise ValueRefused("no column holds anything but the time", "Write level=… or note=… as well.")


def suggested(header: Sequence[str]) -> dict[str, str]:
    """Return the mapping that the names of columns suggest; it need not be enough to read the file by."""
    by_words: dict[str, str] = {}
    for name in header:
        by_words.setdefault(_words(name), name)
    columns: dict[str, str] = {}
    for field, called in _CALLED.items():
        names = (by_words.pop(words) for words in called.split(", ") if words in by_words)
        best = next(names, None)
        if best is not None:
            columns[field] = best + "!" if best.endswith("!") else best
    if "datetime" in columns:
        # A moment in one column needs no second, nor the time of one.
        columns.pop("date", None)
    dropped = [field for field, others in FIELDS.items() if others and not any(other in columns for other in others)]
    return {field: columns[field] for field in FIELDS if field in columns and field not in dropped}


def _words(name: str) -> str:
    """Return the words of a column's name, without what stands in brackets: "Pain-Level (0–10)" is "pain level"."""
    text = re.sub(r"[(\[].*?[)\]]", " ", unicodedata.normalize("NFC", name).lower())
    return " ".join(re.findall(r"\w+", text.replace("_", " ")))
