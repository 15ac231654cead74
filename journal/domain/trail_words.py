"""What a change did, in words: one wording for the shell and the screens."""

from collections.abc import Callable, Mapping
from datetime import date

from journal.domain.advice import Advice, advice_words
from journal.domain.entries import Draft, Remark, Value
from journal.domain.exercises import ExerciseSaid
from journal.domain.practice_words import exercise_said_words, item_words, plan_words, routine_words, skip_words
from journal.domain.routines import Plan, Routine, RoutineItem, Skip
from journal.domain.slugs import Exercise
from journal.domain.spell_words import said_words
from journal.domain.spells import Spell
from journal.domain.statements import Statement
from journal.domain.vocabulary import Vocabulary
from journal.domain.words import statement_words, value_words, when_words

ACTIONS = {"insert": "added", "update": "changed", "delete": "removed"}
ARROW = " → "
_NOTHING = "(nothing)"
_REST = "…"
# Of what differs itself no more than so many times as much as of what is around it.
_MOST = 3

Kept = Spell | Statement | Advice | ExerciseSaid | Routine | RoutineItem | Plan | Skip


def kept_words(said: Kept, today: date, exercises: Callable[[], Mapping[str, Exercise]]) -> str:
    """Return what was said that is no entry; `exercises` tells by which names they are shown, where that matters."""
    match said:
        case Spell():
            return said_words(said, today)
        case Statement():
            return statement_words(said, today)
        case Advice():
            return advice_words(said, today)
        case ExerciseSaid():
            return exercise_said_words(said)
        case Routine():
            return routine_words(said, today)
        case RoutineItem():
            return item_words(said, exercises())
        case Plan():
            return plan_words(said, exercises(), today)
        case Skip():
            return skip_words(said, exercises(), today)


def edited_words(
    before: Draft, after: Draft, today: date, names: Callable[[Value], Vocabulary], *, around: int | None = None
) -> str:
    """Return what an edit made of an entry; of its moment and its note only where they differ.

    Args:
        before: the entry.
        after: the same, as it was edited.
        today: the journal day of now.
        names: tells by which names a value is shown.
        around: how many characters of a note are told around what differs, and nothing of a value that stayed while
            something else changed; None tells all.
    """
    was, is_now = (value_words(draft.value, names(draft.value)) for draft in (before, after))
    stays = around is not None and was == is_now and before != after
    parts = [] if stays else [f"{was}{ARROW}{is_now}" if was != is_now else was]
    if before.moment != after.moment:
        parts.append(f"{when_words(before.moment, today)}{ARROW}{when_words(after.moment, today)}")
    if before.note != after.note:
        label = "" if isinstance(after.value, Remark) else "note "
        notes = (before.note or "", after.note or "")
        old, new = notes if around is None else differing(*notes, around)
        parts.append(f"{label}{old or _NOTHING}{ARROW}{new or _NOTHING}")
    return " · ".join(parts)


def differing(before: str, after: str, around: int) -> tuple[str, str]:
    """Return where two texts differ, with at most `around` characters to each side; "…" stands for the rest."""
    start = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    shorter = min(len(before), len(after))
    start = shorter if start is None else start
    alike = 0
    while alike < shorter - start and before[-alike - 1] == after[-alike - 1]:
        alike += 1
    return _part(before, start, len(before) - alike, around), _part(after, start, len(after) - alike, around)


def _part(text: str, start: int, end: int, around: int) -> str:
    """Return a part of a text with what is around it, from one word to another where that can be."""
    first, last = max(start - around, 0), min(end + around, len(text))
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = last if (space := text.rfind(" ", end, last)) < 0 else space
    last = min(last, first + _MOST * around)
    return f"{_REST if first else ''}{text[first:last]}{_REST if last < len(text) else ''}"
