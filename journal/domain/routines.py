"""What the user means to do: routines, how often a week, and what was left out on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journal.domain.entries import MAX_NAME, checked_note
from journal.domain.gate import refuse_unprintable
from journal.errors import ValueRefused

MOST_ITEMS = 40
MOST_PER_WEEK = 50
MAX_REASON = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineItem:
    """An exercise of a routine.

    Attributes:
        exercise: its slug.
        dose: in the words of the entry line; None for the exercise's own default.
    """

    exercise: str
    dose: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "dose", (self.dose or "").strip() or None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """A named list of exercises, in order.

    Attributes:
        name: lower case, hyphenated, of one word.
        items: what there is to do, in order.
        phase: the phase of a spell that it was made for, or None.
        used_from: the day from which it is today's routine; None while it is not in use.
        note: the user's own words about it.
        uid: None before it is saved; a starter has none.
        version: of the stored row.
    """

    name: str
    items: tuple[RoutineItem, ...] = ()
    phase: str | None = None
    used_from: date | None = None
    note: str | None = None
    uid: str | None = None
    version: int = 1

    def __post_init__(self) -> None:
        plain = self.name.replace("-", "")
        if not (plain.isalnum() and self.name[:1].isalpha() and self.name == self.name.lower()):
            raise ValueRefused(
                f"'{self.name}' is not a name for a routine", "Lower case letters, figures and hyphens, a letter first."
            )
        if len(self.name) > MAX_NAME:
            raise ValueRefused(f"the name of a routine has at most {MAX_NAME} letters", "Shorten it.")
        if len(self.items) > MOST_ITEMS:
            raise ValueRefused(f"a routine has at most {MOST_ITEMS} exercises", "Make two of it.")
        object.__setattr__(self, "note", checked_note(self.note))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How often a week the user means to do something.

    Attributes:
        exercise: a slug, a group, or "any" for any exercise.
        per_week: 1 to 50; 0 where it is planned no more: what was planned before that stays.
        from_day: from which day on; a later one takes its place.
    """

    exercise: str
    per_week: int
    from_day: date
    uid: str | None = None
    version: int = 1

    def __post_init__(self) -> None:
        if self.per_week != 0:
            checked_per_week(self.per_week)

    @property
    def order(self) -> tuple[date, str]:
        """Where it stands among all of its exercise: the last one holds."""
        return self.from_day, self.uid or ""


def checked_per_week(times: int) -> int:
    """Return how often a week something is planned.

    Raises:
        ValueRefused: it is outside 1 to 50.
    """
    if not 1 <= times <= MOST_PER_WEEK:
        raise ValueRefused(
            f"{times} times a week is outside 1 to {MOST_PER_WEEK}", f"Give a number from 1 to {MOST_PER_WEEK}."
        )
    return times


def plan_that_holds(plans: Iterable[Plan], target: str) -> Plan | None:
    """Return the latest plan of a target, None where there is none or it is planned no more."""
    latest = max((plan for plan in plans if plan.exercise == target), key=lambda plan: plan.order, default=None)
    return latest if latest is not None and latest.per_week else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """An exercise left out on a day, with the reason in the user's words or without one."""

    day: date
    exercise: str
    reason: str | None = None
    uid: str | None = None
    version: int = 1

    def __post_init__(self) -> None:
        refuse_unprintable(self.reason or "", "the reason")
        if self.reason is not None and not (self.reason.strip() and len(self.reason) <= MAX_REASON):
            raise ValueRefused(f"a reason has 1 to {MAX_REASON} printable characters", "Shorten it, or log a note.")
