"""The question when this spell began: at the first run, and from the palette."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from journal.domain.context import Context
from journal.domain.named_days import parse_onset
from journal.domain.slugs import PRECISIONS
from journal.domain.spells import Spell, SpellSaid, onset_words
from journal.domain.words import day_words
from journal.errors import JournalError
from journal.tui.screens.fields import FieldsScreen, choice, one_value

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
        if spell.precision == "month":
            return f"in {onset_words(spell, today)}"
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
        one_value("day", "Day", "2026-10-09, or October, or 3 weeks ago"),
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
        self._before = {"day": onset_text(known), "precision": known.precision} if known is not None else {}
        super().__init__(why=f"{now}{_WHY}", filled=filled or self._before, error=error)
        self._reading = context
        self._followed = self._at_first = self._before.get("precision", PRECISIONS[0])
        self._by_hand = False

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
        precision = chosen_precision(said["precision"], self._before.get("precision", ""))
        return Onset(*parse_onset(said["day"].strip(), self._reading, precision))

    def changed(self, said: dict[str, str]) -> None:
        """Choose what the words say of how surely it is known, unless something else was chosen by hand."""
        if said == self._first_said:
            self._by_hand = False
        says = self._at_first
        with suppress(JournalError):
            says = self._onset({**said, "precision": self._at_first}).precision
        if said["precision"] not in (self._followed, says):
            self._by_hand = True
        if not self._by_hand:
            self._followed = says
            self.fill("precision", says)
            self._show_meaning()

    def meaning(self, said: dict[str, str]) -> str:
        """Return what the answer means."""
        onset, today = self._onset(said), self._reading.today
        spell = Spell(onset=onset.day, precision=onset.precision)
        words = f"{spell.about}day {(today - onset.day).days + 1} today"
        # What was not typed as a day: which one it is taken for.
        words = words if spell.precision == "exact" else f"{onset_words(spell, today)}: {words}"
        line = f"the three-month line is {spell.about or 'on '}{day_words(spell.line, today)}"
        return f"{words[:1].upper()}{words[1:]} · {line}"


def chosen_precision(choice: str, before: str) -> str:
    """Return what is chosen beside the words of an onset; empty where they alone tell.

    A choice always stands there: exact is only its first word, and a month before a day was typed over it what it was.
    """
    return "" if choice == "exact" or choice == before == "month" else choice


def onset_text(spell: Spell) -> str:
    """Return what stands in a field for the onset of a spell: "October 2026" where only its month is known."""
    return f"{spell.onset:%B %Y}" if spell.precision == "month" else spell.onset.isoformat()
