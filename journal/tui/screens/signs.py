"""What opens when a sign was logged, and what an emergency sign asks again at the next start (domain.md, section 6)."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from journal.domain.context import Context
from journal.domain.entries import Entry, Tag, Value
from journal.domain.line import past_day
from journal.domain.signs import AGAIN, EMERGENCY, RECORDED, logged_words, opened_by, opened_paragraphs
from journal.domain.words import day_words
from journal.errors import JournalError
from journal.tui.bindings import bindings_of, with_keys
from journal.tui.command import READING, SIGN_LIST
from journal.tui.help_rows import paragraph_rows
from journal.tui.screens.fields import FieldRow, FieldsScreen, choice, one_value
from journal.tui.screens.help import TextScreen
from journal.tui.text import plain
from journal.tui.widgets.form_box import FormBox
from journal.tui.widgets.reader import Reader

_NOT_YET, _GOT = "not yet", "I got advice"
_TODAY = "today"
_MOST = 3
_ADVICE = "{signs-advice} I got advice   "
_SAY_SO = "Press {signs-advice} here, or at any time choose “I got advice” among the commands ({palette})."


class SignScreen(TextScreen, inherit_bindings=False):
    """The lists that logged signs open. They are saved already, whatever is done here.

    Enter does not close it: pressed once more after it saved the signs, it would close what nobody has read.

    Args:
        values: what was logged.
        numbers: local telephone numbers, a line each.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(one for one in bindings_of(READING) if isinstance(one, Binding) and one.id != "close-text"),
        *bindings_of(SIGN_LIST),
    ]

    def __init__(self, values: Sequence[Value], numbers: Sequence[str]) -> None:
        super().__init__()
        self._values = values
        self._numbers = numbers

    def compose(self) -> ComposeResult:
        """Return the text."""
        with Vertical(id="help"):
            yield Reader(id="help-text")
        urgent = any(one is EMERGENCY for one, _ in opened_by(self._values))
        hint = f"{{close-signs}} back   {_ADVICE if urgent else ''}{{read-up}}{{read-down}} scroll"
        yield Static(with_keys(self, hint), id="help-hint", markup=False)

    def on_mount(self) -> None:
        """Show it from its beginning."""
        self.query_one("#help").border_title = Content("When to get help")
        paragraphs = opened_paragraphs(self._values, self._numbers, with_keys(self, _SAY_SO))
        self.reader.read(lambda width: paragraph_rows(paragraphs, width), anew=True)


class AdviceScreen(FieldsScreen[date | None]):
    """Shows emergency signs that were logged, and asks whether advice was got; None for not yet.

    Args:
        signs: their entries, one at least.
        numbers: local telephone numbers, a line each.
        context: what a day is read against.
        got: what is chosen at first: that advice was got, as someone came to say.
    """

    hint = "←→ choose   {save} answer   {cancel} not yet   {form-help} help"
    fields = (choice("answer", "Answer", (_NOT_YET, _GOT)), one_value("on", "On", "today, yesterday, 2026-11-20"))

    def __init__(self, signs: Sequence[Entry], numbers: Sequence[str], context: Context, *, got: bool = False) -> None:
        what = "emergency signs" if len(signs) > 1 else "an emergency sign"
        filled = {"answer": _GOT if got else _NOT_YET, "on": _TODAY}
        super().__init__(f"You logged {what}", filled=filled, at="on")
        self._signs = signs
        self._numbers = numbers
        self._reading = context
        self._by_day = False

    def compose(self) -> ComposeResult:
        """Return what was logged, what to do, and the two fields."""
        with FormBox(id="form"):
            yield Static(Content("\n").join(self._lines()), id="sign-words", markup=False)
            yield from map(self.row_of, self.fields)
            yield Static(with_keys(self, self.hint), id="form-hint", markup=False)

    def _lines(self) -> list[Content]:
        """Return the signs, the latest first, and what to do about them."""
        lines = []
        for sign in self._signs[: -_MOST - 1 : -1]:
            if isinstance(sign.value, Tag):
                day = sign.moment.day
                lines.append(f"{day:%a} {day_words(day, self._reading.today)}: {logged_words(sign.value.name)}")
        if len(self._signs) > len(lines):
            lines.append(f"and {len(self._signs) - len(lines)} more before")
        rest = (*self._numbers, RECORDED, AGAIN)
        return [*map(plain, lines), plain(EMERGENCY.sentence).stylize("bold"), *map(plain, rest)]

    def changed(self, said: dict[str, str]) -> None:
        """Take a day that is typed for an answer, until it is taken out again."""
        answer, on = (row.widget for row in self.query(FieldRow))
        if self.focused is not on:
            self._by_day = False  # chosen by hand
        elif said["on"].strip().lower() in ("", _TODAY):
            if self._by_day:
                self._by_day, answer.value = False, _NOT_YET
        elif said["answer"] == _NOT_YET:
            with suppress(JournalError):
                past_day(said["on"], self._reading)
                self._by_day, answer.value = True, _GOT

    def answer(self, said: dict[str, str]) -> date | None:
        """Return the day, or None for not yet; words that are no day are refused beside either."""
        day = past_day(said["on"].strip() or _TODAY, self._reading)
        return None if said["answer"] == _NOT_YET else day
