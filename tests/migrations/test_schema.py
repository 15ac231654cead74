"""The tables, the migrations and the reviewed DDL say the same; a migration happens whole or not at all."""

import os
import re
import runpy
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from journal.domain.entries import Reading
from journal.paths import Paths, schema_folder
from journal.store import tables
from journal.store.engine import APPLICATION_ID
from journal.store.opening import HEAD, prepare
from journal.store.store import Store
from tests.support import NOW, draft, open_store

LATER_REVISION = f"{int(HEAD) + 1:04}"
LATER = """
import os, signal
import sqlalchemy as sa
from alembic import op
revision = "LATER"
down_revision = "HEAD"
def upgrade():
    with op.batch_alter_table("reading", table_kwargs={{"sqlite_strict": True}}) as batch:
        batch.add_column(sa.Column("weather", sa.Text()))
    op.execute("UPDATE reading SET weather = 'rain'")
    {then}
"""

MIGRATE = """
import sys
from pathlib import Path
from journal.paths import Paths
from journal.store.opening import prepare
prepare(Paths(Path(sys.argv[1]), explicit=True), schema=Path(sys.argv[2]), head="LATER")
"""


def with_later(folder: Path, then: str) -> Path:
    """Return a copy of the schema with one more revision that ends in `then`."""
    schema = folder / "schema 100%"
    shutil.copytree(schema_folder(), schema)
    (schema / "migrations" / "versions" / f"{LATER_REVISION}_later.py").write_text(
        LATER.format(then=then).replace("LATER", LATER_REVISION).replace("HEAD", HEAD)
    )
    return schema


def ddl(path: Path | str, connection: sqlite3.Connection | None = None) -> dict[str, list[str]]:
    """Return every object's parts, in no order: column order and constraint order may differ, nothing else."""
    with closing(connection or sqlite3.connect(path)) as journal:
        rows = journal.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {
        name: sorted(re.split(r",\s+|\(\n\s*|\n\)|\)$", " ".join(sql.split(" "))))
        for name, sql in rows
        if name not in ("sqlite_sequence", "alembic_version")
    }


def test_migrations_make_what_the_tables_say(tmp_path: Path) -> None:
    prepare(Paths(tmp_path / "journal.db", explicit=True))
    engine = create_engine(f"sqlite:///{tmp_path / 'direct.db'}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    assert ddl(tmp_path / "journal.db") == ddl(tmp_path / "direct.db")


def test_the_reviewed_ddl_is_the_real_one() -> None:
    generate = runpy.run_path(str(schema_folder() / "generate.py"))
    assert (schema_folder() / "schema.sql").read_text() == generate["schema_text"](), "run schema/generate.py"


def test_the_gate_knows_the_newest_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema_folder() / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_every_table_is_strict_and_every_constraint_has_a_name() -> None:
    for name, table in SQLModel.metadata.tables.items():
        assert table.dialect_options["sqlite"]["strict"], name
        for constraint in table.constraints:
            assert constraint.name or constraint is table.primary_key, (name, constraint)
    assert set(tables.TABLES) | {"scratch", "change"} == set(SQLModel.metadata.tables)


def test_an_older_journal_is_copied_aside_and_migrated(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    saved = store.save([draft(Reading(level=4), note="before")], NOW)
    store.close()
    prepare(store.paths, schema=with_later(tmp_path, ""), head=LATER_REVISION)
    with closing(sqlite3.connect(store.paths.database)) as journal:
        assert journal.execute("SELECT level, note, weather FROM reading").fetchall() == [(4, "before", "rain")]
        assert journal.execute("PRAGMA foreign_key_check").fetchall() == []
        strict = journal.execute("SELECT strict FROM pragma_table_list WHERE name = 'reading'").fetchone()
        assert strict == (1,)
    (copy,) = store.paths.backups.iterdir()
    assert copy.name.startswith(f"before-{LATER_REVISION}-from-{HEAD}-")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert Store.open(Paths(copy, explicit=True)).entries() == saved


def contents(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as journal:
        return list(journal.iterdump())


def test_a_failing_migration_leaves_the_journal_as_it_was(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.save([draft(Reading(level=4))], NOW)
    store.close()
    before = contents(store.paths.database)
    with pytest.raises(ZeroDivisionError):
        prepare(store.paths, schema=with_later(tmp_path, "1 / 0"), head=LATER_REVISION)
    assert contents(store.paths.database) == before
    assert len(Store.open(store.paths).entries()) == 1


def test_a_killed_migration_leaves_the_journal_as_it_was(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.save([draft(Reading(level=4))], NOW)
    store.close()
    before = contents(store.paths.database)
    schema = with_later(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)")
    run = subprocess.run(
        [sys.executable, "-c", MIGRATE.replace("LATER", LATER_REVISION), str(store.paths.database), str(schema)]
    )
    assert run.returncode == -signal.SIGKILL
    assert contents(store.paths.database) == before


def test_a_migration_that_leaves_rows_pointing_nowhere_is_taken_back(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.close()
    before = contents(store.paths.database)
    orphan = "op.execute(\"INSERT INTO advice (uid, version, sign, got_on) VALUES ('a', 1, 'nobody', '2026-11-24')\")"
    with pytest.raises(Exception, match="point to nothing"):
        prepare(store.paths, schema=with_later(tmp_path, orphan), head=LATER_REVISION)
    assert contents(store.paths.database) == before


def test_two_migrations_at_once_both_succeed(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.save([draft(Reading(level=4))], NOW)
    store.close()
    schema = with_later(tmp_path, "")
    arguments = [sys.executable, "-c", MIGRATE.replace("LATER", LATER_REVISION), str(store.paths.database), str(schema)]
    runs = [subprocess.Popen(arguments, env=os.environ) for _ in range(3)]
    assert [run.wait(60) for run in runs] == [0, 0, 0]
    with closing(sqlite3.connect(store.paths.database)) as journal:
        assert journal.execute("SELECT weather FROM reading").fetchall() == [("rain",)]


def test_a_journal_of_the_first_revision_is_brought_up_to_date_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(sqlite3.connect(path)) as journal:
        journal.executescript(Path(__file__).with_name("0001.sql").read_text(encoding="utf-8"))
        journal.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        journal.execute("INSERT INTO exercise (uid, version, slug, name, hidden) VALUES ('e', 1, 'crunch', 'Old', 0)")
        journal.execute("INSERT INTO routine (uid, version, name) VALUES ('r', 1, 'evening')")
        journal.execute(
            "INSERT INTO routine_item (uid, version, routine, position, exercise) VALUES ('i', 1, 'r', 1, 'crunch')"
        )
        journal.commit()
        before = rows_of(journal)
    prepare(Paths(path, explicit=True))
    with closing(sqlite3.connect(path)) as journal:
        after = rows_of(journal)
    assert ddl(path) == ddl_of_a_new_one(tmp_path)
    assert before.keys() == after.keys()
    for table, rows in before.items():
        # Columns were added at the end and are empty.
        assert [row[: len(rows[0])] for row in after[table]] == rows, table
        assert all(cell is None for row in after[table] for cell in row[len(rows[0]) :]), table
    store = Store.open(Paths(path, explicit=True))
    assert len(store.entries()) == 10
    assert store.spells()[0].cause == "lifting"
    store.close()


def test_a_journal_of_the_second_revision_keeps_its_plans_and_they_may_end(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(sqlite3.connect(path)) as journal:
        journal.executescript(Path(__file__).with_name("0002.sql").read_text(encoding="utf-8"))
        journal.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        before = rows_of(journal)
    store = Store.open(Paths(path, explicit=True))
    with closing(sqlite3.connect(path)) as journal:
        assert rows_of(journal) == before
    assert ddl(path) == ddl_of_a_new_one(tmp_path)
    plan = store.plans()[-1]
    assert store.save_plan(replace(plan, per_week=0), NOW).version == plan.version + 1
    store.close()


def rows_of(journal: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    tables = journal.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('sqlite_sequence', 'alembic_version')"
    ).fetchall()
    found = {name: journal.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall() for (name,) in tables}
    return {name: rows for name, rows in found.items() if rows}


def ddl_of_a_new_one(folder: Path) -> dict[str, list[str]]:
    prepare(Paths(folder / "new.db", explicit=True))
    return ddl(folder / "new.db")
