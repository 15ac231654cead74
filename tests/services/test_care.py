"""What is told after an entry was saved: once, by the article's rules, and mostly nothing."""

from pathlib import Path

import pytest

from journal.domain.entries import Reading, Tag, Treatment, Value
from journal.services.care import care_words
from journal.store.store import Store
from tests.support import NOW, days_ago, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def told(store: Store, days: int, value: Value) -> list[str]:
    return care_words(store, store.save([days_ago(days, value)], NOW))


def test_bed_rest_is_told_of_on_its_second_day_running_and_not_again(store: Store) -> None:
    rest = Treatment(treatment="bed-rest", minutes=300)
    assert told(store, 4, rest) == []
    (words,) = told(store, 3, rest)
    assert "slows recovery" in words
    assert told(store, 2, rest) == []
    assert told(store, 0, rest) == []


def test_other_rest_is_not_bed_rest(store: Store) -> None:
    for days in (3, 2, 1):
        assert told(store, days, Treatment(treatment="rest", minutes=30)) == []


def test_manipulation_is_told_of_beyond_a_month(store: Store) -> None:
    manipulation = Treatment(treatment="manipulation")
    for days in (70, 36, 20):  # 70 is a course of its own: more than a month before
        assert told(store, days, manipulation) == []
    assert told(store, 6, manipulation) == []  # the 31st day
    (words,) = told(store, 5, manipulation)
    assert "more than a month" in words


def test_manipulation_is_told_of_with_nerve_signs(store: Store) -> None:
    store.save([days_ago(20, Tag(role="sign", name="numbness"))], NOW)
    (words,) = told(store, 0, Treatment(treatment="manipulation"))
    assert "nerve signs" in words


def test_anything_else_reads_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = store.save([days_ago(0, Reading(level=4))], NOW)
    store.close()
    monkeypatch.delattr(Store, "entries")
    assert care_words(store, saved) == []
