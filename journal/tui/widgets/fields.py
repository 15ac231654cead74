"""Fields to type into; what they show is harmless, what they hold is byte for byte what was typed."""

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, TextArea

from journal.tui.text import one_for_one


class TextField(Input):
    """One line of text without a frame."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        suggester: Suggester | None = None,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(
            value, placeholder=placeholder, suggester=suggester, id=id, compact=True, select_on_focus=False
        )

    def _position_to_cell(self, position: int) -> int:
        return cell_len(one_for_one(self.value[:position]))

    @property
    def _value(self) -> Text:
        return Text(one_for_one(self.value), no_wrap=True, overflow="ignore", end="")

    @property
    def caret_offset(self) -> int:
        """How far the text is scrolled to the left, in cells."""
        return int(self.scroll_offset.x)

    def cell_of(self, position: int) -> int:
        """Return the cell, counted from the field's left edge, at which a character of the value is shown."""
        return self._position_to_cell(position) - self.caret_offset


class NameField(TextField):
    """A name with a word offered behind it; tab takes it and goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "take", show=False)]

    def action_take(self) -> None:
        """Take the offered word and go to the next field."""
        if self._suggestion and self.cursor_at_end and self._suggestion != self.value:
            self.value = self._suggestion
        self.screen.focus_next()


class NoteField(TextArea):
    """A note of any length; enter saves it, ctrl+j starts a new line."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "new_line", show=False, priority=True)]

    class Submitted(Message):
        """The note is finished."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, tab_behavior="focus", compact=True, show_line_numbers=False, highlight_cursor_line=False)

    @property
    def value(self) -> str:
        """The whole text."""
        return self.text

    @value.setter
    def value(self, value: str) -> None:
        self.load_text(value)
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        """Return a line as it may be shown."""
        return Text(one_for_one(self.document.get_line(line_index)), end="", no_wrap=True)

    def action_new_line(self) -> None:
        """Start a new line."""
        self.insert("\n")

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())
            return
        await super()._on_key(event)
