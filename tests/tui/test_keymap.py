"""Keys of the user's own: what the settings may say, what is refused, and that every place tells and takes them."""

import re
from pathlib import Path

import pytest
from textual.keys import _character_to_key, key_to_character

from journal.config import Settings
from journal.domain.entries import Reading
from journal.errors import ValueRefused
from journal.services.exercises import hide_exercise
from journal.store.store import Store
from journal.tui.command import EVERYWHERE, TIMELINE, TODAY, character_of, key_of, key_word
from journal.tui.commands import COMMANDS, commands_of
from journal.tui.keymap import KeyTable, read_key
from journal.tui.practice_shown import shown_page, shown_practice
from journal.tui.shown import shown_tab
from tests.cli.shell import Bench
from tests.tui.conftest import Evenings, FakeClock
from tests.tui.terminal import journal_terminal

BY_ID = {command.id: command for command in COMMANDS}


@pytest.fixture
def journal(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def own(**keys: list[str]) -> Settings:
    return Settings(keys={name.replace("_", "-"): tuple(words) for name, words in keys.items()})


# -- the names of keys


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("p", "p"), ("P", "P"), ("shift+p", "P"), ("?", "question_mark"), ("question_mark", "question_mark"),
        (":", "colon"), ("+", "plus"), ("-", "minus"), ("<", "less_than_sign"), ("é", "é"), (" ", "space"),
        ("space", "space"), ("F5", "f5"), ("f24", "f24"), ("Esc", "escape"), ("pgup", "pageup"), ("PageUp", "pageup"),
        ("Ctrl+U", "ctrl+u"), ("shift+tab", "shift+tab"), ("shift+ctrl+left", "ctrl+shift+left"),
        ("ctrl+x", "ctrl+x"), ("ctrl++", "ctrl+plus"), ("ctrl+plus", "ctrl+plus"),
    ],
)  # fmt: skip
def test_a_key_is_written_as_it_is_printed_or_as_textual_names_it(word: str, key: str) -> None:
    assert read_key(word) == key


@pytest.mark.parametrize("word", ["", "pp", "f25", "f0", "ctrl+", "super+a", "a,b", "\x07", "enterr", "ctrl+xx", "+p"])
def test_what_is_no_key_is_none(word: str) -> None:
    assert read_key(word) == ""


def test_signs_are_named_as_textual_names_them() -> None:
    for code in range(0x21, 0x180):
        char = chr(code)
        if char.isprintable() and char != "\xa0":
            assert key_of(char) == _character_to_key(char)
            assert character_of(key_of(char)) == char
    for key in ("enter", "f1", "ctrl+a", "no_such_key"):
        assert character_of(key) == ""
        assert key_to_character(key) is None


def test_each_default_key_is_read_from_what_is_printed() -> None:
    arrows = {"↑": "up", "↓": "down", "←": "left", "→": "right"}
    for command in COMMANDS:
        for key in command.keys:
            word = key_word(key)
            assert read_key(arrows.get(word, word)) == key


# -- what is refused


def test_the_defaults_hold_together_and_an_empty_table_changes_nothing() -> None:
    table = KeyTable({})
    assert table.chosen == {}
    assert all(table.keys(command) == command.keys for command in COMMANDS)
    assert KeyTable({command.id: command.keys for command in COMMANDS if command.own and command.keys})


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"log-pian": ["f12"]}, ["log-pian", "log-pain"]),
        ({"log-pain": ["pp"]}, ["'pp'", "log-pain"]),
        ({"log-pain": ["h"]}, ["key h", "log-pain", "log-heat"]),
        ({"undo": ["f12"], "redo": ["f12"]}, ["key F12", "undo", "redo"]),
        ({"undo": ["t"]}, ["key t", "undo", "back-to-today"]),
        ({"undo": ["tab"]}, ["key tab", "undo", "next-list"]),
        ({"next-window": ["v"]}, ["key v", "next-window", "next-measure"]),
        ({"up": ["up", "k"]}, ["key k", "up", "leave-out"]),
        ({"previous-day": ["home"]}, ["key home", "previous-day", "first"]),
        ({"suspend": ["f1"]}, ["key F1", "suspend", "help"]),
        ({"skip": ["space"]}, ["key space", "skip", "pause"]),
        ({"undo": ["ctrl+i"]}, ["ctrl+i", "undo", "tab"]),
        ({"undo": ["ctrl+c"]}, ["ctrl+c", "undo", "copies"]),
        ({"save": ["s"]}, ["s cannot", "save", "typed"]),
        ({"suspend": ["Z"]}, ["Z cannot", "suspend", "typed"]),
        ({"ten": ["t"]}, ["ten", "the field itself"]),
        ({"accept": ["right"]}, ["accept", "the field itself"]),
        ({"quit": []}, ["quit", "needs a key"]),
        ({"cancel": []}, ["cancel", "needs a key"]),
        ({"save": ["ctrl+d"]}, ["ctrl+d", "save", "drop"]),
        ({"drop": ["d"]}, ["d cannot", "drop", "typed"]),
        ({"take-place": ["l"]}, ["l is on", "take-place", "map-side"]),
        ({"timer-stay": []}, ["timer-stay", "needs a key"]),
    ],
)
def test_what_cannot_be_is_refused_by_name(keys: dict[str, list[str]], words: list[str]) -> None:
    with pytest.raises(ValueRefused) as told:
        KeyTable(keys)
    assert all(word in told.value.what for word in words), told.value.what
    assert "[keys]" in told.value.todo
    assert told.value.exit_code == 2


@pytest.mark.parametrize(
    "keys",
    [
        {"log-pain": ["h"], "log-heat": ["p"]},
        {"undo": ["f6", "ctrl+u"]},
        {"undo": ["u", "u"]},
        {"leave-out": [], "skip-today": [], "up": ["up", "k"]},
        {"skip": ["p"], "save": ["ctrl+r"]},  # over a session and a form the keys that hold everywhere do not
        {"open-day": ["c"]},  # the library's place is another screen
        {"export": []},
        {"export": ["x"]},
        {"stretch-reminder": ["f6"]},
        {"save": ["ctrl+s", "enter"]},
    ],
)
def test_what_can_be_is_taken(keys: dict[str, list[str]]) -> None:
    table = KeyTable(keys)
    for name, words in keys.items():
        assert table.keys(BY_ID[name]) == tuple(dict.fromkeys(words))


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.own], ids=lambda one: one.id)
def test_every_command_that_is_bound_can_have_another_key(command: object) -> None:
    """F24 and ctrl+f11 are nobody's."""
    name = command.id  # type: ignore[attr-defined]
    assert KeyTable({name: ["f24", "ctrl+f11"]}).words(BY_ID[name]) == "F24 ctrl+F11"


def test_all_clashes_are_named_at_once_each_key_with_all_its_commands() -> None:
    with pytest.raises(ValueRefused) as told:
        KeyTable({"undo": ("t",), "redo": ("f12",), "export": ("f12",)})
    assert told.value.todo.startswith(
        'Free are, for example: undo = "f2", redo = "f3", export = "f4"; [] is no key. Your keys are under [keys] in /'
    )
    t, f12 = sorted(told.value.what.split("; "), key=len, reverse=True)
    assert t == (
        "the key t is on 4 commands: 'undo' (everywhere), 'back-to-today' (today), 'use-routine' (routines)"
        " and 'again-today' (entries)"
    )
    assert f12 == "the key F12 is on two commands: 'redo' (everywhere) and 'export' (everywhere)"


def test_every_clash_with_a_key_of_the_same_place_or_of_everywhere_is_refused() -> None:
    for command in commands_of(EVERYWHERE, TODAY, TIMELINE):
        for other in commands_of(EVERYWHERE, TODAY, TIMELINE):
            if command is other or not command.own or not other.keys or command.over:
                continue
            with pytest.raises(ValueRefused, match=r"is on (two|\d+) commands"):
                KeyTable({command.id: [other.keys[0]]})


# -- in the screens


async def test_another_key_does_it_and_the_first_one_does_no_more(evening: Evenings) -> None:
    async with evening(settings=own(log_pain=["f6"], undo=["ctrl+u", "f7"])) as it:
        await it.press("p")
        assert len(it.app.screen_stack) == 1
        await it.press("f6", "4", "enter")
        assert it.logged()[-1] == Reading(level=4)
        await it.press("u")
        assert len(it.logged()) == 3
        await it.press("f7")
        assert len(it.logged()) == 2


async def test_two_commands_change_keys(evening: Evenings) -> None:
    async with evening(settings=own(log_pain=["h"], log_heat=["p"])) as it:
        await it.press("h")
        assert "Level" in it.text
        await it.press("escape", "p")
        assert "Minutes" in it.text


async def test_a_command_without_a_key_is_still_in_the_palette(evening: Evenings) -> None:
    async with evening(settings=own(show_trends=[], bad_day=[]), size=(120, 36)) as it:
        await it.press("2", "b")
        assert it.app.current_mode == "today"
        assert len(it.app.screen_stack) == 1
        line = it.text.splitlines()[-1]
        assert "trends" not in line
        assert "bad day" not in line
        await it.press("ctrl+p")
        await it.type("Trends")
        await it.press("enter")
        assert it.app.current_mode == "trends"


async def test_a_command_of_the_palette_gets_a_key(evening: Evenings) -> None:
    async with evening(settings=own(stretch_reminder=["f6"]), toasts=True) as it:
        await it.press("f6")
        assert any("Stretch reminder on" in said for said in it.said)


async def test_keys_of_a_list_and_of_a_form(evening: Evenings) -> None:
    settings = own(tick=["f6"], save=["f2"], next_field=["f3"])
    async with evening(settings=settings) as it:
        before = len(it.logged())
        await it.press("enter", "space")
        assert len(it.logged()) == before
        await it.press("f6")
        assert len(it.logged()) > before
        await it.press("p", "5", "f3")
        assert it.app.focused is not None
        assert it.app.focused.id == "field-site"
        await it.press("f2")
        assert it.logged()[-1] == Reading(level=5)


async def test_a_session_has_keys_of_its_own(evening: Evenings) -> None:
    async with evening(settings=own(end_session=["p"], skip=["f6"]), size=(100, 30)) as it:
        await it.press("g")
        assert "p end" in it.text
        assert "F6 skip" in it.text
        await it.press("p")
        assert "p end" not in it.text


async def test_the_key_line_the_palette_and_the_help_tell_them(evening: Evenings) -> None:
    async with evening(settings=own(log_pain=["f6"], undo=["ctrl+u"]), size=(120, 36)) as it:
        assert "F6 pain" in it.text.splitlines()[-1]
        assert "p pain" not in it.text.splitlines()[-1]
        await it.press("ctrl+p")
        await it.type("Undo")
        assert "(ctrl+u)" in it.text
        await it.press("escape", "f1")
        assert re.search(r"\bF6 +Log pain", it.text)
        assert re.search(r"ctrl\+u +Undo", it.text)


async def test_sentences_name_them(evening: Evenings, empty_store: Store) -> None:
    settings = own(log_pain=["f6"], set_onset=["f8"], timer_heat=["f7"], log_heat=["f9"], undo=["ctrl+u"], log_note=[])
    async with evening(settings=settings, on=empty_store, toasts=True, size=(120, 36)) as it:
        await it.press("escape")
        for words in (
            "F6 logs one",
            "F9 heat, i ice; timer F7, I",
            "F8 sets when one started",
            "“Write a note” note",
        ):
            assert words in it.text
        await it.press("f6", "4", "enter")
        await it.press("tab")
        await it.press("d")
        assert any(said.endswith("ctrl+u brings it back.") for said in it.said), it.said


async def test_a_note_that_speaks_of_a_key_is_left_alone(evening: Evenings) -> None:
    async with evening(settings=own(undo=["ctrl+u"]), toasts=True) as it:
        it.app.say("Saved: u takes it back and so on")
        await it.settle()
        assert it.said == ["Saved: u takes it back and so on"]


# -- in the shell


def test_the_shell_prints_the_keys_that_hold(journal: Bench) -> None:
    Path(journal.env["JOURNAL_CONFIG"]).write_text('[keys]\nlog-pain = "<"\nundo = ["u", "ctrl+u"]\nredo = []\n')
    answer = journal("keys")
    assert answer.status == 0
    assert re.search(r"^  < +log-pain +Log pain\.", answer.out, re.MULTILINE)
    assert re.search(r"^  u ctrl\+u +undo ", answer.out, re.MULTILINE)
    assert re.search(r"^ {10,}redo ", answer.out, re.MULTILINE)
    assert re.search(r"^ {10,}stretch-reminder ", answer.out, re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[keys]\nlog-pian = "P"\n', ("log-pian", "log-pain")),
        ('[keys]\nlog-pain = "h"\n', ("log-pain", "log-heat", "key h")),
        ('[keys]\nlog-pain = ["nokey"]\n', ("nokey", "log-pain")),
        ("[keys]\nlog-pain = 4\n", ("keys",)),
        ("keys = 4\n", ("keys",)),
    ],
)
def test_the_shell_refuses_keys_that_cannot_be(journal: Bench, text: str, words: tuple[str, ...]) -> None:
    Path(journal.env["JOURNAL_CONFIG"]).write_text(text)
    answer = journal("keys")
    assert (answer.status, answer.out) == (2, "")
    assert all(word in answer.err for word in words), answer.err
    assert "config.toml" in answer.err


def test_a_key_on_two_commands_keeps_nobody_from_logging(journal: Bench) -> None:
    Path(journal.env["JOURNAL_CONFIG"]).write_text('[keys]\nlog-pain = "h"\n')
    assert journal("pain", "4").status == 0


def test_a_key_on_two_commands_ends_the_screens_before_they_begin(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[keys]\nlog-pain = "h"\n')
    with journal_terminal(tmp_path) as terminal:
        terminal.until("log-pain", "log-heat", "[keys]", 'log-pain = "f2"')
        assert terminal.end() == 2
    assert b"\x1b[?1049h" not in terminal.raw  # the screen was never taken
    assert not (tmp_path / "journal.db").exists()


def test_what_there_is_to_do_is_told_with_the_key_of_one_s_own(empty_store: Store, clock: FakeClock) -> None:
    mine = own(log_pain=["f5"], log_heat=["f6"], log_spasm=[], hide_exercise=["f7"], plan_line=["f8"])
    hide_exercise(empty_store, clock, "crunch", hidden=True)
    words = {
        name: shown_tab(empty_store, clock, mine, name, "spell", "worst", 0).words[0]
        for name in ("weeks", "care", "legs")
    }
    assert words == {
        "weeks": "F5 logs a pain level.",
        "care": "F6, i and e log heat, ice and exercise.",
        "legs": "“Log a cramp or spasm” logs a cramp or spasm; F5 logs leg pain where its site is one of the leg.",
    }
    page = shown_page(empty_store, clock, mine, "crunch").rows(200)
    told = ["".join(run.text for run in row.left) for row in page]
    assert "Not offered; z shows or hides such ones, F7 offers it again." in told
    weeks = shown_practice(empty_store, clock, mine, "weeks", 0).weeks
    assert weeks is not None
    assert weeks.words[0].endswith("e logs an exercise, F8 plans how often.")
