"""Text from people, everywhere that it is shown: literal, harmless, and nothing fires."""

from pathlib import Path

import pytest
from textual.app import App

from journal.domain.entries import Completion, Dose, Draft, Reading, Remark, Tag
from journal.domain.gate import visible
from journal.domain.moments import moment_now
from journal.domain.spells import Spell
from journal.paths import Paths
from journal.store.store import Store
from journal.tui.text import one_for_one
from journal.tui.widgets.day_lists import TickList, Timeline
from journal.tui.widgets.entry_bar import LineField

from .conftest import NOW, Evenings

CORPUS = [
    "[@click=app.quit]x[/]",
    "[@click=app.bell]y",
    "[/red]",
    "[bold",
    "[link=https://example.com]z[/link]",
    "\\[escaped\\]",
    "\x1b]0;pwned\x07\x1b[31mred\x1b[2J",
    "\x9b31mc1\x90x\x9c",
    "\u202eevil\u2066\u200b",
    "tab\there\rback\x08\x7f",
    "emoji 👩‍👩‍👧 🏳️‍🌈 中文 עברית",
    "é" * 3 + "́" * 20,
    "word" * 200,
    "{0} %s $text-muted $(x)",
]
NAMES = ["[@click=app.quit]x[/]", "[/red]", "[bold", "emoji-🙂", "n" * 60, "{0}-%s"]
UNSAFE = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x200B, 0x2028)]


def literal(text: str) -> str:
    return visible(text)[:20]


@pytest.fixture
def fired(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    calls: list[str] = []
    for name in ("action_quit", "action_bell", "open_url"):

        def fire(*_: object, name: str = name) -> None:
            calls.append(name)

        monkeypatch.setattr(App, name, fire)
    return calls


def put(store: Store, *drafts: Draft) -> None:
    store.save(list(drafts), NOW)


@pytest.mark.parametrize("text", CORPUS, ids=range(len(CORPUS)))
async def test_a_note_in_every_place(evening: Evenings, store: Store, fired: list[str], text: str) -> None:
    put(store, Draft(value=Remark(), moment=moment_now(NOW), note=text))
    put(store, Draft(value=Reading(level=3), moment=moment_now(NOW), note=text))
    async with evening(size=(120, 36)) as it:
        assert literal(text).rstrip() in it.text
        assert not [char for char in it.text if char in UNSAFE and char != "\n"]
        for y in (11, 12, 13, 27):
            await it.pilot.click(offset=(80, y))
        await it.press("escape")
        timeline = it.app.screen.query_one(Timeline)
        timeline.focus()
        await it.press("home", "enter")
        assert it.app.screen.query_one(LineField).value.endswith(text)
        assert not [char for char in it.text if char in UNSAFE and char != "\n"]
        await it.press("escape", "d")
        assert not [char for char in it.text if char in UNSAFE and char != "\n"]
        await it.press("u")
    assert fired == []
    assert [entry.note for entry in store.entries()][-2:] == [text, text]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
async def test_names_of_medicines_triggers_activities_and_exercises(
    evening: Evenings, store: Store, fired: list[str], name: str
) -> None:
    moment = moment_now(NOW)
    put(
        store,
        Draft(value=Dose(medicine=name, amount=name), moment=moment),
        Draft(value=Tag(role="trigger", name=name), moment=moment),
        Draft(value=Tag(role="activity", name=name), moment=moment),
        Draft(value=Completion(exercise=name), moment=moment),
    )
    async with evening(size=(200, 50)) as it:
        assert it.text.count(literal(name.replace("-", " "))[1:]) >= 4
        for y in (1, 2, 6):
            await it.pilot.click(TickList, offset=(10, y))
        await it.settle()
        await it.press("colon")
        await it.type("took ")
        await it.press("down", "down", "tab", "escape", "m", *name[:1], "escape")
    assert fired == []


@pytest.mark.parametrize("text", CORPUS[:8], ids=range(8))
async def test_hostile_words_typed_into_the_line_and_the_forms(evening: Evenings, fired: list[str], text: str) -> None:
    async with evening() as it:
        await it.press("colon")
        field = it.app.screen.query_one(LineField)
        field.value = text
        await it.settle()
        await it.press("enter", "escape")
        for key, row in (("m", "#field-name"), ("h", "#field-when"), ("e", "#field-dose"), ("x", "#field-file")):
            await it.press(key)
            it.app.screen.query_one(row).value = text  # type: ignore[attr-defined]
            await it.settle()
            assert not [char for char in it.text if char in UNSAFE and char != "\n"]
            if key != "x":
                await it.press("enter")
                assert not [char for char in it.text if char in UNSAFE and char != "\n"]
            await it.press("escape")
    assert fired == []


@pytest.mark.parametrize("text", CORPUS, ids=range(len(CORPUS)))
async def test_a_toast(evening: Evenings, fired: list[str], text: str) -> None:
    async with evening(size=(120, 36), toasts=True) as it:
        it.app.say(f"Saved: {text}")
        await it.settle()
        assert "Saved:" in it.text
        assert literal(text).rstrip() in it.text
        assert not [char for char in it.text if char in UNSAFE and char != "\n"]
        await it.pilot.click("Toast", offset=(12, 0))
        await it.settle()
    assert fired == []


async def test_a_file_path_in_messages(evening: Evenings, fired: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "[@click=app.quit]x[ ]"
    folder.mkdir()
    async with evening(size=(120, 36)) as it:
        await it.press("x")
        it.app.screen.query_one("#field-file").value = str(folder / "[bold.csv")  # type: ignore[attr-defined]
        await it.press("enter")
        assert (folder / "[bold.csv").is_file()
        assert any("[@click=app.quit]x[ ]/[bold.csv" in said for said in it.said)
        it.app.screen.query_one(Timeline)
        await it.press("x")
        it.app.screen.query_one("#field-file").value = str(folder / "no" / "[/x].csv")  # type: ignore[attr-defined]
        await it.press("enter")
        assert "cannot" in it.text.lower() or "no such" in it.text.lower()
    assert fired == []


async def test_an_error_quotes_the_path_of_the_journal(tmp_path: Path, evening: Evenings, fired: list[str]) -> None:
    store = Store.open(Paths(tmp_path / "[@click=app.quit]x.db", explicit=True))
    store.save_spell(Spell(onset=NOW.date()), NOW)
    store.close()
    reading = Store(store.paths, read_only=True)
    async with evening(size=(120, 36), on=reading, toasts=True) as it:
        await it.press("p")
        assert "[@click=app.quit]x.db can only be read" in it.text.replace("\n", " ")
    reading.close()
    assert fired == []


@pytest.mark.parametrize("char", UNSAFE)
def test_a_field_shows_one_harmless_symbol_for_one_character(char: str) -> None:
    shown = one_for_one(f"a{char}b")
    assert len(shown) == 3
    assert shown[1] not in UNSAFE
