"""Use cases of logging: a line understood and saved, an entry changed, taken back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain.changes import Reversal
from journal.domain.entries import Completion, Draft, Entry, Value
from journal.domain.exercises import merged_all
from journal.domain.line import Context, parse_edit, parse_line
from journal.domain.moments import journal_day
from journal.domain.slugs import Exercise
from journal.domain.vocabulary import BUILT_IN, Vocabulary
from journal.errors import LineError, NotFound, UnknownName, ValueRefused

if TYPE_CHECKING:
    # The store is handed in; importing it here would make every refused line pay for it.
    from journal.store.store import Store


def today(clock: Clock, settings: Settings) -> date:
    """Return the journal day of this moment (D3)."""
    return journal_day(clock.now(), settings.day_turn)


def parsing(clock: Clock, settings: Settings, vocabulary: Vocabulary = BUILT_IN, day: date | None = None) -> Context:
    """Return what the parser needs to know; `day` is the journal day that a screen shows, None for today."""
    return Context(now=clock.now(), zone=clock.zone(), vocabulary=vocabulary, turn=settings.day_turn, day=day)


def vocabulary_of(store: "Store", settings: Settings) -> Vocabulary:
    """Return the built-in names and the ones that this journal has used."""
    used = store.used_names()
    return BUILT_IN.extended(
        exercises=exercises_of(store).values(),
        medicines=used["medicine"],
        triggers=used["trigger"],
        activities=[*used["activity"], *settings.activities],
    )


def exercises_of(store: "Store") -> dict[str, Exercise]:
    """Return all exercises by slug: the built-in ones as the user changed them, and the user's own."""
    return merged_all(store.exercises_said())


def understand_line(text: str, context: Context, complete: Callable[[], Vocabulary]) -> list[Draft]:
    """Return the entries of a line; only a name that is not built in asks for the `complete` vocabulary.

    Raises:
        LineError: a word was not understood.
    """
    try:
        return parse_line(text, context)
    except UnknownName:
        if context.vocabulary.complete:
            raise
        return parse_line(text, replace(context, vocabulary=complete()))


def understand_lines(lines: Iterable[str], context: Context, complete: Callable[[], Vocabulary]) -> list[Draft]:
    """Return the entries of several lines, all or none; blank lines are skipped.

    Raises:
        LineError: as `parse_line` does; its message says which line, counted from 1.
    """
    drafts: list[Draft] = []
    for number, line in enumerate(lines, start=1):
        try:
            if line.strip():
                drafts.extend(understand_line(line, context, complete))
        except LineError as error:
            error.what = f"line {number}: {error.what}"
            raise
    return drafts


def log_line(store: "Store", clock: Clock, settings: Settings, text: str, *, day: date | None = None) -> list[Entry]:
    """Save an entry line, all of it or nothing.

    Raises:
        LineError: a word was not understood; nothing was saved.
    """
    drafts = parse_line(text, parsing(clock, settings, vocabulary_of(store, settings), day))
    return store.save(drafts, clock.now())


def edit_entry(store: "Store", clock: Clock, settings: Settings, seen: Entry, text: str) -> Entry:
    """Change an entry as it was seen, in the words of the entry line; words that say the same change nothing.

    Raises:
        LineError: not understood.
        StaleEdit: it was changed elsewhere meanwhile; nothing was overwritten.
    """
    context = parsing(clock, settings, vocabulary_of(store, settings))
    draft = parse_edit(text, context, seen.draft)
    return seen if draft == seen.draft else store.replace(seen, draft, clock.now())


def amend_entries(store: "Store", clock: Clock, settings: Settings, seen: Sequence[Entry], text: str) -> list[Entry]:
    """Put what a line says was done in the place of entries of an exercise as they were seen; their time stays.

    Raises:
        LineError: not understood.
        ValueRefused: it says something else than what was done of an exercise.
        StaleEdit: one was changed elsewhere meanwhile; nothing was overwritten.
    """
    drafts = parse_line(text, parsing(clock, settings, vocabulary_of(store, settings)))
    if not seen or not all(isinstance(draft.value, Completion) for draft in drafts):
        raise ValueRefused("that is not what was done of an exercise", "Write it like did bird-dog 10x5s.")
    return store.amend(seen, [_with_levels(draft, seen[0].value) for draft in drafts], clock.now())


def _with_levels(draft: Draft, before: Value) -> Draft:
    """Return a draft with the pain around it that was logged before, where it says none itself."""
    value = draft.value
    if not isinstance(value, Completion) or not isinstance(before, Completion):
        return draft
    level_before = before.level_before if value.level_before is None else value.level_before
    level_after = before.level_after if value.level_after is None else value.level_after
    return replace(draft, value=replace(value, level_before=level_before, level_after=level_after))


def delete_entries(store: "Store", clock: Clock, seen: Sequence[Entry]) -> None:
    """Remove entries; undo brings them back."""
    if not seen:
        raise NotFound("nothing to delete")
    store.delete(seen, clock.now())


def undo(store: "Store", clock: Clock) -> Reversal:
    """Take back the latest operation that still stands."""
    return store.undo(clock.now())


def redo(store: "Store", clock: Clock) -> Reversal:
    """Do again what was undone last."""
    return store.redo(clock.now())
