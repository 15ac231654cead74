"""The file picker: a folder's folders and the files that may be read, and a field for a path that completes it."""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import Suggester

from journal.tui.bindings import bindings_of
from journal.tui.command import FILES
from journal.tui.folders import Folder, completed, read_folder
from journal.tui.text import Row, Run, Tone
from journal.tui.widgets.fields import TextField
from journal.tui.widgets.lines import RowList

_ABOVE = ".."
_ALL = "."
_UNITS = ("kB", "MB", "GB")
_THOUSAND = 1000


def size_words(size: int) -> str:
    """Return "12 kB" or "1.2 MB"."""
    number = float(size)
    unit = "B"
    for larger in _UNITS:
        if number < _THOUSAND:
            break
        number, unit = number / _THOUSAND, larger
    return f"{number:.1f} {unit}" if unit != "B" and number < 10 else f"{number:.0f} {unit}"


class FileList(RowList):
    """What of a folder can be imported. Folders open in it; a file, or a folder as a whole, is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(FILES)

    class Chosen(Message):
        """A file is to be read, or a folder as a whole.

        Attributes:
            path: it.
        """

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    class Opened(Message):
        """Another folder is shown.

        Attributes:
            path: it.
        """

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    class Left(Message):
        """The cursor is to go further up than the first line."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(empty="", id=id)
        self.folder = Folder(Path("/"))

    @work(exclusive=True, group="folder")
    async def open(self, path: Path, at: str = "") -> None:
        """Show a folder; one that cannot be read says so, and the way back stays.

        Args:
            path: the folder.
            at: the name that the cursor goes to.
        """
        folder = self.folder = await asyncio.to_thread(read_folder, path)
        rows = [] if path == path.parent else [Row((Run("↑ the folder above", Tone.MUTED),), key=_ABOVE)]
        if folder.is_export:
            rows.append(Row((Run("this folder as a whole: it is an export", Tone.MUTED),), key=_ALL))
        for item in folder.items:
            if item.size is None:
                rows.append(Row((Run(f"{item.name}/", Tone.BAR),), key=f"/{item.name}"))
            else:
                rows.append(Row((Run(item.name),), (Run(size_words(item.size), Tone.MUTED),), key=f"/{item.name}"))
        if folder.trouble:
            rows.append(Row((Run(f"It cannot be read: {folder.trouble}.", Tone.CAUTION),)))
        elif not folder.items:
            rows.append(Row((Run("Nothing here that could be read.", Tone.MUTED),)))
        self.show(rows)
        keys = [row.key for row in rows]
        first = next((number for number, key in enumerate(keys) if key and key != _ABOVE), 0)
        self.cursor = keys.index(f"/{at}") if f"/{at}" in keys else first
        self.post_message(self.Opened(path))

    def action_up(self) -> None:
        """Move to the line above; from the first one, out of the list."""
        if self.cursor:
            super().action_up()
        else:
            self.post_message(self.Left())

    def action_open_file(self) -> None:
        """Open the folder, or choose the file."""
        key, folder = self.key, self.folder
        if key == _ABOVE:
            self.action_folder_above()
        elif key == _ALL:
            self.post_message(self.Chosen(folder.path))
        elif key:
            path = folder.path / key[1:]
            if any(item.name == key[1:] and item.size is None for item in folder.items):
                self.open(path)
            else:
                self.post_message(self.Chosen(path))

    def action_folder_above(self) -> None:
        """Show the folder above, the cursor on this one."""
        path = self.folder.path
        if path != path.parent:
            self.open(path.parent, path.name)

    def clicked(self, *, again: bool) -> None:
        """Open what was clicked a second time; the folder above at once."""
        if again or self.key == _ABOVE:
            self.action_open_file()


class _Paths(Suggester):
    """Offers the rest of a path."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the path; the disk is waited for elsewhere."""
        return await asyncio.to_thread(completed, value)


class PathField(TextField):
    """A path; tab takes what is offered of it, and goes on where nothing is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "take", show=False)]

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(placeholder=placeholder, id=id, suggester=_Paths())

    def action_take(self) -> None:
        """Take the offered path, or go to the next field."""
        if self._suggestion and self.cursor_at_end and self._suggestion != self.value:
            self.value = self._suggestion
            self.cursor_position = len(self.value)
        else:
            self.screen.focus_next()
