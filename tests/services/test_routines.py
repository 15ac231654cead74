"""Routines, plans and skips in use: written, used, read from words, and what was done beside what was planned."""

import sqlite3
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from journal import library
from journal.config import Settings
from journal.domain.entries import Completion
from journal.domain.exercises import GROUPS, ExerciseSaid
from journal.domain.routines import Plan, Routine, RoutineItem, plan_that_holds
from journal.domain.slugs import EXERCISES
from journal.errors import LineError, NotFound, StaleEdit, ValueRefused
from journal.services.exercises import add_exercise
from journal.services.logging import log_line
from journal.services.routines import (
    WEEKS,
    delete_routine,
    read_item,
    read_items,
    routine_in_use,
    routine_named,
    save_routine,
    set_plan,
    shown_routines,
    skip_exercise,
    target_named,
    unskip_exercise,
    use_routine,
    weeks_done,
)
from journal.store.store import Store
from tests.support import BERLIN, NOW, FakeClock, days_ago, open_store

SETTINGS = Settings()
TODAY = NOW.date()
MONDAY = date(2026, 11, 23)
STARTERS = [starter.name for starter in library.starters()]
ITEMS = (RoutineItem(exercise="bird-dog", dose="10x5s"), RoutineItem(exercise="walking"))
EVENING = Routine(name="evening", items=ITEMS)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def names(store: Store) -> list[str]:
    return [shown.routine.name for shown in shown_routines(store)]


# -- shown


def test_the_starters_are_there_from_the_beginning_with_doses_that_are_understood(
    store: Store, clock: FakeClock
) -> None:
    shown = shown_routines(store)
    assert [one.routine.name for one in shown] == STARTERS
    assert all(one.is_starter and one.title and one.about and one.routine.uid is None for one in shown)
    for one in shown:
        assert save_routine(store, clock, one.routine).items == one.routine.items


def test_the_one_in_use_comes_first_then_ones_own_by_name_then_the_starters(store: Store, clock: FakeClock) -> None:
    for name in ("zeta", "alpha"):
        save_routine(store, clock, replace(EVENING, name=name))
    assert names(store) == ["alpha", "zeta", *STARTERS]
    use_routine(store, clock, SETTINGS, routine_named(store, "zeta"))
    assert names(store) == ["zeta", "alpha", *STARTERS]


def test_a_starter_that_was_changed_is_ones_own_and_comes_back_when_it_is_deleted(
    store: Store, clock: FakeClock
) -> None:
    starter = routine_named(store, "getting-going")
    changed = save_routine(store, clock, replace(starter, items=ITEMS))
    shown = shown_routines(store)[0]
    assert (shown.routine, shown.is_starter, shown.title) == (changed, False, "Getting going")
    assert sorted(names(store)) == sorted(STARTERS)
    delete_routine(store, clock, changed)
    assert routine_named(store, "getting-going") == starter
    with pytest.raises(NotFound, match="is as it came"):
        delete_routine(store, clock, starter)


@pytest.mark.parametrize(
    ("word", "name"),
    [("evening", "evening"), ("Getting going", "getting-going"), ("get", "getting-going"), ("ev", "evening")],
)
def test_a_routine_is_found_by_its_name_or_the_beginning_of_it(
    store: Store, clock: FakeClock, word: str, name: str
) -> None:
    save_routine(store, clock, EVENING)
    assert routine_named(store, word).name == name


def test_none_or_several_routines_are_refused(store: Store, clock: FakeClock) -> None:
    save_routine(store, clock, replace(EVENING, name="getting-up"))
    for word, refusal in (
        ("getting", "could be getting-up or getting-going"), ("e", "no routine 'e'"), ("", "no routine"),
        ("getting-gonig", "did you mean getting-going"),
    ):  # fmt: skip
        with pytest.raises(NotFound, match=refusal):
            routine_named(store, word)


# -- written


def test_what_cannot_be_done_is_not_saved(store: Store, clock: FakeClock) -> None:
    for routine, refusal in (
        (replace(EVENING, items=()), "at least one exercise"),
        (replace(EVENING, items=(RoutineItem(exercise="wall-sit"),)), "no exercise 'wall-sit'"),
        (replace(EVENING, items=(RoutineItem(exercise="bird-dog", dose="3x10 left"),)), "is not a dose"),
        (replace(EVENING, items=(RoutineItem(exercise="walking", dose="400m"),)), "400m is 400 minutes"),
        (replace(EVENING, name="today"), "the word for the routine in use"),
    ):
        with pytest.raises((ValueRefused, NotFound), match=refusal):
            save_routine(store, clock, routine)
    assert store.routines() == []


def test_a_name_that_is_taken_is_refused_and_one_of_a_starter_is_not(store: Store, clock: FakeClock) -> None:
    save_routine(store, clock, EVENING)
    with pytest.raises(ValueRefused, match="there is a routine 'evening' already"):
        save_routine(store, clock, replace(EVENING, items=ITEMS[:1]))
    assert save_routine(store, clock, replace(EVENING, name="first-days")).uid is not None
    assert sorted(names(store)) == sorted(["evening", *STARTERS])


def test_a_hidden_exercise_and_no_dose_may_stand_in_a_routine(store: Store, clock: FakeClock) -> None:
    store.save_exercise(ExerciseSaid(slug="walking", hidden=True), NOW)
    items = (RoutineItem(exercise="walking", dose="none"), RoutineItem(exercise="crunch"))
    assert save_routine(store, clock, replace(EVENING, items=items)).items == items


# -- in use


def test_a_routine_is_used_from_today_on_until_another_one_is(store: Store, clock: FakeClock) -> None:
    assert routine_in_use(store) is None
    with pytest.raises(NotFound, match="no routine is in use"):
        use_routine(store, clock, SETTINGS, None)
    used = use_routine(store, clock, SETTINGS, routine_named(store, "first-days"))
    assert used is not None
    assert (used.used_from, routine_in_use(store)) == (TODAY, used)
    assert routine_in_use(store, TODAY) == used
    assert routine_in_use(store, TODAY - timedelta(days=1)) is None
    clock.advance(timedelta(days=3))
    assert use_routine(store, clock, SETTINGS, used) == used  # used already: since when stays
    other = use_routine(store, clock, SETTINGS, save_routine(store, clock, EVENING))
    assert (routine_in_use(store), other and other.used_from) == (other, TODAY + timedelta(days=3))
    assert use_routine(store, clock, SETTINGS, None) == replace(other or EVENING, used_from=None, version=3)
    assert routine_in_use(store) is None


def test_before_the_day_turns_a_routine_is_used_from_the_day_before(store: Store) -> None:
    night = FakeClock(datetime(2026, 11, 25, 2, 0, tzinfo=BERLIN))
    used = use_routine(store, night, SETTINGS, save_routine(store, night, EVENING))
    assert (used or EVENING).used_from == TODAY


def test_one_that_was_put_aside_elsewhere_is_not_taken_for_the_one_in_use(store: Store, clock: FakeClock) -> None:
    seen = use_routine(store, clock, SETTINGS, save_routine(store, clock, EVENING))
    use_routine(store, clock, SETTINGS, routine_named(store, "first-days"))
    with pytest.raises(StaleEdit):
        use_routine(store, clock, SETTINGS, seen)
    assert (routine_in_use(store) or EVENING).name == "first-days"


# -- items in words


@pytest.mark.parametrize(
    ("text", "slug", "dose"),
    [
        ("bird-dog 10x5s", "bird-dog", "10x5s"), ("Bird dog 10 x 5s", "bird-dog", "10 x 5s"), ("walk", "walking", None),
        ("side plank from knees 3x10s", "side-plank-knees", "3x10s"), ("bird-dog x10", "bird-dog", "x10"),
        ("  walking   20 min ", "walking", "20 min"), ("glute bridge none", "glute-bridge", "none"),
        ("plank 2 30s", "plank-2", "30s"), ("plank 2", "plank-2", None), ("käfer 2x8", "käfer", "2x8"),
        ("walking 20min 2km", "walking", "20min 2km"),
    ],
)  # fmt: skip
def test_an_item_is_a_name_and_its_dose(store: Store, clock: FakeClock, text: str, slug: str, dose: str | None) -> None:
    for own in ("Plank 2", "Käfer"):
        said = ExerciseSaid(slug=own.lower().replace(" ", "-"), name=own, group="core", measure="sets-reps")
        add_exercise(store, clock, said)
    assert read_item(store, text) == RoutineItem(exercise=slug, dose=dose)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "an exercise is missing"), ("  ", "an exercise is missing"), ("wall sit 3x10", "no exercise 'wall'"),
        ("10x5s", "no exercise '10x5s'"), ("bird-dog left", "is not a dose"), ("yoga 9min, walking", "has no comma"),
        ("prone 3x10", "could be"), ("walking 400m", "400 minutes"), ("bird-dog note slowly", "no note"),
    ],
)  # fmt: skip
def test_an_item_that_is_not_understood_is_refused(store: Store, text: str, refusal: str) -> None:
    with pytest.raises((ValueRefused, NotFound), match=refusal):
        read_item(store, text)


@pytest.mark.parametrize("name", STARTERS)
def test_a_routine_written_in_words_is_read_back(store: Store, name: str) -> None:
    items = routine_named(store, name).items
    texts = [f"{EXERCISES[item.exercise].name} {item.dose}" for item in items]
    assert read_items(store, texts) == items
    assert read_items(store, ["", *(f"{item.exercise} {item.dose}" for item in items), " "]) == items


# -- plans


@pytest.mark.parametrize("word", ["any", "Any", *GROUPS])
def test_a_plan_is_about_any_exercise_a_group_or_one(store: Store, word: str) -> None:
    assert target_named(store, word) == word.lower()
    assert target_named(store, "Bird dog") == "bird-dog"
    with pytest.raises(NotFound):
        target_named(store, "wall-sit")


def test_a_plan_said_again_in_its_week_is_one_plan_and_the_later_number_holds(store: Store, clock: FakeClock) -> None:
    first = set_plan(store, clock, SETTINGS, "core", 3)
    clock.advance(timedelta(days=5))  # Sunday
    second = set_plan(store, clock, SETTINGS, "core", 5)
    assert first is not None
    assert second is not None
    assert (second.uid, second.version, second.per_week, second.from_day) == (first.uid, 2, 5, MONDAY)
    assert store.plans() == [second]
    store.undo(NOW)
    assert [plan.per_week for plan in store.plans()] == [3]


def test_a_plan_of_a_later_week_leaves_the_weeks_before_as_they_were(store: Store, clock: FakeClock) -> None:
    set_plan(store, clock, SETTINGS, "core", 3)
    set_plan(store, clock, SETTINGS, "any", 7)
    clock.advance(timedelta(days=6))  # the Monday after
    set_plan(store, clock, SETTINGS, "core", 5)
    assert [(plan.exercise, plan.per_week, plan.from_day) for plan in store.plans()] == [
        ("any", 7, MONDAY), ("core", 3, MONDAY), ("core", 5, MONDAY + timedelta(weeks=1)),
    ]  # fmt: skip
    rows = {row.name: row.plans[-3:] for row in weeks_done(store, clock, SETTINGS)}
    assert rows == {"any": (None, 7, 7), "core": (None, 3, 5)}


def test_a_plan_set_while_the_clock_was_ahead_is_brought_back(store: Store, clock: FakeClock) -> None:
    clock.advance(timedelta(weeks=3))
    set_plan(store, clock, SETTINGS, "core", 3)
    clock.advance(timedelta(weeks=-3))
    set_plan(store, clock, SETTINGS, "core", 4)
    assert [(plan.per_week, plan.from_day) for plan in store.plans()] == [(4, MONDAY)]


def test_a_plan_that_ends_leaves_the_weeks_before_as_they_were(store: Store, clock: FakeClock) -> None:
    store.save_plan(Plan(exercise="core", per_week=3, from_day=MONDAY - timedelta(weeks=2)), NOW)
    set_plan(store, clock, SETTINGS, "core", 5)
    ended = set_plan(store, clock, SETTINGS, "core", None)
    assert ended is not None
    assert (ended.per_week, ended.from_day) == (0, MONDAY)
    assert {row.name: row.plans[-3:] for row in weeks_done(store, clock, SETTINGS)}["core"] == (3, 3, None)
    assert plan_that_holds(store.plans(), "core") is None
    with pytest.raises(NotFound, match="nothing is planned for core"):
        set_plan(store, clock, SETTINGS, "core", None)
    store.undo(NOW)
    assert [plan.per_week for plan in store.plans()] == [3, 5]
    store.redo(NOW)
    set_plan(store, clock, SETTINGS, "core", 2)  # planned again in the same week
    assert [plan.per_week for plan in store.plans()] == [3, 2]


def test_of_a_plan_that_ended_before_the_weeks_shown_nothing_is_left_there(store: Store, clock: FakeClock) -> None:
    for weeks, times in ((60, 3), (40, 0)):
        store.save_plan(Plan(exercise="bird-dog", per_week=times, from_day=MONDAY - timedelta(weeks=weeks)), NOW)
    assert [row.name for row in weeks_done(store, clock, SETTINGS)] == ["any"]


def test_a_plan_of_this_week_alone_is_taken_away_in_one_step(store: Store, clock: FakeClock) -> None:
    store.save_plan(Plan(exercise="core", per_week=2, from_day=MONDAY), NOW)
    store.save_plan(Plan(exercise="any", per_week=9, from_day=MONDAY), NOW)
    assert set_plan(store, clock, SETTINGS, "core", None) is None
    assert [plan.exercise for plan in store.plans()] == ["any"]
    with pytest.raises(NotFound, match="nothing is planned for core"):
        set_plan(store, clock, SETTINGS, "core", None)
    store.undo(NOW)
    assert len(store.plans()) == 2


@pytest.mark.parametrize("per_week", [0, -1, 51])
def test_a_plan_outside_its_range_is_refused(store: Store, clock: FakeClock, per_week: int) -> None:
    with pytest.raises(ValueRefused, match="outside 1 to 50"):
        set_plan(store, clock, SETTINGS, "core", per_week)
    set_plan(store, clock, SETTINGS, "core", 3)
    with pytest.raises(ValueRefused):
        set_plan(store, clock, SETTINGS, "core", per_week)
    assert [plan.per_week for plan in store.plans()] == [3]


def test_weeks_count_what_was_done_until_today(store: Store, clock: FakeClock) -> None:
    for days in (0, 1, 2, 8, 9, 70):
        store.save([days_ago(days, Completion(exercise="bird-dog", side=side)) for side in ("right", "left")], NOW)
    store.save([days_ago(1, Completion(exercise="dead-bug")), days_ago(2, Completion(exercise="wall-sit"))], NOW)
    rows = {row.label: row.counts for row in weeks_done(store, clock, SETTINGS)}
    assert rows == {
        "Any exercise": (0,) * 5 + (1, 2, 2), "Core": (0,) * 5 + (1, 2, 2), "Bird dog": (0,) * 5 + (1, 2, 2),
        "Dead bug": (0,) * 7 + (1,), "Other": (0,) * 6 + (1, 0), "Wall sit": (0,) * 6 + (1, 0),
    }  # fmt: skip
    assert {len(counts) for counts in rows.values()} == {WEEKS}


# -- skips


def test_a_skip_said_again_has_the_new_reason_and_is_taken_back(store: Store, clock: FakeClock) -> None:
    first = skip_exercise(store, clock, SETTINGS, "bird-dog", "no time")
    again = skip_exercise(store, clock, SETTINGS, "bird-dog", "too sore")
    assert (again.uid, again.reason, again.day) == (first.uid, "too sore", TODAY)
    skip_exercise(store, clock, SETTINGS, "bird-dog", "rain", TODAY - timedelta(days=1))
    skip_exercise(store, clock, SETTINGS, "walking", "rain")
    unskip_exercise(store, clock, SETTINGS, "bird-dog")
    assert [(skip.day, skip.exercise) for skip in store.skips()] == [
        (TODAY - timedelta(days=1), "bird-dog"), (TODAY, "walking"),
    ]  # fmt: skip
    with pytest.raises(NotFound, match="was not left out"):
        unskip_exercise(store, clock, SETTINGS, "bird-dog")
    unskip_exercise(store, clock, SETTINGS, "bird-dog", TODAY - timedelta(days=1))
    assert [skip.exercise for skip in store.skips()] == ["walking"]


def test_a_skip_said_again_without_a_reason_keeps_the_former(store: Store, clock: FakeClock) -> None:
    skip_exercise(store, clock, SETTINGS, "bird-dog", "too sore")
    assert skip_exercise(store, clock, SETTINGS, "bird-dog").reason == "too sore"


def test_what_was_done_that_day_was_not_left_out(store: Store, clock: FakeClock) -> None:
    log_line(store, clock, SETTINGS, "did bird-dog 2x5s")
    with pytest.raises(ValueRefused, match="was done on that day"):
        skip_exercise(store, clock, SETTINGS, "bird-dog")
    assert store.skips(TODAY, TODAY) == []


def test_before_the_day_turns_a_skip_is_of_the_day_before(store: Store) -> None:
    night = FakeClock(datetime(2026, 11, 25, 2, 0, tzinfo=BERLIN))
    assert skip_exercise(store, night, SETTINGS, "bird-dog").day == TODAY


@pytest.mark.parametrize("reason", ["", " ", "a\nb", "x" * 201])
def test_a_reason_that_cannot_be_kept_is_refused(store: Store, clock: FakeClock, reason: str) -> None:
    with pytest.raises(ValueRefused, match="reason"):
        skip_exercise(store, clock, SETTINGS, "bird-dog", reason)
    assert store.skips() == []


# -- an exercise that is gone


def test_a_routine_whose_exercise_is_gone_is_shown_and_used_and_its_line_can_be_taken_out(
    store: Store, clock: FakeClock
) -> None:
    saved = save_routine(store, clock, EVENING)
    with sqlite3.connect(store.paths.database) as file:
        file.execute("UPDATE routine_item SET exercise = 'wall-sit' WHERE position = 1")
    file.close()
    shown = routine_named(store, "evening")
    assert [item.exercise for item in shown.items] == ["wall-sit", "walking"]
    assert use_routine(store, clock, SETTINGS, shown) == routine_in_use(store)
    used = routine_in_use(store)
    assert used is not None
    with pytest.raises(NotFound, match="no exercise 'wall-sit'"):
        save_routine(store, clock, replace(used, items=used.items[::-1]))
    assert save_routine(store, clock, replace(used, items=used.items[1:])).items == saved.items[1:]


def test_a_dose_that_is_not_understood_names_what_is_wrong(store: Store) -> None:
    with pytest.raises(LineError) as refused:
        read_item(store, "bird-dog 3x10x5")
    assert refused.value.suggestion == "3x10x5s"
