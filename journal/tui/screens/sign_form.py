"""The form that logs signs: a list in plain words, without a count and without a verdict."""

from collections.abc import Mapping
from typing import ClassVar

from journal.domain.signs import NOTHING_TICKED
from journal.errors import ValueRefused
from journal.tui.screens.fields import WHEN, Field
from journal.tui.screens.forms import AtField, Form
from journal.tui.widgets.sign_list import SignList


class SignForm(Form):
    """Signs that may need a doctor, one or several."""

    kind = "sign"
    heading = "Signs"
    hint = "↑↓ go   space on/off   {save} save   {cancel} put aside"
    # Names out of a closed list, with the commas between them.
    long: ClassVar[frozenset[str]] = frozenset({"signs"})
    fields = (Field("signs", "Signs", lambda: SignList(id="field-signs")), WHEN)
    why = NOTHING_TICKED

    def words(self, said: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return "21:30 sign numb-saddle, sign bladder"."""
        signs = ", ".join(f"sign {name}" for name in said["signs"].split())
        return [("when", said["when"].strip()), ("signs", signs)]

    def answer(self, said: dict[str, str]) -> str:
        """Return the line; without a sign there is nothing to save."""
        if not said["signs"]:
            raise AtField("signs", ValueRefused("no sign is chosen", "Space chooses the one at the cursor."))
        return super().answer(said)
