"""The help: four pages, one key from every screen, in plain words that nothing can act on."""

import pytest

from journal.config import Settings
from journal.domain.signs import HELP_LISTS, NOTHING_TICKED, listed_words
from journal.tui.commands import COMMANDS
from journal.tui.screens.help import HelpScreen
from journal.tui.widgets.reader import Reader

from .conftest import Evening, Evenings

SCREENS = ("1", "2", "3", "4", "5", "6")


def page(it: Evening) -> str:
    screen = it.app.screen
    assert isinstance(screen, HelpScreen), screen
    return screen.page


def whole(it: Evening) -> str:
    """Return all rows of the page, those out of sight as well, on one line."""
    rows = it.app.screen.query_one(Reader).rows
    return " ".join(" ".join(run.text.strip() for run in row.left) for row in rows).replace("  ", " ")


async def test_it_lists_every_command(evening: Evenings) -> None:
    async with evening(size=(120, 36)) as it:
        await it.press("f1")
        text = whole(it)
        assert [command.id for command in COMMANDS if command.title not in text] == []
        assert "note anything, commas included" in text
        await it.press("escape")
        assert len(it.app.screen_stack) == 1


@pytest.mark.parametrize("key", SCREENS)
async def test_when_to_get_help_is_one_key_from_every_screen(evening: Evenings, key: str) -> None:
    async with evening() as it:
        await it.press(key, "exclamation_mark")
        assert page(it) == "get-help"
        assert "Emergency: get medical help now" in it.text
        assert listed_words("numb-saddle") in it.text
        await it.press("escape")
        assert len(it.app.screen_stack) == 1


async def test_every_list_stands_there_whole(evening: Evenings) -> None:
    async with evening(size=(60, 20)) as it:
        await it.press("exclamation_mark")
        text = whole(it)
        for one in HELP_LISTS:
            assert one.title in text
            assert all(listed_words(name) in text for name in one.signs)
        assert NOTHING_TICKED in text


async def test_local_numbers_are_text_and_nothing_else(evening: Evenings) -> None:
    settings = Settings(emergency_number="112 [@click=app.quit]x[/]", doctor_number="[/b] 030\x1b[2J")
    async with evening(settings=settings) as it:
        await it.press("exclamation_mark")
        assert "Emergency number: 112 [@click=app.quit]x[/]" in it.text
        assert "Your doctor: [/b] 030␛[2J" in it.text
        await it.pilot.click("#help-text", offset=(30, 0))
        await it.settle()
        assert it.app.is_running


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("2",), "get-help"),
        (("3",), "words"),
        (("4",), "unknown"),
        (("4", "1"), "keys"),
        (("tab",), "get-help"),
        (("right", "right"), "words"),
        (("shift+tab",), "unknown"),
        (("left", "left"), "words"),
        (("exclamation_mark",), "get-help"),
        (("tab", "tab", "tab", "tab"), "keys"),
    ],
)
async def test_pages_are_turned_by_keys(evening: Evenings, keys: tuple[str, ...], expected: str) -> None:
    async with evening() as it:
        await it.press("f1", *keys)
        assert page(it) == expected


async def test_a_page_is_opened_by_a_click_and_closed_by_any_way_back(evening: Evenings) -> None:
    async with evening() as it:
        for key in ("escape", "f1", "question_mark", "q", "enter"):
            await it.press("f1")
            await it.pilot.click("#help-tabs", offset=(25, 0))
            await it.settle()
            assert page(it) == "words"
            await it.press(key)
            assert len(it.app.screen_stack) == 1
            assert it.app.is_running


async def test_it_remembers_nothing(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("f1", "3", "pagedown", "escape", "f1")
        assert page(it) == "keys"
        assert "↑" not in it.text.splitlines()[3]


async def test_it_is_scrolled(evening: Evenings) -> None:
    async with evening(size=(60, 20)) as it:
        await it.press("f1", "4")
        first = it.text
        assert "52 % against 79 %" in first
        await it.press("down", "down")
        assert "lines above" in it.text
        await it.press("pagedown", "space", "pageup", "end")
        assert "one key away on every screen" in it.text
        assert "more lines" not in it.text
        await it.press("home")
        assert it.text == first


async def test_the_words_end_with_the_sources(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("f1", "3", "end")
        assert "Ferrari 2015" in it.text
        assert "37 % of pain-free 20-year-olds" in whole(it)


async def test_what_is_typed_in_a_form_stays_under_the_help(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("n")
        await it.type("half a note!")
        await it.press("f1", "2")
        assert page(it) == "get-help"
        await it.press("escape")
        assert "half a note!" in it.text
        await it.press("enter")
    assert [entry.note for entry in it.store.entries(kinds=["remark"])] == ["half a note!"]


async def test_the_entry_line_keeps_its_exclamation_marks_and_has_the_help_on_its_own_key(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("colon", "n", "o", "t", "e", "space", "exclamation_mark")
        assert len(it.app.screen_stack) == 1
        await it.press("f1")
        assert page(it) == "keys"
        await it.press("escape", "enter")
    assert [entry.note for entry in it.store.entries(kinds=["remark"])] == ["!"]
