"""Colours of the journal's own themes, computed from what is rendered: WCAG 2.2 AA; every screen is in test_layouts."""

from collections.abc import Iterator

import pytest
from rich.color import Color, ColorType
from rich.style import Style
from textual.screen import ModalScreen

from journal.charts import contrast
from journal.config import Settings
from journal.tui.themes import DARK, LIGHT

from .conftest import Evening, Evenings

TEXT = 4.5
GRAPHICS = 3.0


@pytest.mark.parametrize("theme", [DARK, LIGHT])
async def test_a_message_and_the_cursor_of_every_field_stand_out(evening: Evenings, theme: str) -> None:
    async with evening(settings=Settings(theme=theme), toasts=True) as it:
        for severity in ("information", "warning", "error"):
            it.app.say("Something happened.", severity=severity)
            await it.settle()
            assert "Something happened." in it.text
            assert list(too_faint(it)) == []
            it.app.clear_notifications()
        await it.press("p")
        for _ in range(5):
            await it.press("down")
            assert list(too_faint(it)) == []


def too_faint(it: Evening) -> Iterator[tuple[tuple[str, str, str], float]]:
    """Yield text, colour and background of what stands out too little, with its ratio."""
    screen = it.app.screen
    # What lies below a form is there to be left alone.
    regions = [child.region for child in screen.children if child.display] if isinstance(screen, ModalScreen) else None
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            text, style = segment.text, segment.style or Style()
            inside = regions is None or any(region.contains(x, y) for region in regions)
            x += segment.cell_length
            if inside and text.strip():
                ink, ground = colours(style)
                ratio = contrast(ink, ground)
                if ratio < (GRAPHICS if is_drawn(text) else TEXT):
                    yield (text.strip()[:30], ink, ground), round(ratio, 2)


def colours(style: Style) -> tuple[str, str]:
    ink, ground = (hex_of(style.color, "#ffffff"), hex_of(style.bgcolor, "#000000"))
    assert not style.dim, style
    return (ground, ink) if style.reverse else (ink, ground)


def hex_of(colour: Color | None, default: str) -> str:
    if colour is None or colour.type is ColorType.DEFAULT:
        return default
    return colour.get_truecolor().hex


def is_drawn(text: str) -> bool:
    """Return whether there are only lines, blocks and dots, no text."""
    return all("\u2500" <= char <= "\u259f" or "\u2800" <= char <= "\u28ff" or char in "·□ " for char in text)
