"""Exports of the journal itself, told by their content and read row by row."""

from collections.abc import Iterable, Iterator, Mapping

from journal.formats.contracts import Contract, Row
from journal.formats.jsonl import read_jsonl
from journal.formats.package import FORMAT, PACKAGE_FILE, read_datapackage, table_file
from journal.formats.parcel import Parcel
from journal.formats.tables import read_table
from journal.formats.unreadable import UnreadableFile

_MOST_DESCRIBED = 1_000_000


def is_tables(parcel: Parcel) -> bool:
    """Return whether a parcel is an export in tables."""
    return f'"{FORMAT}"'.encode() in parcel.under(PACKAGE_FILE).head(PACKAGE_FILE)


def is_jsonl(parcel: Parcel) -> bool:
    """Return whether a parcel is an export in lines."""
    first = parcel.head().split(b"\n", 1)[0]
    return first.removeprefix(b"\xef\xbb\xbf").startswith(b"{") and f'"{FORMAT}"'.encode() in first


def tables_rows(contracts: Mapping[str, Contract], parcel: Parcel) -> Iterator[tuple[str, Row]]:
    """Yield the rows of an export in tables, each with what its file is called.

    Raises:
        UnreadableFile: a file is missing, breaks its contract, or has not as many rows as the description says.
    """
    parcel = parcel.under(PACKAGE_FILE)
    with parcel.open(PACKAGE_FILE) as stream:
        described = stream.read(_MOST_DESCRIBED + 1)
    if len(described) > _MOST_DESCRIBED:
        raise UnreadableFile("the description is longer than 1 MB", file=parcel.called(PACKAGE_FILE))
    counts = read_datapackage(contracts, described, parcel.called(PACKAGE_FILE))
    for table in counts:
        if table_file(table) not in parcel.files:
            raise UnreadableFile(f"the file {table_file(table)} is missing", file=parcel.name)
    for table, expected in counts.items():
        file = parcel.called(table_file(table))
        found = 0
        with parcel.open(table_file(table)) as stream:
            for row in read_table(contracts[table], stream, file):
                found += 1
                yield file, row
        if found != expected:
            what = f"the description says {expected:,} rows, and there are {found:,}"
            raise UnreadableFile(what, "Export again: rows were lost, or added.", file=file)


def jsonl_rows(contracts: Mapping[str, Contract], parcel: Parcel) -> Iterator[tuple[str, Row]]:
    """Yield the rows of an export in lines, each with what its file is called.

    Raises:
        UnreadableFile: a line breaks the contract of its table.
    """
    with parcel.open() as stream:
        rows: Iterable[Row] = read_jsonl(contracts, stream, parcel.name)
        for row in rows:
            yield parcel.name, row
