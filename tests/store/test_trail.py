"""Every write leaves its change; undo and redo work over any operation and across restarts."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.entries import Draft, Entry, Reading, Thermal
from journal.domain.spells import Spell
from journal.errors import NotFound, StaleEdit, ValueRefused
from journal.store.store import Store
from tests.support import NOW, draft, drafts, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def reopened(store: Store) -> Store:
    store.close()
    return Store.open(store.paths)


def two(store: Store) -> list[Entry]:
    return store.save([draft(Reading(level=4), note="one"), draft(Thermal(modality="heat", minutes=20))], NOW)


def test_a_saved_line_is_undone_and_redone_as_one_from_new_processes(store: Store) -> None:
    saved = two(store)
    store = reopened(store)
    assert store.undo(NOW).name == "log"
    assert store.entries() == []
    store = reopened(store)
    assert store.redo(NOW).name == "log"
    assert store.entries() == saved


def test_undo_walks_back_over_every_kind_of_operation(store: Store) -> None:
    first, heat = two(store)
    edited = store.replace(first, draft(Reading(level=9)), NOW)
    store.delete([heat], NOW)
    store.save_spell(Spell(onset=NOW.date()), NOW)
    assert [store.undo(NOW).name for _ in range(3)] == ["spell", "delete", "edit"]
    assert store.spells() == []
    assert [entry.draft for entry in store.entries()] == [first.draft, heat.draft]
    assert [store.redo(NOW).name for _ in range(3)] == ["edit", "delete", "spell"]
    assert [entry.value for entry in store.entries()] == [edited.value]
    assert [spell.onset for spell in store.spells()] == [NOW.date()]


def test_more_than_is_held_at_a_time_is_undone_and_redone_whole(store: Store) -> None:
    kept = two(store)
    many = store.save([draft(Reading(level=n % 11)) for n in range(1203)], NOW)
    undone = store.undo(NOW)
    assert store.entries() == kept
    assert (undone.count, len(undone.changes)) == (1203, 500)
    assert store.redo(NOW).count == 1203
    assert [entry.uid for entry in store.entries()] == sorted(entry.uid for entry in (*kept, *many))


def test_something_new_ends_the_chance_to_redo(store: Store) -> None:
    two(store)
    store.undo(NOW)
    store.save([draft(Reading(level=1))], NOW)
    with pytest.raises(NotFound, match="nothing to redo"):
        store.redo(NOW)


def test_nothing_to_undo_or_redo_is_said(store: Store) -> None:
    with pytest.raises(NotFound, match="nothing to undo"):
        store.undo(NOW)
    with pytest.raises(NotFound, match="nothing to redo"):
        store.redo(NOW)
    two(store)
    store.undo(NOW)
    with pytest.raises(NotFound, match="nothing to undo"):
        store.undo(NOW)


def test_an_edit_states_the_version_that_it_saw(store: Store) -> None:
    seen = two(store)[0]
    store.replace(seen, draft(Reading(level=5)), NOW)
    with pytest.raises(StaleEdit):
        store.replace(seen, draft(Reading(level=6)), NOW)
    with pytest.raises(StaleEdit):
        store.delete([seen], NOW)
    assert [entry.value for entry in store.entries(kinds=["reading"])] == [Reading(level=5)]


def test_a_version_never_names_two_contents(store: Store) -> None:
    """A form that saw an edit which was then undone and replaced by another must not overwrite that one."""
    seen = store.replace(two(store)[0], draft(Reading(level=5)), NOW)
    store.undo(NOW)
    now = store.entries(kinds=["reading"])[0]
    store.replace(now, draft(Reading(level=7)), NOW)
    with pytest.raises(StaleEdit):
        store.replace(seen, draft(Reading(level=0)), NOW)


def test_an_edit_keeps_its_kind_and_its_recorded_time(store: Store) -> None:
    seen = two(store)[0]
    with pytest.raises(ValueRefused, match="this entry is a reading"):
        store.replace(seen, draft(Thermal(modality="ice", minutes=5)), NOW)
    edited = store.replace(seen, draft(Reading(level=5)), NOW)
    assert (edited.recorded_at, edited.batch, edited.version) == (seen.recorded_at, seen.batch, 2)


def test_the_trail_tells_old_and_new_values(store: Store) -> None:
    seen = two(store)[0]
    store.replace(seen, draft(Reading(level=9)), NOW)
    inserted, updated = store.changes(seen.uid[-8:])
    assert (inserted.action, inserted.before, inserted.name) == ("insert", None, "log")
    assert updated.before is not None
    assert updated.after is not None
    assert (updated.before["level"], updated.before["note"], updated.after["level"]) == (4, "one", 9)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_undoing_everything_and_redoing_everything_comes_back_to_the_same(data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        store = open_store(Path(name))
        steps = data.draw(st.lists(st.sampled_from(["save", "edit", "delete"]), min_size=1, max_size=8))
        states = [_contents(store)]
        for step in steps:
            entries = store.entries()
            if step == "save" or not entries:
                store.save(data.draw(st.lists(drafts(), min_size=1, max_size=3)), NOW)
            elif step == "edit":
                entry = data.draw(st.sampled_from(entries))
                store.replace(entry, Draft(value=entry.value, moment=entry.moment, note="edited"), NOW)
            else:
                store.delete(entries[: data.draw(st.integers(1, 2))], NOW)
            states.append(_contents(store))
        for before in reversed(states[:-1]):
            store.undo(NOW)
            assert _contents(store) == before
        for after in states[1:]:
            store.redo(NOW)
            assert _contents(store) == after
        store.close()


def _contents(store: Store) -> list[tuple[str, Draft]]:
    return [(entry.uid, entry.draft) for entry in store.entries()]
