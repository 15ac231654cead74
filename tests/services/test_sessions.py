"""Guided sessions and timers in use: what there is to do, the line that says what was done, and what is put aside."""

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.config import Settings
from journal.domain import sessions, timers
from journal.domain.doses import planned
from journal.domain.entries import Completion
from journal.domain.exercises import ExerciseSaid, sides_of
from journal.domain.line import Context
from journal.domain.moments import moment_now
from journal.domain.routines import Routine, RoutineItem
from journal.domain.sessions import Planned, Session
from journal.domain.slugs import EXERCISES, FELT
from journal.domain.timers import Timer
from journal.domain.vocabulary import BUILT_IN
from journal.errors import FileRefused, LineError, NotFound, ValueRefused
from journal.services.exercises import add_exercise, hide_exercise, save_exercise
from journal.services.logging import exercises_of, log_line, understand_line, vocabulary_of
from journal.services.routines import routine_named, save_routine, use_routine
from journal.services.sessions import (
    KeptSession,
    done_line,
    drop_session,
    drop_timer,
    ended_at,
    keep_session,
    kept_session,
    kept_timer,
    new_session,
    save_timer,
    see_timer,
    session_items,
    start_timer,
)
from journal.store.store import Store
from tests.support import BERLIN, COMPLETIONS, NOW, FakeClock, open_store, put_timer

SETTINGS = Settings(ready_s=2, rest_s=3, release_s=1, rep_s=2)
WALK = RoutineItem(exercise="walking", dose="1min")
EVENING = Routine(
    name="evening", items=(RoutineItem(exercise="bird-dog", dose="2x3s"), WALK, RoutineItem(exercise="yoga"))
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def own(slug: str, name: str, **said: object) -> ExerciseSaid:
    return replace(ExerciseSaid(slug=slug, name=name, group="core", measure="sets-reps"), **said)  # type: ignore[arg-type]


def asked(store: Store, words: str) -> tuple[str, list[tuple[str, Completion]]]:
    title, items = session_items(store, words.split())
    return title, [(item.exercise.slug, item.dose) for item in items]


# -- what there is to do


@pytest.mark.parametrize(
    ("words", "title", "slug", "dose"),
    [
        ("bird-dog", "Bird dog", "bird-dog", "10x5s"), ("bird-dog 8x5s", "Bird dog", "bird-dog", "8x5s"),
        ("Bird dog 8 x 5s", "Bird dog", "bird-dog", "8x5s"), ("glute-bridge", "Glute bridge", "glute-bridge", ""),
        ("side plank from knees 2x9s", "Side plank from knees", "side-plank-knees", "2x9s"),
        ("walk none", "Walking", "walking", ""), ("walk 20min 2km", "Walking", "walking", "20min 2km"),
    ],
)  # fmt: skip
def test_an_exercise_is_done_at_the_dose_behind_it_or_at_its_own(
    store: Store, words: str, title: str, slug: str, dose: str
) -> None:
    assert asked(store, words) == (title, [(slug, planned(EXERCISES[slug], dose))])


def test_an_exercise_has_the_name_and_the_dose_that_the_user_gave_it(store: Store, clock: FakeClock) -> None:
    save_exercise(store, clock, ExerciseSaid(slug="bird-dog", name="Zeiger", dose="2x7s", hidden=True))
    add_exercise(store, clock, own("käfer", "Käfer 2", dose="3x8", sided=True))
    assert asked(store, "bird-dog") == ("Zeiger", [("bird-dog", Completion(exercise="bird-dog", reps=2, hold_s=7))])
    for words in ("käfer", "Käfer 2"):
        assert asked(store, words) == ("Käfer 2", [("käfer", Completion(exercise="käfer", sets=3, reps=8))])
    _, items = session_items(store, ["käfer", "2", "5x"])
    assert (items[0].sides, items[0].dose.reps) == (("right", "left"), 5)


def test_a_routine_is_done_in_its_order_at_its_doses_and_else_at_the_exercises(store: Store, clock: FakeClock) -> None:
    save_routine(store, clock, EVENING)
    expected = [
        ("bird-dog", Completion(exercise="bird-dog", reps=2, hold_s=3)),
        ("walking", Completion(exercise="walking", duration_s=60)),
        ("yoga", Completion(exercise="yoga", duration_s=1200)),
    ]
    for words in ("evening", "Evening", "even"):
        assert asked(store, words) == ("evening", expected)
    with pytest.raises(NotFound, match="no routine is in use"):
        asked(store, "today")
    use_routine(store, clock, SETTINGS, routine_named(store, "evening"))
    assert asked(store, "today") == asked(store, "Today") == ("evening", expected)
    assert asked(store, "getting-going")[0] == "getting-going"


def test_a_whole_name_comes_before_the_beginning_of_another(store: Store, clock: FakeClock) -> None:
    save_routine(store, clock, replace(EVENING, name="walking-day"))
    add_exercise(store, clock, own("building", "Building"))
    assert asked(store, "walk")[0] == "Walking"
    assert asked(store, "walking-d")[0] == "walking-day"
    assert asked(store, "building")[0] == "Building"
    assert asked(store, "building-")[0] == "building-up"


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("wall-sit", "no exercise 'wall-sit'"), ("bird-dog left", "is not a dose"),
        ("getting-gonig", "did you mean getting-going"),
        ("brigde 3x10", "did you mean glute-bridge"), ("prone", "could be"), ("", "an exercise is missing"),
    ],
)  # fmt: skip
def test_what_is_neither_is_refused(store: Store, words: str, refusal: str) -> None:
    with pytest.raises((NotFound, ValueRefused), match=refusal):
        asked(store, words)


def test_an_exercise_or_a_dose_of_a_routine_that_is_gone_is_named(store: Store, clock: FakeClock) -> None:
    save_routine(store, clock, EVENING)
    with sqlite3.connect(store.paths.database) as file:
        file.execute("UPDATE routine_item SET dose = '3x10@5' WHERE position = 2")
    with pytest.raises(LineError, match="3x10@5"):
        asked(store, "evening")
    with file:
        file.execute("UPDATE routine_item SET exercise = 'wall-sit' WHERE position = 1")
    file.close()
    with pytest.raises(NotFound, match="no exercise 'wall-sit'") as refused:
        asked(store, "evening")
    assert "routine evening" in refused.value.todo


def test_a_session_starts_now_at_the_pace_of_the_settings(store: Store, clock: FakeClock) -> None:
    _, items = session_items(store, ["bird-dog", "2x3s"])
    session = new_session(items, clock, SETTINGS)
    assert session.started == NOW
    pace = session.pace
    assert (pace.ready_s, pace.rest_s, pace.release_s, pace.rep_s) == (2, 3, 1, 2)
    with pytest.raises(ValueRefused, match="needs an exercise"):
        new_session([], clock, SETTINGS)


# -- its end


def evening(store: Store) -> Session:
    return Session(items=session_items(store, ["bird-dog", "2x3s"])[1], pace=new_pace(), started=NOW)


def new_pace() -> sessions.Pace:
    return sessions.Pace(ready_s=2, rest_s=3, release_s=1, rep_s=2)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


LENGTH = 2 * (2 + 3 + 1 + 3)  # of both sides


@pytest.mark.parametrize("looked_at", [LENGTH, LENGTH + 1, 86_400])
def test_a_session_that_ran_out_ended_then_whenever_it_is_looked_at(store: Store, looked_at: float) -> None:
    session = evening(store)
    assert ended_at(session, after(looked_at)) == after(LENGTH)
    assert ended_at(session, after(LENGTH - 1)) == after(LENGTH - 1)  # it is not over


@pytest.mark.parametrize(
    ("story", "ended"),
    [
        ([("end", 4.5)], 4.5),
        ([("pause", 4), ("resume", 34)], LENGTH + 30),
        ([("add", 3), ("add", 4)], LENGTH + 20),
        ([("skip", 1), ("skip", 3)], LENGTH - 1 - 1),
        ([("skip", number / 8) for number in range(8)], 7 / 8),
        ([("pause", 4)], 4000),
    ],
)
def test_what_was_done_to_a_session_moves_its_end(store: Store, story: list[tuple[str, float]], ended: float) -> None:
    session = evening(store)
    for action, at in story:
        session = session.then(action, after(at))
    found = ended_at(session, after(4000))
    assert (found - NOW).total_seconds() == ended
    assert session.at(found).finished is (ended < 4000)


# -- the line that says what was done


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A journal with exercises of every kind of name."""
    store, clock = open_store(tmp_path_factory.mktemp("busy")), FakeClock()
    for said in (
        own("käfer", "Käfer", sided=True, aliases=("bug",)), own("虫", "虫 2"), own("plank-2", "Plank 2"),
        own("at", "At"), own("note", "Note"), own("walking-the-dog", "Walking the dog"), own("left", "Left"),
        own("long-one", 'Long, "one"'), own("dog", "🐕 Dog", sided=True),
    ):  # fmt: skip
        add_exercise(store, clock, said)
    save_exercise(store, clock, ExerciseSaid(slug="bird-dog", name="Zeiger", aliases=("pointer",)))
    hide_exercise(store, clock, "yoga", hidden=True)
    return store


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_the_line_reads_back_as_what_was_done(busy: Store, data: st.DataObject) -> None:
    clock, known = FakeClock(), vocabulary_of(busy, SETTINGS)
    done = []
    for exercise in data.draw(st.lists(st.sampled_from(list(exercises_of(busy).values())), min_size=1, max_size=4)):
        value = data.draw(COMPLETIONS)
        side = data.draw(st.sampled_from(sides_of(exercise)))
        bare = replace(value, effort=None, felt=None, level_before=None, level_after=None)
        done.append(replace(bare, exercise=exercise.slug, side=side, hold_s=value.hold_s if value.reps else None))
    levels = st.none() | st.integers(0, 10)
    effort, before, after_it = data.draw(levels), data.draw(levels), data.draw(levels)
    felt = data.draw(st.none() | st.sampled_from(FELT))
    ended = NOW - timedelta(seconds=data.draw(st.integers(0, 40 * 86_400)))
    line = done_line(busy, clock, SETTINGS, done, ended, effort=effort, felt=felt, before=before, after=after_it)
    said = [replace(one, effort=effort, felt=felt, level_before=before, level_after=after_it) for one in done]
    # As the shell reads it, that opens the journal for names alone, and as the screens do.
    for vocabulary in (BUILT_IN, known):
        context = Context(now=NOW, zone=BERLIN, vocabulary=vocabulary)
        drafts = understand_line(line, context, lambda: known)
        assert [draft.value for draft in drafts] == said
        assert {draft.moment for draft in drafts} == {moment_now(ended)}


def test_a_session_that_was_broken_off_is_logged_as_what_ran(store: Store, clock: FakeClock) -> None:
    save_routine(store, clock, EVENING)
    session = new_session(session_items(store, ["evening"])[1], clock, SETTINGS)
    session = session.then("end", after(LENGTH + 2 + 30))  # half of the walk
    end = ended_at(session, after(999))
    clock.advance(timedelta(hours=1))
    done = sessions.done(session, end)
    line = done_line(store, clock, SETTINGS, done, end, effort=4, felt="easier", after=2)
    entries = log_line(store, clock, SETTINGS, line)
    assert [(one.exercise, one.side, one.duration_s) for one in done] == [
        ("bird-dog", "right", 6), ("bird-dog", "left", 6), ("walking", None, 30),
    ]  # fmt: skip
    assert [replace(one, effort=4, felt="easier", level_after=2) for one in done] == [one.value for one in entries]
    assert {one.moment.at_utc for one in entries} == {end.astimezone(UTC)}
    assert len({one.batch for one in entries}) == 1
    assert store.exercise_sessions() == [(NOW.date(), "bird-dog", 1), (NOW.date(), "walking", 1)]


@pytest.mark.parametrize(
    ("ended", "day"),
    [
        (datetime(2026, 11, 24, 2, 30, tzinfo=BERLIN), 23),  # before the day turns
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 24),  # 02:30, the first time
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), 24),  # and an hour later, 02:30 again
    ],
)
def test_the_line_tells_the_night_and_the_hour_that_comes_twice(
    store: Store, clock: FakeClock, ended: datetime, day: int
) -> None:
    done = [Completion(exercise="walking", duration_s=90)]
    (entry,) = log_line(store, clock, SETTINGS, done_line(store, clock, SETTINGS, done, ended))
    assert (entry.moment.at_utc, entry.moment.day.day) == (ended.astimezone(UTC), day)


# -- put aside


def test_a_session_put_aside_is_there_after_a_restart_until_it_is_dropped(store: Store, clock: FakeClock) -> None:
    add_exercise(store, clock, own("käfer", "Käfer", sided=True, dose="3x8"))
    items = (*session_items(store, ["käfer"])[1], *session_items(store, ["walk", "1min"])[1])
    session = new_session(items, clock, SETTINGS).then("pause", after(7)).then("resume", after(9))
    kept = KeptSession(title="Käfer “x”", session=session, seen=after(12), held=False)
    assert kept_session(store) is None
    keep_session(store, kept)
    store.close()
    store = Store.open(store.paths)
    assert kept_session(store) == kept
    keep_session(store, replace(kept, seen=after(13), held=True))
    assert kept_session(store) == replace(kept, seen=after(13), held=True)
    drop_session(store, clock, after(1))
    assert kept_session(store) is not None  # another one
    drop_session(store, clock, session.started)
    assert kept_session(store) is None
    assert store.changes()[1:] == []  # what is put aside leaves no trail


def test_a_session_was_never_seen_before_it_started(store: Store) -> None:
    keep_session(store, KeptSession(title="x", session=evening(store), seen=after(-3600)))
    found = kept_session(store)
    assert found is not None
    assert found.seen == NOW


def test_what_an_earlier_version_put_aside_is_understood(store: Store) -> None:
    keep_session(store, KeptSession(title="x", session=evening(store), seen=after(5)))
    facts = json.loads(store.scratch("session") or "")
    del facts["held"]
    store.put_scratch("session", json.dumps(facts), NOW)
    assert kept_session(store) == KeptSession(title="x", session=evening(store), seen=after(5), held=True)


GARBAGE = ("", "{", "null", "[]", "3", '"x"', "{}", "[" * 500, "\x00", '{"title": "x", "session": "{}", "seen": "now"}')


@pytest.mark.parametrize("text", GARBAGE)
def test_garbage_is_nothing_that_was_put_aside(store: Store, clock: FakeClock, text: str) -> None:
    store.put_scratch("session", text, NOW)
    store.put_scratch("timer", text, NOW)
    assert (kept_session(store), kept_timer(store)) == (None, None)
    keep_session(store, KeptSession(title="x", session=evening(store), seen=after(5)))
    assert kept_session(store) is not None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("2026-11-24T21:10:00"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=35, deadline=None)
@given(st.sampled_from(["title", "session", "seen", "held"]), _JSON, st.booleans())
def test_any_part_may_be_wrong(busy: Store, name: str, wrong: object, gone: bool) -> None:
    kept = KeptSession(title="x", session=evening(busy), seen=after(5))
    keep_session(busy, kept)
    facts = json.loads(busy.scratch("session") or "")
    facts[name] = wrong
    if gone:
        del facts[name]
    busy.put_scratch("session", json.dumps(facts), NOW)
    found = kept_session(busy)
    assert found is None or found == replace(kept, title=found.title, held=found.held)
    assert found is None or name in ("title", "held")


# -- timers


def timer(**said: object) -> Timer:
    return replace(Timer(modality="heat", started=NOW, seen=NOW), **said)  # type: ignore[arg-type]


def test_a_timer_is_there_after_a_restart_until_it_is_dropped(store: Store, clock: FakeClock) -> None:
    assert kept_timer(store) is None
    kept = timer(planned_min=15, site="calf", side="left", level_before=0, seen=after(30))
    assert start_timer(store, clock, kept) == kept
    store.close()
    store = Store.open(store.paths)
    assert kept_timer(store) == kept
    other = timer(modality="ice", started=after(60), seen=after(60))
    assert start_timer(store, clock, other) == kept  # one at a time
    drop_timer(store, clock, other)
    assert kept_timer(store) == kept
    drop_timer(store, clock, kept)
    assert (kept_timer(store), store.changes()) == (None, [])


def test_a_timer_is_seen_while_it_runs_and_one_that_ran_out_unseen_stays_as_it_was(
    store: Store, clock: FakeClock
) -> None:
    running = start_timer(store, clock, timer(planned_min=1, started=clock.now(), seen=clock.now()))
    clock.advance(timedelta(seconds=50))
    seen = see_timer(store, clock, running)
    assert seen == replace(running, seen=clock.now())
    clock.advance(timedelta(hours=3))
    assert see_timer(store, clock, running) == kept_timer(store) == seen
    drop_timer(store, clock, running)
    assert see_timer(store, clock, running) is None
    assert kept_timer(store) is None


def test_what_a_timer_ran_is_saved_once(store: Store, clock: FakeClock) -> None:
    running = start_timer(store, clock, timer(started=clock.now(), seen=clock.now()))
    assert len(save_timer(store, clock, SETTINGS, running, "heat 7")) == 1
    with pytest.raises(NotFound, match="ended in another window"):
        save_timer(store, clock, SETTINGS, running, "heat 7")
    assert len(store.entries()) == 1


def test_a_saved_timer_that_cannot_be_forgotten_is_no_refusal(
    store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = start_timer(store, clock, timer(started=clock.now(), seen=clock.now()))

    def locked(*_: object) -> None:
        raise FileRefused("the journal is locked")

    monkeypatch.setattr(store, "change_scratch", locked)
    assert len(save_timer(store, clock, SETTINGS, running, "heat 7")) == 1


def test_a_later_session_of_another_window_is_not_put_in_the_shade(store: Store, clock: FakeClock) -> None:
    earlier = KeptSession(title="mine", session=evening(store), seen=after(5))
    later = replace(earlier, title="another's", session=replace(earlier.session, started=after(60)), seen=after(65))
    keep_session(store, later)
    keep_session(store, earlier)
    assert kept_session(store) == later


def test_a_timer_and_a_session_are_put_aside_beside_each_other(store: Store, clock: FakeClock) -> None:
    put_timer(store, timer())
    session = evening(store)
    keep_session(store, KeptSession(title="x", session=session, seen=after(5)))
    drop_session(store, clock, session.started)
    assert kept_timer(store) == timer()


@settings(max_examples=35, deadline=None)
@given(st.sampled_from(sorted(json.loads(timers.to_text(timer())))), _JSON)
def test_any_part_of_a_timer_may_be_wrong(busy: Store, name: str, wrong: object) -> None:
    facts = json.loads(timers.to_text(timer()))
    busy.put_scratch("timer", json.dumps(facts | {name: wrong}), NOW)
    found = kept_timer(busy)
    assert found is None or json.loads(timers.to_text(found)) == facts | {name: wrong}


def test_the_items_of_a_session_are_planned_ones(store: Store) -> None:
    _, items = session_items(store, ["first-days"])
    assert all(isinstance(item, Planned) for item in items)
