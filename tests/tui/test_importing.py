"""Import on the screen: chosen, seen, brought in, taken back; what cannot be read is told where it was typed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from journal.domain.entries import Reading
from journal.services.export import export_jsonl, export_tables
from journal.store.store import Store
from journal.tui.folders import completed, read_folder
from journal.tui.screens.importing import ImportScreen

from .conftest import NOW, Evening, Evenings

HOSTILE = "[red]\x1b[31m\u202e.csv"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


async def name(it: Evening, path: Path) -> None:
    it.app.screen.query_one("#field-file").value = str(path)  # type: ignore[attr-defined]
    await it.settle()


def words(it: Evening) -> str:
    """Return what is shown, without its frames and line ends."""
    return " ".join(it.text.replace("│", " ").replace("┃", " ").split())


@asynccontextmanager
async def store_busy(it: Evening) -> AsyncIterator[None]:
    """Keep the store's thread waiting meanwhile, as work before this would."""
    go_on = Event()
    it.app.store_thread.submit(lambda _desk: go_on.wait(10))
    try:
        yield
    finally:
        go_on.set()
        await it.settle()


def level_csv(folder: Path, called: str = "a.csv", *rows: str) -> Path:
    """Return a CSV that is of no tracker."""
    path = folder / called
    path.write_text("\n".join(("Tag,Schmerz,[b]Laune[/b]", *(rows or ("2026-11-01,3,gut",)))), encoding="utf-8")
    return path


async def test_an_export_is_picked_seen_brought_in_and_taken_back(
    evening: Evenings, store: Store, empty_store: Store, home: Path
) -> None:
    folder = home / "exports"
    folder.mkdir()
    export_jsonl(store, folder / "old.jsonl")
    (folder / "notes.txt").touch()
    (folder / ".old.csv").touch()
    async with evening(on=empty_store) as it:
        await it.press("escape", "X", "down")
        assert "exports/" in it.text
        await it.press("enter")
        assert "old.jsonl" in it.text
        assert "notes.txt" not in it.text
        assert ".old.csv" not in it.text
        await it.press("left")
        assert "› exports/" in it.text  # the cursor is on the folder that was left
        await it.press("right", "enter")
        assert "an export of pain-journal in lines" in words(it)
        assert "1 – reading" in words(it)
        assert it.logged() == []
        await it.press("enter")
        assert "Imported 1 reading, 1 exercise, 1 spell." in words(it)
        assert "before-import-" in it.text
        assert it.logged() == [entry.value for entry in store.entries()]
        await it.press("enter")
        assert not isinstance(it.app.screen, ImportScreen)
        await it.press("u")
        assert it.said == ["Taken back: the import of 3 rows."]
        assert it.logged() == []
        await it.press("ctrl+r", "X", "down")
        assert it.said == ["Done again: the import of 3 rows."]
        assert "old.jsonl" in it.text  # it begins where the last one was
        await it.press("enter")
        assert "Nothing new" in it.text
        await it.press("enter")
        assert len(list(it.store.paths.backups.iterdir())) == 1  # nothing was begun


async def test_any_csv_by_its_columns(evening: Evenings, home: Path) -> None:
    level_csv(home, HOSTILE, "2026-11-01,3,gut", "2026-11-02,stark,", "nie,2,")
    async with evening(size=(80, 30)) as it:
        await it.press("X", "down")
        assert "[red]␛[31m" in it.text
        await it.press("enter")
        assert "date=Tag,level=Schmerz" in it.text
        assert "not read      [b]Laune[/b]" in it.text
        assert "values that cannot be kept ×1, first in line 4: 'nie' is not a day" in words(it)
        assert "enter import" in it.text
        field = it.app.screen.query_one("#field-columns")
        field.value = "date=Tag,level=Weh"  # type: ignore[attr-defined]
        await it.settle()
        assert "enter read it so" in it.text
        await it.press("enter")
        assert "there is no such column for level" in words(it)
        assert it.app.focused is field
        field.value = "date=Tag,level=Schmerz,note=[b]Laune[/b]"  # type: ignore[attr-defined]
        it.app.screen.query_one("#field-levels").value = "stark=11"  # type: ignore[attr-defined]
        await it.press("enter")
        assert "'stark=11' names no level" in it.text
        it.app.screen.query_one("#field-levels").value = "stark=8"  # type: ignore[attr-defined]
        it.app.screen.query_one("#field-keep").value = "mine"  # type: ignore[attr-defined]
        await it.press("enter", "enter", "enter")
        days = [entry.moment.day.day for entry in it.store.entries() if entry.moment.day < NOW.date() - timedelta(9)]
        assert days == [1, 2]
        assert Reading(level=8) in it.logged()
        # Kept, the same columns are offered for the next file, and others are asked for.
        level_csv(home, "b.csv")
        (home / "c.csv").write_text("a,b\n1,2\n")
        await it.press("X")
        await name(it, home / "b.csv")
        await it.press("enter")
        assert "note=[b]Laune[/b]" in it.text
        await name(it, home / "c.csv")
        await it.press("enter")
        assert "its columns   a, b" in it.text
        assert "Say which column holds what." in it.text


async def test_what_cannot_be_read_is_told_at_the_field(evening: Evenings, store: Store, home: Path) -> None:
    export_jsonl(store, home / "a.jsonl")
    lines = (home / "a.jsonl").read_text().splitlines()
    (home / "a.jsonl").write_text("\n".join((*lines[:2], '{"kind": "reading"', *lines[2:])))
    export_tables(store, home / "tables")
    (home / "words.txt").write_text("dear diary")
    async with evening() as it:
        await it.press("X")
        for typed, message in (
            ("", "Name a file, or choose one below"),
            (home / "nowhere.csv", "Cannot read"),
            (home / "words.txt", "words.txt is of no tracker"),
            (home / "a.jsonl", "a.jsonl, line 3"),
        ):
            await name(it, typed)  # type: ignore[arg-type]
            await it.press("enter")
            assert message in words(it)
            assert it.app.screen.query_one("#field-file").value == str(typed)  # type: ignore[attr-defined]
        # A folder is looked into; one that is an export is read as a whole.
        await name(it, home / "tables")
        await it.press("enter", "enter")
        assert "an export of pain-journal in tables" in it.text
        await it.press("escape", "escape")
        assert not isinstance(it.app.screen, ImportScreen)


async def test_escape_stops_an_import_and_an_export(evening: Evenings, home: Path, tmp_path: Path) -> None:
    level_csv(home)
    async with evening() as it:
        await it.press("X", "down", "enter")
        before = it.store.newest_change()
        async with store_busy(it):
            await it.pilot.press("enter")
            await it.pilot.pause(0.15)
            assert "Writing…" in it.text
            assert "The rest of the journal waits for this." in it.text
            await it.pilot.press("escape")
            await it.pilot.pause()
            assert "Stopping…" in it.text
        assert "Stopped. The journal is as it was." in it.text
        assert it.store.newest_change() == before
        await it.press("enter")  # what was read still stands there
        assert "Imported 1 reading." in it.text
        await it.press("escape", "x")
        await name(it, tmp_path / "out.jsonl")
        assert "[a line an entry]" in it.text
        async with store_busy(it):
            await it.pilot.press("enter", "escape")
        assert "No file was written." in it.text
        assert not (tmp_path / "out.jsonl").exists()
        await it.press("enter")
        assert f"to {tmp_path / 'out.jsonl'}" in it.said[-1]


def test_folders_show_what_may_be_read_and_paths_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for called in ("b.CSV", "a.zip", "c.xml", "d.jsonl", "e.pdf", ".f.csv", HOSTILE):
        (tmp_path / called).touch()
    (tmp_path / "more").mkdir()
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere")
    names = [item.name for item in read_folder(tmp_path).items]
    assert names == ["more", HOSTILE, "a.zip", "b.CSV", "c.xml", "d.jsonl"]
    assert read_folder(tmp_path / "nowhere").trouble == "No such file or directory"
    for typed, whole in (
        ("~/m", "~/more/"),
        (f"{tmp_path}/b", f"{tmp_path}/b.CSV"),
        (f"{tmp_path}/.", f"{tmp_path}/.f.csv"),
        (f"{tmp_path}/[", None),  # it could not be shown as it is
        ("~/e", None),
        ("", None),
    ):
        assert completed(typed) == whole
