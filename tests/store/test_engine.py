"""The engine keeps reliability.md, section 1: what is acknowledged is on disk, transactions begin as said."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from journal.domain.entries import Reading
from journal.errors import FileRefused
from journal.store.engine import APPLICATION_ID, WRITE, connect, make_engine
from journal.store.store import Store
from tests.support import NOW, draft, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def test_every_pragma_reads_back_as_the_design_says(store: Store) -> None:
    with make_engine(store.paths.database).connect() as connection:
        found = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in (
                "journal_mode", "synchronous", "foreign_keys", "secure_delete", "cell_size_check",
                "trusted_schema", "temp_store", "busy_timeout", "application_id",
            )
        }  # fmt: skip
    assert found == {
        "journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "secure_delete": 1, "cell_size_check": 1,
        "trusted_schema": 0, "temp_store": 2, "busy_timeout": 10_000, "application_id": APPLICATION_ID,
    }  # fmt: skip


@pytest.mark.parametrize(("options", "expected"), [({}, "BEGIN "), ({"begin": WRITE}, "BEGIN IMMEDIATE")])
def test_transactions_begin_explicitly(store: Store, options: dict[str, str], expected: str) -> None:
    statements: list[str] = []
    engine = make_engine(store.paths.database)
    event.listen(engine, "before_cursor_execute", lambda *call: statements.append(call[2]))
    with engine.execution_options(**options).connect() as connection:
        connection.execute(text("SELECT 1"))
    assert statements == [expected, "SELECT 1"]


def test_a_connection_handed_back_in_a_transaction_is_rolled_back(store: Store) -> None:
    """After a failed COMMIT the rows must not appear with the next save."""
    engine = make_engine(store.paths.database)
    connection = engine.raw_connection()
    connection.cursor().execute("BEGIN IMMEDIATE")
    connection.cursor().execute("INSERT INTO scratch VALUES ('phantom', 'x', 'y')")
    connection.close()
    with engine.execution_options(begin=WRITE).begin() as later:
        later.execute(text("INSERT INTO scratch VALUES ('real', 'x', 'y')"))
    assert store.scratch("real") == "x"
    assert store.scratch("phantom") is None


def test_a_failed_commit_leaves_no_row_and_no_trail(store: Store) -> None:
    blocker = connect(store.paths.database)
    blocker.execute("PRAGMA busy_timeout = 0")
    event.listen(store._engine, "connect", lambda driver, _record: driver.execute("PRAGMA busy_timeout = 50"))
    store._engine.dispose()
    blocker.execute("BEGIN")
    blocker.execute("SELECT * FROM reading").fetchall()  # a reader: the commit cannot get its lock
    with pytest.raises(FileRefused, match="in use by another program"):
        store.save([draft(Reading(level=9))], NOW)
    blocker.execute("COMMIT")
    store.save([draft(Reading(level=1))], NOW)
    assert [entry.value for entry in store.entries()] == [Reading(level=1)]
    assert len(store.changes()) == 1


def test_errors_never_carry_what_was_typed(store: Store) -> None:
    with (
        pytest.raises(OperationalError) as caught,
        make_engine(store.paths.database).connect() as connection,
    ):
        connection.execute(text("SELECT * FROM nowhere WHERE x = :x"), {"x": "my secret"})
    assert "my secret" not in str(caught.value)


def test_the_database_refuses_what_the_domain_refuses(store: Store) -> None:
    """Ranges stand in the file as well, for whoever writes past the program."""
    entry = store.save([draft(Reading(level=4))], NOW)[0]
    for change in ("level = 11", "level = 'four'", "note = ''", "time_known = 2", "version = 0", "day = '24.11.2026'"):
        with pytest.raises(sqlite3.IntegrityError):
            connect(store.paths.database).execute(f"UPDATE reading SET {change} WHERE uid = '{entry.uid}'")
