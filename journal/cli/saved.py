"""Entries printed back after a command, in words and with their short IDs."""

from collections.abc import Sequence

from journal.cli.shell import DIM, PLAIN, Shell
from journal.domain.entries import Completion, Draft, Entry, Value
from journal.domain.vocabulary import BUILT_IN, Vocabulary
from journal.domain.words import draft_words
from journal.services.logging import today

MOST_SAID = 20
_LONGEST = 400


def words_of(shell: Shell, draft: Draft) -> str:
    """Return an entry in words, its day and time first."""
    return draft_words(draft, today(shell.clock, shell.settings), names_for(shell, draft.value))


def names_for(shell: Shell, value: Value) -> Vocabulary:
    """Return the names to show a value by; only exercises have names that the user may have changed."""
    return shell.named() if isinstance(value, Completion) else BUILT_IN


def say_entries(shell: Shell, did: str, entries: Sequence[Entry], *, with_ids: bool = True) -> None:
    """Say what was done with entries, one a line; of very many the first ones."""
    said = entries[:MOST_SAID]
    short = shell.store.short_ids([entry.uid for entry in said]) if with_ids else {}
    for entry in said:
        identity = f"  {short[entry.uid]}" if with_ids else ""
        words = words_of(shell, entry.draft)
        words = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        shell.say([(f"{did}: {words}", PLAIN), (identity, DIM)])
    if len(entries) > len(said):
        shell.say(f"… and {len(entries) - len(said)} more.")
