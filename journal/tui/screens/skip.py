"""Leaving an exercise out on a day, with a reason or without one."""

from journal.errors import JournalError
from journal.tui.screens.fields import FieldsScreen, text


class SkipScreen(FieldsScreen[str | None]):
    """Asks for the reason; "" for none, None when it is not left out after all."""

    fields = (text("reason", "Reason", "if you like: no time, tired, too sore"),)
    hint = "{save} leave it out   {cancel} put aside"

    def __init__(self, name: str, error: JournalError | None = None, reason: str = "") -> None:
        super().__init__(f"Leave out: {name}", filled={"reason": reason}, error=error)

    @property
    def draft(self) -> str:
        """What its words are called."""
        return self.heading

    def answer(self, said: dict[str, str]) -> str:
        """Return the reason."""
        return said["reason"].strip()
