"""A guided session: what was planned, what the person did to it and when; where it stands follows from the clock."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from journal.domain import aside
from journal.domain.entries import MAX_COUNT, MAX_SECONDS, Completion
from journal.domain.slugs import Exercise
from journal.domain.steps import Pace, Planned, Step, StepKind, steps_of
from journal.domain.walks import SECOND, Action, Event, Walk, walked
from journal.errors import ValueRefused

__all__ = [
    "Action",
    "Event",
    "Pace",
    "Planned",
    "Session",
    "State",
    "Step",
    "StepKind",
    "cue",
    "done",
    "from_text",
    "steps_of",
    "to_text",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where a session stands at one moment.

    Attributes:
        index: 0-based, of the present step; after the end, of the one it ended at, or the number of steps.
        step: None when finished.
        elapsed_s: whole seconds of the present step that ran.
        left_s: its seconds to come, begun ones whole; None for a step without a length.
        finished: it ran out or was ended.
        ended_early: it was ended.
        next_step: the next WORK step to come.
        work_s: whole seconds of all WORK that ran.
    """

    index: int
    step: Step | None
    elapsed_s: int
    left_s: int | None
    paused: bool
    finished: bool
    ended_early: bool
    next_step: Step | None
    work_s: int

    @property
    def rep_now(self) -> int:
        """The hold, or at a pace the repetition, that is being done, 1-based; 0 where none is counted."""
        step = self.step
        if step is None or step.kind is not StepKind.WORK:
            return 0
        if step.rep or not step.reps or step.seconds is None:
            return step.rep
        return min(self.elapsed_s // (step.seconds // step.reps) + 1, step.reps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session by wall-clock time: nothing is counted, all of it follows from the moments.

    Attributes:
        items: what is to be done, at least one exercise.
        started: aware.
        events: by time; one earlier than the one before counts as of that one's moment.
        steps: what the items make at the pace.
    """

    items: tuple[Planned, ...]
    pace: Pace
    started: datetime
    events: tuple[Event, ...] = ()
    steps: tuple[Step, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.items:
            raise ValueRefused("a session needs an exercise", "Choose at least one.")
        object.__setattr__(self, "started", aside.fixed(self.started))
        object.__setattr__(self, "steps", steps_of(self.items, self.pace))

    def then(self, action: str, at: datetime) -> "Session":
        """Return the session after an action at a moment; an equal one when that changes nothing."""
        return self._with(Event(Action(action), max(aside.fixed(at), self._latest)))

    def away(self, since: datetime, until: datetime) -> "Session":
        """Return the session after its front end was stopped between two moments.

        Longer than 60 s, the step at `since` runs on to its own end at most, and the session waits before the next one.
        """
        return self._with(Event(Action.AWAY, until, since))

    def at(self, now: datetime) -> State:
        """Return where the session stands; a moment before the last event counts as that event's."""
        walk = self.walked(now)
        over = walk.over
        step = None if over else self.steps[walk.index]
        whole = None if step is None or step.seconds is None else step.seconds * SECOND + walk.added
        later = (after for after in self.steps[walk.index + 1 :] if after.kind is StepKind.WORK)
        ran = walk.all_ran()
        return State(
            index=walk.index,
            step=step,
            elapsed_s=0 if over else walk.elapsed // SECOND,
            left_s=None if whole is None else -((walk.elapsed - whole) // SECOND),
            paused=walk.paused and not over,
            finished=over,
            ended_early=walk.ended,
            next_step=None if over else next(later, None),
            work_s=sum(ran[index] for index in ran if self.steps[index].kind is StepKind.WORK) // SECOND,
        )

    def walked(self, now: datetime) -> Walk:
        """Return the way through the steps up to a moment."""
        return walked(self.steps, self.started, self.events, now)

    @property
    def _latest(self) -> datetime:
        return max([self.started, *(event.at for event in self.events)])

    def _with(self, event: Event) -> "Session":
        walk = self.walked(self._latest)
        return replace(self, events=(*self.events, event)) if walk.take(event, self.started) else self


def cue(before: State, after: State) -> str:
    """Return what to ring between two states that were shown: start, stop, finished, or "".

    A WORK step that waits paused starts when it is resumed.
    """
    if before.finished or after.finished:
        return "finished" if after.finished and not before.finished else ""
    was, now = before.step, after.step
    if was is None or now is None:
        return ""
    if now.kind is not StepKind.WORK:
        return "stop" if was.kind is StepKind.WORK else ""
    if before.index == after.index:
        return "start" if before.paused and not after.paused and before.elapsed_s == 0 else ""
    other_side = was.kind is StepKind.WORK and was.item == now.item and was.side != now.side
    if other_side and before.index < after.index:
        return "stop"
    return "" if after.paused else "start"


@dataclass(frozen=True, slots=True)
class _Ran:
    """A WORK step, how long it ran in microseconds, and whether all of it was done."""

    step: Step
    time: int
    whole: bool


def done(session: Session, now: datetime) -> tuple[Completion, ...]:
    """Return what really ran up to `now`, one for each exercise and side in their order, never what was planned."""
    walk = session.walked(now)
    ran = [
        _Ran(step, time, index in walk.confirmed if step.seconds is None else time >= step.seconds * SECOND)
        for index, time in sorted(walk.all_ran().items())
        if (step := session.steps[index]).kind is StepKind.WORK
    ]
    sides = groupby(ran, key=lambda one: (one.step.item, one.step.side))
    found = (_completion(session.items[item], side, list(works)) for (item, side), works in sides)
    return tuple(one for one in found if one is not None)


def _completion(planned: Planned, side: str | None, works: list[_Ran]) -> Completion | None:
    dose = planned.dose
    seconds = sum(work.time for work in works) // SECOND
    if not seconds and not any(work.whole for work in works):
        return None
    sets, reps = _counted(dose, works) if dose.reps is not None else (None, None)
    return Completion(
        exercise=planned.exercise.slug,
        side=side,
        sets=sets,
        reps=reps,
        hold_s=dose.hold_s if reps else None,
        duration_s=min(seconds, MAX_SECONDS) or None,
    )


def _counted(dose: Completion, works: list[_Ran]) -> tuple[int | None, int | None]:
    """Return sets and repetitions: whole sets alone as planned, else all the repetitions without sets."""
    planned = dose.reps or 0
    sets = reps = 0
    broken = False
    for _, group in groupby(works, key=lambda work: work.step.set):
        parts = list(group)
        count = sum(_reps(part) for part in parts)
        reps += count
        if count == planned and all(part.whole for part in parts):
            sets += 1
        elif count or sum(part.time for part in parts) >= SECOND:
            broken = True
    if dose.sets is None or broken or not sets:
        return None, min(reps, MAX_COUNT) or None
    return sets, planned


def _reps(work: _Ran) -> int:
    step = work.step
    if step.rep or work.whole or step.seconds is None:
        return (1 if step.rep else step.reps) if work.whole else 0
    return min(work.time // (step.seconds // step.reps * SECOND), step.reps)


def to_text(session: Session) -> str:
    """Return the session as one line of JSON, with all that is needed to go on."""
    items = [{"exercise": item.exercise._asdict(), "dose": _facts(item.dose, _DOSE)} for item in session.items]
    events = [
        [event.action, event.at.isoformat(), None if event.since is None else event.since.isoformat()]
        for event in session.events
    ]
    started = session.started.isoformat()
    facts = {"pace": _facts(session.pace, _PACE), "started": started, "items": items, "events": events}
    return aside.dumped("session", facts)


def _facts(value: object, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(value, name) for name in names}


def from_text(text: str) -> Session:
    """Return the session that `to_text` wrote.

    Raises:
        ValueError: it is anything else.
    """
    with aside.reading("session"):
        facts = aside.loaded("session", text, "pace", "started", "items", "events")
        pace = aside.fields(facts["pace"], *_PACE)
        return Session(
            items=tuple(_item(item) for item in aside.items(facts["items"])),
            pace=Pace(**{name: aside.whole(value) for name, value in pace.items()}),
            started=aside.moment(facts["started"]),
            events=tuple(_event(event) for event in aside.items(facts["events"])),
        )


_PACE = ("ready_s", "rest_s", "release_s", "rep_s")
_DOSE = ("sets", "reps", "hold_s", "duration_s", "distance_m")


def _item(found: object) -> Planned:
    facts = aside.fields(found, "exercise", "dose")
    exercise = _exercise(facts["exercise"])
    counts = aside.fields(facts["dose"], *_DOSE)
    dose = Completion(
        exercise=exercise.slug,
        sets=aside.maybe(aside.whole, counts["sets"]),
        reps=aside.maybe(aside.whole, counts["reps"]),
        hold_s=aside.maybe(aside.whole, counts["hold_s"]),
        duration_s=aside.maybe(aside.whole, counts["duration_s"]),
        distance_m=aside.maybe(aside.whole, counts["distance_m"]),
    )
    return Planned(exercise=exercise, dose=dose)


def _exercise(found: object) -> Exercise:
    # What exercises were given later is missing in an earlier text: its default holds.
    defaults = Exercise._field_defaults
    missing = {name for name in defaults if isinstance(found, dict) and name not in found}
    facts = aside.fields(found, *(name for name in Exercise._fields if name not in missing))
    return Exercise._make(
        defaults[name] if name in missing else _fact(facts[name], defaults.get(name)) for name in Exercise._fields
    )


def _fact(found: object, default: object) -> object:
    match default:
        case bool():
            return aside.truth(found)
        case tuple():
            return tuple(aside.words(alias) for alias in aside.items(found))
    return aside.words(found)


def _event(found: object) -> Event:
    action, at, since = aside.items(found)
    return Event(Action(aside.words(action)), aside.moment(at), aside.maybe(aside.moment, since))
