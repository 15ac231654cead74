"""What several tests of the History screen need: its journals, and words for what is on it."""

import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from journal.config import Settings
from journal.domain.entries import Entry
from journal.paths import Paths
from journal.services.demo import fill_demo
from journal.store.store import Store
from journal.store.tables import ReadingRow
from journal.tui.screens.history import HistoryScreen
from journal.tui.widgets.entry_bar import LineField
from journal.tui.widgets.history_list import EntryList
from journal.tui.widgets.practice_lists import SearchField

from .conftest import NOW, Evening, FakeClock

TODAY = NOW.date()
SIZES = [(60, 20), (80, 24), (120, 36), (200, 50), (40, 10), (20, 5)]


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = Store.open(Paths(tmp_path_factory.mktemp("demo") / "demo.db", explicit=True))
    fill_demo(store, FakeClock(), Settings())
    store.close()
    return store.paths.database


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty thousand readings, ten a day, with an hour each."""
    store = Store.open(Paths(tmp_path_factory.mktemp("long") / "long.db", explicit=True))
    rows = [
        {
            "uid": f"{9999 - day:08x}-0000-7000-8000-{one:012x}",
            "at_utc": f"{(TODAY - timedelta(days=day)).isoformat()}T{one + 8:02}:00:00Z",
            "utc_offset_min": 0,
            "time_known": 1,
            "day": (TODAY - timedelta(days=day)).isoformat(),
            "recorded_at_utc": None,
            "version": 1,
            "note": "needle in it" if day == 1500 and one == 4 else None,
            "batch": f"{day}",
            "level": one,
            "site": "calf" if one == 3 else "back",
        }
        for day in range(2000)
        for one in range(10)
    ]
    store._write(lambda session: session.execute(insert(ReadingRow), rows) and None)
    store.close()
    return store.paths.database


def copy_of(file: Path, folder: Path) -> Iterator[Store]:
    shutil.copy(file, folder / file.name)
    store = Store.open(Paths(folder / file.name, explicit=True))
    yield store
    store.close()


@pytest.fixture
def demo(demo_file: Path, tmp_path: Path) -> Iterator[Store]:
    yield from copy_of(demo_file, tmp_path)


@pytest.fixture
def long(long_file: Path, tmp_path: Path) -> Iterator[Store]:
    yield from copy_of(long_file, tmp_path)


def screen(it: Evening) -> HistoryScreen:
    assert isinstance(it.app.screen, HistoryScreen)
    return it.app.screen


async def to_history(it: Evening, *keys: str) -> None:
    """Go to the History screen, and press keys once its entries are there."""
    await it.press("4")
    for key in keys:
        await it.press(key)


def up(it: Evening) -> type:
    return type(it.app.screen)


def is_in_list(it: Evening) -> bool:
    return it.app.focused is entries(it)


def line_field(it: Evening) -> LineField:
    assert isinstance(it.app.focused, LineField)
    return it.app.focused


def entries(it: Evening) -> EntryList:
    return screen(it).query_one(EntryList)


def here(it: Evening) -> Entry:
    shown = entries(it).here
    assert shown is not None
    return shown.entry


def search(it: Evening) -> SearchField:
    return screen(it).query_one(SearchField)


def lines(it: Evening) -> list[str]:
    return [line.strip() for line in it.text.split("\n")]


def cursor_line(it: Evening) -> str:
    return next(line for line in lines(it) if line.startswith("›"))


def newest_first(store: Store) -> list[Entry]:
    return store.entries()[::-1]


def visible_entries(it: Evening) -> list[Entry]:
    found = [one for page in entries(it)._pages.values() for one in page]
    assert found
    return [one.entry for one in found]


def cursor_line_any(it: Evening) -> str:
    """Return the first entry: without the focus the cursor is not drawn."""
    return next(line for line in lines(it) if re.match(r"\d\d:\d\d|–|›", line))
