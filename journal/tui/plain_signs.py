"""The plain mode: whatever is drawn in signs of its own is drawn in ASCII, cell for cell.

It works on what is rendered, after every widget, frame and scroll bar, so that nothing new can be forgotten here.
Letters stay as they are, in notes as well: people write them, and screen readers read them.
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_HORIZONTAL = "─┄┈╌╴╶╼╾▔▁"
_HEAVY_HORIZONTAL = "━┅┉╍═╸╺"
_VERTICAL = "│┆┊╎╵╷╽╿▏▕▎▍"
_HEAVY_VERTICAL = "┃┇┋╏║╹╻▊▋▌▐▉"
_CORNERS = "┌┐└┘├┤┬┴┼╭╮╯╰┍┎┑┒┕┖┙┚┝┞┟┠┡┢┥┦┧┨┩┪┭┮┯┰┱┲┵┶┷┸┹┺┽┾┿╀╁╂╃╄╅╆╇╈╉╊"
_HEAVY_CORNERS = "┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫"
_FULL = "█▓▒▄▀▂▃▅▆▇■▬"

# One cell stays one cell: what stands behind it on its line does not move.
_SIGNS = {
    **dict.fromkeys(_HORIZONTAL + "–—‐‑‒−", "-"),
    **dict.fromkeys(_HEAVY_HORIZONTAL, "="),
    **dict.fromkeys(_VERTICAL + _HEAVY_VERTICAL, "|"),
    **dict.fromkeys(_CORNERS, "+"),
    **dict.fromkeys(_HEAVY_CORNERS, "#"),
    **dict.fromkeys(_FULL, "#"),
    **dict.fromkeys("░·…", "."),
    **dict.fromkeys("‹←◂◀⟨", "<"),
    **dict.fromkeys("›→▸▶⟩", ">"),
    **dict.fromkeys("↑▲△", "^"),
    **dict.fromkeys("↓▼▽", "v"),
    **dict.fromkeys("✓✔•●◆", "*"),
    **dict.fromkeys("○◦◌◇", "o"),
    **dict.fromkeys("✗✘×", "x"),
    **dict.fromkeys("“”„", '"'),
    **dict.fromkeys("‘’‚", "'"),
    "╱": "/",
    "╲": "\\",
    "≥": ">",
    "≤": "<",
    "±": "~",
    "≈": "~",
    "\u00a0": " ",
}
_TABLE = str.maketrans(_SIGNS)


def plain_signs(text: str) -> str:
    """Return text with each drawn sign as one of ASCII; letters stay."""
    # "6 > 4" would be a comparison.
    return text if text.isascii() else text.replace(" → ", "-> ").translate(_TABLE)


class PlainSigns(LineFilter):
    """Draws signs in ASCII."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Return the segments of a line with their signs in ASCII."""
        return [Segment(plain_signs(text), style, control) for text, style, control in segments]


PLAIN_SIGNS = PlainSigns()
