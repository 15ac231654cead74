"""What the History screen tells the app; it does the work and sets what is shown."""

from dataclasses import dataclass
from datetime import date

from textual.message import Message

from journal.domain.entries import Entry
from journal.domain.past import Place


@dataclass
class PastChosen(Message):
    """Other entries are wanted.

    Attributes:
        place: where the cursor goes; None for the newest entry.
        to: the first and the last of the days that the cursor goes to instead; None for none.
    """

    place: Place | None = None
    to: tuple[date, date] | None = None


@dataclass
class PagesWanted(Message):
    """There are entries in view that have not been read."""


@dataclass
class WholeWanted(Message):
    """All of an entry is to be shown.

    Attributes:
        entry: it.
        apart: in a window of its own, not beside the list.
    """

    entry: Entry
    apart: bool = False


@dataclass
class EntryAgain(Message):
    """An entry is to be logged again, as of now."""

    entry: Entry


@dataclass
class TrailWanted(Message):
    """What became of an entry is to be shown."""

    entry: Entry


@dataclass
class DeletedWanted(Message):
    """What was deleted lately is to be shown."""


@dataclass
class DaysWanted(Message):
    """A day to go to, or the days that are wanted, are to be asked for."""
