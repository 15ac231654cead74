"""Apple Health: the zip of "Export All Health Data", or the XML from it: records of lower back pain.

The shape, as it was seen by those who read it:

- `apple_health_export/export.xml` is named in the language of the phone (`exportar.xml`, `Export.xml`, `vienti.xml`),
  beside an `export_cda.xml` that is something else: dogsheep/healthkit-to-sqlite, issue 11.
- `<HealthData>` holds `<Record type startDate endDate value sourceName …/>`; dates are local with an offset
  (`2026-11-05 09:00:00 -0800`); records within a `<Correlation>` stand below the root once more; a file has gigabytes:
  neiltron/apple-health-mcp, pull request 27.
- A symptom's value is a HKCategoryValueSeverity: Unspecified, NotPresent, Mild, Moderate or Severe (HKCategoryValues.h
  of the HealthKit SDK). Of the pains that HKTypeIdentifiers.h lists, LowerBackPain alone has a place in this journal.
- The internal document type of iOS 16 is malformed, and a text may hold a vertical tab, which no XML may:
  jameno/Simple-Apple-Health-XML-to-CSV, pull request 3.

So the document type is looked through for entities, which are refused, and is not parsed.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import IO
from xml.parsers import expat

from journal.domain.entries import Draft, Reading, Remark
from journal.errors import ValueRefused
from journal.formats.contracts import quoted
from journal.formats.found import Item, Options, Unread, read_as
from journal.formats.parcel import Parcel
from journal.formats.unreadable import UnreadableFile

NAME = "apple_health"
TITLE = "Apple Health"

_ROOT = b"<HealthData"
_PAIN = "HKCategoryTypeIdentifierLowerBackPain"
_SYMPTOM = ("HKCategoryValueSeverity", "HKCategoryValuePresence")
# Of the person and of the export, not of a day.
_NO_DATA = ("ExportDate", "Me")
_OTHER = "health data of other kinds"
_CHUNK = 65_536
# Before the root there is a document type of some 10 kB.
_MAX_PROLOG = 1_000_000
_MAX_TAG = 8_000_000
_MAX_DEPTH = 100
_BREAKS_OFF = ("no element found", "unclosed token", "partial character", "unclosed CDATA section")
# Of the characters that no XML may hold, those that an app's text may: each is told as a space. A NUL is none of them.
_SPACED = bytes(32 if code in {*range(1, 9), 11, 12, *range(14, 32)} else code for code in range(256))


def is_it(parcel: Parcel) -> bool:
    """Return whether one of the files is XML of health data."""
    return bool(_files_of(parcel))


def items(parcel: Parcel, options: Options) -> Iterator[Item]:
    """Yield what each record says, in the order of the file."""
    files = _files_of(parcel)
    if not files:
        raise UnreadableFile("there is no XML of health data in it", file=parcel.name)
    if len(files) > 1:
        raise UnreadableFile(f"there are two exports in it, {files[0]} and {files[1]}", "Give one.", file=parcel.name)
    with parcel.open(files[0]) as stream:
        yield from _Export(stream, files[0], parcel.called(files[0]), options).items()


def _files_of(parcel: Parcel) -> list[str]:
    named = (name for name in sorted(parcel.files) if not name or name.lower().endswith(".xml"))
    return [name for name in named if _is_xml(parcel, name)]


def _is_xml(parcel: Parcel, file: str) -> bool:
    head = parcel.head(file).removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") and bool(re.search(rb"<(?:!DOCTYPE\s+)?HealthData[\s/>]", head))


class _Export:
    """The XML, a chunk at a time: what was understood of a chunk is given before the next is read."""

    def __init__(self, stream: IO[bytes], file: str, called: str, options: Options) -> None:
        self._stream = stream
        self._file = file
        self._called = called
        self._options = options
        self._depth = 0
        self._found: list[Item] = []
        self._parser = expat.ParserCreate("utf-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def items(self) -> Iterator[Item]:
        """Yield what the elements below the root are."""
        data = self._prolog()
        fed = 0
        while True:
            self._parse(data)
            fed += len(data)
            yield from self._found
            self._found.clear()
            # What is held until its ">" comes.
            if fed - self._parser.CurrentByteIndex > _MAX_TAG:
                raise self._broken("a tag, or a comment, is longer than 8 MB", self._parser.CurrentLineNumber)
            if not data:
                return
            data = self._stream.read(_CHUNK)

    def _prolog(self) -> bytes:
        """Return what was read so far, with line ends alone in the place of all that stands before the root."""
        data = b""
        while (at := data.find(_ROOT)) < 0:
            chunk = self._stream.read(_CHUNK)
            if not chunk or len(data) > _MAX_PROLOG:
                raise self._broken("no health data begins in it", data.count(b"\n") + 1)
            data += chunk
        prolog = data[:at]
        for pattern, what in (
            (rb"<!ENTITY", "it declares an entity, which no export of health data does"),
            (rb"<!DOCTYPE\s+HealthData\s+(?:SYSTEM|PUBLIC)", "its document type is in another file, which is not read"),
        ):
            refused = re.search(pattern, prolog)
            if refused:
                raise self._broken(what, prolog.count(b"\n", 0, refused.start()) + 1)
        return b"\n" * prolog.count(b"\n") + data[at:]

    def _parse(self, data: bytes) -> None:
        try:
            self._parser.Parse(data.translate(_SPACED), not data)
        except expat.ExpatError as error:
            raise self._broken(_words(error), error.lineno) from error

    def _broken(self, what: str, line: int) -> UnreadableFile:
        return UnreadableFile(what, file=self._called, line=line)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        line = self._parser.CurrentLineNumber
        if self._depth == 1 and name != "HealthData":
            raise self._broken(f"it is {quoted(name)} and no health data", line)
        if self._depth > _MAX_DEPTH:
            raise self._broken(f"elements lie in one another more than {_MAX_DEPTH} deep", line)
        # Records further down are parts of a correlation, and stand here as well.
        if self._depth == 2 and name not in _NO_DATA:
            self._found.append(self._item(line, name, attributes))

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _item(self, line: int, name: str, attributes: dict[str, str]) -> Item:
        kind, value = attributes.get("type", ""), attributes.get("value", "")
        if name != "Record":
            under = "workouts" if name == "Workout" else _OTHER
            return Unread(line=line, what=quoted(name), under=under, file=self._file)
        if kind != _PAIN:
            under = f"symptom {quoted(_spaced(kind))}" if value.startswith(_SYMPTOM) else _OTHER
            return Unread(line=line, what=_spaced(kind), under=under, file=self._file)
        start, end = attributes.get("startDate", ""), attributes.get("endDate", "")
        key = f"{kind}|{value}|{_utc(start)}|{_utc(end)}"
        return read_as(line, key, lambda: self._pain(_severity(value), start, end), self._file)

    def _pain(self, severity: str, start: str, end: str) -> Draft:
        begin, over = _moment(start), _moment(end) if end else None
        moment = self._options.moment(begin)
        until = f"until {over:%Y-%m-%d %H:%M}" if over and over > begin else ""
        level = self._options.levels.get(severity, 0 if severity == "not present" else None)
        if level is not None:
            return Draft(value=Reading(level=level), moment=moment, note=until or None)
        words = "severity not specified" if severity == "unspecified" else severity or "no value"
        note = ", ".join(filter(None, (f"Lower back pain: {words}", until)))
        return Draft(value=Remark(), moment=moment, note=note)


@lru_cache(maxsize=1000)
def _spaced(kind: str) -> str:
    """Return the name of a type in words: HKQuantityTypeIdentifierStepCount is "Step Count"."""
    name = re.sub(r"^HK\w*?TypeIdentifier(?=\w)|^HKDataType(?=\w)", "", kind)
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)


def _severity(value: str) -> str:
    for prefix in _SYMPTOM:
        value = value.removeprefix(prefix)
    return _spaced(value.removeprefix("HKCategoryValue")).strip().lower()


def _moment(text: str) -> datetime:
    """Return a date as the phone writes it, or as ISO."""
    try:
        # 2026-11-05 09:00:00 -0800 is ISO but for the second space.
        return datetime.fromisoformat(re.sub(r" (?=[+-]\d{4}$)", "", text.strip()))
    except ValueError:
        raise ValueRefused(f"{quoted(text)} is not a date with a time") from None


def _utc(text: str) -> str:
    """Return a date in UTC: the phone writes all in the zone where it is, so that the next export may differ."""
    try:
        moment = _moment(text)
    except ValueRefused:
        return text.strip()
    return (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()


def _words(error: expat.ExpatError) -> str:
    text = expat.ErrorString(error.code)
    if text in _BREAKS_OFF:
        return "the file breaks off here: it was not copied whole"
    return f"this is not well-formed XML ({text})"
