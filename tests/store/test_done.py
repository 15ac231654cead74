"""What was done of exercises, counted and listed, against counting by hand."""

import sqlite3
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.entries import Completion, Draft, Entry, Reading
from journal.store.store import Store
from tests.support import NOW, at, days_ago, open_store

TODAY = NOW.date()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(tmp_path_factory.mktemp("shared"))


def done(exercise: str = "bird-dog", side: str | None = None) -> Completion:
    return Completion(exercise=exercise, side=side, reps=10)


def line(store: Store, *values: Completion, days: int = 0) -> list[Entry]:
    """Save what one line says."""
    return store.save([days_ago(days, value) for value in values], NOW)


def day(days: int) -> date:
    return TODAY - timedelta(days=days)


def counted(store: Store) -> list[tuple[int, str, int]]:
    return [((TODAY - on).days, slug, sessions) for on, slug, sessions in store.exercise_sessions()]


# -- sessions


def test_right_and_left_are_one_session_logged_together_or_not(store: Store) -> None:
    line(store, done(side="right"), done(side="left"))
    assert counted(store) == [(0, "bird-dog", 1)]
    line(store, done(side="right"), days=1)
    line(store, done(side="left"), days=1)
    assert counted(store) == [(1, "bird-dog", 1), (0, "bird-dog", 1)]
    line(store, done(side="right"), days=1)
    assert counted(store) == [(1, "bird-dog", 2), (0, "bird-dog", 1)]


def test_a_line_that_says_an_exercise_twice_is_one_session_and_two_lines_are_two(store: Store) -> None:
    line(store, done("glute-bridge"), done("glute-bridge"))
    assert counted(store) == [(0, "glute-bridge", 1)]
    line(store, done("glute-bridge"))
    assert counted(store) == [(0, "glute-bridge", 2)]


def test_a_line_with_one_side_and_no_side_is_one_session(store: Store) -> None:
    line(store, done("walking", "left"), done("walking"), done("walking", "both"))
    assert counted(store) == [(0, "walking", 1)]
    line(store, done("walking", "middle"))
    assert counted(store) == [(0, "walking", 2)]


def test_a_line_about_two_days_is_a_session_of_each(store: Store) -> None:
    store.save([days_ago(1, done()), days_ago(0, done()), days_ago(0, done("walking"))], NOW)
    assert counted(store) == [(1, "bird-dog", 1), (0, "bird-dog", 1), (0, "walking", 1)]


def test_sessions_are_asked_for_by_day_and_by_exercise(store: Store) -> None:
    for days in range(4):
        line(store, done(), done("walking"), days=days)
    assert store.exercise_sessions(day(2), day(1)) == [
        (day(2), "bird-dog", 1), (day(2), "walking", 1), (day(1), "bird-dog", 1), (day(1), "walking", 1),
    ]  # fmt: skip
    assert store.exercise_sessions(last=day(3), exercise="walking") == [(day(3), "walking", 1)]
    assert store.exercise_sessions(first=day(0), exercise="bird-dog") == [(day(0), "bird-dog", 1)]
    assert store.exercise_sessions(exercise="yoga") == []


_SIDES = st.sampled_from([None, "right", "left", "both", "middle"])
_LINES = st.lists(
    st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["bird-dog", "walking"]), _SIDES), min_size=1, max_size=4),
    max_size=8,
)


@settings(max_examples=35, deadline=None)
@given(_LINES)
def test_sessions_and_days_are_what_counting_by_hand_gives(
    shared: Store, lines: list[list[tuple[int, str, str | None]]]
) -> None:
    with sqlite3.connect(shared.paths.database) as file:
        file.execute("DELETE FROM completion")
    file.close()
    batches: dict[tuple[date, str], list[set[str | None]]] = defaultdict(list)
    for said in lines:
        shared.save([days_ago(days, done(slug, side)) for days, slug, side in said], NOW)
        for days, slug in {(days, slug) for days, slug, _ in said}:
            batches[day(days), slug].append({side for *which, side in said if which == [days, slug]})
    expected = [
        (
            on,
            slug,
            max(sum(side in sides for sides in of) for side in ("right", "left"))
            + sum(not sides & {"right", "left"} for sides in of),
        )
        for (on, slug), of in sorted(batches.items())
    ]
    assert shared.exercise_sessions() == expected
    assert all(sessions >= 1 for *_, sessions in expected)
    assert shared.exercise_sessions(exercise="walking") == [one for one in expected if one[1] == "walking"]
    assert shared.exercise_sessions(day(1), day(1)) == [one for one in expected if one[0] == day(1)]
    days_of = {slug: [on for on, other, _ in expected if other == slug] for _, slug, _ in expected}
    assert shared.exercises_done() == {slug: (len(days), max(days)) for slug, days in days_of.items()}


def test_days_done_count_the_journal_day_and_nothing_else(store: Store) -> None:
    assert store.exercises_done() == {}
    night = Draft(value=done(), moment=at(NOW.replace(hour=1)))  # before the day turns
    store.save([night, days_ago(0, Reading(level=3)), days_ago(3, done())], NOW)
    line(store, done(), days=3)
    assert store.exercises_done() == {"bird-dog": (2, day(1))}


# -- the latest ones


def test_completions_come_oldest_first_and_the_latest_of_them(store: Store) -> None:
    saved = [entry for days in (3, 0, 2, 1) for entry in line(store, done(), days=days)]
    line(store, done("walking"))
    by_day = sorted(saved, key=lambda entry: entry.moment.day)
    assert store.completions_of("bird-dog", 10) == by_day
    assert store.completions_of("bird-dog", 2) == by_day[-2:]
    assert store.completions_of("yoga", 10) == []


def test_completions_of_a_day_come_in_order_of_their_moment(store: Store) -> None:
    late, early = (
        store.save([replace(days_ago(0, done()), moment=at(NOW.replace(hour=hour)))], NOW)[0] for hour in (20, 7)
    )
    assert store.completions_of("bird-dog", 10) == [early, late]
    assert store.completions_of("bird-dog", 1) == [late]


def test_completions_hold_all_that_was_logged(store: Store) -> None:
    whole = Completion(
        exercise="bird-dog", side="left", sets=3, reps=10, hold_s=5, duration_s=90, distance_m=7, effort=0, felt="same",
        level_before=0, level_after=10,
    )  # fmt: skip
    (saved,) = store.save([replace(days_ago(0, whole), note="on the mat")], NOW)
    assert store.completions_of("bird-dog", 1) == [saved]
    assert saved.value == whole
