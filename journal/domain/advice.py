"""The words "I got advice" about a logged emergency sign: what ends that it is shown again (domain.md, section 6)."""

from dataclasses import dataclass
from datetime import date

from journal.domain.words import day_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """That advice was got about a sign.

    Attributes:
        sign: the identity of its entry.
        got_on: the day.
        uid: None before it is saved.
        version: of the stored row.
    """

    sign: str
    got_on: date
    uid: str | None = None
    version: int = 1


def advice_words(advice: Advice, today: date) -> str:
    """Return "I got advice on 24 Nov"."""
    return f"I got advice on {day_words(advice.got_on, today)}"
