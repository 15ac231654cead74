"""On a terminal: colours that NO_COLOR and --plain take away, questions, and text that fires nothing."""

import re
from datetime import timedelta

import pytest

from tests.cli.shell import Bench

QUESTION = "[Y/n/keep] "
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(autouse=True)
def real_time(journal: Bench) -> None:
    journal.keep_real_time()


def test_colours_are_for_eyes_only(journal: Bench) -> None:
    journal.line("pain 6 stiff, note slept")
    _, seen = journal.terminal("today")
    assert "\x1b[" in seen
    for words, name in ((("today", "--plain"), "HOME"), (("today",), "NO_COLOR"), (("today",), "TERM")):
        env = {"HOME": journal.env["HOME"], "NO_COLOR": "1", "TERM": "dumb"}
        status, text = journal.terminal(*words, env={name: env[name]})
        assert status == 0
        assert "\x1b" not in text
        assert not any("\u2500" <= char <= "\u28ff" for char in text)
    assert ESCAPE.sub("", seen).split("\n")[3:] == text.split("\n")[3:]


def test_the_chart_is_drawn_to_the_size_of_the_terminal(journal: Bench) -> None:
    today = journal.clock.time.date()
    for days in range(1, 20):
        journal.line(f"{today - timedelta(days=days)} pain {days % 10}")
    journal("spell", "start", f"{today - timedelta(days=46)}")
    for size in ((80, 24), (120, 36), (60, 15)):
        status, seen = journal.terminal("trend", size=size, env={"COLORTERM": "truecolor"})
        assert status == 0
        lines = ESCAPE.sub("", seen).rstrip("\n").split("\n")
        assert max(map(len, lines)) <= size[0]
        # Where there is no room for all of it the picture keeps its least height, and the sentences go on below.
        assert len(lines) < max(size[1], 12 + 15)
        assert "•" in seen
        assert "○" in seen
        assert "\x1b[38;2;" in seen
    _, seen = journal.terminal("trend")
    assert "\x1b[38;2;" not in seen
    assert "•" in seen


def test_long_words_go_on_below_and_the_id_stays_at_the_end(journal: Bench) -> None:
    journal.line("note " + "slept badly and then better " * 8)
    _, seen = journal.terminal("history", size=(60, 24))
    lines = ESCAPE.sub("", seen).rstrip("\n").split("\n")
    assert max(map(len, lines)) <= 60
    rows = [line for line in lines if line.startswith("  ")]
    assert len(rows) > 4
    assert re.fullmatch(r"  21:10  .*|  \d\d:\d\d  .*", rows[0])
    assert re.search(r" [0-9a-f]{4,}$", rows[-1])


def test_recent_history_on_a_terminal_all_of_it_in_a_pipe(journal: Bench) -> None:
    journal.line("2020-01-01 pain 9")
    journal("pain", "4")
    _, seen = journal.terminal("history")
    assert "2020" not in seen
    assert "journal history --from DAY shows more." in seen
    assert "2020" in journal("history").out
    assert "2020" in journal.terminal("history", "--from", "2020-01-01")[1]


def test_a_near_miss_is_asked_about(journal: Bench) -> None:
    status, seen = journal.terminal("took", "ibuprofn", "400mg", typed="\n", after=QUESTION)
    assert status == 0
    assert "did you mean ibuprofen?" in seen
    assert "· ibuprofen 400mg" in ESCAPE.sub("", seen)
    status, seen = journal.terminal("took", "ibuprofn", typed="keep\n", after=QUESTION)
    assert (status, "· ibuprofn" in ESCAPE.sub("", seen)) == (0, True)
    status, seen = journal.terminal("did", "brigde", typed="y\n", after=QUESTION)
    assert (status, "Glute bridge" in seen) == (0, True)


def test_no_is_an_answer_too(journal: Bench) -> None:
    status, seen = journal.terminal("took", "ibuprofn", typed="n\n", after=QUESTION)
    assert status == 2
    assert "Saved" not in seen
    assert not journal.file.exists()
    status, seen = journal.terminal("took", "ibuprofn", typed="\x03", after=QUESTION)
    assert (status, seen.split("\n")[-2]) == (130, f"{QUESTION}^CInterrupted.")
    assert not journal.file.exists()


def test_due_says_a_line_to_eyes(journal: Bench) -> None:
    assert journal.terminal("due") == (0, "Nothing is logged today.\n")
    journal.process("pain", "4")
    assert journal.terminal("due") == (1, "Today is logged.\n")


def test_nothing_that_was_typed_fires_on_a_terminal(journal: Bench) -> None:
    journal.line("note [@click=app.quit]x [/red] \x1b]0;title\x07\x9b31m \u202eabc")
    for words in (("today",), ("history",), ("changes",), ("export",), ("history", "--json"), ("undo",)):
        status, seen = journal.terminal(*words)
        assert status == 0
        assert not {"\x07", "\x9b", "\u202e"} & set(seen), words
        assert "\x1b]" not in seen
        assert "[@click=app.quit]x [/red]" in seen


def test_long_words_about_the_data_break_between_words(journal: Bench) -> None:
    _, seen = journal.terminal("note", "a walk in the garden with the dog and the neighbours", size=(40, 24))
    rows = ESCAPE.sub("", seen).split("\n")
    assert max(map(len, rows)) <= 40
    assert "".join(rows).count("neighbours") == 1
