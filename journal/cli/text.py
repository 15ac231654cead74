"""Text for a terminal: widths in cells, wrapping, and the caret under a word that was not understood."""

from journal.domain.gate import visible
from journal.errors import LineError

_MARGIN = "  "
_CUT = "…"


def cells(text: str) -> int:
    """Return how many cells `text` takes: none for combining characters, two for wide ones."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(char) or char in "\u200d\ufe0f" else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )


def padded(text: str, width: int) -> str:
    """Return `text` filled with spaces up to `width` cells."""
    return text + " " * (width - cells(text))


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` cut at spaces into rows of at most `width` cells; a word that is too long is cut anywhere."""
    return [text[start:end] for start, end in spans(text, width)]


def spans(text: str, width: int, *, cut: bool = True) -> list[tuple[int, int]]:
    """Return where each row of `text` starts and ends, one row at least; the spaces between rows are in none.

    Args:
        text: on one line.
        width: cells of a row.
        cut: cut a word that is too long; a path that someone copies is better left whole.
    """
    rows = []
    start = 0
    # Only as far as a row reaches is measured: a note may be 100 kB long.
    while (end := start + len(_head(text[start:], width))) < len(text):
        # A row may end right before a space; leading spaces of the first row are an indent, no place to break.
        inner = start + len(text[start:]) - len(text[start:].lstrip())
        space = text.rfind(" ", inner, end + 1)
        if space <= inner:
            space = end if cut else text.find(" ", end)
            if space < 0:
                break
        rows.append((start, space))
        start = space + len(text[space:]) - len(text[space:].lstrip(" "))
    return [*rows, (start, len(text))] if start < len(text) or not rows else rows


def cut(text: str, width: int) -> str:
    """Return `text` within `width` cells, with a sign at its end where something is missing."""
    return text if cells(text) <= width else _head(text, max(width - len(_CUT), 1)) + _CUT


def _head(text: str, width: int) -> str:
    """Return the longest beginning of at most `width` cells, one character at least."""
    used = 0
    for index, char in enumerate(text):
        used += cells(char)
        if used > width:
            return text[: max(index, 1)]
    return text


def _tail(text: str, width: int) -> str:
    return _head(text[::-1], width)[::-1] if text and width > 0 else ""


def caret_lines(error: LineError, width: int) -> tuple[str, str]:
    """Return the line that an error is about and a line of carets under its word, cut to fit `width` cells."""
    before, word, after = (
        visible(part)
        for part in (error.line[: error.start], error.line[error.start : error.end], error.line[error.end :])
    )
    room = max(width - len(_MARGIN) - 2 * len(_CUT), 20)
    marked = word if cells(word) <= room else _head(word, room)
    left = room - cells(marked)
    after = _cut_after(after if marked == word else _CUT, max(left // 2, left - cells(before)))
    before = _cut_before(before, left - cells(after))
    carets = "^" * max(cells(marked), 1)
    return f"{_MARGIN}{before}{marked}{after}", f"{_MARGIN}{' ' * cells(before)}{carets}"


def _cut_before(text: str, width: int) -> str:
    return text if cells(text) <= width else _CUT + _tail(text, width)


def _cut_after(text: str, width: int) -> str:
    return text if cells(text) <= width else (_head(text, width) if width > 0 else "") + _CUT
