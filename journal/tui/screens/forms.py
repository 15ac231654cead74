"""The one look of every form that logs an entry.

A form writes an entry line from its fields and returns it. It has no rule of its own: the parser that reads the line is
the only one to refuse a word, and where it points is the field that the message stands at.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar

from textual.content import Content

from journal.domain.context import Context
from journal.domain.entries import Draft
from journal.domain.line import parse_line, parse_when
from journal.domain.tokens import scan
from journal.domain.words import draft_words
from journal.errors import JournalError, LineError, UnknownName, ValueRefused
from journal.tui.messages import WordsTyped
from journal.tui.screens.fields import Field, FieldRow, FieldsScreen
from journal.tui.text import error_words
from journal.tui.widgets.fields import TextField

ContextOf = Callable[[], Context]

_NO_TIME = "no time, or 21:30"
_TIME_OR_NONE = "Write a time of that day, like 21:30, or nothing for no time."


def _day_name(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


class AtField(ValueRefused):
    """What one field says is refused on its own."""

    def __init__(self, field: str, error: JournalError) -> None:
        super().__init__(error.what, error.todo)
        self.field = field


def one_part(words: str) -> None:
    """Refuse words that would start another entry or a note."""
    clauses = scan(words)
    if len(clauses) > 1:
        raise ValueRefused("a comma does not belong here", "A form logs one entry; a number has a point.")
    if clauses[0].note is not None:
        raise ValueRefused("a note does not belong here", "A form logs one entry; write the note as one of its own.")


class Form(FieldsScreen[str | None]):
    """Asks for one entry and returns its line, or None when it was put aside.

    Attributes:
        kind: names it among the kept words.
        defaults: what stands in its fields at first.
        keeps: whether its words are kept.
        long: fields that hold any text to the end of the line.
        place: site and side in place of the default ones, or None.
    """

    kind: ClassVar[str] = ""
    defaults: ClassVar[Mapping[str, str]] = {}
    hint = "{save} save   {cancel} put aside   {previous-field}{next-field} fields"
    tells = True
    keeps: ClassVar[bool] = True
    long: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self,
        context_of: ContextOf,
        day: date,
        kept: Mapping[str, str],
        error: JournalError | None = None,
        *,
        heading: str = "",
        why: str = "",
        filled: Mapping[str, str] | None = None,
    ) -> None:
        of_day = "" if day == context_of().today else f" · {_day_name(day)}"
        at_first = self.defaults if filled is None else filled
        super().__init__(f"{heading or self.heading}{of_day}", why=why, filled=at_first, error=error)
        self._context_of = context_of
        self._day = day
        self._kept = kept if self.keeps else {}
        self.place: tuple[str, str] | None = None

    @property
    def filled(self) -> Mapping[str, str]:
        """What stands in the fields at first; the place is that of the last time."""
        if self.place is None:
            return self._filled
        return {**self._filled, "site": self.place[0], "side": self.place[1]}

    @abstractmethod
    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return the words of the line in their order, each with the field it stands for."""

    def row_of(self, field: Field) -> FieldRow:
        """Return the row of a field, with what was kept."""
        is_kept = field.name in self._kept
        return FieldRow(field, (self._kept if is_kept else self.filled).get(field.name, ""), is_kept=is_kept)

    def begin(self) -> None:
        """Say what its time may be on another day than today, and that its words were kept."""
        for when in self.query("#field-when").results(TextField):
            if not self._is_today:
                when.placeholder = _NO_TIME
        if self._kept and self._error is None:
            self._say_as_left()

    def action_start_over(self) -> None:
        """Put back what stands in the fields at first."""
        for row in self.query(FieldRow):
            row.widget.value = self.filled.get(row.field.name, "")
        self.query_one("#form").border_subtitle = Content("")

    @property
    def _is_today(self) -> bool:
        return self._day == self._context_of().today

    def _parts(self) -> list[tuple[str, str]]:
        """Return the words of the line by their fields; "now" says the same as nothing, of today."""
        today = self._is_today
        return [
            (name, "" if today and name == "when" and words.lower() == "now" else words)
            for name, words in self.words(self.said())
        ]

    def line(self) -> str:
        """Return the entry line that the fields say."""
        return " ".join(words for _, words in self._parts() if words)

    def _field_at(self, position: int) -> str:
        """Return the field that a position of the line comes from."""
        at = 0
        name = self.fields[0].name
        for name, words in self._parts():
            if words:
                at += len(words) + 1
                if position < at:
                    return name
        return name

    def changed(self, said: dict[str, str]) -> None:
        """Keep the words."""
        if self.keeps:
            untouched = {field.name: self.filled.get(field.name, "") for field in self.fields}
            self.app.post_message(WordsTyped(self.kind, {} if said == untouched else self.said_last))

    def _read(self, context: Context) -> list[Draft]:
        """Return the one entry that the fields say, two for an exercise on both sides.

        Raises:
            AtField: a field says more than its own part of the entry.
            JournalError: the line is not understood.
        """
        for name, words in self._parts():
            if not words or name in self.long:
                continue
            try:
                if name == "when" and words.lower() == "now":
                    raise ValueRefused(f"now is not on {_day_name(self._day)}", _TIME_OR_NONE)
                if name == "when":
                    parse_when(words, context)
                else:
                    one_part(words)
            except JournalError as error:
                raise AtField(name, error) from None
        return parse_line(self.line(), context)

    def meaning(self, said: dict[str, str]) -> str:  # noqa: ARG002
        """Return the entry in words, a line each where it is two."""
        context = self._context_of()
        return "\n".join(draft_words(draft, context.today, context.vocabulary) for draft in self._read(context))

    def answer(self, said: dict[str, str]) -> str:  # noqa: ARG002
        """Return the line.

        Raises:
            JournalError: it is not understood.
        """
        context = self._context_of()
        try:
            self._read(context)
        except UnknownName:
            # The journal may know the name before its names have come here.
            if context.vocabulary.complete:
                raise
        return self.line()

    def refuse(self, error: JournalError) -> None:
        """Say what is wrong at the field that it comes from."""
        name = self.fields[0].name
        if isinstance(error, AtField):
            name = error.field
        elif isinstance(error, LineError) and error.line == self.line():
            name = self._field_at(error.start)
        self.say_at(name, error_words(error))
