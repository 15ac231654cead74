"""The plain mode: nothing but ASCII, apart from the letters that people write; every screen is in test_layouts."""

from dataclasses import replace
from pathlib import Path

import pytest

from journal.config import Settings
from journal.store.store import Store
from journal.tui.plain_signs import plain_signs
from journal.tui.widgets.note_field import NoteField

from .conftest import Evenings
from .terminal import journal_terminal

PLAIN = Settings(plain=True)


def drawn(text: str) -> list[str]:
    return [line for line in text.split("\n") if not line.isascii()]


async def test_without_it_there_are_frames_and_signs(evening: Evenings) -> None:
    async with evening() as it:
        assert "╭" in it.text
        assert "┏" in it.text
        assert "‹" in it.text


async def test_frames_are_ascii_and_the_focus_has_another_one(evening: Evenings) -> None:
    async with evening(settings=PLAIN) as it:
        frames = [line for line in it.text.split("\n") if " Done " in line or " The day " in line]
        assert frames[0].startswith("#= Done ==")
        assert "+- Pain --" in frames[0]
        await it.press("tab")
        frames = [line for line in it.text.split("\n") if " Done " in line or " The day " in line]
        assert frames[0].startswith("+- Done --")
        assert "#= The day ==" in frames[1]


async def test_what_is_ticked_stands_in_boxes(evening: Evenings, store: Store) -> None:
    async with evening(settings=PLAIN) as it:
        assert "[ ] Glute bridge" in it.text
        await it.press("k", "enter")
        assert "[-] Glute bridge" in it.text
        await it.press("k", "enter")
        assert "[x] Glute bridge" in it.text


@pytest.mark.parametrize("markers", ["block", "ascii"])
async def test_it_can_be_turned_on_and_off_while_the_screens_are_open(evening: Evenings, markers: str) -> None:
    drawn_so = Settings(markers=markers)
    async with evening(settings=drawn_so) as it:
        before = {}
        for key in "23451":
            await it.press(key)
            before[key] = it.text
        it.app.use_settings(replace(drawn_so, plain=True))
        await it.settle()
        assert it.text.isascii(), drawn(it.text)
        for key in "23451":
            await it.press(key)
            assert it.text.isascii(), drawn(it.text)
        it.app.use_settings(drawn_so)
        await it.settle()
        assert it.text == before["1"]
        for key in "23451":
            await it.press(key)
            assert it.text == before[key]


async def test_what_people_write_keeps_its_letters(evening: Evenings) -> None:
    async with evening(settings=PLAIN) as it:
        await it.press("n")
        it.app.screen.query_one("#field-note", NoteField).value = "Rückenschmerz 痛い 🙂"
        await it.press("enter")
        assert "Rückenschmerz 痛い 🙂" in it.text
        assert [entry.note for entry in it.store.entries()][-1] == "Rückenschmerz 痛い 🙂"


def test_a_sign_stays_one_cell() -> None:
    drawn_signs = "╭─┏━│┃┼╋█░▁▔·…‹›←→↑↓✓✗×–—•○"
    assert plain_signs(drawn_signs).isascii()
    assert len(plain_signs(drawn_signs)) == len(drawn_signs)
    assert plain_signs("été 痛い") == "été 痛い"
    assert plain_signs("6 → 4") == "6-> 4"


def test_the_option_of_the_shell_opens_the_screens_in_it(tmp_path: Path) -> None:
    with journal_terminal(tmp_path, "--plain") as terminal:
        text = terminal.until("When did this spell of back pain start?")
        assert text.isascii()
        terminal.type("\x1b")
        assert terminal.until("#= Done").isascii()
