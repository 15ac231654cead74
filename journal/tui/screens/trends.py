"""The chart against the three-month line and the tabs beside it, each with its sentences."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from journal.charts import Markers, day_marks, draw_gauges, gauge_rows, week_room
from journal.domain.trends import MEASURES, WINDOWS
from journal.tui.bindings import bindings_of, with_keys
from journal.tui.command import TRENDS
from journal.tui.messages import DayChosen, TrendChosen
from journal.tui.text import plain
from journal.tui.widgets.chart import Chart
from journal.tui.widgets.choices import Choices, Tabs
from journal.tui.widgets.header import KeyLine
from journal.tui.widgets.picture import Picture
from journal.tui.widgets.timer_mark import TimerMark

if TYPE_CHECKING:
    from journal.tui.shown import ShownTab

TABS = ("chart", "weeks", "year", "times", "care", "legs")
_WINDOWED = frozenset(TABS) - {"year"}
_POINTED = ("chart", "year")
_PAGE = 10
_ROOM_FOR_SIGNS = 80
_POINT = {
    "chart": "←→ and ↑↓ read out a day or a week further, enter opens it",
    "year": "←→ and ↑↓ read out a day, enter opens it",
}


class TrendsScreen(Screen[None]):
    """A window of the daily levels, in a measure, and what else the days show."""

    BINDINGS = bindings_of(TRENDS)
    AUTO_FOCUS = ""

    shown: reactive["ShownTab | None"] = reactive["ShownTab | None"](None)
    pointed: reactive[date | None] = reactive[date | None](None)

    def __init__(self, markers: Markers, headline: str = "worst") -> None:
        super().__init__()
        self._headline = headline
        self._markers = markers
        self._plain = markers == "ascii"
        self._offset = 0

    def compose(self) -> ComposeResult:
        """Return the tabs, the pictures and their words."""
        with Horizontal(id="trend-tabs"):
            yield Tabs(TABS, id="tabs")
            yield TimerMark(id="timer")
        with Horizontal(id="trend-choice"):
            yield Tabs(WINDOWS, id="windows")
            yield Tabs(MEASURES, id="measures")
        yield Chart(markers=self._markers, plain=self._plain, id="chart")
        yield Picture(id="picture")
        yield Static("", id="readout", markup=False)
        yield Picture(id="gauges")
        with VerticalScroll(id="trend-words", can_focus=False):
            yield Static("", id="words", markup=False)
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Show the chart."""
        self.query_one("#measures", Tabs).value = self._headline
        self._show_parts()

    def begin_with(self, measure: str) -> None:
        """Look at the measure that was chosen as the first."""
        self.query_one("#measures", Tabs).value = measure

    def draw_with(self, markers: Markers) -> None:
        """Draw with other markers from now on."""
        self._markers, self._plain = markers, markers == "ascii"
        chart = self.query_one(Chart)
        chart.markers, chart.plain = markers, self._plain
        self.watch_shown(self.shown)

    @property
    def tab(self) -> str:
        """The tab that is chosen."""
        return self.query_one("#tabs", Tabs).value

    @property
    def window(self) -> str:
        """The window that is chosen."""
        return self.query_one("#windows", Tabs).value

    @property
    def measure(self) -> str:
        """The measure that is chosen."""
        return self.query_one("#measures", Tabs).value

    @property
    def _today(self) -> date:
        """The journal day that what is shown was read on."""
        return self.shown.today if self.shown is not None else date.min

    @property
    def _here(self) -> "ShownTab | None":
        """What is shown, once it is that of the tab that is chosen."""
        shown = self.shown
        return shown if shown is not None and shown.name == self.tab else None

    # -- what is shown

    def _show_parts(self) -> None:
        """Show the parts of the tab that is chosen."""
        tab = self.tab
        self.query_one("#windows").display = tab in _WINDOWED
        self.query_one("#measures").display = tab == "chart"
        self.query_one("#trend-choice").display = tab in _WINDOWED
        self.query_one(Chart).display = tab == "chart"
        self.query_one("#gauges").display = tab == "chart"
        self.query_one("#picture").display = tab != "chart"
        self.query_one("#readout").display = tab in _POINTED
        choice = ("next-window", "next-measure") if tab == "chart" else ("next-window",) if tab in _WINDOWED else ()
        pointed = ("open-day",) if tab in _POINTED else ()
        self.query_one(KeyLine).ids = (
            "next-tab", *choice, *pointed, "show-today", "log-pain", "export", "quit", "help",
        )  # fmt: skip
        if self._here is None:  # until it has come, nothing of another tab stands under this one's name
            self.query_one("#picture", Picture).show(None)
            self.query_one("#words", Static).update("")
            self._read_out()

    def watch_shown(self, shown: "ShownTab | None") -> None:
        """Show a tab, unless another was chosen meanwhile."""
        if shown is None or not self.is_mounted or shown.name != self.tab:
            return
        if shown.view is not None:
            view = shown.view
            chart = self.query_one(Chart)
            chart.marks = day_marks(view.marked)
            chart.trend = view.trend
            if self.pointed is not None and not view.trend.first <= self.pointed <= view.trend.last:
                self.pointed = None  # the chart knows nothing of a day that it does not show
            gauges = self.query_one("#gauges", Picture)
            gauges.show(lambda width, _: draw_gauges(view.line_gauge, view.share_gauge, width, plain=self._plain))
            self._size_gauges()
        elif shown.draw is not None:
            self._draw(shown)
        words = Content("\n").join(plain(sentence) for sentence in shown.words)
        self.query_one("#words", Static).update(words)
        self._read_out()

    def _draw(self, shown: "ShownTab") -> None:
        draw, offset, cursor, plain_ = shown.draw, self._offset, self.pointed, self._plain
        if draw is None:
            return
        from journal.tui.shown import Look

        picture = self.query_one("#picture", Picture)
        picture.show(
            lambda width, height: draw(Look(width=width, height=height, plain=plain_, offset=offset, cursor=cursor))
        )

    def on_resize(self) -> None:
        """Give the gauges one row or two, and say where the signs are told where there is room."""
        self._size_gauges()
        self._read_out()

    def _size_gauges(self) -> None:
        gauges = self.query_one("#gauges", Picture)
        gauges.styles.height = gauge_rows(self.size.width - 2)

    def _read_out(self) -> None:
        shown, day = self._here, self.pointed
        words = _POINT.get(self.tab, "")
        if words and self.size.width >= _ROOM_FOR_SIGNS:
            words += with_keys(self, " · {help} {help-words}: the signs")
        if shown is not None and shown.readout is not None and day is not None:
            words = f"{shown.readout(day)} · enter opens it" if day <= self._today else shown.readout(day)
        self.query_one("#readout", Static).update(plain(words), layout=False)
        self.query_one("#readout").set_class(day is None, "-hint")

    def watch_pointed(self) -> None:
        """Show which day is pointed at, and read it out."""
        if not self.is_mounted:
            return
        self.query_one(Chart).cursor = self.pointed
        if self._here is not None and self.tab == "year":
            self._draw(self._here)
            self._follow(self._here)
        self._read_out()

    # -- what is asked

    @on(Choices.Changed)
    def _chosen(self, event: Choices.Changed) -> None:
        event.stop()
        if self.is_mounted:
            self._offset = 0
            self._show_parts()
            self.post_message(TrendChosen())

    @on(Chart.DayPointed)
    def _day_clicked(self, event: Chart.DayPointed) -> None:
        event.stop()
        if event.day == self.pointed:
            self.action_open_day()
        self.pointed = event.day

    @on(Picture.Wheeled)
    def _wheeled(self, event: Picture.Wheeled) -> None:
        event.stop()
        self._scroll(event.by)

    def _cycle(self, name: str, by: int) -> None:
        tabs = self.query_one(name, Tabs)
        if tabs.display:
            tabs.cursor = (tabs.cursor + by) % len(tabs.words)
            self._show_parts()  # at once: the message about it comes after what is drawn next

    def _point(self, days: int) -> None:
        """Point at another day; the first time at today, or the last day that is shown."""
        shown = self._here
        if self.tab not in _POINTED or shown is None:
            return
        view = shown.view
        today = self._today
        last = view.trend.last if view is not None else today
        first = view.trend.first if view is not None else date(today.year - max(shown.length, 1) + 1, 1, 1)
        if self.pointed is None or not first <= self.pointed <= last:
            self.pointed = min(today, last)
            return
        self.pointed = min(max(self.pointed + timedelta(days=days), first), last)

    def _follow(self, shown: "ShownTab") -> None:
        """Scroll to the year that is pointed into, unless it is in view."""
        drawing, day = self.query_one("#picture", Picture).drawing, self.pointed
        if drawing is None or day is None:
            return
        if not any(drawing.text(row).startswith(f"{day.year} ") for row in range(drawing.height)):
            self._offset = min(max(self._today.year - day.year, 0), max(shown.length - 1, 0))
            self._draw(shown)

    def _scroll(self, rows: int) -> None:
        shown = self._here
        if shown is None or shown.draw is None or not shown.length:
            return
        room = 1 if self.tab == "year" else week_room(shown.length, self.query_one("#picture").size.height)
        self._offset = max(min(self._offset + rows, shown.length - room), 0)
        self._draw(shown)

    def action_next_tab(self) -> None:
        """Look at the next tab."""
        self._cycle("#tabs", 1)

    def action_previous_tab(self) -> None:
        """Look at the tab before."""
        self._cycle("#tabs", -1)

    def action_next_window(self) -> None:
        """Look at the next window."""
        self._cycle("#windows", 1)

    def action_previous_window(self) -> None:
        """Look at the window before."""
        self._cycle("#windows", -1)

    def action_next_measure(self) -> None:
        """Look at the next measure."""
        self._cycle("#measures", 1)

    def action_previous_measure(self) -> None:
        """Look at the measure before."""
        self._cycle("#measures", -1)

    def action_day_left(self) -> None:
        """Point at the day before, in a year at the week before."""
        self._point(-7 if self.tab == "year" else -1)

    def action_day_right(self) -> None:
        """Point at the day after, in a year at the week after."""
        self._point(7 if self.tab == "year" else 1)

    def action_row_up(self) -> None:
        """Point a week back, in a year a day; or scroll to older weeks."""
        if self.tab in _POINTED:
            self._point(-1 if self.tab == "year" else -7)
        else:
            self._scroll(1)

    def action_row_down(self) -> None:
        """Point a week on, in a year a day; or scroll to newer weeks."""
        if self.tab in _POINTED:
            self._point(1 if self.tab == "year" else 7)
        else:
            self._scroll(-1)

    def action_page_up(self) -> None:
        """Scroll the sentences, or once their first is shown the weeks or the years above them."""
        words = self.query_one("#trend-words", VerticalScroll)
        if words.scroll_y > 0:
            words.scroll_page_up(animate=False)
        else:
            self._scroll(1 if self.tab == "year" else _PAGE)

    def action_page_down(self) -> None:
        """Scroll the weeks or the years, or once the newest is shown the sentences below them."""
        if not self._offset:
            self.query_one("#trend-words", VerticalScroll).scroll_page_down(animate=False)
        else:
            self._scroll(-1 if self.tab == "year" else -_PAGE)

    def action_open_day(self) -> None:
        """Open the day that is pointed at."""
        if self.tab in _POINTED and self.pointed is None:
            self._point(0)  # the first one points, as the first arrow does
        elif self.tab in _POINTED and self.pointed is not None and self.pointed <= self._today:
            self.post_message(DayChosen(self.pointed))

    def action_let_go(self) -> None:
        """Point at no day."""
        self.pointed = None
