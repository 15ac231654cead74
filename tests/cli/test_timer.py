"""Heat and ice timers: counted at a terminal, kept when that is gone, saved at their end or from a script."""

import io
import json
import signal
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from journal.__main__ import doors
from journal.cli.live import LiveLine
from journal.cli.shell import Shell
from journal.cli.timer import Counting
from journal.domain.timers import Timer
from journal.services.sessions import kept_timer
from tests.cli.shell import Bench, StandingClock
from tests.cli.typed import BELL, at_terminal
from tests.support import BERLIN, open_store, put_timer


def sessions(journal: Bench) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(journal("history", "--kind", "heat,ice", "--json").out)
    return found


def kept(journal: Bench) -> Timer | None:
    with closing(open_store(journal.folder)) as store:
        return kept_timer(store)


def running(journal: Bench, minutes_ago: float, **more: Any) -> Timer:
    """Put a heat timer aside that began so long ago and was seen until now."""
    now = journal.clock.now()
    facts: dict[str, Any] = {"modality": "heat", "planned_min": 20, "seen": now}
    timer = Timer(started=now - timedelta(minutes=minutes_ago), **{**facts, **more})
    with closing(open_store(journal.folder)) as store:
        put_timer(store, timer)
    return timer


def test_a_timer_runs_is_stopped_and_saved(journal: Bench) -> None:
    journal.keep_real_time()
    with at_terminal(journal, "timer", "heat") as seen:
        seen.expect("elsewhere, heat first.", "Studies support heat", "Off after about 20 minutes")
        seen.match(r"heat 19:5\d · back · enter stops and saves")
        seen.type("\n")
        seen.expect("Minutes of heat [1], - saves nothing: ").type("0\n").expect("minutes 0 is outside 1 to 1440", ": ")
        seen.type("12\n").expect("Pain before, 0 to 10: ").type("6\n").expect("Pain after, 0 to 10: ").type("4\n")
        seen.expect("Saved: ", "heat 12 min, back, 6 → 4")
        assert seen.end() == 0
        assert seen.by_line()
        assert BELL not in seen.seen
    (saved,) = sessions(journal)
    assert (saved["minutes"], saved["level_before"], saved["level_after"]) == (12, 6, 4)
    assert kept(journal) is None


def test_the_side_of_48_hours_is_said_and_what_is_given_is_not_asked(journal: Bench) -> None:
    journal.keep_real_time()
    assert journal("spell", "start", "yesterday").status == 0
    with at_terminal(journal, "timer", "ice", "15", "foot", "left", "--before", "6") as seen:
        seen.expect("Within 48 hours of the onset", "For ice there is little evidence")
        seen.match(r"ice 14:5\d · left foot")
        seen.type("q")
        seen.expect("Minutes of ice [1]").type("20min\n").expect("Pain after").type("\n")
        seen.expect("Saved: ", "ice 20 min, left foot, 6 before")
        assert seen.end() == 0
        assert "Pain before" not in seen.seen
        assert "longer" not in seen.seen


def test_ctrl_c_stops_once_more_leaves_it_running(journal: Bench) -> None:
    journal.keep_real_time()
    with at_terminal(journal, "timer", "heat", "5") as seen:
        seen.match(r"heat 4:5\d")
        seen.type("\x03").expect("Minutes of heat [1]").type("\x03")
        seen.expect("It goes on: journal timer shows it, journal timer stop saves it.")
        assert seen.end() == 130
    with at_terminal(journal, "timer", "stop") as seen:
        seen.expect("Minutes of heat [1], - saves nothing: ").type("-\n").expect("Nothing is saved.")
        assert seen.end() == 0
    assert (kept(journal), sessions(journal)) == (None, [])


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_timer_outlives_its_terminal(journal: Bench, number: signal.Signals) -> None:
    journal.keep_real_time()
    with at_terminal(journal, "timer", "heat", "5") as seen:
        seen.match(r"heat 4:5\d")
        seen.kill(number)
        assert seen.end() == (128 + number if number != signal.SIGKILL else -number)
        assert seen.by_line() or number == signal.SIGKILL
    timer = kept(journal)
    assert timer is not None
    with closing(open_store(journal.folder)) as store:
        put_timer(store, replace(timer, started=timer.started - timedelta(minutes=3)))
    with at_terminal(journal, "timer") as seen:
        seen.expect("heat 1:5").type("\n").expect("Minutes of heat [3]").type("\n").expect("before").type("\n")
        seen.expect("after").type("\n").expect("Saved: ", "heat 3 min, back")
        assert seen.end() == 0


def test_over_its_minutes_it_counts_on_and_a_long_one_is_said_to_be_long(journal: Bench) -> None:
    journal.keep_real_time()
    running(journal, 22, level_before=5)
    with at_terminal(journal, "timer") as seen:
        seen.expect("heat done +2:0").type("\n").expect("Minutes of heat [22]").type("\n").expect("after").type("2\n")
        seen.expect("heat 22 min, back, 5 → 2", "That was longer than about 20 minutes.")
        assert seen.end() == 0
        assert BELL not in seen.seen  # it rang when it was over


def test_a_script_shows_it_and_saves_it(journal: Bench) -> None:
    running(journal, 7.25, level_before=5, side="left", site="calf")
    assert journal("timer").out == "heat 12:45\n"
    (record,) = json.loads(journal("timer", "--json").out)
    assert (record["kind"], record["elapsed_s"], record["left_s"], record["site"]) == ("timer", 435, 765, "calf")
    answer = journal("timer", "stop")
    assert (answer.status, answer.words[1]) == (2, "In a script: journal timer stop --after 4")
    answer = journal("timer", "stop", "--after", "11")
    assert (answer.status, "level 11 is outside 0 to 10" in answer.err) == (2, True)
    answer = journal("timer", "stop", "--after", "3", "--json")
    assert answer.status == 0
    (saved,) = json.loads(answer.out)
    assert (saved["minutes"], saved["level_before"], saved["level_after"], saved["side"]) == (7, 5, 3, "left")
    assert "Saved: Tue 24 Nov 21:10 · heat 7 min, left calf, 5 → 3" in answer.words[0]
    assert kept(journal) is None


def test_one_that_ran_out_unseen_is_saved_as_far_as_it_was_seen(journal: Bench) -> None:
    now = journal.clock.now()
    running(journal, 60 * 20, seen=now - timedelta(hours=19, minutes=45))
    answer = journal("timer", "stop", "--after", "3")
    assert "Saved: Mon 23 Nov 01:25 · heat 15 min, back, 3 after" in answer.err
    (saved,) = sessions(journal)
    assert saved["minutes"] == 15
    assert datetime.fromisoformat(saved["at_utc"]) == (now - timedelta(hours=19, minutes=45)).astimezone(UTC)


def test_a_second_timer_waits_until_the_first_is_settled(journal: Bench) -> None:
    journal.keep_real_time()
    running(journal, 4)
    with at_terminal(journal, "timer", "ice") as seen:
        seen.expect("a timer runs already: heat 1", "It goes on: journal timer shows it")
        assert seen.end() == 2
    running(journal, 60, seen=journal.clock.now() - timedelta(minutes=50))
    with at_terminal(journal, "timer", "ice") as seen:
        seen.expect("Heat is not saved yet; it was last seen running on ", "10 min in.", "Save it? [Y/n/later] ").type(
            "l\n"
        )
        seen.expect("It stays as it is.")
        assert seen.end() == 0
    with at_terminal(journal, "timer", "ice") as seen:
        seen.expect("Save it? [Y/n/later] ").type("\n").expect("It ran out unseen", "Minutes of heat [10]").type("\n")
        seen.expect("before").type("\n").expect("after").type("\n").expect("Saved: ", "heat 10 min")
        seen.match(r"ice 19:5\d")
        seen.type("\n").expect("Minutes of ice").type("-\n")
        assert seen.end() == 0
    assert [one["modality"] for one in sessions(journal)] == ["heat"]


REFUSED = [
    ("heat", "a timer needs a terminal", "journal heat 20"),
    ("heat 15", "a timer needs a terminal", "journal heat 15"),
    ("warm", "timer cannot be 'warm'", "heat, ice, stop"),
    ("haet", "did you mean heat?", "heat, ice, stop"),
    ("heat 0", "minutes 0 is outside 1 to 1440", "1440"),
    ("heat 20 nek", "nek", "neck"),
    ("heat 20 from 6 to 4", "a timer begins now", "journal timer"),
    ("heat at 08:00", "a timer begins now", "journal timer"),
    ("heat 20, ice 20", "a timer begins now", "journal timer"),
    ("heat 20 note x", "a timer begins now", "journal timer"),
    ("heat --before 11", "level before 11 is outside 0 to 10", "0 to 10"),
    ("heat --before", "--before needs a value", "LEVEL"),
    ("heat --after 3", "--after does not go with timer heat", "journal timer"),
    ("--before 3", "--before does not go with timer", "journal timer"),
    ("stop now", "'now' is a word too many", "journal timer stop"),
    ("stop", "no timer runs", "journal timer heat"),
    ("stop --after 3", "no timer runs", "journal timer heat"),
    ("", "no timer runs", "journal timer heat"),
]


@pytest.mark.parametrize(("words", "what", "todo"), REFUSED)
def test_a_refusal_makes_no_journal(journal: Bench, words: str, what: str, todo: str) -> None:
    answer = journal("timer", *words.split())
    assert (answer.status, answer.out) == (2, "")
    assert what in answer.err
    assert todo in answer.err
    assert not journal.file.exists()


# -- the counting, with a clock that is set


class Waits:
    """Seconds that pass between two looks; then enter."""

    def __init__(self, clock: StandingClock, seconds: Sequence[float]) -> None:
        self._clock = clock
        self._seconds = iter(seconds)

    def pressed(self, _timeout_s: float) -> str:
        seconds = next(self._seconds, None)
        self._clock.time += timedelta(seconds=seconds or 0)
        return "\n" if seconds is None else ""


@pytest.fixture
def shell(journal: Bench, monkeypatch: pytest.MonkeyPatch) -> Shell:
    for name, value in journal.env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    return Shell(doors()._replace(clock=lambda: journal.clock))


def counted(journal: Bench, shell: Shell, seconds: Sequence[float]) -> tuple[Counting, str]:
    timer = running(journal, 0, planned_min=1)
    with closing(open_store(journal.folder)) as store:
        counting = Counting(shell, store, timer, LiveLine(shell))
        counting.run(Waits(journal.clock, seconds))
    return counting, shell.err.getvalue()  # type: ignore[attr-defined]


def test_it_rings_once_and_counts_on(journal: Bench, shell: Shell) -> None:
    _, written = counted(journal, shell, [30, 29, 1, 1, 65])
    assert written.count(BELL) == 1
    before, after = written.split(BELL)
    assert "heat 0:01" in before
    assert "1 min of heat are over." in after
    assert "heat done +1:06" in after


def test_no_bell_where_the_settings_have_none(journal: Bench, shell: Shell) -> None:
    (journal.folder / "config.toml").write_text("bell = false\n")
    _, written = counted(journal, shell, [61])
    assert BELL not in written


def test_it_is_seen_every_five_seconds(journal: Bench, shell: Shell) -> None:
    start = journal.clock.now()
    counted(journal, shell, [4, 2, 4])
    timer = kept(journal)
    assert timer is not None
    assert (timer.started, timer.seen) == (start, start + timedelta(seconds=6))


def test_one_that_was_ended_elsewhere_is_said_to_be(journal: Bench, shell: Shell) -> None:
    timer = running(journal, 0)
    with closing(open_store(journal.folder)) as store:
        counting = Counting(shell, store, timer, LiveLine(shell))
        put_timer(store, None)
        counting.run(Waits(journal.clock, [1, 5, 1]))
    assert counting.timer is None
    assert kept(journal) is None
    assert journal.clock.time.astimezone(BERLIN) == timer.started + timedelta(seconds=6)
