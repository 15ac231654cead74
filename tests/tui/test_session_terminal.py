"""A guided session in a real terminal: its bell, a stopped process, and a terminal that goes away."""

import os
import re
import select
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from journal.clock import SystemClock
from journal.config import Settings
from journal.domain.entries import Completion
from journal.domain.routines import Routine, RoutineItem
from journal.domain.spells import Spell
from journal.services.routines import save_routine, use_routine
from journal.services.sessions import keep_session, kept_session
from journal.store.store import Store
from tests.support import NOW, open_store
from tests.tui.terminal import PATIENCE_S, Terminal, journal_terminal

Making = Callable[..., Store]


@pytest.fixture
def making(tmp_path: Path) -> Making:
    """Makes a journal with a routine of one exercise in use, and settings that lose no time."""

    def made(dose: str, **settings: object) -> Store:
        store, clock = open_store(tmp_path), SystemClock()
        store.save_spell(Spell(onset=NOW.date()), NOW)
        items = (RoutineItem(exercise="abdominal-vacuum", dose=dose),)
        use_routine(store, clock, Settings(), save_routine(store, clock, Routine(name="short", items=items)))
        said = {"ready_s": 1, "release_s": 1, **settings}
        lines = (f"{name} = {str(value).lower()}" for name, value in said.items())
        (tmp_path / "config.toml").write_text("\n".join(lines))
        return store

    return made


def begun(terminal: Terminal) -> None:
    terminal.until("Done · short", "The day")
    terminal.type("G")
    terminal.until("Get ready")


def gone(job: int) -> None:
    """Wait until a job that is not ours to wait for has ended."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        try:
            os.killpg(job, 0)
        except ProcessLookupError:
            return
        select.select([], [], [], 0.02)
    raise AssertionError("it does not end")


def bells(terminal: Terminal) -> int:
    """Return how often it rang; the same byte also ends a command to the terminal."""
    return re.sub(rb"\x1b\][^\x07\x1b]*\x07", b"", terminal.raw).count(b"\x07")


def test_it_runs_to_its_end_rings_and_is_saved(making: Making, tmp_path: Path) -> None:
    store = making("2x1s")
    with journal_terminal(tmp_path, job_control=True) as terminal:
        begun(terminal)
        assert bells(terminal) == 0
        terminal.resize(60, 20)
        terminal.until("hold 1 of 2", "q end")
        os.killpg(terminal.job(), signal.SIGTSTP)
        terminal.go_on()
        terminal.until("Abdominal vacuum", "q end")
        terminal.resize(120, 36)
        terminal.until("Abdominal vacuum", "10 s more")
        terminal.until("Effort", "2x1s 2s")
        assert bells(terminal) == 4  # start, stop, start, finished
        terminal.type("\x1b[B3\r")
        terminal.until("Saved: ")
        terminal.type("q")
        assert terminal.end() == 0
    assert [entry.value for entry in store.entries()] == [
        Completion(exercise="abdominal-vacuum", reps=2, hold_s=1, duration_s=2, effort=3)
    ]


def test_without_a_bell_no_bell_reaches_the_terminal(making: Making, tmp_path: Path) -> None:
    making("1x1s", bell=False)
    with journal_terminal(tmp_path) as terminal:
        begun(terminal)
        terminal.until("Effort", "1x1s 1s")
        assert bells(terminal) == 0


@pytest.mark.parametrize("where", ["today", "form", "session"])
def test_ctrl_z_stops_it_and_afterwards_the_screen_is_whole(making: Making, tmp_path: Path, where: str) -> None:
    making("1x100s")
    with journal_terminal(tmp_path, job_control=True) as terminal:
        terminal.until("Done · short", "The day")
        whole: tuple[str, ...] = ("Done · short", "The day", "F1 help")
        if where == "form":
            terminal.type("e")
            whole = ("Exercise", "Back felt", "put aside")
        elif where == "session":
            terminal.type("G")
            whole = ("Abdominal vacuum", "hold 1 of 1", "s left", "F1 help")
        terminal.until(*whole)
        terminal.type("\x1a")
        terminal.go_on()
        terminal.until(*whole)
        assert b"\x1b[?1049l" in terminal.raw  # the shell had its screen meanwhile


def test_ctrl_z_is_the_notes_own(making: Making, tmp_path: Path) -> None:
    making("1x1s")
    with journal_terminal(tmp_path) as terminal:
        terminal.until("Done · short", "The day")
        terminal.type("n")
        terminal.until("Note")
        terminal.type("slept")
        terminal.until("slept")
        terminal.type("\x1a")
        terminal.until("Note", gone="slept")


@pytest.mark.parametrize("how", ["SIGHUP", "SIGTERM", "SIGKILL", "hang up", "hang up stopped"])
def test_what_ran_outlives_the_program(making: Making, tmp_path: Path, how: str) -> None:
    store = making("1x60s")
    with journal_terminal(tmp_path, job_control=how.endswith("stopped")) as terminal:
        begun(terminal)
        terminal.until("57 s left")
        if how.startswith("hang up"):
            job = terminal.job()
            if how.endswith("stopped"):
                terminal.type("\x1a")
                terminal.until("[stopped]")
            terminal.hang_up()
            gone(job)
        else:
            os.kill(terminal.pid, getattr(signal, how))
            terminal.end()
        left = re.search(r"(\d+) s left", terminal.text())
    assert store.entries() == []
    if how == "SIGKILL":
        _a_minute_ago(store)
    with journal_terminal(tmp_path) as terminal:
        terminal.until("Session cut short · short", "It was running when the journal closed")
        terminal.type("\r")
        terminal.until("Saved: ")
        terminal.type("q")
        assert terminal.end() == 0
    (done,) = [entry.value for entry in store.entries()]
    assert isinstance(done, Completion)
    assert left is not None
    assert done.duration_s is not None
    most = 60 - int(left[1]) + 1
    assert most - (4 if how == "SIGKILL" else 2) <= done.duration_s <= most
    assert kept_session(store) is None


def _a_minute_ago(store: Store) -> None:
    """Make a kept session one of a minute before; one seen a moment ago may still run in another window."""
    kept = kept_session(store)
    assert kept is not None
    minute = timedelta(minutes=1)
    session = replace(kept.session, started=kept.session.started - minute)
    keep_session(store, replace(kept, session=session, seen=kept.seen - minute))
