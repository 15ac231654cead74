"""Days that two statements speak of: which ones they are about, and which of the two holds (rule E8)."""

from collections.abc import Sequence
from datetime import date

from journal.domain.days import each_day
from journal.domain.history import History
from journal.domain.statements import Statement
from journal.domain.words import and_more, days_words, period_words


def overlap_words(said: Statement, others: History) -> str:
    """Return which of a statement's days others speak of as well, and what holds there; empty where none does.

    Args:
        said: it; one that is not saved yet comes after all others.
        others: what is known without it.
    """
    last = others.today if said.last is None else min(said.last, others.today)
    found = [one for day in each_day(said.first, last) if (one := others.statement_of(day)) is not None]
    later = [] if said.uid is None else [one for one in found if one.order > said.order]
    before = [one for one in found if one not in later]
    words = []
    if before:
        which, rest = _which(before, others.today), _rest(before, others)
        words.append(f"For {days_words(len(before))} it holds instead of what you said before ({which}); {rest}.")
    if later:
        which = _which(later, others.today)
        words.append(f"For {days_words(len(later))} what you said later holds ({which}).")
    return " ".join(words)


def _which(found: Sequence[Statement], today: date) -> str:
    """Return the statements, one a day, in words."""
    which = list(dict.fromkeys(found))
    return and_more(period_words(which[0], today), len(which))


def _rest(found: Sequence[Statement], others: History) -> str:
    """Return what stands of earlier statements, one a day, when another holds for these days."""
    if others.pause in found:
        return "the pause goes on"
    left = sum(others.days_of(one) for one in set(found)) - len(found)
    if not left:
        return "nothing of that counts any more"
    return f"{days_words(left)} of that still {'counts' if left == 1 else 'count'}"
