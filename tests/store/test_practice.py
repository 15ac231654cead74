"""Exercises, routines, plans and skips: kept as they were said, changed as they were seen, undone like all else."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.exercises import ExerciseSaid
from journal.domain.routines import MOST_PER_WEEK, Plan, Routine, RoutineItem, Skip
from journal.domain.slugs import EXERCISES
from journal.errors import StaleEdit, ValueRefused
from journal.store.rows import table_of
from journal.store.store import Store
from tests.support import DOSES, NOTES, NOW, WORDS, exercises_said, open_store

TODAY = NOW.date()
BUG = ExerciseSaid(slug="beetle", name="Beetle", group="core", measure="sets-reps", aliases=("bug", "käfer"))
ITEMS = (RoutineItem(exercise="walking", dose="20min"), RoutineItem(exercise="bird-dog"))
EVENING = Routine(name="evening", items=ITEMS)
PLAN = Plan(exercise="core", per_week=3, from_day=date(2026, 11, 23))
SKIP = Skip(day=TODAY, exercise="bird-dog", reason="no time")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


_DAYS = st.dates(date(1990, 1, 1), date(2026, 11, 24))
_SLUGS = st.sampled_from(sorted(EXERCISES)) | WORDS
ROUTINES = st.builds(
    Routine,
    name=WORDS,
    items=st.lists(st.builds(RoutineItem, exercise=_SLUGS, dose=DOSES), max_size=5).map(tuple),
    phase=st.sampled_from([None, "acute", "subacute", "past"]),
    used_from=st.none() | _DAYS,
    note=NOTES,
)
PLANS = st.builds(Plan, exercise=_SLUGS | st.just("any"), per_week=st.integers(0, MOST_PER_WEEK), from_day=_DAYS)
SKIPS = st.builds(
    Skip, day=_DAYS, exercise=_SLUGS, reason=st.none() | st.text("abÄ虫 ,;'\"", min_size=1).filter(str.strip)
)


def new(said: list[ExerciseSaid | Routine | Plan | Skip]) -> list[ExerciseSaid | Routine | Plan | Skip]:
    return [replace(each, uid=None, version=1) for each in said]


# -- kept as they were said


@settings(max_examples=10, deadline=None)
@given(
    st.lists(exercises_said(), max_size=4, unique_by=lambda one: one.slug),
    st.lists(ROUTINES, max_size=4, unique_by=lambda one: one.name),
    st.lists(PLANS, max_size=4, unique_by=lambda one: (one.exercise, one.from_day)),
    st.lists(SKIPS, max_size=4, unique_by=lambda one: (one.day, one.exercise)),
)
def test_all_of_it_comes_back_from_a_new_process(
    exercises: list[ExerciseSaid], routines: list[Routine], plans: list[Plan], skips: list[Skip]
) -> None:
    with TemporaryDirectory() as name:
        store = open_store(Path(name))
        said = [store.save_exercise(each, NOW) for each in exercises]
        kept = [store.save_routine(each, NOW) for each in routines]
        meant = [store.save_plan(each, NOW) for each in plans]
        left = [store.save_skip(each, NOW) for each in skips]
        assert new([*said, *kept, *meant, *left]) == [*exercises, *routines, *plans, *skips]
        store.close()
        store = Store.open(store.paths)
        assert store.exercises_said() == sorted(said, key=lambda each: each.slug)
        used = [each.uid for each in kept if each.used_from][-1:]  # each one that came into use put the last one aside
        expected = sorted(kept, key=lambda each: each.name)
        assert new([*store.routines()]) == new(
            [each if each.uid in used else replace(each, used_from=None) for each in expected]
        )
        assert store.plans() == sorted(meant, key=lambda each: (each.exercise, each.from_day))
        assert store.skips() == sorted(left, key=lambda each: (each.day, each.uid or ""))
        store.close()


def test_no_column_is_forgotten(store: Store) -> None:
    """Every column that the user's word can reach says something of a value that says everything."""
    whole = replace(
        BUG, hidden=True, dose="3x10", sided=True, phase="any", muscles=("back",), caution="Slowly.", how_to=("Lie.",),
        note="by Ada",
    )  # fmt: skip
    store.save_exercise(whole, NOW)
    store.save_routine(replace(EVENING, phase="acute", used_from=TODAY, note="by Ada"), NOW)
    store.save_plan(PLAN, NOW)
    store.save_skip(SKIP, NOW)
    empty: set[str] = set()
    for change in store.changes():
        assert change.after is not None
        assert set(change.after) == {column.name for column in table_of(change.kind).columns}
        empty |= {f"{change.kind}.{name}" for name, value in change.after.items() if value is None}
    assert empty == {"routine_item.note", "routine_item.dose", "plan.note", "skip.note"}  # one item has no dose
    assert {field.name for field in fields(ExerciseSaid)} - {"group"} == set(columns_of(store, "exercise")) - {"family"}


def columns_of(store: Store, table: str) -> Mapping[str, Any]:
    return next(change.after for change in store.changes() if change.kind == table and change.after)


def test_texts_are_stored_as_the_tables_say(store: Store) -> None:
    store.save_exercise(replace(BUG, muscles=("back", "hips, both"), how_to=("Lie down.", "Lift.")), NOW)
    columns = columns_of(store, "exercise")
    assert (columns["aliases"], columns["muscles"]) == ("bug käfer", "back; hips, both")
    assert (columns["how_to"], columns["hidden"], columns["sided"]) == ("Lie down.\nLift.", 0, None)


def test_a_row_that_a_newer_version_wrote_is_read(store: Store) -> None:
    """Another group, a change to what is built in there, and one's own that is built in here."""
    store.save_exercise(BUG, NOW)
    with sqlite3.connect(store.paths.database) as file:
        file.execute("UPDATE exercise SET family = 'qigong', measure = 'laps', phase = 'at-dawn'")
        rows = "INSERT INTO exercise (uid, version, slug, hidden, family, measure, sided) VALUES (?, 1, ?, 1, ?, ?, ?)"
        file.execute(rows, ("x", "wall-sit", None, None, None))
        file.execute(rows, ("y", "walking", "hips", "sets-reps", 1))
    file.close()
    bug, walking, wall = store.exercises_said()
    assert (bug.group, bug.measure, bug.phase) == ("qigong", "laps", "at-dawn")
    assert (wall.slug, wall.name, wall.hidden) == ("wall-sit", None, True)
    hidden = store.save_exercise(replace(bug, hidden=True), NOW)
    assert store.exercises_said() == [hidden, walking, wall]
    assert (hidden.group, walking.group) == ("qigong", "hips")


# -- changed and removed as they were seen


def test_an_exercise_is_changed_as_it_was_seen(store: Store) -> None:
    seen = store.save_exercise(replace(BUG, note="by Ada"), NOW)
    changed = store.save_exercise(replace(seen, name="Käfer", note=None), NOW)
    assert (changed.uid, changed.version, changed.note) == (seen.uid, 2, None)
    assert store.exercises_said() == [changed]
    for late in (store.save_exercise, store.delete_exercise):
        with pytest.raises(StaleEdit, match="the exercise was changed elsewhere"):
            late(seen, NOW)
    store.delete_exercise(changed, NOW)
    for late in (store.save_exercise, store.delete_exercise):
        with pytest.raises(StaleEdit, match="the exercise was deleted elsewhere"):
            late(changed, NOW)
    assert store.exercises_said() == []
    assert len(store.changes()) == 3


def test_a_second_row_of_a_slug_a_plan_or_a_skip_is_refused(store: Store) -> None:
    store.save_exercise(BUG, NOW)
    store.save_plan(PLAN, NOW)
    store.save_skip(SKIP, NOW)
    with pytest.raises(StaleEdit, match="the exercise was changed elsewhere"):
        store.save_exercise(replace(BUG, name="Another"), NOW)
    with pytest.raises(StaleEdit, match="the plan was changed elsewhere"):
        store.save_plan(replace(PLAN, per_week=7), NOW)
    with pytest.raises(StaleEdit, match="what was left out was changed elsewhere"):
        store.save_skip(replace(SKIP, reason=None), NOW)
    assert len(store.changes()) == 3
    for other in (replace(PLAN, exercise="any"), replace(PLAN, from_day=TODAY)):
        store.save_plan(other, NOW)
    for skip in (replace(SKIP, exercise="walking"), replace(SKIP, day=TODAY - timedelta(days=1))):
        store.save_skip(skip, NOW)


def test_a_plan_and_a_skip_are_changed_and_removed_as_they_were_seen(store: Store) -> None:
    plan, skip = store.save_plan(PLAN, NOW), store.save_skip(SKIP, NOW)
    changed = store.save_plan(replace(plan, per_week=5), NOW), store.save_skip(replace(skip, reason=None), NOW)
    assert (store.plans(), store.skips()) == ([changed[0]], [changed[1]])
    other = store.save_plan(replace(PLAN, exercise="any"), NOW)
    late: list[Callable[[], object]] = [
        lambda: store.save_plan(plan, NOW),
        lambda: store.delete_plans([other, plan], NOW),
        lambda: store.save_skip(skip, NOW),
        lambda: store.delete_skip(skip, NOW),
    ]
    for write in late:
        with pytest.raises(StaleEdit, match="changed elsewhere"):
            write()
    assert (store.plans(), store.skips()) == ([other, changed[0]], [changed[1]])
    store.delete_plans([other], NOW)
    store.delete_plans([changed[0]], NOW)
    store.delete_skip(changed[1], NOW)
    with pytest.raises(StaleEdit, match="deleted elsewhere"):
        store.delete_skip(changed[1], NOW)
    assert (store.plans(), store.skips()) == ([], [])


def test_plans_are_removed_as_one_operation(store: Store) -> None:
    plans = [store.save_plan(replace(PLAN, from_day=PLAN.from_day - timedelta(weeks=n)), NOW) for n in range(3)]
    store.delete_plans(plans, NOW)
    assert store.plans() == []
    store.undo(NOW)
    assert new([*store.plans()]) == new([*reversed(plans)])


def test_skips_are_asked_for_by_day(store: Store) -> None:
    days = [TODAY - timedelta(days=days) for days in range(4)]
    for day in days:
        store.save_skip(replace(SKIP, day=day), NOW)
    assert [skip.day for skip in store.skips()] == days[::-1]
    assert [skip.day for skip in store.skips(days[2], days[1])] == [days[2], days[1]]
    assert [skip.day for skip in store.skips(last=days[2])] == [days[3], days[2]]
    assert [skip.day for skip in store.skips(first=days[0])] == [days[0]]
    assert store.skips(days[0], days[1]) == []


# -- routines


def test_a_routine_comes_back_with_its_items_in_their_order(store: Store) -> None:
    items = tuple(RoutineItem(exercise=slug) for slug in reversed(EXERCISES)) + ITEMS[:1]
    saved = store.save_routine(replace(EVENING, items=items), NOW)
    other = store.save_routine(replace(EVENING, name="at-work", items=ITEMS[1:]), NOW)
    assert store.routines() == [other, saved]
    assert saved.items == items


def test_items_are_written_again_only_where_they_changed(store: Store) -> None:
    seen = store.save_routine(EVENING, NOW)
    before = len(store.changes())
    renamed = store.save_routine(replace(seen, name="late"), NOW)
    assert len(store.changes()) == before + 1
    turned = store.save_routine(replace(renamed, items=ITEMS[::-1]), NOW)
    assert store.routines() == [turned]
    lighter = store.save_routine(replace(turned, items=(ITEMS[1], replace(ITEMS[0], dose="5min"))), NOW)
    assert store.routines() == [lighter]
    none = store.save_routine(replace(lighter, items=()), NOW)
    assert store.routines() == [none]


def test_a_routine_is_changed_and_removed_as_it_was_seen(store: Store) -> None:
    seen = store.save_routine(EVENING, NOW)
    changed = store.save_routine(replace(seen, items=ITEMS[:1]), NOW)
    assert (changed.uid, changed.version) == (seen.uid, 2)
    for late in (store.save_routine, store.delete_routine):
        with pytest.raises(StaleEdit, match="the routine was changed elsewhere"):
            late(seen, NOW)
    assert store.routines() == [changed]
    store.delete_routine(changed, NOW)
    assert store.routines() == []
    for late in (store.save_routine, store.delete_routine):
        with pytest.raises(StaleEdit, match="the routine was deleted elsewhere"):
            late(changed, NOW)


def test_a_routine_goes_and_comes_back_with_all_its_items(store: Store) -> None:
    items = tuple(RoutineItem(exercise=slug) for slug in EXERCISES)
    seen = store.save_routine(replace(EVENING, items=items), NOW)
    kept = store.save_routine(replace(EVENING, name="morning"), NOW)
    store.delete_routine(seen, NOW)
    assert store.routines() == [kept]
    with sqlite3.connect(store.paths.database) as file:
        assert file.execute("SELECT count(*) FROM routine_item").fetchone() == (len(ITEMS),)
    file.close()
    store.undo(NOW)
    assert new([*store.routines()]) == new([seen, kept])


def test_two_routines_never_have_one_name(store: Store) -> None:
    store.save_routine(EVENING, NOW)
    other = store.save_routine(replace(EVENING, name="morning"), NOW)
    for again in (replace(EVENING, items=()), replace(other, name="evening")):
        with pytest.raises(ValueRefused, match="there is a routine 'evening' already"):
            store.save_routine(again, NOW)
    assert [routine.name for routine in store.routines()] == ["evening", "morning"]


def test_one_routine_is_in_use(store: Store) -> None:
    first = store.save_routine(replace(EVENING, used_from=TODAY - timedelta(days=9)), NOW)
    second = store.save_routine(replace(EVENING, name="morning", used_from=TODAY), NOW)
    assert [(one.name, one.used_from) for one in store.routines()] == [("evening", None), ("morning", TODAY)]
    with pytest.raises(StaleEdit, match="changed elsewhere"):  # who saw it in use has not seen this
        store.save_routine(first, NOW)
    again = store.save_routine(replace(store.routines()[0], used_from=TODAY), NOW)
    assert [one.used_from for one in store.routines()] == [TODAY, None]
    store.undo(NOW)  # both of them as one
    assert [(one.name, one.used_from) for one in store.routines()] == [("evening", None), ("morning", TODAY)]
    store.undo(NOW)
    assert [(one.name, one.used_from) for one in store.routines()] == [("evening", first.used_from)]
    assert (second.version, again.version) == (1, 3)


def test_the_trail_of_a_routine_is_one_operation_with_its_items(store: Store) -> None:
    store.save_routine(EVENING, NOW)
    changes = store.changes()
    assert [(change.name, change.kind, change.action) for change in changes] == [
        ("routine", "routine", "insert"), *[("routine", "routine_item", "insert")] * 2,
    ]  # fmt: skip
    assert len({change.operation for change in changes}) == 1


# -- undo and redo

State = tuple[list[ExerciseSaid | Routine | Plan | Skip], ...]


def contents(store: Store) -> State:
    return new([*store.exercises_said()]), new([*store.routines()]), new([*store.plans()]), new([*store.skips()])


def _say(store: Store, data: st.DataObject) -> None:
    said = data.draw(exercises_said())
    for seen in store.exercises_said():
        if seen.slug == said.slug:
            said = replace(said, uid=seen.uid, version=seen.version)
    store.save_exercise(said, NOW)


def _say_again(store: Store, data: st.DataObject) -> None:
    for seen in store.exercises_said()[:1]:
        said = data.draw(exercises_said(slug=seen.slug))
        store.save_exercise(replace(said, uid=seen.uid, version=seen.version), NOW)


def _unsay(store: Store, data: st.DataObject) -> None:
    for seen in store.exercises_said()[-1:]:
        store.delete_exercise(seen, NOW)


def _write(store: Store, data: st.DataObject) -> None:
    routine = data.draw(ROUTINES)
    for seen in store.routines()[:1]:
        if seen.name == routine.name or data.draw(st.booleans()):
            routine = replace(routine, uid=seen.uid, version=seen.version)
    if routine.name not in {one.name for one in store.routines() if one.uid != routine.uid}:
        store.save_routine(routine, NOW)


def _use(store: Store, data: st.DataObject) -> None:
    for seen in store.routines()[-1:]:
        store.save_routine(replace(seen, used_from=None if seen.used_from else TODAY), NOW)


def _remove(store: Store, data: st.DataObject) -> None:
    for seen in store.routines()[-1:]:
        store.delete_routine(seen, NOW)


def _plan(store: Store, data: st.DataObject) -> None:
    plan = data.draw(PLANS)
    if all((plan.exercise, plan.from_day) != (one.exercise, one.from_day) for one in store.plans()):
        store.save_plan(plan, NOW)


def _unplan(store: Store, data: st.DataObject) -> None:
    if store.plans():
        store.delete_plans(store.plans(), NOW)


def _skip(store: Store, data: st.DataObject) -> None:
    for seen in store.skips()[:1]:
        store.delete_skip(seen, NOW)
        return
    store.save_skip(data.draw(SKIPS), NOW)


STEPS = [_say, _say_again, _unsay, _write, _use, _remove, _plan, _unplan, _skip]


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_undoing_everything_and_redoing_everything_comes_back_to_the_same(data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        store = open_store(Path(name))
        states = [contents(store)]
        for step in data.draw(st.lists(st.sampled_from(STEPS), min_size=1, max_size=10)):
            before = store.newest_change()
            step(store, data)
            if store.newest_change() != before:
                states.append(contents(store))
                assert sum(routine.used_from is not None for routine in store.routines()) <= 1
        store.close()
        store = Store.open(store.paths)
        for expected in reversed(states[:-1]):
            store.undo(NOW)
            assert contents(store) == expected
        for expected in states[1:]:
            store.redo(NOW)
            assert contents(store) == expected
        store.close()


def test_a_form_that_saw_what_was_then_undone_overwrites_nothing(store: Store) -> None:
    seen = store.save_exercise(replace(store.save_exercise(BUG, NOW), name="Käfer"), NOW)
    store.undo(NOW)
    (now,) = store.exercises_said()
    assert now.name == "Beetle"
    kept = store.save_exercise(replace(now, hidden=True), NOW)
    with pytest.raises(StaleEdit):
        store.save_exercise(seen, NOW)
    assert store.exercises_said() == [kept]


# -- two processes

WRITER = """
import sys
from datetime import date
from pathlib import Path
from journal.domain.exercises import ExerciseSaid
from journal.domain.routines import Plan, Routine, RoutineItem, Skip
from journal.errors import JournalError
from journal.paths import Paths
from journal.store.store import Store
from tests.support import NOW
store = Store.open(Paths(Path(sys.argv[1]), explicit=True))
name = sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
def save(work):
    try:
        work()
    except JournalError as error:
        return type(error).__name__
    return "saved"
for number in range(int(sys.argv[3])):
    on = date(2026, 1, number + 1)
    said = ExerciseSaid(slug=f"bug-{number}", name=name, group="core", measure="sets-reps")
    items = tuple(RoutineItem(exercise=f"{name}-{item}") for item in range(3))
    routine = Routine(name=f"routine-{number}", items=items, used_from=on)
    print(
        save(lambda: store.save_exercise(said, NOW)),
        save(lambda: store.save_routine(routine, NOW)),
        save(lambda: store.save_plan(Plan(exercise="any", per_week=number + 1, from_day=on), NOW)),
        save(lambda: store.save_skip(Skip(day=on, exercise="walking", reason=name), NOW)),
        flush=True,
    )
"""


def test_of_two_processes_that_save_the_same_one_is_told_and_nothing_is_mixed(store: Store) -> None:
    count, names = 12, ("one", "other")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(store.paths.database), name, str(count)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    for process in writers:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in writers:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [[line.split() for line in process.communicate()[0].splitlines()] for process in writers]
    assert [process.returncode for process in writers] == [0, 0]
    refused = ("StaleEdit", "ValueRefused", "StaleEdit", "StaleEdit")
    for one, other in zip(*told, strict=True):
        assert [sorted(pair) for pair in zip(one, other, strict=True)] == [sorted(("saved", word)) for word in refused]
    assert [said.slug for said in store.exercises_said()] == sorted(f"bug-{number}" for number in range(count))
    routines = store.routines()
    assert len(routines) == count
    assert sum(routine.used_from is not None for routine in routines) == 1
    assert all(len({item.exercise.split("-")[0] for item in routine.items}) == 1 for routine in routines)
    assert all(len(routine.items) == 3 for routine in routines)
    assert (len(store.plans()), len(store.skips())) == (count, count)
