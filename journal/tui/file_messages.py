"""What the screens of export and import tell the app."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from journal.tui.screens.export import ExportScreen
    from journal.tui.screens.importing import ImportScreen


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSaid:
    """What is to be written, and where.

    Attributes:
        path: the file.
        force: whether it may be overwritten.
        shape: one of SHAPES.
        first, last: the days; None leaves that end open.
    """

    path: Path
    force: bool
    shape: str = "daily"
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSaid:
    """What is to be read, and how, as it was typed.

    Attributes:
        path: a file or a folder.
        columns: a mapping, or the name of one that is kept; empty where the content is to tell.
        pain, levels, order: see `options_of`.
        keep: the name under which the mapping is to be kept; empty for none.
    """

    path: Path
    columns: str = ""
    pain: str = ""
    levels: str = ""
    order: str = ""
    keep: str = ""


@dataclass
class ExportWanted(Message):
    """The history is to be written to a file; the form stays until it is."""

    form: "ExportScreen"
    said: ExportSaid


@dataclass
class ImportLookWanted(Message):
    """A file is to be looked into; nothing is written."""

    form: "ImportScreen"
    said: ImportSaid


@dataclass
class ImportWanted(Message):
    """A file that was looked into is to be brought in."""

    form: "ImportScreen"
    said: ImportSaid
    rows: int
