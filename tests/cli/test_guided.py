"""Guided sessions at a terminal: counted, stopped, killed, asked about and saved."""

import io
import json
import re
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from journal.__main__ import doors
from journal.cli.asking import felt_of, level_of, yes_no_later
from journal.cli.guide import Guide, KeptAside
from journal.cli.live import LiveLine
from journal.cli.session import _dose_of
from journal.cli.session_line import line_words
from journal.cli.shell import Shell
from journal.domain.entries import Completion
from journal.domain.sessions import Pace, Session
from journal.domain.slugs import EXERCISES
from journal.errors import FileRefused, JournalError
from journal.services.sessions import KeptSession, kept_session, session_items
from tests.cli.shell import Bench, StandingClock
from tests.cli.typed import BELL, at_terminal
from tests.support import open_store

QUICK = "ready_s = 0\nrest_s = 0\nrelease_s = 0\nrep_s = 1\n"


@pytest.fixture(autouse=True)
def quick(journal: Bench) -> None:
    (journal.folder / "config.toml").write_text(QUICK)
    journal.keep_real_time()


def done(journal: Bench) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(journal("history", "--kind", "exercise", "--json").out)
    return found


def kept(journal: Bench) -> KeptSession | None:
    with closing(open_store(journal.folder)) as store:
        return kept_session(store)


def shift(journal: Bench, by: timedelta) -> None:
    """Move what is put aside into the past, as if time had gone on."""

    def earlier(match: "re.Match[str]") -> str:
        return (datetime.fromisoformat(match[0]) - by).isoformat()

    with closing(open_store(journal.folder)) as store:
        for key in ("session", "timer"):
            text = store.scratch(key)
            if text is not None:
                moved = re.sub(r"20\d\d-[0-9T:.-]+\+00:00", earlier, text)
                moved = re.sub(r"20\d\d-[0-9T:.-]+\+0[12]:00", earlier, moved)
                store.put_scratch(key, moved, datetime.now(UTC))


# -- with the real program


def test_a_session_runs_to_its_end_rings_asks_and_saves(journal: Bench) -> None:
    with at_terminal(journal, "session", "bird-dog", "1x2s") as seen:
        seen.expect("Bird dog", "Stop if pain spreads", "space pause", " s  Bird dog, right: hold 1 of 1")
        seen.expect("done  Bird dog, right: hold 1 of 1", " s  Bird dog, left: hold 1 of 1 · then the end")
        seen.expect("done  Bird dog, left", "What was done?")
        assert seen.seen.count(BELL) == 3  # begins, the other side, the end
        seen.answer(**{"Bird dog right [1x2s 2s]": "", "Bird dog left [1x2s 2s]": "2x8y"})
        seen.expect("'2x8y' is not a dose. Write it like")
        seen.answer(**{"Bird dog left": "1x3s", "Effort": "11"}).expect("effort 11 is outside 0 to 10")
        seen.answer(Effort="4", Felt="eas", Pain_before="6", Pain_after="")
        seen.expect("Saved: ", "Bird dog 1×2 s, in all 2 s, right, effort 4, felt", "easier, 6 before", "Saved: ")
        assert seen.end() == 0
        assert seen.by_line()
    right, left = done(journal)
    names = ("side", "sets", "reps", "hold_s", "duration_s")
    assert [right[name] for name in names] == ["right", None, 1, 2, 2]
    assert [left[name] for name in names] == ["left", None, 1, 3, None]
    for one in (right, left):
        assert (one["effort"], one["felt"], one["level_before"], one["level_after"]) == (4, "easier", 6, None)
    assert right["batch"] == left["batch"]
    assert kept(journal) is None
    assert journal("undo").status == 0
    assert done(journal) == []


def test_no_bell_where_the_settings_have_none(journal: Bench) -> None:
    (journal.folder / "config.toml").write_text(f"{QUICK}bell = false\n")
    with at_terminal(journal, "session", "plank", "1x2s", "--json") as seen:
        seen.expect("done  Front plank").answer(**{"Front plank [1x2s 2s]": "-"})
        seen.expect("Nothing is left to save; nothing is saved.")
        assert seen.end() == 0
        assert BELL not in seen.seen
    assert (done(journal), kept(journal)) == ([], None)


def test_the_routine_in_use_and_json_alone_on_standard_output(journal: Bench) -> None:
    assert journal("routine", "add", "short", "plank 1x2s", "walking 2s").status == 0
    assert journal("routine", "use", "short").status == 0
    shell = f'"{sys.executable}" -m journal session today --json > "{journal.folder}/out"'
    with at_terminal(journal, through=("bash", "-c", shell)) as seen:
        seen.expect("short: Front plank, Walking", "s  Front plank: hold 1 of 1 · then Walking", " s  Walking: 2 s")
        seen.answer(**{"Front plank [": "", "Walking [2s]": "2min 0.2km", "Effort": "", "Felt": ""})
        seen.answer(Pain_before="", Pain_after="")
        assert seen.end() == 0
        assert '"kind"' not in seen.seen
    records = json.loads((journal.folder / "out").read_text())
    assert [(one["exercise"], one["duration_s"]) for one in records] == [("front-plank", 2), ("walking", 120)]


def test_ctrl_z_gives_the_terminal_back_and_the_time_stays_right(journal: Bench) -> None:
    through = ("bash", "--norc", "--noprofile", "-i")
    with at_terminal(journal, through=through) as seen:
        seen.type(f"PS1='> '; {' '.join(journal.command('session', 'walking', '40s'))}\n")
        seen.match(r"3\d s  Walking: 40 s")
        seen.type("\x1a").expect("Stopped", "> ")
        seen.type("echo a$((1+1))b\n").expect("a2b", "> ")
        seen.type("fg\n").expect("s  Walking: 40 s").type(" ").expect("pause  Walking: 40 s, ", "s left")
        seen.type("q").expect("What was done?").answer(Walking="20s", Effort="", Felt="")
        seen.answer(Pain_before="", Pain_after="").expect("Saved: ", "> ").type("exit\n")
        assert seen.end() == 0
    assert [one["duration_s"] for one in done(journal)] == [20]


def test_what_was_killed_is_offered_at_the_next_start(journal: Bench) -> None:
    with at_terminal(journal, "session", "walking", "40s") as seen:
        seen.match(r"3[0-8] s  Walking")
        seen.type("+").match(r"4\d s  Walking")
        seen.kill(signal.SIGKILL)
        assert seen.end() == -signal.SIGKILL
    with at_terminal(journal, "session", "plank", "1x2s") as seen:
        # Its process is gone, so no other window can have it.
        seen.expect("A session was cut short on ", "Save it? [Y/n/later] ").type("later\n")
        assert seen.end() == 0
    shift(journal, timedelta(hours=2))
    with at_terminal(journal, "session", "plank", "1x2s") as seen:
        ran = int(seen.expect("A session was cut short on ").match(r" · Walking (\d+) s\.")[1])
        assert 2 <= ran < 12
        seen.expect("Save it? [Y/n/later] ").type("later\n")
        seen.expect("It stays put aside.")
        assert seen.end() == 0
    assert kept(journal) is not None
    with at_terminal(journal, "session", "plank", "1x2s") as seen:
        seen.expect("Save it? [Y/n/later] ").type("\n").answer(**{f"Walking [{ran}s]": "", "Effort": "3"})
        seen.answer(Felt="", Pain_before="", Pain_after="").expect("Saved: ", f"Walking {ran} s, effort 3")
        seen.expect(" s  Front plank", "Front plank [1x2s 2s]: ").type("\x03").expect("Put aside, not saved")
        assert seen.end() == 130
    (walked,) = done(journal)
    gap = datetime.now(UTC) - datetime.fromisoformat(walked["at_utc"])
    assert timedelta(hours=1, minutes=59) < gap < timedelta(hours=2, minutes=2)
    with at_terminal(journal, "session") as seen:
        seen.expect("A session is not saved yet; it ended on ", "Front plank 1×2 s", "Save it? ").type("n\n")
        seen.expect("Nothing is saved of it.")
        assert seen.end() == 0
    assert kept(journal) is None


def test_ctrl_c_ends_early_and_once_more_puts_aside(journal: Bench) -> None:
    with at_terminal(journal, "session", "plank", "3x20s") as seen:
        seen.expect("19 s  Front plank: hold 1 of 3", "18 s").type("\x03").expect(
            "end  Front plank", "Front plank [2s]: "
        )
        seen.type("x\n").expect("'x' is not a dose", ": ").type("\x03")
        seen.expect("Put aside, not saved: it is offered when journal session is started next.")
        assert seen.end() == 130
        assert seen.by_line()
    left = kept(journal)
    assert left is not None
    assert not left.held
    assert done(journal) == []


def test_where_nothing_ran_nothing_is_saved(journal: Bench) -> None:
    (journal.folder / "config.toml").write_text("ready_s = 60\n")
    with at_terminal(journal, "session", "plank") as seen:
        seen.expect("Get ready: Front plank").type("q").expect("Nothing ran; nothing is saved.")
        assert seen.end() == 0
    assert (done(journal), kept(journal)) == ([], None)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_gives_the_terminal_back_and_keeps_what_ran(journal: Bench, number: signal.Signals) -> None:
    with at_terminal(journal, "session", "walking", "40s") as seen:
        seen.match(r"3[0-8] s  Walking")
        assert not seen.by_line()
        seen.kill(number)
        assert seen.end() == 128 + number
        assert seen.by_line()
    left = kept(journal)
    assert left is not None
    assert not left.held
    with at_terminal(journal, "session") as seen:
        seen.expect("A session was cut short on ").match(r"Walking \d+ s\.")
        seen.type("n\n")
        assert seen.end() == 0


def test_a_terminal_that_is_closed_loses_nothing(journal: Bench) -> None:
    with at_terminal(journal, "session", "walking", "40s") as seen:
        seen.match(r"3[0-8] s  Walking")
        assert seen.hang_up() != 0
    left = kept(journal)
    assert left is not None
    assert left.session.at(left.seen).work_s >= 1


def test_without_a_terminal_it_says_what_to_do(journal: Bench) -> None:
    answer = journal("session", "bird-dog", "8x5s")
    assert (answer.status, answer.out) == (2, "")
    assert answer.words == [
        "journal: a guided session needs a terminal",
        "To log what was done: journal did bird-dog 10x5s, or another dose.",
    ]
    for words, what in (
        (("brigde",), "no exercise 'brigde': did you mean glute-bridge?"),
        (("frist-days",), "no routine 'frist-days': did you mean first-days?"),
        (("today",), "no routine is in use"),
        (("bird-dog", "8x5y"), "'8x5y' is not a dose"),
        ((), "a guided session needs a terminal"),
    ):
        answer = journal("session", *words)
        assert (answer.status, what in answer.words[0]) == (2, True), answer.err
    assert not journal.file.exists()


# -- the loop, with a clock that stands still


class Keys:
    """Keys of a script: (seconds that pass, key)."""

    def __init__(self, clock: StandingClock, script: Sequence[tuple[float, str]]) -> None:
        self._clock = clock
        self._script = iter(script)

    def pressed(self, _timeout_s: float) -> str:
        seconds, key = next(self._script, (1.0, ""))
        self._clock.time += timedelta(seconds=seconds)
        return key


@pytest.fixture
def shell(journal: Bench, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    for name, value in journal.env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    shell = Shell(doors()._replace(clock=lambda: journal.clock))
    yield shell
    shell.close()


def guided(
    journal: Bench, shell: Shell, words: str, script: Sequence[tuple[float, str]], pace: Pace | None = None
) -> tuple[KeptSession, list[str]]:
    """Run a session; return it and what stood on the terminal at the end, by lines."""
    title, items = session_items(shell.store, words.split())
    pace = pace or Pace(ready_s=0, rest_s=5, release_s=0, rep_s=0)
    session = Session(items=items, pace=pace, started=journal.clock.time)
    start = KeptSession(title=title, session=session, seen=session.started)
    line = LiveLine(shell)
    guide = Guide(shell, start, KeptAside(shell.store, line), line, lambda slug: [("1", f"How {slug} is done.")])
    ended = guide.run(Keys(journal.clock, script))
    written = shell.err.getvalue()  # type: ignore[attr-defined]
    return ended, [line.rpartition("\r")[2].replace(BELL, "").rstrip() for line in written.split("\n")]


def test_longer_away_than_a_minute_it_waits_before_the_next_step(journal: Bench, shell: Shell) -> None:
    script = [(3, ""), (3600, ""), (5, " "), (10, ""), (10, "")]
    ended, lines = guided(journal, shell, "plank 2x10s", script)
    assert "Nobody looked for 60 min; it waits here." in lines
    state = ended.session.at(ended.seen)
    assert (state.finished, state.ended_early, state.work_s) == (True, False, 20)


def test_a_gap_of_less_than_a_minute_goes_on(journal: Bench, shell: Shell) -> None:
    ended, lines = guided(journal, shell, "plank 2x40s", [(50, ""), (30, "")])
    assert not any("looked" in line for line in lines)
    assert ended.session.events == ()


def test_every_key_and_what_became_of_each_step(journal: Bench, shell: Shell) -> None:
    script = [(2, "s"), (1, "\n"), (2, "+"), (1, " "), (100, " "), (1, "b"), (2, "?"), (1, "x"), (9, ""), (6, "q")]
    ended, lines = guided(journal, shell, "bird-dog 2x1x10s", script)
    assert lines == [
        "  skip  Bird dog, right: hold 1 of 1 · set 1 of 2",
        "        Rest",
        "  10 s  Bird dog, right: hold 1 of 1 · set 2 of 2 · then left side",
        "space pause · s skip · b back · + 10 s more · enter go on · q end · ? help",
        "  1  How bird-dog is done.",
        "  done  Bird dog, right: hold 1 of 1 · set 2 of 2",
        "   end  Bird dog, left: hold 1 of 1 · set 1 of 2",
        "",
    ]
    assert ended.session.at(ended.seen).ended_early


def test_steps_without_a_length_wait_for_enter(journal: Bench, shell: Shell) -> None:
    ended, lines = guided(journal, shell, "glute-bridge 2x10", [(20, "\n"), (1, "\n"), (15, "\n")])
    assert lines == [
        "  done  Glute bridge: 10× at your own pace · set 1 of 2",
        "        Rest",
        "  done  Glute bridge: 10× at your own pace · set 2 of 2",
        "",
    ]
    assert ended.session.at(ended.seen).finished


def test_it_is_put_aside_every_two_seconds_and_at_every_event(
    journal: Bench, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    put: list[float] = []
    start = journal.clock.time
    monkeypatch.setattr(
        "journal.cli.guide.keep_session", lambda _, kept: put.append((kept.seen - start).total_seconds())
    )
    guided(journal, shell, "plank 1x6s", [(0.5, ""), (0.5, " "), (0.5, " "), (0.5, ""), (1.5, ""), (4, "")])
    assert put == [0, 1, 1.5, 3.5, 7.5]


def test_a_journal_that_cannot_be_written_ends_no_session(
    journal: Bench, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise FileRefused("the disk is full")

    monkeypatch.setattr("journal.cli.guide.keep_session", full)
    ended, lines = guided(journal, shell, "plank 1x9s", [])
    assert ended.session.at(ended.seen).finished
    said = "The session cannot be put aside: the disk is full. It goes on; only a crash would lose it."
    assert lines.count(said) == 1


@pytest.mark.parametrize(
    ("words", "pace", "first"),
    [
        ("bird-dog", Pace(), "   5 s  Get ready: Bird dog, right · 10×5 s · then hold 1 of 10"),
        ("clamshell 2x12", Pace(ready_s=0), "  48 s  Clamshell, right: 1 of 12 · set 1 of 2 · then set 2 of 2"),
        ("walking", Pace(ready_s=0), "  20:00  Walking: 20 min · then the end"),
        ("walking 2.1km", Pace(ready_s=0), " enter  Walking: 2.1 km at your own pace · enter when done, then the end"),
        ("walking none", Pace(), "   5 s  Get ready: Walking · then go"),
        ("donkey-kick", Pace(ready_s=0), "  90 s  Donkey kick, right: 90 s · then left side"),
    ],
)
def test_the_line_of_a_step(shell: Shell, words: str, pace: Pace, first: str) -> None:
    _, items = session_items(shell.store, words.split())
    session = Session(items=items, pace=pace, started=datetime.now(UTC))
    assert line_words(session, session.at(session.started)) == first.replace("  20:00", " 20:00", 1)


def test_a_whole_name_of_an_exercise_comes_before_the_beginning_of_a_routines(journal: Bench, shell: Shell) -> None:
    assert journal("routine", "add", "walking-evening", "plank 1x1s").status == 0
    for words, title in (("walking", "Walking"), ("walking-e", "walking-evening"), ("walk 5min", "Walking")):
        assert session_items(shell.store, words.split())[0] == title


# -- the questions


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", Completion(exercise="bird-dog", side="left", reps=3, hold_s=5, duration_s=17)),
        ("-", None),
        ("done", Completion(exercise="bird-dog", side="left")),
        ("8x5s", Completion(exercise="bird-dog", side="left", reps=8, hold_s=5)),
        ("8 x 5 s", Completion(exercise="bird-dog", side="left", reps=8, hold_s=5)),
        ("8x5s 50s", Completion(exercise="bird-dog", side="left", reps=8, hold_s=5, duration_s=50)),
        ("3x10 2min", Completion(exercise="bird-dog", side="left", sets=3, reps=10, duration_s=120)),
        ("90s", Completion(exercise="bird-dog", side="left", duration_s=90)),
    ],
)
def test_a_dose_as_it_is_typed(text: str, meant: Completion | None) -> None:
    ran = Completion(exercise="bird-dog", side="left", reps=3, hold_s=5, duration_s=17)
    assert _dose_of(text, ran, EXERCISES["bird-dog"]) == meant


@pytest.mark.parametrize("text", ["5", "x", "8x5s 8x5s", "50s 8x5s", "8x5s effort 4", "none", "8x5s, 90s", "left"])
def test_what_is_no_dose_is_asked_again(text: str) -> None:
    ran = Completion(exercise="bird-dog", side="left", reps=3)
    with pytest.raises(JournalError):
        _dose_of(text, ran, EXERCISES["bird-dog"])


def test_short_answers() -> None:
    assert [yes_no_later(text) for text in ("", "Y", "yes", "n", "No", "l", "later")] == [*"yyynnll"]
    assert [felt_of(text) for text in ("", "e", "SAME", "wors")] == [None, "easier", "same", "worse"]
    assert [level_of("level")(text) for text in ("", "0", "10")] == [None, 0, 10]
    level = level_of("level")
    refused: list[tuple[Callable[[str], object], str]] = [
        (yes_no_later, "maybe"),
        (felt_of, "good"),
        (level, "-1"),
        (level, "11"),
        (level, "x"),
    ]
    for read, text in refused:
        with pytest.raises(JournalError):
            read(text)
    with pytest.raises(JournalError, match="did you mean worse"):
        felt_of("wrose")


def test_a_session_that_runs_elsewhere_is_left_alone(journal: Bench) -> None:
    with at_terminal(journal, "session", "walking", "40s") as one:
        one.match(r"3\d s  Walking")
        with at_terminal(journal, "session", "plank") as other:
            other.expect("a session ran until a moment ago, perhaps in another window")
            assert other.end() == 2
        one.match(r"[23]\d s  Walking")
        one.type("q").expect("What was done?")
