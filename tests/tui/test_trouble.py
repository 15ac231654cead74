"""The journal is locked, gone, or open in two windows: nothing that was typed is lost, and the screen does not lie."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from journal.config import Settings
from journal.domain.entries import Completion, Reading
from journal.services.logging import log_line
from journal.store.store import Store
from journal.tui import run as running
from journal.tui.app import JournalApp
from journal.tui.screens.log_forms import FORMS
from journal.tui.widgets.day_lists import TickList, Timeline
from journal.tui.widgets.entry_bar import LineField
from journal.tui.widgets.fields import TextField

from .conftest import NOW, Evening, Evenings, FakeClock

TODAY = NOW.date()


@contextmanager
def locked(store: Store) -> Iterator[None]:
    """Another program holds the file; the store gives up soon."""
    event.listen(store._engine, "connect", lambda driver, _record: driver.execute("PRAGMA busy_timeout = 30"))
    store._engine.dispose()
    store.spells()  # a connection that is open already: a new one would wait for its pragmas
    store.data_version()
    assert store._watch is not None
    store._watch.execute("PRAGMA busy_timeout = 30")
    other = sqlite3.connect(store.paths.database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@contextmanager
def held(it: Evening) -> Iterator[None]:
    """What the store is asked waits until the end: the next form is open by then."""
    hold = threading.Event()
    it.app.store_thread.submit(lambda _: hold.wait(30))
    try:
        yield
    finally:
        hold.set()


def is_open(it: Evening) -> bool:
    return it.app.is_running


async def test_quitting_names_the_words_of_a_failed_save_first(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        with locked(store):
            await it.press("p", "7", "enter")
            assert it.app.drafts.failed == {"pain"}
            await it.press("escape", "q")
            assert is_open(it)
            # The look of every second may tell of the lock after it.
            (warned,) = [said for said in it.said if said.startswith("Not saved yet")]
            assert "pain: level 7" in warned
            await it.press("q")
            assert not is_open(it)
            assert it.app.last_words() == ["pain: level 7, site back"]
    async with evening() as it:
        assert "[7]" in it.text  # the lock was gone at the very end


async def test_words_that_were_kept_after_all_are_not_lost(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        with locked(store):
            await it.press("colon")
            await it.type("pain 7 ca")
            await it.press("escape")
        assert it.app.last_words() == []
    async with evening() as it:
        await it.press("colon")
        assert it.app.screen.query_one(LineField).value == "pain 7 ca"


def test_words_that_cannot_be_kept_are_printed_with_status_3(
    store: Store, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(JournalApp, "run", lambda app: app.drafts.put("line", {"line": "note a\x1b[2Jb"}))
    with locked(store):
        assert running.run(store, Settings(), clock) == 3
    said = capsys.readouterr().err.splitlines()
    assert "not saved" in said[0]
    assert said[1:] == ["note a␛[2Jb"]


@pytest.mark.parametrize("typed", ["", "pain 4 ca"])
async def test_a_bad_day_that_fails_waits_in_the_entry_line(evening: Evenings, store: Store, typed: str) -> None:
    async with evening() as it:
        if typed:
            await it.press("colon")
            await it.type(typed)
            await it.press("escape")
        with locked(store):
            with held(it):
                for key in ("b", "9", "n"):
                    await it.pilot.press(key)
            await it.settle()
            assert any("pain 9" in said for said in it.said)
        await it.press("escape", "colon")
        assert it.app.screen.query_one(LineField).value == f"pain 9{', ' if typed else ''}{typed}"


async def test_a_bad_day_that_fails_comes_back_with_its_level(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        with locked(store):
            await it.press("b", "9")
            assert it.app.screen.query_one(LineField).value == "pain 9"
        await it.press("enter")
        assert it.logged()[-1] == Reading(level=9)


async def test_a_bad_day_goes_into_the_line_that_is_being_typed(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        with locked(store):
            with held(it):
                for key in ("b", "9", "colon", "n", "o"):
                    await it.pilot.press(key)
            await it.settle()
        await it.type("te x")
        assert it.app.screen.query_one(LineField).value == "pain 9, note x"


async def test_a_form_that_failed_under_another_is_offered_at_the_next_start(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        with locked(store):
            with held(it):
                for key in ("p", "4", "enter", "n"):
                    await it.pilot.press(key)
            await it.settle()
            assert any("pain 4" in said and "form of pain" in said for said in it.said)
        await it.press("escape", "q", "q")
    async with evening() as it:
        assert any("not saved last time" in said for said in it.said)
        assert "[4]" in it.text


async def test_an_edit_that_failed_under_another_waits_with_its_entry(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("colon")
        await it.type("pain 4, pain 5")
        await it.press("enter", "tab", "home", "enter")
        with locked(store):
            with held(it):
                for key in ("space", "d", "u", "l", "l", "enter", "down", "enter", "space", "x"):
                    await it.pilot.press(key)
            await it.settle()
            assert it.app.screen.query_one(LineField).value.endswith(" x")
        await it.press("escape", "up", "enter")
        assert it.app.screen.query_one(LineField).value.endswith(" dull")


async def test_a_plan_that_failed_under_another_form_waits_in_its_own(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("3", "l")
        with locked(store):
            with held(it):
                for key in ("3", "enter", "n"):
                    await it.pilot.press(key)
            await it.settle()
            assert isinstance(it.app.screen, FORMS["note"])
            assert "It waits in" in it.said[-1]
        await it.press("escape", "l")
        assert it.app.screen.query_one("#field-often", TextField).value == "3"


async def test_after_a_failed_write_the_screen_is_as_the_file(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("left")
        timeline = it.app.screen.query_one(Timeline)
        uids = [entry.uid for entry in store.entries_on(TODAY - timedelta(days=1))]
        timeline.focus()
        with locked(store):
            await it.press("home", "d")
            assert any("in use by another program" in said for said in it.said)
            assert [row.key for row in timeline.rows if row.key] == uids
        await it.press("t")
        it.app.screen.query_one(TickList).focus()
        with locked(store):
            await it.press("home", "enter")
        await it.press("enter")
        assert it.logged()[-1] == Completion(exercise="glute-bridge", sets=3, reps=10)


async def test_a_day_that_cannot_be_read_is_not_turned_to_until_the_trouble_ends(
    evening: Evenings, store: Store
) -> None:
    async with evening() as it:
        with locked(store):
            await it.press("left")
            assert "yesterday" not in it.text
            assert it.app.screen.query_one(Timeline).rows[0].key == ""
        await look(it)
        await it.press("left")
        assert "yesterday" in it.text
        assert it.app.screen.query_one(Timeline).rows[0].key


async def test_clicking_the_same_place_twice_is_about_the_same_exercise(evening: Evenings, store: Store) -> None:
    log_line(store, FakeClock(NOW - timedelta(days=2)), Settings(), "did bird-dog 3x10, did glute-bridge 3x10")
    async with evening() as it:
        before = len(it.logged())
        await it.pilot.click(TickList, offset=(8, 2))
        await it.settle()
        last = it.logged()[-1]
        assert isinstance(last, Completion)
        assert last.exercise == "bird-dog"
        await it.pilot.click(TickList, offset=(8, 2))
        await it.settle()
        assert len(it.logged()) == before


async def test_two_windows_keep_their_words_beside_each_other(evening: Evenings, store: Store) -> None:
    other = Store.open(store.paths)
    async with evening() as one, evening(on=other) as two:
        with one.app._context():
            await one.press("colon")
            await one.type("pain 7 ca")
            await one.press("escape")
        with two.app._context():
            await two.press("p", "3", "escape")
        with one.app._context():
            await one.press("colon", "ctrl+u", "escape")
    other.close()
    async with evening() as it:
        await it.press("p")
        assert "[3]" in it.text
        await it.press("escape", "colon")
        assert it.app.screen.query_one(LineField).value == ""


@pytest.mark.parametrize("keys", [("p", "4"), ("colon", "p", "a", "i", "n", "space", "4")])
async def test_what_was_begun_before_the_day_turned_is_saved_for_now(evening: Evenings, keys: tuple[str, ...]) -> None:
    async with evening() as it:
        await it.press(*keys)
        it.clock.forward(hours=7)
        await it.press("enter")
        moment = it.store.entries()[-1].moment
        assert (moment.day, moment.time_known) == (TODAY + timedelta(days=1), True)


@pytest.mark.parametrize("how", ["deleted", "replaced"])
async def test_a_journal_that_went_away_is_not_shown_as_if_it_were_there(
    evening: Evenings, store: Store, tmp_path: Path, how: str
) -> None:
    async with evening() as it:
        if how == "deleted":
            store.paths.database.unlink()
        else:
            copy = tmp_path / "copy.db"
            copy.write_bytes(store.paths.database.read_bytes())
            copy.replace(store.paths.database)
        it.app._look()
        await it.settle()
        assert any("moved, deleted or replaced" in said for said in it.said)
        await it.press("p", "7", "enter")
        assert "moved, deleted or replaced" in it.text
        assert it.app.last_words() == ["pain: level 7, site back"]


async def test_undo_says_what_was_undone(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("colon")
        await it.type("pain 4, heat 20")
        await it.press("enter", "u")
        assert it.said[-1].startswith("Taken back: Tue 24 Nov 21:10 · ")
        assert it.said[-1].endswith(" and 1 more.")
        await it.press("ctrl+r")
        assert it.said[-1].startswith("Logged again: Tue 24 Nov 21:10")


# -- a journal that can only be read


async def test_read_only_is_said_on_every_screen_refused_at_the_key_and_over_without_a_restart(
    evening: Evenings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed, blocked = os.access, False
    # Permissions do not hold for root, who may run this.
    monkeypatch.setattr(os, "access", lambda path, mode: allowed(path, mode) and not (blocked and mode == os.W_OK))
    async with evening(size=(60, 20)) as it:
        await it.press("n")
        await it.type("half")
        blocked = True
        await look(it)
        await it.press("enter")
        assert "Nothing was saved." in it.text
        assert "half" in it.text
        await it.press("escape")
        for key in "234561":
            await it.press(key)
            foot = it.text.split("\n")[-1]
            assert foot.startswith(" read-only  ")
            assert "F1 help" in foot
            assert not [word for word in ("pain", "tick", "edit", "guide", "plan") if word in foot]
        for key in ("p", "colon", "H", "w", "Y"):
            it.app.clear_notifications()
            await it.press(key)
            assert "can only be read" in it.said[-1]
            assert "go" in it.said[-1]
            assert len(it.app.screen_stack) == 1
            assert not it.app.bar.shown
        blocked = False
        await look(it)
        assert it.said[-1] == "The journal can be written again."
        assert "read-only" not in it.text
        await it.press("n", "enter")
        assert [entry.note for entry in it.store.entries()][-1] == "half"


async def test_words_put_aside_wait_until_the_journal_can_be_written(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("p", "7")
    reading = Store(store.paths, read_only=True)
    async with evening(on=reading) as it:
        assert len(it.app.screen_stack) == 1
        assert it.app.drafts["pain"]["level"] == "7"
    reading.close()


async def look(it: Evening) -> None:
    """See what the look of every second sees."""
    it.app._look()
    await it.settle()


# -- what is said


async def test_a_sentence_takes_the_place_of_the_one_before_and_a_warning_stays(evening: Evenings) -> None:
    async with evening(size=(60, 20), toasts=True) as it:
        it.app.clear_notifications()
        it.app.say("A thing to know. " * 4, severity="warning", timeout=60)
        it.app.say("Deleted: back 4. u brings it back.", timeout=60)
        await it.settle()
        it.app.say("Deleted: back 5. u brings it back.", timeout=60)
        await it.settle()
        lines = it.text.split("\n")
        assert [line[:1] == "▌" for line in lines[-5:]] == [False, True, True, True, False]
        assert "back 5" in lines[-2]
        assert "F1 help" in lines[-1]
        assert "back 4" not in it.text
        await it.press("down", "space")
        # u would take back the tick by now
        assert len(it.said) == 1
        for number in range(5):
            it.app.say(f"Trouble {number}.", severity="error", timeout=60)
            await it.settle()
        it.app.say("Trouble 4.", severity="error", timeout=60)
        await it.settle()
        assert it.said == ["Trouble 2.", "Trouble 3.", "Trouble 4."]


async def test_a_message_stands_above_what_is_typed_and_says_what_to_do(evening: Evenings) -> None:
    async with evening(size=(60, 20), toasts=True) as it:
        it.app.say(f"Not saved: {'痛い' * 200}. It waits in the entry line.", severity="error", timeout=60)
        await it.press("colon")
        await it.type("pain 4")
        lines = it.text.split("\n")
        assert "It waits in the entry line." in " ".join(" ".join(line.strip("▌ ") for line in lines).split())
        assert "pain 4" in it.text
        assert "understood as" in it.text
        assert lines[-1].startswith(" enter save")
        await it.press("escape", "p")
        assert "esc put aside" in it.text
        assert it.text.count("It waits in") == 1
