"""Days that two statements speak of: which ones they are about, and which of the two holds (rule E8)."""

from collections.abc import Sequence
from datetime import date

from journal.domain.days import each_day
from journal.domain.history import History
from journal.domain.statements import Statement
from journal.domain.words import days_words, period_words


def overlap_words(said: Statement, others: History) -> str:
    """Return which of a statement's days others speak of as well, and what holds there; empty where none does.

    Args:
        said: it.
        others: what is known without it.
    """
    last = others.today if said.last is None else min(said.last, others.today)
    found = [one for day in each_day(said.first, last) if (one := others.statement_of(day)) is not None]
    before = [one for one in found if one.order < said.order]
    later = [one for one in found if one.order > said.order]
    words = (
        _told(before, "it holds instead of what you said before", others.today),
        _told(later, "what you said later holds", others.today),
    )
    return " ".join(sentence for sentence in words if sentence)


def _told(found: Sequence[Statement], holds: str, today: date) -> str:
    """Return the sentence about one statement a day."""
    if not found:
        return ""
    which = list(dict.fromkeys(found))
    more = f" and {len(which) - 1} more" if len(which) > 1 else ""
    return f"For {days_words(len(found))} {holds} ({period_words(which[0], today)}{more})."
