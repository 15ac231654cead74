"""What the application does about spells and periods: it asks, and writes what was answered."""

from collections.abc import Awaitable, Mapping
from typing import TYPE_CHECKING

from textual import on, work

from journal.domain.asked_week import AskedWeek
from journal.domain.spells import Spell, SpellSaid
from journal.domain.standing import Question, Standing
from journal.domain.statements import PeriodSaid, Statement
from journal.errors import JournalError
from journal.tui import messages, spell_messages
from journal.tui.asking import asking
from journal.tui.base import LONG_S
from journal.tui.bindings import keys_on
from journal.tui.sign_app import SignApp

if TYPE_CHECKING:
    from journal.domain.history import History
    from journal.tui.screens.onset import Onset
    from journal.tui.screens.spell import Answer
    from journal.tui.screens.spells import SpellsScreen


class SpellApp(SignApp):
    """An application that asks about spells."""

    _spells: "SpellsScreen | None" = None

    def _make_spells(self) -> "SpellsScreen":
        from journal.tui.screens.spells import SpellsScreen

        self._spells = SpellsScreen()
        return self._spells

    # -- reading

    def refresh_shown(self) -> None:
        """Read what is shown again."""
        if self.current_mode == "spells":
            self._load_spells()
        else:
            super().refresh_shown()

    @work(exclusive=True, group="spells")
    async def _load_spells(self) -> None:
        screen = self._spells
        if screen is None:
            return
        shown = await self._asked_to_show(lambda desk: desk.spells())
        if shown is not None:
            self._version = shown.version
            screen.shown = shown

    # -- the onset

    @asking
    async def action_set_onset(self) -> None:
        """Ask when the spell started."""
        known = await self.store_thread.ask(lambda desk: desk.running_spell())
        await self._ask_onset(known)

    async def _ask_onset(
        self,
        known: Spell | None = None,
        error: JournalError | None = None,
        words: Mapping[str, str] | None = None,
        *,
        first: bool = False,
    ) -> None:
        from journal.tui.screens.onset import FirstRunScreen

        def answered(onset: "Onset | None") -> None:
            if onset is not None:
                said = f"Saved: the spell started {onset.words(self.today_screen.today)}. u takes it back."
                self._write(
                    lambda desk: desk.start_spell(onset.said),
                    said,
                    lambda error: self._ask_onset(known, error, form.said_last, first=first),
                    form,
                )
            elif first:
                self.store_thread.submit(lambda desk: desk.asked())

        form = FirstRunScreen(self.context_of(self.today_screen.today), known, error, words)
        await self.push_screen(form, answered)
        form.focus_first()

    # -- editing

    @on(messages.SpellOpened)
    @asking
    async def _spell_opened(self, message: messages.SpellOpened) -> None:
        standing = await self.store_thread.ask(lambda desk: desk.spell(message.onset))
        await self._edit_spell(standing)

    async def _edit_spell(
        self, standing: Standing, error: JournalError | None = None, words: Mapping[str, str] | None = None
    ) -> None:
        from journal.tui.screens.spell import SpellScreen

        onset = standing.spell.onset

        def answered(said: "Answer | None") -> None:
            if said == SpellSaid():
                self.forget(form)
            elif isinstance(said, SpellSaid):
                self._write(
                    lambda desk: desk.edit_spell(onset, said),
                    "Saved: the spell as you set it. u takes it back.",
                    lambda error: self._edit_spell(standing, error, form.said_last),
                    form,
                )

        form = SpellScreen(standing, self.context_of(self.today_screen.today), error, words)
        await self.push_screen(form, answered)
        form.focus_first()

    @on(spell_messages.SpellUnsaid)
    def _spell_unsaid(self, message: spell_messages.SpellUnsaid) -> None:
        self._write(lambda desk: desk.unsay_spell(message.onset))

    # -- what is not known

    @asking
    async def action_answer(self) -> None:
        """Put the open question, asked before or not."""
        question = await self.store_thread.ask(lambda desk: desk.question())
        if question is None:
            for sort in ("gap", "return"):
                self.drafts.drop_sort(sort)
            self.say("Nothing is asked: no spell has thirty days that are not known.")
        else:
            await self._ask_question(question)

    async def _ask_question(
        self,
        question: Question,
        error: JournalError | None = None,
        words: Mapping[str, str] | None = None,
        others: "History | None" = None,
    ) -> None:
        from journal.tui.screens.spell import SCREENS

        others = others or await self._known_without()

        def again(error: JournalError) -> Awaitable[None]:
            return self._ask_question(question, error, form.said_last, others)

        def answered(answer: "Answer | None") -> None:
            self.store_thread.submit(lambda desk: desk.asked_gap(question))
            if isinstance(answer, bool):
                words = "Saved: the same spell." if answer else "Saved: a new spell."
                self._write(lambda desk: desk.same_spell(same=answer), f"{words} u takes it back.", again, form)
            elif isinstance(answer, PeriodSaid):
                self._write(lambda desk: desk.say(answer), refused=again, form=form)
            elif answer is not None:
                self.forget(form)

        form = SCREENS[question.kind](question, self.context_of(self.today_screen.today), error, words, others)
        await self.push_screen(form, answered)
        form.focus_first()

    async def _known_without(self, seen: Statement | None = None) -> "History | None":
        """Return what a period is held against; without it a form opens all the same, and tells less."""
        try:
            return await self.store_thread.ask(lambda desk: desk.known_without(seen))
        except JournalError:
            return None

    @asking
    async def action_say_period(self) -> None:
        """Ask what the days of a period were."""
        await self._ask_period()

    async def _ask_period(
        self,
        seen: Statement | None = None,
        error: JournalError | None = None,
        words: Mapping[str, str] | None = None,
        others: "History | None" = None,
    ) -> None:
        from journal.tui.screens.spell import PeriodScreen

        others = others or await self._known_without(seen)

        def answered(answer: "Answer | None") -> None:
            if isinstance(answer, PeriodSaid):
                self._write(
                    lambda desk: desk.say(answer) if seen is None else desk.change_statement(seen, answer),
                    refused=lambda error: self._ask_period(seen, error, form.said_last, others),
                    form=form,
                )

        form = PeriodScreen(self.context_of(self.today_screen.today), error, words, seen, others)
        await self.push_screen(form, answered)
        form.focus_first()

    @on(spell_messages.StatementOpened)
    @asking
    async def _statement_opened(self, message: spell_messages.StatementOpened) -> None:
        seen = await self.store_thread.ask(lambda desk: desk.statement(message.uid))
        await self._ask_period(seen)

    @on(spell_messages.StatementUnsaid)
    def _statement_unsaid(self, message: spell_messages.StatementUnsaid) -> None:
        self._write(lambda desk: desk.unsay(message.uid))

    # -- a week at once, and no tracking at all

    @asking
    async def action_say_week(self) -> None:
        """Ask what the latest days were, all at once."""
        week = await self.store_thread.ask(lambda desk: desk.asked_week())
        if week is None:
            key = keys_on(self).named("say-period")
            self.say(f"Nothing is left to say of the last days. {key} says any other time.", timeout=LONG_S)
        else:
            await self._ask_week(week)

    async def _ask_week(
        self,
        week: AskedWeek,
        error: JournalError | None = None,
        words: Mapping[str, str] | None = None,
        others: "History | None" = None,
    ) -> None:
        from journal.tui.screens.week import WeekScreen

        others = others or await self._known_without()

        def answered(answer: "Answer | None") -> None:
            if isinstance(answer, PeriodSaid):
                self._write(
                    lambda desk: desk.say(answer),
                    refused=lambda error: self._ask_week(week, error, form.said_last, others),
                    form=form,
                )

        form = WeekScreen(week, self.context_of(self.today_screen.today), error, words, others)
        await self.push_screen(form, answered)
        form.focus_first()

    def action_pause_tracking(self) -> None:
        """Pause tracking from today on, or go on where it is paused."""
        key = keys_on(self).named("pause-tracking")
        self._write(lambda desk: desk.pause_or_resume(key))
