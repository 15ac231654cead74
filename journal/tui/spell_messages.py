"""What the Spells screen tells the app of spells and of what was said of periods."""

from dataclasses import dataclass
from datetime import date

from textual.message import Message


@dataclass
class SpellUnsaid(Message):
    """What was said of a spell is to be taken back.

    Attributes:
        onset: names it.
    """

    onset: date


@dataclass
class StatementOpened(Message):
    """What was said of a period is to be corrected.

    Attributes:
        uid: of the statement.
    """

    uid: str


@dataclass
class StatementUnsaid(Message):
    """What was said of a period is to be taken back.

    Attributes:
        uid: of the statement.
    """

    uid: str
