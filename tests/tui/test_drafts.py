"""What is half typed: it survives escape, a crash and a kill, and is offered again."""

import os
import signal
from pathlib import Path

import pytest

from journal.config import Settings
from journal.domain.entries import Completion, Reading
from journal.domain.routines import Routine, RoutineItem
from journal.domain.spells import Spell
from journal.services.earlier import earlier_lines
from journal.services.logging import delete_entries, edit_entry, log_line
from journal.services.routines import save_routine
from journal.store.store import Store
from journal.tui.drafts import Drafts
from journal.tui.screens.exercise_forms import RoutineScreen
from journal.tui.widgets.day_lists import Timeline
from journal.tui.widgets.entry_bar import LineField
from tests.support import NOW as SUPPORT_NOW
from tests.support import open_store
from tests.tui.terminal import Terminal, journal_terminal

from .conftest import Evening, Evenings, FakeClock

KEPT = "as you left it"


def line(it: Evening) -> str:
    return it.app.screen.query_one(LineField).value


# -- forms that do not log


async def to_routine(it: Evening) -> None:
    await it.press("3", "tab")
    await it.press("c")


@pytest.fixture
def routine(store: Store, clock: FakeClock) -> Routine:
    return save_routine(store, clock, Routine(name="aa-first", items=(RoutineItem(exercise="bird-dog", dose="8x5s"),)))


async def test_a_form_put_aside_has_its_words_when_it_is_opened_again(
    evening: Evenings, store: Store, routine: Routine
) -> None:
    async with evening() as it:
        await to_routine(it)
        await it.type("x")
        await it.press("escape")
        await it.press("c")
        assert KEPT in it.text
        assert it.app.screen.query_one("#field-name").value == "aa-firstx"  # type: ignore[attr-defined]
        await it.press("enter")
        assert [one.name for one in store.routines()] == ["aa-firstx"]
        await it.press("c")
        assert KEPT not in it.text


async def test_starting_over_puts_back_what_is_in_the_journal(evening: Evenings, routine: Routine) -> None:
    async with evening() as it:
        await to_routine(it)
        await it.type("x")
        await it.press("escape", "c", "ctrl+o")
        assert it.app.screen.query_one("#field-name").value == "aa-first"  # type: ignore[attr-defined]
        await it.press("escape", "c")
        assert KEPT not in it.text


async def test_a_form_that_a_crash_took_is_named_at_the_next_start(
    evening: Evenings, store: Store, routine: Routine
) -> None:
    async with evening() as it:
        await to_routine(it)
        await it.type("x")
        it.app._look()
        await it.settle()
        assert "aa-firstx" in (store.scratch("tui-Change: aa-first") or "")
    async with evening() as it:
        assert any("Change: aa-first" in said and "were not saved last time" in said for said in it.said)
        await to_routine(it)
        assert KEPT in it.text
        assert isinstance(it.app.screen, RoutineScreen)


def test_words_are_kept_by_what_they_are_about_and_named_as_people_read_them() -> None:
    drafts = Drafts()
    drafts.put("gap 2026-08-01", {"days": "3"}, "Not known")
    drafts.put("gap 2026-10-03", {"days": "5"}, "Not known")
    drafts.put("week", {"days": "2"}, "The last days")
    drafts.drop_sort("gap", but="gap 2026-10-03")
    again = Drafts()
    again.take_up(drafts.texts())
    assert list(again.texts()) == ["gap 2026-10-03", "week"]
    assert again.line_of("week") == "The last days: days 2"
    assert again.changes({}) == {"gap 2026-10-03": None, "week": None}


# -- a kill


@pytest.fixture
def journal(tmp_path: Path) -> Store:
    store = open_store(tmp_path)
    store.save_spell(Spell(onset=SUPPORT_NOW.date()), SUPPORT_NOW)
    return store


def killed(terminal: Terminal, store: Store, key: str, words: str) -> None:
    """Kill the program once the words are on the disk: within a second or two of their typing."""
    while words not in (store.scratch(key) or ""):
        terminal._read(0.0)
    os.kill(terminal.pid, signal.SIGKILL)
    terminal.end()


@pytest.mark.parametrize(("keys", "kind"), [(":note my back is", "tui-line"), ("nmy back is", "tui-note")])
def test_a_kill_takes_nothing_that_was_typed_seconds_ago(journal: Store, tmp_path: Path, keys: str, kind: str) -> None:
    with journal_terminal(tmp_path) as terminal:
        terminal.until("Done", "The day")
        terminal.type(keys[0])
        terminal.until("Entry" if keys[0] == ":" else "Note")
        terminal.type(keys[1:])
        terminal.until("my back is")
        killed(terminal, journal, kind, "my back is")
    assert journal.entries() == []
    with journal_terminal(tmp_path) as terminal:
        terminal.until("my back is", "not saved last time")


# -- an edit of what another window changed


async def edited(it: Evening, words: str) -> None:
    await it.press("left")
    it.app.screen.query_one(Timeline).focus()
    await it.press("home", "enter", "ctrl+u")
    await it.type(words)


async def test_a_stale_edit_shows_both_texts_and_a_second_enter_saves_mine(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    other = open_store(store.paths.database.parent)
    async with evening() as it:
        await edited(it, "pain 1 dull")
        edit_entry(other, clock, Settings(), other.entries()[0], "pain 9 burning")
        await it.press("enter")
        assert "back 9, burning" in it.text
        assert "back 1, dull" in it.text
        assert "changed elsewhere" in it.text
        assert line(it) == "pain 1 dull"
        assert store.entries()[0].value == Reading(level=9, qualities=("burning",))
        await it.press("enter")
        assert store.entries()[0].value == Reading(level=1, qualities=("dull",))
    other.close()


async def test_put_aside_a_stale_edit_is_still_shown_beside_what_is_there(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    other = open_store(store.paths.database.parent)
    async with evening() as it:
        await edited(it, "pain 1 dull")
        await it.press("escape")
        edit_entry(other, clock, Settings(), other.entries()[0], "pain 9 burning")
        it.app._look()
        await it.settle()
        await it.press("enter")
        assert "back 9, burning" in it.text
        assert line(it) == "pain 1 dull"
    other.close()


async def test_of_an_entry_deleted_elsewhere_the_words_become_a_new_line(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    other = open_store(store.paths.database.parent)
    async with evening() as it:
        await edited(it, "pain 1 dull")
        delete_entries(other, clock, [other.entries()[0]])
        await it.press("enter")
        assert "deleted elsewhere" in it.text
        assert line(it) == "pain 1 dull"
        await it.press("enter")
        assert Reading(level=1, qualities=("dull",)) in [entry.value for entry in store.entries()]
    other.close()


# -- earlier lines


async def test_up_in_an_empty_line_brings_back_earlier_ones(evening: Evenings, store: Store, clock: FakeClock) -> None:
    for text in ("pain 3 left calf", "heat 20 from 6 to 4", "pain 5, note a, b"):
        log_line(store, clock, Settings(), text)
    async with evening() as it:
        await it.press("colon", "up")
        assert line(it) == "pain 5, note a, b"
        await it.press("up")
        assert line(it) == "heat 20 from 6 to 4"
        assert "understood as" in it.text
        await it.press("up", "down", "down", "down", "down")
        assert line(it) == ""
        await it.press("up", "up", "up", "enter")
        assert store.entries()[-1].value == Reading(level=3, site="calf", side="left")


async def test_once_changed_up_and_down_choose_words_again(evening: Evenings, store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "pain 3")
    async with evening() as it:
        await it.press("colon", "up")
        await it.type(" b")
        await it.press("up")
        assert line(it) == "pain 3 b"


def test_earlier_lines_say_both_sides_once_and_know_what_was_deleted(store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "did bird-dog 10x5s, pain 2")
    log_line(store, clock, Settings(), "did bird-dog 10x5s left")
    gone = log_line(store, clock, Settings(), "note forget this")
    assert earlier_lines(store, Settings())[:3] == [
        "note forget this", "did bird-dog 10x5s left", "did bird-dog 10x5s, pain 2",
    ]  # fmt: skip
    delete_entries(store, clock, gone)
    assert "note forget this" not in earlier_lines(store, Settings())
    assert Completion(exercise="bird-dog", side="right", reps=10, hold_s=5) in [one.value for one in store.entries()]
