"""The application: one journal, its screens, and the words that nobody has saved yet."""

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on, work
from textual.binding import BindingType

from journal.charts import Markers
from journal.clock import Clock
from journal.config import Settings
from journal.domain.words import draft_words
from journal.errors import JournalError
from journal.tui import messages
from journal.tui.base import LONG_S
from journal.tui.bindings import bindings_of
from journal.tui.command import EVERYWHERE
from journal.tui.drafts import EDITED, LINE, is_edit, is_form
from journal.tui.files_app import FilesApp
from journal.tui.rows import taken_out_words
from journal.tui.text import error_words

if TYPE_CHECKING:
    from journal.store.store import Store
    from journal.tui.desk import Beginning
    from journal.tui.screens.trends import TrendsScreen

_LOOK_S = 1.0
_DEMO = "This is a demo: made-up entries in a temporary file, deleted when you quit. Changed settings stay."
_KEPT = "Quit again to leave: the words are kept for the next start; if even that fails, they are printed here."


class JournalApp(FilesApp):
    """The full-screen journal.

    Args:
        store: an open journal, or what opens one; that is called on the store's own thread, after the first frame.
        settings: what the user chose.
        clock: tells the time.
    """

    TITLE = "pain-journal"
    DEFAULT_MODE = "today"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(EVERYWHERE)
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "styles/base.tcss",
        "styles/today.tcss",
        "styles/trends.tcss",
        "styles/forms.tcss",
        "styles/files.tcss",
        "styles/exercises.tcss",
        "styles/history.tcss",
        "styles/session.tcss",
        "styles/timer.tcss",
        "styles/spells.tcss",
        "styles/settings.tcss",
        "styles/help.tcss",
        "styles/plain.tcss",
    ]

    def __init__(self, store: "Store | Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        super().__init__(store, settings, clock)
        self._warned: dict[str, dict[str, str]] = {}
        self.add_mode("today", lambda: self.today_screen)
        self.add_mode("trends", self._make_trends)
        self.add_mode("exercises", self._make_exercises)
        self.add_mode("history", self._make_history)
        self.add_mode("spells", self._make_spells)
        self.add_mode("settings", self._make_settings)

    def _make_trends(self) -> "TrendsScreen":
        from journal.tui.screens.trends import TrendsScreen

        self._trends = TrendsScreen(cast("Markers", self.settings.drawn_with), self.settings.headline)
        return self._trends

    # -- start

    def on_mount(self) -> None:
        """Draw first, then open the journal."""
        if self.theme != self.settings.theme:
            self.say(f"No theme '{self.settings.theme}'; {self.theme} is used.", severity="warning")
        if self.is_demo:
            self.say(_DEMO, timeout=LONG_S)
        self.call_after_refresh(self._begin)

    @work(group="begin")
    async def _begin(self) -> None:
        try:
            beginning = await self.store_thread.ask(lambda desk: desk.beginning())
        except JournalError as error:
            self.exit(return_code=error.exit_code, message=Text(error_words(error)))
            return
        await self._show_day(self.today_screen.day)
        self.begun()
        self.set_interval(_LOOK_S, self._look)
        self.see_unwritable(beginning.unwritable)
        typing = self.drafts.live
        self.take_up(beginning.kept)
        if typing is None and len(self.screen_stack) == 1:
            await self.show_signs_again(lambda: self._ask_at_start(beginning))
        else:
            self.show_signs_later()

    def begun(self) -> None:
        """Do what is due once the first day is shown; nothing here."""

    @work(group="begin")
    async def _ask_at_start(self, beginning: "Beginning") -> None:
        if self.unwritable is not None or len(self.screen_stack) > 1:
            return  # what was left waits until it can be saved
        try:
            asked = await self.take_up_timer() or await self.offer_session()
        except JournalError as error:
            self.tell(error)
            return
        if asked:
            return
        if self.drafts.live is not None:
            await self._offer_again(self.drafts.live)
        elif beginning.is_new:
            await self._ask_onset(first=True)
        elif beginning.question is not None:
            await self._ask_question(beginning.question)

    async def _offer_again(self, kind: str) -> None:
        self.drafts.live = None
        if is_form(kind):
            name = self.drafts.name_of(kind)
            self.say(f"Words of “{name}” were not saved last time; they stand there when you open it.", timeout=LONG_S)
            return
        self.say("These words were not saved last time. enter saves them, esc puts them aside.", timeout=LONG_S)
        if is_edit(kind):
            words = self.drafts[kind]
            try:
                entry = await self.store_thread.ask(lambda desk: desk.entry(words.get(EDITED, "")))
            except JournalError:
                self._open_bar(words.get(LINE, ""))
                return
            self._edit(entry)
        elif kind == LINE:
            self._open_bar()
        else:
            await self.action_log(kind)

    # -- what is asked on the screens

    @on(messages.DayChosen)
    def _day_chosen(self, message: messages.DayChosen) -> None:
        self.today_screen.show_day(message.day)
        if self._on_today:
            self._load_day(message.day)
        else:
            self.call_later(self.action_show, "today")

    @on(messages.TickToggled)
    def _tick_toggled(self, message: messages.TickToggled) -> None:
        day = self.today_screen.day
        shown = self.today_screen.shown
        entries = shown.view.entries if shown else ()
        words = taken_out_words(message.tick, entries, self.today_screen.today, self.vocabulary)
        self._write(lambda desk: desk.toggle(message.tick, day), words)

    @on(messages.EntryOpened)
    def _entry_opened(self, message: messages.EntryOpened) -> None:
        self._edit(message.entry)

    @on(messages.EntryDeleted)
    def _entry_deleted(self, message: messages.EntryDeleted) -> None:
        words = draft_words(message.entry.draft, self.today_screen.today, self.vocabulary)
        self._write(lambda desk: desk.delete([message.entry]), f"Deleted: {words[:79]}. u brings it back.")

    @on(messages.TrendChosen)
    def _trend_chosen(self) -> None:
        self._load_trend()

    # -- end

    async def action_quit(self) -> None:
        """Leave once everything is on the disk; a running timer and words that could not be saved are named first."""
        await self.ask_timer_on_quitting(self._leave)

    @work(exclusive=True, group="leave")
    async def _leave(self) -> None:
        if not await self.store_thread.written():
            return
        unsaved = {kind: self.drafts[kind] for kind in sorted(self.drafts.failed)}
        if unsaved != self._warned:
            self._warned = unsaved
            if unsaved:
                words = "; ".join(self.drafts.line_of(kind)[:60] for kind in unsaved)
                self.say(f"Not saved yet: {words}. {_KEPT}", severity="warning", timeout=LONG_S)
                return
        self.exit()
