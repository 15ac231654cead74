"""What the application does about spells and periods: it asks, and writes what was answered."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual import on, work

from journal.clock import Clock
from journal.config import Settings
from journal.domain.spells import SpellSaid
from journal.domain.standing import Question, Standing
from journal.errors import JournalError
from journal.tui import messages
from journal.tui.sign_app import SignApp
from journal.tui.undone import Undone, undone_words

if TYPE_CHECKING:
    from journal.store.store import Store
    from journal.tui.desk import Desk
    from journal.tui.screens.onset import Onset
    from journal.tui.screens.spell import Told
    from journal.tui.screens.spells import SpellsScreen


class SpellApp(SignApp):
    """An application that asks about spells."""

    def __init__(self, store: "Store | Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        super().__init__(store, settings, clock)
        self._spells: SpellsScreen | None = None
        self.add_mode("spells", self._make_spells)

    def _make_spells(self) -> "SpellsScreen":
        from journal.tui.screens.spells import SpellsScreen

        self._spells = SpellsScreen()
        return self._spells

    @work(group="save")
    async def _write(
        self,
        work_of: "Callable[[Desk], object]",
        said: str = "",
        refused: Callable[[JournalError], object] | None = None,
    ) -> None:
        """Write, say that it was done, and show it; what is refused goes back to where it was asked."""
        try:
            answer = await self.store_thread.write(work_of)
        except JournalError as error:
            self.today_screen.show_again()
            self._trouble = error.what  # when it ends, what is there is read again
            if refused is not None:
                self.call_later(refused, error)
            else:
                self.tell(error)
            return
        words = said or (
            undone_words(answer, self.today_screen.today, self.vocabulary) if isinstance(answer, Undone) else ""
        )
        if words:
            self.say(words)
        self.refresh_shown()

    # -- the onset

    async def action_set_onset(self) -> None:
        """Ask when the spell started."""
        await self._ask_onset()

    async def _ask_onset(self, *, first: bool = False, error: JournalError | None = None) -> None:
        from journal.tui.screens.onset import FirstRunScreen

        def answered(onset: "Onset | None") -> None:
            if onset is not None:
                self._write(lambda desk: desk.start_spell(onset.said), "Saved: when the spell started.")
            elif first:
                self.store_thread.submit(lambda desk: desk.asked())

        form = FirstRunScreen(self.context_of(self.today_screen.today), error)
        await self.push_screen(form, answered)
        form.focus_first()

    # -- editing

    @on(messages.SpellOpened)
    @work(group="ask")
    async def _spell_opened(self, message: messages.SpellOpened) -> None:
        try:
            standing = await self.store_thread.ask(lambda desk: desk.spell(message.onset))
        except JournalError as error:
            self.tell(error)
            return
        await self._edit_spell(standing)

    async def _edit_spell(
        self, standing: Standing, error: JournalError | None = None, words: Mapping[str, str] | None = None
    ) -> None:
        from journal.tui.screens.spell import SpellScreen

        onset = standing.spell.onset

        def answered(said: "SpellSaid | Told | None") -> None:
            if isinstance(said, SpellSaid) and said != SpellSaid():
                self._write(
                    lambda desk: desk.edit_spell(onset, said),
                    "Saved: the spell as you set it. u takes it back.",
                    lambda error: self._edit_spell(standing, error, form.words),
                )

        form = SpellScreen(standing, self.context_of(self.today_screen.today), error, words)
        await self.push_screen(form, answered)
        form.focus_first()

    # -- what is not known

    @work(group="ask")
    async def action_answer(self) -> None:
        """Put the open question, asked before or not."""
        try:
            question = await self.store_thread.ask(lambda desk: desk.question())
        except JournalError as error:
            self.tell(error)
            return
        if question is None:
            self.say("Nothing is asked: no spell has thirty days that are not known.")
        else:
            await self._ask_question(question)

    async def _ask_question(
        self, question: Question, error: JournalError | None = None, words: Mapping[str, str] | None = None
    ) -> None:
        from journal.tui.screens.spell import SCREENS

        def answered(answer: "SpellSaid | Told | None") -> None:
            from journal.tui.screens.spell import Told

            self.store_thread.submit(lambda desk: desk.asked_gap(question))
            if isinstance(answer, Told):
                self._tell_period(answer, lambda error: self._ask_question(question, error, form.words))

        form = SCREENS[question.kind](question, self.context_of(self.today_screen.today), error, words)
        await self.push_screen(form, answered)
        form.focus_first()

    async def action_say_period(self) -> None:
        """Ask what the days of a period were."""
        await self._ask_period()

    async def _ask_period(self, error: JournalError | None = None, words: Mapping[str, str] | None = None) -> None:
        from journal.tui.screens.spell import PeriodScreen, Told

        def answered(answer: "SpellSaid | Told | None") -> None:
            if isinstance(answer, Told):
                self._tell_period(answer, lambda error: self._ask_period(error, form.words))

        form = PeriodScreen(self.context_of(self.today_screen.today), error, words)
        await self.push_screen(form, answered)
        form.focus_first()

    def _tell_period(self, told: "Told", refused: Callable[[JournalError], object]) -> None:
        if told.answer in ("same", "new"):
            same = told.answer == "same"
            words = "Saved: the same spell." if same else "Saved: a new spell."
            self._write(lambda desk: desk.same_spell(same=same), f"{words} u takes it back.", refused)
            return
        self._write(
            lambda desk: desk.say(told.first, told.last, told.answer, told.pain_days),
            "Saved: what those days were. u takes it back.",
            refused,
        )
