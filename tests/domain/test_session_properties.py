"""The guided session held against a simulation second by second, against whatever is done to it, and put aside."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain import sessions
from journal.domain.doses import planned
from journal.domain.entries import MAX_SECONDS
from journal.domain.sessions import Action, Pace, Planned, Session, StepKind, done
from journal.domain.slugs import EXERCISES, Exercise
from tests.domain.session_oracle import (
    DOSES,
    Did,
    at,
    done_by,
    plan,
    random_items,
    random_pace,
    random_story,
    session,
    simulated,
    state_of,
    told,
)

# -- against the simulation


def _lived(items: Session, story: list[Did]) -> tuple[Session, list[bool]]:
    changed = []
    for action, second, since in story:
        before = items
        items = items.then(action, at(second)) if since is None else items.away(at(since), at(second))
        changed.append(items != before)
    return items, changed


def _facts(items: Session, now: datetime) -> tuple[object, ...]:
    state = items.at(now)
    following = None if state.next_step is None else [id(step) for step in items.steps].index(id(state.next_step))
    kind = None if state.step is None else state.step.kind.value
    shown = (state.index, kind, state.elapsed_s, state.left_s, state.paused, state.finished, state.ended_early)
    return (*shown, state.work_s, following)


@pytest.mark.parametrize("seed", range(8))
def test_the_simulation_agrees(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a seeded story, no secret
    for _ in range(500):
        items, pace = random_items(random), random_pace(random)
        story = random_story(random)
        lived, changed = _lived(session(*items, pace=pace), story)
        simulation, expected = simulated(items, pace, story)
        assert changed == expected, (items, pace, story)
        for more in (0, random.randint(0, 10), random.randint(0, 100), 300):
            simulation.tick_until(max(simulation.second, (story[-1][1] if story else 0) + more))
            now = at(simulation.second)
            assert _facts(lived, now) == state_of(simulation), (items, pace, story, now)
            assert list(done(lived, now)) == done_by(simulation, items, pace), (items, pace, story, now)


# -- whatever is done to it

_ACTIONS = [action.value for action in Action if action is not Action.AWAY]
_moments = st.floats(-100, 2000, allow_nan=False) | st.integers(-10, 200).map(float) | st.floats(0, 1e7)
_stories = st.lists(st.tuples(st.sampled_from([*_ACTIONS, "away"]), _moments, _moments), max_size=40)
_plans = st.lists(
    st.tuples(st.sampled_from(sorted(EXERCISES)), st.sampled_from([*DOSES, "500x", "24h", "10x5s"])),
    min_size=1,
    max_size=4,
).map(lambda picked: tuple(plan(slug, dose) for slug, dose in picked))
_paces = st.builds(
    Pace, ready_s=st.integers(0, 9), rest_s=st.integers(0, 40), release_s=st.integers(0, 4), rep_s=st.integers(0, 5)
)


@given(_plans, _paces, _stories, _moments)
def test_whatever_is_done_it_tells_no_more_than_what_ran(
    items: tuple[Planned, ...], pace: Pace, story: list[tuple[str, float, float]], now: float
) -> None:
    lived = session(*items, pace=pace)
    for action, one, other in story:
        lived = lived.away(at(one), at(other)) if action == "away" else lived.then(action, at(one))
        lived.at(at(other))
    state = lived.at(at(now))
    ran = sum(one.duration_s or 0 for one in done(lived, at(now)))
    assert ran <= state.work_s or state.work_s > MAX_SECONDS
    assert state.work_s <= _running_s(lived, at(now))
    assert state.left_s is None or state.left_s > 0
    assert state.elapsed_s >= 0
    assert sessions.from_text(sessions.to_text(lived)) == lived
    assert sessions.from_text(sessions.to_text(lived)).at(at(now)) == state


def _running_s(lived: Session, now: datetime) -> float:
    """The seconds from the start without the pauses, read from what is kept of the session."""
    running = timedelta(0)
    last, paused = lived.started, False
    for event in lived.events:
        if not paused:
            running += event.at - last
        if event.action in (Action.PAUSE, Action.AWAY):
            paused = True
        elif event.action is Action.RESUME:
            paused = False
        last = event.at
    if not paused:
        running += max(now - last, timedelta(0))
    return running.total_seconds()


@given(_plans, _paces.filter(lambda pace: pace.rep_s > 0))
def test_a_full_run_is_what_was_planned(items: tuple[Planned, ...], pace: Pace) -> None:
    lived = session(*items, pace=pace)
    if any(step.seconds is None for step in lived.steps):
        return
    found = done(lived, at(1e6))
    expected = [(item, side) for item in items for side in item.sides]
    assert len(found) == len(expected)
    for one, (item, side) in zip(found, expected, strict=True):
        work = [step.seconds or 0 for step in lived.steps if step.kind is StepKind.WORK]
        assert sum(work) == lived.at(at(1e6)).work_s
        assert replace(one, duration_s=None) == replace(item.dose, side=side, duration_s=None, distance_m=None)
        assert item.dose.duration_s is None or one.duration_s == item.dose.duration_s


# -- put aside


def test_a_text_carries_all_of_a_session() -> None:
    own = Exercise("own–lift", "Own \u202e lift", "hips", "sets-reps", "3x4", True, ("a", "b"), True)
    items = session(
        Planned(exercise=own, dose=planned(own, "2x3x5s")), plan("walking", "20min 1.5km"), pace=Pace(rep_s=0)
    )
    items = told(items, ("skip", 3), ("pause", 9.25)).away(at(10), at(11))
    items = told(items, ("resume", 20)).away(at(21), at(500))
    text = sessions.to_text(items)
    assert sessions.from_text(text) == items
    assert sessions.to_text(sessions.from_text(text)) == text
    assert "\n" not in text
    assert text.isascii()


def test_an_exercise_without_a_later_fact_is_read() -> None:
    items = session(plan("bird-dog"))
    facts = json.loads(sessions.to_text(items))
    del facts["items"][0]["exercise"]["advised_against"]
    assert sessions.from_text(json.dumps(facts)) == items


def _put(*path: str | int) -> Callable[[object], str]:
    def changed(value: object) -> str:
        items = session(plan("bird-dog")).then("pause", at(9)).then("resume", at(10)).away(at(11), at(999))
        facts = json.loads(sessions.to_text(items))
        inner = facts
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value
        return json.dumps(facts)

    return changed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "null",
        "[" * 100_000,
        "1" * 5000,
        '{"kind":"session","version":1}',
        sessions.to_text(session(plan("bird-dog")))[:-1],
        _put("kind")("timer"),
        _put("version")(2),
        _put("version")(True),
        _put("more")(1),
        _put("started")("2026-11-24T21:10:00"),
        _put("started")("yesterday"),
        _put("started")(12),
        _put("pace")([1, 2, 3, 4]),
        _put("pace", "rest_s")(-1),
        _put("pace", "rest_s")(1.5),
        _put("pace", "rest_s")(False),
        _put("pace", "rest_s")(10**400),
        _put("items")([]),
        _put("items")({}),
        _put("items", 0)(None),
        _put("items", 0, "exercise")("bird-dog"),
        _put("items", 0, "exercise", "slug")(""),
        _put("items", 0, "exercise", "slug")(7),
        _put("items", 0, "exercise", "sided")(1),
        _put("items", 0, "exercise", "aliases")("ab"),
        _put("items", 0, "exercise", "aliases")([1]),
        _put("items", 0, "exercise", "colour")("red"),
        _put("items", 0, "dose", "reps")(0),
        _put("items", 0, "dose", "reps")(None),
        _put("items", 0, "dose", "reps")("10"),
        _put("items", 0, "dose", "reps")(5000),
        _put("items", 0, "dose", "duration_s")(5),
        _put("events", 0)(["pause"]),
        _put("events", 0)("pau"),
        _put("events", 0, 0)("away"),
        _put("events", 0, 0)("dance"),
        _put("events", 0, 1)("2026-11-24"),
        _put("events", 0, 2)("2026-11-24T21:10:00+01:00"),
        _put("events", 2, 2)(None),
        _put("events")(None),
    ],
)
def test_anything_else_is_refused_with_value_error(text: str) -> None:
    with pytest.raises(ValueError, match="no session that was put aside"):
        sessions.from_text(text)


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_no_text_raises_another_error(text: str) -> None:
    with pytest.raises(ValueError, match="put aside"):
        sessions.from_text(text)


@given(st.data())
def test_no_damage_raises_another_error(data: st.DataObject) -> None:
    text = sessions.to_text(told(session(plan("bird-dog")), ("pause", 9), ("resume", 10)))
    place = data.draw(st.integers(0, len(text) - 1))
    damaged = text[:place] + data.draw(st.text(max_size=3)) + text[place + data.draw(st.integers(0, 4)) :]
    with suppress(ValueError):
        sessions.from_text(damaged).at(at(100))
