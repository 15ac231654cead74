"""Exercises, routines, plans and skips in words: one wording for the trail, the shell and the screens."""

from collections.abc import Mapping
from datetime import date

from journal.domain.exercises import ANY, GROUPS, ExerciseSaid, name_of
from journal.domain.routines import Plan, Routine, RoutineItem, Skip
from journal.domain.slugs import Exercise
from journal.domain.words import day_words

PHASE_WORDS = {
    "any": "at any time",
    "when-improving": "when improving",
    "after-acute": "after the acute phase",
    "advised-against": "the article advises against it",
}
MEASURE_WORDS = {
    "sets-reps": "sets × repetitions",
    "reps-hold": "repetitions × hold",
    "duration": "seconds",
    "minutes": "minutes",
    "minutes-distance": "minutes, distance",
}


def exercise_said_words(said: ExerciseSaid) -> str:
    """Return "exercise bird-dog: called Pointer dog; also pointer; 8x5s; hidden" of what was said of one."""
    parts = [
        said.name and f"called {said.name}",
        said.aliases and f"also {', '.join(said.aliases)}",
        said.group,
        said.measure and MEASURE_WORDS.get(said.measure, said.measure),
        said.sided and "right and left",
        said.dose and f"dose {said.dose}",
        said.phase and PHASE_WORDS.get(said.phase, said.phase),
        said.muscles and ", ".join(said.muscles),
        said.how_to and " ".join(said.how_to),
        said.caution,
        said.note,
        said.hidden and "hidden",
    ]
    words = "; ".join(str(part) for part in parts if part)
    return f"exercise {said.slug}: {words}" if words else f"exercise {said.slug}"


def item_words(item: RoutineItem, exercises: Mapping[str, Exercise]) -> str:
    """Return "Bird dog 10x5s"."""
    return f"{name_of(item.exercise, exercises)} {item.dose or ''}".rstrip()


def routine_words(routine: Routine, today: date) -> str:
    """Return "routine evening, in use from 3 Mar"; its exercises are told one by one."""
    used = f", in use from {day_words(routine.used_from, today)}" if routine.used_from else ""
    return f"routine {routine.name}{used}"


def plan_words(plan: Plan, exercises: Mapping[str, Exercise], today: date) -> str:
    """Return "Bird dog 3 times a week from 3 Mar"."""
    if plan.per_week == 0:
        return f"{target_words(plan.exercise, exercises)} planned no more from {day_words(plan.from_day, today)}"
    times = "once" if plan.per_week == 1 else f"{plan.per_week} times"
    return f"{target_words(plan.exercise, exercises)} {times} a week from {day_words(plan.from_day, today)}"


def target_words(name: str, exercises: Mapping[str, Exercise]) -> str:
    """Return what a plan is about: "any exercise", a group, or the name of an exercise."""
    if name == ANY:
        return "any exercise"
    return name if name in GROUPS else name_of(name, exercises)


def skip_words(skip: Skip, exercises: Mapping[str, Exercise], today: date) -> str:
    """Return "Bird dog left out on 3 Mar: no time"."""
    reason = f": {skip.reason}" if skip.reason else ""
    return f"{name_of(skip.exercise, exercises)} left out on {day_words(skip.day, today)}{reason}"
