"""What the application does about every entry, searched and changed."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import on, work

from journal.domain.entries import Entry
from journal.domain.past import Place
from journal.errors import JournalError
from journal.tui import history_messages as messages
from journal.tui.asking import asking
from journal.tui.base import LONG_S
from journal.tui.settings_app import SettingsApp
from journal.tui.text import error_words

if TYPE_CHECKING:
    from journal.tui.desk import Desk
    from journal.tui.history_desk import Logged
    from journal.tui.history_shown import ShownPast, ShownTrail
    from journal.tui.screens.history import HistoryScreen
    from journal.tui.screens.history_parts import Days

    Span = tuple[date, date]


class HistoryApp(SettingsApp):
    """An application with every entry, searched and changed."""

    _history: "HistoryScreen | None" = None
    _turning = False
    # Where the cursor is going, while that is read: what interrupts it goes there as well.
    _bound_for: "tuple[Place | None, Span | None] | None" = None

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
            place, to = self._bound_for or (screen.place, None)
            self._load_past(place, to)

    def go_to(self, place: Place) -> None:
        """Let the cursor go to an entry that came back."""
        if self.current_mode == "history":
            self._bound_for = place, None
        else:
            super().go_to(place)

    @on(messages.PastChosen)
    def _past_chosen(self, message: messages.PastChosen) -> None:
        self._load_past(message.place, message.to)

    @work(exclusive=True, group="past")
    async def _load_past(self, place: Place | None, to: "Span | None" = None) -> None:
        """Count the entries that are wanted, and read those around a place, or else as they are found.

        Args:
            place: where the cursor goes.
            to: the first and the last of the days that it goes to instead: to the nearest one that has entries.
        """
        screen = self._history
        if screen is None:
            return
        self._bound_for = place, to
        anywhere, filters = place is None and to is None, screen.filters
        try:
            shown = await self.store_thread.ask(lambda desk: desk.past(filters))
            self._version, self.vocabulary = shown.version, shown.vocabulary
            if anywhere:
                self._show_past(screen, shown)
            while shown.rest is not None:
                shown = await self.store_thread.ask(lambda desk, so_far=shown: desk.past_more(so_far))  # type: ignore[misc]
                if anywhere:
                    self._show_past(screen, shown)
            there = self._nearest(shown, to) or place if to is not None else place
            if there is not None:
                shown = await self.store_thread.ask(lambda desk: desk.past_at(shown, there))
            if not anywhere:
                self._show_past(screen, shown)
        except JournalError as error:
            self._past_troubled(screen, error)
        self._bound_for = None

    def _nearest(self, shown: "ShownPast", to: "Span") -> Place | None:
        """Return where the nearest of some days begins that has entries; say so where it is none of them."""
        from journal.tui.history_rows import nearest_words

        nearest = shown.counts.nearest(*to)
        if nearest is None:
            return None
        if not to[0] <= nearest <= to[1]:
            self.say(nearest_words(*to, nearest, shown.filters), timeout=LONG_S)
        return Place(day=nearest)

    def _past_troubled(self, screen: "HistoryScreen", error: JournalError) -> None:
        self._troubled(error)
        screen.say_trouble(error_words(error))

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
        if screen is None:
            return
        try:
            while (wanted := screen.entries.missing()) is not None:
                past, page = wanted
                found = await self.store_thread.ask(lambda desk, past=past, page=page: desk.past_page(past, page))  # type: ignore[misc]
                if found is None:
                    self._load_past(screen.place)
                    return
                screen.entries.put(past, page, found)
        except JournalError as error:
            self._past_troubled(screen, error)
        finally:
            self._turning = False

    @on(messages.WholeWanted)
    @work(exclusive=True, group="whole")
    async def _whole_wanted(self, message: messages.WholeWanted) -> None:
        screen, entry, apart, named = self._history, message.entry, message.apart, self.key_table.named
        if screen is None:
            return
        try:
            whole = await self.store_thread.ask(lambda desk: desk.whole(entry, named, apart=apart))
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
                screen.want_days(days)

        form = DaysScreen(screen.filters, self.context_of(None))
        await self.push_screen(form, answered)
        form.focus_first()

    # -- writing

    @on(messages.EntryAgain)
    @work(group="save")
    async def _entry_again(self, message: messages.EntryAgain) -> None:
        again = await self._logged(lambda desk: desk.log_again(message.entry))
        if again is not None:
            self.refresh_shown()
            self.signs_saved([again.entry])
            for told in again.told:
                self.say(told, severity="warning", timeout=LONG_S)

    @work(group="save")
    async def _put_back(self, now: Entry | None, then: Entry) -> None:
        back = await self._logged(lambda desk: desk.put_back(now, then))
        if back is not None:
            self._load_past(Place.of(back.entry))

    async def _logged(self, work_of: "Callable[[Desk], Logged]") -> "Logged | None":
        """Write an entry and say so; None where it was refused, and that was told."""
        try:
            logged = await self.store_thread.write(work_of)
        except JournalError as error:
            self._trouble = error.what  # when it ends, what is there is read again
            self.tell(error)
            return None
        self.say(logged.words, timeout=LONG_S)
        return logged

    def signs_saved(self, entries: Sequence[Entry], seen: Entry | None = None) -> None:
        """Open the lists of the signs among entries that were just saved; nothing here."""

    @on(messages.TrailWanted)
    @asking
    async def _trail_wanted(self, message: messages.TrailWanted) -> None:
        entry = message.entry
        trail = await self.store_thread.ask(lambda desk: desk.trail(entry))
        await self._ask_what(trail, "What it was")

    @on(messages.DeletedWanted)
    @asking
    async def _deleted_wanted(self) -> None:
        trail = await self.store_thread.ask(lambda desk: desk.deleted())
        await self._ask_what(trail, "Deleted, the latest first", "Nothing is deleted at the moment.")

    async def _ask_what(self, trail: "ShownTrail", title: str, empty: str = "") -> None:
        from journal.tui.screens.history_parts import TrailScreen

        def answered(then: Entry | None) -> None:
            if then is not None:
                self._put_back(trail.now, then)

        await self.push_screen(TrailScreen(trail, title, empty), answered)
