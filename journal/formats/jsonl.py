r"""The journal as JSON Lines, and back, without a loss: an entry a line, for git, diff and jq (data.md, section 2).

The first line names the format. Each other one is `{"kind": table, …}` with the columns in the table's order, empty
ones left out. What would break a line or drive a terminal is written as \uXXXX, everything else as it is.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any

from journal.formats.contracts import Cell, Contract, Row, quoted
from journal.formats.lines import numbered_lines
from journal.formats.package import FORMAT, VERSION, refuse_other_version
from journal.formats.unreadable import UnreadableFile

_KIND = "kind"
# JSON itself escapes what is below a space. The rest of the controls and the other line ends are left to us.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029]")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write_jsonl(
    contracts: Mapping[str, Contract], rows: Iterable[tuple[str, Sequence[Cell]]], out: IO[bytes]
) -> dict[str, int]:
    """Write the first line and the rows, one at a time, in UTF-8.

    Args:
        contracts: by table.
        rows: each with its table, a value a column as the database has them. None and "" are left out.
        out: takes the bytes.

    Returns:
        How many rows of each table were written; a table without rows is not named.
    """
    out.write(_line({"format": FORMAT, "version": VERSION}))
    names = {table: [column.name for column in contract.columns] for table, contract in contracts.items()}
    counts: dict[str, int] = {}
    for table, row in rows:
        said = zip(names[table], row, strict=True)
        out.write(_line({_KIND: table} | {name: cell for name, cell in said if cell not in (None, "")}))
        counts[table] = counts.get(table, 0) + 1
    return counts


def _line(values: Mapping[str, Cell]) -> bytes:
    text = _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", _ENCODER.encode(values))
    return f"{text}\n".encode()


def read_jsonl(contracts: Mapping[str, Contract], stream: IO[bytes], file: str) -> Iterator[Row]:
    """Yield the rows as `write_jsonl` was given them, one at a time; the keys of a line may stand in any order.

    Args:
        contracts: by table.
        stream: the bytes of the file.
        file: what it is called in an error.

    Raises:
        UnreadableFile: the file is none of ours, or a row breaks the contract of its table.
    """
    lines = numbered_lines(stream, file)
    number, first = next(lines, (1, ""))
    head = _object(first, file, number)
    refuse_other_version(head.get("format"), head.get("version"), VERSION, file=file, line=1)
    for number, line in lines:
        values = _object(line, file, number)
        kind = values.pop(_KIND, None)
        contract = contracts.get(kind) if isinstance(kind, str) else None
        if contract is None:
            what = f"there is no table {quoted(kind)}" if kind is not None else "it does not say of which kind it is"
            raise UnreadableFile(what, file=file, line=number, column=_KIND)
        yield Row(number, contract.table, _checked(contract, values, file, number))


def _checked(contract: Contract, values: dict[str, Any], file: str, line: int) -> dict[str, Cell]:
    row: dict[str, Cell] = {}
    for column in contract.columns:
        row[column.name] = value = values.pop(column.name, None)
        if fault := column.fault(value):
            raise UnreadableFile(fault, file=file, line=line, column=column.name)
    for name in values:
        raise UnreadableFile(f"{contract.table} has no such column", file=file, line=line, column=name)
    return row


def _object(line: str, file: str, number: int) -> dict[str, Any]:
    try:
        values = json.loads(line, object_pairs_hook=_once)
    except _TwiceError as error:
        raise UnreadableFile("this column is there twice", file=file, line=number, column=str(error)) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFile("the line is not JSON", file=file, line=number) from error
    if not isinstance(values, dict):
        raise UnreadableFile("the line is no JSON object", file=file, line=number)
    return values


class _TwiceError(Exception):
    """An object has a key twice: of the two values one would be lost."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1))
    return values
