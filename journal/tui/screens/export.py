"""Asks for the file to export to; a file that is there already is asked about."""

import os
from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal.errors import JournalError, ValueRefused
from journal.tui.bindings import with_keys
from journal.tui.screens.fields import Field, FieldRow, FieldsScreen, FormBox
from journal.tui.text import error_words
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

    def __init__(self, suggested: str, error: JournalError | None = None) -> None:
        super().__init__()
        self._suggested = suggested
        self._error = error
        self._asked: Path | None = None

    def compose(self) -> ComposeResult:
        """Return the one field."""
        with FormBox(id="form"):
            yield Static(_WHY, id="form-why", markup=False)
            yield FieldRow(self.fields[0], self._suggested)
            yield Static("", id="form-meaning", markup=False)
            yield Static(with_keys(self, "{save} export   {cancel} close"), id="form-hint", markup=False)

    def on_mount(self) -> None:
        """Say what it is, and why it is here again."""
        super().on_mount()
        self.query_one("#form").border_title = Content("Export history as CSV")
        if self._error is not None:
            self._say(error_words(self._error))

    def _say(self, message: str) -> None:
        self.say_at("file", message)

    def changed(self, said: dict[str, str]) -> None:  # noqa: ARG002
        """Forget which file was asked about."""
        self._asked = None

    def action_save(self) -> None:
        """Return the file; one that exists takes a second enter, in a folder the suggested name is offered."""
        typed = self.said()["file"].strip()
        if not typed or "\x00" in typed:
            self._say("Name a file, for example history.csv.")
            return
        try:
            path = Path(os.path.abspath(os.path.expanduser(typed)))
            folder = os.path.isdir(path)  # noqa: PTH112 - never raises
            if not path.suffix and not folder:
                path = path.with_name(f"{path.name}.csv")
            there = _is_there(path)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "no such name"
            self._say(error_words(ValueRefused(f"cannot write there: {reason}", "Choose another name or folder.")))
            return
        if folder:
            name = os.path.basename(self._suggested)  # noqa: PTH119 - what is typed stays as it is
            self.fill("file", os.path.join(typed, name))  # noqa: PTH118
            self._say(with_keys(self, "That is a folder; a file in it is offered: {save} writes it."))
        elif typed.endswith(os.sep):
            self._say("There is no such folder. Make it first, or name another.")
        elif there and self._asked != path:
            self._asked = path
            again = with_keys(self, "Press {save} again to overwrite it, or change the name.")
            self._say(f"{path.name} exists already. {again}")
        else:
            self.dismiss(Target(path, force=self._asked == path))
