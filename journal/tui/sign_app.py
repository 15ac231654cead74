"""What the application does about signs and the help: a logged sign opens its list, an emergency sign comes again."""

from collections.abc import Callable, Sequence
from datetime import date

from textual import work

from journal.domain.entries import Entry
from journal.domain.signs import number_words, opened_by
from journal.domain.words import day_words
from journal.errors import JournalError
from journal.tui.asking import asking
from journal.tui.base import LONG_S
from journal.tui.history_app import HistoryApp

_AGAIN_S = 1.0


class SignApp(HistoryApp):
    """An application with a help, which opens by itself when a sign was logged."""

    @property
    def _numbers(self) -> list[str]:
        return number_words(self.settings.emergency_number, self.settings.doctor_number)

    # -- the help

    def action_help(self) -> None:
        """Show all keys, and the other pages of the help."""
        self._open_help("keys")

    def action_get_help(self) -> None:
        """Show when to get help."""
        self._open_help("get-help")

    def _open_help(self, page: str) -> None:
        from journal.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(page, self._numbers))

    # -- a sign is logged

    def signs_saved(self, entries: Sequence[Entry], seen: Entry | None = None) -> None:
        """Open the lists of the signs among entries that were just saved.

        Args:
            entries: as they are saved.
            seen: the one that was edited, as it was before; what it said then opens nothing again.
        """
        values = [entry.value for entry in entries if seen is None or entry.value != seen.value]
        if opened_by(values):
            from journal.tui.screens.signs import SignScreen

            self.push_screen(SignScreen(values, self._numbers))

    # -- an emergency sign comes again

    async def show_signs_again(self, then: Callable[[], object]) -> None:
        """Show the emergency signs that no advice was got about, before whatever else is asked at a start.

        Args:
            then: called once that is answered, at once where there are none.
        """
        try:
            signs = await self.store_thread.ask(lambda desk: desk.signs_to_show())
        except JournalError as error:
            self.tell(error)
            signs = []
        if signs and len(self.screen_stack) > 1:  # words that were left, and not typed anew, wait behind the signs
            self.show_signs_later()
            then()
        elif signs:
            await self._ask_advice(signs, then)
        else:
            then()

    def show_signs_later(self) -> None:
        """Show them as soon as nothing is being typed."""
        self.set_timer(_AGAIN_S, self._show_signs_later)

    @work(group="signs")
    async def _show_signs_later(self) -> None:
        if self.is_busy:
            self.show_signs_later()
        else:
            await self.show_signs_again(lambda: None)

    @asking
    async def action_got_advice(self) -> None:
        """Ask when advice was got about the emergency signs, at any time."""
        from journal.tui.screens.signs import AdviceScreen

        if any(isinstance(screen, AdviceScreen) for screen in self.screen_stack):
            self.say("It is asked already, below this text.")
            return
        signs = await self.store_thread.ask(lambda desk: desk.signs_to_show())
        if signs:
            await self._ask_advice(signs, lambda: None, got=True)
        else:
            self.say("No sign waits for advice: only an emergency sign that you logged is asked about.", timeout=LONG_S)

    async def _ask_advice(self, signs: Sequence[Entry], then: Callable[[], object], *, got: bool = False) -> None:
        from journal.tui.screens.signs import AdviceScreen

        def answered(got_on: date | None) -> None:
            if got_on is None:
                then()
            else:
                self._save_advice(signs, got_on, then)

        form = AdviceScreen(signs, self._numbers, self.context_of(None), got=got)
        await self.push_screen(form, answered)
        form.focus_first()

    @work(group="save")
    async def _save_advice(self, signs: Sequence[Entry], got_on: date, then: Callable[[], object]) -> None:
        try:
            await self.store_thread.write(lambda desk: desk.got_advice(signs, got_on))
        except JournalError as error:
            self.tell(error)  # they come again at the next start
        else:
            day = day_words(got_on, self.context_of(None).today)
            self.say(f"Saved: you got advice on {day}. u takes it back.", timeout=LONG_S)
            self.refresh_shown()
        then()
