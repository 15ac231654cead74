"""The description of an export in tables, `datapackage.json`: its version, its tables and how many rows each has."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from journal.formats.contracts import Contract, quoted
from journal.formats.unreadable import UnreadableFile

FORMAT: Final = "pain-journal"
VERSION: Final = 1
PACKAGE_FILE: Final = "datapackage.json"

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def table_file(table: str) -> str:
    """Return the name of the file that holds a table."""
    return f"{table}.csv"


def datapackage(contracts: Iterable[Contract], counts: Mapping[str, int]) -> str:
    """Return the description of the tables that `counts` names, in the order of the contracts.

    Args:
        contracts: of all tables.
        counts: rows of each table that goes out.
    """
    described = {
        "$schema": _PROFILE,
        "name": FORMAT,
        # The profile wants a text.
        "version": str(VERSION),
        "resources": [
            {
                "name": contract.table,
                "type": "table",
                "path": table_file(contract.table),
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "rows": counts[contract.table],
                "schema": json.loads(contract.text),
            }
            for contract in contracts
            if contract.table in counts
        ],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def read_datapackage(tables: Iterable[str], text: bytes, file: str = PACKAGE_FILE) -> dict[str, int]:
    """Return how many rows each table of an export has, in the order of `tables`.

    What else the description says is not asked: each table is held to our own contract, and lies where we put it.

    Args:
        tables: all that there are.
        text: of the description.
        file: what it is called in an error.

    Raises:
        UnreadableFile: no description of ours, of another version, or of tables that there are not.
    """
    described = _object(text, file)
    refuse_other_version(described.get("name"), described.get("version"), str(VERSION), file=file)
    resources = described.get("resources")
    if not isinstance(resources, list):
        raise UnreadableFile("it names no tables", file=file)
    known, counts = list(tables), dict[str, int]()
    for resource in resources:
        said = resource if isinstance(resource, dict) else {}
        table, rows = said.get("name"), said.get("rows")
        if table not in known:
            raise UnreadableFile(f"there is no table {quoted(table)}", file=file)
        if table in counts:
            raise UnreadableFile(f"the table {table} is there twice", file=file)
        if said.get("path") != table_file(table):
            raise UnreadableFile(f"the table {table} is not in {table_file(table)}", file=file)
        if type(rows) is not int or rows < 0:
            raise UnreadableFile(f"it does not say how many rows {table} has", file=file)
        counts[table] = rows
    return {table: counts[table] for table in known if table in counts}


def refuse_other_version(name: object, version: object, own: str | int, *, file: str, line: int | None = None) -> None:
    """Refuse what is no export of ours, or one of a version that is not read here.

    Raises:
        UnreadableFile: it says which.
    """
    if name != FORMAT:
        raise UnreadableFile("this is no export of the journal", "Choose another file.", file=file, line=line)
    if type(version) is not type(own) or version != own:
        raise UnreadableFile(
            f"version {quoted(version)} of an export is not known here, only {own}",
            "A newer version of the journal may read it.",
            file=file,
            line=line,
        )


def _object(text: bytes, file: str) -> dict[str, Any]:
    try:
        described = json.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise UnreadableFile("this is not JSON in UTF-8", file=file, line=line) from error
    if not isinstance(described, dict):
        raise UnreadableFile("this is no export of the journal", "Choose another file.", file=file)
    return described
