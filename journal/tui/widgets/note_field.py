"""The field for a note: many lines, shown harmless and kept byte for byte."""

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from journal.tui.text import one_for_one


class NoteField(TextArea):
    """A note of any length; enter saves it, ctrl+j starts a new line."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j", "new_line", show=False, priority=True)]

    class Submitted(Message):
        """The note is finished."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            id=id, tab_behavior="focus", compact=True, show_line_numbers=False, highlight_cursor_line=False
        )

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
