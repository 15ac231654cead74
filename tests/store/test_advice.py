"""Advice about signs: kept once, gone with its sign and back with it, told by the trail."""

from datetime import date
from pathlib import Path

import pytest

from journal.domain.advice import Advice
from journal.domain.entries import Entry, Tag
from journal.domain.signs import EMERGENCY
from journal.store.store import Store
from tests.support import NOW, days_ago, draft, open_store

DAY = date(2026, 11, 24)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def log(store: Store, *names: str) -> list[Entry]:
    return store.save([draft(Tag(role="sign", name=name)) for name in names], NOW)


def waiting(store: Store) -> list[str]:
    return [entry.uid for entry in store.signs_without_advice(EMERGENCY.signs)]


def test_only_named_signs_without_advice_wait_oldest_first(store: Store) -> None:
    later = log(store, "bladder", "fever")
    store.save([draft(Tag(role="trigger", name="bladder"))], NOW)
    earlier = store.save([days_ago(3, Tag(role="sign", name="chest-pain"))], NOW)
    assert waiting(store) == [earlier[0].uid, later[0].uid]
    saved = store.save_advice([later[0].uid], DAY, NOW)
    assert [(one.sign, one.got_on, one.version) for one in saved] == [(later[0].uid, DAY, 1)]
    assert waiting(store) == [earlier[0].uid]
    assert store.advice() == saved


def test_it_is_kept_once_and_what_is_gone_is_passed_over(store: Store) -> None:
    one, other = log(store, "bladder", "bowel")
    store.save_advice([one.uid], DAY, NOW)
    store.delete([other], NOW)
    before = store.newest_change()
    assert store.save_advice([one.uid, other.uid], DAY, NOW) == []
    assert store.newest_change() == before
    assert len(store.advice()) == 1


def test_undo_and_redo(store: Store) -> None:
    signs = log(store, "bladder", "bowel")
    saved = store.save_advice([sign.uid for sign in signs], DAY, NOW)
    assert [(change.name, change.kind, change.action) for change in store.changes()[-2:]] == [
        ("advice", "advice", "insert")
    ] * 2
    reversal = store.undo(NOW)
    assert (reversal.name, store.advice(), len(waiting(store))) == ("advice", [], 2)
    store.redo(NOW)
    assert {(one.uid, one.sign, one.got_on) for one in store.advice()} == {
        (one.uid, one.sign, one.got_on) for one in saved
    }
    assert waiting(store) == []


def test_a_deleted_sign_takes_its_advice_along_and_undo_brings_both_back(store: Store) -> None:
    (sign,) = log(store, "bladder")
    (advice,) = store.save_advice([sign.uid], DAY, NOW)
    store.delete([sign], NOW)
    assert (store.entries(), store.advice()) == ([], [])
    assert [(change.kind, change.action) for change in store.changes()[-2:]] == [
        ("advice", "delete"),
        ("tag", "delete"),
    ]
    store.undo(NOW)
    assert [entry.uid for entry in store.entries()] == [sign.uid]
    assert [Advice(sign=one.sign, got_on=one.got_on, uid=one.uid) for one in store.advice()] == [advice]
    assert waiting(store) == []
    store.redo(NOW)
    assert (store.entries(), store.advice()) == ([], [])
    store.undo(NOW)
    # And one after the other back to the beginning.
    store.undo(NOW)
    assert store.advice() == []
    store.undo(NOW)
    assert store.entries() == []


def test_a_sign_that_is_brought_back_has_its_advice_again(store: Store) -> None:
    sign, other, without = log(store, "bladder", "bowel", "fever")
    advice, _ = store.save_advice([sign.uid, other.uid], DAY, NOW)
    store.delete([sign, other, without], NOW)
    store.bring_back(without, NOW)
    assert store.advice() == []
    for _ in range(2):
        store.bring_back(sign, NOW)
        assert [(one.uid, one.sign, one.got_on) for one in store.advice()] == [(advice.uid, sign.uid, DAY)]
        assert waiting(store) == []
        assert store.undo(NOW).name == "restore"
        assert (store.entries(), store.advice()) == ([store.entry(without.uid)], [])


def test_an_edited_sign_keeps_its_advice(store: Store) -> None:
    (sign,) = log(store, "bladder")
    store.save_advice([sign.uid], DAY, NOW)
    store.replace(sign, draft(Tag(role="sign", name="bowel")), NOW)
    assert waiting(store) == []
    assert len(store.advice()) == 1
