"""Small charts of one line, and the chart as a table."""

from collections.abc import Sequence

from journal.charts.scale import TOP_LEVEL
from journal.domain.days import DayLevel, DayState, each_day
from journal.domain.trends import UNITS, Trend

TABLE_HEADER = ("date", "state", "worst", "mean", "lowest", "readings", "late", "7-day median")
_BLOCKS = "▁▂▃▄▅▆▇█"


def spark(levels: Sequence[int | None], *, plain: bool = False) -> str:
    """Return one character a day, levels 0 to 10; None, a day not logged, is a blank, and 0 is not.

    Args:
        levels: oldest first.
        plain: digits, x for ten, as in the level fields.
    """
    if plain:
        return "".join(" " if level is None else "x" if level >= TOP_LEVEL else str(max(level, 0)) for level in levels)
    return "".join(" " if level is None else _block(level) for level in levels)


def _block(level: int) -> str:
    # The lowest block is 0's alone, so that a pain-free day is told from a level of 1.
    steps = len(_BLOCKS) - 1
    return _BLOCKS[0] if level <= 0 else _BLOCKS[min(max((level * steps + 5) // TOP_LEVEL, 1), steps)]


def level_bar(level: float, width: int = 10, *, plain: bool = False) -> str:
    """Return a bar of `width` characters for a level from 0 to 10."""
    full = min(max(int(level * width / TOP_LEVEL + 0.5), 0), width)
    return ("#" if plain else "█") * full + ("." if plain else "░") * (width - full)


def trend_table(trend: Trend) -> list[tuple[str, ...]]:
    """Return the chart as rows of text, a header first; days not logged are UNKNOWN or have empty cells, never 0.

    It ends today: later days of the axis hold nothing.
    """
    logged = {day.day: day for day in trend.days}
    medians = dict(trend.medians)
    header = _header(trend)
    rows = [header]
    for date in each_day(trend.first, min(trend.last, trend.today)):
        day = logged.get(date)
        cells = [date.isoformat()]
        if "state" in header:
            cells.append(str(day.state if isinstance(day, DayLevel) else DayState.UNKNOWN))
        if isinstance(day, DayLevel):
            middle = medians.get(date)
            cells += [str(day.worst), f"{day.mean:.1f}", str(day.low), str(day.readings), "late" if day.late else ""]
            cells.append("" if middle is None else f"{middle:g}")
        elif day is not None:
            cells.append(str(day.amount))
        rows.append((*cells, *[""] * (len(header) - len(cells))))
    return rows


def _header(trend: Trend) -> tuple[str, ...]:
    if not trend.levels:
        return ("date", UNITS[trend.measure])
    return ("date", "worst leg pain", *TABLE_HEADER[3:]) if trend.measure == "leg" else TABLE_HEADER
