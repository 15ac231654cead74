"""The kinds of entries in a person's words: what --kind takes, and the table that each is in."""

from collections.abc import Callable, Sequence

from journal.domain.entries import Value
from journal.domain.kinds import TABLES, TOLD_BY, kind_word


def kinds_of(words: Sequence[str]) -> list[str]:
    """Return the stored kinds that hold what `words` name, each once."""
    return list(dict.fromkeys(TABLES[word] for word in words))


def is_of(word: str) -> Callable[[Value], bool] | None:
    """Return the test that a value of the word's table must pass, or None where the whole table is meant."""
    return (lambda value: kind_word(value) == word) if TABLES[word] in TOLD_BY else None
