import asyncio
from types import SimpleNamespace
from typing import cast

import pytest
from textual import events
from textual.dom import DOMNode

from journal.domain.entries import Completion, Dose, Reading, Remark, Spasm, Thermal
from journal.tui.bindings import with_keys
from journal.tui.keymap import KeyTable
from journal.tui.screens.fields import AS_LEFT, FieldRow
from journal.tui.screens.log_forms import FORMS
from journal.tui.widgets.choices import Choices, LevelField
from journal.tui.widgets.note_field import NoteField

from .conftest import Evening, Evenings


async def fill(it: Evening, **said: str) -> None:
    for name, value in said.items():
        it.app.screen.query_one(f"#row-{name}", FieldRow).widget.value = value
    await it.settle()


async def test_pain_with_its_place_by_keys_alone(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("p", "7", "down", "c", "down", "l", "tab", "s", "s", "space", "enter")
        assert it.logged()[-1] == Reading(level=7, site="calf", side="left", qualities=("shooting",))


async def test_heat_is_twenty_minutes_unless_one_says_otherwise(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("h", "enter")
        assert it.logged()[-1] == Thermal(modality="heat", minutes=20)
        await it.press("i")
        await fill(it, minutes="15", before="6", after="4")
        await it.press("enter")
        assert it.logged()[-1] == Thermal(modality="ice", minutes=15, level_before=6, level_after=4)


async def test_an_exercise_by_the_beginning_of_its_name(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("e")
        await it.type("bird")
        await it.press("tab")
        assert it.app.screen.query_one("#row-name", FieldRow).value == "bird-dog"
        await it.type("10x5s")
        await fill(it, side="left", effort="4", felt="easier")
        await it.press("enter")
        assert it.logged()[-1] == Completion(
            exercise="bird-dog", side="left", reps=10, hold_s=5, effort=4, felt="easier"
        )


async def test_cramps_a_medicine_and_a_note(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("s")
        await fill(it, side="left", count="3", worst="6", time="night")
        await it.press("enter", "m")
        await fill(it, name="Vitamin D", dose='two "big" drops, at night', helped="2")
        await it.press("enter", "n")
        await it.type("one, two")
        await it.press("ctrl+j")
        await it.type("three")
        await it.press("enter")
        assert it.logged()[-3:] == [
            Spasm(site="calf", side="left", count=3, worst=6, when="night"),
            Dose(medicine="vitamin-d", amount='two "big" drops, at night', helped=2),
            Remark(),
        ]
        assert it.store.entries()[-1].note == "one, two\nthree"


async def test_another_time_in_words(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("p", "4")
        await fill(it, when="at 08:30")
        assert "Tue 24 Nov 08:30 · back 4" in it.text
        await it.press("enter")
        assert f"{it.store.entries()[-1].moment.local:%H:%M}" == "08:30"


@pytest.mark.parametrize(
    ("key", "said", "row", "message"),
    [
        ("h", {"minutes": "0"}, "minutes", "Minutes"),
        ("h", {"minutes": "2000"}, "minutes", "1440"),
        ("h", {"when": "23:50"}, "when", "future"),
        ("e", {"name": "brigde"}, "name", "did you mean glute-bridge"),
        ("e", {"name": "walking", "dose": "3 furlongs"}, "dose", "'3' of what?"),
        ("s", {"count": "many"}, "count", "xmany"),
        ("m", {"name": ""}, "name", "what"),
        ("n", {"note": "  "}, "note", "empty"),
        ("p", {"level": "11"}, "level", "11"),
        ("p", {"level": "4", "when": "yesterdy"}, "when", "yesterdy"),
    ],
)
async def test_a_bad_value_is_told_at_its_field(
    evening: Evenings, key: str, said: dict[str, str], row: str, message: str
) -> None:
    async with evening() as it:
        before = it.logged()
        await it.press(key)
        await fill(it, **said)
        await it.press("enter")
        told = {line.field.name: line._message for line in it.app.screen.query(FieldRow)}
        assert message in told.pop(row)
        assert set(told.values()) == {""}
        assert it.app.screen.query_one(f"#row-{row}", FieldRow).widget.has_focus
        assert it.logged() == before


async def test_keys_that_come_in_a_burst_reach_the_form_that_the_first_one_opens(evening: Evenings) -> None:
    async with evening() as it:
        for key, char in [("p", "p"), ("4", "4"), ("enter", None), ("colon", ":"), *((c, c) for c in "flare")]:
            it.app.post_message(events.Key(key, char))
        it.app.post_message(events.Key("enter", None))
        for _ in range(20):
            await asyncio.sleep(0)
        await it.settle()
        await it.settle()
        assert [type(value).__name__ for value in it.logged()[2:]] == ["Reading", "Tag"]


async def test_a_level_is_clicked_and_stepped(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("p")
        field = it.app.screen.query_one(LevelField)
        start, _ = field._places()[8]
        await it.pilot.click(LevelField, offset=(start + 1, 0))
        assert field.value == "8"
        await it.press("left", "left")
        assert field.value == "6"


async def test_words_that_do_not_fit_are_a_step_away(evening: Evenings) -> None:
    async with evening(size=(60, 20)) as it:
        await it.press("p")
        places = it.app.screen.query_one("#field-site", Choices)
        assert "foot" not in it.text
        places.value = "foot"
        await it.settle()
        assert "[foot]" in it.text
        assert "‹" in it.text


async def test_a_note_of_many_lines_is_pasted(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("n")
        it.app.post_message(events.Paste("first\nsecond\n\x1b[31mthird"))
        await it.settle()
        assert it.app.screen.query_one(NoteField).value == "first\nsecond\n\x1b[31mthird"
        await it.press("enter")
        assert it.store.entries()[-1].note == "first\nsecond\n\x1b[31mthird"


def test_every_form_has_a_look_of_its_own_kind() -> None:
    assert {form.heading for form in FORMS.values()} == {
        "Pain",
        "Heat",
        "Ice",
        "Exercise",
        "Cramp or spasm",
        "Medicine taken",
        "Note",
        "Bad day",
        "Signs",
    }


def test_every_hint_of_a_form_names_the_keys_that_hold() -> None:
    chosen = KeyTable({"cancel": ["f6"], "save": ["f7"]})
    node = cast("DOMNode", SimpleNamespace(app=SimpleNamespace(key_table=chosen)))
    plain = cast("DOMNode", SimpleNamespace(app=None))
    for form in FORMS.values():
        said = with_keys(node, form.hint)
        assert "F6" in said
        assert "{" not in said
        assert len(with_keys(plain, form.hint)) <= 54  # the room of a form at 60×20
    assert with_keys(node, AS_LEFT) == "as you left it · ctrl+o starts over"
