"""What words name: places with their sides, and levels that are levels."""

import pytest

from journal.formats.foreign.places import level_of, names_pain, places_in, side_in


@pytest.mark.parametrize(
    ("text", "places", "side"),
    [
        ("Lower back", ["back"], None),
        ("lb", ["back"], None),
        ("Left calf", ["calf"], "left"),
        ("linke Wade", ["calf"], "left"),
        ("Rückenschmerzen rechts", ["back"], "right"),
        ("Knie beidseitig", ["knee"], "both"),
        ("left and right hips", ["hip"], "both"),
        ("SI joint", ["sacroiliac"], None),
        ("back, left thigh", ["back", "thigh"], "left"),
        ("upper back", [""], None),
        ("Oberer Rücken", [""], None),
        ("Kopfschmerzen", [""], None),
        ("headache", [""], None),
        ("leg", [""], None),
        ("Pain", [], None),
        ("painting", [], None),
    ],
)
def test_a_place_and_its_side(text: str, places: list[str], side: str | None) -> None:
    assert (places_in(text), side_in(text)) == (places, side)


@pytest.mark.parametrize(
    ("text", "level"),
    [("7", 7), ("0", 0), ("10", 10), (" 4.0 ", 4), ("4,0", 4), ("7/10", 7), ("Mild", 2)]
    + [(text, None) for text in ("", "3.5", "3,5", "11", "-1", "3/5", "severe", "7 of 10", "1e1")],
)
def test_a_level_is_a_whole_number_or_what_the_user_says(text: str, level: int | None) -> None:
    assert level_of(text, {"mild": 2}) == level


def test_names_of_pain() -> None:
    assert [
        name for name in ("Back pain", "Headache", "Rückenschmerz", "Painting", "Walk", "Reaches") if names_pain(name)
    ] == [
        "Back pain",
        "Headache",
        "Rückenschmerz",
    ]
