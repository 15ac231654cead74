"""What opens when a sign was logged, and what an emergency sign asks again at the next start (domain.md, section 6)."""

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from journal.domain.context import Context
from journal.domain.entries import Entry, Tag, Value
from journal.domain.line import past_day
from journal.domain.signs import EMERGENCY, RECORDED, logged_words, opened_paragraphs
from journal.domain.words import day_words
from journal.errors import JournalError
from journal.tui.bindings import with_keys
from journal.tui.help_rows import paragraph_rows
from journal.tui.screens.fields import FieldRow, FieldsScreen, FormBox, choice, one_value
from journal.tui.screens.help import TextScreen
from journal.tui.text import plain
from journal.tui.widgets.reader import Reader

_NOT_YET, _GOT = "not yet", "I got advice"
_MOST = 3


class SignScreen(TextScreen):
    """The lists that logged signs open. They are saved already, whatever is done here.

    Args:
        values: what was logged.
        numbers: local telephone numbers, a line each.
    """

    def __init__(self, values: Sequence[Value], numbers: Sequence[str]) -> None:
        super().__init__()
        self._paragraphs = opened_paragraphs(values, numbers)

    def compose(self) -> ComposeResult:
        """Return the text."""
        with Vertical(id="help"):
            yield Reader(id="help-text")
        yield Static("enter back   ↑↓ scroll", id="help-hint", markup=False)

    def on_mount(self) -> None:
        """Show it from its beginning."""
        self.query_one("#help").border_title = Content("When to get help")
        self.reader.read(lambda width: paragraph_rows(self._paragraphs, width), anew=True)


class AdviceScreen(FieldsScreen[date | None]):
    """Shows emergency signs that were logged, and asks whether advice was got; None for not yet.

    Args:
        signs: their entries, one at least.
        numbers: local telephone numbers, a line each.
        context: what a day is read against.
        error: why it is here again.
    """

    hint = "←→ choose   {save} answer   {cancel} not yet   {form-help} help"
    fields = (choice("answer", "Answer", (_NOT_YET, _GOT)), one_value("on", "On", "today, yesterday, 2026-11-20"))

    def __init__(
        self, signs: Sequence[Entry], numbers: Sequence[str], context: Context, error: JournalError | None = None
    ) -> None:
        what = "emergency signs" if len(signs) > 1 else "an emergency sign"
        filled = {"answer": _GOT if error else _NOT_YET, "on": "today"}
        super().__init__(f"You logged {what}", filled=filled, error=error, at="on")
        self._signs = signs
        self._numbers = numbers
        self._reading = context

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
        again = "It is shown at each start until you say that you got advice."
        rest = (*self._numbers, RECORDED, again)
        return [*map(plain, lines), plain(EMERGENCY.sentence).stylize("bold"), *map(plain, rest)]

    def changed(self, said: dict[str, str]) -> None:
        """Take a day that is typed for an answer."""
        answer, on = (row.widget for row in self.query(FieldRow))
        if said["on"] != "today" and said["answer"] == _NOT_YET and self.focused is on:
            answer.value = _GOT

    def answer(self, said: dict[str, str]) -> date | None:
        """Return the day, or None for not yet."""
        return None if said["answer"] == _NOT_YET else past_day(said["on"].strip() or "today", self._reading)
