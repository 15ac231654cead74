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


def edited_words(before: Draft, after: Draft, today: date, names: Callable[[Value], Vocabulary]) -> str:
    """Return what an edit made of an entry; of its moment and its note only where they differ.

    `names` tells by which names a value is shown.
    """
    was, is_now = (value_words(draft.value, names(draft.value)) for draft in (before, after))
    parts = [f"{was}{ARROW}{is_now}" if was != is_now else was]
    if before.moment != after.moment:
        parts.append(f"{when_words(before.moment, today)}{ARROW}{when_words(after.moment, today)}")
    if before.note != after.note:
        label = "" if isinstance(after.value, Remark) else "note "
        parts.append(f"{label}{before.note or _NOTHING}{ARROW}{after.note or _NOTHING}")
    return " · ".join(parts)
