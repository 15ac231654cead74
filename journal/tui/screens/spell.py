"""Asking about spells: when one began and ended, what unlogged days were, what a period was."""

import re
from abc import abstractmethod
from collections.abc import Callable, Mapping
from datetime import UTC, date
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal.domain.context import Context
from journal.domain.line import parse_day
from journal.domain.sentences import question_words
from journal.domain.slugs import CAUSES, PRECISIONS, TOLD
from journal.domain.spells import UNSET, SpellSaid, Unset
from journal.domain.standing import Question, Standing
from journal.domain.statements import PeriodSaid, Statement
from journal.domain.words import period_words
from journal.errors import JournalError, ValueRefused
from journal.tui.screens.fields import Field, FieldRow, FieldsScreen, FormBox, choice
from journal.tui.text import error_words, plain
from journal.tui.widgets.fields import TextField

MONTH = re.compile(r"\d{4}-\d{1,2}")
_NOT_SAID = "not said"
_DIGITS = 6
_FREE, _SOME, _FORGOTTEN, _PAUSED = "all free", "some pain", "don't remember", "paused"
_SAME, _NEW, _OPEN = "the same spell", "a new one", "can't tell"
_ANSWERS = {_FREE: "free", _SOME: "some", _FORGOTTEN: "unknown", _PAUSED: "pause"}


# True and False: the same spell, a new one; unset where that cannot be told.
Answer = SpellSaid | PeriodSaid | bool | Unset


class Asking(FieldsScreen[Answer | None]):
    """A few fields below a sentence; it returns an answer and saves nothing.

    Attributes:
        title_words: its title.
        hint: its keys.
        tells: what will be said stands below the fields while they are filled in.
    """

    title_words: ClassVar[str] = ""
    tells: ClassVar[bool] = False
    hint: ClassVar[str] = "enter save   esc put aside   ↑↓ fields   ←→ choose"

    def __init__(self, why: str, context: Context, filled: Mapping[str, str], error: JournalError | None) -> None:
        super().__init__()
        self._why = why
        self._reading = context
        self._filled = filled
        self._error = error
        self.words: Mapping[str, str] = filled

    @property
    def draft(self) -> str:
        """What its words are called: these of one question do not come back in another."""
        return f"{self.title_words}: {self._why}"

    def compose(self) -> ComposeResult:
        """Return the sentence and the fields."""
        with FormBox(id="form"):
            yield Static(plain(self._why), id="form-why", markup=False)
            for field in self.fields:
                yield FieldRow(field, self._filled.get(field.name, ""))
            if self.tells:
                yield Static("", id="form-meaning", markup=False)
            yield Static(self.hint, id="form-hint", markup=False)

    def on_mount(self) -> None:
        """Name the form, and say why it is here again."""
        super().on_mount()
        self.query_one("#form").border_title = Content(self.title_words)
        if self._error is not None:
            self.say_at(self.refused_at(), error_words(self._error))
        self.changed(self.said())

    def changed(self, said: dict[str, str]) -> None:
        """Show what will be said, as far as it is understood."""
        if not self.tells:
            return
        try:
            words = self.meaning(said)
        except JournalError:
            words = ""
        self.query_one("#form-meaning", Static).update(plain(words))

    def meaning(self, said: dict[str, str]) -> str:
        """Return what the fields say of a period, in a sentence.

        Raises:
            JournalError: one of them is not understood.
        """
        period = self.answer(said)
        if not isinstance(period, PeriodSaid):
            return ""
        words = period_words(period.statement(self._reading.now.astimezone(UTC)), self._reading.today)
        return f"{words[:1].upper()}{words[1:]}"

    @abstractmethod
    def answer(self, said: dict[str, str]) -> Answer:
        """Return what the fields say.

        Raises:
            JournalError: one of them is not understood.
        """

    def field_of(self, error: JournalError, said: dict[str, str]) -> str:  # noqa: ARG002
        """Return the field that a refusal is about."""
        return self.fields[0].name

    def refused_at(self) -> str:
        """Return the field that stands for a refusal of the whole."""
        return self.fields[0].name

    def action_save(self) -> None:
        """Return the answer, or say at its field what is wrong."""
        said = self.words = self.said()
        try:
            answer = self.answer(said)
        except JournalError as error:
            self.say_at(self.field_of(error, said), error_words(error))
        else:
            self.dismiss(answer)

    def day(self, text: str) -> date:
        """Return the day of some words; it is not in the future."""
        day = parse_day(text.strip(), self._reading)
        if day > self._reading.today:
            raise ValueRefused(f"{day.isoformat()} is in the future", "Give a day up to today.")
        return day


def _text(name: str, label: str, placeholder: str) -> Field:
    return Field(name, label, lambda: TextField(placeholder=placeholder, id=f"field-{name}"))


class SpellScreen(Asking):
    """Edits a spell: what the user sets here is never changed by the rules."""

    title_words = "Spell"
    fields = (
        _text("onset", "Began", "2026-10-09"),
        choice("precision", "Known", PRECISIONS),
        _text("ended", "Ended", "a day, or empty: the days tell"),
        choice("cause", "Cause", (_NOT_SAID, *CAUSES)),
        choice("told", "Told", (_NOT_SAID, *TOLD)),
    )

    def __init__(
        self,
        standing: Standing,
        context: Context,
        error: JournalError | None = None,
        filled: Mapping[str, str] | None = None,
    ) -> None:
        spell = standing.spell
        ended = spell.ended.isoformat() if spell.ended is not None and spell.ended_by == "user" else ""
        before = {
            "onset": spell.onset.isoformat(),
            "precision": spell.precision,
            "ended": ended,
            "cause": spell.cause or _NOT_SAID,
            "told": spell.told or _NOT_SAID,
        }
        why = "What you set here stays as you set it. Without an end the days tell: thirty free of pain close a spell."
        super().__init__(why, context, filled or before, error)
        self._spell = spell
        self._ended = ended
        self._bad = "onset"

    @property
    def draft(self) -> str:
        """What its words are called."""
        return f"{self.title_words} since {self._spell.onset.isoformat()}"

    def answer(self, said: dict[str, str]) -> SpellSaid:
        """Return what the fields say that was not so before: what nobody touched stays the rules' own (E10)."""
        self._bad = "onset"
        text, precision = said["onset"].strip(), said["precision"]
        if MONTH.fullmatch(text):
            year, month = text.split("-")
            text, precision = f"{year}-{int(month):02}-01", "month"
        onset = self.day(text)
        self._bad = "ended"
        ended: date | Unset | None = UNSET
        if said["ended"].strip() != self._ended:
            ended = self.day(said["ended"]) if said["ended"].strip() else None
        if isinstance(ended, date) and ended < onset:
            raise ValueRefused("the end is before the onset", "Give a later day, or leave it empty.")
        moved = (onset, precision) != (self._spell.onset, self._spell.precision)
        cause, told = (said[name].removeprefix(_NOT_SAID) for name in ("cause", "told"))
        return SpellSaid(
            onset=onset if moved else None,
            precision=precision if moved else None,
            ended=ended,
            cause=cause if cause != (self._spell.cause or "") else None,
            told=told if told != (self._spell.told or "") else None,
        )

    def field_of(self, error: JournalError, said: dict[str, str]) -> str:  # noqa: ARG002
        """Return the field that was being read."""
        return self._bad


class _UnknownDays(Asking):
    """Puts one of E8's questions."""

    title_words = "Not known"
    hint = "enter save   esc not now, it is not asked again by itself"

    def __init__(
        self,
        question: Question,
        context: Context,
        error: JournalError | None = None,
        filled: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(question_words(question, context.today), context, filled or {}, error)
        self._question = question


class GapScreen(_UnknownDays):
    """Asks once what days without a level were (E8)."""

    fields = (
        choice("answer", "They were", (_FREE, _SOME, _FORGOTTEN)),
        _text("days", "On about", "with some pain: how many days"),
    )

    def answer(self, said: dict[str, str]) -> PeriodSaid:
        """Return what the fields say."""
        number = _days(said, self._question.days)
        answer = _ANSWERS[said["answer"]]
        return PeriodSaid(first=self._question.first, last=self._question.last, answer=answer, pain_days=number)

    def field_of(self, error: JournalError, said: dict[str, str]) -> str:  # noqa: ARG002
        """Return the field of the number: the other one cannot be wrong."""
        return "days"


class ReturnScreen(_UnknownDays):
    """Asks once whether pain after days that are not known is the same spell or a new one (E8)."""

    fields = (choice("answer", "It is", (_SAME, _NEW, _OPEN)),)

    def answer(self, said: dict[str, str]) -> bool | Unset:
        """Return whether it is the same spell, as far as it can be told."""
        return UNSET if said["answer"] == _OPEN else said["answer"] == _SAME


class PeriodScreen(Asking):
    """Says what the unlogged days of any period were, or corrects what was said of one."""

    title_words = "A period"
    tells = True
    fields = (
        _text("first", "From", "2026-11-16, or mon"),
        _text("last", "To", "2026-11-22, or yesterday; paused without an end: empty"),
        choice("answer", "They were", (_FREE, _SOME, _FORGOTTEN, _PAUSED)),
        _text("days", "On about", "with some pain: how many days"),
        _text("note", "Note", "if you like"),
    )

    def __init__(
        self,
        context: Context,
        error: JournalError | None = None,
        filled: Mapping[str, str] | None = None,
        seen: Statement | None = None,
    ) -> None:
        why = "What the days without a level were, all at once. A day that you logged stays as you logged it."
        super().__init__(why, context, filled or (_words_of(seen) if seen else {}), error)
        self._bad = "first"
        self._seen = seen

    @property
    def draft(self) -> str:
        """What its words are called: one period's own where it is corrected."""
        words = period_words(self._seen, self._reading.today) if self._seen is not None else ""
        return f"{self.title_words}: {words}" if words else self.title_words

    def refused_at(self) -> str:
        """Return the number's field where a number was said: more days than are unlogged are refused."""
        return "days" if self._filled.get("answer") == _SOME else "first"

    def answer(self, said: dict[str, str]) -> PeriodSaid:
        """Return what the fields say."""
        self._bad = "first"
        first = self.day(said["first"])
        self._bad = "last"
        last = self._last_day(said)
        if last is not None and last < first:
            raise ValueRefused("the last day is before the first", "Swap them.")
        self._bad = "days"
        number = None if self._left_open(said) else _days(said, ((last or first) - first).days + 1)
        note = said["note"] if said["note"].strip() else None
        return PeriodSaid(first=first, last=last, answer=_ANSWERS[said["answer"]], pain_days=number, note=note)

    def _left_open(self, said: dict[str, str]) -> bool:
        """Return whether the number of days is as unknown as it was: of the same spell only "some" is said (E8)."""
        seen = self._seen
        some = seen is not None and seen.answer == "some" and seen.pain_days is None
        return some and said["answer"] == _SOME and not said["days"].strip()

    def _last_day(self, said: dict[str, str]) -> date | None:
        """Return the last day; that of a pause may be open, or to come."""
        if said["answer"] != _PAUSED:
            return self.day(said["last"])
        return parse_day(said["last"].strip(), self._reading) if said["last"].strip() else None

    def field_of(self, error: JournalError, said: dict[str, str]) -> str:  # noqa: ARG002
        """Return the field that was being read."""
        return self._bad


def _words_of(statement: Statement) -> dict[str, str]:
    """Return what stands in the fields for a statement."""
    answers = {answer: word for word, answer in _ANSWERS.items()}
    return {
        "first": statement.first.isoformat(),
        "last": "" if statement.last is None else statement.last.isoformat(),
        "answer": answers[statement.answer],
        "days": "" if statement.pain_days is None else str(statement.pain_days),
        "note": statement.note or "",
    }


def _days(said: dict[str, str], most: int) -> int | None:
    text = said["days"]
    number = text.strip().removesuffix("days").strip()
    if said["answer"] != _SOME:
        if number:
            raise ValueRefused(f"a number of days goes with '{_SOME}' only", "Choose that, or leave it empty.")
        return None
    if not (number.isascii() and number.isdigit() and len(number) < _DIGITS and 1 <= int(number) <= most):
        raise ValueRefused(f"'{text.strip()}' is not a number of days from 1 to {most}", "About how many had pain?")
    return int(number)


SCREENS: dict[str, Callable[[Question, Context, JournalError | None, Mapping[str, str] | None], Asking]] = {
    "gap": GapScreen,
    "return": ReturnScreen,
}
