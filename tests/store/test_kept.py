"""Spells and statements are kept as they were said, changed and removed as they were seen, and undone like all else."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain import slugs
from journal.domain.spells import Spell
from journal.domain.statements import Statement
from journal.errors import StaleEdit
from journal.store.store import Store
from tests.support import NOW, open_store

SAID_AT = datetime(2026, 11, 24, 20, 10, tzinfo=UTC)
FREE = Statement(first=date(2026, 3, 3), last=date(2026, 4, 4), answer="free", said_at=SAID_AT)
PAUSE = Statement(first=date(2026, 5, 1), last=None, answer="pause", said_at=SAID_AT)
ONSET = Spell(onset=date(2026, 10, 9))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    first = draw(st.dates(date(1990, 1, 1), date(2026, 11, 24)))
    answer = draw(st.sampled_from(slugs.ANSWERS))
    length = draw(st.integers(0, 400))
    return Statement(
        first=first,
        last=None if answer == "pause" and draw(st.booleans()) else first + timedelta(days=length),
        answer=answer,
        said_at=SAID_AT - timedelta(seconds=draw(st.integers(0, 200_000_000))),
        pain_days=draw(st.none() | st.integers(1, 400)) if answer == "some" else None,
    )


@st.composite
def spells(draw: st.DrawFn) -> Spell:
    onset = draw(st.dates(date(1990, 1, 1), date(2026, 11, 24)))
    ended = onset + timedelta(days=draw(st.integers(0, 400))) if draw(st.booleans()) else None
    return Spell(
        onset=onset,
        precision=draw(st.sampled_from(slugs.PRECISIONS)),
        cause=draw(st.none() | st.sampled_from(slugs.CAUSES)),
        told=draw(st.none() | st.sampled_from(slugs.TOLD)),
        ended=ended,
        ended_by="user" if ended else None,
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(statements(), max_size=6), st.lists(spells(), max_size=6))
def test_what_was_said_comes_back_in_order_from_a_new_process(said: list[Statement], told: list[Spell]) -> None:
    with TemporaryDirectory() as name:
        store = open_store(Path(name))
        kept = [store.save_statement(each, NOW) for each in said]
        assert [replace(each, uid=None) for each in kept] == said
        saved = [store.save_spell(each, NOW) for each in told]
        assert [replace(each, uid=None) for each in saved] == told
        store.close()
        store = Store.open(store.paths)
        assert store.statements() == sorted(
            kept, key=lambda each: each.said_at
        )  # a stable sort: ties as they were said
        assert store.spells() == sorted(saved, key=lambda each: each.onset)
        store.close()


def test_a_statement_said_in_another_zone_is_kept_in_utc(store: Store) -> None:
    store.save_statement(replace(FREE, said_at=NOW.replace(microsecond=900_000)), NOW)
    (kept,) = store.statements()
    assert kept.said_at == SAID_AT
    assert kept.said_at.utcoffset() == timedelta(0)


def test_of_statements_of_the_same_millisecond_the_later_one_stays_the_later_one(store: Store) -> None:
    """A later statement beats an earlier one (E8), so chance must not decide which it is."""
    said = [store.save_statement(replace(FREE, last=FREE.first + timedelta(days=n)), NOW) for n in range(20)]
    store.delete_statement(said[0], NOW)
    said = [*said[1:], store.save_statement(PAUSE, NOW)]
    assert store.statements() == said
    store.delete_statement(said[3], NOW)
    store.undo(NOW)  # its row is now the newest of the file
    assert store.statements() == said
    earlier = store.save_statement(replace(PAUSE, said_at=SAID_AT - timedelta(seconds=1)), NOW)
    assert store.statements() == [earlier, *said]


def test_statements_of_one_second_follow_each_other_by_the_millisecond(store: Store) -> None:
    said = [store.save_statement(FREE, NOW + timedelta(milliseconds=n)) for n in range(5)]
    assert store.statements() == said


def test_a_statement_is_changed_as_it_was_seen(store: Store) -> None:
    seen = store.save_statement(FREE, NOW)
    changed = store.save_statement(replace(seen, answer="some", pain_days=5), NOW)
    assert (changed.uid, changed.version, changed.pain_days) == (seen.uid, 2, 5)
    assert store.statements() == [changed]
    with pytest.raises(StaleEdit, match="was changed elsewhere"):
        store.save_statement(replace(seen, answer="unknown"), NOW)
    with pytest.raises(StaleEdit, match="was changed elsewhere"):
        store.delete_statement(seen, NOW)
    assert store.statements() == [changed]
    store.delete_statement(changed, NOW)
    for late in (store.save_statement, store.delete_statement):
        with pytest.raises(StaleEdit, match="was deleted elsewhere"):
            late(changed, NOW)
    assert store.statements() == []
    assert len(store.changes()) == 3


def test_a_spell_is_changed_and_removed_as_it_was_seen(store: Store) -> None:
    seen = store.save_spell(ONSET, NOW)
    changed = store.save_spell(replace(seen, cause="lifting"), NOW)
    assert (changed.uid, changed.version) == (seen.uid, 2)
    for late in (store.save_spell, store.delete_spell):
        with pytest.raises(StaleEdit, match="was changed elsewhere"):
            late(seen, NOW)
    store.delete_spell(changed, NOW)
    assert store.spells() == []
    for late in (store.save_spell, store.delete_spell):
        with pytest.raises(StaleEdit, match="was deleted elsewhere"):
            late(changed, NOW)
    assert len(store.changes()) == 3


def test_what_was_never_saved_cannot_be_removed(store: Store) -> None:
    with pytest.raises(StaleEdit):
        store.delete_statement(FREE, NOW)
    with pytest.raises(StaleEdit):
        store.delete_spell(ONSET, NOW)
    assert store.changes() == []


def test_a_note_in_the_file_outlives_a_change_and_a_removal(store: Store) -> None:
    spell, _ = store.save_spell(ONSET, NOW), store.save_statement(FREE, NOW)
    with sqlite3.connect(store.paths.database) as file:
        file.execute("UPDATE spell SET note = 'after the move'")
        file.execute("UPDATE statement SET note = 'by telephone'")
    store.save_spell(replace(spell, told="stenosis"), NOW)
    (statement,) = store.statements()
    assert statement.note == "by telephone"
    store.delete_statement(store.save_statement(replace(statement, answer="unknown"), NOW), NOW)
    store.undo(NOW)
    assert file.execute("SELECT note FROM spell UNION ALL SELECT note FROM statement").fetchall() == [
        ("after the move",),
        ("by telephone",),
    ]
    file.close()


def test_several_statements_are_saved_as_one_operation(store: Store) -> None:
    several = [replace(FREE, answer="some"), replace(FREE, first=date(2026, 11, 20), last=date(2026, 11, 20))]
    saved = store.save_statements(several, NOW)
    assert [replace(each, uid=None) for each in saved] == several
    assert store.statements() == saved
    assert len({change.operation for change in store.changes()}) == 1
    assert store.undo(NOW).name == "say"
    assert store.statements() == []
    store.redo(NOW)
    assert [replace(each, version=1) for each in store.statements()] == [replace(each, version=1) for each in saved]


def test_of_several_statements_none_is_saved_when_one_is_stale(store: Store) -> None:
    seen = store.save_statement(PAUSE, NOW)
    now = store.save_statement(replace(seen, last=date(2026, 5, 9)), NOW)
    for several in (
        [FREE, replace(seen, last=date(2026, 5, 20))],
        [replace(now, answer="free"), replace(now, answer="unknown")],  # the second has not seen the first
    ):
        with pytest.raises(StaleEdit):
            store.save_statements(several, NOW)
        assert store.statements() == [now]
        assert len(store.changes()) == 2
    assert store.save_statements([], NOW) == []


def test_the_trail_tells_what_was_said(store: Store) -> None:
    seen = store.save_statement(replace(FREE, answer="some", pain_days=3), NOW)
    store.delete_statement(seen, NOW)
    store.delete_spell(store.save_spell(ONSET, NOW), NOW)
    said, unsaid, began, gone = store.changes()
    assert [change.name for change in (said, unsaid, began, gone)] == ["say", "say", "spell", "spell"]
    assert [change.action for change in (said, unsaid, began, gone)] == ["insert", "delete", "insert", "delete"]
    assert said.before is None
    assert unsaid.after is None
    assert (
        said.after
        == unsaid.before
        == {
            "uid": seen.uid,
            "version": 1,
            "note": None,
            "said_at_utc": "2026-11-24T20:10:00Z",
            "first_day": "2026-03-03",
            "last_day": "2026-04-04",
            "answer": "some",
            "pain_days": 3,
        }
    )
    assert began.after == gone.before


def test_a_form_that_saw_what_was_then_undone_overwrites_nothing(store: Store) -> None:
    seen = store.save_statement(replace(store.save_statement(FREE, NOW), answer="unknown"), NOW)
    store.undo(NOW)
    (now,) = store.statements()
    kept = store.save_statement(replace(now, last=date(2026, 4, 1)), NOW)
    with pytest.raises(StaleEdit):
        store.save_statement(seen, NOW)
    assert store.statements() == [kept]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_undoing_everything_and_redoing_everything_comes_back_to_the_same(data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        store = open_store(Path(name))
        states = [_contents(store)]
        for _ in range(data.draw(st.integers(1, 8))):
            step = data.draw(st.sampled_from([_say, _say_again, _unsay, _correct_and_say, _begin, _close, _forget]))
            step(store, data)
            if _contents(store) != states[-1]:
                states.append(_contents(store))
        assert len({change.operation for change in store.changes()}) == len(states) - 1
        store.close()
        store = Store.open(store.paths)
        for before in reversed(states[:-1]):
            store.undo(NOW)
            assert _contents(store) == before
        for after in states[1:]:
            store.redo(NOW)
            assert _contents(store) == after
        store.close()


def _say(store: Store, data: st.DataObject) -> None:
    store.save_statement(data.draw(statements()), NOW)


def _say_again(store: Store, data: st.DataObject) -> None:
    for seen in store.statements()[:1]:
        changed = replace(data.draw(statements()), uid=seen.uid, version=seen.version)
        if changed != seen:
            store.save_statement(changed, NOW)


def _correct_and_say(store: Store, data: st.DataObject) -> None:
    moved = [replace(seen, said_at=seen.said_at + timedelta(days=3)) for seen in store.statements()]
    store.save_statements([*moved, data.draw(statements())], NOW)


def _unsay(store: Store, data: st.DataObject) -> None:
    for seen in store.statements()[:1]:
        store.delete_statement(seen, NOW)


def _begin(store: Store, data: st.DataObject) -> None:
    store.save_spell(data.draw(spells()), NOW)


def _close(store: Store, data: st.DataObject) -> None:
    for seen in store.spells()[-1:]:
        if seen.ended_by != "rule":
            store.save_spell(replace(seen, ended=seen.onset + timedelta(days=500), ended_by="rule"), NOW)


def _forget(store: Store, data: st.DataObject) -> None:
    for seen in store.spells()[-1:]:
        store.delete_spell(seen, NOW)


def _contents(store: Store) -> tuple[list[Statement], list[Spell]]:
    return (
        [replace(each, version=1) for each in store.statements()],
        [replace(each, version=1) for each in store.spells()],
    )
