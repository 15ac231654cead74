"""Heat and ice timers: by the clock, on every screen, saved as they ran, and asked about on leaving."""

import os
import re
import signal
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from journal.config import Settings
from journal.domain.entries import Reading, Thermal
from journal.domain.spells import Spell
from journal.domain.timers import Timer
from journal.services.sessions import kept_timer
from journal.store.store import Store
from tests.support import NOW as SUPPORT_NOW
from tests.support import open_store, put_timer
from tests.tui.terminal import Terminal, journal_terminal

from .conftest import NOW, Evening, Evenings, FakeClock


def is_open(it: Evening) -> bool:
    return it.app.is_running


def timer_of(it: Evening) -> Timer | None:
    return it.app.timer


def thermals(store: Store) -> list[object]:
    return [entry.value for entry in store.entries() if isinstance(entry.value, Thermal)]


async def looked(it: Evening, **by: float) -> None:
    """Let time pass, and the app look at the clock."""
    it.clock.forward(**by)
    it.app._tick()
    await it.settle()


async def test_a_timer_is_started_with_two_keys_runs_over_the_screens_and_is_saved_as_it_ran(
    evening: Evenings, store: Store
) -> None:
    async with evening() as it:
        await it.press("H")
        assert "Studies support heat" in it.text
        assert "about 20 minutes" in it.text
        assert "48 hours" in it.text
        await it.press("6", "enter")
        await looked(it, minutes=6, seconds=8)
        assert "heat 13:52" in it.text
        await it.press("2")
        assert "heat 13:52" in it.text
        await it.press("1", "right")
        await looked(it, minutes=1)
        assert "heat 12:52" in it.text
        await it.press("f1")
        await looked(it)
        assert "heat 12:52" in it.text
        await it.press("escape", "H")
        assert "Ended at" in it.text
        await it.press("4", "enter")
        assert thermals(store) == [Thermal(modality="heat", minutes=7, level_before=6, level_after=4)]
        assert "heat 12" not in it.text
    assert kept_timer(store) is None


async def test_at_its_end_it_rings_once_and_goes_on_counting_and_longer_is_saved_and_marked(
    evening: Evenings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with evening() as it:
        rung: list[int] = []
        flashed: list[int] = []
        monkeypatch.setattr(it.app, "bell", lambda: rung.append(1))
        monkeypatch.setattr(it.app, "_flash", lambda: flashed.append(1))
        await it.press("I", "enter")
        await looked(it, minutes=19, seconds=59)
        assert rung == []
        await looked(it, seconds=1)
        assert rung == flashed == [1]
        assert "ice done +0:00" in it.text
        await looked(it, minutes=3)
        assert rung == flashed == [1]
        assert "ice done +3:00" in it.text
        await it.press("I", "enter")
        assert thermals(store) == [Thermal(modality="ice", minutes=23)]
        assert "over 20 min" in it.text


async def test_a_flash_is_seen_and_over_soon(evening: Evenings) -> None:
    async with evening() as it:
        screen = it.app.screen
        it.app._flash()
        assert screen.has_class("-flash")
        while screen.has_class("-flash"):
            await it.pilot.pause()


async def test_bell_and_flash_can_be_off(evening: Evenings, monkeypatch: pytest.MonkeyPatch) -> None:
    async with evening(settings=Settings(bell=False, flash=False, timer_min=1)) as it:
        rung: list[int] = []
        monkeypatch.setattr(it.app, "bell", lambda: rung.append(1))
        monkeypatch.setattr(it.app, "_flash", lambda: rung.append(2))
        await it.press("H", "enter")
        await looked(it, minutes=2)
        assert "heat done +1:00" in it.text
        assert rung == []


async def test_a_bad_number_of_minutes_is_told_at_its_field(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("H", "down", "backspace", "backspace", "x", "enter")
        assert "not a whole number of minutes" in it.text
        await it.press("backspace", "0", "enter")
        assert "outside 1 to 1440" in it.text
        assert timer_of(it) is None
        await it.press("escape")
        assert timer_of(it) is None


async def test_not_yet_lets_it_run_on_and_dropping_saves_nothing(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("H", "enter")
        await looked(it, minutes=5)
        await it.press("H", "7", "escape")
        assert timer_of(it) is not None
        await it.press("H")
        assert "as you left it" in it.text
        assert it.app.screen.said()["after"] == "7"  # type: ignore[attr-defined]
        await it.press("ctrl+d")
        assert timer_of(it) is None
        assert "Not saved" in it.said[-1]
        await it.press("H", "enter", "H")  # another timer has words of its own
        assert "as you left it" not in it.text
        await it.press("ctrl+d")
    assert thermals(store) == []
    assert kept_timer(store) is None


async def test_a_bad_level_comes_back_at_its_field_and_the_timer_runs_on(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("H", "enter")
        await looked(it, minutes=5)
        await it.press("H", "1", "9", "enter")
        assert "outside 0 to 10" in it.text
        assert timer_of(it) is not None
    assert thermals(store) == []


async def test_quitting_asks_and_a_timer_left_running_goes_on_at_the_next_start(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    async with evening() as it:
        await it.press("H", "enter")
        await looked(it, minutes=6)
        await it.press("q")
        assert "Heat has run 6:00 of 20:00" in it.text
        await it.press("escape")
        assert is_open(it)
        await it.press("q", "l")
        assert not is_open(it)
    clock.forward(minutes=2)
    async with evening() as it:
        assert "heat 12:" in it.text
        assert "goes on" in it.said[0]
        await it.press("q", "s", "3", "enter")
        assert not is_open(it)
    assert thermals(store) == [Thermal(modality="heat", minutes=8, level_after=3)]


async def test_quitting_can_save_nothing_of_it(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("H", "enter", "q", "d")
        assert not is_open(it)
    assert thermals(store) == []
    assert kept_timer(store) is None


async def test_one_that_ran_out_unseen_is_offered_with_what_was_seen_of_it(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    started = NOW - timedelta(hours=3)
    lost = Timer(modality="heat", level_before=6, started=started, seen=started + timedelta(minutes=6))
    put_timer(store, lost)
    async with evening() as it:
        assert "last seen running at 18:16" in it.text
        await it.press("4", "enter")
    (entry,) = [entry for entry in store.entries() if isinstance(entry.value, Thermal)]
    assert entry.value == Thermal(modality="heat", minutes=6, level_before=6, level_after=4)
    assert entry.moment.local.replace(tzinfo=None) == (started + timedelta(minutes=6)).replace(tzinfo=None)


async def test_put_off_it_stays_lost_and_is_asked_about_as_it_was_seen_last(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    started = NOW - timedelta(hours=3)
    put_timer(store, Timer(modality="heat", started=started, seen=started + timedelta(minutes=6)))
    async with evening() as it:
        await it.press("escape")
        await looked(it, seconds=30)
        await looked(it, seconds=30)
        await it.press("H")
        assert "last seen running at 18:16" in it.text
        await it.press("escape")
    kept = kept_timer(store)
    assert kept is not None
    assert kept.seen == started + timedelta(minutes=6)


async def test_what_another_window_saved_is_not_saved_again(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("H", "enter")
        await looked(it, minutes=5)
        await it.press("H")
        put_timer(store, None)
        await it.press("enter")
        assert "ended in another window" in it.text
    assert thermals(store) == []


async def test_one_that_another_window_began_is_the_one_that_runs(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("H")
        now = it.clock.now()
        put_timer(store, Timer(modality="ice", planned_min=10, started=now, seen=now))
        await it.press("enter")
        assert "Another window runs one: ice, 10 min" in it.said[-1]
        running = timer_of(it)
        assert running is not None
        assert running.modality == "ice"


async def test_one_that_another_window_begins_is_seen_here_and_one_that_was_dropped_is_not(
    evening: Evenings, store: Store
) -> None:
    async with evening() as it:
        now = it.clock.now()
        other = open_store(store.paths.database.parent)
        put_timer(other, Timer(modality="ice", planned_min=10, started=now, seen=now))
        other.close()
        it.app._look()
        await it.settle()
        assert "ice 10:00" in it.text
        await it.press("I", "ctrl+d")
        it.app._look()
        await it.settle()
        assert timer_of(it) is None


async def test_what_ran_less_than_half_a_minute_leaves_the_minutes_to_say(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("H", "enter")
        await looked(it, seconds=29)
        await it.press("H")
        assert "It ran 29 s. An entry has whole minutes, from 1." in it.text
        await it.press("enter")
        assert "A timed session is saved in whole minutes" in it.text
        assert thermals(store) == []


async def test_the_key_of_the_other_kind_says_which_one_runs(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("H", "enter", "I")
        assert it.said[-1] == "Heat is running: save it or stop it first."


async def test_its_time_is_when_it_was_asked_to_be_saved(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("H", "enter")
        await looked(it, minutes=5)
        await it.press("H")
        it.clock.forward(hours=1)
        await it.press("enter")
    (entry,) = [entry for entry in store.entries() if isinstance(entry.value, Thermal)]
    assert f"{entry.moment.local:%H:%M}" == "21:15"


async def test_a_timer_ended_in_another_window_ends_here_and_is_not_put_aside_again(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    async with evening() as it:
        await it.press("H", "enter")
        put_timer(store, None)
        await looked(it, seconds=6)
        assert timer_of(it) is None
    assert kept_timer(store) is None


async def test_a_running_timer_is_seen_every_few_seconds_and_nothing_is_read_again_for_that(
    evening: Evenings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with evening() as it:
        await it.press("H", "enter")
        started = it.clock.moment
        read: list[int] = []
        monkeypatch.setattr(it.app, "refresh_shown", lambda: read.append(1))
        await looked(it, seconds=30)
        kept = kept_timer(store)
        assert kept is not None
        assert kept.seen - started >= timedelta(seconds=29)
        it.app._look()
        await it.settle()
        assert read == []


async def test_the_stretch_reminder_is_off_until_it_is_asked_for(evening: Evenings) -> None:
    async with evening() as it:
        assert not await reminded(it, hours=2)
    async with evening(settings=Settings(stretch_reminder=True, stretch_every_min=30)) as it:
        assert not await reminded(it, minutes=29)
        assert await reminded(it, minutes=1)
        assert not await reminded(it, minutes=29)
        it.app.action_stretch_reminder()
        assert not await reminded(it, hours=2)


async def reminded(it: Evening, **by: float) -> bool:
    it.app.clear_notifications()
    it.clock.forward(**by)
    it.app.remind_of_stretching()
    await it.settle()
    return any("stand up" in said for said in it.said)


@pytest.fixture
def journal(tmp_path: Path) -> Store:
    """A journal for the real program, its first question answered."""
    store = open_store(tmp_path)
    store.save_spell(Spell(onset=SUPPORT_NOW.date()), SUPPORT_NOW)
    return store


def heat_is_on(terminal: Terminal, before: str = "") -> None:
    """Start a heat timer."""
    terminal.until("Done", "The day")
    terminal.type("H")
    terminal.until("Heat timer")
    terminal.type(f"{before}\r")
    terminal.until("heat 19:5")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGKILL])
def test_a_timer_outlives_the_program(journal: Store, tmp_path: Path, number: signal.Signals) -> None:
    with journal_terminal(tmp_path) as terminal:
        heat_is_on(terminal, "5")
        while kept_timer(journal) is None:
            terminal.until("heat")
        os.kill(terminal.pid, number)
        terminal.end()
    running = kept_timer(journal)
    assert running is not None
    put_timer(journal, replace(running, started=running.started - timedelta(minutes=1)))
    with journal_terminal(tmp_path) as terminal:
        terminal.until("heat 18:", "goes on")
        terminal.type("H")
        terminal.until("Heat · timed")
        terminal.type("3\r")
        terminal.until("Saved")
    assert thermals(journal) == [Thermal(modality="heat", minutes=1, level_before=5, level_after=3)]


def rang(terminal: Terminal) -> bool:
    """Return whether a bell was rung; the same byte also ends the sequence of a window's title."""
    return b"\x07" in re.sub(rb"\x1b\][^\x07\x1b]*\x07", b"", terminal.raw)


def test_the_end_rings_the_terminals_bell_though_it_was_stopped_meanwhile(journal: Store, tmp_path: Path) -> None:
    with journal_terminal(tmp_path) as terminal:
        heat_is_on(terminal)
        running = kept_timer(journal)
        assert running is not None
        terminal.type("q")
        terminal.until("A timer is running")
        terminal.type("l")
        assert terminal.end() == 0
        assert not rang(terminal)
    # As if it had been left 19 minutes and 58 seconds ago, and seen until now.
    back = timedelta(minutes=19, seconds=56)
    put_timer(journal, replace(running, started=running.started - back))
    with journal_terminal(tmp_path, job_control=True) as terminal:
        terminal.until("Done", "heat 0:0")
        os.killpg(terminal.job(), signal.SIGTSTP)
        terminal.go_on()
        terminal.until("heat done +", "are over")
        assert rang(terminal)


def test_pain_is_still_logged_with_three_keys_while_a_timer_runs(journal: Store, tmp_path: Path) -> None:
    with journal_terminal(tmp_path) as terminal:
        heat_is_on(terminal)
        for key in ("p", "4", "\r"):
            terminal.type(key)
        terminal.until("back  4", "heat 19:")
    assert [entry.value for entry in journal.entries()] == [Reading(level=4)]
