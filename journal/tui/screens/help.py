"""The help: all keys, when to get help, what the words mean, and what the journal does not know."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from journal.domain.paragraphs import Paragraph
from journal.domain.signs import help_paragraphs
from journal.library.help_pages import unknown_page, words_page
from journal.tui import command as places
from journal.tui.bindings import bindings_of, keys_on, with_keys
from journal.tui.help_rows import key_rows, paragraph_rows
from journal.tui.text import Row
from journal.tui.widgets.choices import Choices, Tabs
from journal.tui.widgets.reader import Reader
from journal.tui.widgets.timer_mark import TimerMark

if TYPE_CHECKING:
    from journal.tui.base import BaseApp

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
    places.SEARCHING: "In the field of a search",
    places.HISTORY: "History",
    places.ENTRIES: "In the entries",
    places.CHANGES: "In the changes of an entry",
    places.SPELL_LIST: "Spells",
    places.SETTINGS: "Settings",
    places.SESSION: "In a guided session",
    places.FORMS: "In a form",
    places.RAN: "In the form of what ran",
    places.BODY_MAP: "On the body map",
    places.FILES: "In the list of files",
    places.PREVIEW: "In what a file holds",
    places.LEAVING: "Leaving while a timer runs",
    places.ENTRY_LINE: "In the entry line",
    places.READING: "In a text like this one",
    places.SIGN_LIST: "In the list that a sign opens",
    places.HELP: "In the help",
}
_HINT = "{read-up}{read-down} scroll   1–4 or {help-next} page"
_ADVICE = "{help-advice} I got advice   "
PAGES = {"keys": "Keys", "get-help": "Get help", "words": "Words", "unknown": "What it does not know"}


class TextScreen(ModalScreen[None]):
    """A text over everything else, to be read and closed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(places.READING)
    AUTO_FOCUS = ""

    @property
    def reader(self) -> Reader:
        """The text."""
        return self.query_one(Reader)

    def action_scroll_text(self, by: int) -> None:
        """Go down, or up with a negative number."""
        self.reader.scroll_by(by)

    def action_turn_text(self, by: int) -> None:
        """Go a page down or up."""
        self.reader.turn(by)

    def action_top(self) -> None:
        """Go to the top."""
        self.reader.scroll_by(-len(self.reader.rows))

    def action_end(self) -> None:
        """Go to the end."""
        self.reader.scroll_by(len(self.reader.rows))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    async def action_advice(self) -> None:
        """Say that advice was got about a sign; the text stays open below."""
        await self.app.run_action("app.got_advice")


class HelpScreen(TextScreen):
    """Four pages.

    Args:
        page: the one to open at, of PAGES.
        numbers: local telephone numbers, a line each.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(places.HELP)

    def __init__(self, page: str = "keys", numbers: Sequence[str] = ()) -> None:
        super().__init__()
        self._first = page
        self._numbers = numbers

    def compose(self) -> ComposeResult:
        """Return the names of the pages, and a page."""
        with Vertical(id="help"):
            yield Tabs([f"{number} {name}" for number, name in enumerate(PAGES.values(), start=1)], id="help-tabs")
            yield Reader(id="help-text")
        with Horizontal(id="help-foot"):
            yield Static("", id="help-hint", markup=False)
            yield TimerMark()

    def on_mount(self) -> None:
        """Open at the page that was asked for."""
        self.query_one("#help").border_title = Content("Help")
        self._tabs.cursor = list(PAGES).index(self._first)
        self._show()

    @property
    def _tabs(self) -> Tabs:
        return self.query_one(Tabs)

    @property
    def page(self) -> str:
        """The page that is open."""
        return list(PAGES)[self._tabs.cursor]

    def _show(self) -> None:
        page = self.page
        hint = f"{{close-text}} back   {_ADVICE if page == 'get-help' else ''}{_HINT}"
        self.query_one("#help-hint", Static).update(with_keys(self, hint))
        self.reader.read(lambda width: self._rows(page, width), anew=True)

    def _rows(self, page: str, width: int) -> list[Row]:
        if page == "keys":
            return key_rows(PLACES, keys_on(self), width)
        return paragraph_rows(self._paragraphs(page), width)

    def _paragraphs(self, page: str) -> Sequence[Paragraph]:
        if page == "get-help":
            return help_paragraphs(self._numbers)
        if page == "unknown":
            return unknown_page()
        return words_page(plain=cast("BaseApp", self.app).settings.drawn_with == "ascii")

    @on(Choices.Changed)
    def _chosen(self) -> None:
        if self.is_mounted:
            self._show()

    def action_page(self, page: str) -> None:
        """Open a page."""
        self._tabs.cursor = list(PAGES).index(page)

    def action_step_page(self, by: int) -> None:
        """Open the page after or before."""
        self._tabs.cursor = (self._tabs.cursor + by) % len(PAGES)
