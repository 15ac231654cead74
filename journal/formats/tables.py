"""One table of the journal as a CSV file of our own, and back, without a loss (data.md, section 2)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from journal.formats.contracts import Cell, Column, Contract, Row, quoted
from journal.formats.guard import guard, unguard
from journal.formats.lines import MAX_LINE, numbered_lines
from journal.formats.unreadable import UnreadableFile

# Python's own writer has quoted less and more from one version to the next, and leaves a CR bare.
_TO_QUOTE = re.compile('[",\r\n]')
_CELL = re.compile(r'(?:"([^"]*+(?:""[^"]*+)*+)"|([^",\r\n]*+))(,|\Z)')
_UP_TO_FAULT = re.compile(r'"[^"]*+(?:""[^"]*+)*+"|[^",\r\n]*+')
# No more figures than a 64-bit number has: of thousands, Python makes no number at all.
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,18}")


def write_table(contract: Contract, rows: Iterable[Sequence[Cell]], out: IO[bytes]) -> int:
    """Write a header and the rows, one at a time: RFC 4180 quoting, LF, UTF-8 without BOM, texts guarded.

    Args:
        contract: of the table.
        rows: as the database has them, a value a column, ordered by uid. None and "" are empty cells.
        out: takes the bytes.

    Returns:
        How many rows were written.
    """
    names = [column.name for column in contract.columns]
    out.write(_csv_line(names))
    count = 0
    for row in rows:
        if len(row) != len(names):
            raise ValueError(f"{len(row)} values for the {len(names)} columns of {contract.table}")
        out.write(_csv_line([_text(cell) for cell in row]))
        count += 1
    return count


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return guard(cell)
    return "" if cell is None else str(cell)


def _csv_line(cells: Iterable[str]) -> bytes:
    line = ",".join([f'"{cell.replace(chr(34), chr(34) * 2)}"' if _TO_QUOTE.search(cell) else cell for cell in cells])
    return f"{line}\n".encode()


def read_table(contract: Contract, stream: IO[bytes], file: str) -> Iterator[Row]:
    """Yield the rows of a table as `write_table` was given them, one at a time; rows may end in CR LF as well.

    Args:
        contract: of the table.
        stream: the bytes of the file.
        file: what it is called in an error.

    Raises:
        UnreadableFile: the file breaks its contract, or is no such file at all.
    """
    records = _records(stream, file)
    begin, header = next(records, (1, ""))
    _refuse_other_columns(contract, _cells(header, file, begin, ()), file)
    columns = contract.columns
    names = [column.name for column in columns]
    for line, record in records:
        cells = _cells(record, file, line, names)
        if len(cells) != len(names):
            what = (
                f"there are {len(names)} columns, and the cells here are {len(cells)}"
                if record
                else "the line is empty"
            )
            raise UnreadableFile(what, file=file, line=line)
        values: dict[str, Cell] = {}
        for column, cell in zip(columns, cells, strict=True):
            values[column.name] = value = _value(column, cell)
            if fault := column.fault(value):
                raise UnreadableFile(fault, file=file, line=line, column=column.name)
        yield Row(line, contract.table, values)


def _value(column: Column, cell: str) -> Cell:
    if cell == "":
        return None
    if column.type == "integer":
        # What is none stays a text, and the column says so.
        return int(cell) if _WHOLE.fullmatch(cell) else cell
    return unguard(cell)


def _records(stream: IO[bytes], file: str) -> Iterator[tuple[int, str]]:
    """Yield each row as text, quoted line ends and all, with the line that it begins on; the end of it is cut off."""
    lines = numbered_lines(stream, file)
    for begin, line in lines:
        record = line
        # As long as a quote is open, their number is odd.
        if line.count('"') % 2:
            parts, size = [line], len(line)
            for _, more in lines:
                parts.append(more)
                size += len(more)
                if size > MAX_LINE:
                    raise UnreadableFile(
                        "the row is longer than 8 MB",
                        "A quote that was opened may not be closed. Correct it in the file, or export again.",
                        file=file,
                        line=begin,
                    )
                if more.count('"') % 2:
                    break
            else:
                raise UnreadableFile("a quote is opened and never closed", file=file, line=begin)
            record = "".join(parts)
        yield begin, record.removesuffix("\n").removesuffix("\r") if record.endswith("\n") else record


def _cells(record: str, file: str, line: int, names: Sequence[str]) -> list[str]:
    if '"' not in record and "\r" not in record:
        return record.split(",")
    cells: list[str] = []
    at, more = 0, ","
    while more:
        found = _CELL.match(record, at)
        if found is None:
            raise _badly_quoted(record, at, file, line, names[len(cells)] if len(cells) < len(names) else "")
        quoted_cell, bare, more = found.groups()
        cells.append(bare if quoted_cell is None else quoted_cell.replace('""', '"'))
        at = found.end()
    return cells


def _badly_quoted(record: str, at: int, file: str, line: int, column: str) -> UnreadableFile:
    found = _UP_TO_FAULT.match(record, at)
    fault = found.end() if found else at
    if record[at] == '"':
        what = "something follows the quote that closes a cell"
    elif record[fault] == '"':
        what = "a quote stands within a cell that does not begin with one"
    else:
        what = "a line end stands in a cell without quotes"
    return UnreadableFile(what, file=file, line=line + record.count("\n", 0, fault), column=column)


def _refuse_other_columns(contract: Contract, found: Sequence[str], file: str) -> None:
    names = [column.name for column in contract.columns]
    if list(found) == names:
        return
    twice = [name for name in found if found.count(name) > 1]
    unknown = [name for name in found if name not in names]
    missing = [name for name in names if name not in found]
    column = ""
    if found == [""]:
        what = "the file is empty, or its first line is"
    elif len(found) == 1 and re.search("[;\t|]", found[0]):
        what = "the columns are not separated by commas"
    elif twice:
        what, column = "this column is there twice", twice[0]
    elif unknown:
        what, column = f"{contract.table} has no such column", unknown[0]
    elif missing:
        what, column = "this column is missing", missing[0]
    else:
        place = next(place for place, (name, own) in enumerate(zip(found, names, strict=True)) if name != own)
        what, column = f"this column stands where {quoted(names[place])} should", found[place]
    raise UnreadableFile(what, file=file, line=1, column=column)
