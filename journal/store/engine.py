"""The engine: SQLite with every acknowledged commit on disk, and explicit transactions (reliability.md, section 1)."""

import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.pool import QueuePool

from journal.errors import FileRefused

APPLICATION_ID: Final = 0x50414A4F  # "PAJO" marks the file as a pain journal
BUSY_TIMEOUT_S: Final = 10
# How a connection begins its transaction: the execution option `begin` of the engine it came from.
READ: Final = ""
WRITE: Final = "IMMEDIATE"
ALONE: Final = "EXCLUSIVE"

# DELETE + EXTRA loses no acknowledged commit at a power cut; WAL and FULL do. Values as a read returns them.
_PRAGMAS: Final[tuple[tuple[str, str, Any], ...]] = (
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("cell_size_check", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("temp_store", "MEMORY", 2),
)
_PRAGMAS_MACOS: Final[tuple[tuple[str, str, Any], ...]] = (("fullfsync", "ON", 1),)


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Return a driver connection to an existing file with every pragma set and read back.

    Raises:
        FileRefused: a pragma did not take.
        sqlite3.Error: as SQLite says, for the caller to put in words.
    """
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_TIMEOUT_S,
        check_same_thread=False,
    )
    try:
        for name, value, wanted in _PRAGMAS + (_PRAGMAS_MACOS if sys.platform == "darwin" else ()):
            if read_only and name == "journal_mode":
                continue  # setting it is a write; a reader follows the file
            connection.execute(f"PRAGMA {name} = {value}")
            found = connection.execute(f"PRAGMA {name}").fetchone()[0]
            if found != wanted:
                raise FileRefused(
                    f"SQLite did not take {name} = {value} (it says {found})",
                    "Saving would not be safe; use a Python whose SQLite is 3.37 or newer.",
                )
        # SQLite's own knows the letters of ASCII only; a search is for people's words in any language.
        connection.create_function("lower", 1, _folded, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def defer_references(connection: Connection) -> None:
    """Let rows name others that come later in the same transaction; at its end all must be there."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def _folded(text: str | None) -> str | None:
    return text if text is None else text.casefold()


def make_engine(path: Path, *, read_only: bool = False) -> Engine:
    """Return an engine whose transactions begin as its `begin` execution option says (READ by default).

    `engine.execution_options(begin=WRITE)` shares the pool; nothing is connected yet.
    """
    engine = create_engine(
        "sqlite://",
        creator=_creator(path, read_only),
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=8,
        pool_reset_on_return=None,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get("begin", READ)
        connection.exec_driver_sql(f"BEGIN {mode}")

    @event.listens_for(engine, "reset")
    def _reset(driver: Any, _record: Any, _state: Any) -> None:
        # A failed COMMIT leaves the transaction open; handed on, its rows would appear with the next save.
        if driver.in_transaction:
            driver.rollback()

    return engine


def _creator(path: Path, read_only: bool) -> Callable[[], sqlite3.Connection]:
    def create() -> sqlite3.Connection:
        return connect(path, read_only=read_only)

    return create
