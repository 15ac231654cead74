"""The settings."""

from textual.app import ComposeResult
from textual.screen import Screen

from journal.tui.bindings import bindings_of
from journal.tui.command import SETTINGS
from journal.tui.widgets.header import DayHeader, KeyLine


class SettingsScreen(Screen[None]):
    """The settings."""

    BINDINGS = bindings_of(SETTINGS)

    def compose(self) -> ComposeResult:
        """Return the parts."""
        yield DayHeader(id="header")
        yield KeyLine(id="keys")
