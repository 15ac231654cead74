"""Text cells made harmless for a spreadsheet, and back: an apostrophe more, an apostrophe less (data.md, section 2)."""

import re

_RUNS = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guard(text: str) -> str:
    """Return a text cell that no spreadsheet runs; `unguard` is the exact inverse. Never for numbers."""
    return f"'{text}" if _RUNS.match(text) else text


def unguard(text: str) -> str:
    """Return what `guard` was given; only for cells of our own files, foreign ones are taken literally."""
    return text[1:] if _GUARDED.match(text) else text
