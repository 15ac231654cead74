"""A drawing: rows of text runs, each with a role; palettes turn roles into colours for a terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

Markers = Literal["braille", "block", "ascii"]
Run = tuple[str, "Role"]


class Role(StrEnum):
    """What a run of characters stands for; its colour is a front end's business."""

    NONE = "none"
    AXIS = "axis"
    LABEL = "label"
    BAND = "band"
    MARK = "mark"
    LATE = "late"
    MEDIAN = "median"
    ONSET = "onset"
    LINE = "line"
    PHASE = "phase"
    COVERAGE = "coverage"
    TODAY = "today"
    EVENT = "event"
    VALUE = "value"
    BAR = "bar"
    GAUGE = "gauge"
    HALF = "half"
    DIGIT_ZERO = "digit-zero"
    DIGIT_LOW = "digit-low"
    DIGIT_MID = "digit-mid"
    DIGIT_HIGH = "digit-high"
    CURSOR = "cursor"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture.

    Attributes:
        rows: top to bottom; the texts of a row's runs together are exactly `width` cells wide.
        width: in cells.
        height: in rows, the number of `rows`.
    """

    rows: tuple[tuple[Run, ...], ...]
    width: int
    height: int

    def text(self, row: int) -> str:
        """Return the characters of a row, roles left out."""
        return "".join(text for text, _ in self.rows[row])


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of the roles, "#rrggbb", for text printed on `background`."""

    background: str
    colours: Mapping[Role, str]


# Text and symbols reach 4.5:1 on the background and on pure black or white; texture (bands and the coverage strip)
# reaches 3:1. Nothing is red or green: a level is not a verdict.
DARK = Palette(
    "#1e1e1e",
    MappingProxyType(
        {
            Role.AXIS: "#8f98a3",
            Role.LABEL: "#b4bcc6",
            Role.BAND: "#76808c",
            Role.MARK: "#e6e1d6",
            Role.LATE: "#e6e1d6",
            Role.MEDIAN: "#5cb8ff",
            Role.ONSET: "#c3a6e8",
            Role.LINE: "#f0b45a",
            Role.PHASE: "#b4bcc6",
            Role.COVERAGE: "#76808c",
            Role.TODAY: "#e6e1d6",
            Role.EVENT: "#6fc7bb",
            Role.VALUE: "#e6e1d6",
            Role.BAR: "#5cb8ff",
            Role.GAUGE: "#5cb8ff",
            Role.HALF: "#f0b45a",
            Role.DIGIT_ZERO: "#8f98a3",
            Role.DIGIT_LOW: "#8fb4d6",
            Role.DIGIT_MID: "#5cb8ff",
            Role.DIGIT_HIGH: "#f4f1ea",
            Role.CURSOR: "#e6e1d6",
        }
    ),
)
LIGHT = Palette(
    "#f5f5f5",
    MappingProxyType(
        {
            Role.AXIS: "#5f6873",
            Role.LABEL: "#4a525c",
            Role.BAND: "#7d8793",
            Role.MARK: "#262a30",
            Role.LATE: "#262a30",
            Role.MEDIAN: "#0a5fb4",
            Role.ONSET: "#6f48a8",
            Role.LINE: "#8a5200",
            Role.PHASE: "#4a525c",
            Role.COVERAGE: "#7d8793",
            Role.TODAY: "#262a30",
            Role.EVENT: "#0b6b60",
            Role.VALUE: "#262a30",
            Role.BAR: "#0a5fb4",
            Role.GAUGE: "#0a5fb4",
            Role.HALF: "#8a5200",
            Role.DIGIT_ZERO: "#5f6873",
            Role.DIGIT_LOW: "#5a6f86",
            Role.DIGIT_MID: "#0a5fb4",
            Role.DIGIT_HIGH: "#14171b",
            Role.CURSOR: "#262a30",
        }
    ),
)


class Canvas:
    """A grid of characters and roles to draw on; (0, 0) is the upper left cell."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._text = [[" "] * width for _ in range(height)]
        self._roles = [[Role.NONE] * width for _ in range(height)]

    def put(self, x: int, y: int, text: str, role: Role) -> None:
        """Write single-cell characters from (x, y) rightwards; what lies outside is dropped."""
        if not 0 <= y < self.height:
            return
        for column, character in enumerate(text, x):
            if 0 <= column < self.width:
                self._text[y][column] = character
                self._roles[y][column] = role

    def empty(self, x: int, y: int, width: int) -> bool:
        """Return whether `width` cells from (x, y) lie within the grid and hold nothing."""
        inside = x >= 0 and x + width <= self.width and 0 <= y < self.height
        return inside and all(character == " " for character in self._text[y][x : x + width])

    def drawing(self) -> Drawing:
        """Return what was drawn, neighbours of one role joined to runs."""
        rows = tuple(_runs(text, roles) for text, roles in zip(self._text, self._roles, strict=True))
        return Drawing(rows, self.width, self.height)


def _runs(text: list[str], roles: list[Role]) -> tuple[Run, ...]:
    runs: list[Run] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or roles[end] is not roles[start]:
            runs.append(("".join(text[start:end]), roles[start]))
            start = end
    return tuple(runs)


def message(width: int, height: int, lines: Sequence[str]) -> Drawing:
    """Return a drawing that only says something, centred; what does not fit is cut."""
    width, height = max(width, 1), max(height, 1)
    canvas = Canvas(width, height)
    top = max((height - len(lines)) // 2, 0)
    for row, line in enumerate(lines, top):
        shown = line[:width]
        canvas.put((width - len(shown)) // 2, row, shown, Role.LABEL)
    return canvas.drawing()


def to_plain(drawing: Drawing) -> str:
    """Return the rows as lines without any escape code, blanks at their ends left out."""
    return "\n".join(drawing.text(row).rstrip() for row in range(drawing.height))


def to_ansi(drawing: Drawing, palette: Palette) -> str:
    """Return the rows as lines in 24-bit colour; every line that sets a colour ends by resetting it."""
    return "\n".join(_ansi_row(row, palette) for row in drawing.rows)


def _ansi_row(row: tuple[Run, ...], palette: Palette) -> str:
    left = len("".join(text for text, _ in row).rstrip())
    parts: list[str] = []
    for text, role in row:
        shown, left = text[:left], left - len(text[:left])
        colour = palette.colours.get(role)
        if shown and colour is not None and not shown.isspace():
            red, green, blue = _rgb(colour)
            parts.append(f"\x1b[38;2;{red};{green};{blue}m{shown}\x1b[39m")
        else:
            parts.append(shown)
    line = "".join(parts)
    return f"{line}\x1b[0m" if line else ""


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2.2 contrast ratio of two "#rrggbb" colours, 1.0 to 21.0."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for part in _rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
