"""Text for the screens: every word goes through the display gate, and none is ever read as markup."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from textual.content import Content
from textual.style import Style

from journal.domain.gate import visible
from journal.errors import JournalError


class Tone(StrEnum):
    """How a run of text stands out; the theme gives each its look."""

    PLAIN = "plain"
    MUTED = "muted"
    STRONG = "strong"
    DONE = "done"
    BAR = "bar"
    CAUTION = "caution"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one tone, not yet through the gate."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: `left` is cut where it does not fit, `right` stands at the right edge.

    Attributes:
        left: cut with an ellipsis.
        right: at the right edge, never cut while there is room for both.
        key: what it stands for; a list keeps its cursor on it when its rows change.
        keeps_left: `right` is cut in place of `left`.
    """

    left: tuple[Run, ...]
    right: tuple[Run, ...] = ()
    key: str = ""
    keeps_left: bool = False


def plain(text: str) -> Content:
    """Return people's text as content: visible, on one line, never markup."""
    return Content(visible(text))


def runs_content(runs: Sequence[Run], styles: dict[Tone, Style]) -> Content:
    """Return runs of text as content in the styles of their tones."""
    return Content.assemble(*((visible(run.text), styles[run.tone]) for run in runs if run.text))


def row_content(row: Row, width: int, styles: dict[Tone, Style]) -> Content:
    """Return a row as content that is exactly `width` cells wide."""
    right = runs_content(row.right, styles)
    left = runs_content(row.left, styles)
    if row.keeps_left:
        right = right.truncate(max(width - left.cell_length - 1, 0), ellipsis=True)
    room = width - right.cell_length - 1
    if not row.right or room < 1:
        return left.truncate(width, ellipsis=True, pad=True)
    return Content.assemble(left.truncate(room, ellipsis=True, pad=True), " ", right)


def one_for_one(text: str) -> str:
    """Return `text` with each unsafe character as one visible symbol, so that positions stay the same."""
    return visible(text, one_for_one=True)


def error_words(error: JournalError) -> str:
    """Return an error's two sentences, harmless on a screen."""
    what = visible(error.what)
    what = what[:1].upper() + what[1:]
    end = "" if what.endswith((".", "?", "!")) else "."
    return f"{what}{end} {visible(error.todo)}".rstrip()
