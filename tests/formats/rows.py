"""The contracts of all tables, and any rows that hold to them."""

from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import strategies as st

from journal.formats.contracts import Cell, Column, Contract, parse_contract
from journal.store.tables import TABLES

FOLDER = Path(__file__).parents[2] / "schema" / "export"
CONTRACTS: dict[str, Contract] = {
    table: parse_contract(table, (FOLDER / f"{table}.json").read_text(encoding="utf-8")) for table in TABLES
}

# Short ones of the characters that matter, and any.
TEXTS = st.text("'\"=+-@\t\r\n,;a1 ", min_size=1, max_size=12) | st.text(
    st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40
)
HARD_TEXTS = (
    "=1+1",
    "'=1+1",
    "'''@home",
    "'s all right",
    "'",
    '"',
    '""',
    '","',
    "\n",
    "\r",
    "a\rb",
    "a\r\nb\r\n",
    "\r\nfirst",
    "one\n\n\ntwo\n",
    "\tx",
    "a\tb",
    " spaces ",
    "1",
    "null",
    "🐕‍🦺 👍🏽 und ∑ \u202eabc",
    "\x1b[31mred\x07\x7f\x85\x9b",
    "line\u2028separator\u2029s\x0b\x0c\x1c\x1e",
    "\ufeffmark",
    "\\u0000 \\n \\",
    "ä" * 50_000,
    '"\n' * 50_000,
)


def cells(column: Column) -> st.SearchStrategy[Cell]:
    """Any value that a column may hold."""
    some: st.SearchStrategy[Cell]
    if column.enum:
        some = st.sampled_from(column.enum)
    elif column.type == "integer":
        least = -(2**63) if column.minimum is None else column.minimum
        some = st.integers(least, 2**63 - 1 if column.maximum is None else column.maximum)
    elif column.type == "date":
        some = st.dates(date(1900, 1, 1)).map(date.isoformat)
    elif column.type == "datetime":
        moments = st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC))
        some = moments.map(lambda moment: f"{moment.isoformat()[:19]}Z")
    else:
        some = TEXTS
    return some if column.required else st.none() | some


def rows(table: str) -> st.SearchStrategy[tuple[Cell, ...]]:
    """Any row of a table."""
    return st.tuples(*(cells(column) for column in CONTRACTS[table].columns))


# A row of few columns, for what is wrong with a file.
SKIP = ("0194-1", 1, None, "2026-11-24", "bird-dog", "sore")
SKIP_HEADER = "uid,version,note,day,exercise,reason\n"
SKIP_LINE = "0194-1,1,,2026-11-24,bird-dog,sore\n"


def skip(**changes: Cell) -> tuple[Cell, ...]:
    """Return the row with other values."""
    names = [column.name for column in CONTRACTS["skip"].columns]
    return tuple((dict(zip(names, SKIP, strict=True)) | changes).values())
