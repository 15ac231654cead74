"""The median as a line through cells: Braille dots by plotext, box-drawing steps, or dashes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from journal.charts.drawing import Markers
from journal.charts.scale import DayScale, LevelScale

Point = tuple[int, float]
Segment = list[Point]
Cell = tuple[int, int]
DOTS_ACROSS = 2
DOTS_UP = 4
_BLANK_BRAILLE = 0x2800


def segments(medians: Sequence[tuple[date, float]], days: DayScale, parts: int) -> list[Segment]:
    """Return connected stretches of the line as (part of a column, level), at most one point a part.

    Two points belong together when their days are neighbours, or no further apart than the days one column stands
    for: no gap that could be seen is bridged.
    """
    reach = max(1, int(days.days_per_column))
    found: list[Segment] = []
    pile: list[float] = []
    at, previous = -1, -reach - 1
    ordinals = [day.toordinal() for day, _ in medians]
    slots = days.slots((day for day, _ in medians), parts)
    for (_, level), slot, day in zip(medians, slots, ordinals, strict=True):
        joined = day - previous <= reach
        if pile and (slot != at or not joined):
            found[-1].append((at, sum(pile) / len(pile)))
            pile = []
        if not joined:
            found.append([])
        pile.append(level)
        at, previous = slot, day
    if pile:
        found[-1].append((at, sum(pile) / len(pile)))
    return found


def cells(
    medians: Sequence[tuple[date, float]], days: DayScale, levels: LevelScale, markers: Markers
) -> dict[Cell, str]:
    """Return the characters of the line by (column, row), both counted within the canvas."""
    if markers == "braille":
        return _braille(segments(medians, days, DOTS_ACROSS), days.columns, levels)
    return _steps(segments(medians, days, 1), levels, plain=markers == "ascii")


def _braille(stretches: Sequence[Segment], columns: int, levels: LevelScale) -> dict[Cell, str]:
    drawn: dict[Cell, str] = {}
    for group in _apart(stretches):
        for cell, character in _plotted(group, columns, levels).items():
            known = ord(drawn.get(cell, chr(_BLANK_BRAILLE)))
            drawn[cell] = chr(known | ord(character))
    return drawn


def _apart(stretches: Sequence[Segment]) -> list[list[Segment]]:
    """Return groups in which no two stretches share a column: plotext does not merge the dots of two lines."""
    groups: list[list[Segment]] = []
    for stretch in stretches:
        for group in groups:
            if group[-1][-1][0] // DOTS_ACROSS < stretch[0][0] // DOTS_ACROSS:
                group.append(stretch)
                break
        else:
            groups.append([stretch])
    return groups


def _plotted(stretches: Sequence[Segment], columns: int, levels: LevelScale) -> dict[Cell, str]:
    import plotext  # 70 ms and global state: only a Braille line pays for it, and clears it

    # The middle of a row is 1.5 dots above its lowest dot, so that the line meets marks and labels of its level.
    dots = [
        [(x, round(DOTS_UP * levels.height(level) + (DOTS_UP - 1) / 2)) for x, level in stretch]
        for stretch in stretches
    ]
    low = min(y for stretch in dots for _, y in stretch) // DOTS_UP
    high = max(y for stretch in dots for _, y in stretch) // DOTS_UP
    rows = high - low + 1
    plotext.clear_figure()
    plotext.limit_size(False, False)
    plotext.plot_size(columns, rows)
    plotext.frame(False)
    plotext.xticks([])
    plotext.yticks([])
    plotext.xlim(0, DOTS_ACROSS * columns - 1)
    plotext.ylim(DOTS_UP * low, DOTS_UP * (low + rows) - 1)
    for stretch in dots:
        plotext.plot([x for x, _ in stretch], [y for _, y in stretch], marker="braille")
    canvas = plotext.uncolorize(plotext.build()).split("\n")
    plotext.clear_figure()
    top = levels.rows - 1 - high
    return {
        (column, top + row): character
        for row, line in enumerate(canvas)
        for column, character in enumerate(line)
        if character != " "
    }


def _steps(stretches: Iterable[Segment], levels: LevelScale, *, plain: bool) -> dict[Cell, str]:
    drawn: dict[Cell, str] = {}
    for stretch in stretches:
        before: int | None = None
        for column, level in _filled(stretch):
            row = levels.row(level) - levels.top
            if before is None or row == before or plain:
                drawn[column, row] = "-" if plain else "─"
            else:
                for between in range(min(row, before) + 1, max(row, before)):
                    drawn[column, between] = "│"
                down = row > before
                drawn[column, before] = "╮" if down else "╯"
                drawn[column, row] = "╰" if down else "╭"
            before = row
    return drawn


def _filled(stretch: Segment) -> Iterator[Point]:
    """Yield a point for every column of a stretch; between two neighbouring days the earlier one's level holds."""
    for (x, level), (following, _) in zip(stretch, [*stretch[1:], (stretch[-1][0] + 1, 0.0)], strict=True):
        for column in range(x, following):
            yield column, level
