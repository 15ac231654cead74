"""The history written out: whole or not at all, counted, and the count checked against the journal."""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any, Final, TextIO, TypeVar

from journal.config import Settings
from journal.domain.days import each_day
from journal.domain.entries import VALUE_TYPES
from journal.errors import JournalError, NotFound
from journal.formats.daily import by_day, daily_rows, write_daily
from journal.formats.jsonl import write_jsonl
from journal.formats.package import PACKAGE_FILE, datapackage, table_file
from journal.formats.tables import write_table
from journal.services.contracts import contracts
from journal.services.spells import judged
from journal.services.targets import placed_file, placed_folder
from journal.store.outgoing import Part
from journal.store.store import Store

BOM: Final = "\ufeff"
SHAPES: Final = ("daily", "tables", "jsonl")
# The first moment that a zip can name: the same journal gives the same bytes.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_PRIVATE: Final = 0o600 << 16
_ALL: Final = Part()

Progress = Callable[[int, int], object]

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export wrote.

    Attributes:
        days: rows below the header of the daily table, one a calendar day; 0 for the other shapes.
        counts: rows of each table that went into it; equal to what the journal holds.
    """

    days: int
    counts: Mapping[str, int]


def shape_of(name: str) -> str:
    """Return the shape that the name of a file asks for: tables for a .zip, jsonl for a .jsonl, else daily."""
    return {".zip": "tables", ".jsonl": "jsonl"}.get(Path(name).suffix.lower(), "daily")


def export_daily(
    store: Store,
    settings: Settings,
    target: Path | None,
    out: TextIO | None = None,
    *,
    force: bool = False,
    bom: bool = False,
    first: date | None = None,
    last: date | None = None,
    today: date | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write the daily table to a file, or to `out` when `target` is None.

    Args:
        store: the journal; it is read from a private copy, so that saving never waits.
        settings: for the phase boundary.
        target: a file; written beside it under a temporary name, 0600, then put in place.
        out: a text stream opened with `newline=""`.
        force: overwrite an existing file.
        bom: begin with a byte order mark, for old spreadsheets.
        first: leave out the days before it.
        last: leave out the days after it.
        today: the journal day that the spells are told for; None for the last day written.
        progress: told how many days are written, and how many there are.

    Raises:
        NotFound: nothing is logged in that time.
        ValueRefused: the file exists, or cannot be written.
    """

    def write(out: TextIO) -> Exported:
        if bom:
            out.write(BOM)
        return _write_daily(store, settings, out, first, last, today, progress)

    if target is not None:
        with placed_file(store, target, force=force) as path, path.open("w", encoding="utf-8", newline="") as file:
            return write(file)
    if out is None:
        raise ValueError("neither a file nor a stream to write to")
    return write(out)


def _write_daily(
    store: Store,
    settings: Settings,
    out: TextIO,
    first: date | None,
    last: date | None,
    today: date | None,
    progress: Progress | None,
) -> Exported:
    with store.snapshot() as copy:
        span = copy.day_span()
        start, end = (max(first or span[0], span[0]), min(last or span[1], span[1])) if span else (None, None)
        if start is None or end is None or start > end:
            raise NotFound("nothing is logged in that time", "Log something first, or choose other days.")
        days = len(each_day(start, end))
        rows = daily_rows(
            by_day(copy.stream(start, end)), start, end, judged(copy, today or end).on, settings.acute_days
        )
        written = write_daily(_counted(rows, progress, days), out)
        _refuse_other(written, {"rows": days, **copy.counts(start, end)})
    return Exported(days=days, counts={kind: written[kind] for kind in VALUE_TYPES})


def export_tables(
    store: Store,
    target: Path | None,
    out: IO[bytes] | None = None,
    *,
    force: bool = False,
    part: Part = _ALL,
    progress: Progress | None = None,
) -> Exported:
    """Write a CSV a table and their description into a folder or a zip, or as a zip to `out` when `target` is None.

    Args:
        store: the journal; it is read from a private copy.
        target: a zip when it ends so, else a folder; private, put in place once it is whole.
        out: takes the bytes of the zip.
        force: put it in the place of an earlier one.
        part: what of the journal.
        progress: told how many rows are written, and how many there are.

    Raises:
        NotFound: nothing is kept of that.
        ValueRefused: the target exists, or cannot be written.
    """
    if target is None:
        if out is None:
            raise ValueError("neither a file nor a stream to write to")
        with zipfile.ZipFile(out, "w") as archive:
            return _write_tables(store, part, progress, lambda name: _in_zip(archive, name))
    if target.suffix.lower() == ".zip":
        with placed_file(store, target, force=force) as path, zipfile.ZipFile(path, "w") as archive:
            return _write_tables(store, part, progress, lambda name: _in_zip(archive, name))
    with placed_folder(store, target, force=force) as folder:
        return _write_tables(store, part, progress, lambda name: _in_folder(folder / name))


def _in_zip(archive: zipfile.ZipFile, name: str) -> Any:
    about = zipfile.ZipInfo(name, _NO_TIME)
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = _PRIVATE
    return archive.open(about, "w", force_zip64=True)


@contextmanager
def _in_folder(path: Path) -> Iterator[IO[bytes]]:
    path.touch(mode=0o600, exist_ok=False)
    with path.open("wb") as file:
        yield file


def _write_tables(store: Store, part: Part, progress: Progress | None, opened: Callable[[str], Any]) -> Exported:
    with store.snapshot() as copy:
        counts = _row_counts(copy, part)
        with opened(PACKAGE_FILE) as out:
            out.write(datapackage(contracts().values(), counts).encode())
        tell = _Tally(progress, sum(counts.values()))
        written = {}
        for name in counts:
            contract = contracts()[name]
            rows = copy.rows_out(name, [column.name for column in contract.columns], part)
            with opened(table_file(name)) as out:
                written[name] = write_table(contract, tell.through(rows), out)
        _refuse_other(written, counts)
    return Exported(days=0, counts=written)


def export_jsonl(
    store: Store,
    target: Path | None,
    out: IO[bytes] | None = None,
    *,
    force: bool = False,
    part: Part = _ALL,
    progress: Progress | None = None,
) -> Exported:
    """Write a line a row, to a file or to `out` when `target` is None.

    The arguments and the errors are those of `export_tables`.
    """

    def write(out: IO[bytes]) -> Exported:
        with store.snapshot() as copy:
            counts = _row_counts(copy, part)
            tell = _Tally(progress, sum(counts.values()))
            rows = (
                (name, row)
                for name in counts
                for row in copy.rows_out(name, [column.name for column in contracts()[name].columns], part)
            )
            written = dict.fromkeys(counts, 0) | write_jsonl(contracts(), tell.through(rows), out)
            _refuse_other(written, counts)
        return Exported(days=0, counts=written)

    if target is not None:
        with placed_file(store, target, force=force) as path, path.open("wb") as file:
            return write(file)
    if out is None:
        raise ValueError("neither a file nor a stream to write to")
    return write(out)


def _row_counts(copy: Store, part: Part) -> dict[str, int]:
    counts = copy.row_counts(part)
    if part != _ALL and not any(counts.values()):
        raise NotFound("nothing is kept of that", "Choose other days or kinds.")
    return counts


def _refuse_other(written: Mapping[str, int], expected: Mapping[str, int]) -> None:
    if written != expected:
        raise JournalError(
            f"the export does not match the journal: wrote {written}, expected {expected}",
            "Do not rely on this file; please report it.",
        )


class _Tally:
    """Counts what passes, through one iterator after the other."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def through(self, rows: Iterator[_Row]) -> Iterator[_Row]:
        """Yield the rows, telling of each."""
        for row in rows:
            yield row
            self._done += 1
            if self._progress is not None:
                self._progress(self._done, self._total)


def _counted(rows: Iterator[_Row], progress: Progress | None, total: int) -> Iterator[_Row]:
    return _Tally(progress, total).through(rows)
