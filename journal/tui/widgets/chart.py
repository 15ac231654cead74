"""The main chart as a widget: it knows which day a cell stands for, and shows the day that is pointed at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from journal.charts import DayMarks, Drawing, Markers, day_scale, draw_trend
from journal.domain.trends import Trend
from journal.tui.bindings import keys_on
from journal.tui.widgets.picture import Drawings

HOW_TO_LOG = "Press {} to log a pain level."
_CURSOR_HEAD = "▼"
_CURSOR_HEAD_PLAIN = "v"


class Chart(Drawings):
    """Daily levels against the three-month line.

    Without a trend it is blank: nothing is known yet. A trend without days says how to log one.
    """

    DEFAULT_CSS = """
    Chart {
        min-height: 8;
    }
    """

    trend: reactive[Trend | None] = reactive[Trend | None](None)
    plain: reactive[bool] = reactive(False)
    markers: reactive[Markers] = reactive[Markers]("block")
    marks: reactive[tuple[DayMarks, ...]] = reactive[tuple[DayMarks, ...]](())
    cursor: reactive[date | None] = reactive[date | None](None)

    @dataclass
    class DayPointed(Message):
        """A day was clicked.

        Attributes:
            chart: where.
            day: the last day of the column under the pointer.
        """

        chart: "Chart"
        day: date

        @property
        def control(self) -> "Chart":
            """The chart, for `@on(..., selector)`."""
            return self.chart

    def __init__(
        self,
        trend: Trend | None = None,
        *,
        plain: bool = False,
        markers: Markers = "block",
        marks: Sequence[DayMarks] = (),
        id: str | None = None,  # noqa: A002  (Textual's own name)
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Chart.trend, trend)
        self.set_reactive(Chart.plain, plain)
        self.set_reactive(Chart.markers, markers)
        self.set_reactive(Chart.marks, tuple(marks))

    def depends_on(self) -> tuple[object, ...]:
        """Return what the drawing depends on besides its size."""
        return (id(self.trend), self.plain, self.markers, id(self.marks))

    def make(self, width: int, height: int) -> Drawing | None:
        """Return the drawing for a size."""
        if self.trend is None:
            return None
        hint = HOW_TO_LOG.format(keys_on(self).named("log-pain"))
        return draw_trend(
            self.trend, width, height, plain=self.plain, markers=self.markers, marks=self.marks, hint=hint
        )

    def watch_trend(self) -> None:
        """Forget the old drawing: an id may come back."""
        self._drawn = None

    def watch_marks(self) -> None:
        """Forget the old drawing: an id may come back."""
        self._drawn = None

    def render_line(self, y: int) -> Strip:
        """Return one row of the drawing in the theme's colours."""
        strip = super().render_line(y)
        cell = self._cursor_cell()
        return strip if cell is None else self._with_cursor(strip, cell, y)

    def day_at(self, x: int) -> date | None:
        """Return the last day of the column at `x`, counted from the left of the content; None outside."""
        return None if self.trend is None else day_scale(self.trend, self.size.width).day_at(x)

    def _cursor_cell(self) -> int | None:
        trend, day = self.trend, self.cursor
        if trend is None or day is None or not trend.first <= day <= trend.last:
            return None
        return day_scale(trend, self.size.width).cell(day)

    def _with_cursor(self, strip: Strip, cell: int, y: int) -> Strip:
        """Reverse the cursor's column and put a pointer over it, so that it is not told by colour alone."""
        before, under, after = strip.divide([cell, cell + 1, strip.cell_length])
        text = (_CURSOR_HEAD_PLAIN if self.plain else _CURSOR_HEAD) if y == 0 else under.text
        style = (next(iter(under)).style or Style()) + self.get_component_rich_style("chart--cursor", partial=True)
        return Strip.join([before, Strip([Segment(text, style)], 1), after])

    def on_click(self, event: events.Click) -> None:
        """Say which day was clicked."""
        offset = event.get_content_offset(self)
        day = None if offset is None else self.day_at(offset.x)
        if day is not None:
            self.post_message(self.DayPointed(self, day))
