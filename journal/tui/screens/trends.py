"""The chart against the three-month line, and its sentences."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from journal.charts import Markers
from journal.domain.trends import WINDOWS
from journal.tui.bindings import bindings_of
from journal.tui.commands import TRENDS
from journal.tui.messages import TrendChosen
from journal.tui.text import plain
from journal.tui.widgets.chart import Chart
from journal.tui.widgets.choices import Choices
from journal.tui.widgets.header import KeyLine

if TYPE_CHECKING:
    from journal.tui.desk import ShownTrend

# As in services.trends, which brings the store; a test compares them.
MEASURES = ("worst", "mean")


class Tabs(Choices, can_focus=False):
    """One of a few views, the present one in brackets."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set()


class TrendsScreen(Screen[None]):
    """A window of the daily levels, in a measure."""

    BINDINGS = bindings_of(TRENDS)
    AUTO_FOCUS = ""

    shown: reactive["ShownTrend | None"] = reactive["ShownTrend | None"](None)

    def __init__(self, markers: Markers) -> None:
        super().__init__()
        self._markers = markers

    def compose(self) -> ComposeResult:
        """Return the tabs, the chart and its words."""
        with Horizontal(id="trend-tabs"):
            yield Static("Trends", id="trend-title", markup=False)
            yield Tabs(WINDOWS, id="windows")
            yield Tabs(MEASURES, id="measures")
        yield Chart(markers=self._markers, plain=self._markers == "ascii", id="chart")
        yield Static("", id="trend-words", markup=False)
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Name the keys."""
        self.query_one(KeyLine).ids = (
            "next-window", "next-measure", "show-today", "log-pain", "export", "quit", "help",
        )  # fmt: skip

    @property
    def window(self) -> str:
        """The window that is chosen."""
        return self.query_one("#windows", Tabs).value

    @property
    def measure(self) -> str:
        """The measure that is chosen."""
        return self.query_one("#measures", Tabs).value

    def watch_shown(self, shown: "ShownTrend | None") -> None:
        """Show a trend."""
        if shown is None or not self.is_mounted:
            return
        self.query_one(Chart).trend = shown.trend
        words = Content("\n").join(plain(sentence) for sentence in shown.words)
        self.query_one("#trend-words", Static).update(words)

    @on(Choices.Changed)
    def _chosen(self, event: Choices.Changed) -> None:
        event.stop()
        if self.is_mounted:
            self.post_message(TrendChosen(self.window, self.measure))

    def _cycle(self, name: str, by: int) -> None:
        tabs = self.query_one(name, Tabs)
        tabs.cursor = (tabs.cursor + by) % len(tabs.words)

    def action_next_window(self) -> None:
        """Look at the next window."""
        self._cycle("#windows", 1)

    def action_previous_window(self) -> None:
        """Look at the window before."""
        self._cycle("#windows", -1)

    def action_next_measure(self) -> None:
        """Look at the other measure."""
        self._cycle("#measures", 1)
