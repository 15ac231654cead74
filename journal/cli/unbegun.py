"""A journal that is not there yet: it answers what an empty one would, and what is written to it goes nowhere.

So the library can be looked at without a journal, and a refusal comes before one is made.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar, cast

from journal.domain.entries import Entry
from journal.domain.exercises import ExerciseSaid
from journal.domain.routines import Plan, Routine, Skip

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal.cli.shell import Shell
    from journal.store.store import Store

Answer = TypeVar("Answer")


class Unbegun:
    """What the use cases of exercises, routines and plans ask of a store."""

    def exercises_said(self) -> list[ExerciseSaid]:
        """Return nothing."""
        return []

    def exercises_done(self) -> dict[str, tuple[int, date]]:
        """Return nothing."""
        return {}

    def exercise_sessions(self, *_: object) -> list[tuple[date, str, int]]:
        """Return nothing."""
        return []

    def completions_of(self, *_: object) -> list[Entry]:
        """Return nothing."""
        return []

    def routines(self) -> list[Routine]:
        """Return nothing."""
        return []

    def plans(self) -> list[Plan]:
        """Return nothing."""
        return []

    def skips(self, *_: object) -> list[Skip]:
        """Return nothing."""
        return []

    def scratch(self, _key: str) -> str | None:
        """Return nothing."""
        return None

    def save_exercise(self, said: ExerciseSaid, _now: datetime) -> ExerciseSaid:
        """Return what would be saved."""
        return said

    def save_routine(self, routine: Routine, _now: datetime) -> Routine:
        """Return what would be saved."""
        return routine

    def save_plan(self, plan: Plan, _now: datetime) -> Plan:
        """Return what would be saved."""
        return plan

    def save_skip(self, skip: Skip, _now: datetime) -> Skip:
        """Return what would be saved."""
        return skip


def unbegun() -> "Store":
    """Return what stands in for a journal that is not there yet."""
    return cast("Store", Unbegun())


def readable(shell: "Shell") -> "Store":
    """Return the journal, or what stands in for one that is not there yet."""
    return shell.found_store() or unbegun()


def written(shell: "Shell", work: "Callable[[Store], Answer]") -> Answer:
    """Do what writes; without a journal first on nothing, so that what is refused makes none."""
    if shell.found_store() is None:
        work(unbegun())
    return work(shell.store)
