"""The wording of exercises, routines, plans and skips."""

from datetime import date

import pytest
from hypothesis import given, settings

from journal.domain.exercises import MEASURES, NO_DOSE, PHASES, ExerciseSaid, merged_all
from journal.domain.practice_words import (
    MEASURE_WORDS,
    PHASE_WORDS,
    exercise_said_words,
    item_words,
    plan_words,
    routine_words,
    skip_words,
    target_words,
)
from journal.domain.routines import Plan, Routine, RoutineItem, Skip
from journal.domain.slugs import EXERCISES
from tests.support import NOW, exercises_said

TODAY = NOW.date()
SINCE = date(2026, 11, 3)
NAMED = merged_all([ExerciseSaid(slug="bird-dog", name="Pointer dog")])


def test_every_phase_and_every_measure_has_its_words() -> None:
    assert (tuple(PHASE_WORDS), tuple(MEASURE_WORDS)) == (PHASES, MEASURES)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (ExerciseSaid(slug="bird-dog"), "exercise bird-dog"),
        (ExerciseSaid(slug="crunch", hidden=True), "exercise crunch: hidden"),
        (ExerciseSaid(slug="bird-dog", dose=NO_DOSE), "exercise bird-dog: dose none"),
        (
            ExerciseSaid(slug="bird-dog", name="Pointer", aliases=("dog", "zeiger"), dose="8x5s", note="by Ada"),
            "exercise bird-dog: called Pointer; also dog, zeiger; dose 8x5s; by Ada",
        ),
        (
            ExerciseSaid(
                slug="star", name="Star", group="core", measure="reps-hold", sided=True, phase="after-acute",
                muscles=("back", "hips"), how_to=("Lie.", "Lift."), caution="Not on knees.", hidden=True,
            ),
            (
                "exercise star: called Star; core; repetitions × hold; right and left; after the acute phase; "
                "back, hips; Lie. Lift.; Not on knees.; hidden"
            ),
        ),
        (
            ExerciseSaid(slug="star", name="Star", group="qigong", measure="laps", sided=False, phase="at-dawn"),
            "exercise star: called Star; qigong; laps; at-dawn",
        ),
    ],
)  # fmt: skip
def test_what_was_said_of_an_exercise_is_told(said: ExerciseSaid, words: str) -> None:
    assert exercise_said_words(said) == words


@settings(deadline=None)
@given(exercises_said())
def test_all_that_was_said_is_in_the_words(said: ExerciseSaid) -> None:
    words = exercise_said_words(said)
    told = [said.name, said.dose, said.group, said.caution, said.note, *said.aliases, *said.muscles, *said.how_to]
    assert all(text in words for text in told if text is not None)
    assert words.endswith("hidden") is said.hidden


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (RoutineItem(exercise="bird-dog", dose="10x5s"), "Pointer dog 10x5s"),
        (RoutineItem(exercise="walking"), "Walking"),
        (RoutineItem(exercise="walking", dose=" "), "Walking"),
        (RoutineItem(exercise="wall-sit", dose="3x10"), "Wall sit 3x10"),
    ],
)
def test_an_item_is_its_exercise_and_its_dose(item: RoutineItem, words: str) -> None:
    assert item_words(item, NAMED) == words


def test_a_routine_says_since_when_it_is_in_use() -> None:
    assert routine_words(Routine(name="evening"), TODAY) == "routine evening"
    assert routine_words(Routine(name="evening", used_from=SINCE), TODAY) == "routine evening, in use from 3 Nov"


@pytest.mark.parametrize(
    ("target", "per_week", "words"),
    [
        ("any", 1, "any exercise once a week from 3 Nov"),
        ("core", 3, "core 3 times a week from 3 Nov"),
        ("bird-dog", 50, "Pointer dog 50 times a week from 3 Nov"),
        ("wall-sit", 2, "Wall sit 2 times a week from 3 Nov"),
    ],
)
def test_a_plan_says_of_what_and_how_often(target: str, per_week: int, words: str) -> None:
    assert plan_words(Plan(exercise=target, per_week=per_week, from_day=SINCE), NAMED, TODAY) == words
    assert words.startswith(target_words(target, NAMED))


def test_a_skip_says_why_where_that_was_said() -> None:
    skip = Skip(day=SINCE, exercise="bird-dog", reason="no time: visitors")
    assert skip_words(skip, NAMED, TODAY) == "Pointer dog left out on 3 Nov: no time: visitors"
    assert skip_words(Skip(day=date(2025, 3, 3), exercise="walking"), EXERCISES, TODAY) == (
        "Walking left out on 3 Mar 2025"
    )
