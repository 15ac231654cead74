"""Exercises of the user's own, routines, plans and skips: what is meant to be done beside what was done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from journal.domain.exercises import ExerciseSaid
from journal.domain.routines import Plan, Routine, Skip
from journal.errors import ValueRefused
from journal.store import trail
from journal.store.kept import KeptRows, Kind, as_seen, later_uids
from journal.store.practice_rows import (
    exercise_columns,
    exercise_of,
    item_columns,
    plan_columns,
    plan_of,
    routine_columns,
    routine_of,
    skip_columns,
    skip_of,
)
from journal.store.rows import Columns, table_of

_EXERCISE = Kind(
    table="exercise",
    operation="exercise",
    words="the exercise",
    order=("slug",),
    columns=exercise_columns,
    value=exercise_of,
    own_note=True,
    unique=("slug",),
)
_ROUTINE = Kind(
    table="routine",
    operation="routine",
    words="the routine",
    order=("name",),
    columns=routine_columns,
    value=routine_of,
    own_note=True,
)
_PLAN = Kind(
    table="plan",
    operation="plan",
    words="the plan",
    order=("exercise", "from_day", "uid"),
    columns=plan_columns,
    value=plan_of,
    unique=("exercise", "from_day"),
)
_SKIP = Kind(
    table="skip",
    operation="skip",
    words="what was left out",
    order=("day", "uid"),
    columns=skip_columns,
    value=skip_of,
    unique=("day", "exercise"),
)


class KeptPractice(KeptRows):
    """The part of a store that keeps exercises, routines, plans and skips.

    What is saved or deleted is given as it was seen: StaleEdit when it was changed or deleted elsewhere meanwhile.
    """

    # -- exercises

    def exercises_said(self) -> list[ExerciseSaid]:
        """Return what the user said of exercises, by slug."""
        return self._all(_EXERCISE)

    def save_exercise(self, said: ExerciseSaid, now: datetime) -> ExerciseSaid:
        """Save what was said of an exercise."""
        return self._save(_EXERCISE, [said], now)[0]

    def delete_exercise(self, said: ExerciseSaid, now: datetime) -> None:
        """Forget what was said of an exercise; undo brings it back."""
        self._delete(_EXERCISE, said, now)

    # -- routines

    def routines(self) -> list[Routine]:
        """Return the stored routines by name, each with its items."""

        def question(session: Session) -> list[Routine]:
            routine, item = table_of("routine"), table_of("routine_item")
            items: dict[str, list[Columns]] = {}
            for row in session.execute(select(item).order_by(item.c.position)).mappings():
                items.setdefault(row["routine"], []).append(dict(row))
            rows = session.execute(select(routine).order_by(routine.c.name)).mappings()
            return [routine_of(dict(row), items.get(row["uid"], ())) for row in rows]

        return self._read(question)

    def save_routine(self, routine: Routine, now: datetime) -> Routine:
        """Save a routine with its items as one operation; one that comes into use takes the place of the other.

        Raises:
            ValueRefused: another routine has its name.
        """

        def work(session: Session) -> Routine:
            operation = trail.Operation(session, _ROUTINE.operation, now)
            before = as_seen(session, _ROUTINE, routine) if routine.uid else None
            _refuse_taken_name(session, routine)
            if before is None:
                uid, version = later_uids(session, "routine", now, 1)[0], 1
            else:
                uid, version = before["uid"], before["version"] + 1
            if routine.used_from is not None:
                _put_aside_others(session, operation, uid)
            after = routine_columns(routine, uid, version)
            if before is None:
                operation.insert("routine", [after])
            else:
                operation.update("routine", before, after)
            _replace_items(session, operation, replace(routine, uid=uid), now)
            return replace(routine, uid=uid, version=version)

        return self._write(work)

    def delete_routine(self, routine: Routine, now: datetime) -> None:
        """Remove a routine with its items; undo brings them back."""

        def work(session: Session) -> None:
            before = as_seen(session, _ROUTINE, routine)
            operation = trail.Operation(session, _ROUTINE.operation, now)
            for item in _items(session, before["uid"]):
                operation.delete("routine_item", item)
            operation.delete("routine", before)

        self._write(work)

    # -- plans

    def plans(self) -> list[Plan]:
        """Return the plans, of each exercise the oldest first."""
        return self._all(_PLAN)

    def save_plan(self, plan: Plan, now: datetime) -> Plan:
        """Save a plan."""
        return self._save(_PLAN, [plan], now)[0]

    def delete_plans(self, plans: Sequence[Plan], now: datetime) -> None:
        """Remove plans as one operation; undo brings them back."""

        def work(session: Session) -> None:
            operation = trail.Operation(session, _PLAN.operation, now)
            for plan in plans:
                operation.delete("plan", as_seen(session, _PLAN, plan))

        self._write(work)

    # -- skips

    def skips(self, first: date | None = None, last: date | None = None) -> list[Skip]:
        """Return what was left out within the days, by day."""
        day = table_of("skip").c.day
        return self._all(_SKIP, day >= (first or date.min).isoformat(), day <= (last or date.max).isoformat())

    def save_skip(self, skip: Skip, now: datetime) -> Skip:
        """Save what was left out."""
        return self._save(_SKIP, [skip], now)[0]

    def delete_skip(self, skip: Skip, now: datetime) -> None:
        """Take a skip back; undo brings it back."""
        self._delete(_SKIP, skip, now)


def _items(session: Session, routine: str) -> list[Columns]:
    item = table_of("routine_item")
    query = select(item).where(item.c.routine == routine).order_by(item.c.position)
    return [dict(row) for row in session.execute(query).mappings()]


def _replace_items(session: Session, operation: trail.Operation, routine: Routine, now: datetime) -> None:
    """Bring a routine's rows of items to its items, leaving those that say the same already."""
    uid = routine.uid or ""
    there = _items(session, uid)
    new = iter(later_uids(session, "routine_item", now, len(routine.items)))
    wanted = [item_columns(item, uid, number, next(new)) for number, item in enumerate(routine.items, start=1)]
    same = _content_of(there) == _content_of(wanted)
    if same:
        return
    for row in there:
        operation.delete("routine_item", row)
    operation.insert("routine_item", wanted)


def _content_of(rows: Sequence[Columns]) -> list[tuple[Any, ...]]:
    return [(row["position"], row["exercise"], row["dose"]) for row in rows]


def _refuse_taken_name(session: Session, routine: Routine) -> None:
    table = table_of("routine")
    query = select(table.c.uid).where(table.c.name == routine.name)
    if any(uid != routine.uid for (uid,) in session.execute(query)):
        raise ValueRefused(f"there is a routine '{routine.name}' already", "Choose another name, or edit that one.")


def _put_aside_others(session: Session, operation: trail.Operation, uid: str) -> None:
    table = table_of("routine")
    query = select(table).where(table.c.used_from.is_not(None), table.c.uid != uid)
    for row in session.execute(query).mappings().all():
        before = dict(row)
        operation.update("routine", before, before | {"used_from": None, "version": before["version"] + 1})
