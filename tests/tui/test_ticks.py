"""The tick list: today's routine at its planned dose, what was really done, what was left out."""

import threading
from datetime import timedelta

import pytest

from journal.config import Settings
from journal.domain.entries import Completion
from journal.domain.exercises import ExerciseSaid
from journal.domain.routines import Routine, RoutineItem
from journal.domain.vocabulary import BUILT_IN
from journal.services.exercises import hide_exercise
from journal.services.logging import log_line
from journal.services.routines import save_routine, use_routine
from journal.services.today import Tick
from journal.store.store import Store
from journal.tui.rows import taken_out_words

from .conftest import NOW, Evenings, FakeClock

TODAY = NOW.date()


@pytest.fixture
def routine(store: Store, clock: FakeClock) -> Routine:
    items = (
        RoutineItem(exercise="bird-dog", dose="8x5s"),
        RoutineItem(exercise="glute-bridge", dose="2x8"),
        RoutineItem(exercise="donkey-kick"),
    )
    saved = save_routine(store, clock, Routine(name="evening", items=items))
    used = use_routine(store, clock, Settings(), saved)
    assert used is not None
    return used


def done(store: Store) -> list[object]:
    return [entry.value for entry in store.entries_on(TODAY) if isinstance(entry.value, Completion)]


async def test_the_routine_in_use_is_the_tick_list_and_a_tick_is_done_at_its_planned_dose(
    evening: Evenings, store: Store, routine: Routine
) -> None:
    async with evening() as it:
        assert "Done · evening" in it.text
        lines = [line for line in it.text.split("\n") if "·" in line]
        assert any("Bird dog" in line and "8×5 s" in line for line in lines)
        await it.press("enter", "down", "down", "space")
        assert done(store) == [
            Completion(exercise="bird-dog", side="right", reps=8, hold_s=5),
            Completion(exercise="bird-dog", side="left", reps=8, hold_s=5),
            Completion(exercise="donkey-kick", side="right", duration_s=90),
            Completion(exercise="donkey-kick", side="left", duration_s=90),
        ]
        await it.press("enter")
        assert [value.exercise for value in done(store) if isinstance(value, Completion)] == ["bird-dog"] * 2


async def test_before_it_came_into_use_a_day_shows_what_was_usual(
    evening: Evenings, store: Store, routine: Routine
) -> None:
    async with evening() as it:
        await it.press("left")
        assert "Done · evening" not in it.text
        assert "Glute bridge" in it.text


async def test_one_key_says_what_was_really_done(evening: Evenings, store: Store, routine: Routine) -> None:
    async with evening() as it:
        await it.press("w")
        await it.press(*["backspace"] * 4)
        await it.type("5x5s")
        await it.press("enter")
        assert done(store) == [
            Completion(exercise="bird-dog", side="right", reps=5, hold_s=5),
            Completion(exercise="bird-dog", side="left", reps=5, hold_s=5),
        ]


async def test_said_of_what_is_ticked_it_takes_its_place_and_undo_brings_it_back(
    evening: Evenings, store: Store, routine: Routine
) -> None:
    async with evening() as it:
        await it.press("enter")
        before = store.entries_on(TODAY)
        it.clock.forward(minutes=30)
        await it.press("w")
        assert "When" not in it.text
        await it.press(*["backspace"] * 4)
        await it.type("6x5s")
        await it.press("down", "right", "down", "7", "enter")  # both sides → only one of them
        after = store.entries_on(TODAY)
        assert len(after) == len(before)
        assert {entry.value.effort for entry in after if isinstance(entry.value, Completion)} == {7}
        assert [entry.moment for entry in after] == [entry.moment for entry in before]
        await it.press("u")
        assert [entry.value for entry in store.entries_on(TODAY)] == [entry.value for entry in before]


async def test_a_side_that_was_not_done_is_taken_away(evening: Evenings, store: Store, routine: Routine) -> None:
    async with evening() as it:
        await it.press("enter", "w", "down", "left", "left", "enter")
        assert [value.side for value in done(store) if isinstance(value, Completion)] == ["left"]
        await it.press("u")
        assert len(done(store)) == 2


async def test_a_bad_dose_is_told_at_its_field_and_nothing_changes(
    evening: Evenings, store: Store, routine: Routine
) -> None:
    async with evening() as it:
        await it.press("enter", "w")
        await it.type("8x5s!")
        await it.press("enter")
        assert "is not a dose" in it.text
        assert len(done(store)) == 2


async def test_left_out_with_a_reason_and_taken_back(evening: Evenings, store: Store, routine: Routine) -> None:
    async with evening(size=(120, 36)) as it:
        await it.press("k")
        await it.type("no time")
        await it.press("enter")
        assert "left out: no time" in it.text
        assert [(skip.exercise, skip.reason) for skip in store.skips(TODAY, TODAY)] == [("bird-dog", "no time")]
        await it.press("k")
        assert "left out" not in it.text
        assert store.skips() == []
        await it.press("k", "enter")
        assert "left out" in it.text
        await it.press("u")
        assert store.skips() == []


async def test_ticking_what_was_left_out_shows_it_done(evening: Evenings, store: Store, routine: Routine) -> None:
    async with evening() as it:
        await it.press("k", "enter", "enter")
        assert len(done(store)) == 2
        assert "left out" not in it.text
        await it.press("k")
        assert "done already" in it.said[-1]


async def test_what_was_counted_by_a_session_is_ticked_without_its_seconds(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    log_line(
        store,
        clock,
        Settings(),
        "yesterday 20:00 did bird-dog 10x5s 47s right, yesterday 20:00 did bird-dog 10x5s left",
    )
    async with evening() as it:
        row = next(n for n, line in enumerate(it.app.today_screen.query_one("TickList").rows) if "bird" in line.key)  # type: ignore[attr-defined]
        await it.press(*["down"] * row, "enter")
        assert done(store) == [
            Completion(exercise="bird-dog", side="right", reps=10, hold_s=5),
            Completion(exercise="bird-dog", side="left", reps=10, hold_s=5),
        ]


async def test_a_hidden_exercise_is_not_offered_and_a_renamed_one_has_its_new_name(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    hide_exercise(store, clock, "glute-bridge", hidden=True)
    log_line(store, clock, Settings(), "yesterday did dead-bug 2x8")
    store.save_exercise(ExerciseSaid(slug="dead-bug", name="[b]Käfer 虫"), clock.now())
    async with evening() as it:
        assert "Glute bridge" not in it.text
        assert "[b]Käfer" in it.text
        await it.press("left")
        assert "Glute bridge 3×10" in it.text  # what was done stays


async def test_an_exercise_of_a_routine_that_is_gone_is_still_a_line(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    own = ExerciseSaid(slug="wall-sit", name="Wall sit", group="hips", measure="duration", dose="30s")
    said = store.save_exercise(own, clock.now())
    items = (RoutineItem(exercise="wall-sit", dose="30s"),)
    saved = save_routine(store, clock, Routine(name="evening", items=items))
    use_routine(store, clock, Settings(), saved)
    store.delete_exercise(said, clock.now() + timedelta(seconds=1))
    async with evening() as it:
        assert "Wall sit" in it.text
        await it.press("enter")
        assert done(store) == [Completion(exercise="wall-sit")]


async def test_of_an_exercise_done_twice_the_latest_is_said_anew_and_the_other_stays(
    evening: Evenings, store: Store, clock: FakeClock, routine: Routine
) -> None:
    log_line(store, clock, Settings(), "at 08:00 did bird-dog 10x5s")
    async with evening() as it:
        await it.app.run_action("app.log('note')")
        await it.press("escape")
        log_line(store, clock, Settings(), "at 18:00 did bird-dog 8x5s")
        it.app.refresh_shown()
        await it.settle()
        await it.press("w", *["backspace"] * 4)
        await it.type("6x5s")
        await it.press("enter")
        assert sorted(
            (f"{entry.moment.local:%H:%M}", entry.value.side, entry.value.reps)
            for entry in store.entries_on(TODAY)
            if isinstance(entry.value, Completion)
        ) == [
            ("08:00", "left", 10),
            ("08:00", "right", 10),
            ("18:00", "left", 6),
            ("18:00", "right", 6),
        ]


async def test_levels_that_the_form_does_not_ask_for_stay(
    evening: Evenings, store: Store, clock: FakeClock, routine: Routine
) -> None:
    log_line(store, clock, Settings(), "at 18:00 did bird-dog 10x5s effort 4 felt easier from 6 to 4")
    before = [entry.value for entry in store.entries_on(TODAY)]
    async with evening() as it:
        await it.press("w", "enter")
        assert [entry.value for entry in store.entries_on(TODAY)] == before


@pytest.mark.parametrize(
    "line",
    [
        "at 18:00 did bird-dog 10x5s right effort 4, at 18:00 did bird-dog 8x5s left effort 7",
        "at 18:00 did bird-dog 10x5s right, at 18:00 did bird-dog 10x5s right",
    ],
)
async def test_what_one_form_cannot_say_is_not_said_anew(
    evening: Evenings, store: Store, clock: FakeClock, routine: Routine, line: str
) -> None:
    log_line(store, clock, Settings(), line)
    async with evening() as it:
        before = store.entries_on(TODAY)
        await it.press("w")
        assert "not logged alike" in it.said[-1]
        await it.press("enter", "u")
        assert [entry.value for entry in store.entries_on(TODAY)] == [entry.value for entry in before]


async def test_of_several_doses_the_first_is_shown_and_how_many_more(
    evening: Evenings, store: Store, clock: FakeClock, routine: Routine
) -> None:
    for dose in ("10x5s", "8x5s", "6x5s"):
        log_line(store, clock, Settings(), f"did bird-dog {dose}")
    async with evening() as it:
        assert "10×5 s +2" in it.text


async def test_unticking_what_was_done_more_than_once_says_how_much_went(
    evening: Evenings, store: Store, clock: FakeClock, routine: Routine
) -> None:
    log_line(store, clock, Settings(), "at 10:00 did bird-dog 10x5s")
    log_line(store, clock, Settings(), "at 18:00 did bird-dog 8x5s")
    async with evening() as it:
        await it.press("enter")
        assert done(store) == []
        assert it.said[-1] == "Taken out: 4 entries of it. u brings them back."
        await it.press("u")
        assert len(done(store)) == 4


def test_unticking_says_what_goes_that_a_tick_alone_does_not_log(store: Store, clock: FakeClock) -> None:
    plain = Completion(exercise="cat-cow", reps=10)

    def taken_out(line: str) -> str:
        entries = log_line(store, clock, Settings(), line)
        tick = Tick(kind="exercise", name="cat-cow", values=(plain,), entries=tuple(entries[:1]))
        return taken_out_words(tick, entries, TODAY, BUILT_IN)

    assert taken_out("did cat-cow 10x") == ""
    for line in (
        "did cat-cow 10x effort 4",
        "did cat-cow 10x felt easier",
        "did cat-cow 8x",
        "did cat-cow 10x note slowly",
    ):
        said = taken_out(line)
        assert said.startswith("Taken out: Tue 24 Nov 21:10 · ")
        assert said.endswith(". u brings it back.")
    assert taken_out("did cat-cow 10x, did walking 20min")  # as a session logs several


async def test_a_key_in_a_hurry_writes_nothing_on_a_day_that_is_not_shown_yet(evening: Evenings) -> None:
    async with evening() as it:
        before = it.logged()
        hold = threading.Event()
        it.app.store_thread.submit(lambda _: hold.wait(5))
        for key in ("left", "down", "enter"):
            await it.pilot.press(key)
        hold.set()
        await it.settle()
        assert it.logged() == before
        assert "Mon 23 Nov" in it.text
