"""Rows and domain values of exercises, routines, plans and skips, one to the other."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from journal.domain.exercises import ExerciseSaid
from journal.domain.routines import Plan, Routine, RoutineItem, Skip
from journal.store.rows import Columns

_MUSCLES = "; "


def exercise_columns(said: ExerciseSaid, uid: str, version: int) -> Columns:
    """Return what was said of an exercise by column name."""
    return {
        "uid": uid,
        "version": version,
        "note": said.note,
        "slug": said.slug,
        "name": said.name,
        "hidden": int(said.hidden),
        "aliases": " ".join(said.aliases) or None,
        "dose": said.dose,
        "family": said.group,
        "measure": said.measure,
        "sided": None if said.sided is None else int(said.sided),
        "phase": said.phase,
        "muscles": _MUSCLES.join(said.muscles) or None,
        "caution": said.caution,
        "how_to": "\n".join(said.how_to) or None,
    }


def exercise_of(columns: Mapping[str, Any]) -> ExerciseSaid:
    """Return what was said of an exercise."""
    sided, muscles = columns["sided"], columns.get("muscles")
    return ExerciseSaid(
        slug=columns["slug"],
        name=columns["name"],
        hidden=bool(columns["hidden"]),
        aliases=tuple((columns["aliases"] or "").split()),
        dose=columns["dose"],
        group=columns["family"],
        measure=columns["measure"],
        sided=None if sided is None else bool(sided),
        phase=columns.get("phase"),
        muscles=tuple(muscles.split(_MUSCLES)) if muscles else (),
        caution=columns.get("caution"),
        how_to=tuple((columns.get("how_to") or "").splitlines()),
        note=columns["note"],
        uid=columns["uid"],
        version=columns["version"],
    )


def routine_columns(routine: Routine, uid: str, version: int) -> Columns:
    """Return a routine's own values by column name, without its items."""
    return {
        "uid": uid,
        "version": version,
        "note": routine.note,
        "name": routine.name,
        "phase": routine.phase,
        "used_from": routine.used_from.isoformat() if routine.used_from else None,
    }


def routine_of(columns: Mapping[str, Any], items: Iterable[Mapping[str, Any]] = ()) -> Routine:
    """Return a routine; its items come in their order."""
    used = columns.get("used_from")
    return Routine(
        name=columns["name"],
        items=tuple(item_of(item) for item in items),
        phase=columns["phase"],
        used_from=date.fromisoformat(used) if used else None,
        note=columns["note"],
        uid=columns["uid"],
        version=columns["version"],
    )


def item_columns(item: RoutineItem, routine: str, position: int, uid: str) -> Columns:
    """Return an item's values by column name."""
    return {
        "uid": uid,
        "version": 1,
        "note": None,
        "routine": routine,
        "position": position,
        "exercise": item.exercise,
        "dose": item.dose,
    }


def item_of(columns: Mapping[str, Any]) -> RoutineItem:
    """Return the item of values by column name."""
    return RoutineItem(exercise=columns["exercise"], dose=columns["dose"])


def plan_columns(plan: Plan, uid: str, version: int) -> Columns:
    """Return a plan's values by column name."""
    return {
        "uid": uid,
        "version": version,
        "note": None,
        "exercise": plan.exercise,
        "per_week": plan.per_week,
        "from_day": plan.from_day.isoformat(),
    }


def plan_of(columns: Mapping[str, Any]) -> Plan:
    """Return the plan of values by column name."""
    return Plan(
        exercise=columns["exercise"],
        per_week=columns["per_week"],
        from_day=date.fromisoformat(columns["from_day"]),
        uid=columns["uid"],
        version=columns["version"],
    )


def skip_columns(skip: Skip, uid: str, version: int) -> Columns:
    """Return a skip's values by column name."""
    return {
        "uid": uid,
        "version": version,
        "note": None,
        "day": skip.day.isoformat(),
        "exercise": skip.exercise,
        "reason": skip.reason,
    }


def skip_of(columns: Mapping[str, Any]) -> Skip:
    """Return the skip of values by column name."""
    return Skip(
        day=date.fromisoformat(columns["day"]),
        exercise=columns["exercise"],
        reason=columns["reason"],
        uid=columns["uid"],
        version=columns["version"],
    )
