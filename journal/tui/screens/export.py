"""Asks for the file to export to; a file that is there already is asked about."""

import os
from dataclasses import dataclass
from pathlib import Path

from journal.errors import JournalError, ValueRefused
from journal.tui.bindings import with_keys
from journal.tui.screens.fields import Field, FieldsScreen
from journal.tui.widgets.fields import TextField

_WHY = "One row a day, from the first to the last day with an entry; days that were not logged are in it as UNKNOWN."


@dataclass(frozen=True, slots=True)
class Target:
    """A file, and whether it may be overwritten."""

    path: Path
    force: bool


def _is_there(path: Path) -> bool:
    """Return whether anything has that path; one that cannot be looked at raises."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


class ExportScreen(FieldsScreen[Target | None]):
    """Returns the file, or None."""

    fields = (Field("file", "File", lambda: TextField(id="field-file", select_on_focus=True)),)
    heading = "Export history as CSV"
    why = _WHY
    hint = "{save} export   {cancel} close"

    def __init__(self, suggested: str, error: JournalError | None = None) -> None:
        super().__init__(filled={"file": suggested}, error=error)
        self._suggested = suggested
        self._asked: Path | None = None

    def changed(self, said: dict[str, str]) -> None:  # noqa: ARG002
        """Forget which file was asked about."""
        self._asked = None

    def answer(self, said: dict[str, str]) -> Target:
        """Return the file; one that exists takes a second enter, in a folder the suggested name is offered."""
        typed = said["file"].strip()
        if not typed or "\x00" in typed:
            raise ValueRefused("name a file, for example history.csv", "")
        try:
            path = Path(os.path.abspath(os.path.expanduser(typed)))
            folder = os.path.isdir(path)  # noqa: PTH112 - never raises
            if not path.suffix and not folder:
                path = path.with_name(f"{path.name}.csv")
            there = _is_there(path)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "no such name"
            raise ValueRefused(f"cannot write there: {reason}", "Choose another name or folder.") from error
        if folder:
            name = os.path.basename(self._suggested)  # noqa: PTH119 - what is typed stays as it is
            self.fill("file", os.path.join(typed, name))  # noqa: PTH118
            raise ValueRefused(with_keys(self, "that is a folder; a file in it is offered: {save} writes it"), "")
        if typed.endswith(os.sep):
            raise ValueRefused("there is no such folder", "Make it first, or name another.")
        if there and self._asked != path:
            self._asked = path
            again = with_keys(self, "Press {save} again to overwrite it, or change the name.")
            raise ValueRefused(f"“{path.name}” exists already", again)
        return Target(path, force=self._asked == path)
