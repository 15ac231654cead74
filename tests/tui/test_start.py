import subprocess
import sys
from datetime import date

import pytest

from journal.config import Settings
from journal.domain.entries import Reading
from journal.errors import FileRefused
from journal.store.store import Store
from journal.tui.app import JournalApp
from journal.tui.drafts import KINDS, Drafts
from journal.tui.screens.log_forms import FORMS
from journal.tui.widgets.entry_bar import LineField

from .conftest import Evenings, FakeClock

QUESTION = "When did this spell of back pain start?"


def test_the_first_frame_waits_for_neither_the_store_nor_a_chart() -> None:
    code = """
import sys, journal.tui.run
heavy = {"sqlmodel", "sqlalchemy", "alembic", "sqlite3", "plotext", "journal.tui.widgets.chart"} & set(sys.modules)
sys.exit(", ".join(sorted(heavy)) or 0)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    assert run.returncode == 0


async def test_the_first_run_asks_and_counts_from_the_answer(evening: Evenings, empty_store: Store) -> None:
    async with evening(on=empty_store) as it:
        assert QUESTION in it.text
        await it.type("2026-10-09")
        assert "Day 47 today · the three-month line is on 9 Jan" in it.text
        await it.press("enter")
        assert "Day 47 · the three-month line is on 9 Jan, in 46 days" in it.text
    assert [(spell.onset, spell.precision) for spell in empty_store.spells()] == [(date(2026, 10, 9), "exact")]


@pytest.mark.parametrize(
    ("typed", "precision", "onset"),
    [
        ("yesterday", "about", date(2026, 11, 23)),
        ("2026-10", "month", date(2026, 10, 15)),
        ("2026-11", "month", date(2026, 11, 15)),
        ("mon", "exact", date(2026, 11, 23)),
    ],
)
async def test_onsets_in_words(evening: Evenings, empty_store: Store, typed: str, precision: str, onset: date) -> None:
    async with evening(on=empty_store) as it:
        await it.type(typed)
        if precision == "about":
            await it.press("down", "a", "up")
            await it.type(typed)  # what was chosen by hand stays
        assert f"[{precision}]" in it.text
        await it.press("enter")
    assert [(spell.onset, spell.precision) for spell in empty_store.spells()] == [(onset, precision)]


@pytest.mark.parametrize(("typed", "message"), [("2026-12-01", "future"), ("soon", "soon"), ("2026-13", "2026-13")])
async def test_an_onset_that_is_none_keeps_the_question(
    evening: Evenings, empty_store: Store, typed: str, message: str
) -> None:
    async with evening(on=empty_store) as it:
        await it.type(typed)
        await it.press("enter")
        assert QUESTION in it.text
        assert message in it.text
    assert empty_store.spells() == []


async def test_skipped_it_is_not_asked_again_but_stands_in_the_palette(evening: Evenings, empty_store: Store) -> None:
    async with evening(on=empty_store) as it:
        await it.press("escape")
        assert QUESTION not in it.text
        await it.press("p", "4", "enter")
        assert it.logged() == [Reading(level=4)]
    async with evening(on=empty_store) as it:
        assert QUESTION not in it.text
        await it.press("ctrl+p")
        await it.type("spell started")
        await it.press("enter")
        assert QUESTION in it.text


async def test_every_pane_says_what_to_do_when_it_is_empty(evening: Evenings, empty_store: Store) -> None:
    async with evening(on=empty_store) as it:
        await it.press("escape")
        for words in ("p logs one", "h heat, i ice", "p pain, : any entry", "m medicine", "o sets when"):
            assert words in it.text


async def test_a_file_that_cannot_be_used_ends_with_its_words_and_status(
    clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> Store:
        raise FileRefused("this file is another program's", "Choose another with --db.")

    app = JournalApp(refuse, Settings(), clock)
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
    app.store_thread.close()
    assert app.return_code == 3
    assert "another program's" in capsys.readouterr().err


async def test_a_journal_that_can_only_be_read_says_so(evening: Evenings, store: Store) -> None:
    reading = Store(store.paths, read_only=True)
    async with evening(on=reading) as it:
        assert any("can only be read" in said for said in it.said)
        assert it.text.split("\n")[-1].startswith(" read-only  ")
        await it.press("p")
        assert len(it.app.screen_stack) == 1
    reading.close()


async def test_an_unknown_theme_is_told_and_the_choice_says_which_promise_contrast(evening: Evenings) -> None:
    async with evening(settings=Settings(theme="[bold]neon")) as it:
        assert any("[bold]neon" in said for said in it.said)
        assert "Done" in it.text
        await it.app.run_action("change_theme")
        await it.settle()
        assert it.text.index("stands out enough") < it.text.index("hard to read")
        assert it.text.index("journal-light") < it.text.index("hard to read")


@pytest.mark.parametrize("kind", ["line", "form", "edit"])
async def test_words_that_were_on_the_screen_at_the_end_are_offered_again(
    evening: Evenings, store: Store, kind: str
) -> None:
    async with evening() as it:
        if kind == "edit":
            await it.press("left", "tab", "home", "enter", "ctrl+u")
            await it.type("pain 2")
        elif kind == "line":
            await it.press("colon")
            await it.type("pain 2 ca")
        else:
            await it.press("p", "2")
    async with evening() as it:
        assert any("not saved last time" in said for said in it.said)
        if kind == "form":
            assert "[2]" in it.text
        else:
            assert it.app.screen.query_one(LineField).value == ("pain 2" if kind == "edit" else "pain 2 ca")
        await it.press("enter" if kind != "line" else "backspace")
        await it.press(*(() if kind != "line" else ("backspace", "enter")))
        values = [entry.value for entry in store.entries()]
        assert any(isinstance(value, Reading) and value.level == 2 for value in values)
        assert len(values) == (2 if kind == "edit" else 3)
    assert [store.scratch(f"tui-{kind}") for kind in KINDS] == [None] * len(KINDS)


def test_drafts_survive_anything_in_the_scratch() -> None:
    for text in ("", "x", "[]", "{}", '{"words": 3}', '{"words": ["a"]}', '{"live": true, "words": {}}'):
        drafts = Drafts()
        drafts.take_up({"line": text})
        assert drafts.live is None
        assert drafts.texts() == {}


def test_every_form_that_keeps_its_words_is_read_at_the_start() -> None:
    assert {kind for kind, form in FORMS.items() if form.keeps} <= set(KINDS)


async def test_the_palette_offers_our_commands_and_no_screenshot(evening: Evenings) -> None:
    async with evening() as it:
        titles = [command.title for command in it.app.get_system_commands(it.app.screen)]
        assert "Log pain" in titles
        assert "Export the history…" in titles
        assert "Theme" in titles
        assert not any("creenshot" in title for title in titles)
        await it.press("ctrl+p")
        await it.type("bad day")
        await it.press("enter", "6")
        assert it.logged()[-1] == Reading(level=6)


async def test_a_fault_of_ours_leaves_a_trace_without_people_s_words(
    evening: Evenings, capsys: pytest.CaptureFixture[str]
) -> None:
    def burst() -> float:
        held = "9041".zfill(6)  # not in the source as it is in the value
        return len(held) / 0

    async def crash() -> None:
        async with evening() as it:
            it.app.call_later(burst)
            await it.pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await crash()
    trace = capsys.readouterr().err
    assert "ZeroDivisionError" in trace
    assert "009041" not in trace
