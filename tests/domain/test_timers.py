"""The heat and ice timer: the time left by the wall clock, the minutes to save, and what is put aside."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain import timers
from journal.domain.entries import MAX_MINUTES, Thermal
from journal.domain.timers import Timer
from journal.errors import ValueRefused
from tests.support import BERLIN, NOW

HEAT = Timer(modality="heat", started=NOW, seen=NOW)


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("seconds", "left", "over", "words"),
    [
        (-5, 1200, False, "heat 20:00"),
        (0, 1200, False, "heat 20:00"),
        (0.9, 1200, False, "heat 20:00"),
        (1, 1199, False, "heat 19:59"),
        (368, 832, False, "heat 13:52"),
        (1199.9, 1, False, "heat 0:01"),
        (1200, 0, True, "heat done +0:00"),
        (1265, -65, True, "heat done +1:05"),
        (1200 + 3723, -3723, True, "heat done +1:02:03"),
    ],
)
def test_the_time_left(seconds: float, left: int, over: bool, words: str) -> None:
    now = at(seconds)
    assert (HEAT.left_s(now), HEAT.is_over(now), HEAT.clock_words(now)) == (left, over, words)
    assert HEAT.elapsed_s(now) == 1200 - left


def test_hours_are_told() -> None:
    long = replace(HEAT, modality="ice", planned_min=90)
    assert long.clock_words(at(0)) == "ice 1:30:00"
    assert long.clock_words(at(1801)) == "ice 59:59"
    assert long.clock_words(at(1800)) == "ice 1:00:00"


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [(-60, 1), (0, 1), (29, 1), (89, 1), (90, 2), (1229, 20), (1230, 21), (1e6, MAX_MINUTES)],
)
def test_minutes_are_rounded_half_up_and_fit_an_entry(seconds: float, minutes: int) -> None:
    assert HEAT.minutes(at(seconds)) == minutes
    Thermal(modality="heat", minutes=HEAT.minutes(at(seconds)))


def test_it_is_lost_once_over_and_ten_minutes_unseen() -> None:
    over = HEAT.planned_min * 60
    seen = replace(HEAT, seen=at(over - 60))
    assert not HEAT.is_lost(at(over - 1))  # unseen since its start, but it still runs
    assert HEAT.is_lost(at(over))
    assert not seen.is_lost(at(over + 540))
    assert seen.is_lost(at(over + 541))


def test_it_runs_over_a_change_of_the_clocks() -> None:
    start = datetime(2026, 10, 25, 2, 50, tzinfo=BERLIN)
    later = (start.astimezone(UTC) + timedelta(minutes=15)).astimezone(BERLIN)
    assert Timer(modality="heat", started=start, seen=start).elapsed_s(later) == 900


@pytest.mark.parametrize(
    "wrong",
    [
        {"modality": "warm"},
        {"planned_min": 0},
        {"planned_min": 1441},
        {"site": "leg"},
        {"side": "up"},
        {"level_before": 11},
        {"started": datetime(2026, 11, 24, 21, 10)},
        {"seen": datetime(2026, 11, 24, 21, 10)},
    ],
)
def test_it_is_valid_as_an_entry_is(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueRefused):
        replace(HEAT, **wrong)  # type: ignore[arg-type]


_moments = st.floats(-1e6, 1e6).map(at)
_timers = st.builds(
    Timer,
    modality=st.sampled_from(["heat", "ice"]),
    planned_min=st.integers(1, MAX_MINUTES),
    site=st.sampled_from(["back", "calf"]),
    side=st.sampled_from([None, "left"]),
    level_before=st.none() | st.integers(0, 10),
    started=_moments,
    seen=_moments,
)


@given(_timers, _moments)
def test_its_text_carries_all_of_it(timer: Timer, now: datetime) -> None:
    again = timers.from_text(timers.to_text(timer))
    assert again == timer
    assert again.clock_words(now) == timer.clock_words(now)
    assert timers.to_text(again) == timers.to_text(timer)
    assert timer.elapsed_s(now) >= 0
    assert 1 <= timer.minutes(now) <= MAX_MINUTES


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "session"),
        ("version", 2),
        ("modality", "warm"),
        ("modality", None),
        ("planned_min", True),
        ("planned_min", 1.5),
        ("planned_min", 0),
        ("site", 1),
        ("side", "up"),
        ("level_before", "4"),
        ("started", "2026-11-24T21:10:00"),
        ("seen", None),
        ("more", 1),
    ],
)
def test_anything_else_is_refused_with_value_error(name: str, value: object) -> None:
    facts = json.loads(timers.to_text(HEAT))
    with pytest.raises(ValueError, match="no timer that was put aside"):
        timers.from_text(json.dumps({**facts, name: value}))
    with pytest.raises(ValueError, match="no timer that was put aside"):
        timers.from_text(json.dumps({key: one for key, one in facts.items() if key != "seen"}))


@given(st.text())
def test_no_text_raises_another_error(text: str) -> None:
    with pytest.raises(ValueError, match="no timer that was put aside"):
        timers.from_text(text)
