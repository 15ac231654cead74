"""How every screen is laid out: nothing cut, nothing over something else; and the main ones to the letter.

The stored pictures are in `snapshots`, one a screen and size. `JOURNAL_SNAPSHOTS=write` writes them anew: look at what
changed before it is kept.
"""

import os
from itertools import combinations
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.command import CommandPalette
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input

from journal.config import Settings
from journal.tui.plain_signs import plain_signs
from journal.tui.themes import DARK, LIGHT
from journal.tui.widgets.fields import TextField
from journal.tui.widgets.header import DayHeader, KeyLine

from .conftest import Evening, Evenings, FakeClock
from .tour import PLACES, journal, tour

SIZES = [(60, 20), (80, 24), (120, 36), (200, 50)]
# At the others as well, they would only be the same again.
LOOKS_AT = SIZES[1:2]
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


# A tour takes seconds: each size once, filled, and once with nothing in it.
@pytest.mark.parametrize(("size", "demo"), [*((size, True) for size in SIZES), ((80, 24), False)], ids=str)
async def test_nothing_is_cut_and_nothing_overlaps(
    evening: Evenings, tmp_path: Path, clock: FakeClock, size: tuple[int, int], *, demo: bool
) -> None:
    wrong = []
    with journal(tmp_path, clock, demo=demo) as store:
        async with evening(size=size, on=store) as it:
            async for place in tour(it):
                for field in it.app.screen.query(Input):
                    field.cursor_blink = False
                wrong += [(place, fault) for fault in faults(it)]
                if size in LOOKS_AT:
                    wrong += [(place, look) for look in await other_looks(it)]
    assert wrong == []


async def other_looks(it: Evening) -> list[str]:
    """Return in which look it is laid out in another way."""
    text, other = it.text, []
    it.app.theme = LIGHT
    await it.pilot.pause()
    if it.text != text:
        other.append("light")
    it.app.settings = Settings(plain=True)
    it.app.theme = DARK
    await it.pilot.pause()
    # An arrow between levels is two signs, one that is a key is one.
    if it.text.replace("-> ", " > ") != plain_signs(text).replace("-> ", " > "):
        other.append("plain")
    it.app.settings = Settings()
    return other


def faults(it: Evening) -> list[str]:
    """Return what is wrong with the layout of what is shown."""
    screen, lines = it.app.screen, it.text.split("\n")
    width, height = it.app.size
    found = [f"a line of {cell_len(line)} cells" for line in lines if cell_len(line) != width]
    if len(lines) != height:
        found.append(f"{len(lines)} lines")
    shown = [widget for widget in screen.query("*").results(Widget) if widget.display and is_shown(widget)]
    found += [f"cut: {name(widget)}" for widget in shown if is_cut(widget)]
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


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_the_main_screens_look_as_they_did(
    evening: Evenings, tmp_path: Path, clock: FakeClock, size: tuple[int, int]
) -> None:
    changed = []
    with journal(tmp_path, clock, demo=True) as store:
        async with evening(size=size, on=store) as it:
            async for place in tour(it, STORED):
                for field in it.app.screen.query(Input):
                    field.cursor_blink = False
                stored = SNAPSHOTS / f"{place}-{size[0]}x{size[1]}.txt"
                text = "\n".join(line.rstrip() for line in it.text.split("\n")) + "\n"
                if WRITE:
                    stored.parent.mkdir(exist_ok=True)
                    stored.write_text(text, encoding="utf-8")
                elif not stored.is_file() or stored.read_text(encoding="utf-8") != text:
                    changed.append(f"{stored.name} is now\n{text}")
    assert not changed, "\n".join(changed)


def test_every_stored_picture_is_compared() -> None:
    names = {f"{place}-{size}.txt" for place in STORED for size in ("80x24", "120x36")}
    assert {path.name for path in SNAPSHOTS.iterdir()} == names
    assert set(STORED) <= set(PLACES)
