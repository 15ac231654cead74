"""Versions that a report of a fault needs."""

import sqlite3

from journal.store.opening import HEAD


def revision() -> str:
    """Return the revision of the schema that this program writes."""
    return HEAD


def sqlite_version() -> str:
    """Return the version of the SQLite library in use."""
    return sqlite3.sqlite_version
