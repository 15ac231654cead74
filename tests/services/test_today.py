"""The tick list of a day with a routine in use: what is offered, what a tick logs, what was left out."""

import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.config import Settings
from journal.domain.entries import Completion
from journal.domain.exercises import ExerciseSaid
from journal.domain.routines import Routine, RoutineItem
from journal.services.exercises import add_exercise, hide_exercise, save_exercise
from journal.services.logging import amend_entries, log_line, undo
from journal.services.routines import routine_in_use, save_routine, skip_exercise, use_routine
from journal.services.today import DayView, Tick, day_view, toggle_tick
from journal.store.store import Store
from tests.support import NOW, FakeClock, days_ago, open_store

SETTINGS = Settings()
TODAY = NOW.date()
ITEMS = (
    RoutineItem(exercise="bird-dog", dose="8x5s"),
    RoutineItem(exercise="glute-bridge"),
    RoutineItem(exercise="walking"),
)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def store(tmp_path: Path, clock: FakeClock) -> Store:
    store = open_store(tmp_path)
    use_routine(store, clock, SETTINGS, save_routine(store, clock, Routine(name="evening", items=ITEMS)))
    return store


def ticks(store: Store, day: date | None = None) -> dict[str, Tick]:
    view: DayView = day_view(store, FakeClock(), SETTINGS, day)
    return {tick.name: tick for tick in view.ticks if tick.kind == "exercise"}


def with_items(store: Store, *items: RoutineItem) -> None:
    used = routine_in_use(store)
    assert used is not None
    save_routine(store, FakeClock(), replace(used, items=items))


def test_the_exercises_of_the_routine_are_offered_in_its_order_at_its_doses(store: Store) -> None:
    found = ticks(store)
    assert list(found) == ["bird-dog", "glute-bridge", "walking"]
    assert [tick.values for tick in found.values()] == [
        tuple(Completion(exercise="bird-dog", side=side, reps=8, hold_s=5) for side in ("right", "left")),
        (Completion(exercise="glute-bridge"),),  # no source gives a dose
        (Completion(exercise="walking", duration_s=1200),),
    ]
    assert all(not tick.entries and tick.skip is None for tick in found.values())
    assert day_view(store, FakeClock(), SETTINGS).routine == "evening"


def test_a_tick_logs_what_is_planned_and_is_taken_back(store: Store, clock: FakeClock) -> None:
    tick = ticks(store)["bird-dog"]
    logged = toggle_tick(store, clock, SETTINGS, tick, TODAY)
    assert [entry.value for entry in logged] == list(tick.values)
    ticked = ticks(store)["bird-dog"]
    assert (ticked.entries, ticked.values) == (tuple(logged), tick.values)
    assert toggle_tick(store, clock, SETTINGS, ticked, TODAY) == []
    assert ticks(store)["bird-dog"] == tick
    undo(store, clock)
    assert ticks(store)["bird-dog"].entries != ()


def test_a_tick_logs_the_plan_and_not_what_was_done_last_time(store: Store, clock: FakeClock) -> None:
    log_line(store, clock, SETTINGS, "yesterday 10:00 did bird-dog 3x2s right")
    assert ticks(store)["bird-dog"].values == tuple(
        Completion(exercise="bird-dog", side=side, reps=8, hold_s=5) for side in ("right", "left")
    )


def test_what_was_done_besides_comes_after_the_routine_and_moves_no_line(store: Store, clock: FakeClock) -> None:
    log_line(store, clock, SETTINGS, "did yoga 20min, did walking 1km")
    found = ticks(store)
    assert list(found) == ["bird-dog", "glute-bridge", "walking", "yoga"]
    assert [len(tick.entries) for tick in found.values()] == [0, 0, 1, 1]


def test_what_was_usual_is_offered_only_without_a_routine(store: Store, clock: FakeClock) -> None:
    log_line(store, clock, SETTINGS, "yesterday 10:00 did yoga 20min")
    assert "yoga" not in ticks(store)
    use_routine(store, clock, SETTINGS, None)
    assert list(ticks(store)) == ["yoga"]


def test_before_it_came_into_use_a_routine_is_not_the_days(store: Store) -> None:
    yesterday = day_view(store, FakeClock(), SETTINGS, TODAY - timedelta(days=1))
    assert yesterday.routine is None
    assert [tick.name for tick in yesterday.ticks if tick.kind == "exercise"] == ["walking", "pelvic-tilt", "cat-cow"]


def test_an_exercise_left_out_says_so_until_it_was_done(store: Store, clock: FakeClock) -> None:
    skip = skip_exercise(store, clock, SETTINGS, "bird-dog", "no time")
    other = skip_exercise(store, clock, SETTINGS, "yoga", None)
    found = ticks(store)
    assert list(found) == ["bird-dog", "glute-bridge", "walking", "yoga"]
    assert (found["bird-dog"].skip, found["yoga"].skip, found["walking"].skip) == (skip, other, None)
    toggle_tick(store, clock, SETTINGS, found["bird-dog"], TODAY)
    assert (ticks(store)["bird-dog"].skip, len(ticks(store)["bird-dog"].entries)) == (None, 2)
    assert ticks(store, TODAY - timedelta(days=1))["walking"].skip is None


def test_an_exercise_that_stands_twice_in_a_routine_is_one_line(store: Store) -> None:
    with_items(
        store, RoutineItem(exercise="walking", dose="5min"), ITEMS[0], RoutineItem(exercise="walking", dose="9min")
    )
    found = ticks(store)
    assert list(found) == ["walking", "bird-dog"]
    assert found["walking"].values == (Completion(exercise="walking", duration_s=300),)


def test_the_dose_of_an_item_comes_before_the_exercises_own_and_none_is_none(store: Store, clock: FakeClock) -> None:
    save_exercise(store, clock, ExerciseSaid(slug="walking", dose="30min"))
    assert ticks(store)["walking"].values == (Completion(exercise="walking", duration_s=1800),)
    with_items(store, RoutineItem(exercise="walking", dose="none"))
    assert ticks(store)["walking"].values == (Completion(exercise="walking"),)


def test_a_hidden_exercise_of_a_routine_is_offered_and_elsewhere_it_is_not(store: Store, clock: FakeClock) -> None:
    hide_exercise(store, clock, "walking", hidden=True)
    assert "walking" in ticks(store)
    use_routine(store, clock, SETTINGS, None)
    assert list(ticks(store)) == ["pelvic-tilt", "cat-cow"]
    store.save([days_ago(1, Completion(exercise="walking"))], NOW)
    assert list(ticks(store)) == []
    log_line(store, clock, SETTINGS, "did walk 20min")
    assert list(ticks(store)) == ["walking"]


def test_an_exercise_of_ones_own_is_ticked_on_its_sides(store: Store, clock: FakeClock) -> None:
    add_exercise(
        store,
        clock,
        ExerciseSaid(slug="käfer", name="Käfer", group="core", measure="sets-reps", sided=True, dose="3x8"),
    )
    with_items(store, RoutineItem(exercise="käfer"))
    logged = toggle_tick(store, clock, SETTINGS, ticks(store)["käfer"], TODAY)
    assert [entry.value for entry in logged] == [
        Completion(exercise="käfer", side=side, sets=3, reps=8) for side in ("right", "left")
    ]


def test_what_is_gone_or_not_understood_is_a_tick_without_a_dose(store: Store, clock: FakeClock) -> None:
    with sqlite3.connect(store.paths.database) as file:
        file.execute("UPDATE routine_item SET exercise = 'wall-sit' WHERE position = 1")
        file.execute("UPDATE routine_item SET dose = '3x10@5' WHERE position = 3")
    file.close()
    found = ticks(store)
    assert list(found) == ["wall-sit", "glute-bridge", "walking"]
    assert found["wall-sit"].values == (Completion(exercise="wall-sit"),)
    assert found["walking"].values == (Completion(exercise="walking"),)
    (entry,) = toggle_tick(store, clock, SETTINGS, found["wall-sit"], TODAY)
    assert ticks(store)["wall-sit"].entries == (entry,)


def test_a_tick_is_amended_to_what_was_really_done(store: Store, clock: FakeClock) -> None:
    logged = toggle_tick(store, clock, SETTINGS, ticks(store)["bird-dog"], TODAY)
    clock.advance(timedelta(hours=1))
    amended = amend_entries(store, clock, SETTINGS, ticks(store)["bird-dog"].entries, "did bird-dog 5x5s left effort 6")
    assert [entry.value for entry in amended] == [
        Completion(exercise="bird-dog", side="left", reps=5, hold_s=5, effort=6)
    ]
    assert (amended[0].uid, amended[0].moment) == (logged[1].uid, logged[1].moment)
    assert ticks(store)["bird-dog"].entries == tuple(amended)
    undo(store, clock)
    assert [entry.value for entry in ticks(store)["bird-dog"].entries] == [entry.value for entry in logged]


def test_a_routine_without_exercises_offers_none(store: Store) -> None:
    store.save_routine(replace(store.routines()[0], items=()), NOW)
    assert ticks(store) == {}
    assert day_view(store, FakeClock(), SETTINGS).routine == "evening"


def test_a_tick_that_is_not_as_it_was_seen_is_left(store: Store, clock: FakeClock) -> None:
    seen = ticks(store)["bird-dog"]
    logged = toggle_tick(store, clock, SETTINGS, seen, TODAY)
    assert toggle_tick(store, clock, SETTINGS, seen, TODAY) == []
    assert store.entries() == logged
