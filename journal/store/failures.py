"""SQLite's and the system's errors in words: what happened, and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from journal.errors import FileRefused

_KEPT = "Nothing was changed."

_YOURS = "Check that the file and its folder are yours."
_SENTENCES = {
    sqlite3.SQLITE_BUSY: ("the journal is in use by another program", "Close the other program, then try again."),
    sqlite3.SQLITE_LOCKED: ("the journal is in use by another program", "Close the other program, then try again."),
    sqlite3.SQLITE_FULL: ("the disk is full", f"Free some space, then try again. {_KEPT}"),
    sqlite3.SQLITE_READONLY: ("the journal can only be read", f"Check the permissions of its folder. {_KEPT}"),
    sqlite3.SQLITE_IOERR: ("the disk did not read or write as asked", f"Check the disk, then try again. {_KEPT}"),
    sqlite3.SQLITE_CORRUPT: ("the journal file is damaged", "Change nothing in it; go back to a backup."),
    sqlite3.SQLITE_NOTADB: ("this file is not a pain journal", "Name the journal with --db PATH or JOURNAL_DB."),
    sqlite3.SQLITE_CANTOPEN: ("the journal file cannot be opened", _YOURS),
    sqlite3.SQLITE_PERM: ("the journal file cannot be opened", _YOURS),
}


def in_words(error: sqlite3.Error, path: Path) -> FileRefused:
    """Return the sentence for an error of the driver; an unknown one is quoted without any of its values."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    what, todo = _SENTENCES.get(code, (f"SQLite says: {error}", _KEPT))
    return FileRefused(f"{path}: {what}", todo)


@contextmanager
def failures_in_words(path: Path) -> Iterator[None]:
    """Turn driver and system errors of the block into a FileRefused that names `path`."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error) and not isinstance(error.orig, sqlite3.ProgrammingError):
            raise in_words(error.orig, path) from error
        raise
    except sqlite3.Error as error:
        raise in_words(error, path) from error
    except OSError as error:
        # a temporary name beside the journal would say nothing to its owner
        raise FileRefused(f"{path}: {error.strerror}", f"{_YOURS} {_KEPT}") from error
