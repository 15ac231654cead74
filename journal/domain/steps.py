"""What a guided session is made of: planned exercises, a pace, and the steps that follow from them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from journal.domain.entries import Completion
from journal.domain.exercises import sides_of
from journal.domain.slugs import Exercise
from journal.errors import ValueRefused

MAX_PACE_S = 3600
MAX_WORK_STEPS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How a session is counted, in seconds, 0 to 3600.

    Attributes:
        ready_s: to get ready, before an exercise and before its other side.
        rest_s: rest between sets.
        release_s: between two holds of a set.
        rep_s: a repetition without a hold; 0 is at one's own pace.
    """

    ready_s: int = 5
    rest_s: int = 30
    release_s: int = 3
    rep_s: int = 4

    def __post_init__(self) -> None:
        for name in ("ready_s", "rest_s", "release_s", "rep_s"):
            seconds = getattr(self, name)
            if not 0 <= seconds <= MAX_PACE_S:
                what = f"{name.removesuffix('_s')} {seconds} s is outside 0 to {MAX_PACE_S} s"
                raise ValueRefused(what, f"Give a whole number from 0 to {MAX_PACE_S}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An exercise of a session and its dose: repetitions (in sets, with a hold), or a length of time or way, or none.

    Attributes:
        exercise: sided ones are done on both sides, right first.
        dose: of each side; it holds nothing else.
    """

    exercise: Exercise
    dose: Completion

    def __post_init__(self) -> None:
        dose, slug = self.dose, self.exercise.slug
        bare = Completion(
            exercise=slug,
            sets=dose.sets,
            reps=dose.reps,
            hold_s=dose.hold_s,
            duration_s=dose.duration_s,
            distance_m=dose.distance_m,
        )
        if dose != bare:
            raise ValueRefused(f"a dose of {slug} has no side and nothing felt")
        counted = not dose.sets is dose.reps is dose.hold_s is None
        timed = not dose.duration_s is dose.distance_m is None
        if counted and (dose.reps is None or timed):
            raise ValueRefused(f"the dose of {slug} is neither repetitions nor a length", "Write it like 3x10 or 90s.")

    @property
    def sides(self) -> tuple[str | None, ...]:
        """The sides in the order they are done."""
        return sides_of(self.exercise)


class StepKind(StrEnum):
    """What a step asks for."""

    READY = "ready"
    WORK = "work"
    RELEASE = "release"
    REST = "rest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step; READY, RELEASE and REST carry the side and the numbers of the WORK step that they lead to.

    Attributes:
        item: 0-based index of the planned exercise.
        exercise: its slug.
        name: its standard name.
        side: right or left, None where the exercise is not done by sides.
        set, sets: 1-based, and how many; 1 of 1 without sets.
        rep: the hold, 1-based; 0 where the step is not one hold.
        reps: of a set; 0 without repetitions.
        seconds: None when it lasts until the person goes on.
    """

    kind: StepKind
    item: int
    exercise: str
    name: str
    side: str | None
    set: int
    sets: int
    rep: int
    reps: int
    seconds: int | None


def steps_of(items: tuple[Planned, ...], pace: Pace) -> tuple[Step, ...]:
    """Return the steps of a session: all of the right side before the left; steps of 0 seconds are left out.

    Raises:
        ValueRefused: more than 1000 WORK steps.
    """
    # Counted before they are made: 10000x10000x5s is a dose, too.
    work = sum(len(item.sides) * _sets(item) * _holds(item) for item in items)
    if work > MAX_WORK_STEPS:
        what = f"a session of {work} steps is longer than {MAX_WORK_STEPS}"
        raise ValueRefused(what, "Give fewer exercises, sets or holds.")
    return tuple(
        step
        for index, item in enumerate(items)
        for side in item.sides
        for step in _side_steps(index, item, side, pace)
        if step.seconds != 0
    )


def _sets(item: Planned) -> int:
    return item.dose.sets or 1


def _holds(item: Planned) -> int:
    return item.dose.reps or 1 if item.dose.hold_s is not None else 1


def _side_steps(index: int, item: Planned, side: str | None, pace: Pace) -> Iterator[Step]:
    dose = item.dose
    work = Step(
        kind=StepKind.WORK,
        item=index,
        exercise=item.exercise.slug,
        name=item.exercise.name,
        side=side,
        set=1,
        sets=_sets(item),
        rep=0,
        reps=dose.reps or 0,
        seconds=_work_seconds(dose, pace),
    )
    for number in range(1, work.sets + 1):
        for hold in range(1, _holds(item) + 1):
            step = replace(work, set=number, rep=0 if dose.hold_s is None else hold)
            if hold > 1:
                yield replace(step, kind=StepKind.RELEASE, seconds=pace.release_s)
            elif number > 1:
                yield replace(step, kind=StepKind.REST, seconds=pace.rest_s)
            else:
                yield replace(step, kind=StepKind.READY, seconds=pace.ready_s)
            yield step


def _work_seconds(dose: Completion, pace: Pace) -> int | None:
    if dose.hold_s is not None:
        return dose.hold_s
    if dose.reps is not None:
        return dose.reps * pace.rep_s or None
    return dose.duration_s
