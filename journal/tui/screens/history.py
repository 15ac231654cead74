"""Every entry, searched and changed."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input, Static

from journal.domain.context import Context
from journal.domain.kinds import TABLES
from journal.domain.past import Filters, Place
from journal.domain.slugs import SITES
from journal.tui.bindings import bindings_of, keys_on
from journal.tui.command import HISTORY
from journal.tui.history_messages import DaysWanted, DeletedWanted, PastChosen, WholeWanted
from journal.tui.history_rows import count_words
from journal.tui.text import plain
from journal.tui.widgets.choices import Choices, Tabs
from journal.tui.widgets.entry_bar import EntryBar, LineField
from journal.tui.widgets.header import KeyLine
from journal.tui.widgets.history_list import EntryList
from journal.tui.widgets.lines import RowList
from journal.tui.widgets.practice_lists import SearchField
from journal.tui.widgets.reader import Reader
from journal.tui.widgets.timer_mark import TimerMark

if TYPE_CHECKING:
    from journal.tui.history_shown import ShownPast, ShownWhole
    from journal.tui.screens.history_parts import Days

_KINDS = ("all", *TABLES)
_SITES = ("any place", *SITES)
_BESIDE = 100
_NONE_FOUND = "No entry is like that. {} shows all again."
_LOOKING = "None so far."
_KEYS = (
    "edit-entry", "search-history", "next-kind", "next-place", "choose-days", "delete-entry", "again-today",
    "entry-changes", "whole-entry", "show-deleted", "show-today", "help",
)  # fmt: skip


class HistoryScreen(Screen[None]):
    """Every entry, searched and changed.

    Attributes:
        is_up: its parts are there; while a mode is switched to, they are not yet.
    """

    BINDINGS = bindings_of(HISTORY)
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_BESIDE, "-beside"), (150, "-wide")]  # noqa: RUF012

    shown: reactive["ShownPast | None"] = reactive["ShownPast | None"](None)
    whole: reactive["ShownWhole | None"] = reactive["ShownWhole | None"](None)

    def __init__(self, context_of: Callable[[date | None], Context]) -> None:
        super().__init__()
        self._context_of = context_of
        self._days: tuple[date | None, date | None] = (None, None)
        self._reading = ""
        self.is_up = False

    def compose(self) -> ComposeResult:
        """Return the filters, the list, and the text beside it."""
        with Horizontal(id="past-top"):
            yield Static("History", id="past-title", markup=False)
            yield Static("", id="past-count", markup=False)
            yield TimerMark(id="timer")
        with Horizontal(id="past-choice"):
            yield Tabs(_KINDS, id="kinds")
            yield Tabs(_SITES, id="places")
        with Horizontal(id="past-search"):
            yield Static("/ ", id="past-sign", markup=False)
            yield SearchField(placeholder="part of a note, a name", id="past-text")
        with Container(id="past-body"):
            yield EntryList(id="past-list")
            yield Reader(id="past-whole")
        yield EntryBar(self._context_of, id="entry")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Begin at the newest entry."""
        self._leave_search()
        self.is_up = True

    @property
    def entries(self) -> EntryList:
        """The list of entries."""
        return self.query_one(EntryList)

    @property
    def filters(self) -> Filters:
        """Which entries are wanted."""
        kinds, sites = self.query_one("#kinds", Tabs), self.query_one("#places", Tabs)
        return Filters(
            kind=kinds.value if kinds.cursor else "",
            site=sites.value if sites.cursor else "",
            text=self.query_one("#past-text", SearchField).value.strip(),
            first=self._days[0],
            last=self._days[1],
        )

    @property
    def place(self) -> Place | None:
        """Where the cursor stands; None in an empty list."""
        return self.entries.place

    # -- what is shown

    def watch_shown(self, shown: "ShownPast | None") -> None:
        """Show the entries that are wanted, unless others are by now."""
        if shown is None or not self.is_mounted or shown.filters != self.filters:
            return
        key = keys_on(self).named
        if shown.filters == Filters():
            self.entries.empty = f"Nothing is logged yet. {key('log-pain')} logs pain, {key('entry-line')} any entry."
        else:
            self.entries.empty = _NONE_FOUND.format(key("clear-filters")) if shown.rest is None else _LOOKING
        self.entries.take(shown)
        self._show_count()
        self._show_keys()
        if not shown.counts.total:
            self._read(None)

    def _show_count(self) -> None:
        shown = self.shown
        if shown is not None:
            words = count_words(shown.counts, shown.total, shown.filters, shown.rest)
            self.query_one("#past-count", Static).update(plain(words), layout=False)

    def say_trouble(self, words: str) -> None:
        """Say why what is wanted could not be read; what was read before stays."""
        if self.shown is not None and self.shown.counts.total:
            self.query_one("#past-count", Static).update(plain(words), layout=False)
        else:
            self.entries.empty = words
            self.entries.refresh()

    def watch_whole(self) -> None:
        """Show all of an entry, unless the cursor has gone on."""
        if self.is_mounted and self.whole is not None and self.whole.entry.uid == self.entries.key:
            self._read(self.whole)

    def _read(self, whole: "ShownWhole | None") -> None:
        uid = whole.entry.uid if whole is not None else ""
        self.query_one("#past-whole", Reader).read(whole.rows if whole is not None else None, anew=uid != self._reading)
        self._reading = uid

    def _show_keys(self) -> None:
        if not self.is_up:
            return
        line = self.query_one(KeyLine)
        if self.app.screen is not self:
            line.ids = ()
        elif isinstance(self.focused, LineField):
            self.query_one(EntryBar).name_keys(line)
        elif isinstance(self.focused, SearchField):
            line.ids = ("to-found", "clear-filters", "help")
        else:
            line.ids = _KEYS if self.filters == Filters() else ("clear-filters", *_KEYS)

    @on(EntryBar.Offered)
    def _offered(self) -> None:
        self._show_keys()

    def on_descendant_focus(self) -> None:
        """Name the keys of what has the focus."""
        self._show_keys()

    def on_screen_suspend(self) -> None:
        """Name no keys below a window of its own: they do nothing there."""
        self._show_keys()

    def on_screen_resume(self) -> None:
        """Name them again."""
        self._show_keys()

    def on_resize(self) -> None:
        """Read out the entry where there is room for it now."""
        self.call_after_refresh(self._cursor_moved)

    def focus_list(self) -> None:
        """Give the focus back to the list."""
        self.set_focus(self.entries)

    def _leave_search(self) -> None:
        """Give the focus to the list; words that are looked for stay in sight."""
        self.focus_list()
        self.query_one("#past-search").display = bool(self.query_one("#past-text", SearchField).value)

    # -- what is asked

    @on(RowList.CursorMoved)
    def _cursor_moved(self) -> None:
        here = self.entries.here
        if here is not None and self.query_one("#past-whole").display:
            self.post_message(WholeWanted(here.entry))

    @on(Choices.Changed)
    def _chosen(self, event: Choices.Changed) -> None:
        event.stop()
        if self.is_mounted:
            self.post_message(PastChosen())

    @on(Input.Changed, "#past-text")
    def _searched(self) -> None:
        if self.shown is not None and self.shown.filters != self.filters:
            self.post_message(PastChosen())

    @on(SearchField.Left)
    def _search_left(self) -> None:
        self._leave_search()

    def _cycle(self, name: str, by: int) -> None:
        tabs = self.query_one(name, Tabs)
        tabs.cursor = (tabs.cursor + by) % len(tabs.words)

    def action_next_kind(self) -> None:
        """List the next kind."""
        self._cycle("#kinds", 1)

    def action_previous_kind(self) -> None:
        """List the kind before."""
        self._cycle("#kinds", -1)

    def action_next_place(self) -> None:
        """List the next place."""
        self._cycle("#places", 1)

    def action_previous_place(self) -> None:
        """List the place before."""
        self._cycle("#places", -1)

    def action_search_history(self) -> None:
        """Look for a text."""
        self.query_one("#past-search").display = True
        self.set_focus(self.query_one("#past-text", SearchField))

    def action_clear_filters(self) -> None:
        """Look for no text any more; from the list, want all entries again and stay at the one under the cursor."""
        searching = isinstance(self.focused, SearchField)
        before, place = self.filters, self.place
        with self.prevent(Choices.Changed, Input.Changed):
            self.query_one("#past-text", SearchField).value = ""
            if not searching:
                self.query_one("#kinds", Tabs).cursor = self.query_one("#places", Tabs).cursor = 0
                self._days = (None, None)
        self._leave_search()
        if self.filters != before:
            self.post_message(PastChosen(place))

    def action_choose_days(self) -> None:
        """Ask for a day to go to, or for the days that are wanted."""
        self.post_message(DaysWanted())

    def want_days(self, days: "Days") -> None:
        """Want only some days, or all, and go to one of them."""
        if (days.first, days.last) != self._days or days.to is not None:
            self._days = (days.first, days.last)
            self.post_message(PastChosen(self.place, days.to))

    def action_show_deleted(self) -> None:
        """Show what was deleted lately."""
        self.post_message(DeletedWanted())
