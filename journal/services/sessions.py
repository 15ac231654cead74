"""Use cases of guided sessions and of heat and ice timers: what there is to do, and what is put aside while it runs."""

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain import sessions, timers
from journal.domain.doses import planned
from journal.domain.entries import Completion, Entry
from journal.domain.moments import moment_now
from journal.domain.names import name_slug, table_of
from journal.domain.nearest import nearest
from journal.domain.routines import Routine, RoutineItem
from journal.domain.sessions import Pace, Planned, Session
from journal.domain.slugs import Exercise
from journal.domain.timers import Timer
from journal.domain.vocabulary import BUILT_IN
from journal.domain.walks import SECOND
from journal.domain.when import when_line
from journal.domain.written import value_line
from journal.errors import JournalError, NotFound
from journal.services.logging import exercises_of, log_line, parsing, vocabulary_of
from journal.services.routines import read_item, routine_in_use, routine_named, shown_routines

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
        held: a window has it on its screen, as long as it goes on seeing it.
    """

    title: str
    session: Session
    seen: datetime
    held: bool = True


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
            raise NotFound(
                "no routine is in use", "Make one today's first.", command="journal routine use NAME makes one today's."
            )
    else:
        found = _named(store, text, exercises)
        if isinstance(found, RoutineItem):
            exercise = exercises[found.exercise]
            dose = exercise.dose if found.dose is None else found.dose
            return exercise.name, (Planned(exercise=exercise, dose=planned(exercise, dose)),)
        routine = found
    items = []
    for item in routine.items:
        known = exercises.get(item.exercise)
        if known is None:
            raise NotFound(f"no exercise '{item.exercise}'", f"Take it out of the routine {routine.name}.")
        items.append(Planned(exercise=known, dose=planned(known, item.dose or known.dose)))
    return routine.name, tuple(items)


def _named(store: "Store", text: str, exercises: Mapping[str, Exercise]) -> Routine | RoutineItem:
    """Return the routine of a name, or the exercise with its dose; a whole name comes before the beginning of one.

    Raises:
        NotFound: no routine and no exercise is called that.
        LineError: the dose is not understood.
    """
    name = name_slug(text)
    routines = {shown.routine.name: shown.routine for shown in shown_routines(store)}
    if name in routines:
        return routines[name]
    if name in table_of("exercises", BUILT_IN.extended(exercises=exercises.values())):
        return read_item(store, text)
    try:
        return routine_named(store, text)
    except NotFound:
        pass
    try:
        return read_item(store, text)
    except NotFound:
        if nearest(name, routines) is not None:
            return routine_named(store, text)  # whose refusal names the near one
        raise


def new_session(items: Sequence[Planned], clock: Clock, settings: Settings) -> Session:
    """Return a session that starts now, at the pace of the settings."""
    pace = Pace(ready_s=settings.ready_s, rest_s=settings.rest_s, release_s=settings.release_s, rep_s=settings.rep_s)
    return Session(items=tuple(items), pace=pace, started=clock.now())


def ended_at(session: Session, now: datetime) -> datetime:
    """Return when a session that is over by `now` came to its end; `now` for one that is not."""
    if not session.at(now).finished:
        return now
    last = max([session.started, *(event.at for event in session.events)])
    walk = session.walked(last)
    if walk.over:
        return last
    # Nothing was done to it after that: it ran to its end by the clock.
    left = sum(step.seconds or 0 for step in session.steps[walk.index :]) * SECOND + walk.added - walk.elapsed
    return last + timedelta(microseconds=left)


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
    """Put a running session aside, so that what ran of it outlives the program; a later one of another window stays."""
    text = json.dumps(
        {
            "title": kept.title,
            "session": sessions.to_text(kept.session),
            "seen": kept.seen.astimezone(UTC).isoformat(),
            "held": kept.held,
            "pid": os.getpid(),
        }
    )

    def change(before: str | None) -> str | None:
        there = _session_of(before)
        return before if there is not None and there.session.started > kept.session.started else text

    store.change_scratch(_SESSION, change, kept.seen)


def kept_session(store: "Store") -> KeptSession | None:
    """Return the session that was put aside, or None; what is not understood is no session."""
    return _session_of(store.scratch(_SESSION))


def _is_running(pid: object) -> bool:
    """Return whether a window is still there; one that did not say who it is may be."""
    if not isinstance(pid, int) or isinstance(pid, bool) or pid <= 0:
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True


def _session_of(text: str | None) -> KeptSession | None:
    if text is None:
        return None
    try:
        found = json.loads(text)
        session = sessions.from_text(found["session"])
        seen = datetime.fromisoformat(found["seen"])
        title = str(found["title"])
        held = bool(found.get("held", True)) and _is_running(found.get("pid"))
        return KeptSession(title=title, session=session, seen=max(seen, session.started), held=held)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def drop_session(store: "Store", clock: Clock, started: datetime) -> None:
    """Forget the session that started at a moment: it was saved, or is not to be. Another window's stays."""

    def change(before: str | None) -> str | None:
        there = _session_of(before)
        return None if there is not None and there.session.started == started else before

    store.change_scratch(_SESSION, change, clock.now())


def start_timer(store: "Store", clock: Clock, timer: Timer) -> Timer:
    """Put a new timer aside, to go on by the wall clock whoever looks; return the one that runs, perhaps another."""
    now = clock.now()
    after = store.change_scratch(
        _TIMER, lambda before: before if _timer_of(before) is not None else timers.to_text(timer), now
    )
    return _timer_of(after) or timer


def see_timer(store: "Store", clock: Clock, timer: Timer) -> Timer | None:
    """Remember that a timer was seen running; one that ran out unseen stays as it was seen last.

    Returns:
        The timer that runs: None once it was ended elsewhere, another one where that was begun since.
    """
    now = clock.now()

    def change(before: str | None) -> str | None:
        there = _timer_of(before)
        if there is None or there.started != timer.started or there.is_lost(now):
            return before
        return timers.to_text(replace(there, seen=now))

    return _timer_of(store.change_scratch(_TIMER, change, now))


def kept_timer(store: "Store") -> Timer | None:
    """Return the timer that runs, or None; what is not understood is none."""
    return _timer_of(store.scratch(_TIMER))


def save_timer(store: "Store", clock: Clock, settings: Settings, timer: Timer, line: str) -> list[Entry]:
    """Save what a timer ran, in the words of the entry line, and end it.

    Raises:
        NotFound: it was ended in another window, which saved it or did not mean to.
        LineError: the line is not understood; it runs on.
    """
    there = kept_timer(store)
    if there is None or there.started != timer.started:
        raise NotFound("this timer was ended in another window", "Look whether it is logged; if not, log it by hand.")
    saved = log_line(store, clock, settings, line)
    with suppress(JournalError):  # it is saved; at worst it is asked about once more
        drop_timer(store, clock, timer)
    return saved


def drop_timer(store: "Store", clock: Clock, timer: Timer) -> None:
    """Forget a timer: it was saved, or is not to be. Another one stays."""

    def change(before: str | None) -> str | None:
        there = _timer_of(before)
        return None if there is not None and there.started == timer.started else before

    store.change_scratch(_TIMER, change, clock.now())


def _timer_of(text: str | None) -> Timer | None:
    if text is None:
        return None
    try:
        return timers.from_text(text)
    except ValueError:
        return None
