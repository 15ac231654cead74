"""All keys, and the words of the entry line."""

from typing import ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from journal.domain.grammar import GRAMMARS
from journal.tui import command as places
from journal.tui.command import key_words
from journal.tui.commands import commands_of

PLACES = {
    places.EVERYWHERE: "Everywhere",
    places.TODAY: "Today",
    places.LISTS: "In a list",
    places.TICKS: "In the tick list",
    places.TIMELINE: "In The day",
    places.TRENDS: "Trends",
    places.SPELLS: "In the list of spells",
    places.EXERCISES: "Exercises",
    places.LIBRARY: "In the library",
    places.ROUTINES: "In the list of routines",
    places.WEEKS: "In the weeks",
    places.HISTORY: "History",
    places.SPELL_LIST: "Spells",
    places.SETTINGS: "Settings",
    places.SESSION: "In a guided session",
    places.FORMS: "In a form",
    places.ENTRY_LINE: "In the entry line",
}
_WHEN = "When: at 21:30, yesterday 21:15, mon, 2026-11-20 08:00. At the start of a line it holds for all of it."


class HelpScreen(ModalScreen[None]):
    """The table of keys, and an example or two of each entry."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,question_mark,q", "close", show=False)]

    def compose(self) -> ComposeResult:
        """Return the table."""
        with VerticalScroll(id="help"):
            yield Static(Group(*_parts()), markup=False)
        yield Static("↑↓ scroll   esc back", id="help-hint", markup=False)

    def on_mount(self) -> None:
        """Give the frame its title, and the focus for scrolling."""
        box = self.query_one("#help")
        box.border_title = Content("Help")
        box.focus()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _parts() -> list[Text | Table]:
    parts: list[Text | Table] = []
    for place, words in PLACES.items():
        table = Table.grid(padding=(0, 2))
        table.add_column(width=9)
        table.add_column(width=29)
        table.add_column(ratio=1)
        for command in commands_of(place):
            keys = Text(key_words(command) or "ctrl+p", "bold")
            table.add_row(keys, Text(command.title), Text(command.help))
        parts += [Text(words, "bold underline"), table, Text("")]
    parts.append(Text("Words of the entry line", "bold underline"))
    parts += [Text("   ·   ".join(grammar.examples)) for grammar in GRAMMARS.values()]
    parts += [Text("note anything, commas included"), Text(""), Text("A comma starts the next entry. " + _WHEN)]
    return parts
