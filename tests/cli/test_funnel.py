"""One way in and one way out: options anywhere, statuses, pipes, interruptions, and nothing loaded without need."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from journal import __version__
from journal.__main__ import main
from journal.cli.commands import COMMANDS
from tests.cli.shell import Bench

HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "textual", "rich", "plotext"}


# -- usage


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("brigde",), "no command 'brigde'"),
        (("histroy",), "did you mean history?"),
        (("hist",), "did you mean history?"),
        (("cramp",), "did you mean spasm?"),
        (("imports",), "no command 'imports': did you mean import?"),
        (("--jsn", "today"), "journal has no option '--jsn': did you mean --json?"),
        (("--db",), "--db needs a value"),
        (("--db", "", "pain", "4"), "--db needs a value"),
        (("today", "--db="), "--db needs a value"),
        (("export", ""), "an empty word after export"),
        (("completion", " "), "an empty word after completion"),
        (("--json",), "--json belongs to a command"),
        (("--window", "13w", "today"), "journal today has no option '--window'"),
        (("today", "--version"), "journal today has no option '--version'"),
        (("where", "now"), "'now' is a word too many for where"),
        (("trend", "--window", "14w"), "did you mean 13w?"),
        (("completion", "bsh"), "did you mean bash?"),
        (("completion",), "something is missing after completion"),
        (("pain 4",), "no command 'pain 4'"),
        (("evil\x1b]0;x\x07",), "no command 'evil␛]0;x␇'"),
    ],
)
def test_a_wrong_command_or_option_names_the_nearest(journal: Bench, words: tuple[str, ...], what: str) -> None:
    answer = journal(*words)
    assert (answer.status, answer.out) == (2, "")
    assert what in answer.words[0]
    assert len(answer.words) == 2
    assert not journal.file.exists()


def test_a_whole_line_in_one_argument_is_told_how_to_log(journal: Bench) -> None:
    assert journal("yesterday", "21:15", "pain", "4").words[1] == (
        "To log that line write: journal log yesterday 21:15 pain 4"
    )
    assert journal("pain 4, heat 20").words[1] == 'To log that line write: journal log "pain 4, heat 20"'


def test_common_options_stand_before_or_after_the_command(journal: Bench) -> None:
    other = journal.folder / "other %.db"
    assert journal("--db", str(other), "pain", "4").status == 0
    assert journal("pain", "5", f"--db={other}").status == 0
    assert len(json.loads(journal("--json", "history", "--db", str(other)).out)) == 2
    assert not journal.file.exists()


def test_help_of_everything_and_of_each_command(journal: Bench) -> None:
    everything = journal("--help")
    assert (everything.status, everything.err) == (0, "")
    for command in COMMANDS.values():
        if not command.group:
            continue
        assert f"  {command.name} " in everything.out
        for words in ((command.name, "--help"), ("help", command.name), (command.name, "-h")):
            answer = journal(*words)
            assert (answer.status, answer.err) == (0, "")
            assert f"Usage: journal {command.name}" in answer.out
            assert all(option.name in answer.out for option in command.options)
    assert "_complete" not in everything.out
    assert journal("help").out == journal("-h").out == everything.out
    assert max(map(len, everything.lines)) <= 90


def test_every_example_of_the_help_is_understood(journal: Bench) -> None:
    for command in COMMANDS.values():
        for example in command.examples:
            if command.group == "Log" and "<" not in example:
                words = example.removeprefix("journal ").replace('"', "").split()
                assert journal(*words).status == 0, example


def test_the_version(journal: Bench) -> None:
    assert journal("--version").out == f"pain-journal {__version__}\n"


def test_without_a_terminal_there_are_no_screens(journal: Bench) -> None:
    for words in ((), ("--demo",), ("--db", str(journal.file))):
        answer = journal(*words)
        assert (answer.status, answer.words[0]) == (2, "journal: the screens need a terminal")
    assert not journal.file.exists()


# -- failures


def test_files_that_cannot_be_used_end_with_3(journal: Bench) -> None:
    (journal.folder / "text.db").write_text("hello, this is no database at all, only text" * 100)
    (journal.folder / "empty.db").touch()
    foreign = sqlite3.connect(journal.folder / "foreign.db")
    foreign.execute("CREATE TABLE t (x)")
    foreign.close()
    for name in ("text.db", "empty.db", "foreign.db", "."):
        path = journal.folder / name
        before = path.read_bytes() if path.is_file() else b""
        for words in (("pain", "4"), ("today",), ("due",), ("history", "--json")):
            answer = journal("--db", str(path), *words)
            assert (answer.status, answer.out) == (3, ""), (name, words)
            assert len(answer.words) == 2
        assert not path.is_file() or path.read_bytes() == before


def test_a_path_that_is_no_text_is_refused(journal: Bench) -> None:
    for words in (("pain", "4"), ("today",), ("where",)):
        answer = journal.process(*words, env={"JOURNAL_DB": os.fsdecode(bytes(journal.folder) + b"/\xff.db")})
        assert (answer.returncode, answer.stdout) == (3, b"")
        assert "is not valid UTF-8" in answer.stderr.decode().splitlines()[0]


def test_a_missing_journal_beside_its_backups_is_not_taken_for_a_new_one(journal: Bench) -> None:
    journal.env |= {"JOURNAL_DB": "", "XDG_DATA_HOME": str(journal.folder / "data")}
    backups = journal.folder / "data" / "pain-journal" / "journal-backups"
    backups.mkdir(parents=True)
    (backups / "2026.db").touch()
    for words in (("today",), ("pain", "4")):
        answer = journal(*words)
        assert answer.status == 3
        assert "its backups are in" in answer.words[0]


def test_wrong_settings_are_told(journal: Bench) -> None:
    (journal.folder / "config.toml").write_text("day_trun = 3\n")
    answer = journal("pain", "4")
    assert answer.status == 2
    assert "no setting 'day_trun'" in answer.words[0]
    assert journal("where").status == 0


def test_our_own_mistakes_tell_nothing_that_was_typed(journal: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise TypeError("secret words of the user")

    monkeypatch.setattr("journal.cli.log.understand_line", broken)
    answer = journal("note", "x")
    assert answer.status == 70
    assert answer.words == [
        "journal: something went wrong inside: TypeError",
        "Run it again with --debug to see where.",
    ]
    answer = journal("note", "x", "--debug")
    assert answer.status == 70
    assert answer.words[0].startswith("Traceback")
    assert answer.words[-1] == "journal: something went wrong inside: TypeError"


def test_a_refusal_shows_its_origin_only_with_debug(journal: Bench) -> None:
    assert "Traceback" not in journal("pain", "11").err
    assert "Traceback" in journal("pain", "11", "--debug").err
    assert "Traceback" not in journal("note", "--", "--debug", "pain").err


def test_main_takes_words(journal: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNAL_DB", str(journal.file))
    monkeypatch.setenv("JOURNAL_CONFIG", str(journal.folder / "none"))
    assert main(["pain", "11"]) == 2


# -- pipes, streams and signals


def test_a_closed_pipe_is_no_error(journal: Bench) -> None:
    lines = "\n".join(f"pain {n % 11}, note {'x' * 60}" for n in range(1000))
    assert journal.process("log", "-", stdin=lines.encode()).returncode == 0
    for words in ("history", "history --json", "changes", "export", "--help", "trend --table"):
        shell = f'set -o pipefail; "{sys.executable}" -m journal {words} | head -1'
        answer = subprocess.run(["bash", "-c", shell], env=journal.env, capture_output=True, timeout=60)
        assert answer.returncode == 0, (words, answer.stderr)
        assert answer.stdout.count(b"\n") == 1
        assert b"Error" not in answer.stderr
        assert b"Traceback" not in answer.stderr


def test_a_pipe_closed_before_the_first_word_is_no_error(journal: Bench) -> None:
    for words in (["today"], ["--version"], ["pain", "4", "--json"]):
        read, write = os.pipe()
        os.close(read)
        answer = subprocess.run(
            journal.command(*words), env=journal.env, stdout=write, stderr=subprocess.PIPE, timeout=60
        )
        os.close(write)
        assert answer.returncode == 0
        assert b"Error" not in answer.stderr
        assert b"Traceback" not in answer.stderr


def test_closed_streams_do_not_stop_a_save(journal: Bench) -> None:
    shell = f'"{sys.executable}" -m journal pain 4 --json >&- 2>&- <&-'
    assert subprocess.run(["bash", "-c", shell], env=journal.env, timeout=60).returncode == 0
    assert len(json.loads(journal("history", "--json").out)) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_an_error(journal: Bench) -> None:
    with Path("/dev/full").open("wb") as full:
        answer = subprocess.run(
            journal.command("--help"), env=journal.env, stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert answer.returncode == 3
    assert answer.stderr.decode() == (
        "journal: the answer cannot be printed: No space left on device\n"
        "What was saved stays saved: journal today shows it.\n"
    )


def test_a_poor_locale_prints_all_the_same(journal: Bench) -> None:
    journal.line("heat 20 from 6 to 4, note café 🦴")
    for env in (
        {"LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ):
        for words in (("today",), ("history", "--json"), ("trend",), ("pain", "4")):
            answer = journal.process(*words, env=env)
            assert answer.returncode == 0, answer.stderr
    answer = journal.process("history", "--json", env={"PYTHONIOENCODING": "ascii"})
    assert "café 🦴" in {record["note"] for record in json.loads(answer.stdout)}


def test_ctrl_c_ends_with_130_and_saves_nothing(journal: Bench) -> None:
    asked = "One line an entry; ctrl+d ends.\n".replace("\n", "\r\n")
    status, seen = journal.terminal("log", "-", typed="pain 4\n\x03", after=asked)
    assert status == 130
    assert seen.endswith("Interrupted.\n")
    assert not journal.file.exists()
    status, seen = journal.terminal("log", "-", typed="pain 4\n\x04", after=asked)
    assert (status, "· back 4" in seen) == (0, True)


# -- what is loaded


def loaded(journal: Bench, *words: str) -> tuple[int, set[str]]:
    """Return the status of a command and the modules that its process had loaded."""
    script = (
        "import sys; from journal.__main__ import main; status = main(sys.argv[1:]); "
        "print(status, *sorted(sys.modules), file=sys.__stderr__)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script, *words], env=journal.env, capture_output=True, text=True, timeout=60
    )
    status, *modules = answer.stderr.splitlines()[-1].split()
    return int(status), {module.partition(".")[0] for module in modules}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--help",), 0),
        (("--version",), 0),
        (("pain", "--help"), 0),
        (("brigde",), 2),
        (("today", "--jsn"), 2),
        (("pain", "11"), 2),
        (("log", "pain 4, heat"), 2),
        (("took", "ibuprofn"), 2),
        (("did", "glute"), 0),
        (("_complete", "--", "pain", "4", "c"), 0),
        (("completion", "bash"), 0),
        (("_complete", "--", "did", "b"), 0),
        (("_complete", "--", "session", ""), 0),
        (("exercises",), 0),
        (("exercise", "bird-dog"), 0),
        (("exercise", "brigde"), 2),
        (("exercise", "add", "Foo"), 2),
        (("routine",), 0),
        (("routine", "add", "evening", "brigde"), 2),
        (("plan",), 0),
        (("plan", "walking", "two"), 2),
        (("skip", "brigde"), 2),
        (("session", "bird-dog"), 2),
        (("timer", "heat"), 2),
        (("due",), 0),
        (("today",), 0),
    ],
)
def test_help_usage_and_refusals_load_nothing_heavy(journal: Bench, words: tuple[str, ...], status: int) -> None:
    found, modules = loaded(journal, *words)
    assert found == status
    if words[0] == "did":  # a prefix asks for the names of the journal; saving needs it anyway
        return
    assert not modules & HEAVY
    assert not modules & {"sqlite3", "argparse"}
    assert not journal.file.exists()


def test_a_usage_error_does_not_even_load_the_parser(journal: Bench) -> None:
    _, modules = loaded(journal, "--version")
    assert not modules & {"dataclasses", "pathlib", "json", "datetime", "zoneinfo"}


@pytest.mark.parametrize("words", [("pain", "4"), ("took", "ibuprofen"), ("due",), ("undo",), ("history",)])
def test_logging_and_due_load_neither_screens_nor_migrations_nor_charts(journal: Bench, words: tuple[str, ...]) -> None:
    journal("pain", "3")
    _, modules = loaded(journal, *words)
    assert not modules & {"textual", "rich", "alembic", "plotext"}


def test_keys_do_not_load_the_screens(journal: Bench) -> None:
    _, modules = loaded(journal, "keys")
    assert not modules & {"textual", "rich", "sqlmodel"}
