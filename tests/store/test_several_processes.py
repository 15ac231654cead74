"""Several processes on one journal, and processes that are killed: what was acknowledged is there."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from journal.store.engine import connect
from journal.store.store import Store
from tests.support import NOW, open_store

WRITES = 500
KILLS = 30

WRITER = """
import sys
from pathlib import Path
from journal.domain.entries import Reading, Remark
from journal.paths import Paths
from journal.store.store import Store
from tests.support import NOW, draft
store = Store.open(Paths(Path(sys.argv[1]), explicit=True))
for number in range(int(sys.argv[3])):
    name = f"{sys.argv[2]} {number}"
    store.save([draft(Reading(level=4), note=name), draft(Remark(), note=name)], NOW)
    print(name, flush=True)
"""


def writer(store: Store, name: str, count: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store.paths.database), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


@pytest.mark.heavy
def test_two_writers_with_a_reader_open_lose_nothing_and_wait_for_each_other(store: Store) -> None:
    seen = 0
    with writer(store, "one", WRITES) as one, writer(store, "two", WRITES) as two:
        writers = [one, two]
        while any(each.poll() is None for each in writers):
            found = len(store.entries(kinds=["remark"]))
            assert found >= seen
            seen = found
        acknowledged = {line.strip() for each in writers for line in output(each)}
    assert [each.returncode for each in writers] == [0, 0]
    assert len(acknowledged) == 2 * WRITES
    assert {entry.note for entry in store.entries(kinds=["remark"])} == acknowledged
    assert len(store.changes(limit=10 * WRITES)) == 4 * WRITES


@pytest.mark.heavy
def test_killed_in_mid_save_every_acknowledged_entry_is_there_and_none_is_torn(store: Store) -> None:
    acknowledged: set[str] = set()
    for trial in range(KILLS):
        with writer(store, f"trial {trial}", 10_000) as process:
            lines = output(process)
            # Killed after another number of saves each time, at whatever point of the next one it then is.
            acknowledged.update(next(lines).strip() for _ in range(1 + trial % 4))
            process.send_signal(signal.SIGKILL)
            acknowledged.update(line.strip() for line in lines if line.endswith("\n"))
    readings = {entry.note for entry in store.entries(kinds=["reading"])}
    remarks = {entry.note for entry in store.entries(kinds=["remark"])}
    assert acknowledged <= readings
    assert readings == remarks
    driver = connect(store.paths.database)
    assert driver.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(store.changes(limit=100_000)) == len(readings) * 2
    assert store.undo(NOW).name == "log"


def output(process: "subprocess.Popen[str]") -> IO[str]:
    assert process.stdout is not None
    return process.stdout
