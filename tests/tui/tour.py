"""Every screen and how it is reached, for the tests that look at all of them."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.screen import ModalScreen

from journal.config import Settings
from journal.paths import Paths
from journal.services.demo import fill_demo
from journal.store.store import Store
from journal.tui.widgets.choices import Tabs
from journal.tui.widgets.fields import TextField
from tests.bench.long_history import long_history

from .conftest import Evening, FakeClock

# By name, the keys that lead there from Today. A new screen is one line.
PLACES: dict[str, tuple[str, ...]] = {
    "today": (),
    "today-the-day": ("tab",),
    "entry-line": ("colon", "p", "a", "i", "n"),
    "trends": ("2",),
    "trends-pointed": ("2", "left"),
    "trends-weeks": ("2", *["tab"]),
    "trends-year": ("2", *["tab"] * 2),
    "trends-times": ("2", *["tab"] * 3),
    "trends-care": ("2", *["tab"] * 4),
    "trends-legs": ("2", *["tab"] * 5),
    "exercises": ("3",),
    "exercises-search": ("3", "slash"),
    "exercises-routines": ("3", "tab"),
    "exercises-weeks": ("3", "tab", "tab"),
    "history": ("4",),
    "history-search": ("4", "slash"),
    "history-days": ("4", "g"),
    "history-entry": ("4", "space"),
    "history-changes": ("4", "c"),
    "history-deleted": ("4", "z"),
    "history-edit": ("4", "enter"),
    "spells": ("5",),
    "form-spell": ("5", "enter"),
    "settings": ("6",),
    "form-settings": ("6", "enter"),
    "help": ("f1",),
    "help-get-help": ("f1", "2"),
    "help-words": ("f1", "3"),
    "help-unknown": ("f1", "4"),
    "get-help": ("exclamation_mark",),
    "commands": ("ctrl+p",),
    "form-pain": ("p", "4"),
    "form-heat": ("h",),
    "form-ice": ("i",),
    "form-exercise": ("e",),
    "form-spasm": ("s",),
    "form-medicine": ("m",),
    "form-note": ("n",),
    "form-bad-day": ("b",),
    "form-refused": ("s", "down", "down", "x", "enter"),
    "body-map": ("p", "down", "m"),
    "form-sign": ("S",),
    "form-week": ("Y",),
    "form-timer": ("H",),
    "form-onset": ("o",),
    "form-period": ("y",),
    "form-export": ("x",),
    "import": ("X", "down"),
    "import-read": ("X", "down", "enter"),
    "form-change-exercise": ("3", "c"),
    "form-new-exercise": ("3", "plus"),
    "form-plan": ("3", "l"),
    "form-leave-out": ("3", "k"),
    "form-new-routine": ("3", "tab", "plus"),
    "session": ("3", "enter"),
    "form-session": ("3", "enter", "q"),
}


async def tour(it: Evening, places: tuple[str, ...] = tuple(PLACES)) -> AsyncIterator[str]:
    """Go to each place in turn, from wherever it is; yield its name while it is shown."""
    before: tuple[str, ...] = ("?",)
    for name in places:
        keys = PLACES[name]
        if keys[:-1] == before and before:
            await it.press(keys[-1])  # one further than the place before
        else:
            await home(it)
            await _go(it, keys)
        before = keys
        yield name
    await home(it)


async def home(it: Evening) -> None:
    """Leave whatever is open and go to Today, to its list of what is done."""
    for _ in range(4):
        if isinstance(it.app.screen, ModalScreen) or isinstance(it.app.focused, TextField):
            await it.press("escape")
    if it.app.current_mode == "history":
        await it.press("escape")  # its changes and filters stay as they were left
    assert not isinstance(it.app.screen, ModalScreen), it.app.screen
    for kind in list(it.app.drafts.texts()):
        it.app.drafts.drop(kind)
    it.app.clear_notifications()
    await it.app.action_show("today")
    it.app.screen.query_one("#done").focus()


async def _go(it: Evening, keys: tuple[str, ...]) -> None:
    """Press keys from Today; a screen that remembers where it was begins with its first tab."""
    if keys and keys[0] in "23":
        await it.press(keys[0])
        keys = keys[1:]
        tabs = it.app.screen.query_one("#tabs", Tabs)
        if tabs.cursor:
            tabs.cursor = 0
            await it.settle()
    await it.press(*keys)


@contextmanager
def journal(folder: Path, clock: FakeClock, history: str = "demo") -> Iterator[Store]:
    """A journal with the made-up history ("demo"), with "thirty years", or "empty"."""
    path = folder / "looked-at.db"
    if history == "thirty years":
        store = long_history(path, 30, clock.now().date(), every=20)
    else:
        store = Store.open(Paths(path, explicit=True))
    if history == "demo":
        fill_demo(store, clock, Settings())
    yield store
    store.close()
