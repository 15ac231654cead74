"""Sessions a week beside what was planned: plain counts, and nothing that praises or blames (section 7)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journal.domain.exercises import ANY, GROUPS, name_of
from journal.domain.routines import Plan, plan_that_holds
from journal.domain.slugs import Exercise

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWeeks:
    """What was done of an exercise, a group or any exercise, week by week.

    Attributes:
        name: a slug, a group, or "any".
        label: what it is called.
        level: 0 for any exercise, 1 for a group, 2 for an exercise of the group above it.
        counts: sessions of each week, oldest first. Right and left count once; of a group or of any exercise, a day's
            sessions are those of the exercise done most often on it: three exercises in a row are one session.
        plans: how often each week was planned, None where no plan was set.
    """

    name: str
    label: str
    level: int
    counts: tuple[int, ...]
    plans: tuple[int | None, ...]


def mondays_until(today: date, weeks: int) -> list[date]:
    """Return the Mondays of the last `weeks` weeks, oldest first; the last week is the present one."""
    monday = today - timedelta(days=today.weekday())
    return [monday - _WEEK * back for back in reversed(range(weeks))]


def planned_weeks(
    sessions: Iterable[tuple[date, str, int]],
    plans: Sequence[Plan],
    exercises: Mapping[str, Exercise],
    mondays: Sequence[date],
) -> list[PlannedWeeks]:
    """Return the rows of the adherence view: any exercise, then each group with its exercises.

    A group or an exercise is left out where nothing was done of it in these weeks and nothing is planned.

    Args:
        sessions: (day, slug, sessions) as the store counts them.
        plans: all plans.
        exercises: by slug.
        mondays: of the weeks, oldest first.
    """
    last = mondays[-1] + _WEEK
    done = [one for one in sessions if mondays[0] <= one[0] < last]
    # Not what was planned no more before these weeks began.
    held = {name for name in {plan.exercise for plan in plans} if any(_plan_of(name, plans, day) for day in mondays)}
    planned = held | {plan.exercise for plan in plans if plan.from_day >= last}
    slugs = dict.fromkeys([slug for _, slug, _ in done] + [name for name in planned if name not in (ANY, *GROUPS)])

    def row(name: str, label: str, level: int, among: Iterable[str]) -> PlannedWeeks:
        counts = _weekly([one for one in done if one[1] in set(among)], mondays)
        plans_of = tuple(_plan_of(name, plans, monday) for monday in mondays)
        return PlannedWeeks(name=name, label=label, level=level, counts=counts, plans=plans_of)

    rows = [row(ANY, "Any exercise", 0, slugs)]
    groups = {slug: exercises[slug].group if slug in exercises else "" for slug in slugs}
    # A group that this version does not know is none.
    groups = {slug: group if group in GROUPS else "" for slug, group in groups.items()}
    for group in (*GROUPS, ""):
        members = sorted((slug for slug in slugs if groups[slug] == group), key=lambda slug: name_of(slug, exercises))
        if members or group in planned:
            rows.append(row(group, group.capitalize() or "Other", 1, members))
            rows += [row(slug, name_of(slug, exercises), 2, [slug]) for slug in members]
    return rows


def _weekly(done: Sequence[tuple[date, str, int]], mondays: Sequence[date]) -> tuple[int, ...]:
    most: dict[date, int] = {}
    for day, _, sessions in done:
        most[day] = max(most.get(day, 0), sessions)
    return tuple(sum(count for day, count in most.items() if monday <= day < monday + _WEEK) for monday in mondays)


def _plan_of(name: str, plans: Sequence[Plan], monday: date) -> int | None:
    """Return the plan of a week: the latest that holds from some day of it or before, None where it was ended."""
    plan = plan_that_holds((plan for plan in plans if plan.from_day < monday + _WEEK), name)
    return None if plan is None else plan.per_week
