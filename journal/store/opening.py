"""The way to a usable file: made anew, migrated, or refused by name without a byte written."""

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import Connection

from journal.errors import FileRefused
from journal.paths import Paths, schema_folder
from journal.store.engine import ALONE, APPLICATION_ID, connect, make_engine
from journal.store.failures import failures_in_words
from journal.store.files import beside, copy_into, make_folder, publish

HEAD = "0003"
_NEWEST_FIRST = "Name another with --db PATH or JOURNAL_DB."


def prepare(paths: Paths, *, schema: Path | None = None, head: str = HEAD) -> bool:
    """Make the journal of `paths` ready to use: create it, or bring an older one up to date.

    Args:
        paths: where it is; an explicit path may begin anew beside backups, the default one may not.
        schema: the schema folder, found by itself unless a test brings one.
        head: the newest revision in it.

    Returns:
        True when it can only be read.

    Raises:
        FileRefused: in a folder that was named and is not there, missing though backups exist, a directory, empty,
            another program's, newer, damaged, locked.
    """
    path = paths.database
    with failures_in_words(path):
        if not _exists(paths):
            _create(paths, schema)
        return _check(paths, schema, head)


def _exists(paths: Paths) -> bool:
    path = paths.database
    if not paths.is_begun():
        return False
    mode = path.stat()
    if stat.S_ISDIR(mode.st_mode):
        raise FileRefused(f"{path} is a directory, not a journal", _NEWEST_FIRST)
    if not stat.S_ISREG(mode.st_mode):
        raise FileRefused(f"{path} is not a regular file", _NEWEST_FIRST)
    if mode.st_size == 0:
        raise FileRefused(
            f"{path} is empty: no journal was ever written to it, or it was cut off",
            "Delete it to begin anew, or put a backup in its place.",
        )
    return True


def _create(paths: Paths, schema: Path | None) -> None:
    """Build and migrate a new journal under a temporary name, then link it into place; the loser of a race yields."""
    make_folder(paths.database.parent)
    with beside(paths.database) as temporary:
        with closing(connect(temporary)) as driver:
            driver.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(temporary, None, schema)
        publish(temporary, paths.database)


def _check(paths: Paths, schema: Path | None, head: str) -> bool:
    path = paths.database
    read_only = not is_writable(path)
    with closing(connect(path, read_only=read_only)) as driver:
        revision = read_revision(driver, path)
        if revision == head:
            return read_only
        if revision > head:
            raise FileRefused(
                f"{path} was written by a newer version of pain-journal (revision {revision}; this one knows {head})",
                "Install the newer version; nothing was changed.",
            )
        if read_only:
            raise FileRefused(
                f"{path} is from an older version and can only be read, so it cannot be brought up to date",
                "Make it and its folder writable once.",
            )
        make_folder(paths.backups)
        stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
        copy_into(driver, paths.backups / f"before-{head}-from-{revision}-{stamp}.db")
    migrate(path, revision, schema)
    return False


def is_writable(path: Path) -> bool:
    """Return whether a journal can be written: a save needs its folder as well."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def read_revision(driver: sqlite3.Connection, path: Path) -> str:
    """Return the revision of an open file, with plain SELECTs.

    Raises:
        FileRefused: another program's database.
    """
    if driver.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise FileRefused(f"{path} is not a pain journal: another program wrote it", _NEWEST_FIRST)
    row = driver.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""


def migrate(path: Path, found: str | None, schema: Path | None = None) -> None:
    """Upgrade `path` to the newest revision in one exclusive transaction; a failure or a kill leaves it as it was.

    Args:
        path: an existing file of ours.
        found: the revision seen before; None for a new file. When another process migrated meanwhile, nothing is left
            to do.
        schema: the schema folder.
    """
    engine = make_engine(path).execution_options(begin=ALONE)
    try:
        with engine.connect() as connection:
            # Off before the transaction: inside one it would be a no-op, and batch migrations rebuild tables.
            driver = connection.connection.driver_connection
            if not isinstance(driver, sqlite3.Connection):
                raise FileRefused(f"{path}: no SQLite connection")
            driver.execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                if found is None or read_revision(driver, path) == found:
                    _upgrade(connection, schema or schema_folder())
                    broken = driver.execute("PRAGMA foreign_key_check").fetchall()
                    if broken:
                        raise FileRefused(f"{path}: {len(broken)} rows point to nothing", "It was left as it was.")
            driver.execute("PRAGMA foreign_keys = ON")
    finally:
        engine.dispose()


def _upgrade(connection: Connection, schema: Path) -> None:
    from alembic import command  # loads only when a migration is due
    from alembic.config import Config

    config = Config()
    # the configuration format reads % as a placeholder
    config.set_main_option("script_location", str(schema / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
