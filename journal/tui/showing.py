"""What is shown is read again: when it is asked for, when another process wrote, when the day or the minute changed."""

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from textual import work

from journal.clock import Clock
from journal.config import Settings
from journal.domain.moments import journal_day
from journal.errors import JournalError
from journal.tui.base import LONG_S, SHORT_S, BaseApp
from journal.tui.screens.today import TodayScreen
from journal.tui.undone import Undone, undone_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.domain.past import Place
    from journal.domain.timers import Timer
    from journal.store.store import Store
    from journal.tui.desk import Desk
    from journal.tui.screens.fields import FieldsScreen
    from journal.tui.screens.trends import TrendsScreen


Answer = TypeVar("Answer")
# A longer sentence than this is not read in the time that a short one stands.
_LONG = 60


class ShowingApp(BaseApp):
    """An application whose screens follow the journal."""

    def __init__(self, store: "Store | Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        super().__init__(store, settings, clock)
        self._version = -1
        self._trouble = ""
        day = journal_day(clock.now(), settings.day_turn)
        self.today_screen = TodayScreen(self.context_of, day, plain=settings.drawn_with == "ascii")
        self.today_screen.set_reactive(TodayScreen.now, clock.now())
        self._trends: TrendsScreen | None = None

    @property
    def _on_today(self) -> bool:
        return self.current_mode == "today"

    def refresh_shown(self) -> None:
        """Read what is shown again."""
        if self._on_today:
            self._load_day(self.today_screen.day)
        elif self.current_mode == "trends":
            self._load_trend()

    async def action_show(self, name: str) -> None:
        """Show a screen; each is made when it is first shown and stays as it was left."""
        if name != self.current_mode:
            await self.switch_mode(name)
            self.refresh_shown()

    async def action_show_today(self) -> None:
        """Show the Today screen as it was left; from there, the day that is today."""
        if self._on_today:
            self.today_screen.action_back_to_today()
        else:
            await self.action_show("today")

    @work(exclusive=True, group="day")
    async def _load_day(self, day: date) -> None:
        await self._show_day(day)

    async def _show_day(self, day: date) -> None:
        try:
            shown = await self.store_thread.ask(lambda desk: desk.day(day))
        except JournalError as error:
            self.today_screen.stay()
            self._troubled(error)
            return
        if day == self.today_screen.day:
            self._version, self.vocabulary = shown.version, shown.vocabulary
            self.today_screen.shown = shown

    @work(exclusive=True, group="trend")
    async def _load_trend(self) -> None:
        trends = self._trends
        if trends is None:
            return
        tab, window, measure = trends.tab, trends.window, trends.measure
        shown = await self._asked_to_show(lambda desk: desk.tab(tab, window, measure))
        if shown is not None:
            self._version = shown.version
            trends.shown = shown

    async def _asked_to_show(self, question: "Callable[[Desk], Answer]") -> "Answer | None":
        """Return what a screen shows; None where it cannot be read, and that was told."""
        try:
            return await self.store_thread.ask(question)
        except JournalError as error:
            self._troubled(error)
            return None

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """See whether another process wrote, or the day or the minute changed."""
        now = self.clock.now()
        screen, today = self.today_screen, journal_day(now, self.settings.day_turn)
        turned, on_today = today != screen.today, screen.day == screen.today
        screen.today = today
        if turned and on_today:
            screen.show_day(today)
        if screen.now is None or (screen.now.hour, screen.now.minute) != (now.hour, now.minute):
            screen.now = now
        self.remind_of_stretching()
        self.keep_typed()
        try:
            unwritable, version, timer = await self.store_thread.ask(lambda desk: desk.look())
        except JournalError as error:
            self._troubled(error)
            return
        self.see_unwritable(unwritable)
        self.timer_seen(timer)
        ended, self._trouble = self._trouble, ""
        # A screen that is being made reads by itself, and has no parts yet.
        if (ended or turned or version != self._version) and self.screen_stack[0].is_mounted:
            self.refresh_shown()

    def go_to(self, place: "Place") -> None:
        """Let the cursor go to an entry that came back, when the screen is read again."""
        self.today_screen.go_to(place.uid)

    def timer_seen(self, timer: "Timer | None") -> None:
        """Take up the timer that runs, perhaps begun in another window; nothing here."""

    def remind_of_stretching(self) -> None:
        """Do what is due every so many minutes; nothing here."""

    def _troubled(self, error: JournalError) -> None:
        """Tell of a trouble once; when it ends, everything is read again."""
        if error.what != self._trouble:
            self._trouble = error.what
            self.tell(error)

    @work(group="save")
    async def _write(
        self,
        work_of: "Callable[[Desk], object]",
        said: str = "",
        refused: "Callable[[JournalError], object] | None" = None,
        form: "FieldsScreen[Any] | None" = None,
        then: "Callable[[], object] | None" = None,
    ) -> None:
        """Write, say that it was done, and show it; what is refused goes back to where it was asked.

        Args:
            work_of: what is to be done; it may return the sentence that says so.
            said: that sentence.
            refused: where a refusal goes, unless something else is being typed by then.
            form: where it was said: its words are kept until they are written.
            then: what follows once it is written.
        """
        try:
            answer = await self.store_thread.write(work_of)
        except JournalError as error:
            self.today_screen.show_again()
            self._trouble = error.what  # when it ends, what is there is read again
            if form is not None and self.is_busy:
                self.put_aside(form, error)
            elif refused is not None:
                self.call_later(refused, error)
            else:
                self.tell(error)
            return
        if form is not None:
            self.forget(form)
        words = answer if isinstance(answer, str) else said
        if isinstance(answer, Undone):
            words = said or undone_words(answer, self.today_screen.today, self.vocabulary)
            if answer.place is not None:
                self.go_to(answer.place)
        if words:
            self.say(words, timeout=LONG_S if len(words) > _LONG else SHORT_S)
        else:
            self.unsay()
        if then is not None:
            then()
        self.refresh_shown()
