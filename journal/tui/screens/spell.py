"""Asking about spells: when one began and ended, what unlogged days were, what a period was."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date

from journal.domain.context import Context
from journal.domain.line import parse_day, past_day
from journal.domain.sentences import question_words
from journal.domain.slugs import CAUSES, PRECISIONS, TOLD
from journal.domain.spells import UNSET, SpellSaid, Unset
from journal.domain.standing import Question, Standing
from journal.domain.statements import PeriodSaid, Statement
from journal.domain.words import period_words
from journal.errors import JournalError, ValueRefused
from journal.tui.screens.fields import FieldsScreen, choice, one_value, text

MONTH = re.compile(r"\d{4}-\d{1,2}")
_NOT_SAID = "not said"
_DIGITS = 6
_FREE, _SOME, _FORGOTTEN, _PAUSED = "all free", "some pain", "don't remember", "paused"
_SAME, _NEW, _OPEN = "the same spell", "a new one", "can't tell"
_ANSWERS = {_FREE: "free", _SOME: "some", _FORGOTTEN: "unknown", _PAUSED: "pause"}


# True and False: the same spell, a new one; unset where that cannot be told.
Answer = SpellSaid | PeriodSaid | bool | Unset


class Asking(FieldsScreen[Answer | None]):
    """A few fields below a sentence about days; it returns an answer and saves nothing."""

    def __init__(
        self, context: Context, why: str, filled: Mapping[str, str], error: JournalError | None, at: str = ""
    ) -> None:
        super().__init__(why=why, filled=filled, error=error, at=at)
        self._reading = context

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

    def day(self, words: str) -> date:
        """Return the day of some words; it is not in the future."""
        return past_day(words, self._reading)


class SpellScreen(Asking):
    """Edits a spell: what the user sets here is never changed by the rules."""

    heading = "Spell"
    fields = (
        one_value("onset", "Began", "2026-10-09"),
        choice("precision", "Known", PRECISIONS),
        one_value("ended", "Ended", "a day, or empty: the days tell"),
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
        super().__init__(context, why, filled or before, error)
        self._spell = spell
        self._ended = ended

    @property
    def draft(self) -> str:
        """What its words are called: a spell's own."""
        return f"spell {self._spell.onset.isoformat()}"

    @property
    def draft_name(self) -> str:
        """What a person calls these words."""
        return f"Spell since {self._spell.onset.isoformat()}"

    def answer(self, said: dict[str, str]) -> SpellSaid:
        """Return what the fields say that was not so before: what nobody touched stays the rules' own (E10)."""
        self.at = "onset"
        words, precision = said["onset"].strip(), said["precision"]
        if MONTH.fullmatch(words):
            year, month = words.split("-")
            words, precision = f"{year}-{int(month):02}-01", "month"
        onset = self.day(words)
        self.at = "ended"
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


class _UnknownDays(Asking):
    """Puts one of E8's questions."""

    heading = "Not known"
    hint = "{save} save   {cancel} put aside, not asked again"
    latest_only = True
    _refused_at = ""

    def __init__(
        self,
        question: Question,
        context: Context,
        error: JournalError | None = None,
        filled: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(context, question_words(question, context.today), filled or {}, error, self._refused_at)
        self._question = question

    @property
    def draft(self) -> str:
        """What its words are called: these of one question do not come back in another."""
        return f"{self._question.kind} {self._question.first.isoformat()}"


class GapScreen(_UnknownDays):
    """Asks once what days without a level were (E8)."""

    _refused_at = "days"
    fields = (
        choice("answer", "They were", (_FREE, _SOME, _FORGOTTEN)),
        one_value("days", "On about", "with some pain: how many days"),
    )

    def answer(self, said: dict[str, str]) -> PeriodSaid:
        """Return what the fields say."""
        number = _days(said, self._question.days)
        answer = _ANSWERS[said["answer"]]
        return PeriodSaid(first=self._question.first, last=self._question.last, answer=answer, pain_days=number)


class ReturnScreen(_UnknownDays):
    """Asks once whether pain after days that are not known is the same spell or a new one (E8)."""

    fields = (choice("answer", "It is", (_SAME, _NEW, _OPEN)),)

    def answer(self, said: dict[str, str]) -> bool | Unset:
        """Return whether it is the same spell, as far as it can be told."""
        return UNSET if said["answer"] == _OPEN else said["answer"] == _SAME


class PeriodScreen(Asking):
    """Says what the unlogged days of any period were, or corrects what was said of one."""

    heading = "A period"
    tells = True
    fields = (
        one_value("first", "From", "2026-11-16, or mon"),
        one_value("last", "To", "2026-11-22, or yesterday; paused without an end: empty"),
        choice("answer", "They were", (_FREE, _SOME, _FORGOTTEN, _PAUSED)),
        one_value("days", "On about", "with some pain: how many days"),
        text("note", "Note", "if you like"),
    )

    def __init__(
        self,
        context: Context,
        error: JournalError | None = None,
        filled: Mapping[str, str] | None = None,
        seen: Statement | None = None,
    ) -> None:
        why = "What the days without a level were, all at once. A day that you logged stays as you logged it."
        first = filled or (_words_of(seen) if seen else {})
        # More days than are unlogged are refused.
        super().__init__(context, why, first, error, "days" if first.get("answer") == _SOME else "first")
        self._seen = seen

    @property
    def draft(self) -> str:
        """What its words are called: one period's own where it is corrected."""
        return f"period {self._seen.uid}" if self._seen is not None else "period"

    @property
    def draft_name(self) -> str:
        """What a person calls these words."""
        words = period_words(self._seen, self._reading.today) if self._seen is not None else ""
        return f"{self.heading}: {words}" if words else self.heading

    def answer(self, said: dict[str, str]) -> PeriodSaid:
        """Return what the fields say."""
        self.at = "first"
        first = self.day(said["first"])
        self.at = "last"
        last = self._last_day(said)
        if last is not None and last < first:
            raise ValueRefused("the last day is before the first", "Swap them.")
        self.at = "days"
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
