"""The current spell of back pain, the three-month line and the phases (rules E1 to E5)."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from journal.domain import slugs
from journal.domain.words import day_words
from journal.errors import ValueRefused

LINE_MONTHS = 3
ACUTE_DAYS = 42
ACUTE_DAYS_CHOICES = (28, 42)
QUIET_DAYS = 30


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


def add_months(day: date, months: int) -> date:
    """Return the same day `months` calendar months later, clamped to that month's last day (E3)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def derived_spell(pain_days: Sequence[date]) -> Spell | None:
    """Return the spell that PAIN days alone make: the latest run of them, its onset its first day (E1, E2).

    Args:
        pain_days: ascending, each once. A gap of `QUIET_DAYS` or more without PAIN starts a new run.
    """
    if not pain_days:
        return None
    onset = pain_days[0]
    for earlier, later in pairwise(pain_days):
        if (later - earlier).days > QUIET_DAYS:
            onset = later
    return Spell(onset=onset, onset_by="rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the current spell stands today.

    Attributes:
        spell: the current one.
        today: the journal day it is told for.
        pain_days: PAIN days logged since the onset.
        last_pain: the last of them, or None.
    """

    spell: Spell
    today: date
    pain_days: int
    last_pain: date | None

    @property
    def single(self) -> bool:
        """E2: one PAIN day and no word of the user's: a single pain day, not yet a spell."""
        return self.spell.onset_by == "rule" and self.pain_days < 2

    @property
    def unconfirmed(self) -> bool:
        """E8: thirty days and more since the last logged PAIN day: what they were is not known."""
        return self.last_pain is not None and (self.today - self.last_pain).days > QUIET_DAYS

    @property
    def counted_to(self) -> date:
        """The last day that has a day count: today, or the last PAIN day of an unconfirmed spell, or the end."""
        if self.spell.ended is not None:
            return min(self.spell.ended, self.today)
        return self.last_pain if self.unconfirmed and self.last_pain is not None else self.today

    def sentence(self) -> str:
        """E4 in words, for the header and the shell."""
        spell, today = self.spell, self.today
        about, line = spell.about, day_words(spell.line, today)
        if self.single:
            return f"A single pain day so far, {day_words(spell.onset, today)}"
        if spell.ended is not None and spell.ended < today:
            return f"Last spell: {about}{day_words(spell.onset, today)} to {day_words(spell.ended, today)}"
        if self.unconfirmed and self.last_pain is not None:
            return f"Last logged pain on {day_words(self.last_pain, today)}; the days since are not known"
        if today < spell.onset:
            return f"The spell starts {about}{day_words(spell.onset, today)}"
        count = f"{about}day {(today - spell.onset).days + 1}".capitalize()
        if today == spell.line:
            return f"{count} · {about}three months today"
        days = abs((spell.line - today).days)
        unit = "day" if days == 1 else "days"
        if today < spell.line:
            return f"{count} · the three-month line is on {about}{line}, in {about}{days} {unit}"
        return f"{count} · past the three-month line ({about}{line}) by {about}{days} {unit}"


def standing(spell: Spell, today: date, pain_days: Sequence[date]) -> Standing:
    """Return where `spell` stands on `today`, from the ascending PAIN days of the whole history."""
    since = [day for day in pain_days if day >= spell.onset]
    return Standing(spell=spell, today=today, pain_days=len(since), last_pain=since[-1] if since else None)


def onset_words(spell: Spell, today: date) -> str:
    """Return the onset in words, with its precision."""
    if spell.precision == "month":
        return f"{spell.onset:%B %Y}"
    return f"{spell.about}{day_words(spell.onset, today)}"


def month_onset(day: date) -> date:
    """Return the onset that a month stands for: its middle, the 15th, so that no half of it is favoured."""
    return day.replace(day=15)
