"""The journal behind the Exercises screen: the library, the routines and the weeks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from journal.domain.exercises import ExerciseSaid, merged, name_of
from journal.domain.practice_words import target_words
from journal.domain.routines import MOST_ITEMS, Routine, RoutineItem, Skip
from journal.errors import JournalError, NotFound, ValueRefused
from journal.services.exercises import Page, add_exercise, hide_exercise, page, said_of, save_exercise
from journal.services.logging import exercises_of, today
from journal.services.routines import (
    delete_routine,
    read_item,
    routine_in_use,
    routine_named,
    save_routine,
    set_plan,
    shown_routines,
    skip_exercise,
    unskip_exercise,
    use_routine,
)
from journal.tui.keymap import KeyTable
from journal.tui.open_journal import OpenJournal
from journal.tui.practice_messages import LineRefused
from journal.tui.practice_rows import per_week_words
from journal.tui.practice_shown import ShownPage, ShownPractice, plan_of, shown_page, shown_practice

_BACK = "u takes it back."


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """What is planned of something.

    Attributes:
        words: what it is.
        per_week: how often a week, None for no plan.
    """

    words: str
    per_week: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What there is to know before an exercise is left out today.

    Attributes:
        name: of the exercise.
        is_done: it was done today already.
        skip: what was said when it was left out, or None.
    """

    name: str
    is_done: bool
    skip: Skip | None


class PracticeDesk(OpenJournal):
    """What the screens ask and write of the Exercises screen: the library, the routines and the weeks.

    What writes returns the sentence that says what was done.
    """

    # -- reading

    def practice(self, tab: str) -> ShownPractice:
        """Return a tab of the exercises."""
        version = self.version()
        return shown_practice(self.store, self._clock, self._settings, tab, version)

    def exercise_page(self, slug: str) -> ShownPage:
        """Return the page of an exercise as it is shown."""
        return shown_page(self.store, self._clock, self._settings, slug)

    def exercise(self, slug: str) -> Page:
        """Return the page of an exercise, to change it."""
        return page(self.store, slug)

    def routine(self, name: str) -> Routine:
        """Return a routine, to change it."""
        return routine_named(self.store, name)

    def planning(self, target: str) -> Planning:
        """Return what is planned of a target."""
        plan = plan_of(self.store, target)
        words = target_words(target, exercises_of(self.store))
        return Planning(words=words, per_week=plan.per_week if plan else None)

    def leaving(self, slug: str) -> Leaving:
        """Return what there is to know before an exercise is left out today."""
        now = today(self._clock, self._settings)
        return Leaving(
            name=self._name(slug),
            is_done=any(name == slug for _, name, _ in self.store.exercise_sessions(now, now)),
            skip=next((skip for skip in self.store.skips(now, now) if skip.exercise == slug), None),
        )

    def _name(self, slug: str) -> str:
        return name_of(slug, exercises_of(self.store))

    def _title(self, name: str) -> str:
        """Return a routine's name as the list of them has it."""
        return next((one.title for one in shown_routines(self.store) if one.routine.name == name), "") or name

    # -- exercises

    def say_of_exercise(self, said: ExerciseSaid, *, is_new: bool) -> str:
        """Save what was said of an exercise, or a new one of the user's own."""
        saved = (add_exercise if is_new else save_exercise)(self.store, self._clock, said)
        return f"Saved: {merged(saved).name}. {_BACK}"

    def hide_or_offer(self, slug: str) -> str:
        """Do not offer an exercise any more, or offer it again."""
        before = said_of(self.store, slug)
        hidden = before is None or not before.hidden
        hide_exercise(self.store, self._clock, slug, hidden=hidden)
        if hidden:
            return f"{self._name(slug)} is not offered any more. u brings it back."
        return f"{self._name(slug)} is offered again. {_BACK}"

    def put_into_routine(self, slug: str) -> str:
        """Put an exercise into the routine in use, or take it out."""
        routine, use = routine_in_use(self.store), KeyTable(self._settings.keys).named("use-routine")
        if routine is None:
            raise NotFound("no routine is in use", f"{use} on the Routines tab uses one as today's.")
        rest = tuple(item for item in routine.items if item.exercise != slug)
        if not rest:
            raise ValueRefused(
                f"{self._name(slug)} is all there is in {self._title(routine.name)}",
                f"{use} on the Routines tab stops using the routine.",
            )
        taken_out = len(rest) < len(routine.items)
        items = rest if taken_out else (*rest, RoutineItem(exercise=slug))
        save_routine(self.store, self._clock, replace(routine, items=items))
        where = f"{'out of' if taken_out else 'in'} {self._title(routine.name)}"
        return f"{self._name(slug)} is {where} now. {_BACK}"

    def plan(self, target: str, per_week: int | None) -> str:
        """Plan something so often a week, or not at all."""
        words = target_words(target, exercises_of(self.store))
        if per_week is None and plan_of(self.store, target) is None:
            return f"Nothing is planned for {words}."
        set_plan(self.store, self._clock, self._settings, target, per_week)
        said = f"no plan for {words} any more" if per_week is None else f"{words}, {per_week_words(per_week)}"
        return f"Saved: {said}. {_BACK}"

    def leave_out(self, slug: str, reason: str | None, day: date | None = None) -> str:
        """Say that an exercise was left out on a day, today by default; return the sentence that says so."""
        skip_exercise(self.store, self._clock, self._settings, slug, reason, day)
        return f"Left out: {self._name(slug)}. {_BACK}"

    def take_in(self, slug: str, day: date | None = None) -> str:
        """Take back that an exercise was left out on a day; return the sentence that says so."""
        unskip_exercise(self.store, self._clock, self._settings, slug, day)
        return f"{self._name(slug)} is not left out any more. {_BACK}"

    # -- routines

    def write_routine(self, seen: Routine | None, name: str, lines: Sequence[str]) -> str:
        """Save a routine as it was typed, an exercise a line.

        Raises:
            LineRefused: a line is not understood, which is named.
            ValueRefused: the name is taken.
        """
        items = tuple(self._read_line(number, text) for number, text in enumerate(lines, start=1) if text.strip())
        if len(items) > MOST_ITEMS:
            raise LineRefused(f"a routine has at most {MOST_ITEMS} exercises", "Make two of it.")
        routine = replace(seen or Routine(name=name), name=name, items=items)
        return f"Saved: {save_routine(self.store, self._clock, routine).name}. {_BACK}"

    def _read_line(self, number: int, text: str) -> RoutineItem:
        try:
            return read_item(self.store, text)
        except JournalError as error:
            todo = "Name it as the library does, its dose behind it: bird-dog 10x5s."
            raise LineRefused(
                f"line {number}: {error.what}", todo if isinstance(error, NotFound) else error.todo
            ) from None

    def use_or_stop(self, name: str) -> str:
        """Make a routine today's, or today's no more."""
        routine = routine_named(self.store, name)
        if routine.used_from is None:
            use_routine(self.store, self._clock, self._settings, routine)
            return f"{self._title(name)} is today's routine now. {_BACK}"
        use_routine(self.store, self._clock, self._settings, None)
        return f"{self._title(name)} is not today's routine any more. {_BACK}"

    def remove_routine(self, name: str) -> str:
        """Delete a routine of the user's own."""
        routine = routine_named(self.store, name)
        title = self._title(name)
        delete_routine(self.store, self._clock, routine)
        return f"Deleted: {title}. u brings it back."
