"""Leaving an exercise out on a day, with a reason or without one."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal.errors import JournalError
from journal.tui.screens.fields import FieldRow, FieldsScreen, FormBox, text
from journal.tui.text import error_words, plain


class SkipScreen(FieldsScreen[str | None]):
    """Asks for the reason; "" for none, None when it is not left out after all."""

    fields = (text("reason", "Reason", "if you like: no time, tired, too sore"),)

    def __init__(self, name: str, error: JournalError | None = None, reason: str = "") -> None:
        super().__init__()
        self._of = name
        self._error = error
        self._reason = reason

    @property
    def draft(self) -> str:
        """What its words are called."""
        return f"Leave out: {self._of}"

    def compose(self) -> ComposeResult:
        """Return the one field."""
        with FormBox(id="form"):
            yield FieldRow(self.fields[0], self._reason)
            yield Static("enter leave it out   esc not", id="form-hint", markup=False)

    def on_mount(self) -> None:
        """Name the exercise, and say why it is here again."""
        super().on_mount()
        self.query_one("#form").border_title = Content.assemble("Leave out: ", plain(self._of))
        if self._error is not None:
            self.say_at("reason", error_words(self._error))

    def action_save(self) -> None:
        """Return the reason."""
        self.dismiss(self.said()["reason"].strip())
