"""Use cases of routines, plans and skips: what there is to do today, how often a week, and what was left out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from journal import library
from journal.clock import Clock
from journal.config import Settings
from journal.domain.adherence import PlannedWeeks, mondays_until, planned_weeks
from journal.domain.doses import planned
from journal.domain.exercises import ANY, GROUPS
from journal.domain.names import name_slug, prefixed
from journal.domain.nearest import nearest
from journal.domain.routines import Plan, Routine, RoutineItem, Skip, checked_per_week, plan_that_holds
from journal.errors import NotFound, ValueRefused
from journal.services.exercises import exercise_named, named_first
from journal.services.logging import exercises_of, today

if TYPE_CHECKING:
    from journal.store.store import Store

WEEKS = 8
# What a session of the routine in use is called.
# "today" is the one in use; the others are words of `journal routine`.
_RESERVED = ("today", "use", "stop", "add", "edit", "rename", "delete")
# A starter's phase as a spell calls it.
PHASES = {"acute": "acute", "subacute": "subacute", "past": "past three months"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRoutine:
    """A routine as it is offered.

    Attributes:
        routine: it; a starter that was never changed has no uid.
        title: what a starter is called; empty for the user's own.
        about: one sentence of a starter.
        is_starter: it came with the journal and is as it came.
    """

    routine: Routine
    title: str
    about: str
    is_starter: bool


def shown_routines(store: "Store") -> list[ShownRoutine]:
    """Return the routines: the one in use, the user's own by name, then the starters that nobody changed."""
    own = sorted(store.routines(), key=lambda one: (one.used_from is None, one.name))
    starters = {starter.name: starter for starter in library.starters()}
    shown = []
    for routine in own:
        starter = starters.pop(routine.name, None)
        title, about = (starter.title, starter.about) if starter else ("", "")
        shown.append(ShownRoutine(routine=routine, title=title, about=about, is_starter=False))
    as_they_came = [
        ShownRoutine(routine=_started(starter), title=starter.title, about=starter.about, is_starter=True)
        for starter in starters.values()
    ]
    return [*shown, *as_they_came]


def _started(starter: library.Starter) -> Routine:
    items = tuple(RoutineItem(exercise=slug, dose=dose) for slug, dose in starter.items)
    return Routine(name=starter.name, items=items, phase=starter.phase)


def routine_named(store: "Store", word: str) -> Routine:
    """Return the routine of a name, or of the beginning of one.

    Raises:
        NotFound: none, or several.
    """
    routines = {shown.routine.name: shown.routine for shown in shown_routines(store)}
    name = name_slug(word)
    if name in routines:
        return routines[name]
    found = prefixed(name, {known: known for known in routines})
    if len(found) == 1:
        return routines[found[0]]
    if found:
        raise NotFound(f"'{word}' could be {', '.join(found[:-1])} or {found[-1]}", "Write one more letter.")
    near = nearest(name, routines)
    raise NotFound(f"no routine '{word}'{f': did you mean {near}?' if near else ''}", "journal routine lists them.")


def routine_in_use(store: "Store", day: date | None = None) -> Routine | None:
    """Return the routine in use, or None; with a day, only if it was in use then."""
    for routine in store.routines():
        if routine.used_from is not None and (day is None or routine.used_from <= day):
            return routine
    return None


def save_routine(store: "Store", clock: Clock, routine: Routine) -> Routine:
    """Save a routine with its exercises.

    Raises:
        ValueRefused: it has no exercise, its name is taken or means something else, or a dose is not understood.
        NotFound: one of its exercises is not known.
    """
    if not routine.items:
        raise ValueRefused("a routine has at least one exercise", "Name one, with its dose: bird-dog 10x5s")
    if routine.name in _RESERVED:
        word = "the word for the routine in use" if routine.name == "today" else "a word of journal routine"
        raise ValueRefused(f"'{routine.name}' is {word}", "Choose another name.")
    exercises = exercises_of(store)
    for item in routine.items:
        if item.exercise not in exercises:
            raise NotFound(f"no exercise '{item.exercise}'", "journal exercises lists them all.")
        if item.dose is not None:
            planned(exercises[item.exercise], item.dose)
    return store.save_routine(routine, clock.now())


def read_item(store: "Store", text: str) -> RoutineItem:
    """Return the item that some words say: an exercise and its dose, "bird-dog 10x5s".

    Raises:
        NotFound: no such exercise.
        LineError: the dose is not understood.
    """
    words = text.split()
    if not words:
        raise ValueRefused("an exercise is missing", "Write it like bird-dog 10x5s.")
    exercise, rest = named_first(store, words)
    dose = " ".join(rest)
    if dose:
        planned(exercise, dose)
    return RoutineItem(exercise=exercise.slug, dose=dose or None)


def read_items(store: "Store", texts: Sequence[str]) -> tuple[RoutineItem, ...]:
    """Return the items of several texts; blank ones are skipped."""
    return tuple(read_item(store, text) for text in texts if text.strip())


def use_routine(store: "Store", clock: Clock, settings: Settings, routine: Routine | None) -> Routine | None:
    """Make a routine today's, from today on, or with None the one in use no more."""
    now = today(clock, settings)
    used = routine_in_use(store)
    if routine is not None:
        if used is not None and used == routine:
            return used
        return store.save_routine(replace(routine, used_from=now), clock.now())
    if used is None:
        raise NotFound(
            "no routine is in use", "Make one today's first.", command="journal routine use NAME makes one today's."
        )
    return store.save_routine(replace(used, used_from=None), clock.now())


def delete_routine(store: "Store", clock: Clock, routine: Routine) -> None:
    """Remove a routine; a starter comes back as it was.

    Raises:
        NotFound: it is a starter that nobody changed.
    """
    if routine.uid is None:
        raise NotFound(f"'{routine.name}' came with the journal and is as it came", "Only your own can be deleted.")
    store.delete_routine(routine, clock.now())


# -- plans


def target_named(store: "Store", word: str) -> str:
    """Return what a plan is about: "any", a group, or an exercise's slug."""
    name = name_slug(word)
    return name if name in (ANY, *GROUPS) else exercise_named(store, word).slug


def set_plan(store: "Store", clock: Clock, settings: Settings, target: str, per_week: int | None) -> Plan | None:
    """Plan to do something so often a week from this week on; None ends its plan, and the weeks before keep theirs.

    Returns:
        What holds from this week on; None where nothing was planned before and no plan is left.

    Raises:
        NotFound: there is no plan to take away.
        ValueRefused: the number is outside 1 to 50.
    """
    now = today(clock, settings)
    monday = mondays_until(now, 1)[0]
    plans = [plan for plan in store.plans() if plan.exercise == target]
    if per_week is None and plan_that_holds(plans, target) is None:
        raise NotFound(f"nothing is planned for {target}")
    if per_week is None and plan_that_holds((plan for plan in plans if plan.from_day < monday), target) is None:
        store.delete_plans([plan for plan in plans if plan.from_day >= monday], clock.now())
        return None
    this_week = next((plan for plan in plans if plan.from_day >= monday), None)
    times = 0 if per_week is None else checked_per_week(per_week)
    plan = Plan(exercise=target, per_week=times, from_day=monday)
    if this_week is not None:
        # One of a later week was set when the clock was ahead.
        plan = replace(this_week, per_week=times, from_day=monday)
    return store.save_plan(plan, clock.now())


def weeks_done(store: "Store", clock: Clock, settings: Settings, weeks: int = WEEKS) -> list[PlannedWeeks]:
    """Return the sessions of each of the last weeks beside what was planned; the last one is the present week."""
    now = today(clock, settings)
    mondays = mondays_until(now, weeks)
    return planned_weeks(store.exercise_sessions(mondays[0], now), store.plans(), exercises_of(store), mondays)


# -- skips


def skip_exercise(
    store: "Store", clock: Clock, settings: Settings, slug: str, reason: str | None = None, day: date | None = None
) -> Skip:
    """Say that an exercise was left out on a day, today by default; said again with a reason, that is the new one.

    Raises:
        ValueRefused: it was done on that day.
    """
    on = day or today(clock, settings)
    if store.exercise_sessions(on, on, slug):
        raise ValueRefused(f"'{slug}' was done on that day", "Delete what was done first, if it was not.")
    before = next((skip for skip in store.skips(on, on) if skip.exercise == slug), None)
    skip = replace(before, reason=reason or before.reason) if before else Skip(day=on, exercise=slug, reason=reason)
    return store.save_skip(skip, clock.now())


def unskip_exercise(store: "Store", clock: Clock, settings: Settings, slug: str, day: date | None = None) -> None:
    """Take back that an exercise was left out on a day.

    Raises:
        NotFound: it was not.
    """
    on = day or today(clock, settings)
    before = next((skip for skip in store.skips(on, on) if skip.exercise == slug), None)
    if before is None:
        raise NotFound(f"'{slug}' was not left out on that day")
    store.delete_skip(before, clock.now())
