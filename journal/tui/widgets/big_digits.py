"""Digits that are read from the floor: drawn from half blocks, or from a sign of plain text."""

from functools import lru_cache

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from journal.tui.messages import CommandChosen

ROWS = 5
_GAP = 1
_GLYPHS = {
    "0": ("▄████▄", "██  ██", "██  ██", "██  ██", "▀████▀"),
    "1": (" ▄██  ", "▀▀██  ", "  ██  ", "  ██  ", "▄▄██▄▄"),
    "2": ("▄████▄", "▀▀  ██", " ▄▄██▀", "██▀▀  ", "██████"),
    "3": ("▄████▄", "▀▀  ██", "  ███ ", "▄▄  ██", "▀████▀"),
    "4": ("██  ██", "██  ██", "▀█████", "    ██", "    ██"),
    "5": ("██████", "██    ", "█████▄", "▄▄  ██", "▀████▀"),
    "6": ("▄████▄", "██    ", "█████▄", "██  ██", "▀████▀"),
    "7": ("██████", "    ██", "  ▄██▀", "  ██  ", "  ██  "),
    "8": ("▄████▄", "██  ██", " ████ ", "██  ██", "▀████▀"),
    "9": ("▄████▄", "██  ██", "▀█████", "▄▄  ██", "▀████▀"),
    ":": ("  ", "▄▄", "  ", "▄▄", "  "),
}
# A cell is two points, one above the other.
_POINTS = {" ": "  ", "▀": "# ", "▄": " #", "█": "##"}
_CELLS = {points: cell for cell, points in _POINTS.items()}


@lru_cache(maxsize=8)
def digit_rows(text: str, *, scale: int = 1, plain: bool = False) -> tuple[str, ...]:
    """Return digits and colons as `ROWS` times `scale` lines of equal width.

    Args:
        text: nothing but digits and colons.
        scale: 1, or 2 for twice as high and wide.
        plain: `#` for everything that is not blank.
    """
    rows = [(" " * _GAP).join(_GLYPHS[char][row] for char in text) for row in range(ROWS)]
    if scale > 1:
        rows = _scaled(rows, scale)
    if plain:
        rows = ["".join(" " if cell == " " else "#" for cell in row) for row in rows]
    return tuple(rows)


def _scaled(rows: list[str], scale: int) -> list[str]:
    lines = ["".join(_POINTS[cell][half] for cell in row) for row in rows for half in (0, 1)]
    wide = ["".join(point * scale for point in line) for line in lines for _ in range(scale)]
    return [
        "".join(_CELLS[a + b] for a, b in zip(*pair, strict=True)) for pair in zip(wide[::2], wide[1::2], strict=True)
    ]


class BigDigits(Widget):
    """Seconds, as large as there is room for; a click pauses and goes on."""

    DEFAULT_CSS = """
    BigDigits { height: 5; width: 1fr; color: $foreground; }
    """

    text: reactive[str] = reactive("")

    def __init__(self, *, plain: bool, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._plain = plain

    def render_line(self, y: int) -> Strip:
        """Return one line, in the middle; small text where large digits do not fit."""
        width, height = self.size
        rows = self._rows(width, height)
        at = y - (height - len(rows)) // 2
        line = rows[at] if 0 <= at < len(rows) else ""
        content = Content(line.center(width))
        return Strip(content.truncate(width, pad=True).render_segments(self.visual_style), width)

    def _rows(self, width: int, height: int) -> tuple[str, ...]:
        for scale in (2, 1):
            rows = digit_rows(self.text, scale=scale, plain=self._plain)
            if len(rows) <= height and len(rows[0]) <= width:
                return rows
        return (self.text,)

    def on_click(self, event: events.Click) -> None:
        """Pause, or go on."""
        event.stop()
        self.post_message(CommandChosen("pause"))
