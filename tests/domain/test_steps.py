"""The steps of a guided session, and what is no plan of one."""

from dataclasses import replace
from datetime import datetime

import pytest

from journal.domain.entries import Completion
from journal.domain.sessions import Action, Event, Pace, Planned, Session, StepKind, steps_of
from journal.domain.slugs import EXERCISES
from journal.errors import ValueRefused
from tests.domain.session_oracle import plan, session
from tests.support import NOW

OWN_PACE = Pace(rep_s=0)
BARE = Pace(ready_s=0, rest_s=0, release_s=0)


def shape(items: Session) -> list[str]:
    """The steps as "work right 1/2 3/10 5s"."""
    return [
        " ".join(
            word
            for word in (step.kind, step.side, f"{step.set}/{step.sets}", f"{step.rep}/{step.reps}", f"{step.seconds}s")
            if word
        )
        for step in items.steps
    ]


def test_a_donkey_kick_is_ready_right_ready_left() -> None:
    steps = session(plan("donkey-kick")).steps
    assert [(step.kind, step.side, step.seconds) for step in steps] == [
        (StepKind.READY, "right", 5),
        (StepKind.WORK, "right", 90),
        (StepKind.READY, "left", 5),
        (StepKind.WORK, "left", 90),
    ]
    assert {(step.exercise, step.name, step.item, step.rep, step.reps) for step in steps} == {
        ("donkey-kick", "Donkey kick", 0, 0, 0)
    }


def test_release_stands_between_holds_and_rest_between_sets() -> None:
    assert shape(session(plan("abdominal-vacuum", "2x2x10s"))) == [
        "ready 1/2 1/2 5s",
        "work 1/2 1/2 10s",
        "release 1/2 2/2 3s",
        "work 1/2 2/2 10s",
        "rest 2/2 1/2 30s",
        "work 2/2 1/2 10s",
        "release 2/2 2/2 3s",
        "work 2/2 2/2 10s",
    ]


def test_a_set_without_holds_is_one_step() -> None:
    items = session(plan("clamshell", "2x12"))
    half = ["work right 1/2 0/12 48s", "rest right 2/2 0/12 30s", "work right 2/2 0/12 48s"]
    assert shape(items)[1:4] == half
    assert [one.replace("left", "right") for one in shape(items)[5:]] == half
    assert {step.seconds for step in session(plan("clamshell", "2x12"), pace=OWN_PACE).steps} == {5, None, 30}


@pytest.mark.parametrize(("dose", "seconds"), [("20min", 1200), ("", None), ("2.1km", None), ("20min 2.1km", 1200)])
def test_a_length_or_none_is_one_step(dose: str, seconds: int | None) -> None:
    assert [step.seconds for step in session(plan("walking", dose)).steps] == [5, seconds]


def test_steps_of_no_seconds_are_left_out() -> None:
    steps = session(plan("bird-dog", "2x2x5s"), plan("dead-bug"), pace=BARE).steps
    assert {step.kind for step in steps} == {StepKind.WORK}
    assert len(steps) == 2 * 4 + 2


@pytest.mark.parametrize("dose", ["10000x10000x5s", "1001x5s", "1001x5", "10000x10000"])
def test_a_session_has_at_most_a_thousand_steps_of_work(dose: str) -> None:
    with pytest.raises(ValueRefused, match="longer than 1000"):
        steps_of((plan("dead-bug", dose),), Pace())
    assert len(steps_of((plan("dead-bug", "1000x5s"),), BARE)) == 1000


def test_what_is_no_plan_is_refused() -> None:
    exercise = EXERCISES["bird-dog"]
    for dose in (
        Completion(exercise="dead-bug"),
        Completion(exercise="bird-dog", side="left"),
        Completion(exercise="bird-dog", effort=3),
        Completion(exercise="bird-dog", sets=3),
        Completion(exercise="bird-dog", hold_s=3),
        Completion(exercise="bird-dog", reps=3, duration_s=90),
        Completion(exercise="bird-dog", reps=3, distance_m=90),
    ):
        with pytest.raises(ValueRefused):
            Planned(exercise=exercise, dose=dose)
    with pytest.raises(ValueRefused):
        Pace(rest_s=-1)
    with pytest.raises(ValueRefused):
        Pace(rep_s=3601)
    with pytest.raises(ValueRefused):
        session()
    with pytest.raises(ValueRefused, match="time zone"):
        replace(session(plan("bird-dog")), started=datetime(2026, 11, 24, 21, 10))
    with pytest.raises(ValueRefused):
        Event(Action.AWAY, NOW)
    with pytest.raises(ValueRefused):
        Event(Action.PAUSE, NOW, NOW)
