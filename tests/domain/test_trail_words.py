"""What an edit made of an entry, in words: of a long note the part that was changed."""

from dataclasses import replace

from journal.domain.entries import Draft, Reading
from journal.domain.moments import moment_now
from journal.domain.trail_words import differing, edited_words
from journal.domain.vocabulary import BUILT_IN
from tests.support import NOW

LONG = " ".join(["slept badly because of the leg and then"] * 20)
BEFORE = Draft(value=Reading(level=4), moment=moment_now(NOW), note=f"{LONG} walked the dog {LONG}")


def words(after: Draft, around: int | None) -> str:
    return edited_words(BEFORE, after, NOW.date(), lambda _: BUILT_IN, around=around)


def test_a_change_deep_in_a_note_is_told_with_what_is_around_it() -> None:
    assert BEFORE.note is not None
    other = replace(BEFORE, note=BEFORE.note.replace("dog", "猫"))
    assert words(other, 12) == "note …walked the dog slept… → …walked the 猫 slept…"
    assert words(replace(other, value=Reading(level=5)), 12).startswith("back 4 → back 5 · note …walked the dog")
    assert words(other, None) == f"back 4 · note {BEFORE.note} → {other.note}"


def test_what_was_added_or_taken_away_is_told_as_far_as_there_is_room() -> None:
    assert words(replace(BEFORE, note=None), 12) == f"note {LONG[:36]}… → (nothing)"
    assert differing("", "x" * 99, 12) == ("", f"{'x' * 36}…")
    assert differing("a walk", "a walk home", 12) == ("a walk", "a walk home")
    assert differing("aaa", "aa", 12) == ("aaa", "aa")


def test_the_same_text_is_no_difference() -> None:
    assert differing("the same", "the same", 12) == ("the same", "the same")
