"""What of a folder can be imported: its folders and the files of the kinds that are read. It waits for the disk."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from journal.domain.gate import visible

READ = (".csv", ".zip", ".jsonl", ".xml")
# A folder with one of these is an export as a whole: this journal's tables, Loop Habit Tracker's habits.
_WHOLE = ("datapackage.json", "Habits.csv")


@dataclass(frozen=True, slots=True)
class Item:
    """A folder, or a file that may be read.

    Attributes:
        name: its name, byte for byte.
        size: bytes; None for a folder.
    """

    name: str
    size: int | None


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder and what is in it.

    Attributes:
        path: the folder.
        items: folders first, each by their names; hidden ones are left out.
        is_export: whether the folder may be read as a whole.
        trouble: why it cannot be read; empty when it was.
    """

    path: Path
    items: tuple[Item, ...] = ()
    is_export: bool = False
    trouble: str = ""


def read_folder(path: Path) -> Folder:
    """Return what of a folder can be imported."""
    items, is_export = [], False
    try:
        with os.scandir(path) as found:
            for entry in found:
                is_export |= entry.name in _WHOLE
                item = None if entry.name.startswith(".") else _item(entry)
                if item is not None:
                    items.append(item)
    except OSError as error:
        return Folder(path, trouble=error.strerror or str(error))
    items.sort(key=lambda item: (item.size is not None, item.name.casefold()))
    return Folder(path, tuple(items), is_export)


def _item(entry: "os.DirEntry[str]") -> Item | None:
    try:
        if entry.is_dir():
            return Item(entry.name, None)
        if not entry.name.lower().endswith(READ):
            return None
        found = entry.stat()
    except OSError:  # a link to nowhere
        return None
    return Item(entry.name, found.st_size) if stat.S_ISREG(found.st_mode) else None


def completed(typed: str) -> str | None:
    """Return what is typed with the rest of the first name that begins so; None where there is none.

    A name that a terminal cannot show as it is, is not offered.
    """
    start, name = os.path.split(typed)
    folder = os.path.expanduser(start) or os.curdir
    if not typed or typed == "~" or "\x00" in folder:
        return None
    try:
        with os.scandir(folder) as found:
            fitting = [entry for entry in found if entry.name.startswith(name) and visible(entry.name) == entry.name]
            shown = [entry for entry in fitting if name.startswith(".") or not entry.name.startswith(".")]
            items = sorted((item for item in map(_item, shown) if item is not None), key=lambda item: item.name)
    except OSError:
        return None
    first = next(iter(items), None)
    if first is None:
        return None
    return f"{typed.removesuffix(name)}{first.name}{os.sep if first.size is None else ''}"
