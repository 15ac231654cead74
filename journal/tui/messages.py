"""What widgets and screens tell the app; it does the work and sets what they show."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from textual.message import Message

from journal.domain.entries import Entry

if TYPE_CHECKING:
    from journal.domain.sessions import Session
    from journal.services.today import Tick  # the services bring the store, which the first frame does not wait for


@dataclass
class DayChosen(Message):
    """Another day is to be shown."""

    day: date


@dataclass
class TickToggled(Message):
    """A line of the tick list was ticked or unticked."""

    tick: "Tick"


@dataclass
class DoneWanted(Message):
    """What was really done of a line of the tick list is to be said."""

    tick: "Tick"


@dataclass
class SkipWanted(Message):
    """A line of the tick list is left out, or is not left out after all."""

    tick: "Tick"


@dataclass
class GuideWanted(Message):
    """A guided session of a line of the tick list is to begin."""

    tick: "Tick"


@dataclass
class EntryOpened(Message):
    """An entry of the timeline is to be edited."""

    entry: Entry


@dataclass
class EntryDeleted(Message):
    """An entry was taken off the timeline."""

    entry: Entry


@dataclass
class LineEntered(Message):
    """An entry line was entered.

    Attributes:
        text: the line.
        day: the day that the screen showed when the line was begun; None is today, whenever it is saved.
        seen: the entry that it changes, None for a new one.
    """

    text: str
    day: date | None
    seen: Entry | None


@dataclass
class LinePutAside(Message):
    """The entry line was closed; its words are kept."""


@dataclass
class WordsTyped(Message):
    """Words that nobody saved yet have changed.

    Attributes:
        kind: the entry line or the form that they stand in.
        words: by field.
        name: what a person calls them; empty where that is the kind.
    """

    kind: str
    words: dict[str, str]
    name: str = ""


@dataclass
class LineCopied(Message):
    """The words of a line are wanted on the clipboard."""

    words: str


@dataclass
class FormLeft(Message):
    """A form that keeps its words is gone, answered or put aside.

    Attributes:
        kind: what its words are called.
    """

    kind: str


@dataclass
class TrendChosen(Message):
    """Another tab, window or measure of the trends is to be shown."""


@dataclass
class SpellOpened(Message):
    """A spell is to be edited.

    Attributes:
        onset: names it.
    """

    onset: date


@dataclass
class SessionWanted(Message):
    """A guided session is to begin.

    Attributes:
        words: what services.sessions.session_items reads: a routine, "today" for the one in use, or an exercise,
            perhaps with a dose behind it.
    """

    words: tuple[str, ...]


@dataclass
class SessionMoved(Message):
    """Something was done to the guided session that runs, or two seconds of it went by.

    Attributes:
        session: as it stands.
        seen: when it was seen so, UTC.
    """

    session: "Session"
    seen: datetime


@dataclass
class ExerciseLogWanted(Message):
    """What was done of an exercise is to be said in its form.

    Attributes:
        slug: of the exercise.
        dose: what stands in the form's dose field at first.
    """

    slug: str
    dose: str = ""


@dataclass
class CommandChosen(Message):
    """A command was clicked in the key line.

    Attributes:
        id: of the command.
    """

    id: str


@dataclass
class SettingOpened(Message):
    """A setting is to be changed."""

    name: str
