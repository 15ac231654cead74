"""What was really done in the place of what was ticked: as it was seen, as one operation; and the newest change."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from journal.domain.entries import Completion, Draft, Entry
from journal.errors import StaleEdit
from journal.store.store import Store
from tests.support import NOW, at, days_ago, draft, open_store

LATER = NOW + timedelta(hours=2)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def done(side: str | None = None, reps: int | None = None, effort: int | None = None) -> Completion:
    return Completion(exercise="bird-dog", side=side, reps=reps, effort=effort)


def both(reps: int, effort: int | None = None) -> list[Draft]:
    return [draft(done(side, reps, effort), LATER) for side in ("right", "left")]


@pytest.fixture
def ticked(store: Store) -> list[Entry]:
    """Both sides of a day ago, with a note on the first."""
    sides = [days_ago(1, done(side, reps=10)) for side in ("right", "left")]
    return store.save([replace(sides[0], note="on the mat"), sides[1]], NOW)


def test_each_side_is_changed_and_keeps_all_that_was_not_said(store: Store, ticked: list[Entry]) -> None:
    amended = store.amend(ticked, both(reps=8, effort=4)[::-1], LATER)
    assert [entry.value for entry in amended] == [done(side, reps=8, effort=4) for side in ("left", "right")]
    for before, after in zip(ticked, amended[::-1], strict=True):
        assert after == replace(before, value=after.value, version=2)
    assert store.entries() == amended[::-1]


def test_a_side_that_was_not_done_is_removed(store: Store, ticked: list[Entry]) -> None:
    (left,) = store.amend(ticked, [draft(done("left", reps=3), LATER)], LATER)
    assert left == replace(ticked[1], value=done("left", reps=3), version=2)
    assert store.entries() == [left]


def test_a_side_that_was_done_as_well_is_added_beside_the_other(store: Store, ticked: list[Entry]) -> None:
    store.delete(ticked[1:], NOW)
    right, left = store.amend(ticked[:1], both(reps=8), LATER)
    assert (right.uid, right.version, right.note) == (ticked[0].uid, 2, "on the mat")
    assert left == replace(ticked[0], uid=left.uid, value=done("left", reps=8), version=1, note=None)
    assert store.entries() == [right, left]
    assert left.uid not in {entry.uid for entry in ticked}


def test_an_exercise_without_sides_that_was_logged_so_becomes_two(store: Store) -> None:
    (seen,) = store.save([days_ago(1, done(reps=10))], NOW)
    amended = store.amend([seen], both(reps=8), LATER)
    assert store.entries() == amended
    assert {entry.moment for entry in amended} == {seen.moment}
    assert {entry.batch for entry in amended} == {seen.batch}


def test_it_is_one_operation_and_is_undone_and_done_again_as_one(store: Store, ticked: list[Entry]) -> None:
    store.amend(ticked, [draft(done("left", reps=3)), draft(done("middle"))], LATER)
    after = store.entries()
    changes = store.changes()[2:]
    assert {change.name for change in changes} == {"edit"}
    assert len({change.operation for change in changes}) == 1
    assert sorted(change.action for change in changes) == ["delete", "insert", "update"]
    store.undo(LATER)
    assert [replace(entry, version=1) for entry in store.entries()] == ticked
    store.redo(LATER)
    assert [replace(entry, version=1) for entry in store.entries()] == [replace(entry, version=1) for entry in after]


@pytest.mark.parametrize("which", [0, 1])
def test_nothing_is_changed_when_one_was_changed_or_deleted_elsewhere(
    store: Store, ticked: list[Entry], which: int
) -> None:
    changed = store.replace(ticked[which], draft(done(("right", "left")[which], reps=99)), NOW)
    there = store.entries()
    with pytest.raises(StaleEdit, match="changed elsewhere"):
        store.amend(ticked, both(reps=8), LATER)
    assert store.entries() == there
    store.delete([changed], NOW)
    there, changes = store.entries(), store.newest_change()
    with pytest.raises(StaleEdit, match="deleted elsewhere"):
        store.amend(ticked, both(reps=8), LATER)
    assert (store.entries(), store.newest_change()) == (there, changes)


def test_the_same_words_again_are_a_new_version(store: Store, ticked: list[Entry]) -> None:
    once = store.amend(ticked, both(reps=8), LATER)
    assert [entry.version for entry in store.amend(once, both(reps=8), LATER)] == [3, 3]
    with pytest.raises(StaleEdit):
        store.amend(once, both(reps=9), LATER)


# -- the newest change


def test_the_newest_change_is_nought_before_the_first_and_rises_with_every_write(tmp_path: Path) -> None:
    store, other = open_store(tmp_path), open_store(tmp_path)
    assert store.newest_change() == 0
    seen = []
    (entry,) = store.save([Draft(value=done(), moment=at())], NOW)
    seen.append(store.newest_change())
    other.delete([entry], NOW)
    seen.append(store.newest_change())
    other.undo(NOW)
    seen.append(store.newest_change())
    assert seen == [1, 2, 3] == [change.seq for change in store.changes()]
    store.put_scratch("draft", "half a word", NOW)  # no change
    assert other.newest_change() == 3
    with pytest.raises(StaleEdit):
        store.delete([replace(entry, version=9)], NOW)
    assert other.newest_change() == 3


def test_the_newest_change_stays_when_the_trail_is_cut(store: Store) -> None:
    """A place is never given twice: what was taken out of the trail for good is not mistaken for what came after."""
    store.save([draft(done())], NOW)
    with sqlite3.connect(store.paths.database) as file:
        file.execute("DELETE FROM change")
    file.close()
    store.save([draft(done())], NOW)
    assert store.newest_change() == 2
