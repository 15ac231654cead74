"""Completion: the scripts, and what the program offers them."""

import shutil
import subprocess
import sys

import pytest

from journal.cli.commands import COMMANDS, SHELLS
from tests.cli.shell import Bench


def offered(journal: Bench, *words: str) -> list[str]:
    answer = journal("_complete", "--", *words)
    assert (answer.status, answer.err) == (0, "")
    return [line.partition("\t")[0] for line in answer.lines]


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (("",), {"pain", "today", "completion"}),
        (("hi",), {"history"}),
        (("--v",), {"--version"}),
        (("history", "--"), {"--from", "--json", "--db", "--plain"}),
        (("history", "--kind", "pa"), {"pain"}),
        (("history", "--kind", "pain,sp"), {"pain,spasm"}),
        (("history", "--from", "y"), {"yesterday"}),
        (("trend", "--window", ""), {"spell", "13w"}),
        (("--plain", "trend", "--m"), {"--measure"}),
        (("pain", "7", "ca"), {"calf"}),
        (("pain", "7", "calf", "le"), {"left"}),
        (("did", "gl"), {"glute-bridge"}),
        (("did", "bri"), {"bridge", "glute-bridge"}),
        (("log", "pain", "4,", "hea"), {"heat"}),
        (("edit", "3f2a", "pain", "4", "ca"), {"calf"}),
        (("sign", "num"), {"numb-saddle"}),
        (("spell", ""), {"start"}),
        (("spell", "start", "2026-10-09", "a"), {"about"}),
        (("completion", ""), set(SHELLS)),
        (("today", "ye"), {"yesterday"}),
        (("exercise", ""), {"bird-dog", "add", "edit", "hide"}),
        (("exercise", "bri"), {"glute-bridge"}),
        (("exercise", "edit", "bi"), {"bird-dog"}),
        (("exercise", "--m"), {"--measure", "--muscles"}),
        (("exercise", "add", "Foo", "--group", "c"), {"core"}),
        (("exercises", "--phase", ""), {"any", "advised-against"}),
        (("routine", ""), {"first-days", "building-up", "use", "stop", "add"}),
        (("routine", "use", "g"), {"getting-going"}),
        (("routine", "add", "evening", "bi"), {"bird-dog"}),
        (("plan", ""), {"any", "core", "walking"}),
        (("plan", "core", ""), {"none"}),
        (("skip", "bi"), {"bird-dog"}),
        (("skip", "bird-dog", "--"), {"--at", "--undo"}),
        (("skip", "bird-dog", "--at", "y"), {"yesterday"}),
        (("session", ""), {"today", "first-days", "bird-dog"}),
        (("session", "bird-dog", ""), {"10x5s"}),
        (("timer", ""), {"heat", "ice", "stop"}),
        (("timer", "heat", "ca"), {"calf"}),
        (("timer", "heat", "calf", "l"), {"left"}),
        (("export", ""), {":files"}),
        (("--db", ""), {":files"}),
    ],
)
def test_what_a_word_may_become(journal: Bench, words: tuple[str, ...], some: set[str]) -> None:
    assert some <= set(offered(journal, *words))


@pytest.mark.parametrize(
    "words",
    [
        ("note", "pai"),
        ("nonsense", "x"),
        ("edit", ""),
        ("where", ""),
        ("pain", '"'),
        ("exercise", "hide", "bird-dog", "x"),
        ("exercise", "unhide", ""),
        ("routine", "use", "first-days", ""),
        ("skip", "bird-dog", "no"),
        ("timer", "stop", ""),
    ],
)
def test_where_there_is_nothing_to_offer(journal: Bench, words: tuple[str, ...]) -> None:
    assert offered(journal, *words) == []
    assert not journal.file.exists()


def test_names_of_the_users_own_are_offered_from_the_journal(journal: Bench) -> None:
    for line in (
        "exercise add Sun salutation --group mobility --measure sets-reps --alias salute",
        "routine add evening walking",
    ):
        assert journal(*line.split()).status == 0
    for words in (("did", "su"), ("log", "did", "su"), ("exercise", "su"), ("skip", "su"), ("plan", "su")):
        assert offered(journal, *words) == ["sun-salutation"], words
    assert offered(journal, "did", "salu") == ["salute", "sun-salutation"]
    assert offered(journal, "session", "ev") == ["evening"]
    assert "evening" in offered(journal, "routine", "delete", "")


def test_a_journal_that_cannot_be_read_offers_the_built_in_names(journal: Bench) -> None:
    journal.file.write_text("no database")
    assert offered(journal, "did", "bird") == offered(journal, "exercise", "bird") == ["bird-dog"]
    assert offered(journal, "routine", "use", "fi") == ["first-days"]


def test_the_hidden_command_is_not_offered(journal: Bench) -> None:
    assert offered(journal, "") == [name for name, command in COMMANDS.items() if command.group]


@pytest.mark.parametrize("shell", SHELLS)
def test_each_script_is_its_shells_language(journal: Bench, shell: str) -> None:
    script = journal("completion", shell).out
    assert "journal _complete --" in script
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    check = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True)
    assert (check.returncode, check.stderr) == (0, "")


def program(journal: Bench) -> dict[str, str]:
    """Return an environment in which `journal` is the program under test."""
    file = journal.folder / "bin" / "journal"
    file.parent.mkdir()
    file.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m journal "$@"\n')
    file.chmod(0o755)
    (journal.folder / "a-file").touch()
    return journal.env | {"PATH": f"{file.parent}:{journal.env['PATH']}"}


def complete(journal: Bench, shell: str, words: list[str]) -> list[str]:
    """Return what a shell completes the last of the words with."""
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    script = journal("completion", shell).out
    if shell == "bash":
        setting = f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; _journal"
        script = f"{script}\n{setting}\necho ${{COMPREPLY[@]}}"
    elif shell == "fish":
        script = f"{script}\ncomplete -C '{' '.join(words)}' | string split -f1 \\t"
    else:
        stubs = "compdef() {}; _files() { echo a-file }; _describe() { print -l ${(P)3%%:*} }"
        script = f"{stubs}\n{script}\nwords=({' '.join(words)}); CURRENT={len(words)}; _journal"
    command = [shell, "-c", script]
    answer = subprocess.run(command, env=program(journal), cwd=journal.folder, capture_output=True, text=True)
    assert answer.stderr == ""
    return answer.stdout.split()


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("words", "replies"),
    [
        (["did", "gl"], ["glute-bridge"]),
        (["hist"], ["history"]),
        (["export", "a-f"], ["a-file"]),
        (["trend", "--window", "1"], ["13w", "1y"]),
    ],
)
def test_shells_complete(journal: Bench, shell: str, words: list[str], replies: list[str]) -> None:
    assert complete(journal, shell, ["journal", *words]) == replies
