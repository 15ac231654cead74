"""Fields to type into; what they show is harmless, what they hold is byte for byte what was typed."""

import re
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input

from journal.tui.text import one_for_one

_LINE_END = re.compile(r"\r\n|\r|\n")


class TextField(Input):
    """One line of text without a frame."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        suggester: Suggester | None = None,
        id: str | None = None,  # noqa: A002
        select_on_focus: bool = False,
    ) -> None:
        super().__init__(
            value,
            placeholder=placeholder,
            suggester=suggester,
            id=id,
            compact=True,
            select_on_focus=select_on_focus,
        )

    def _on_paste(self, event: events.Paste) -> None:
        """Take all that is pasted, not its first line alone."""
        event.prevent_default()
        event.stop()
        text = self.pasted(_LINE_END.split(event.text.rstrip("\r\n")))
        if text:
            self.replace(text, *self.selection)

    def pasted(self, lines: list[str]) -> str:
        """Return pasted lines as they go into the field; empty for not at all."""
        return " ".join(line for line in lines if line)

    def _position_to_cell(self, position: int) -> int:
        return cell_len(one_for_one(self.value)[:position])

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
