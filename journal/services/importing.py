"""Histories brought in: read and counted before anything is written, then one operation behind a backup."""

import hashlib
import io
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import Final, TypeVar

from journal.domain.entries import Entry, Reading
from journal.errors import ValueRefused
from journal.formats.contracts import Row, quoted
from journal.formats.foreign import SOURCES, daily
from journal.formats.found import Found, Item, Options, Unread
from journal.formats.lines import numbered_lines
from journal.formats.own import is_jsonl, is_tables, jsonl_rows, tables_rows
from journal.formats.parcel import Parcel
from journal.formats.sheet import header_of
from journal.formats.unreadable import UnreadableFile
from journal.services.contracts import contracts
from journal.services.parcels import opened_parcel
from journal.store.checked import refuse_unfit
from journal.store.incoming import Coming, Taken
from journal.store.rows import entry_columns
from journal.store.store import Store
from journal.store.tables import LOGGED
from journal.store.uids import uids_from

Told = Callable[[int], object]

_OWN: Final = {"tables": "an export of pain-journal in tables", "jsonl": "an export of pain-journal in lines"}
_MOST_HEADINGS: Final = 100
_OTHERS: Final = "other things"

_Read = TypeVar("_Read")


@dataclass(slots=True)
class LeftOut:
    """What is left out under one heading: how often, and the first of it."""

    count: int
    line: int
    what: str
    file: str


@dataclass(slots=True)
class Preview:
    """What a file holds, and what of it would be new.

    Attributes:
        source: its name; what `--source` takes.
        title: what it is called in words.
        taken: rows of each table that are new, and that are there already.
        first, last: the days of its entries, None without any.
        left_out: by heading, in the order of the file.
    """

    source: str
    title: str
    taken: Taken = field(default_factory=Taken)
    first: date | None = None
    last: date | None = None
    left_out: dict[str, LeftOut] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows were read, whatever becomes of them."""
        taken = self.taken
        return sum((*taken.added.values(), *taken.there.values(), *(left.count for left in self.left_out.values())))

    def leave_out(self, item: Unread) -> None:
        """Count something that is not understood."""
        under = item.under if item.under in self.left_out or len(self.left_out) < _MOST_HEADINGS else _OTHERS
        there = self.left_out.get(under)
        if there is None:
            self.left_out[under] = LeftOut(1, item.line, item.what, item.file)
        else:
            there.count += 1

    def see(self, day: date) -> None:
        """Widen the days that it speaks of."""
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)


def sources() -> dict[str, ModuleType]:
    """Return the readers of other trackers' files, by name."""
    return {module.NAME: module for module in SOURCES}


def source_of(parcel: Parcel, named: str | None = None) -> tuple[str, str]:
    """Return the name and the title of what a parcel is from.

    Raises:
        ValueRefused: nothing here knows it, or it is not what was named.
    """
    known = {name: module.TITLE for name, module in sources().items()} | _OWN
    if named is not None:
        if named not in known:
            raise ValueRefused(f"no source '{named}'", f"Known: {', '.join(known)}.")
        return named, known[named]
    if is_tables(parcel):
        return "tables", _OWN["tables"]
    if is_jsonl(parcel):
        return "jsonl", _OWN["jsonl"]
    for name, module in sources().items():
        if module.is_it(parcel):
            return name, module.TITLE
    _refuse_unreadable(parcel)
    raise ValueRefused(
        f"{parcel.name} is of no tracker that is known here",
        "A CSV can be read by saying what its columns are.",
        command="For a CSV say what its columns are: journal import FILE --map date=…,level=…",
    )


def _refuse_unreadable(parcel: Parcel) -> None:
    """Refuse a file that would be of a known source if it were written as it should be, or that is no text at all.

    Raises:
        UnreadableFile: it says what is wrong with it.
    """
    head = parcel.head()
    for _ in numbered_lines(io.BytesIO(head[: head.rfind(b"\n") + 1] or head), parcel.name):
        pass
    for delimiter in ";\t|":
        header = ",".join(header_of(head, delimiter)).encode()
        rewritten = Parcel(parcel.name, {"": lambda header=header: io.BytesIO(header)})  # type: ignore[misc]
        for module in SOURCES:
            if module.is_it(rewritten):
                what = f"the columns are separated by {quoted(delimiter)}; those of {module.TITLE} are by commas"
                raise UnreadableFile(what, file=parcel.name, line=1)


def header_of_unknown(path: Path) -> list[str]:
    """Return the names of the columns of a CSV that is of no known source; [] where it is of one, or no CSV.

    Raises:
        NoSuchFile, UnreadableFile: it cannot be read.
    """
    with opened_parcel(path) as parcel:
        if is_tables(parcel) or is_jsonl(parcel) or any(module.is_it(parcel) for module in SOURCES):
            return []
        headers = [header_of(parcel.head(), delimiter) for delimiter in (",", ";", "\t")]
        widest = max(headers, key=len)
        return widest if len(widest) > 1 else []


def preview(
    store: Store, path: Path, options: Options, *, source: str | None = None, progress: Told | None = None
) -> Preview:
    """Return what a file holds and what of it is new; nothing is written.

    Args:
        store: the journal.
        path: a file, a zip or a folder.
        options: how it is to be read.
        source: what it is from, None to tell by its content.
        progress: told how many rows were read.

    Raises:
        NoSuchFile, UnreadableFile: it cannot be read; by line where there are lines.
        ValueRefused: it is of no known source.
    """
    with opened_parcel(path) as parcel:
        found = Preview(*source_of(parcel, source))
        found.taken = store.look_at(_rows(store, parcel, options, found, progress))
    return found


def bring_in(
    store: Store, path: Path, options: Options, *, source: str | None = None, progress: Told | None = None
) -> tuple[Preview, Path]:
    """Save what is new of a file as one operation, all or none, after a backup; undo takes it back.

    The arguments are those of `preview`.

    Returns:
        What came of it, and the backup.

    Raises:
        NoSuchFile, UnreadableFile, ValueRefused: as `preview` does; the journal is as it was.
    """
    with opened_parcel(path) as parcel:
        found = Preview(*source_of(parcel, source))
        backup = store.back_up("import", options.now)
        found.taken = store.take_in(_rows(store, parcel, options, found, progress), options.now)
    return found, backup


def _rows(store: Store, parcel: Parcel, options: Options, found: Preview, progress: Told | None) -> Iterator[Coming]:
    """Return what comes in, row by row. Whatever it asks of the journal is asked here, before any of it is written."""
    if found.source in _OWN:
        rows = (tables_rows if found.source == "tables" else jsonl_rows)(contracts(), parcel)
        return _own(_Named(store.nameable()), _told(rows, progress), options.now, found)
    items: Iterator[Item] = sources()[found.source].items(parcel, options)
    if found.source == daily.NAME:
        items = _on_other_days(items, store.days_with_levels())
    return _foreign(_told(items, progress), options.now, found)


def _on_other_days(items: Iterator[Item], days: set[date]) -> Iterator[Item]:
    """Leave out the levels of days that have one: a day's worst would stand beside the entries that it was made of."""
    for item in items:
        if isinstance(item, Found) and isinstance(item.draft.value, Reading) and item.draft.moment.day in days:
            what = f"{item.draft.moment.day.isoformat()} is logged"
            yield Unread(line=item.line, what=what, under="days that have a level here")
        else:
            yield item


def _told(rows: Iterable[_Read], progress: Told | None) -> Iterator[_Read]:
    """Yield what is read, telling how much that is; what is left out counts as well, for it can be nearly all."""
    for count, row in enumerate(rows, start=1):
        yield row
        if progress is not None:
            progress(count)


def _own(named: "_Named", rows: Iterable[tuple[str, Row]], now: datetime, found: Preview) -> Iterator[Coming]:
    for file, row in rows:
        try:
            refuse_unfit(row.table, row.values, now)
        except ValueRefused as error:
            raise UnreadableFile(error.what, file=file, line=row.line) from error
        named.see(file, row)
        if row.table in LOGGED:
            found.see(date.fromisoformat(str(row.values["day"])))
        yield Coming(row.table, row.values)
    named.refuse_missing()


class _Named:
    """What rows name by its identity: it must be in the file or in the journal.

    Args:
        there: the identities that the journal has, by table.
    """

    def __init__(self, there: Mapping[str, set[str]]) -> None:
        self._there = there
        self._named: dict[tuple[str, str], tuple[str, int, str]] = {}

    def see(self, file: str, row: Row) -> None:
        """Remember a row that may be named, and what a row names."""
        values = row.values
        if row.table == "routine" or (row.table == "tag" and values["role"] == "sign"):
            self._there[row.table].add(str(values["uid"]))
        for column, table in contracts()[row.table].references.items():
            self._named.setdefault((table, str(values[column])), (file, row.line, column))

    def refuse_missing(self) -> None:
        """Refuse the file when something that it names is nowhere.

        Raises:
            UnreadableFile: it says where it is named.
        """
        for (table, uid), (file, line, column) in self._named.items():
            if uid not in self._there[table]:
                what = f"there is no such {'sign' if table == 'tag' else table}, here or in the journal"
                raise UnreadableFile(what, file=file, line=line, column=column)


def _foreign(items: Iterable[Item], now: datetime, found: Preview) -> Iterator[Coming]:
    uids = uids_from(now)
    batch = next(uids)
    ordinals = _Ordinals()
    for item in items:
        if isinstance(item, Unread):
            found.leave_out(item)
            continue
        found.see(item.draft.moment.day)
        entry = Entry(
            uid=next(uids),
            value=item.draft.value,
            moment=item.draft.moment,
            note=item.draft.note,
            recorded_at=None,
            version=1,
            batch=batch,
            source=found.source,
            source_key=ordinals.key_of(found.source, item),
        )
        yield Coming(entry.value.kind, entry_columns(entry))


class _Ordinals:
    """The identities of foreign rows: a hash of what each says and of how many said the same before it (data.md, 1)."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._again: Counter[int] = Counter()

    def key_of(self, source: str, item: Found) -> str:
        """Return the identity of a row within its source."""
        text = unicodedata.normalize("NFC", f"{source}\0{item.file}\0{item.draft.value.kind}\0{item.key}")
        digest = hashlib.blake2b(text.encode(), digest_size=16).digest()
        short = int.from_bytes(digest[:8], "big")
        if short in self._seen:
            self._again[short] += 1
        self._seen.add(short)
        again = self._again.get(short, 0)
        return f"{digest.hex()}-{again}" if again else digest.hex()
