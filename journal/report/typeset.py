"""What is done to words for a page that is set in lines of its own."""

import re
from typing import Any

_NO_BREAK = "\u00a0"
_UNIT = re.compile(r"(?<=\d) (?=(?:%|s|min|h|days?)(?!\w))")


def kept_together(words: Any) -> Any:
    """Return a text in which no line ends between a number and its unit; anything else as it is."""
    # One that is marked as safe is no text, but markup.
    return _UNIT.sub(_NO_BREAK, words) if type(words) is str else words
