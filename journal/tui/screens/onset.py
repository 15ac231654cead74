"""The question when this spell began: at the first run, and from the palette."""

import re
from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal.domain.context import Context
from journal.domain.line import parse_day
from journal.domain.slugs import PRECISIONS
from journal.domain.spells import Spell, SpellSaid, month_onset
from journal.domain.words import day_words
from journal.errors import JournalError, ValueRefused
from journal.tui.screens.fields import Field, FieldRow, FieldsScreen, FormBox, choice
from journal.tui.text import error_words
from journal.tui.widgets.fields import TextField

_MONTH = re.compile(r"\d{4}-\d{1,2}")
_WHY = "The journal counts the days from there, and draws where three months end. You can change it at any time."
_QUESTION = "When did this spell of back pain start?"


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
    """Asks when the pain began; None when it was skipped."""

    fields = (
        Field("day", "Day", lambda: TextField(placeholder="2026-10-09, or 2026-10, or 3 weeks ago", id="field-day")),
        choice("precision", "Known", PRECISIONS),
    )

    def __init__(self, context: Context, error: JournalError | None = None) -> None:
        super().__init__()
        self._reading = context
        self._error = error

    @property
    def draft(self) -> str:
        """What its words are called."""
        return _QUESTION

    def compose(self) -> ComposeResult:
        """Return the question and its two fields."""
        with FormBox(id="form"):
            yield Static(_WHY, id="form-why", markup=False)
            for field in self.fields:
                yield FieldRow(field, "")
            yield Static("", id="form-meaning", markup=False)
            yield Static("enter save   esc skip   ←→ exact, about or the month only", id="form-hint", markup=False)

    def on_mount(self) -> None:
        """Show the question."""
        super().on_mount()
        self.query_one("#form").border_title = Content(_QUESTION)
        if self._error is not None:
            self.say_at("day", error_words(self._error))

    def _answer(self) -> Onset:
        said = self.said()
        text, precision = said["day"].strip(), said["precision"]
        if _MONTH.fullmatch(text):
            year, month = text.split("-")
            text, precision = f"{year}-{int(month):02}-15", "month"
        if text.lower().startswith("about ") and precision == "exact":
            precision = "about"
        day = parse_day(text, self._reading)
        if day > self._reading.today:
            raise ValueRefused(f"{day.isoformat()} is in the future", "Give the day the pain began.")
        if precision == "month":
            # The middle of the current month may be yet to come.
            day = min(month_onset(day), self._reading.today)
        return Onset(day, precision)

    def changed(self, said: dict[str, str]) -> None:  # noqa: ARG002
        """Say what the answer means."""
        try:
            answer = self._answer()
        except JournalError:
            words = ""
        else:
            today = self._reading.today
            spell = Spell(onset=answer.day, precision=answer.precision)
            words = f"{spell.about}day {(today - answer.day).days + 1} today".capitalize()
            words += f" · the three-month line is {spell.about or 'on '}{day_words(spell.line, today)}"
        self.query_one("#form-meaning", Static).update(Content(words))

    def action_save(self) -> None:
        """Return the answer; an empty one skips."""
        if not self.said()["day"].strip():
            self.dismiss(None)
            return
        try:
            self.dismiss(self._answer())
        except JournalError as error:
            self.say_at("day", error_words(error))
