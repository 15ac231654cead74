"""Emergency signs are shown again until advice was got."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.config import Settings
from journal.domain.advice import advice_words
from journal.errors import ValueRefused
from journal.services.logging import log_line
from journal.services.signs import got_advice, signs_to_show
from journal.store.store import Store
from tests.support import NOW, FakeClock, open_store

SETTINGS = Settings()
TODAY = NOW.date()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def test_only_emergency_signs_are_shown_again(store: Store) -> None:
    log_line(
        store, FakeClock(), SETTINGS, "pain 10, sign fever, sign hot-swollen-leg, sign hard-to-cope, sign tingling"
    )
    assert signs_to_show(store) == []
    log_line(store, FakeClock(), SETTINGS, "yesterday sign numb-saddle")
    assert [entry.moment.day for entry in signs_to_show(store)] == [TODAY - timedelta(days=1)]


def test_advice_ends_that_until_another_one_is_logged(store: Store) -> None:
    log_line(store, FakeClock(), SETTINGS, "sign bladder, sign bowel")
    assert len(got_advice(store, FakeClock(), SETTINGS, signs_to_show(store), TODAY)) == 2
    assert signs_to_show(store) == []
    log_line(store, FakeClock(), SETTINGS, "sign bladder")
    assert len(signs_to_show(store)) == 1


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY - timedelta(days=1)])
def test_a_day_that_cannot_be_is_refused(store: Store, day: date) -> None:
    log_line(store, FakeClock(), SETTINGS, "sign bladder")
    with pytest.raises(ValueRefused):
        got_advice(store, FakeClock(), SETTINGS, signs_to_show(store), day)
    assert len(signs_to_show(store)) == 1


def test_its_words(store: Store) -> None:
    log_line(store, FakeClock(), SETTINGS, "sign bladder")
    (advice,) = got_advice(store, FakeClock(), SETTINGS, signs_to_show(store), TODAY)
    assert advice_words(advice, TODAY) == "I got advice on 24 Nov"
