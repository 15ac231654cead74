"""The one look of every form that logs an entry.

A form writes an entry line from its fields and returns it. It has no rule of its own: the parser that reads the line is
the only one to refuse a word, and where it points is the field that the message stands at.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journal.domain.context import Context
from journal.domain.line import parse_line
from journal.domain.words import draft_words
from journal.errors import JournalError, LineError
from journal.tui.messages import WordsTyped
from journal.tui.screens.fields import FieldRow, FieldsScreen
from journal.tui.text import error_words, plain

ContextOf = Callable[[date], Context]
HINT = "enter save   esc put aside   ↑↓ fields"


class Form(FieldsScreen[str | None]):
    """Asks for one entry and returns its line, or None when it was put aside."""

    kind: ClassVar[str] = ""
    heading: ClassVar[str] = ""
    defaults: ClassVar[Mapping[str, str]] = {}
    hint: ClassVar[str] = HINT
    keeps: ClassVar[bool] = True

    def __init__(
        self, context_of: ContextOf, day: date, kept: Mapping[str, str], error: JournalError | None = None
    ) -> None:
        super().__init__()
        self._context_of = context_of
        self._day = day
        self._kept = kept if self.keeps else {}
        self._error = error

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return the words of the line in their order, each with the field it stands for."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Return the fields, what they mean so far, and the keys."""
        with VerticalScroll(id="form", can_focus=False):
            for field in self.fields:
                yield FieldRow(field, self._kept.get(field.name, self.defaults.get(field.name, "")))
            yield Static("", id="form-meaning", markup=False)
            yield Static(self.hint, id="form-hint", markup=False)

    def on_mount(self) -> None:
        """Say for which day it is, and why it is here again."""
        super().on_mount()
        context, day = self._context_of(self._day), self._day
        form = self.query_one("#form")
        of_day = "" if day == context.today else f" · {day:%a} {day.day} {day:%b}"
        form.border_title = Content(self.heading + of_day)
        if self._error is not None:
            self._refuse(self._error)
        elif self._kept:
            form.border_subtitle = Content("as you left it")
        self._show_meaning()

    def line(self) -> str:
        """Return the entry line that the fields say."""
        return " ".join(words for _, words in self.words(self.said()) if words)

    def _field_at(self, position: int) -> str:
        """Return the field that a position of the line comes from."""
        at = 0
        name = self.fields[0].name
        for name, words in self.words(self.said()):
            if words:
                at += len(words) + 1
                if position < at:
                    return name
        return name

    def changed(self, said: dict[str, str]) -> None:
        """Keep the words and say what they mean so far."""
        if self.keeps:
            untouched = {field.name: self.defaults.get(field.name, "") for field in self.fields}
            self.app.post_message(WordsTyped(self.kind, {} if said == untouched else said))
        self._show_meaning()

    def _show_meaning(self) -> None:
        context = self._context_of(self._day)
        try:
            drafts = parse_line(self.line(), context)
        except JournalError:
            words = ""
        else:
            words = "\n".join(draft_words(draft, context.today, context.vocabulary) for draft in drafts)
        content = Content("\n").join(plain(line) for line in words.split("\n"))
        self.query_one("#form-meaning", Static).update(content)

    def action_save(self) -> None:
        """Return the line, or say at its field what is wrong."""
        try:
            parse_line(self.line(), self._context_of(self._day))
        except JournalError as error:
            self._refuse(error)
        else:
            self.dismiss(self.line())

    def _refuse(self, error: JournalError) -> None:
        name = self.fields[0].name
        if isinstance(error, LineError) and error.line == self.line():
            name = self._field_at(error.start)
        self.say_at(name, error_words(error))
