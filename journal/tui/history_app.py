"""What the application does about every entry, searched and changed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on, work

from journal.clock import Clock
from journal.config import Settings
from journal.domain.entries import Entry
from journal.domain.past import Place
from journal.errors import JournalError
from journal.tui import history_messages as messages
from journal.tui.base import LONG_S
from journal.tui.settings_app import SettingsApp

if TYPE_CHECKING:
    from journal.store.store import Store
    from journal.tui.history_shown import ShownPast, ShownTrail
    from journal.tui.screens.history import HistoryScreen
    from journal.tui.screens.history_parts import Days


class HistoryApp(SettingsApp):
    """An application with every entry, searched and changed."""

    def __init__(self, store: "Store | Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        super().__init__(store, settings, clock)
        self._history: HistoryScreen | None = None
        self._turning = False
        self.add_mode("history", self._make_history)

    def _make_history(self) -> "HistoryScreen":
        from journal.tui.screens.history import HistoryScreen

        self._history = HistoryScreen(self.context_of)
        return self._history

    # -- reading

    def refresh_shown(self) -> None:
        """Read what is shown again; the cursor stays on its entry."""
        screen = self._history
        if self.current_mode != "history":
            super().refresh_shown()
        elif screen is not None and screen.is_up:
            self._load_past(screen.place)

    @on(messages.PastChosen)
    def _past_chosen(self, message: messages.PastChosen) -> None:
        self._load_past(message.place)

    @work(exclusive=True, group="past")
    async def _load_past(self, place: Place | None) -> None:
        """Count the entries that are wanted, and read those around a place, or else as they are found."""
        screen = self._history
        if screen is None:
            return
        filters = screen.filters
        try:
            shown = await self.store_thread.ask(lambda desk: desk.past(filters))
            self._version, self.vocabulary = shown.version, shown.vocabulary
            if place is None:
                self._show_past(screen, shown)
            while shown.rest is not None:
                shown = await self.store_thread.ask(lambda desk, so_far=shown: desk.past_more(so_far))  # type: ignore[misc]
                if place is None:
                    self._show_past(screen, shown)
            if place is not None:
                there = place
                self._show_past(screen, await self.store_thread.ask(lambda desk: desk.past_at(shown, there)))
        except JournalError as error:
            self._troubled(error)

    def _show_past(self, screen: "HistoryScreen", shown: "ShownPast") -> None:
        screen.shown = shown
        self._pages_wanted()  # what the list posts meanwhile comes from here and is not sent back to here

    @on(messages.PagesWanted)
    def _pages_wanted(self) -> None:
        if not self._turning:
            self._turning = True
            self._load_pages()

    @work(group="pages")
    async def _load_pages(self) -> None:
        """Read what is in view by the time that there is time for it, until all of it was read."""
        screen = self._history
        try:
            while screen is not None and (wanted := screen.entries.missing()) is not None:
                past, page = wanted
                found = await self.store_thread.ask(lambda desk, past=past, page=page: desk.past_page(past, page))  # type: ignore[misc]
                if found is None:
                    self._load_past(screen.place)
                    return
                screen.entries.put(past, page, found)
        except JournalError as error:
            self._troubled(error)
        finally:
            self._turning = False

    @on(messages.WholeWanted)
    @work(exclusive=True, group="whole")
    async def _whole_wanted(self, message: messages.WholeWanted) -> None:
        screen, entry, apart = self._history, message.entry, message.apart
        if screen is None:
            return
        try:
            whole = await self.store_thread.ask(lambda desk: desk.whole(entry, apart=apart))
        except JournalError as error:
            if apart:
                self.tell(error)
            return  # of one that was deleted meanwhile, the list that is on its way tells
        if apart:
            from journal.tui.screens.history_parts import WholeScreen

            await self.push_screen(WholeScreen(whole))
        else:
            screen.whole = whole

    @on(messages.DaysWanted)
    async def _days_wanted(self) -> None:
        from journal.tui.screens.history_parts import DaysScreen

        screen = self._history
        if screen is None:
            return

        def answered(days: "Days | None") -> None:
            if days is not None:
                screen.want_days(days.first, days.last, days.to)

        form = DaysScreen(screen.filters, self.context_of(None))
        await self.push_screen(form, answered)
        form.focus_first()

    # -- writing

    @on(messages.EntryAgain)
    @work(group="save")
    async def _entry_again(self, message: messages.EntryAgain) -> None:
        try:
            again = await self.store_thread.write(lambda desk: desk.log_again(message.entry))
        except JournalError as error:
            self._trouble = error.what  # when it ends, what is there is read again
            self.tell(error)
            return
        self.say(again.words, timeout=LONG_S)
        self.refresh_shown()
        self.signs_saved([again.entry])
        for told in again.told:
            self.say(told, severity="warning", timeout=LONG_S)

    def signs_saved(self, entries: Sequence[Entry], seen: Entry | None = None) -> None:
        """Open the lists of the signs among entries that were just saved; nothing here."""

    @on(messages.TrailWanted)
    @work(group="ask")
    async def _trail_wanted(self, message: messages.TrailWanted) -> None:
        entry = message.entry
        try:
            trail = await self.store_thread.ask(lambda desk: desk.trail(entry))
        except JournalError as error:
            self.tell(error)
            return
        await self._ask_what(trail, "What it was")

    @on(messages.DeletedWanted)
    @work(group="ask")
    async def _deleted_wanted(self) -> None:
        try:
            trail = await self.store_thread.ask(lambda desk: desk.deleted())
        except JournalError as error:
            self.tell(error)
            return
        await self._ask_what(trail, "Deleted, the latest first", "Nothing that was deleted is kept.")

    async def _ask_what(self, trail: "ShownTrail", title: str, empty: str = "") -> None:
        from journal.tui.screens.history_parts import TrailScreen

        def answered(then: Entry | None) -> None:
            if then is not None:
                self._write(lambda desk: desk.put_back(trail.now, then))

        await self.push_screen(TrailScreen(trail, title, empty), answered)
