"""A chart as a widget: a drawing's rows become strips in the theme's colours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from journal.charts import DayMarks, Drawing, Markers, Role, contrast, day_scale, draw_trend
from journal.domain.trends import Trend

HOW_TO_LOG = "Press p to log a pain level."
_TEXT_RATIO = 4.5
_TEXTURE_RATIO = 3.0
_TEXTURE = (Role.BAND, Role.COVERAGE)
_CURSOR_HEAD = "▼"
_CURSOR_HEAD_PLAIN = "v"


class Chart(Widget):
    """Daily levels against the three-month line.

    Without a trend it is blank: nothing is known yet. A trend without days says how to log one.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"chart--{role}" for role in Role} | {"chart--cursor"}

    DEFAULT_CSS = """
    Chart {
        width: 1fr;
        height: 1fr;
        min-height: 8;

        .chart--none { color: $foreground; }
        .chart--axis { color: $text-muted; }
        .chart--label { color: $text-muted; }
        .chart--band { color: $text 50%; }
        .chart--mark { color: $text; }
        .chart--late { color: $text; }
        .chart--median { color: $text-primary; }
        &:light .chart--median { color: $primary; }
        .chart--onset { color: $text 80%; }
        .chart--line { color: $text-accent; }
        .chart--phase { color: $text-muted; }
        .chart--coverage { color: $text 50%; }
        .chart--today { color: $text; }
        .chart--event { color: $text-primary; }
        .chart--cursor { text-style: reverse; }
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
        self._styles_by_role: dict[Role, Style] = {}
        self._drawn: tuple[tuple[object, ...], Drawing] | None = None
        self.set_reactive(Chart.trend, trend)
        self.set_reactive(Chart.plain, plain)
        self.set_reactive(Chart.markers, markers)
        self.set_reactive(Chart.marks, tuple(marks))

    @property
    def drawing(self) -> Drawing | None:
        """What is shown at the present size, drawn once for as long as nothing that it depends on changes."""
        if self.trend is None or not self.size:
            return None
        key: tuple[object, ...] = (id(self.trend), self.size, self.plain, self.markers, id(self.marks))
        if self._drawn is None or self._drawn[0] != key:
            drawing = draw_trend(
                self.trend,
                self.size.width,
                self.size.height,
                plain=self.plain,
                markers=self.markers,
                marks=self.marks,
                hint=HOW_TO_LOG,
            )
            self._drawn = (key, drawing)
        return self._drawn[1]

    def watch_trend(self) -> None:
        """Forget the old drawing: an id may come back."""
        self._drawn = None

    def watch_marks(self) -> None:
        """Forget the old drawing: an id may come back."""
        self._drawn = None

    def render_line(self, y: int) -> Strip:
        """Return one row of the drawing in the theme's colours."""
        drawing = self.drawing
        if drawing is None or y >= drawing.height:
            return Strip.blank(self.size.width, self.rich_style)
        segments = [Segment(text, self.style_of(role)) for text, role in drawing.rows[y]]
        strip = Strip(segments, drawing.width)
        cell = self._cursor_cell()
        return strip if cell is None else self._with_cursor(strip, cell, y)

    def day_at(self, x: int) -> date | None:
        """Return the last day of the column at `x`, counted from the left of the content; None outside."""
        return None if self.trend is None else day_scale(self.trend, self.size.width).day_at(x)

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        self._styles_by_role.clear()
        super().notify_style_update()

    def style_of(self, role: Role) -> Style:
        """Return what a role looks like in the present theme, legible on its background."""
        if role not in self._styles_by_role:
            style = self.get_component_rich_style(f"chart--{role}")
            self._styles_by_role[role] = _legible(style, _TEXTURE_RATIO if role in _TEXTURE else _TEXT_RATIO)
        return self._styles_by_role[role]

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


def _legible(style: Style, ratio: float) -> Style:
    """Return a style with its colour moved towards black or white until it stands out by `ratio` (WCAG)."""
    colour, ground = style.color, style.bgcolor
    if colour is None or ground is None or colour.triplet is None or ground.triplet is None:
        return style
    colours = Color.from_rich_color(colour), Color.from_rich_color(ground)
    end = colours[1].get_contrast_text(1.0)
    for step in range(11):
        moved = colours[0].blend(end, step / 10)
        if contrast(moved.hex6, colours[1].hex6) >= ratio:
            break
    return style + Style(color=moved.rich_color)
