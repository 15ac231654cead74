"""The tabs of the Exercises screen as they are shown.

It brings the services and with them the store: imported on the store's thread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from journal.clock import Clock
from journal.config import Settings
from journal.domain.adherence import PlannedWeeks, mondays_until
from journal.domain.doses import planned
from journal.domain.exercises import name_of
from journal.domain.gate import visible
from journal.domain.routines import Plan, plan_that_holds
from journal.domain.sessions import Planned
from journal.domain.slugs import Exercise
from journal.domain.steps import steps_of
from journal.domain.vocabulary import Vocabulary
from journal.domain.words import day_words, minutes_words
from journal.errors import JournalError
from journal.services.exercises import Listed, history_of, listed, matching, page
from journal.services.logging import exercises_of, today, vocabulary_of
from journal.services.routines import PHASES, ShownRoutine, routine_in_use, shown_routines, weeks_done
from journal.services.sessions import new_session
from journal.services.spells import judged
from journal.tui.keymap import KeyTable
from journal.tui.practice_rows import (
    IN_ROUTINE,
    Line,
    Wanted,
    WeekTable,
    dose_in_words,
    history_rows,
    library_rows,
    page_lines,
    per_week_words,
    week_table,
    wrapped,
)
from journal.tui.text import Row, Run, Tone
from journal.tui.widgets.reader import Wrapped

if TYPE_CHECKING:
    from journal.store.store import Store

MOST_WEEKS = 12
_NAMES = 24
_COUNTED = (
    "Sessions of each week, by its Monday. Right and left count once; of a group or of any exercise, "
    "a day counts as often as what was done most often on it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLibrary:
    """The library.

    Attributes:
        all: every exercise, hidden or not.
        in_routine: slugs of the routine in use.
        routine: its name; empty without one.
        skipped: slugs that are left out today.
        doses: by slug, in the words of the entry line: as the routine in use has it, else the exercise's own.
    """

    all: tuple[Listed, ...]
    in_routine: frozenset[str]
    routine: str
    skipped: frozenset[str]
    doses: Mapping[str, str]

    def rows(self, wanted: Wanted) -> list[Row]:
        """Return the rows of what is wanted."""
        return library_rows(self._found(wanted), self.in_routine, self.skipped)

    def _found(self, wanted: Wanted) -> list[Listed]:
        hidden = None if wanted.hidden else False
        return matching(self.all, group=wanted.group, phase=wanted.phase, hidden=hidden, text=wanted.text)

    def summary(self, wanted: Wanted, width: int, key: str) -> str:
        """Return "33 exercises · • in evening · 2 not offered: z shows", or as much of it as a width has room for.

        Args:
            wanted: which exercises are counted.
            width: in cells.
            key: shows what is not offered, and hides it again.
        """
        found, hidden = len(self._found(wanted)), sum(one.exercise.hidden for one in self.all)
        count = "1 exercise" if found == 1 else f"{found} exercises"
        marked = f"{IN_ROUTINE} in {self.routine}" if self.routine else ""
        rest = f"{hidden} not offered: {key} {'hides' if wanted.hidden else 'shows'}" if hidden else ""
        several = [(count, marked, rest), (marked, rest), (marked.replace("in ", "", 1), f"{key} {hidden} not offered")]
        told = [" · ".join(part for part in parts if part) for parts in several]
        return next((words for words in told if cell_len(words) <= width), told[-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """The page of an exercise, with what was done of it.

    Attributes:
        slug: of the exercise.
        rows: wraps it to a width.
    """

    slug: str
    rows: Wrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRoutine:
    """A routine in the list, with what stands beside it.

    Attributes:
        row: its line.
        text: wraps what it is to a width.
    """

    row: Row
    text: Wrapped


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWeeks:
    """What was done week by week.

    Attributes:
        lines: any exercise, the groups, the exercises.
        mondays: of the weeks, the present one last.
        words: how it is counted, and what to do while there is nothing.
    """

    lines: tuple[PlannedWeeks, ...]
    mondays: tuple[date, ...]
    words: tuple[str, ...]

    def table(self, width: int) -> WeekTable:
        """Return as much of it as a width has room for."""
        return week_table(self.lines, self.mondays, width)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPractice:
    """A tab of the exercises as it is shown.

    Attributes:
        tab: one of TABS.
        version: of the file, read before the rest.
        vocabulary: every name that the entry line knows.
        library, routines, weeks: what is on the tab; None of the others.
    """

    tab: str
    version: int
    vocabulary: Vocabulary
    library: ShownLibrary | None = None
    routines: tuple[ListedRoutine, ...] | None = None
    weeks: ShownWeeks | None = None


def shown_practice(store: "Store", clock: Clock, settings: Settings, tab: str, version: int) -> ShownPractice:
    """Return a tab, one of TABS."""
    return ShownPractice(
        tab=tab,
        version=version,
        vocabulary=vocabulary_of(store, settings),
        library=_library(store, clock, settings) if tab == "library" else None,
        routines=_routines(store, clock, settings) if tab == "routines" else None,
        weeks=_weeks(store, clock, settings) if tab == "weeks" else None,
    )


# -- the library


def _library(store: "Store", clock: Clock, settings: Settings) -> ShownLibrary:
    found = listed(store, hidden=None)
    now = today(clock, settings)
    routine = routine_in_use(store)
    items = {item.exercise: item.dose for item in routine.items} if routine else {}
    return ShownLibrary(
        all=tuple(found),
        in_routine=frozenset(items),
        routine=routine.name if routine else "",
        skipped=frozenset(skip.exercise for skip in store.skips(now, now)),
        doses={one.exercise.slug: items.get(one.exercise.slug) or one.exercise.dose for one in found},
    )


def shown_page(store: "Store", clock: Clock, settings: Settings, slug: str) -> ShownPage:
    """Return the page of an exercise.

    Raises:
        NotFound: there is none.
    """
    found, history, now = page(store, slug), history_of(store, slug), today(clock, settings)
    lines = page_lines(found, _states(store, found.exercise, now, KeyTable(settings.keys)))
    last = history.sessions[-1].day if history.sessions else None

    def rows(width: int) -> Sequence[Row]:
        return [*wrapped(lines, width), *history_rows(history, last, now, width)]

    return ShownPage(slug=slug, rows=rows)


def _states(store: "Store", exercise: Exercise, now: date, keys: KeyTable) -> list[str]:
    """Return what is meant to be done of an exercise."""
    show, offer = keys.named("show-hidden"), keys.named("hide-exercise")
    states = [f"Not offered; {show} shows or hides such ones, {offer} offers it again."] if exercise.hidden else []
    routine = routine_in_use(store)
    items = [item for item in routine.items if item.exercise == exercise.slug] if routine else []
    if routine is not None and items:
        dose = dose_in_words(exercise, items[0].dose) if items[0].dose else ""
        states.append(f"{IN_ROUTINE} In today's routine {routine.name}{f': {dose}' if dose else ''}")
    plan = plan_of(store, exercise.slug)
    if plan is not None:
        states.append(f"Planned {per_week_words(plan.per_week)}")
    left_out = [skip.reason for skip in store.skips(now, now) if skip.exercise == exercise.slug]
    return [*states, *(f"Left out today{f': {reason}' if reason else ''}" for reason in left_out)]


def plan_of(store: "Store", target: str) -> Plan | None:
    """Return the plan of a target that holds now, or None."""
    return plan_that_holds(store.plans(), target)


# -- the routines


def _routines(store: "Store", clock: Clock, settings: Settings) -> tuple[ListedRoutine, ...]:
    now = today(clock, settings)
    standing = judged(store, now).current
    phase = standing.phase(settings.acute_days) if standing is not None else None
    exercises = exercises_of(store)
    shown = []
    for one in shown_routines(store):
        of_phase = PHASES.get(one.routine.phase or "", "")
        for_now = f"for now: {of_phase}" if phase is not None and of_phase == str(phase) else ""
        if one.routine.used_from is not None:
            right = "today's"
        else:
            # Which phase, the text beside it says: here the name needs the room.
            right = "for now" if for_now else "starter" if one.is_starter else "yours"
        row = Row((Run(one.title or one.routine.name),), (Run(right, Tone.MUTED),), one.routine.name)
        lines = _routine_lines(one, for_now or of_phase, now)
        items = _item_rows(one, exercises)
        length = _length_words(one, exercises, clock, settings)
        shown.append(ListedRoutine(row=row, text=_together(lines, items, [Line(length)] if length else [])))
    return tuple(shown)


def _together(before: list[Line], items: list[Row], after: list[Line]) -> Wrapped:
    return lambda width: [*wrapped(before, width), Row(()), *items, Row(()), *wrapped(after, width)]


def _routine_lines(one: ShownRoutine, phase: str, now: date) -> list[Line]:
    routine = one.routine
    facts = ["" if one.title in ("", routine.name) else routine.name, phase]
    if not one.is_starter:
        facts.append("from a starter" if one.title else "yours")
    lines = [Line(one.title or routine.name, Tone.STRONG), Line(" · ".join(fact for fact in facts if fact), Tone.MUTED)]
    if routine.used_from is not None:
        lines.append(Line(f"Today's routine since {day_words(routine.used_from, now)}"))
    if one.about:
        lines.append(Line(one.about))
    return [*lines, *(Line(note) for note in (routine.note or "").splitlines())]


def _item_rows(one: ShownRoutine, exercises: Mapping[str, Exercise]) -> list[Row]:
    """Return the exercises of a routine, their doses in a column."""
    said = []
    for item in one.routine.items:
        exercise = exercises.get(item.exercise)
        dose = item.dose or (exercise.dose if exercise else "")
        words = dose_in_words(exercise, dose) if exercise else dose
        each = " each side" if words and exercise and exercise.sided else ""
        said.append((visible(name_of(item.exercise, exercises)), f"{words}{each}"))
    width = min(max((cell_len(name) for name, _ in said), default=0), _NAMES) + 2
    return [Row((Run(set_cell_size(name, width)), Run(words, Tone.MUTED))) for name, words in said]


def _length_words(one: ShownRoutine, exercises: Mapping[str, Exercise], clock: Clock, settings: Settings) -> str:
    """Return about how long a guided session takes; empty where a step of it is at one's own pace."""
    try:
        items = [
            Planned(
                exercise=exercises[item.exercise],
                dose=planned(exercises[item.exercise], item.dose or exercises[item.exercise].dose),
            )
            for item in one.routine.items
        ]
        session = new_session(items, clock, settings)
        steps = steps_of(session.items, session.pace)
    except (JournalError, KeyError):
        return ""
    seconds = [step.seconds for step in steps]
    known = [second for second in seconds if second is not None]
    if not known or len(known) < len(seconds):
        return ""
    return f"A guided session takes about {minutes_words(max(round(sum(known) / 60), 1))}."


# -- the weeks


def _weeks(store: "Store", clock: Clock, settings: Settings) -> ShownWeeks:
    lines = tuple(weeks_done(store, clock, settings, MOST_WEEKS))
    empty = all(not any(line.counts) and line.plans[-1] is None for line in lines)
    words = [_COUNTED]
    if empty:
        key = KeyTable(settings.keys).named
        todo = f"{key('log-exercise')} logs an exercise, {key('plan-line')} plans how often."
        words.insert(0, f"Nothing done in these weeks and nothing planned. {todo}")
    return ShownWeeks(lines=lines, mondays=tuple(mondays_until(today(clock, settings), MOST_WEEKS)), words=tuple(words))
