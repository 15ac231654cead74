"""Bars of one row: a median with its range on the fixed axis of 0 to 10, and an amount beside its largest."""

from dataclasses import dataclass

from journal.charts.drawing import Role, Run
from journal.charts.legend import Entry
from journal.charts.scale import TOP_LEVEL
from journal.domain.views import Spread

AXIS_CELLS = (10, 20, 30, 40, 50, 60)


@dataclass(frozen=True, slots=True)
class _Glyphs:
    full: str
    half: str
    gap: str
    first_gap: str
    tail: str
    zero: str
    zero_bar: str
    five: str
    missing: str
    dash: str


_DRAWN = _Glyphs("▄", "▖", "▖", "▗", "▂", "│", "┃", "┊", "·", "–")
_PLAIN = _Glyphs("#", "+", ":", ":", ".", "|", "|", " ", "_", "-")


def missing(*, plain: bool) -> str:
    """Return the sign for what was not logged."""
    return (_PLAIN if plain else _DRAWN).missing


def axis_title(cells: int) -> str:
    """Return "0    5   10" for a bar of `cells`: each number ends, or for 0 begins, at its level's cell."""
    middle = cells // 2
    return f"0{'5':>{middle}}{TOP_LEVEL:>{cells - middle}}"


def spread_bar(spread: Spread, cells: int, *, plain: bool = False) -> tuple[Run, ...]:
    """Return the zero line and `cells` cells: a bar up to the median, a gap in it at the lowest, a tail to the highest.

    Level n ends in cell n x cells / 10. Where the gap is missing, the lowest is the median itself.

    Args:
        spread: with a count of 0 only the axis is there.
        cells: a multiple of 10, so that every level and every half of one has its place.
        plain: ASCII only.
    """
    glyphs = _PLAIN if plain else _DRAWN
    row: list[Run] = [(glyphs.zero, Role.AXIS), *[(" ", Role.NONE)] * cells]
    row[cells // 2] = row[cells] = (glyphs.five, Role.AXIS)
    if spread.count:
        halves = int(spread.median * 2 * cells / TOP_LEVEL + 0.5)
        solid = (halves + 1) // 2
        if not halves:
            row[0] = (glyphs.zero_bar, Role.BAR)
        for cell in range(1, spread.high * cells // TOP_LEVEL + 1):
            row[cell] = (glyphs.tail, Role.BAND)
        row[1 : solid + 1] = [(glyphs.full, Role.BAR)] * solid
        if halves % 2:
            row[solid] = (glyphs.half, Role.BAR)
        # A gap at the end of the lowest level's cell, or at the start for 0; a bar of half a cell has no room for one.
        if spread.low < spread.median and halves > 1:
            low = spread.low * cells // TOP_LEVEL
            row[max(low, 1)] = (glyphs.gap if low else glyphs.first_gap, Role.BAR)
    return tuple(row)


def amount_bar(amount: int, most: int, cells: int, *, plain: bool = False) -> tuple[Run, ...]:
    """Return a bar that fills `cells` for `most`; whatever is more than 0 shows at least half a cell."""
    glyphs = _PLAIN if plain else _DRAWN
    if amount <= 0 or most <= 0:
        return ((" " * cells, Role.NONE),)
    halves = max((min(amount, most) * 4 * cells + most) // (2 * most), 1)
    bar = glyphs.full * (halves // 2) + glyphs.half * (halves % 2)
    return (bar, Role.EVENT), (" " * (cells - len(bar)), Role.NONE)


def median_words(spread: Spread) -> str:
    """Return "5  ", "4.5" or "10  ", in which the decimal points of a column meet at its right end."""
    if not spread.count:
        return ""
    whole, _, half = f"{spread.median:g}".partition(".")
    return f"{whole}{f'.{half}' if half else '':<2}"


def range_words(spread: Spread, *, plain: bool = False) -> str:
    """Return "2–8", or "4" where all are the same."""
    if not spread.count:
        return ""
    dash = (_PLAIN if plain else _DRAWN).dash
    return f"{spread.low}" if spread.low == spread.high else f"{spread.low}{dash}{spread.high}"


def bar_legend(*, plain: bool = False) -> tuple[Entry, ...]:
    """Return what the parts of a bar mean."""
    glyphs = _PLAIN if plain else _DRAWN
    gap = glyphs.full + glyphs.gap + glyphs.full
    return (
        Entry(glyphs.full, Role.BAR, "median", "median"),
        Entry(glyphs.tail, Role.BAND, "up to the highest", "highest"),
        Entry(gap, Role.BAR, "gap at the lowest", "lowest"),
    )
