"""The spells and what periods were."""

from textual.app import ComposeResult
from textual.screen import Screen

from journal.tui.bindings import bindings_of
from journal.tui.command import SPELL_LIST
from journal.tui.widgets.header import DayHeader, KeyLine


class SpellsScreen(Screen[None]):
    """The spells and what periods were."""

    BINDINGS = bindings_of(SPELL_LIST)

    def compose(self) -> ComposeResult:
        """Return the parts."""
        yield DayHeader(id="header")
        yield KeyLine(id="keys")
