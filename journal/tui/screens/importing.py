"""Import: a file is chosen, what it holds is shown, and then it is brought in; all on one screen."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from journal.errors import JournalError, ValueRefused
from journal.tui.bindings import bindings_of, with_keys
from journal.tui.command import PREVIEW
from journal.tui.file_messages import ImportLookWanted, ImportSaid, ImportWanted
from journal.tui.import_rows import columns_rows, imported_rows, preview_rows
from journal.tui.screens.fields import Field, FieldRow, choice, text
from journal.tui.screens.working import WorkingScreen
from journal.tui.text import error_words, plain
from journal.tui.widgets.file_list import FileList, PathField
from journal.tui.widgets.form_box import FormBox
from journal.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from journal.tui.files_desk import Imported, Looked

CHOOSING, SEEN, DONE = "choosing", "seen", "done"
# The order of days like 03/04/2026, by its word.
_ORDERS = {"as in the file": "", "day first": "dmy", "month first": "mdy"}
_HINTS = {
    CHOOSING: "{save} read   {cancel} leave   {folder-above} folder above",
    SEEN: "{save} import   {cancel} another file   {previous-field}{next-field} scroll, fields",
    DONE: "{save} close",
}
_CHANGED = "{save} read it so   {cancel} another file   {previous-field}{next-field} fields"
_NOTHING_NEW = "{cancel} another file   {previous-field}{next-field} scroll, fields"
_SAY = "Say which column holds what."
# A path is cut at its beginning, so many cells before the frame's corner.
_CORNERS = 6


class Preview(Reader, can_focus=True):
    """What a file holds; up from its first line and down from its last lead out of it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(PREVIEW)

    def action_scroll_text(self, by: int) -> None:
        """Scroll, or go on to the field before or after."""
        before = self._top
        self.scroll_by(by)
        if self._top == before:
            (self.screen.focus_next if by > 0 else self.screen.focus_previous)()

    def action_turn_text(self, by: int) -> None:
        """Scroll by nearly as much as is in view."""
        self.turn(by)

    def action_end_of_text(self, by: int) -> None:
        """Go to the first or the last line."""
        self.scroll_by(by * len(self.rows))


class ImportScreen(WorkingScreen[ImportSaid | None]):
    """Chooses a file, shows what it holds, and asks for its import; nothing is written before that.

    Args:
        folder: where the choosing begins.
        today: days of its year are told without it.
    """

    fields: tuple[Field, ...] = (
        Field("file", "File", lambda: PathField(placeholder="type its path, or choose it below", id="field-file")),
        text("columns", "Columns", "date=Day,level=Pain,note=Comment"),
        text("pain", "Pain", "names that are levels of pain, with commas"),
        text("levels", "Levels", "of another scale: none=0, mild=3, severe=8"),
        choice("order", "Days", tuple(_ORDERS)),
        text("keep", "Keep as", "a name for these columns, for the next file"),
    )
    heading = "Import a history"
    hint = _HINTS[CHOOSING]

    def __init__(self, folder: Path, today: date) -> None:
        super().__init__()
        self._folder = folder
        self._today = today
        self._stage = CHOOSING
        self._whole: Path | None = None
        self._read: ImportSaid | None = None
        self._looked: Looked | None = None

    def compose(self) -> ComposeResult:
        """Return the path, the files, what one holds, how it is read, and the keys."""
        first, *options = self.fields
        with FormBox(id="form"):
            yield self.row_of(first)
            yield FileList(id="import-files")
            yield Preview(id="import-preview")
            yield from map(self.row_of, options)
            yield from self.work_line()
            yield Static(with_keys(self, self.hint), id="form-hint", markup=False)

    def begin(self) -> None:
        """Begin with the files."""
        self._show(CHOOSING)
        self._files.open(self._folder)

    @property
    def _files(self) -> FileList:
        return self.query_one(FileList)

    @property
    def _preview(self) -> Preview:
        return self.query_one(Preview)

    def _show(self, stage: str) -> None:
        self._stage = stage
        asked = self._looked.asked if self._looked is not None and stage == SEEN else ()
        self._files.display = stage == CHOOSING
        self._preview.display = stage != CHOOSING
        for row in self.query(FieldRow):
            row.display = row.field.name in asked or (row.field.name == "file" and stage != DONE)
        name = "" if self._read is None or stage == CHOOSING else f" · {self._read.path.name}"
        self.query_one("#form").border_title = plain(f"{'Imported' if stage == DONE else self.heading}{name}")
        self._hint_anew()

    def _hint_anew(self) -> None:
        self.hint = _HINTS[self._stage]
        if self._stage == SEEN and not self._is_as_read():
            self.hint = _CHANGED
        elif self._stage == SEEN and self._looked is not None and self._looked.found is not None:
            self.hint = _HINTS[SEEN] if self._looked.found.taken.added else _NOTHING_NEW
        if self.work is None:
            self.say_hint(self.hint)

    def _is_as_read(self) -> bool:
        """Return whether what is shown was read as the fields say now."""
        try:
            said = self.answer(self.said())
        except JournalError:
            return False
        read, looked = self._read, self._looked
        is_found = looked is not None and looked.found is not None
        return is_found and read is not None and said == replace(read, keep=said.keep)

    # -- choosing

    @on(FileList.Opened)
    def _opened(self, message: FileList.Opened) -> None:
        self._folder = message.path
        shown, room = str(message.path), self._files.size.width - _CORNERS
        while cell_len(shown) > room > 0:
            shown = f"…{shown[2:]}"
        self._files.border_title = plain(shown)

    @on(FileList.Left)
    def _left(self) -> None:
        self.focus_previous()

    @on(FileList.Chosen)
    def _chosen(self, message: FileList.Chosen) -> None:
        if self.work is None:
            self._whole = message.path
            self.fill("file", str(message.path))
            self.action_save()

    # -- reading it

    def answer(self, said: dict[str, str]) -> ImportSaid:
        """Return what is to be read, and how."""
        self.at = "file"
        typed = said["file"].strip()
        if not typed or "\x00" in typed:
            raise ValueRefused("name a file, or choose one below", "")
        path = Path(os.path.abspath(os.path.expanduser(typed)))
        same = self._read is not None and self._read.path == path  # columns are those of one file
        wanted = ImportSaid(
            path=path,
            columns=said["columns"].strip() if same else "",
            pain=said["pain"].strip(),
            levels=said["levels"].strip(),
            order=_ORDERS[said["order"]] if same else "",
            keep=said["keep"].strip() if same else "",
        )
        self._refuse_unread(wanted)
        return wanted

    def _refuse_unread(self, wanted: ImportSaid) -> None:
        """Refuse what no file can be read by, at its field."""
        if not (wanted.levels or wanted.keep):
            return
        from journal.services.import_options import levels_of, refuse_name  # the store's thread brought the services

        self.at = "levels"
        levels_of(wanted.levels)
        self.at = "keep"
        if wanted.keep:
            refuse_name(wanted.keep)
        self.at = "file"

    def take(self, answer: ImportSaid | None) -> None:
        """Go one step on: read the file, import it, or close."""
        found = self._looked.found if self._looked is not None else None
        if answer is None or self._stage == DONE:
            self.dismiss(None)
        elif self._stage == SEEN and found is not None and self._is_as_read():
            if found.taken.added:
                self.app.post_message(ImportWanted(self, answer, found.rows))
        elif answer.path != self._whole and answer.path.is_dir():
            self._show(CHOOSING)
            self._files.open(answer.path)
            self.set_focus(self._files)
        else:
            self.app.post_message(ImportLookWanted(self, answer))

    def show_looked(self, said: ImportSaid, looked: "Looked") -> None:
        """Show what a file holds, or why that cannot be told."""
        self._looked, self._read = looked, replace(said, columns=looked.columns)
        self.fill("columns", looked.columns)
        self._show(SEEN if looked.found is not None or looked.asked else CHOOSING)
        found, header = looked.found, looked.header
        if found is not None:
            self._preview.read(lambda width: preview_rows(found, looked.unread, self._today, width), anew=True)
            self.set_focus(self._preview)
        elif looked.asked:
            self._preview.read(lambda width: columns_rows(header, width), anew=True)
        if looked.trouble is not None:
            self.at = looked.at
            self.refuse(looked.trouble)
        elif found is None:
            self.say_at("columns", _SAY)

    def refuse(self, error: JournalError) -> None:
        """Say at its field what is wrong; a file's name at the beginning stays as it is."""
        words = error_words(error)
        if self._read is not None and error.what.startswith(self._read.path.name):
            words = error.what[:1] + words[1:]
        self.say_at(self.at, words)

    def changed(self, said: dict[str, str]) -> None:  # noqa: ARG002
        """Say whether enter reads anew."""
        self.tell_work("")
        self._hint_anew()

    # -- what became of it

    def show_imported(self, done: "Imported") -> None:
        """Show what an import came to."""
        self._show(DONE)
        undo = with_keys(self, "{undo}")
        self._preview.read(lambda width: imported_rows(done.found, done.backup, undo, width), anew=True)
        self.set_focus(self._preview)
        self.query_one("#form").border_subtitle = Content("")

    def action_cancel(self) -> None:
        """Stop what is done; go back to the files; leave."""
        if self.work is None and self._stage == SEEN:
            self._show(CHOOSING)
            self.tell_work("")
            self.say_at("", "")
            self.set_focus(self._files)
        else:
            super().action_cancel()
