"""One line that says what a chart's symbols mean, as long as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journal.charts.drawing import Role

GAP = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A symbol and its meaning, in words long and short."""

    glyph: str
    role: Role
    text: str
    short: str

    @property
    def width(self) -> int:
        """In cells, the blank between symbol and words included."""
        return len(self.glyph) + 1 + len(self.text)


def fitted(entries: Sequence[Entry], room: int) -> list[Entry]:
    """Return the entries, from the last on in short words and then left out, as far as `room` cells ask for it."""
    kept = list(entries)
    for index in reversed(range(len(kept))):
        if _width(kept) <= room:
            return kept
        kept[index] = replace(kept[index], text=kept[index].short)
    while kept and _width(kept) > room:
        kept.pop()
    return kept


def spread(entries: Sequence[Entry], room: int, rows: int) -> list[list[Entry]]:
    """Return the entries on as few of `rows` rows of `room` cells as they need; on the last one they are shortened."""
    if rows == 1 or _width(entries) <= room:
        return [fitted(entries, room)]
    first = list(entries)
    while _width(first) > room:
        first.pop()
    return [first, *spread(entries[len(first) :], room, rows - 1)]


def _width(entries: Sequence[Entry]) -> int:
    return sum(entry.width for entry in entries) + GAP * (len(entries) - 1)
