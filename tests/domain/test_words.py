"""Entries in words: what was understood is said back."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from journal.domain.entries import Completion, Draft, Reading, Remark, Tag
from journal.domain.line import Context, parse_line
from journal.domain.vocabulary import BUILT_IN
from journal.domain.words import (
    day_words,
    dose_words,
    draft_words,
    drafts_words,
    minutes_words,
    place_words,
    seconds_words,
    value_words,
    when_words,
)

BERLIN = ZoneInfo("Europe/Berlin")
CONTEXT = Context(now=datetime(2026, 11, 21, 8, 0, tzinfo=BERLIN), zone=BERLIN, vocabulary=BUILT_IN.extended())
TODAY = date(2026, 11, 21)

SAID = [
    ("pain 4", "back 4"),
    ("pain 0", "back 0, no pain"),
    ("pain 7 calf left shooting", "left calf 7, shooting"),
    ("pain 7 calf both sharp dull", "both calves 7, dull, sharp"),
    ("pain 3 feet both", "both feet 3"),
    ("pain 4 back both", "back on both sides 4"),
    ("pain 4 sij right", "right sacroiliac joint 4"),
    ("heat 20", "heat 20 min, back"),
    ("heat 20 from 6 to 4", "heat 20 min, back, 6 → 4"),
    ("ice 15 knee left from 6", "ice 15 min, left knee, 6 before"),
    ("ice 15 to 4", "ice 15 min, back, 4 after"),
    ("did glute-bridge 3x10", "Glute bridge 3×10"),
    ("did bird-dog 10x5s left", "Bird dog 10×5 s, left"),
    ("did bird-dog 2x5s 10s right", "Bird dog 2×5 s, in all 10 s, right"),
    ("did vacuum 3x10x5s", "Abdominal vacuum 3×10×5 s"),
    ("did donkey-kick 90s right", "Donkey kick 90 s, right"),
    ("did dead-bug", "Dead bug"),
    ("did dead-bug x8", "Dead bug 8×"),
    ("did plank sets 3 hold 20s", "Front plank 3 sets, hold 20 s"),
    ("did walking 30m 2.1km effort 4", "Walking 30 min, 2.1 km, effort 4"),
    ("did yoga 1h felt easier from 6 to 4", "Yoga 60 min, felt easier, 6 → 4"),
    ("did yoga effort 0", "Yoga, effort 0"),
    ("spasm calf left x3 worst 6 night", "left calf spasm ×3, worst 6, at night"),
    ("spasm foot longest 40s moving worst 0", "foot spasm, worst 0, longest 40 s, while moving"),
    ("took ibuprofen", "ibuprofen"),
    ("took ibuprofen 400mg helped 6", "ibuprofen 400mg, helped 6"),
    ("took diclofenac gel topical class nsaid", "diclofenac gel, topical, NSAID"),
    ("massage 30m", "massage 30 min"),
    ("manipulation", "manipulation"),
    ("bed-rest 3h", "bed rest 3 h"),
    ("trigger long-sitting", "trigger: long sitting"),
    ("activity made-the-bed", "activity: made the bed"),
    ("flare", "flare-up"),
    ("sign numb-saddle", "sign: numbness around the genitals, the back passage or the inner thighs"),
    ("note slept badly", "note"),
]


@pytest.mark.parametrize(("line", "words"), SAID)
def test_a_value_in_words(line: str, words: str) -> None:
    assert value_words(parse_line(line, CONTEXT)[0].value, CONTEXT.vocabulary) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("pain 7 calf left shooting", "Sat 21 Nov 08:00 · left calf 7, shooting"),
        ("yesterday pain 4", "Fri 20 Nov · back 4"),
        ("2026-11-20 01:30 pain 4", "Fri 20 Nov 01:30 · back 4"),
        ("2025-11-20 09:00 pain 4", "Thu 20 Nov 2025 09:00 · back 4"),
        ("heat 20 note warm, not hot", "Sat 21 Nov 08:00 · heat 20 min, back · warm, not hot"),
        ("note slept, badly", "Sat 21 Nov 08:00 · note: slept, badly"),
    ],
)
def test_an_entry_in_words(line: str, words: str) -> None:
    assert draft_words(parse_line(line, CONTEXT)[0], TODAY, CONTEXT.vocabulary) == words


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ("pain 4", "back 4"),
        ("did bird-dog 10x5s", ", and the left side"),
        ("did bird-dog 10x5s left, did bird-dog 10x5s right", ", and the right side"),
        ("did bird-dog 10x5s right, did bird-dog 8x5s left", " and 1 more"),
        ("did bird-dog 10x5s right, did clamshell 10x left", " and 1 more"),
        ("did bird-dog 10x5s, pain 4", " and 2 more"),
        ("pain 4, pain 4", " and 1 more"),
    ],
)
def test_what_stands_behind_the_first_of_several(line: str, more: str) -> None:
    assert drafts_words(parse_line(line, CONTEXT), TODAY, CONTEXT.vocabulary).endswith(more)


def test_a_note_is_left_to_the_callers_gate() -> None:
    moment = parse_line("pain 4", CONTEXT)[0].moment
    draft = Draft(value=Remark(), moment=moment, note="\x1b[2J")
    assert draft_words(draft, TODAY, CONTEXT.vocabulary).endswith("note: \x1b[2J")


def test_an_exercise_that_the_library_does_not_know_is_said_by_its_slug() -> None:
    assert value_words(Completion(exercise="wall-sit", sets=2, reps=5), BUILT_IN) == "Wall sit 2×5"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 s"),
        (90, "90 s"),
        (119, "119 s"),
        (120, "2 min"),
        (125, "2 min 5 s"),
        (3600, "60 min"),
        (7200, "2 h"),
        (9000, "2 h 30 min"),
    ],
)
def test_seconds(seconds: int, words: str) -> None:
    assert seconds_words(seconds) == words


@pytest.mark.parametrize(("minutes", "words"), [(1, "1 min"), (119, "119 min"), (120, "2 h"), (150, "2 h 30 min")])
def test_minutes(minutes: int, words: str) -> None:
    assert minutes_words(minutes) == words


def test_places() -> None:
    assert place_words("calf", None) == "calf"
    assert place_words("back", "middle") == "middle back"
    assert place_words("sacroiliac", "both") == "both sacroiliac joints"


def test_dose_of_nothing_is_empty() -> None:
    assert dose_words(Completion(exercise="yoga")) == ""


def test_days_and_moments() -> None:
    assert day_words(date(2026, 6, 1), TODAY) == "1 Jun"
    assert day_words(date(2026, 5, 1), TODAY) == "1 May 2026"
    assert when_words(parse_line("pain 4", CONTEXT)[0].moment, TODAY) == "Sat 21 Nov 08:00"


def test_qualities_and_tags_come_sorted_and_plain() -> None:
    assert value_words(Reading(level=2, qualities=("stiff", "dull")), BUILT_IN) == "back 2, dull, stiff"
    assert value_words(Tag(role="activity", name="ran"), BUILT_IN) == "activity: ran"
