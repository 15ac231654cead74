"""What the words of other trackers' files say."""

from datetime import date, time

import pytest

from journal.errors import ValueRefused
from journal.formats.foreign.words import clock, iso_day, iso_moment, key, number, place, speaks_of_pain, spoken


@pytest.mark.parametrize(
    ("text", "site", "side"),
    [
        ("Back pain", "back", None),
        ("Back (lower) pain", "back", None),
        ("lower back", "back", None),
        ("Lumbar spine", "back", None),
        ("backache", "back", None),
        ("Left knee pain", "knee", "left"),
        ("outer right thigh", "thigh", "right"),
        ("left calf", "calf", "left"),
        ("left shin back", "shin", "left"),
        ("Feet", "foot", None),
        ("hips", "hip", None),
        ("cervical spine", "neck", None),
    ],
)
def test_a_place_and_its_side(text: str, site: str, side: str | None) -> None:
    assert place(text) == (site, side)


@pytest.mark.parametrize(
    "text",
    [
        *("Back (mid) pain", "upper back", "thoracic spine", "Headache", "left leg", "right ankle", "Pain", ""),
        *("Knee brace", "left and right knee", "Back office", "left right knee", "lb"),
    ],
)
def test_what_is_no_place_of_the_journal(text: str) -> None:
    assert place(text) is None


def test_what_speaks_of_pain() -> None:
    assert all(map(speaks_of_pain, ("Pain", "back", "Stiff neck", "Leg cramps", "Sciatica", "Numbness", "Joint pain")))
    assert not any(map(speaks_of_pain, ("Headache", "Mood", "Painting", "Feedback", "Weight", "")))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("20:30", time(20, 30)),
        ("8:30 pm", time(20, 30)),
        ("8:30\u202fPM", time(20, 30)),
        ("8:30\xa0p.\xa0m.", time(20, 30)),
        ("12:05 am", time(0, 5)),
        ("12:30 pm", time(12, 30)),
        ("20.30", time(20, 30)),
        ("7:05:09", time(7, 5)),
        ("24:00", None),
        ("13:00 pm", None),
        ("0:10 am", None),
        ("7:60", None),
        ("午後8:30", None),
        ("mid", None),
        ("", None),
    ],
)
def test_a_time_by_the_clock(text: str, said: time | None) -> None:
    assert clock(text) == said


@pytest.mark.parametrize(
    "text",
    ["2026-04-01", "20260401", "yesterday", "", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"],
)
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(ValueRefused, match="is no moment"):
        iso_moment(text)


def test_days_that_no_zone_can_shift_are_none() -> None:
    assert [iso_day(text) for text in ("0001-01-01", "9999-12-31", "2026-02-30")] == [None, None, None]
    assert iso_day(" 2026-02-28 ") == date(2026, 2, 28)


def test_numbers_and_keys() -> None:
    assert [number(text) for text in ("3", "-1.5", "nan", "inf", "", "x")] == [3.0, -1.5, None, None, None, None]
    assert [spoken(value) for value in (3.0, 2.5, -2.0)] == ["3", "2.5", "-2"]
    assert key(" Caf\u0065\u0301", "b ") == key("Caf\xe9", "b")
