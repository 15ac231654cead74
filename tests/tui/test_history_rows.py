"""What the History screen says of entries and days, in words and by the keys that hold."""

from datetime import UTC, date

from textual.style import Style

from journal.domain.entries import Draft, Reading, Remark
from journal.domain.moments import moment_now
from journal.domain.past import Filters
from journal.domain.vocabulary import BUILT_IN
from journal.services.history import trail_of
from journal.store.store import Store
from journal.tui.history_rows import change_rows, changed_words, entry_row, excerpt, nearest_words, whole_rows
from journal.tui.keymap import KeyTable
from journal.tui.text import Row, Run, Tone, row_content

from .conftest import NOW

KEYS = KeyTable({"whole-entry": ["w"], "entry-changes": []})


def test_what_is_invisible_in_a_note_is_seen(store: Store) -> None:
    (entry,) = store.save([Draft(value=Reading(level=4), moment=moment_now(NOW), note="a\tb\nc  d")], NOW)
    assert (
        row_content(entry_row(entry, BUILT_IN), 40, dict.fromkeys(Tone, Style()))
        .plain.rstrip()
        .endswith("back 4  a␉b␊c  d")
    )
    assert excerpt("x" * 9, 4) == "xxxx…"
    assert (excerpt("xxxx", 4), excerpt(None)) == ("xxxx", "")


def test_a_whole_entry_names_the_keys_that_hold(store: Store) -> None:
    (entry,) = store.save([Draft(value=Remark(), moment=moment_now(NOW), note="long " * 900)], NOW)
    rows = whole_rows(entry, BUILT_IN, 0, 2, UTC, KEYS.named, apart=False)(80)
    said = "\n".join("".join(run.text for run in row.left) for row in rows)
    assert "… w shows all of it." in said
    assert "Changed 2 times; “What it was before…” shows what it was" in said


def test_a_deletion_that_was_undone_is_called_brought_back(store: Store) -> None:
    (entry,) = store.save([Draft(value=Remark(), moment=moment_now(NOW), note="as it was")], NOW)
    store.delete([entry], NOW)
    store.undo(NOW)
    trail = trail_of(store, entry.value.kind, entry.uid)
    rows = change_rows(trail.changes, trail.said, NOW.date(), BUILT_IN, UTC)
    assert [row.left[0].text.split("  ")[1] for row in rows] == ["logged", "deleted", "brought back"]
    # It changed nothing: what it says is told of it, not what became of it.
    assert changed_words(trail.said, 2, NOW.date(), BUILT_IN) == ""


def test_a_day_without_entries_names_the_nearest() -> None:
    third, first = date(2026, 11, 3), date(2026, 11, 1)
    assert nearest_words(third, third, first, Filters()) == (
        "Nothing is logged on 3 Nov 2026: the nearest day is 1 Nov 2026."
    )
    assert nearest_words(date(2024, 5, 1), date(2024, 5, 31), first, Filters(kind="heat")) == (
        "No entry from 1 May 2024 to 31 May 2024 is like that: the nearest day is 1 Nov 2026."
    )


def test_a_row_that_keeps_its_left_is_cut_at_the_right() -> None:
    row = Row((Run("October 2026 – today"),), (Run("about day 41 · line in 52 days"),), keeps_left=True)
    styles = dict.fromkeys(Tone, Style())
    assert str(row_content(row, 40, styles)) == "October 2026 – today about day 41 · lin…"
    assert str(row_content(row, 54, styles)) == "October 2026 – today    about day 41 · line in 52 days"
