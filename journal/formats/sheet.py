"""A CSV of another tracker, row by row: what it says is taken literally, and a broken one is refused by line."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, NamedTuple

from journal.formats.contracts import MAX_CELL, quoted
from journal.formats.lines import MAX_LINE, numbered_lines
from journal.formats.unreadable import UnreadableFile


class Record(NamedTuple):
    """A row: the line that it begins on, and its cells by the names of their columns as the header has them."""

    line: int
    cells: Mapping[str, str]


def header_of(head: bytes, delimiter: str = ",") -> list[str]:
    """Return the names of the columns from the beginning of a file; [] when it begins with no text."""
    text = head.removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
    try:
        first = next(csv.reader(text.splitlines(), delimiter=delimiter), [])
    except csv.Error:
        return []
    return [] if any("\0" in name or "\ufffd" in name for name in first) else [name.strip() for name in first]


def read_sheet(stream: IO[bytes], file: str, *, needed: Sequence[str] = (), delimiter: str = ",") -> Iterator[Record]:
    """Yield the rows below the header, one at a time; empty lines are passed over.

    Args:
        stream: UTF-8, with or without a byte order mark; rows end in LF or CR LF, quoted cells may hold both.
        file: what it is called in an error.
        needed: columns that must be there; their names are compared as they are, without white space around.
        delimiter: between the cells.

    Raises:
        UnreadableFile: it is no such file: not UTF-8, a column missing or there twice, a row with more or fewer cells
            than there are columns, a quote that is never closed, a cell of over a million characters.
    """
    rows = _Rows(stream, file, delimiter)
    header = [name.strip() for name in next(rows, (1, [""]))[1]]
    _refuse_header(header, needed, file, delimiter)
    for line, cells in rows:
        if not cells:
            continue
        if len(cells) != len(header):
            what = f"there are {len(header)} columns, and the cells here are {len(cells)}"
            raise UnreadableFile(what, file=file, line=line)
        yield Record(line, dict(zip(header, cells, strict=True)))


class _Rows:
    """The rows of a CSV with the line that each begins on. A row is never held beyond the longest that one may be."""

    def __init__(self, stream: IO[bytes], file: str, delimiter: str) -> None:
        self._lines = numbered_lines(stream, file)
        self._file = file
        self._begin = 1
        self._at = 0
        self._size = 0
        # Rows of foreign files: a cell of theirs may be as long as one of ours.
        csv.field_size_limit(MAX_CELL)
        self._reader = csv.reader(self._texts(), delimiter=delimiter, strict=True)

    def _texts(self) -> Iterator[str]:
        for number, line in self._lines:
            self._at = number
            self._size += len(line)
            if self._size > MAX_LINE:
                what = "the row is longer than 8 MB: a quote that was opened may not be closed"
                raise UnreadableFile(what, file=self._file, line=self._begin)
            yield line

    def __iter__(self) -> "_Rows":
        return self

    def __next__(self) -> tuple[int, list[str]]:
        self._begin, self._size = self._at + 1, 0
        try:
            return self._begin, next(self._reader)
        except csv.Error as error:
            raise UnreadableFile(_words(error), file=self._file, line=self._begin) from error


def _words(error: csv.Error) -> str:
    """Return what is wrong, in words: Python's own change from one version to the next."""
    text = str(error)
    if text.startswith("new-line"):
        return "a line end stands in a cell without quotes"
    if "expected after" in text:
        return "something follows the quote that closes a cell"
    if text.startswith("field larger"):
        return f"a cell is longer than {MAX_CELL:,} characters"
    return "a quote is opened and never closed"


def _refuse_header(header: Sequence[str], needed: Sequence[str], file: str, delimiter: str) -> None:
    if header == [""] or not header:
        raise UnreadableFile("the file is empty, or its first line is", file=file, line=1)
    for name in header:
        if name and header.count(name) > 1:
            raise UnreadableFile("this column is there twice", file=file, line=1, column=name)
    for name in needed:
        if name not in header:
            other = next((mark for mark in ",;\t|" if mark != delimiter and mark in header[0]), "")
            what = (
                f"this column is missing; the columns are separated by {quoted(other)}"
                if other
                else "this column is missing"
            )
            raise UnreadableFile(what, file=file, line=1, column=name)
