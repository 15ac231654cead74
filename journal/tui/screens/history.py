"""Every entry, searched and changed."""

from textual.app import ComposeResult
from textual.screen import Screen

from journal.tui.bindings import bindings_of
from journal.tui.command import HISTORY
from journal.tui.widgets.header import DayHeader, KeyLine


class HistoryScreen(Screen[None]):
    """Every entry, searched and changed."""

    BINDINGS = bindings_of(HISTORY)

    def compose(self) -> ComposeResult:
        """Return the parts."""
        yield DayHeader(id="header")
        yield KeyLine(id="keys")
