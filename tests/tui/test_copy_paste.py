"""Words out of a list and into a note: the clipboard, and what a terminal pastes."""

from pathlib import Path

from journal.config import Settings
from journal.domain.spells import Spell
from journal.services.logging import log_line
from journal.store.store import Store
from journal.tui.widgets.day_lists import Timeline
from tests.support import NOW as SUPPORT_NOW
from tests.support import open_store
from tests.tui.terminal import journal_terminal

from .conftest import Evenings, FakeClock


async def test_a_line_is_copied_as_it_was_written(evening: Evenings, store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "note [b]sat[/b] long, 🚶 walked")
    async with evening() as it:
        it.app.screen.query_one(Timeline).focus()
        await it.press("end", "ctrl+c")
        assert it.app.clipboard.endswith("[b]sat[/b] long, 🚶 walked")
        assert it.said[-1].startswith("Copied: ")
        assert it.app.is_running


async def test_in_an_empty_list_nothing_is_copied(evening: Evenings, empty_store: Store) -> None:
    async with evening(on=empty_store) as it:
        await it.press("escape")
        it.app.screen.query_one(Timeline).focus()
        await it.press("ctrl+c")
        assert it.app.clipboard == ""
        assert it.app.is_running


def test_many_lines_pasted_into_a_note_stay_lines_and_save_nothing_by_themselves(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.save_spell(Spell(onset=SUPPORT_NOW.date()), SUPPORT_NOW)
    with journal_terminal(tmp_path) as terminal:
        terminal.until("Done", "The day")
        terminal.type("n")
        terminal.until("Note")
        terminal.type("\x1b[200~slept badly\nsat long\n\nq p 4\x1b[201~")
        terminal.until("q p 4")
        assert store.entries() == []
        terminal.type("\r")
        terminal.until("Saved")
        terminal.type("q")
        assert terminal.end() == 0
    assert [entry.note for entry in store.entries()] == ["slept badly\nsat long\n\nq p 4"]
