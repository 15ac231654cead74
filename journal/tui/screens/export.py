"""Asks for the file to export to and what goes into it; a file that is there already is asked about."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Static

from journal.domain.context import Context
from journal.errors import ValueRefused
from journal.tui.bindings import with_keys
from journal.tui.file_messages import ExportSaid, ExportWanted
from journal.tui.screens.fields import Field, choice, one_value
from journal.tui.screens.history_parts import days_of
from journal.tui.screens.working import WorkingScreen
from journal.tui.widgets.fields import TextField
from journal.tui.widgets.form_box import FormBox

# By the ending of the file's name: the shape, its word, and what is told of it.
_SHAPES = {
    ".csv": ("daily", "a row a day"),
    ".zip": ("tables", "all tables"),
    ".jsonl": ("jsonl", "a line an entry"),
}
_ENDINGS = {word: ending for ending, (_, word) in _SHAPES.items()}
_TOLD = {
    ".csv": "CSV: a row a day, from the first to the last day with an entry; days that were not logged are in it.",
    ".zip": "A zip with a CSV a table: all that is kept. Imported into an empty journal it is the same journal.",
    ".jsonl": "JSON lines: all that is kept, a line each. Imported into an empty journal it is the same journal.",
}


def _is_there(path: Path) -> bool:
    """Return whether anything has that path; one that cannot be looked at raises."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def _with_ending(name: str, ending: str) -> str:
    """Return the name of a file with another of the endings that tell a shape; one without such stays as it is."""
    before = Path(name).suffix
    return f"{name.removesuffix(before)}{ending}" if before.lower() in _SHAPES else name


class ExportScreen(WorkingScreen[ExportSaid | None]):
    """Asks what is to be written; it stays until that is done.

    Args:
        suggested: the path that stands there at first.
        context_of: what a day is read against.
    """

    fields = (
        Field("file", "File", lambda: TextField(id="field-file", select_on_focus=True)),
        choice("shape", "As", tuple(_ENDINGS)),
        one_value("first", "From", "the first day"),
        one_value("last", "To", "the last day"),
    )
    heading = "Export the history"
    hint = "{save} export   {cancel} close   {previous-field}{next-field} fields   ←→ choose"
    tells = True

    def __init__(self, suggested: str, context_of: Callable[[], Context]) -> None:
        super().__init__(filled={"file": suggested, "shape": _SHAPES[".csv"][1]})
        self._suggested = suggested
        self._context_of = context_of
        self._asked: Path | None = None
        self._shape = _SHAPES[".csv"][1]

    def compose(self) -> ComposeResult:
        """Return the fields, what the shape is, how far the writing is, and the keys."""
        with FormBox(id="form"):
            yield from map(self.row_of, self.fields)
            yield Static("", id="form-meaning", markup=False)
            yield from self.work_line()
            yield Static(with_keys(self, self.hint), id="form-hint", markup=False)

    def meaning(self, said: dict[str, str]) -> str:
        """Return what the shape is."""
        return _TOLD[_ENDINGS[said["shape"]]]

    def changed(self, said: dict[str, str]) -> None:
        """Forget which file was asked about; the ending of its name and the shape go together."""
        self._asked = None
        self.tell_work("")
        ending = Path(said["file"].strip()).suffix.lower()
        if said["shape"] != self._shape:
            self._shape = said["shape"]
            self.fill("file", _with_ending(said["file"], _ENDINGS[self._shape]))
        elif ending in _SHAPES and _SHAPES[ending][1] != self._shape:
            self._shape = _SHAPES[ending][1]
            self.fill("shape", self._shape)
            self._show_meaning()

    def answer(self, said: dict[str, str]) -> ExportSaid:
        """Return what is to be written."""
        self.at = "file"
        ending = _ENDINGS[said["shape"]]
        path = self._path(said["file"].strip(), ending)
        first, last = self._days(said)
        self.at = "file"
        self._refuse_there(path)
        return ExportSaid(path=path, force=self._asked == path, shape=_SHAPES[ending][0], first=first, last=last)

    def _path(self, typed: str, ending: str) -> Path:
        """Return the file; in a folder the suggested name is offered."""
        if not typed or "\x00" in typed:
            raise ValueRefused("name a file, for example history.csv", "")
        try:
            path = Path(os.path.abspath(os.path.expanduser(typed)))
            if path.is_dir():
                name = _with_ending(Path(self._suggested).name, ending)
                self.fill("file", os.path.join(typed, name))  # noqa: PTH118 - what is typed stays as it is
                raise ValueRefused(with_keys(self, "that is a folder; a file in it is offered: {save} writes it"), "")
        except (OSError, ValueError) as error:
            raise _unwritable(error) from error
        if typed.endswith(os.sep):
            raise ValueRefused("there is no such folder", "Make it first, or name another.")
        return path if path.suffix else path.with_name(f"{path.name}{ending}")

    def _days(self, said: dict[str, str]) -> tuple[date | None, date | None]:
        context = self._context_of()
        ends: list[tuple[date, date] | None] = []
        for self.at in ("first", "last"):
            words = said[self.at].strip()
            ends.append(days_of(words, context) if words else None)
        first, last = ends[0] and ends[0][0], ends[1] and ends[1][1]
        if first is not None and last is not None and first > last:
            raise ValueRefused("that is before the first day", "")
        return first, last

    def _refuse_there(self, path: Path) -> None:
        """Refuse a file that exists, once."""
        try:
            there = _is_there(path)
        except (OSError, ValueError) as error:
            raise _unwritable(error) from error
        if there and self._asked != path:
            self._asked = path
            again = with_keys(self, "Press {save} again to overwrite it, or change the name.")
            raise ValueRefused(f"“{path.name}” exists already", again)

    def take(self, answer: ExportSaid | None) -> None:
        """Ask for the writing."""
        if answer is not None:
            self.app.post_message(ExportWanted(self, answer))


def _unwritable(error: OSError | ValueError) -> ValueRefused:
    reason = error.strerror if isinstance(error, OSError) else "no such name"
    return ValueRefused(f"cannot write there: {reason}", "Choose another name or folder.")
