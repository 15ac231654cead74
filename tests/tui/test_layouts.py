"""Every screen in every look: nothing cut, nothing over something else, colours that stand out; some to the letter.

The stored pictures are in `snapshots`, one a screen and size. `JOURNAL_SNAPSHOTS=write` writes them anew: look at what
changed before it is kept.
"""

import os
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.command import CommandPalette
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from journal.config import Settings
from journal.tui.themes import DARK, LIGHT
from journal.tui.widgets.fields import TextField
from journal.tui.widgets.header import DayHeader, KeyLine

from .conftest import Evening, Evenings, FakeClock
from .test_contrast import too_faint
from .tour import PLACES, journal, tour

# A tour takes seconds, so each goes once, with all that is looked at on it.
TOURS = [
    ((60, 20), "thirty years"),
    ((80, 24), "demo"),
    ((80, 24), "empty"),
    ((120, 36), "demo"),
    ((200, 50), "thirty years"),
]
# Columns: in the light theme and in plain signs a wide window has no less room than this one.
OTHER_LOOKS_TO = 80
SNAPSHOTS = Path(__file__).parent / "snapshots"
WRITE = os.environ.get("JOURNAL_SNAPSHOTS") == "write"
# Screens whose stored pictures are compared to the letter; another one is one line.
STORED = (
    "today",
    "entry-line",
    "trends",
    "trends-weeks",
    "trends-year",
    "trends-times",
    "trends-care",
    "trends-legs",
    "history",
    "history-changes",
    "spells",
    "settings",
    "help",
    "get-help",
    "exercises",
    "exercises-routines",
    "exercises-weeks",
    "form-pain",
    "form-heat",
    "form-exercise",
    "form-spasm",
    "form-note",
    "form-timer",
    "form-onset",
    "body-map",
)


@pytest.mark.parametrize(("size", "history"), TOURS, ids=str)
async def test_every_screen_in_every_look(
    evening: Evenings,
    tmp_path: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    history: str,
) -> None:
    monkeypatch.setenv("JOURNAL_CONFIG", "/nowhere/config.toml")  # the screen of the settings names it
    home = tmp_path / "home"
    home.mkdir()
    (home / "a.csv").write_text("Day,Pain,Mood\n2026-11-20,5,fine\n2026-11-21,mild,\nnever,2,\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    wrong: list[tuple[str, object]] = []
    with journal(tmp_path, clock, history) as store:
        async with evening(size=size, on=store) as it:
            async for place in tour(it):
                for field in it.app.screen.query(Input):
                    field.cursor_blink = False
                if history == "demo" and place in STORED:
                    wrong += [(place, change) for change in changed(it, place)]
                wrong += [(place, fault) for fault in faults(it)]
                wrong += [(place, (DARK, faint)) for faint in too_faint(it)]
                if size[0] <= OTHER_LOOKS_TO:
                    wrong += [(place, look) for look in await other_looks(it)]
    assert not wrong, "\n".join(map(str, wrong))


def changed(it: Evening, place: str) -> Iterator[str]:
    """Yield how a screen differs from its stored picture."""
    width, height = it.app.size
    stored = SNAPSHOTS / f"{place}-{width}x{height}.txt"
    text = "\n".join(line.rstrip() for line in it.text.split("\n")) + "\n"
    text = re.sub(r"\bID [0-9a-f]{8}\b", "ID 01234567", text)  # it is another one each time
    if WRITE:
        stored.parent.mkdir(exist_ok=True)
        stored.write_text(text, encoding="utf-8")
    elif not stored.is_file() or stored.read_text(encoding="utf-8") != text:
        yield f"{stored.name} is now\n{text}"


async def other_looks(it: Evening) -> list[object]:
    """Return what is wrong in which look: what stands out too little, is laid out in another way or is no ASCII."""
    text = it.text
    it.app.theme = LIGHT
    await it.pilot.pause()
    wrong: list[object] = [(LIGHT, faint) for faint in too_faint(it)]
    if it.text != text:
        wrong.append("light")
    it.app.theme = DARK
    it.app.use_settings(Settings(plain=True))
    await it.settle()
    wrong += [("plain", fault) for fault in faults(it)]
    wrong += [("plain", line) for line in it.text.split("\n") if not line.isascii()]
    it.app.use_settings(Settings())
    await it.settle()
    return wrong


def faults(it: Evening) -> list[str]:
    """Return what is wrong with the layout of what is shown."""
    screen, lines = it.app.screen, it.text.split("\n")
    width, height = it.app.size
    found = [f"a line of {cell_len(line)} cells" for line in lines if cell_len(line) != width]
    if len(lines) != height:
        found.append(f"{len(lines)} lines")
    shown = [widget for widget in screen.query("*").results(Widget) if widget.display and is_shown(widget)]
    found += [f"cut: {name(widget)}" for widget in shown if is_cut(widget) or is_hint_cut(widget)]
    if isinstance(screen, CommandPalette):  # Textual's own
        return []
    for parent in {widget.parent for widget in shown if isinstance(widget.parent, Widget)}:
        inside = [child for child in shown if child.parent is parent and not floats(child)]
        found += [
            f"{name(one)} over {name(other)}"
            for one, other in combinations(inside, 2)
            if one.region.intersection(other.region).area
        ]
    return found + missing(screen, lines, shown)


def is_shown(widget: Widget) -> bool:
    return bool(widget.region.area) and all(node.display for node in widget.ancestors if isinstance(node, Widget))


def floats(widget: Widget) -> bool:
    return widget.styles.overlay == "screen" or widget.styles.layer not in ("", "default") or is_docked(widget)


def is_docked(widget: Widget) -> bool:
    return widget.styles.dock != "none"


def is_cut(widget: Widget) -> bool:
    """Return whether a part of it is outside of the screen, and nothing can be scrolled to see it."""
    scrolled = any(isinstance(node, Widget) and node.allow_vertical_scroll for node in widget.ancestors)
    return not scrolled and widget.region.intersection(widget.screen.region) != widget.region


def is_hint_cut(widget: Widget) -> bool:
    """Return whether it names keys, and not all of them are to be seen."""
    is_hint = (widget.id or "").endswith("-hint") or widget.has_class("hint")
    return isinstance(widget, Static) and is_hint and cell_len(str(widget.content)) > widget.content_size.width


def name(widget: Widget) -> str:
    return f"{type(widget).__name__}#{widget.id}"


def missing(screen: Screen[object], lines: list[str], shown: list[Widget]) -> list[str]:
    """Return which of the parts is not there that every screen has."""
    if isinstance(screen, ModalScreen):
        return []
    found = []
    keys = "" if isinstance(screen.focused, TextField) else "F1 help"
    if not any(isinstance(widget, KeyLine) for widget in shown) or keys not in lines[-1] or not lines[-1].strip():
        found.append("no keys at the foot")
    if not any(isinstance(widget, DayHeader) or widget.id == "tabs" for widget in shown) and not lines[0].strip():
        found.append("no header")
    return found


def test_every_stored_picture_is_compared() -> None:
    names = {f"{place}-{size}.txt" for place in STORED for size in ("80x24", "120x36")}
    assert {path.name for path in SNAPSHOTS.iterdir()} == names
    assert set(STORED) <= set(PLACES)
