"""What the Exercises screen tells the app; it does the work and sets what is shown."""

from dataclasses import dataclass

from textual.message import Message

from journal.errors import ValueRefused


class LineRefused(ValueRefused):
    """The exercises of a routine are not understood; not its name."""


@dataclass
class PracticeChosen(Message):
    """Another tab of the exercises is to be shown."""


@dataclass
class PageWanted(Message):
    """The page of an exercise is to be shown.

    Attributes:
        slug: of the exercise.
    """

    slug: str


@dataclass
class ExerciseChangeWanted(Message):
    """An exercise is to be changed.

    Attributes:
        slug: of the exercise; empty for a new one of the user's own.
    """

    slug: str = ""


@dataclass
class ExerciseHidden(Message):
    """An exercise is not to be offered any more, or again."""

    slug: str


@dataclass
class RoutineItemToggled(Message):
    """An exercise is to come into the routine in use, or out of it."""

    slug: str


@dataclass
class LeaveOutWanted(Message):
    """An exercise is left out today, or is not left out after all."""

    slug: str


@dataclass
class PlanWanted(Message):
    """How often a week is to be planned.

    Attributes:
        target: a slug, a group, or "any" for any exercise.
    """

    target: str


@dataclass
class RoutineUsed(Message):
    """A routine is to be today's, or today's no more."""

    name: str


@dataclass
class RoutineChangeWanted(Message):
    """A routine is to be changed.

    Attributes:
        name: of the routine; empty for a new one.
    """

    name: str = ""


@dataclass
class RoutineDeleted(Message):
    """A routine is to be deleted."""

    name: str
