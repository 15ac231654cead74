"""Use cases of guided sessions and of heat and ice timers: what there is to do, and what is put aside while it runs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain import sessions, timers
from journal.domain.doses import planned
from journal.domain.entries import Completion
from journal.domain.moments import moment_now
from journal.domain.names import name_slug
from journal.domain.sessions import Pace, Planned, Session
from journal.domain.timers import Timer
from journal.domain.when import when_line
from journal.domain.written import value_line
from journal.errors import NotFound
from journal.services.exercises import exercise_named
from journal.services.logging import exercises_of, parsing, vocabulary_of
from journal.services.routines import routine_in_use, routine_named

if TYPE_CHECKING:
    from journal.store.store import Store

TODAY = "today"
_SESSION = "session"
_TIMER = "timer"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSession:
    """A guided session as it was put aside.

    Attributes:
        title: of the exercise or the routine.
        session: it.
        seen: when it was last seen running, aware; what ran after that nobody knows.
    """

    title: str
    session: Session
    seen: datetime


def session_items(store: "Store", words: Sequence[str]) -> tuple[str, tuple[Planned, ...]]:
    """Return the title and the exercises that some words ask for.

    "today" is the routine in use; else a routine by its name, or an exercise, with its dose behind it: bird-dog 8x5s.

    Raises:
        NotFound: no routine and no exercise is called that.
        LineError: the dose is not understood.
    """
    exercises = exercises_of(store)
    text = " ".join(words)
    if name_slug(text) == TODAY:
        routine = routine_in_use(store)
        if routine is None:
            raise NotFound("no routine is in use", "journal routine use NAME makes one today's.")
    else:
        try:
            routine = routine_named(store, text)
        except NotFound:
            exercise = exercise_named(store, words[0])
            dose = " ".join(words[1:]) or exercise.dose
            return exercise.name, (Planned(exercise=exercise, dose=planned(exercise, dose)),)
    items = []
    for item in routine.items:
        known = exercises.get(item.exercise)
        if known is None:
            raise NotFound(f"no exercise '{item.exercise}'", f"Take it out of the routine {routine.name}.")
        items.append(Planned(exercise=known, dose=planned(known, item.dose or known.dose)))
    return routine.name, tuple(items)


def new_session(items: Sequence[Planned], clock: Clock, settings: Settings) -> Session:
    """Return a session that starts now, at the pace of the settings."""
    pace = Pace(ready_s=settings.ready_s, rest_s=settings.rest_s, release_s=settings.release_s, rep_s=settings.rep_s)
    return Session(items=tuple(items), pace=pace, started=clock.now())


def done_line(
    store: "Store",
    clock: Clock,
    settings: Settings,
    done: Sequence[Completion],
    ended: datetime,
    *,
    effort: int | None = None,
    felt: str | None = None,
    before: int | None = None,
    after: int | None = None,
) -> str:
    """Return the entry line that says what was done of a session, at the time it ended."""
    known = vocabulary_of(store, settings)
    context = parsing(clock, settings, known)
    said = [replace(one, effort=effort, felt=felt, level_before=before, level_after=after) for one in done]
    when = when_line(moment_now(ended.astimezone(clock.zone()), settings.day_turn), context)
    return f"{when} {', '.join(value_line(one, known) for one in said)}"


def keep_session(store: "Store", kept: KeptSession) -> None:
    """Put a running session aside, so that what ran of it outlives the program."""
    text = json.dumps(
        {
            "title": kept.title,
            "session": sessions.to_text(kept.session),
            "seen": kept.seen.astimezone(UTC).isoformat(),
        }
    )
    store.put_scratch(_SESSION, text, kept.seen)


def kept_session(store: "Store") -> KeptSession | None:
    """Return the session that was put aside, or None; what is not understood is no session."""
    text = store.scratch(_SESSION)
    if text is None:
        return None
    try:
        found = json.loads(text)
        session = sessions.from_text(found["session"])
        seen = datetime.fromisoformat(found["seen"])
        return KeptSession(title=str(found["title"]), session=session, seen=max(seen, session.started))
    except (ValueError, KeyError, TypeError):
        return None


def drop_session(store: "Store", clock: Clock) -> None:
    """Forget the session that was put aside: it was saved, or is not to be."""
    store.put_scratch(_SESSION, None, clock.now())


def keep_timer(store: "Store", timer: Timer, clock: Clock) -> None:
    """Put a running timer aside: it goes on by the wall clock, whoever looks."""
    store.put_scratch(_TIMER, timers.to_text(timer), clock.now())


def kept_timer(store: "Store") -> Timer | None:
    """Return the timer that runs, or None; what is not understood is none."""
    text = store.scratch(_TIMER)
    if text is None:
        return None
    try:
        return timers.from_text(text)
    except ValueError:
        return None


def drop_timer(store: "Store", clock: Clock) -> None:
    """Forget the timer: it was saved, or is not to be."""
    store.put_scratch(_TIMER, None, clock.now())
