"""The contracts of the tables as they ship: what goes out and what comes in is held to them."""

from functools import cache

from journal.formats.contracts import Contract, parse_contract
from journal.paths import schema_folder
from journal.store.tables import TABLES


@cache
def contracts() -> dict[str, Contract]:
    """Return the contract of each table, in the order in which they go out: what is named comes before what names it.

    Raises:
        FileRefused: the installation is incomplete.
    """
    folder = schema_folder() / "export"
    return {table: parse_contract(table, (folder / f"{table}.json").read_text(encoding="utf-8")) for table in TABLES}
