"""The real program in a real terminal: a first evening, a closed terminal, and text that tries to drive it."""

import os
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from journal.clock import SystemClock
from journal.domain.entries import Completion, Draft, Reading, Remark, Thermal
from journal.domain.moments import moment_now
from journal.domain.spells import Spell
from journal.store.store import Store
from tests.support import NOW, open_store
from tests.tui.terminal import Terminal, journal_terminal

HOSTILE = [
    "[@click=app.quit]x",
    "[/red]",
    "[bold",
    "\x1b]0;pwned\x07\x1b[31mred\x1b[2J",
    "\u202eevil\u2066",
    "עברית 👩‍👩‍👧 中文",
    "\x9b31m c1",
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A journal with an onset, so that the first run's question is answered."""
    store = open_store(tmp_path)
    store.save_spell(Spell(onset=NOW.date()), NOW)
    return store


def started(terminal: Terminal) -> None:
    terminal.until("Done", "Pain", "The day")


def test_a_pain_level_takes_three_keys_from_launch_and_all_is_there_after_a_restart(
    store: Store, tmp_path: Path
) -> None:
    with journal_terminal(tmp_path) as terminal:
        started(terminal)
        for key in ("p", "4", "\r"):
            terminal.type(key)
        terminal.until("back  4")
        terminal.type(":")
        terminal.type("heat 20 from 6 to 4, did glute-bridge 3x10\r")
        terminal.until("6 → 4", "3×10")
        terminal.type("2")
        terminal.until("chart", "worst")
        terminal.type("q")
        assert terminal.end() == 0
        assert b"\x1b[?1049l" in terminal.raw  # the terminal is given back
    assert [entry.value for entry in store.entries()] == [
        Reading(level=4),
        Thermal(modality="heat", minutes=20, level_before=6, level_after=4),
        Completion(exercise="glute-bridge", sets=3, reps=10),
    ]
    with journal_terminal(tmp_path) as terminal:
        terminal.until("back  4", "6 → 4", "3×10")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_literally_and_nothing_fires(store: Store, tmp_path: Path, text: str) -> None:
    now = SystemClock().now()
    store.save([Draft(value=Remark(), moment=moment_now(now), note=text)], now)
    with journal_terminal(tmp_path, columns=120, rows=36) as terminal:
        started(terminal)
        terminal.until("note")
        for forbidden in (b"\x1b]0;pwned", b"\x9b31m", "\u202e".encode(), "\u2066".encode()):
            assert forbidden not in terminal.raw
        terminal.type("q")
        assert terminal.end() == 0
    assert [entry.note for entry in store.entries()] == [text]


@pytest.mark.parametrize("how", ["hang up", "SIGTERM", "SIGHUP", "SIGINT"])
def test_half_typed_words_survive_the_end_of_the_terminal(store: Store, tmp_path: Path, how: str) -> None:
    with journal_terminal(tmp_path) as terminal:
        started(terminal)
        terminal.type(":note my back is")
        terminal.until("note my back is")
        if how == "hang up":
            status = terminal.hang_up()
        else:
            os.kill(terminal.pid, getattr(signal, how))
            status = terminal.end()
            assert status == 128 + getattr(signal, how)
        assert status != 0
    assert store.entries() == []
    with journal_terminal(tmp_path) as terminal:
        terminal.until("note my back is")


def test_the_first_run_asks_once_when_it_started_and_can_be_skipped(tmp_path: Path) -> None:
    with journal_terminal(tmp_path) as terminal:
        terminal.until("When did this spell of back pain start?")
        terminal.type("\x1b")
        terminal.until("Done", "Pain", gone="When did this spell")
        terminal.type("q")
        assert terminal.end() == 0


def test_a_demo_says_on_every_screen_that_it_is_one_and_at_the_end_where_it_was(store: Store, tmp_path: Path) -> None:
    with journal_terminal(tmp_path, "--demo", columns=60, rows=20) as terminal:
        terminal.until("DEMO: nothing is kept", "Done", "deleted when you quit")
        for key, name in (("2", "[chart]"), ("3", "[library]"), ("4", "History"), ("5", "Spells"), ("6", "Settings")):
            terminal.type(key)
            assert "DEMO" in terminal.until(name).splitlines()[0]
        terminal.type("q")
        assert terminal.end() == 0
    told = terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :].decode()
    assert "pain-journal-demo-" in told
    assert "is deleted" in told
    assert store.entries() == []


def test_resizing_keeps_the_screen_whole(store: Store, tmp_path: Path) -> None:
    with journal_terminal(tmp_path) as terminal:
        started(terminal)
        for columns, rows in ((120, 36), (60, 20), (200, 50), (80, 24)):
            terminal.resize(columns, rows)
            terminal.type("2")
            terminal.until("[chart]")
            terminal.type("1")
            terminal.until("Done")


def test_without_a_terminal_it_says_so(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-m", "journal"], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert run.returncode == 2
    assert "terminal" in run.stderr


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGABRT])
def test_killed_it_leaves_a_terminal_that_can_be_used(store: Store, tmp_path: Path, number: signal.Signals) -> None:
    with journal_terminal(tmp_path) as terminal:
        before = termios.tcgetattr(terminal._handle)[3]
        started(terminal)
        assert not termios.tcgetattr(terminal._handle)[3] & (termios.ECHO | termios.ICANON)
        terminal.type("n")
        terminal.until("Note")
        os.kill(terminal.pid, number)
        assert terminal.end() == -number
        assert termios.tcgetattr(terminal._handle)[3] == before
    end = terminal.raw[-200:]
    for off in (b"\x1b[?1003l", b"\x1b[?2004l", b"\x1b[<u", b"\x1b[?1049l", b"\x1b[?25h"):
        assert off in end


def test_ended_in_the_ordinary_way_nothing_is_written_after_it(store: Store, tmp_path: Path) -> None:
    with journal_terminal(tmp_path) as terminal:
        started(terminal)
        terminal.type("q")
        assert terminal.end() == 0
    assert terminal.raw.count(b"\x1b[?1049l") == 1
