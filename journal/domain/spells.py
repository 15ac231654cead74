"""A spell of back pain, the three-month line and the phases (rules E1, E3 and E5)."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from journal.domain import slugs
from journal.domain.words import day_words
from journal.errors import ValueRefused

LINE_MONTHS = 3
ACUTE_DAYS = 42
ACUTE_DAYS_CHOICES = (28, 42)


class Phase(StrEnum):
    """E5: words for how long a spell has lasted; never an alarm."""

    ACUTE = "acute"
    SUBACUTE = "subacute"
    PAST = "past three months"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A spell of back pain as the user set it, or as the rules derive it (E1, E10).

    Attributes:
        onset: its first day.
        precision: exact, about or month; anything but exact puts "about" wherever the line shows.
        onset_by: user or rule.
        cause: a slug of the causes, None when not said.
        told: "what I was told it is", a slug; never inferred.
        ended: its last PAIN day once closed.
        ended_by: user or rule, with `ended`.
        uid: None for a derived spell, which is never stored.
        version: of the stored row.
    """

    onset: date
    precision: str = "exact"
    onset_by: str = "user"
    cause: str | None = None
    told: str | None = None
    ended: date | None = None
    ended_by: str | None = None
    uid: str | None = None
    version: int = 1

    def __post_init__(self) -> None:
        for value, known, what in (
            (self.precision, slugs.PRECISIONS, "precision"),
            (self.onset_by, ("rule", "user"), "origin of an onset"),
            (self.cause, slugs.CAUSES, "cause"),
            (self.told, slugs.TOLD, "word for what you were told"),
            (self.ended_by, ("rule", "user"), "origin of an end"),
        ):
            if value is not None and value not in known:
                raise ValueRefused(f"no {what} '{value}'", f"Known: {', '.join(known)}.")
        if self.ended is not None and self.ended < self.onset:
            raise ValueRefused(f"the end {self.ended.isoformat()} is before the onset {self.onset.isoformat()}")

    @property
    def line(self) -> date:
        """E3: the three-month line."""
        return add_months(self.onset, LINE_MONTHS)

    @property
    def about(self) -> str:
        """E1: "about " when the onset is not exact, else nothing."""
        return "" if self.precision == "exact" else "about "

    def phase_on(self, day: date, acute_days: int = ACUTE_DAYS) -> Phase | None:
        """E5: the phase on `day`; None before the onset and after the end."""
        if day < self.onset or (self.ended is not None and day > self.ended):
            return None
        if (day - self.onset).days < acute_days:
            return Phase.ACUTE
        return Phase.SUBACUTE if day <= self.line else Phase.PAST


class Unset:
    """The type of UNSET."""


UNSET: Final = Unset()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellSaid:
    """What the user says of a spell; None leaves a field as it is.

    Attributes:
        onset: its first day.
        precision: exact, about or month.
        cause, told: slugs; "" clears them.
        ended: its last day; UNSET leaves it, None gives the end back to the rules.
    """

    onset: date | None = None
    precision: str | None = None
    cause: str | None = None
    told: str | None = None
    ended: date | Unset | None = UNSET


def add_months(day: date, months: int) -> date:
    """Return the same day `months` calendar months later, clamped to that month's last day (E3)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def onset_words(spell: Spell, today: date) -> str:
    """Return the onset in words, with its precision."""
    if spell.precision == "month":
        return f"{spell.onset:%B %Y}"
    return f"{spell.about}{day_words(spell.onset, today)}"


def month_onset(day: date) -> date:
    """Return the onset that a month stands for: its middle, the 15th, so that no half of it is favoured."""
    return day.replace(day=15)
