"""What the Today screen and `journal today` show of one day."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain.doses import planned
from journal.domain.entries import Completion, Draft, Entry, Tag, Value
from journal.domain.exercises import sides_of
from journal.domain.moments import moment_now, moment_of_day
from journal.domain.routines import Routine, Skip
from journal.domain.slugs import Exercise
from journal.domain.standing import Question, Standing
from journal.domain.statements import Statement
from journal.errors import JournalError
from journal.services.logging import exercises_of, today
from journal.services.routines import routine_in_use
from journal.services.spells import judged
from journal.services.trends import recent_worst

if TYPE_CHECKING:
    from journal.store.store import Store

RECENT_DAYS = 14
_EXERCISES_OFFERED = 6
# Offered until something was done: they ask for no equipment and no lying down for long.
_FIRST_OFFER = ("walking", "pelvic-tilt", "cat-cow")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One line of the tick list.

    Attributes:
        kind: exercise or activity.
        name: its slug.
        values: what ticking it logs: an exercise of the routine at its planned dose, another one as it was done last
            time, the activity.
        entries: the entries of the day that tick it; empty when it is not done.
        skip: what was said when it was left out on that day, or None.
    """

    kind: str
    name: str
    values: tuple[Value, ...]
    entries: tuple[Entry, ...]
    skip: Skip | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """One journal day.

    Attributes:
        day: it.
        today: the journal day of now.
        entries: all of them, in order of their moment.
        routine: the name of the routine in use on that day, or None.
        ticks: exercises, then activities: the ones offered, then others that were done.
        standing: of the current spell on `day`, or None.
        logged_days: days with any back-site reading among the counted ones of the spell; 0 without a spell.
        pause: the pause that runs on `day`, or None.
        question: what E8 asks as of `day`, asked before or not, or None.
        recent: the worst level of each of the last 14 days up to `day`, None where not logged.
    """

    day: date
    today: date
    entries: tuple[Entry, ...]
    routine: str | None
    ticks: tuple[Tick, ...]
    standing: Standing | None
    logged_days: int
    pause: Statement | None
    question: Question | None
    recent: tuple[int | None, ...]


def day_view(store: "Store", clock: Clock, settings: Settings, day: date | None = None) -> DayView:
    """Return the view of `day`, today by default."""
    now = today(clock, settings)
    day = day or now
    entries = tuple(store.entries_on(day))
    known = judged(store, day)
    standing = known.current
    routine = routine_in_use(store, day)
    return DayView(
        day=day,
        today=now,
        entries=entries,
        routine=routine.name if routine else None,
        ticks=(*_exercise_ticks(store, day, entries, routine), *_activity_ticks(settings, entries)),
        standing=standing,
        logged_days=known.logged_of(standing) if standing else 0,
        pause=known.history.pause,
        question=known.question,
        recent=tuple(recent_worst(store, day, RECENT_DAYS)),
    )


def _exercise_ticks(store: "Store", day: date, entries: tuple[Entry, ...], routine: Routine | None) -> list[Tick]:
    """Return the routine in use, else what is usually done, and then what else was done on the day."""
    exercises = exercises_of(store)
    done: dict[str, list[Entry]] = {}
    for entry in entries:
        if isinstance(entry.value, Completion):
            done.setdefault(entry.value.exercise, []).append(entry)
    offered = _of_routine(routine, exercises) if routine else _usual(store, day, exercises)
    skips = {skip.exercise: skip for skip in store.skips(day, day)}
    # Ticking moves no line: the next click at the same place is for the same exercise.
    names = [*offered, *(name for name in (*done, *skips) if name not in offered)]
    return [
        Tick(
            kind="exercise",
            name=name,
            values=offered.get(name) or tuple(_as_last_time(name, [], exercises)),
            entries=tuple(done.get(name, ())),
            skip=None if name in done else skips.get(name),
        )
        for name in dict.fromkeys(names)
    ]


def _of_routine(routine: Routine, exercises: Mapping[str, Exercise]) -> dict[str, tuple[Value, ...]]:
    """Return the exercises of a routine in its order, each as it is planned."""
    offered: dict[str, tuple[Value, ...]] = {}
    for item in routine.items:
        exercise = exercises.get(item.exercise)
        dose = Completion(exercise=item.exercise)
        if exercise is not None:
            with suppress(JournalError):  # a dose that is not understood any more is no dose
                dose = planned(exercise, item.dose or exercise.dose)
        offered.setdefault(item.exercise, tuple(replace(dose, side=side) for side in sides_of(exercise)))
    return offered


def _usual(store: "Store", day: date, exercises: Mapping[str, Exercise]) -> dict[str, tuple[Value, ...]]:
    """Return the exercises of the last two weeks, most often done first; without any, a gentle few of the library."""
    recent = store.entries(first=day - timedelta(days=RECENT_DAYS), last=day - timedelta(days=1), kinds=["completion"])
    days_done: dict[str, set[date]] = {}
    latest: dict[str, list[Completion]] = {}
    for entry in recent:
        if isinstance(entry.value, Completion):
            name = entry.value.exercise
            if entry.moment.day not in days_done.setdefault(name, set()):
                days_done[name].add(entry.moment.day)
                latest[name] = []
            latest[name].append(entry.value)
    usual = sorted(days_done, key=lambda name: (-len(days_done[name]), name)) or list(_FIRST_OFFER)
    wanted = [name for name in usual if name not in exercises or not exercises[name].hidden]
    return {name: tuple(_as_last_time(name, latest.get(name, []), exercises)) for name in wanted[:_EXERCISES_OFFERED]}


def _as_last_time(name: str, latest: list[Completion], exercises: Mapping[str, Exercise]) -> list[Completion]:
    """Return what a tick logs: last time's sets, sides and times; what was felt and counted is of that day only."""
    if latest:
        plain = [
            replace(
                value,
                duration_s=None if value.reps else value.duration_s,
                effort=None,
                felt=None,
                level_before=None,
                level_after=None,
            )
            for value in latest
        ]
        return list(dict.fromkeys(plain))
    return [Completion(exercise=name, side=side) for side in sides_of(exercises.get(name))]


def _activity_ticks(settings: Settings, entries: tuple[Entry, ...]) -> list[Tick]:
    done: dict[str, list[Entry]] = {}
    for entry in entries:
        if isinstance(entry.value, Tag) and entry.value.role == "activity":
            done.setdefault(entry.value.name, []).append(entry)
    names = [*settings.activities, *(name for name in done if name not in settings.activities)]
    return [
        Tick(
            kind="activity",
            name=name,
            values=(Tag(role="activity", name=name),),
            entries=tuple(done.get(name, ())),
        )
        for name in names
    ]


def toggle_tick(store: "Store", clock: Clock, settings: Settings, tick: Tick, day: date) -> list[Entry]:
    """Log what a tick stands for on `day`, or take back the entries that tick it.

    A tick that is no longer as it was seen is left: a second key in a hurry, or another window, was first.

    Returns:
        The entries logged; empty when they were taken back, or nothing was done.
    """
    now = clock.now()
    if tuple(entry for entry in store.entries_on(day) if _ticks(entry, tick)) != tick.entries:
        return []
    if tick.entries:
        store.delete(tick.entries, now)
        return []
    is_today = day == today(clock, settings)
    moment = moment_now(now, settings.day_turn) if is_today else moment_of_day(day, now, clock.zone())
    return store.save([Draft(value=value, moment=moment) for value in tick.values], now)


def _ticks(entry: Entry, tick: Tick) -> bool:
    value = entry.value
    if isinstance(value, Completion):
        return tick.kind == "exercise" and value.exercise == tick.name
    return tick.kind == "activity" and isinstance(value, Tag) and (value.role, value.name) == ("activity", tick.name)
