"""The question when this spell began: at the first run, and from the palette."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from journal.domain.context import Context
from journal.domain.line import past_day
from journal.domain.slugs import PRECISIONS
from journal.domain.spells import Spell, SpellSaid, month_onset, onset_words
from journal.domain.words import day_words
from journal.errors import JournalError
from journal.tui.screens.fields import FieldsScreen, choice, one_value
from journal.tui.screens.spell import MONTH

_WHY = "The journal counts the days from there, and draws where three months end. You can change it at any time."


@dataclass(frozen=True, slots=True)
class Onset:
    """An answer: the first day, and how surely it is known."""

    day: date
    precision: str

    @property
    def said(self) -> SpellSaid:
        """What that says of a spell."""
        return SpellSaid(onset=self.day, precision=self.precision)

    def words(self, today: date) -> str:
        """Return "about 9 Oct"."""
        spell = Spell(onset=self.day, precision=self.precision)
        return f"{spell.about or 'on '}{day_words(self.day, today)}"


class FirstRunScreen(FieldsScreen[Onset | None]):
    """Asks when the pain began; None when it was skipped, or stays as it is known.

    Args:
        context: what days are read by.
        known: the spell that an answer corrects, or None.
        error: why it is here again.
        filled: what was typed before.
    """

    heading = "When did this spell of back pain start?"
    hint = "{save} save   {cancel} put aside   ←→ choose"
    tells = True
    fields = (
        one_value("day", "Day", "2026-10-09, or 2026-10, or 3 weeks ago"),
        choice("precision", "Known", PRECISIONS),
    )

    def __init__(
        self,
        context: Context,
        known: Spell | None = None,
        error: JournalError | None = None,
        filled: Mapping[str, str] | None = None,
    ) -> None:
        now = f"It says {onset_words(known, context.today)} now. " if known is not None else ""
        self._before = _words_of(known) if known is not None else {}
        super().__init__(why=f"{now}{_WHY}", filled=filled or self._before, error=error)
        self._reading = context

    @property
    def draft(self) -> str:
        """What its words are called."""
        return "onset"

    def answer(self, said: dict[str, str]) -> Onset | None:
        """Return the answer; an empty one skips, and what nobody touched stays the rules' own (E10)."""
        if not said["day"].strip() or said == self._before:
            return None
        return self._onset(said)

    def _onset(self, said: dict[str, str]) -> Onset:
        words, precision = said["day"].strip(), said["precision"]
        is_about = words.lower().startswith("about ")
        words = words[len("about ") :].strip() if is_about else words
        if MONTH.fullmatch(words):
            year, month = words.split("-")
            words, precision = f"{year}-{int(month):02}-15", "month"
        elif precision == self._before.get("precision") == "month":
            precision = "exact"  # a day was typed, and that the month alone is known is only what it said before
        if is_about and precision == "exact":
            precision = "about"
        day = past_day(words, self._reading, "Give the day the pain began.")
        if precision == "month":
            # The middle of the current month may be yet to come.
            day = min(month_onset(day), self._reading.today)
        return Onset(day, precision)

    def meaning(self, said: dict[str, str]) -> str:
        """Return what the answer means."""
        onset, today = self._onset(said), self._reading.today
        spell = Spell(onset=onset.day, precision=onset.precision)
        words = f"{spell.about}day {(today - onset.day).days + 1} today".capitalize()
        return f"{words} · the three-month line is {spell.about or 'on '}{day_words(spell.line, today)}"


def _words_of(spell: Spell) -> dict[str, str]:
    """Return what stands in the fields for the onset of a spell."""
    onset = spell.onset.isoformat()
    return {"day": onset[:7] if spell.precision == "month" else onset, "precision": spell.precision}
