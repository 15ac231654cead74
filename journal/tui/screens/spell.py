"""Asking about spells: when one began and ended, what unlogged days were, what a period was."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date

from journal.domain.context import Context
from journal.domain.history import History
from journal.domain.line import past_day
from journal.domain.named_days import parse_onset, parse_past_days, period_end
from journal.domain.overlaps import overlap_words
from journal.domain.sentences import question_words
from journal.domain.slugs import CAUSES, PRECISIONS, TOLD
from journal.domain.spells import UNSET, SpellSaid, Unset
from journal.domain.standing import Question, Standing
from journal.domain.statements import PeriodSaid, Statement
from journal.domain.words import period_words
from journal.errors import JournalError, ValueRefused
from journal.tui.screens.fields import FieldsScreen, choice, one_value, text
from journal.tui.screens.onset import chosen_precision, onset_text

_NOT_SAID = "not said"
_DIGITS = 6
_FREE, _SOME, _FORGOTTEN, _PAUSED = "all free", "some pain", "don't remember", "paused"
_SAME, _NEW, _OPEN = "the same spell", "a new one", "can't tell"
_ANSWERS = {_FREE: "free", _SOME: "some", _FORGOTTEN: "unknown", _PAUSED: "pause"}
# Nothing is chosen at first: an enter too many says nothing of any day.
_UNSAID = ""


# True and False: the same spell, a new one; unset where that cannot be told.
Answer = SpellSaid | PeriodSaid | bool | Unset


class Asking(FieldsScreen[Answer | None]):
    """A few fields below a sentence about days; it returns an answer and saves nothing."""

    def __init__(
        self,
        context: Context,
        why: str,
        filled: Mapping[str, str],
        error: JournalError | None,
        at: str = "",
        others: History | None = None,
    ) -> None:
        super().__init__(why=why, filled=filled, error=error, at=at)
        self._reading = context
        self._others = others

    def meaning(self, said: dict[str, str]) -> str:
        """Return what the fields say of a period, and below it what was said of its days before.

        Raises:
            JournalError: one of them is not understood.
        """
        statement = self._statement(self.answer(said))
        if statement is None:
            return ""
        unlogged = None if self._others is None else self._others.unlogged_of(statement)
        words = period_words(statement, self._reading.today, unlogged)
        overlap = "" if self._others is None else overlap_words(statement, self._others)
        return "\n".join((f"{words[:1].upper()}{words[1:]}", *([overlap] if overlap else [])))

    def _statement(self, answer: Answer | None) -> Statement | None:
        """Return the statement that an answer is once it is saved; None where it is none."""
        return answer.statement(self._reading.now.astimezone(UTC)) if isinstance(answer, PeriodSaid) else None

    def chosen(self, said: dict[str, str], todo: str) -> str:
        """Return what is chosen in the field `answer`.

        Raises:
            ValueRefused: nothing is; `todo` is what to choose.
        """
        self.at = "answer"
        if said["answer"] == _UNSAID:
            raise ValueRefused("nothing is said yet", todo)
        return said["answer"]


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
            "onset": onset_text(spell),
            "precision": spell.precision,
            "ended": ended,
            "cause": spell.cause or _NOT_SAID,
            "told": spell.told or _NOT_SAID,
        }
        why = "What you set here stays as you set it. Without an end the days tell: thirty free of pain close a spell."
        super().__init__(context, why, filled or before, error)
        self._spell = spell
        self._onset = before["onset"]
        self._ended = ended

    @property
    def draft(self) -> str:
        """What its words are called: a spell's own."""
        return f"spell {self._spell.onset.isoformat()}"

    @property
    def draft_name(self) -> str:
        """What a person calls these words."""
        return f"Spell since {onset_text(self._spell)}"

    def answer(self, said: dict[str, str]) -> SpellSaid:
        """Return what the fields say that was not so before: what nobody touched stays the rules' own (E10)."""
        self.at = "onset"
        onset, precision = self._onset_said(said)
        self.at = "ended"
        ended: date | Unset | None = UNSET
        if said["ended"].strip() != self._ended:
            ended = past_day(said["ended"], self._reading) if said["ended"].strip() else None
        if isinstance(ended, date) and ended < (onset.replace(day=1) if precision == "month" else onset):
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

    def _onset_said(self, said: dict[str, str]) -> tuple[date, str]:
        """Return the onset that the fields say, and its precision."""
        before, words, choice = self._spell, said["onset"].strip(), said["precision"]
        if words == self._onset and choice == before.precision:
            return before.onset, before.precision
        if words == self._onset and before.precision == "month":
            raise ValueRefused(f"{words} is a month, not a day", "Give the day it began, as well as you know it.")
        return parse_onset(words, self._reading, chosen_precision(choice, before.precision))


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
        others: History | None = None,
    ) -> None:
        why = question_words(question, context.today)
        super().__init__(context, why, filled or {}, error, self._refused_at, others)
        self._question = question

    @property
    def draft(self) -> str:
        """What its words are called: these of one question do not come back in another."""
        return f"{self._question.kind} {self._question.first.isoformat()}"


class GapScreen(_UnknownDays):
    """Asks once what days without a level were (E8)."""

    _refused_at = "days"
    fields = (
        choice("answer", "They were", (_UNSAID, _FREE, _SOME, _FORGOTTEN)),
        one_value("days", "On about", "with some pain: how many days"),
    )

    def answer(self, said: dict[str, str]) -> PeriodSaid:
        """Return what the fields say."""
        answer = _ANSWERS[self.chosen(said, f"Choose {_FREE}, {_SOME} or {_FORGOTTEN}.")]
        self.at = "days"
        number = _days(said, self._question.days)
        return PeriodSaid(first=self._question.first, last=self._question.last, answer=answer, pain_days=number)


class ReturnScreen(_UnknownDays):
    """Asks once whether pain after days that are not known is the same spell or a new one (E8)."""

    fields = (choice("answer", "It is", (_UNSAID, _SAME, _NEW, _OPEN)),)

    def answer(self, said: dict[str, str]) -> bool | Unset:
        """Return whether it is the same spell, as far as it can be told."""
        answer = self.chosen(said, f"Choose {_SAME}, {_NEW} or {_OPEN}.")
        return UNSET if answer == _OPEN else answer == _SAME


class PeriodScreen(Asking):
    """Says what the unlogged days of any period were, or corrects what was said of one."""

    heading = "A period"
    tells = True
    fields = (
        one_value("first", "From", "2026-11-16, or mon, September, last week"),
        one_value("last", "To", "2026-11-22; empty: that day, week or month"),
        choice("answer", "They were", (_UNSAID, _FREE, _SOME, _FORGOTTEN, _PAUSED)),
        one_value("days", "On about", "with some pain: how many days"),
        text("note", "Note", "if you like"),
    )

    def __init__(
        self,
        context: Context,
        error: JournalError | None = None,
        filled: Mapping[str, str] | None = None,
        seen: Statement | None = None,
        others: History | None = None,
    ) -> None:
        why = "What the days without a level were, all at once. A day that you logged stays as you logged it."
        first = filled or (_words_of(seen) if seen else {})
        # More days than are unlogged are refused.
        super().__init__(context, why, first, error, "days" if first.get("answer") == _SOME else "first", others)
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
        began = parse_past_days(said["first"].strip(), self._reading)
        first, answer = began.first, _ANSWERS.get(said["answer"], "")
        self.at = "last"
        last = period_end(said["last"].strip(), began, self._reading, answer)
        if last is not None and last < first:
            raise ValueRefused("the last day is before the first", "Swap them.")
        self.chosen(said, f"Choose {_FREE}, {_SOME}, {_FORGOTTEN} or {_PAUSED}.")
        self.at = "days"
        number = None if self._left_open(said) else _days(said, ((last or first) - first).days + 1)
        note = said["note"] if said["note"].strip() else None
        return PeriodSaid(first=first, last=last, answer=answer, pain_days=number, note=note)

    def _left_open(self, said: dict[str, str]) -> bool:
        """Return whether the number of days is as unknown as it was: of the same spell only "some" is said (E8)."""
        seen = self._seen
        some = seen is not None and seen.answer == "some" and seen.pain_days is None
        return some and said["answer"] == _SOME and not said["days"].strip()

    def _statement(self, answer: Answer | None) -> Statement | None:
        """Return the statement; a correction stays said when it was said."""
        found, seen = super()._statement(answer), self._seen
        return found if found is None or seen is None else replace(found, said_at=seen.said_at, uid=seen.uid)


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


SCREENS: dict[str, type[_UnknownDays]] = {"gap": GapScreen, "return": ReturnScreen}
