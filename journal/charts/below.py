"""What stands below the chart: the days on which something was done, and the gauges."""

from collections.abc import Mapping, Sequence
from datetime import date

from journal.charts.drawing import Drawing, Role, Run
from journal.charts.gauges import line_gauge, share_gauge
from journal.charts.trend import DayMarks
from journal.domain.views import LineGauge, ShareGauge

_ONE_ROW = 96
_GAP = 3
_LETTERS = {"heat": "h", "ice": "i", "exercise": "e"}


def day_marks(marked: Mapping[str, Sequence[date]]) -> tuple[DayMarks, ...]:
    """Return the rows of letters for the days of heat, ice and exercise; none for what was never done."""
    return tuple(DayMarks(_LETTERS[name], name, days) for name, days in marked.items() if days)


def gauge_rows(width: int) -> int:
    """Return how many rows the gauges take: one where there is room for both side by side."""
    return 1 if width >= _ONE_ROW else 2


def draw_gauges(line: LineGauge | None, share: ShareGauge, width: int, *, plain: bool = False) -> Drawing:
    """Return both gauges, side by side where there is room."""
    if gauge_rows(width) == 1:
        left = (width - _GAP) // 2
        both: tuple[Run, ...] = (
            *line_gauge(line, left, plain=plain),
            (" " * _GAP, Role.NONE),
            *share_gauge(share, width - _GAP - left, plain=plain),
        )
        return Drawing((both,), width, 1)
    return Drawing((line_gauge(line, width, plain=plain), share_gauge(share, width, plain=plain)), width, 2)
