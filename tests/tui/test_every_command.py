"""Every command of every screen does something that can be seen; what each does is asserted beside its screen."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.config import Settings
from journal.domain.routines import Routine, RoutineItem
from journal.paths import Paths
from journal.services.demo import fill_demo
from journal.services.routines import save_routine, use_routine
from journal.store.store import Store
from journal.tui import command as places
from journal.tui.command import Command
from journal.tui.commands import COMMANDS

from .conftest import Evening, Evenings, FakeClock

# Keys that lead from the start to the place where a command's keys hold.
WAYS: dict[str, tuple[str, ...]] = {
    places.EVERYWHERE: (),
    places.TODAY: ("left",),
    places.LISTS: ("down",),
    places.TICKS: (),
    places.TIMELINE: ("tab",),
    places.TRENDS: ("2",),
    places.EXERCISES: ("3",),
    places.LIBRARY: ("3",),
    places.ROUTINES: ("3", "tab"),
    places.WEEKS: ("3", "tab", "tab"),
    places.HISTORY: ("4",),
    places.ENTRIES: ("4",),
    places.SEARCHING: ("4", "slash"),
    places.SPELL_LIST: ("5",),
    places.SPELLS: ("5",),
    places.SETTINGS: ("6",),
    places.HELP: ("f1",),
    places.READING: ("f1", "3"),
    places.CHANGES: ("4", "c"),
    places.SIGN_LIST: ("S", "space", "enter"),
    places.SESSION: ("G", "space"),
    places.FORMS: ("p", "4"),
    places.RAN: ("H", "enter", "H"),
    places.BODY_MAP: ("p", "4", "down", "m"),
    places.LEAVING: ("H", "enter", "q"),
    places.ENTRY_LINE: ("colon", "p"),
    places.FILES: ("X", "down"),
    places.PREVIEW: ("X", "down", "enter"),
}
# What has to be there before a key has anything to do.
FIRST: dict[str, tuple[str, ...]] = {
    "redo": ("p", "4", "enter", "u"),
    "undo": ("p", "4", "enter"),
    "first": ("down",),
    "up": ("down",),
    "let-go": ("left",),
    "row-down": ("left",) * 9,
    "page-up": ("tab", "pagedown"),
    "clear-search": ("slash", "b", "enter"),
    "show-hidden": ("d",),
    "show-today": ("2",),
    "text-up": ("pagedown",),
    "spell-text-up": ("pagedown",),
    "entries-up": ("pagedown",),
    "clear-filters": ("f",),
    "read-up": ("3", "down"),
    "read-page-up": ("3", "pagedown"),
    "read-top": ("3", "end"),
    "help-keys": ("2",),
    "start-over": ("escape", "p"),
    "body-map": ("down",),
    "back": ("right", "right"),
    "map-no-side": ("left",),
    "preview-up": ("down",),
    "preview-page-up": ("pagedown",),
    "preview-top": ("end",),
}
ELSEWHERE = {
    "go-on-session": "needs a session that was ended; tests/tui/test_session_kept.py",
    "how-up": "needs a text longer than its room; tests/tui/test_session_shown.py",
    "how-down": "needs a text longer than its room; tests/tui/test_session_shown.py",
    "suspend": "needs a shell; tests/tui/test_session_terminal.py",
    "put-back": "needs an entry that was changed; tests/tui/test_history.py",
}
# A key of its own where the first one has nothing to do there.
KEYS = {"choose": "down"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo history in a file, with a short routine in use."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    store, clock = Store.open(Paths(path, explicit=True)), FakeClock()
    fill_demo(store, clock, Settings())
    items = (RoutineItem(exercise="bird-dog", dose="2x5s"), RoutineItem(exercise="glute-bridge", dose="2x8"))
    saved = save_routine(store, clock, Routine(name="short", items=items))
    use_routine(store, clock, Settings(), saved)
    store.close()
    return path


def many_left_out(home: Path) -> Path:
    """Return a folder with a file to import, what is left out of which is longer than a screen."""
    home.mkdir()
    rows = "".join(f"2026-11-20,5,place {number}\n" for number in range(40))
    (home / "a.csv").write_text(f"Day,Pain,Where\n{rows}")
    return home


@pytest.fixture
def demo(filled: Path, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    shutil.copy(filled, tmp_path / "demo.db")
    monkeypatch.setenv("HOME", str(many_left_out(tmp_path / "home")))
    clock.forward(minutes=1)
    store = Store.open(Paths(tmp_path / "demo.db", explicit=True))
    yield store
    store.close()


def seen(it: Evening) -> tuple[object, ...]:
    """Return all that a person could notice."""
    app = it.app
    if not app.is_running:
        return ("over",)
    return (it.text, tuple(it.said), type(app.screen), app.focused and app.focused.id, app.clipboard)


@pytest.mark.parametrize("command", [one for one in COMMANDS if one.keys], ids=lambda command: command.id)
async def test_its_first_key_does_something(evening: Evenings, demo: Store, command: Command) -> None:
    if command.id in ELSEWHERE:
        pytest.skip(ELSEWHERE[command.id])
    async with evening(on=demo) as it:
        await it.press(*WAYS[command.where], *FIRST.get(command.id, ()))
        before = seen(it)
        await it.press(KEYS.get(command.id, command.keys[0]))
        assert seen(it) != before


async def test_keys_in_any_order_break_nothing(evening: Evenings, demo: Store) -> None:
    keys = sorted({key for command in COMMANDS for key in command.keys} - {"q", "ctrl+q", "ctrl+z"})
    chance = random.Random(4)  # noqa: S311
    async with evening(on=demo) as it:
        for _ in range(250):
            await it.pilot.press(chance.choice(keys))
        await it.settle()
        assert it.app.is_running
