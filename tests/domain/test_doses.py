"""A dose in words: what it means, that it reads back, and what is refused where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain import doses, written
from journal.domain.entries import Completion
from journal.domain.slugs import EXERCISES
from journal.domain.words import dose_words
from journal.errors import LineError

BIRD_DOG = EXERCISES["bird-dog"]
WALKING = EXERCISES["walking"]


@pytest.mark.parametrize(
    ("text", "fields", "words"),
    [
        ("", {}, ""),
        ("   ", {}, ""),
        ("none", {}, ""),
        ("None", {}, ""),
        ("3x10", {"sets": 3, "reps": 10}, "3×10"),
        ("3 x 10", {"sets": 3, "reps": 10}, "3×10"),
        ("10x5s", {"reps": 10, "hold_s": 5}, "10×5 s"),
        ("10x5 s", {"reps": 10, "hold_s": 5}, "10×5 s"),
        ("3×10×5s", {"sets": 3, "reps": 10, "hold_s": 5}, "3×10×5 s"),
        ("3X10X5S", {"sets": 3, "reps": 10, "hold_s": 5}, "3×10×5 s"),
        ("10x", {"reps": 10}, "10×"),
        ("90s", {"duration_s": 90}, "90 s"),
        ("20min", {"duration_s": 1200}, "20 min"),
        ("20 min", {"duration_s": 1200}, "20 min"),
        ("2.1km", {"distance_m": 2100}, "2.1 km"),
        ("20min 1.5km", {"duration_s": 1200, "distance_m": 1500}, "20 min, 1.5 km"),
        ("1.5km 20min", {"duration_s": 1200, "distance_m": 1500}, "20 min, 1.5 km"),
    ],
)
def test_a_dose_is_read(text: str, fields: dict[str, int], words: str) -> None:
    planned = doses.planned(WALKING, text)
    assert planned == Completion(exercise="walking", **fields)  # type: ignore[arg-type]
    assert dose_words(planned) == words


def test_every_dose_of_the_library_is_read() -> None:
    for exercise in EXERCISES.values():
        planned = doses.planned(exercise, exercise.dose)
        assert " ".join(written.dose_line(planned)).replace("×", "x") == exercise.dose
        assert planned.exercise == exercise.slug


_counts = st.integers(1, 10_000)
_lengths = st.integers(1, 86_400)
_doses = st.one_of(
    st.builds(dict),
    st.builds(dict, reps=_counts),
    st.builds(dict, sets=_counts, reps=_counts),
    st.builds(dict, reps=_counts, hold_s=_lengths),
    st.builds(dict, sets=_counts, reps=_counts, hold_s=_lengths),
    st.builds(dict, duration_s=_lengths),
    st.builds(dict, distance_m=st.integers(1, 1_000_000)),
    st.builds(dict, duration_s=_lengths, distance_m=st.integers(1, 1_000_000)),
)


@given(st.sampled_from(sorted(EXERCISES)), _doses)
def test_a_dose_as_it_is_written_is_read_as_itself(slug: str, fields: dict[str, int]) -> None:
    planned = Completion(exercise=slug, **fields)  # type: ignore[arg-type]
    assert doses.planned(EXERCISES[slug], " ".join(written.dose_line(planned))) == planned


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("3x10 left", "left", "'left' is not a dose"),
        ("3x10 effort 3", "effort", "'effort' is not a dose"),
        ("3x10 none", "none", "'none' is not a dose"),
        ("none 3x10", "none", "'none' is not a dose"),
        ('"none"', '"none"', "'none' is not a dose"),
        ('"3x10"', '"3x10"', "is not a dose"),
        ("3x10, 90s", ",", "a dose has no comma"),
        (",", ",", "a dose has no comma"),
        ('"a,b", 3x10', ", 3", "a dose has no comma"),
        ("3x10,", ",", "a dose has no comma"),
        ("3x10 note slowly", "note", "a dose has no note"),
        ("90s 2min", "2min", "a second duration '2min'"),
        ("2km 3km", "3km", "a second distance '3km'"),
        ("3x10 5x", "5x", "a second reps '5x'"),
        ("3x10 90s", "90s", "a dose is counted or timed, not both"),
        ("90s 3x10", "3x10", "a dose is counted or timed, not both"),
        ("10x5s 2km", "2km", "a dose is counted or timed, not both"),
        ("20", "20", "'20' of what?"),
        ("3x10x5", "3x10x5", "5 of what in '3x10x5'?"),
        ("0x10", "0x10", "sets 0 is outside 1 to 10000"),
        ("90s\t", "\t", "the character tab ␉ is not text"),
        ("relax", "relax", "'relax' is not a dose"),
        ("3x10 hold 5s", "hold", "'hold' is not a dose"),
    ],
)
def test_what_is_no_dose_is_refused_at_its_place(text: str, place: str, what: str) -> None:
    with pytest.raises(LineError) as caught:
        doses.planned(BIRD_DOG, text)
    assert what in caught.value.what
    assert caught.value.start == text.index(place)
    assert caught.value.line == text


def test_metres_of_a_walk_are_asked_about() -> None:
    with pytest.raises(LineError) as caught:
        doses.planned(WALKING, "400m")
    assert caught.value.suggestion == "0.4km"


@given(st.text(max_size=12) | st.text("0123456789x×sminkh., ", max_size=12))
def test_any_text_is_a_dose_or_refused_at_a_place(text: str) -> None:
    refused = None
    try:
        doses.planned(BIRD_DOG, text)
    except LineError as error:
        refused = error
    assert refused is None or 0 <= refused.start <= refused.end <= len(text)
