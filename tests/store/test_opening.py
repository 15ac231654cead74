"""A file is made, opened, or refused by name without a byte written."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from journal.domain.entries import Reading
from journal.errors import FileRefused
from journal.paths import Paths
from journal.store.engine import APPLICATION_ID
from journal.store.store import Store
from tests.support import NOW, draft, open_store


def refused(path: Path, explicit: bool = True) -> str:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(FileRefused) as caught:
        Store.open(Paths(path, explicit=explicit))
    assert (path.read_bytes() if path.is_file() else None) == before
    assert caught.value.exit_code == 3
    assert caught.value.todo
    return caught.value.what


def test_a_new_journal_and_its_folders_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        store = Store.open(Paths(tmp_path / "a b%20" / "deep" / "journal.db"))
        store.save([draft(Reading(level=4))], NOW)
        with store.snapshot() as copy:
            assert stat.S_IMODE(copy.paths.database.stat().st_mode) == 0o600
            assert stat.S_IMODE(copy.paths.database.parent.stat().st_mode) == 0o700
    finally:
        os.umask(before)
    assert stat.S_IMODE(store.paths.database.stat().st_mode) == 0o600
    for folder in (store.paths.database.parent, store.paths.database.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [path.name for path in store.paths.database.parent.iterdir()] == ["journal.db"]


def test_a_directory_is_refused(tmp_path: Path) -> None:
    assert "is a directory" in refused(tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.touch()
    assert "is empty" in refused(path)


def test_a_pipe_is_refused_and_never_waited_on(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    os.mkfifo(path)
    with pytest.raises(FileRefused, match="not a regular file"):
        Store.open(Paths(path, explicit=True))


def test_a_text_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_text("dear diary, " * 100)
    assert "not a pain journal" in refused(path)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
    other.close()
    assert "another program wrote it" in refused(path)


def test_a_newer_journal_is_refused_untouched(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.close()
    with sqlite3.connect(store.paths.database) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '0999'")
    newer.close()
    assert "newer version" in refused(store.paths.database)


def test_a_missing_journal_with_backups_is_not_begun_anew(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "journal.db")
    paths.backups.mkdir()
    (paths.backups / "before-0002-from-0001.db").touch()
    assert "is missing, but its backups" in refused(paths.database, explicit=False)
    assert Store.open(Paths(paths.database, explicit=True)).entries() == []


def test_a_folder_that_was_named_and_is_not_there_is_a_mistake_not_a_wish(tmp_path: Path) -> None:
    assert "there is no folder" in refused(tmp_path / "mistyped" / "journal.db")
    assert list(tmp_path.iterdir()) == []
    Store.open(Paths(tmp_path / "data" / "pain-journal" / "journal.db")).close()  # the program's own place is made


def test_a_damaged_journal_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.save([draft(Reading(level=4))], NOW)
    store.close()
    content = bytearray(store.paths.database.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    store.paths.database.write_bytes(content)
    assert "damaged" in refused(store.paths.database)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_journal_opens_to_read(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.save([draft(Reading(level=4))], NOW)
    store.close()
    store.paths.database.chmod(0o400)
    reader = Store.open(store.paths)
    assert len(reader.entries()) == 1
    with pytest.raises(FileRefused, match="can only be read"):
        reader.save([draft(Reading(level=5))], NOW)


def test_our_mark_is_in_the_file(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    assert int.from_bytes(store.paths.database.read_bytes()[68:72], "big") == APPLICATION_ID


def test_several_first_runs_at_once_all_succeed_on_one_journal(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from journal.store.store import Store\n"
        "from journal.paths import Paths; from journal.domain.entries import Reading\n"
        "from tests.support import NOW, draft\n"
        "Store.open(Paths(Path(sys.argv[1]), explicit=True)).save([draft(Reading(level=4))], NOW)\n"
    )
    path = tmp_path / "new folder" / "journal.db"
    path.parent.mkdir()
    runs = [subprocess.Popen([sys.executable, "-c", program, str(path)]) for _ in range(4)]
    assert [run.wait(60) for run in runs] == [0, 0, 0, 0]
    assert len(Store.open(Paths(path, explicit=True)).entries()) == 4
    assert [each.name for each in path.parent.iterdir()] == ["journal.db"]
