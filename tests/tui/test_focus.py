"""Where the focus is shows beyond colour, on every screen and in every field; and all the same without colours."""

from pathlib import Path

import pytest
from rich.style import Style
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from journal.tui.screens.fields import FieldRow

from .conftest import Evening, Evenings, FakeClock
from .terminal import journal_terminal
from .test_contrast import colours, too_faint
from .tour import journal, tour


async def test_the_focus_is_told_by_more_than_colour(evening: Evenings, tmp_path: Path, clock: FakeClock) -> None:
    unseen: list[tuple[str, Widget]] = []
    seen: set[tuple[type[Screen[object]], type[Widget], str | None]] = set()
    with journal(tmp_path, clock) as store:
        async with evening(on=store) as it:
            async for place in tour(it):
                chain = it.app.screen.focus_chain
                if len(chain) < 2:  # it can be nowhere else
                    continue
                for widget in chain:
                    which = (type(it.app.screen), type(widget), widget.id)
                    if which in seen:  # a minute of looking at the same again
                        continue
                    seen.add(which)
                    if isinstance(widget, Input | TextArea):
                        widget.cursor_blink = False
                    it.app.screen.set_focus(widget)
                    await it.pilot.pause()
                    region = shown_by(widget)
                    focused = colourless(it, region)
                    it.app.screen.set_focus(None)
                    await it.pilot.pause()
                    if focused == colourless(it, region):
                        unseen.append((place, widget))
    assert unseen == []
    assert len(seen) > 60


def shown_by(widget: Widget) -> Region:
    """Return where it shows: a field has its label before it."""
    rows = [node for node in widget.ancestors if isinstance(node, FieldRow)]
    return rows[0].region if rows else widget.region


def colourless(it: Evening, region: Region) -> list[tuple[str, tuple[bool, ...]]]:
    """Return the characters of a region with whatever is not their colour."""
    found: list[tuple[str, tuple[bool, ...]]] = []
    for y, strip in enumerate(it.app.screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            style = segment.style or Style()
            for char in segment.text:
                if region.contains(x, y):
                    found.append((char, (bool(style.bold), bool(style.reverse), bool(style.underline))))
                x += 1
    return found


async def test_without_colours_all_of_it_is_grey_and_stands_out(
    evening: Evenings, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    coloured, faint = [], []
    with journal(tmp_path, clock) as store:
        async with evening(on=store) as it:
            async for place in tour(it):
                coloured += [(place, colour) for colour in all_colours(it) if not is_grey(colour)]
                faint += [(place, *what) for what in too_faint(it)]
    assert coloured == []
    assert faint == []


def all_colours(it: Evening) -> set[str]:
    strips = it.app.screen._compositor.render_strips()
    return {colour for strip in strips for segment in strip for colour in colours(segment.style or Style())}


def is_grey(colour: str) -> bool:
    return colour[1:3] == colour[3:5] == colour[5:7]


def test_in_a_terminal_without_colours_the_cursor_of_a_list_and_of_a_field_can_be_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with journal_terminal(tmp_path) as terminal:
        terminal.until("When did this spell of back pain start?")
        terminal.type("\x1b")
        text = terminal.until("┏━ Done", gone="When did")
        assert "› · " in text
        terminal.type("p4")
        assert "[4]" in terminal.until("[4]")
        row = next(row for row, line in enumerate(terminal.screen.display) if "Level" in line)
        label = terminal.screen.display[row].index("Level")
        assert terminal.screen.buffer[row][label].bold


def test_a_terminal_that_cannot_be_drawn_on_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with journal_terminal(tmp_path, term="dumb") as terminal:
        terminal.until("TERM is dumb", "journal today")
        assert terminal.end() == 2
    assert not (tmp_path / "journal.db").exists()
