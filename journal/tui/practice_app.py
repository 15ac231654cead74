"""What the application does about the library, routines, plans and skips."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from textual import on, work

from journal.errors import JournalError, NotFound
from journal.tui import practice_messages as messages
from journal.tui.asking import asking
from journal.tui.spell_app import SpellApp

if TYPE_CHECKING:
    from journal.domain.exercises import ExerciseSaid
    from journal.tui.screens.exercise_forms import Often, RoutineTyped
    from journal.tui.screens.exercises import ExercisesScreen


class PracticeApp(SpellApp):
    """An application with the library, routines, plans and skips."""

    _exercises: "ExercisesScreen | None" = None

    def _make_exercises(self) -> "ExercisesScreen":
        from journal.tui.screens.exercises import ExercisesScreen

        self._exercises = ExercisesScreen()
        return self._exercises

    # -- reading

    def refresh_shown(self) -> None:
        """Read what is shown again."""
        if self.current_mode == "exercises":
            self._load_practice()
        else:
            super().refresh_shown()

    @on(messages.PracticeChosen)
    def _practice_chosen(self) -> None:
        self._load_practice()

    @work(exclusive=True, group="practice")
    async def _load_practice(self) -> None:
        screen = self._exercises
        if screen is None:
            return
        tab = screen.tab
        shown = await self._asked_to_show(lambda desk: desk.practice(tab))
        if shown is not None:
            self._version, self.vocabulary = shown.version, shown.vocabulary
            screen.shown = shown

    @on(messages.PageWanted)
    @work(exclusive=True, group="page")
    async def _page_wanted(self, message: messages.PageWanted) -> None:
        screen = self._exercises
        if screen is None or not message.slug:
            return
        try:
            screen.page = await self.store_thread.ask(lambda desk: desk.exercise_page(message.slug))
        except NotFound:
            return  # taken back meanwhile; the list that is on its way goes on without it
        except JournalError as error:
            screen.page = None
            self._troubled(error)

    # -- writing

    def _go_to(self, key: str) -> None:
        """Go to what is being saved, once it is in its list."""
        if self._exercises is not None:
            self._exercises.list_of_tab().wanted = key

    @on(messages.ExerciseHidden)
    def _exercise_hidden(self, message: messages.ExerciseHidden) -> None:
        self._write(lambda desk: desk.hide_or_offer(message.slug))

    @on(messages.RoutineItemToggled)
    def _routine_item_toggled(self, message: messages.RoutineItemToggled) -> None:
        self._write(lambda desk: desk.put_into_routine(message.slug))

    @on(messages.RoutineUsed)
    def _routine_used(self, message: messages.RoutineUsed) -> None:
        self._write(lambda desk: desk.use_or_stop(message.name))

    @on(messages.RoutineDeleted)
    def _routine_deleted(self, message: messages.RoutineDeleted) -> None:
        self._write(lambda desk: desk.remove_routine(message.name))

    # -- changing an exercise

    @on(messages.ExerciseChangeWanted)
    def _exercise_change_wanted(self, message: messages.ExerciseChangeWanted) -> None:
        self._ask_exercise(message.slug)

    @asking
    async def _ask_exercise(
        self, slug: str, said: Mapping[str, str] | None = None, error: JournalError | None = None, at: str = ""
    ) -> None:
        from journal.tui.screens.exercise_forms import ExerciseScreen, OwnExerciseScreen, refused_field

        page = await self.store_thread.ask(lambda desk: desk.exercise(slug)) if slug else None

        def answered(changed: "ExerciseSaid | None") -> None:
            if changed is None:
                return
            self._write(
                lambda desk: desk.say_of_exercise(changed, is_new=page is None),
                refused=lambda error: self._ask_exercise(slug, form.said_last, error, refused_field(changed, error)),
                form=form,
                then=lambda: self._go_to(changed.slug),
            )

        form = (OwnExerciseScreen if page is None or page.is_own else ExerciseScreen)(page, said, error, at)
        await self.push_screen(form, answered)
        form.focus_first()

    # -- planning, leaving out

    @on(messages.PlanWanted)
    def _plan_wanted(self, message: messages.PlanWanted) -> None:
        self._ask_plan(message.target)

    @asking
    async def _ask_plan(
        self, target: str, said: Mapping[str, str] | None = None, error: JournalError | None = None
    ) -> None:
        from journal.tui.screens.exercise_forms import PlanScreen

        planning = await self.store_thread.ask(lambda desk: desk.planning(target))

        def answered(often: "Often | None") -> None:
            if often is not None and often.per_week == planning.per_week:
                self.forget(form)
            elif often is not None:
                self._write(
                    lambda desk: desk.plan(target, often.per_week),
                    refused=lambda error: self._ask_plan(target, form.said_last, error),
                    form=form,
                )

        form = PlanScreen(planning.words, planning.per_week, said, error)
        await self.push_screen(form, answered)
        form.focus_first()

    @on(messages.LeaveOutWanted)
    @asking
    async def _leave_out_wanted(self, message: messages.LeaveOutWanted) -> None:
        slug = message.slug
        leaving = await self.store_thread.ask(lambda desk: desk.leaving(slug))
        if leaving.skip is not None:
            self._write(lambda desk: desk.take_in(slug))
        elif leaving.is_done:
            self.say(f"{leaving.name} is done today already.")
        else:
            await self.ask_skip(slug, leaving.name)

    async def ask_skip(
        self, slug: str, name: str, day: date | None = None, error: JournalError | None = None, reason: str = ""
    ) -> None:
        """Ask why an exercise is left out on a day, today by default, and save that it is."""
        from journal.tui.screens.skip import SkipScreen

        def answered(reason: str | None) -> None:
            if reason is not None:
                self._write(
                    lambda desk: desk.leave_out(slug, reason or None, day),
                    refused=lambda error: self.ask_skip(slug, name, day, error, reason),
                    form=form,
                )

        form = SkipScreen(name, error, reason)
        await self.push_screen(form, answered)
        form.focus_first()

    # -- changing a routine

    @on(messages.RoutineChangeWanted)
    def _routine_change_wanted(self, message: messages.RoutineChangeWanted) -> None:
        self._ask_routine(message.name)

    @asking
    async def _ask_routine(
        self, name: str, said: Mapping[str, str] | None = None, error: JournalError | None = None, at: str = "name"
    ) -> None:
        from journal.tui.screens.exercise_forms import RoutineScreen

        seen = await self.store_thread.ask(lambda desk: desk.routine(name)) if name else None

        def answered(routine: "RoutineTyped | None") -> None:
            if routine is not None:
                self._write(
                    lambda desk: desk.write_routine(seen, routine.name, routine.lines),
                    refused=lambda error: self._ask_routine(name, form.said_last, error, routine.field_of(error)),
                    form=form,
                    then=lambda: self._go_to(routine.name),
                )

        form = RoutineScreen(seen, said, error, at)
        await self.push_screen(form, answered)
        form.focus_first()
