"""A guided session as it is counted, steered and shown."""

import asyncio
import threading
from datetime import datetime, timedelta

import pytest

from journal.config import Settings
from journal.domain.entries import Completion
from journal.domain.routines import Routine, RoutineItem
from journal.services.routines import save_routine, use_routine
from journal.services.sessions import KeptSession
from journal.tui.desk import Desk
from journal.tui.messages import SessionWanted
from journal.tui.screens.help import HelpScreen
from journal.tui.screens.session import SessionScreen
from journal.tui.widgets.header import KeyLine

from .conftest import Evenings
from .session_steps import begin, completions, counting, digits, doses, form, kept, part, run

BIRD_DOG = "bird-dog"


# -- what is saved


async def test_a_full_donkey_kick_saves_ninety_seconds_of_each_side(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, "donkey-kick")
        await run(it, 5 + 90 + 5 + 89.5)
        counting(it)
        await run(it, 1)
        assert doses(it) == {"Donkey kick R": "90s", "Donkey kick L": "90s"}
        await it.press("enter")
        assert completions(it) == [
            Completion(exercise="donkey-kick", side=side, duration_s=90) for side in ("right", "left")
        ]
        assert kept(it) is None


async def test_a_pause_a_skip_and_an_early_end_are_saved_to_the_second(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, BIRD_DOG, "10x5s")
        await run(it, 23.2)  # in the third hold, which began at 21
        await it.press("space")
        assert "PAUSED" in part(it, "task")
        await run(it, 50)
        assert digits(it) == "3"
        await it.press("space")
        await run(it, 8)  # two seconds into the fourth hold
        await it.press("s")
        # The fifth begins three seconds later; the tenth ends 45 s after that, then 5 s, 5 s, 3 s and two more.
        await run(it, 3 + 45 + 5 + 5 + 3 + 2.3)
        await it.press("q")
        assert doses(it) == {"Bird dog R": "9x5s 47s", "Bird dog L": "1x5s 7s"}
        await it.press("enter")
        assert completions(it) == [
            Completion(exercise=BIRD_DOG, side="right", reps=9, hold_s=5, duration_s=47),
            Completion(exercise=BIRD_DOG, side="left", reps=1, hold_s=5, duration_s=7),
        ]


async def test_ten_seconds_more_run_and_are_saved(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, "donkey-kick", "20s")
        await run(it, 6)
        await it.press("plus")
        await it.press("equals_sign")
        assert digits(it) in ("39", "38")
        await run(it, 40)
        assert "LEFT" in part(it, "side")
        await it.press("q")
        assert doses(it) == {"Donkey kick R": "40s"}


async def test_back_does_it_again_and_counts_once(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, "donkey-kick", "30s")
        await run(it, 5 + 30 + 1)
        await it.press("left")
        assert part(it, "side") == "RIGHT side"
        assert digits(it) == "30"
        await run(it, 10.2)
        await it.press("backspace")
        await run(it, 4.2)
        await it.press("q")
        assert doses(it) == {"Donkey kick R": "4s"}


async def test_at_ones_own_pace_enter_says_that_it_is_done(evening: Evenings) -> None:
    async with evening(settings=Settings(rep_s=0)) as it:
        await begin(it, "dead-bug", "2x8")
        await run(it, 17.2)
        assert digits(it) == "12"
        assert "8 repetitions at your own pace" in part(it, "task")
        assert "enter when done" in part(it, "next")
        await it.press("enter")
        assert "Rest" in part(it, "task")
        await it.press("enter")
        await run(it, 10.2)
        await it.press("enter")
        assert doses(it) == {"Dead bug": "2x8 22s"}
        await it.press("enter")
        assert completions(it) == [Completion(exercise="dead-bug", sets=2, reps=8, duration_s=22)]


async def test_without_a_dose_it_counts_up_and_saves_how_long(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, "glute-bridge")
        await it.press("enter")
        await run(it, 33.2)
        assert digits(it) == "33"
        await it.press("enter", "enter")
        assert completions(it) == [Completion(exercise="glute-bridge", duration_s=33)]


async def test_done_within_a_second_is_done_without_a_dose_and_how_to_set_one_is_told(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, "glute-bridge")
        assert part(it, "count") == "no dose is set: it counts up until you are done"
        assert "No dose is set. In Exercises c sets one" in it.text
        await it.press("enter")
        assert part(it, "count") == "no dose is set: it counts up until you are done"
        await it.press("enter")
        assert doses(it) == {"Glute bridge": "done"}
        await it.press("enter")
        assert completions(it) == [Completion(exercise="glute-bridge")]


async def test_todays_routine_is_one_session(evening: Evenings) -> None:
    async with evening(size=(100, 30)) as it:
        items = (RoutineItem(exercise="cat-cow", dose="1x5"), RoutineItem(exercise="donkey-kick", dose="20s"))
        routine = save_routine(it.store, it.clock, Routine(name="mine", items=items))
        use_routine(it.store, it.clock, Settings(), routine)
        await it.press("r", "G")
        screen = counting(it)
        assert part(it, "title") == "mine · 1 of 2"
        assert part(it, "count") == "1×5"
        await run(it, 5 + 20 + 5 + 20 + 5 + 20 + 1)
        assert list(doses(it)) == ["Cat–cow", "Donkey kick R", "Donkey kick L"]
        assert screen.session.items[1].dose.duration_s == 20


async def test_nothing_ran_and_nothing_is_asked(evening: Evenings) -> None:
    async with evening(toasts=True) as it:
        await begin(it, BIRD_DOG)
        await run(it, 3)
        await it.press("escape")
        assert len(it.app.screen_stack) == 1
        assert "Nothing ran; nothing is saved." in it.said
        assert kept(it) is None
        assert completions(it) == []


@pytest.mark.parametrize("words", [("nothing-like-it",), (BIRD_DOG, "10000x100x5s"), ("today",)])
async def test_what_cannot_be_guided_is_told(evening: Evenings, words: tuple[str, ...]) -> None:
    async with evening(toasts=True) as it:
        with pytest.raises(AssertionError):
            await begin(it, *words)
        assert len(it.app.screen_stack) == 1
        assert it.said
        await begin(it, BIRD_DOG)  # and the next one begins


# -- keys


async def test_no_key_of_the_journal_acts_meanwhile(evening: Evenings) -> None:
    async with evening() as it:
        before = it.logged()
        screen = await begin(it, BIRD_DOG)
        await run(it, 6)
        await it.press("p", "h", "i", "H", "e", "1", "2", "3", "u", "colon", "x", "t", "ctrl+p", "n", "tab", "ctrl+r")
        assert it.app.screen is screen
        assert it.app.current_mode == "today"
        assert not screen.session.events
        assert it.logged() == before


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+q"])
async def test_it_is_ended_and_asked_about(evening: Evenings, key: str) -> None:
    async with evening() as it:
        await begin(it, BIRD_DOG)
        await run(it, 8)
        await it.press(key)
        assert list(doses(it)) == ["Bird dog R"]
        assert it.app.is_running


async def test_enter_goes_on_from_a_pause(evening: Evenings) -> None:
    async with evening() as it:
        screen = await begin(it, BIRD_DOG)
        await run(it, 6)
        await it.press("enter")
        assert not screen.session.events  # a hold is not cut short by it
        assert "space pause" in it.text
        await it.press("space")
        assert "space go on" in it.text
        await it.press("enter")
        assert "space pause" in it.text
        assert [event.action for event in screen.session.events] == ["pause", "resume"]


async def test_a_click_on_the_digits_pauses_and_a_key_of_the_key_line_works(evening: Evenings) -> None:
    async with evening() as it:
        screen = await begin(it, BIRD_DOG)
        await run(it, 6)
        await it.pilot.click("#digits")
        await it.settle()
        assert "PAUSED" in it.text
        line = it.app.screen.query_one(KeyLine)
        at = next(start for start, _, _, word, _ in line._places() if word == "skip")
        await it.pilot.click(KeyLine, offset=(1 + at, 0))
        await it.settle()
        assert screen.session.events[-1].action == "skip"


async def test_it_waits_while_the_help_is_over_it(evening: Evenings) -> None:
    async with evening(toasts=True) as it:
        await begin(it, "donkey-kick", "10s")
        await run(it, 8.2)  # three seconds into the right side
        await it.press("f1")
        assert isinstance(it.app.screen, HelpScreen)
        screen = it.app.screen_stack[-2]
        assert isinstance(screen, SessionScreen)
        it.clock.forward(seconds=40)
        screen.look()
        await it.settle()
        assert isinstance(it.app.screen, HelpScreen)
        await it.press("2", "escape")
        assert it.said == ["Paused: Donkey kick, right side, go: 10 s. Space goes on."]
        assert "PAUSED" in part(it, "task")
        await it.press("space")
        await run(it, 7 + 5 + 10 + 1)
        assert doses(it) == {"Donkey kick R": "10s", "Donkey kick L": "10s"}


async def test_one_that_was_paused_says_nothing_after_the_help(evening: Evenings) -> None:
    async with evening(toasts=True) as it:
        screen = await begin(it, BIRD_DOG)
        await run(it, 6)
        await it.press("space", "f1", "escape")
        assert it.said == []
        assert [event.action for event in screen.session.events] == ["pause"]


async def test_one_session_at_a_time(evening: Evenings) -> None:
    async with evening(toasts=True) as it:
        it.app.post_message(SessionWanted((BIRD_DOG,)))
        screen = await begin(it, "donkey-kick")
        assert screen.session.items[0].exercise.slug == BIRD_DOG
        assert await begin(it, "donkey-kick") is screen
        assert len(it.app.screen_stack) == 2
        assert it.said == []


# -- the clock


async def test_a_closed_lid_ends_the_step_that_ran_and_waits(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, BIRD_DOG)
        await run(it, 7)
        it.clock.forward(hours=2)
        counting(it).look()
        await it.settle()
        assert "PAUSED" in part(it, "task")
        await run(it, 30)
        await it.press("q")
        assert doses(it) == {"Bird dog R": "1x5s 5s"}


async def test_a_slow_terminal_costs_no_second(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, "donkey-kick", "90s")
        it.clock.forward(seconds=50)
        counting(it).look()
        await it.settle()
        assert digits(it) == "45"


# -- bell and flash


async def rung(evening: Evenings, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> tuple[int, list[bool]]:
    bells: list[None] = []
    flashes: list[bool] = []
    async with evening(settings=settings) as it:
        monkeypatch.setattr(it.app, "bell", lambda: bells.append(None))
        screen = await begin(it, "donkey-kick", "10s")
        for seconds in (1, 4.5, 10, 5, 9):
            it.clock.forward(seconds=seconds)
            screen.look()
            flashes.append(screen.query_one("#session-middle").has_class("-flash"))
            screen.query_one("#session-middle").remove_class("-flash")
        await run(it, 2)
        form(it)
    return len(bells), flashes


async def test_it_rings_and_flashes_at_each_start_and_stop(evening: Evenings, monkeypatch: pytest.MonkeyPatch) -> None:
    bells, flashes = await rung(evening, monkeypatch, Settings())
    assert bells == 4  # start, stop, start, finished
    assert flashes == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(bell=False), (0, [False, True, True, True, False])),
        (Settings(flash=False), (4, [False] * 5)),
    ],
)
async def test_bell_and_flash_can_be_off(
    evening: Evenings, monkeypatch: pytest.MonkeyPatch, settings: Settings, expected: tuple[int, list[bool]]
) -> None:
    assert await rung(evening, monkeypatch, settings) == expected


async def test_a_flash_goes_away_by_itself(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, BIRD_DOG)
        await run(it, 6)
        middle = it.app.screen.query_one("#session-middle")
        async with asyncio.timeout(5):
            while middle.has_class("-flash"):
                await it.pilot.pause(0.05)


# -- what is kept while it runs


async def test_it_is_kept_from_its_start_at_each_key_and_every_two_seconds(evening: Evenings) -> None:
    async with evening() as it:
        screen = await begin(it, BIRD_DOG)
        first = kept(it)
        assert first is not None
        assert (first.title, first.session, first.held) == ("Bird dog", screen.session, True)
        await run(it, 2.1)
        second = kept(it)
        assert second is not None
        assert timedelta(seconds=1) < second.seen - first.seen < timedelta(seconds=4)
        await it.press("space")
        third = kept(it)
        assert third is not None
        assert [event.action for event in third.session.events] == ["pause"]


async def test_never_more_than_one_keeping_waits(evening: Evenings, monkeypatch: pytest.MonkeyPatch) -> None:
    async with evening() as it:
        screen = await begin(it, BIRD_DOG)
        seen: list[datetime] = []
        keep = Desk.keep_session

        def keeping(desk: Desk, kept: KeptSession) -> None:
            seen.append(kept.seen)
            keep(desk, kept)

        monkeypatch.setattr(Desk, "keep_session", keeping)
        gate = threading.Event()
        it.app.store_thread.submit(lambda _: gate.wait())
        for _ in range(20):
            it.clock.forward(seconds=2)
            screen.look()
            await it.pilot.pause()
        gate.set()
        await it.settle()
        assert len(seen) <= 2
        assert screen.seen - seen[0] <= timedelta(seconds=2)
