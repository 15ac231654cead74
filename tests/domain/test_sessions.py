"""The guided session by example, to the second: the clock, what is done to it and what it says was done."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from journal.domain import sessions
from journal.domain.entries import MAX_SECONDS, Completion
from journal.domain.sessions import Action, Event, Pace, Session, cue, done
from tests.domain.session_oracle import at, plan, session, told
from tests.support import BERLIN

OWN_PACE = Pace(rep_s=0)
BARE = Pace(ready_s=0, rest_s=0, release_s=0)


# -- by the clock


def test_a_full_donkey_kick_is_90_seconds_right_and_90_left() -> None:
    items = session(plan("donkey-kick"))
    full = (
        Completion(exercise="donkey-kick", side="right", duration_s=90),
        Completion(exercise="donkey-kick", side="left", duration_s=90),
    )
    assert done(items, at(4.9)) == ()
    assert done(items, at(95)) == full[:1]
    assert done(items, at(99)) == full[:1]
    assert done(items, at(189.999)) == (full[0], replace(full[1], duration_s=89))
    assert not items.at(at(189.999)).finished
    assert done(items, at(190)) == full
    assert done(items, at(1e6)) == full
    state = items.at(at(190))
    assert (state.finished, state.ended_early, state.step, state.left_s, state.work_s) == (True, False, None, None, 180)


def test_a_state_tells_what_runs_and_what_comes() -> None:
    items = session(plan("donkey-kick"))
    ready = items.at(at(1.5))
    assert (ready.index, ready.elapsed_s, ready.left_s, ready.work_s) == (0, 1, 4, 0)
    assert ready.next_step is items.steps[1]
    work = items.at(at(5))
    assert (work.index, work.elapsed_s, work.left_s, work.next_step) == (1, 0, 90, items.steps[3])
    assert items.at(at(94.2)).left_s == 1
    assert items.at(at(100)).next_step is None


def test_bird_dog_with_a_pause_a_skip_and_an_early_end() -> None:
    items = session(plan("bird-dog", "10x5s"))
    # Holds of the right side run 5–10, 13–18, 21–26 …: the third is paused for 100 s at 23 and goes on at 123.
    items = told(items, ("pause", 23), ("resume", 123))
    assert items.at(at(125.9)).step == items.steps[5]
    assert items.at(at(126)).step == items.steps[6]
    # The fourth begins at 129 and is skipped at 131; the fifth begins after its release.
    items = told(items, ("skip", 131))
    assert (items.at(at(131)).step, items.at(at(134)).step) == (items.steps[8], items.steps[9])
    # Fifth at 134 … tenth at 174 to 179; ready to 184, the left side's first hold 184–189, the second 192–197.
    assert items.at(at(179)).step == items.steps[20]
    items = told(items, ("end", 194))
    right, left = done(items, at(10_000))
    assert right == Completion(exercise="bird-dog", side="right", reps=9, hold_s=5, duration_s=47)
    assert left == Completion(exercise="bird-dog", side="left", reps=1, hold_s=5, duration_s=7)
    state = items.at(at(10_000))
    assert (state.finished, state.ended_early, state.paused, state.work_s) == (True, True, False, 54)


def test_two_items_follow_each_other() -> None:
    items = session(plan("walking", "20min 1.5km"), plan("cat-cow", "1x10"))
    assert items.at(at(1206)).step == items.steps[2]
    assert done(items, at(1250)) == (
        Completion(exercise="walking", duration_s=1200),
        Completion(exercise="cat-cow", sets=1, reps=10, duration_s=40),
    )
    broken_off = told(items, ("skip", 65))
    assert broken_off.at(at(66)).step == items.steps[2]
    assert [(one.exercise, one.duration_s) for one in done(broken_off, at(200))] == [("walking", 60), ("cat-cow", 40)]
    assert [one.exercise for one in done(told(items, ("skip", 5)), at(100))] == ["cat-cow"]


def test_actions_without_effect_leave_an_equal_session() -> None:
    items = session(plan("donkey-kick"))
    paused = told(items, ("pause", 7))
    assert told(items, ("resume", 7)) == items
    assert told(paused, ("pause", 9)) == paused
    assert told(items, ("go_on", 7)) == items
    assert told(items, ("back", 0)) == items
    ended = told(items, ("end", 7))
    assert told(ended, *((action, 9) for action in Action if action is not Action.AWAY)) == ended
    assert told(items, ("pause", 190)) == items
    assert ended.away(at(8), at(900)) == ended
    assert paused.away(at(8), at(900)) == paused


def test_a_pause_stands_through_a_skip() -> None:
    items = told(session(plan("donkey-kick")), ("pause", 2), ("skip", 3))
    state = items.at(at(50))
    assert (state.index, state.paused, state.elapsed_s) == (1, True, 0)
    assert items.then("resume", at(60)).at(at(61)).elapsed_s == 1


def test_going_on_starts_the_next_step_early() -> None:
    items = told(session(plan("abdominal-vacuum", "2x2x10s")), ("go_on", 1))
    assert (items.at(at(1)).index, items.at(at(10.5)).index, items.at(at(11)).index) == (1, 1, 2)
    items = told(items, ("go_on", 12), ("go_on", 23))
    assert (items.at(at(23)).index, items.at(at(32)).index, items.at(at(33)).index) == (5, 5, 6)


# -- back and add


def test_back_early_in_a_step_goes_to_the_work_before() -> None:
    items = session(plan("bird-dog", "3x5s"))
    assert told(items, ("back", 15)).at(at(15)).index == 1  # 2 s into the second hold
    assert told(items, ("back", 16)).at(at(16)).index == 1
    assert told(items, ("back", 12)).at(at(12)).index == 1  # in the release
    late = told(items, ("back", 16.5)).at(at(16.5))
    assert (late.index, late.elapsed_s) == (3, 0)


def test_back_in_the_first_step_begins_it_again() -> None:
    items = session(plan("bird-dog"))
    assert told(items, ("back", 2)).at(at(2)).left_s == 5
    assert told(items, ("back", 6)).at(at(6)).index == 1  # no work before: the hold begins again
    assert told(items, ("back", 6)).at(at(6)).left_s == 5


def test_what_is_gone_back_over_counts_once() -> None:
    items = session(plan("donkey-kick"))
    again = told(items, ("back", 96))  # ready for the left side: the right side is done again
    assert done(again, at(96)) == ()
    assert done(again, at(96 + 30)) == (Completion(exercise="donkey-kick", side="right", duration_s=30),)
    assert done(again, at(96 + 185)) == done(items, at(190))
    half = told(items, ("back", 65), ("end", 75))
    assert done(half, at(100)) == (Completion(exercise="donkey-kick", side="right", duration_s=10),)


def test_going_back_takes_back_that_a_set_was_done() -> None:
    items = session(plan("dead-bug", "2x8"), pace=OWN_PACE)
    items = told(items, ("go_on", 20), ("back", 21), ("skip", 25), ("end", 26))
    assert done(items, at(30)) == (Completion(exercise="dead-bug", duration_s=4),)


def test_added_seconds_run_and_count_as_one_hold() -> None:
    items = told(session(plan("abdominal-vacuum", "2x10s")), ("add", 7), ("add", 8))
    assert items.at(at(9)).left_s == 26
    assert items.at(at(34.9)).index == 1
    assert done(items, at(48)) == (Completion(exercise="abdominal-vacuum", reps=2, hold_s=10, duration_s=40),)
    # Skipped after its planned seconds and within the added ones it still is a hold.
    early = told(items, ("skip", 20), ("end", 21))
    assert done(early, at(99)) == (Completion(exercise="abdominal-vacuum", reps=1, hold_s=10, duration_s=15),)


def test_nothing_is_added_to_a_step_without_a_length_or_beyond_a_day() -> None:
    items = session(plan("walking", ""))
    assert told(items, ("add", 9)) == items
    longest = session(plan("walking", "24h"))
    assert told(longest, ("add", 9)) == longest
    assert done(told(items, ("go_on", 3 * MAX_SECONDS)), at(3 * MAX_SECONDS))[0].duration_s == MAX_SECONDS


def test_going_back_takes_back_what_was_added() -> None:
    items = told(session(plan("donkey-kick")), ("add", 6), ("back", 10))
    assert items.at(at(10)).left_s == 90


# -- sets, own pace, no dose


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ((), {"sets": 3, "reps": 10, "duration_s": 120}),
        ((("end", 50),), {"sets": 1, "reps": 10, "duration_s": 40}),  # ended in the rest
        ((("skip", 46), ("skip", 46), ("end", 50)), {"sets": 1, "reps": 10, "duration_s": 40}),
        ((("end", 75 + 19),), {"reps": 14, "duration_s": 59}),  # 19 s of the second set: 4 repetitions
        ((("skip", 75 + 39.5),), {"reps": 10 + 9 + 10, "duration_s": 119}),
        ((("skip", 7),), {"reps": 20, "duration_s": 82}),
        ((("skip", 5), ("end", 40)), {"reps": 1, "duration_s": 5}),
        ((("end", 6),), {"duration_s": 1}),
    ],
)
def test_sets_are_whole_or_else_repetitions(story: tuple[tuple[str, float], ...], expected: dict[str, int]) -> None:
    items = told(session(plan("kneeling-back-extension", "3x10")), *story)
    assert [_numbers(one) for one in done(items, at(1000))] == [expected]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ((("go_on", 35), ("go_on", 110)), {"sets": 2, "reps": 8, "duration_s": 75}),
        ((("go_on", 35), ("skip", 80)), {"reps": 8, "duration_s": 45}),
        ((("go_on", 35), ("end", 90)), {"reps": 8, "duration_s": 55}),
        ((("skip", 35), ("skip", 90)), {"duration_s": 55}),
        ((("skip", 35), ("go_on", 90)), {"reps": 8, "duration_s": 55}),
        ((("go_on", 5),), {"reps": 8, "duration_s": 965}),  # the second set is still being done
    ],
)
def test_a_set_at_ones_own_pace_is_done_when_the_person_goes_on(
    story: tuple[tuple[str, float], ...], expected: dict[str, int]
) -> None:
    items = told(session(plan("dead-bug", "2x8"), pace=OWN_PACE), *story)
    assert [_numbers(one) for one in done(items, at(1000))] == [expected]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ((), {"sets": 2, "reps": 2, "hold_s": 10, "duration_s": 40}),
        ((("end", 40),), {"sets": 1, "reps": 2, "hold_s": 10, "duration_s": 20}),
        ((("end", 58 + 4),), {"reps": 2, "hold_s": 10, "duration_s": 24}),
        ((("skip", 20),), {"reps": 3, "hold_s": 10, "duration_s": 32}),
        ((("end", 9),), {"duration_s": 4}),
    ],
)
def test_sets_of_holds(story: tuple[tuple[str, float], ...], expected: dict[str, int]) -> None:
    items = told(session(plan("abdominal-vacuum", "2x2x10s")), *story)
    assert [_numbers(one) for one in done(items, at(1000))] == [expected]


def _numbers(one: Completion) -> dict[str, int]:
    names = ("sets", "reps", "hold_s", "duration_s", "distance_m")
    return {name: getattr(one, name) for name in names if getattr(one, name) is not None}


def test_repetitions_without_sets_stay_without() -> None:
    items = session(plan("crunch", "10x"))
    assert _numbers(done(items, at(45))[0]) == {"reps": 10, "duration_s": 40}


def test_without_a_dose_the_seconds_count() -> None:
    items = session(plan("glute-bridge"))
    assert _numbers(done(told(items, ("go_on", 65)), at(99))[0]) == {"duration_s": 60}
    assert _numbers(done(told(items, ("skip", 65)), at(99))[0]) == {"duration_s": 60}
    assert done(told(items, ("skip", 5)), at(99)) == ()
    assert done(told(items, ("go_on", 5)), at(99)) == (Completion(exercise="glute-bridge"),)


def test_a_planned_way_is_never_claimed() -> None:
    items = told(session(plan("walking", "2.1km")), ("go_on", 905))
    assert done(items, at(2000)) == (Completion(exercise="walking", duration_s=900),)


# -- away, clocks


def test_a_short_stop_is_as_if_nothing_happened() -> None:
    items = session(plan("bird-dog", "10x5s"))
    assert items.away(at(7), at(67)) == items


def test_after_a_long_stop_the_session_waits_before_the_next_step() -> None:
    items = session(plan("bird-dog", "10x5s")).away(at(14), at(3614))
    state = items.at(at(3620))
    assert (state.index, state.step, state.paused, state.elapsed_s) == (4, items.steps[4], True, 0)
    assert done(items, at(3620)) == (Completion(exercise="bird-dog", side="right", reps=2, hold_s=5, duration_s=10),)
    assert items.then("resume", at(4000)).at(at(4003)).index == 5


def test_a_stop_until_the_very_end_of_a_step_waits_before_the_next() -> None:
    items = session(plan("donkey-kick"))
    assert items.away(at(10), at(94.9)) == items
    state = items.away(at(10), at(95)).at(at(99))
    assert (state.index, state.paused, state.left_s) == (2, True, 5)


def test_a_long_step_runs_on_through_a_stop() -> None:
    items = session(plan("walking", "20min"), plan("dead-bug"))
    assert items.away(at(100), at(400)) == items
    over = items.away(at(100), at(9000))
    assert (over.at(at(9001)).index, over.at(at(9001)).paused) == (2, True)
    assert done(over, at(9001)) == (Completion(exercise="walking", duration_s=1200),)
    alone = session(plan("walking", "20min"))
    assert alone.away(at(100), at(9000)).at(at(9001)).finished
    assert done(alone.away(at(100), at(9000)), at(9001)) == (Completion(exercise="walking", duration_s=1200),)


def test_a_stop_is_counted_from_the_last_event() -> None:
    items = told(session(plan("bird-dog")), ("add", 50))
    assert items.away(at(20), at(105)) == items


def test_a_clock_that_jumps_back_stands_still() -> None:
    items = told(session(plan("donkey-kick")), ("pause", 50), ("resume", 60))
    assert items.at(at(-500)) == items.at(at(60))
    assert items.at(at(-500)).elapsed_s == 45
    assert session(plan("donkey-kick")).at(at(-500)).elapsed_s == 0
    late = items.then("skip", at(10))
    assert late.events[-1].at == at(60)
    assert late.at(at(61)).step == late.steps[2]


def test_events_out_of_their_order_count_as_of_the_last_ones_moment() -> None:
    events = (Event(Action.PAUSE, at(50)), Event(Action.RESUME, at(20)), Event(Action.ADD, at(55)))
    items = replace(session(plan("donkey-kick")), events=events)
    assert items.at(at(60)).elapsed_s == 55
    away = (Event(Action.ADD, at(50)), Event(Action.AWAY, at(109), at(20)))
    assert replace(items, events=away).at(at(109)).index == 2
    assert not replace(items, events=away).at(at(109)).paused


def test_a_change_of_the_clocks_changes_nothing() -> None:
    start = datetime(2026, 10, 25, 2, 59, 0, tzinfo=BERLIN)
    items = Session(items=(plan("walking", "20min"),), pace=Pace(), started=start)
    later = (start.astimezone(UTC) + timedelta(seconds=125)).astimezone(BERLIN)
    assert later.hour == 2
    assert items.at(later).elapsed_s == 120
    assert sessions.from_text(sessions.to_text(items)) == items


# -- what a display needs


def test_the_repetition_being_done_is_counted_at_a_pace() -> None:
    items = told(session(plan("dead-bug", "2x8")), ("add", 6))
    assert [items.at(at(5 + seconds)).rep_now for seconds in (0, 3.9, 4, 31, 32, 41)] == [1, 1, 2, 8, 8, 8]
    assert session(plan("dead-bug", "2x8")).at(at(2)).rep_now == 0
    holds = session(plan("bird-dog", "10x5s"))
    assert [holds.at(at(seconds)).rep_now for seconds in (4, 6, 11, 14)] == [0, 1, 0, 2]
    assert session(plan("dead-bug", "2x8"), pace=OWN_PACE).at(at(9)).rep_now == 0
    assert session(plan("donkey-kick")).at(at(9)).rep_now == 0


def test_cues_of_a_donkey_kick() -> None:
    items = session(plan("donkey-kick"))
    rung = {
        second: cue(items.at(at(second - 1)), items.at(at(second)))
        for second in range(1, 200)
        if cue(items.at(at(second - 1)), items.at(at(second)))
    }
    assert rung == {5: "start", 95: "stop", 100: "start", 190: "finished"}


def test_cues_without_anything_between_work() -> None:
    items = session(plan("bird-dog", "2x5s"), plan("dead-bug", "1x2"), pace=BARE)
    rung = [cue(items.at(at(second - 1)), items.at(at(second))) for second in (5, 10, 15, 20, 28)]
    assert rung == ["start", "stop", "start", "start", "finished"]
    back = told(items, ("back", 11))
    assert cue(items.at(at(11)), back.at(at(11))) == "start"


def test_work_that_waits_rings_when_it_is_resumed() -> None:
    items = session(plan("donkey-kick"))
    waiting = items.away(at(3), at(100))
    assert (waiting.at(at(100)).index, waiting.at(at(100)).paused) == (1, True)
    assert cue(items.at(at(3)), waiting.at(at(100))) == ""
    resumed = waiting.then("resume", at(120))
    assert cue(waiting.at(at(119)), resumed.at(at(120))) == "start"
    midway = told(items, ("pause", 30), ("resume", 40))
    assert cue(midway.at(at(30)), midway.at(at(40))) == ""
    ended = told(items, ("end", 30))
    assert cue(items.at(at(29)), ended.at(at(30))) == "finished"
    assert cue(ended.at(at(30)), ended.at(at(31))) == ""
