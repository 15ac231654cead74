"""Fields to type into; what they show is harmless, what they hold is byte for byte what was typed."""

from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input

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
