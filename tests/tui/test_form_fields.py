from pathlib import Path

import pytest
from textual import events

from journal.domain.entries import Completion, Dose, Reading, Thermal
from journal.domain.vocabulary import BUILT_IN
from journal.store.store import Store
from journal.tui.screens.export import ExportScreen
from journal.tui.screens.fields import FieldRow
from journal.tui.widgets.choices import LevelField
from journal.tui.widgets.entry_bar import EntryBar

from .conftest import Evening, Evenings


async def fill(it: Evening, **said: str) -> None:
    for name, value in said.items():
        it.app.screen.query_one(f"#row-{name}", FieldRow).widget.value = value
    await it.settle()


async def paste(it: Evening, text: str) -> None:
    it.app.post_message(events.Paste(text))
    await it.settle()


def told(it: Evening) -> dict[str, str]:
    return {row.field.name: row._message for row in it.app.screen.query(FieldRow) if row._message}


@pytest.mark.parametrize(("under", "message"), [("x" * 300, "too long"), ("plain/out.csv", "Not a directory")])
async def test_a_path_that_no_file_can_have_is_told_at_the_field(
    evening: Evenings, tmp_path: Path, under: str, message: str
) -> None:
    (tmp_path / "plain").write_text("")
    async with evening() as it:
        await it.press("x")
        form = it.app.screen
        await fill(it, file=str(tmp_path / under))
        await it.press("enter")
        assert it.app.screen is form
        assert message in told(it)["file"]


async def test_a_forbidden_folder_is_told_at_the_field(
    evening: Evenings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_path: Path, **_how: bool) -> None:
        raise PermissionError(13, "Permission denied")

    async with evening() as it:
        await it.press("x")
        await fill(it, file=str(tmp_path / "out.csv"))
        with monkeypatch.context() as patched:
            patched.setattr(Path, "lstat", forbidden)
            patched.setattr(Path, "stat", forbidden)
            await it.press("enter")
        assert isinstance(it.app.screen, ExportScreen)
        assert "Permission denied" in told(it)["file"]


async def test_a_digit_takes_the_place_of_a_kept_level(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("p", "1", "escape", "p", "0", "enter")
        assert it.logged()[-1] == Reading(level=0)


async def test_digits_make_a_number_only_one_after_the_other(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("p")
        field = it.app.screen.query_one(LevelField)
        for keys, value in (
            (("1", "0"), "10"),
            (("tab", "shift+tab", "1", "1"), "11"),
            (("tab", "shift+tab", "4"), "4"),
            (("right", "1"), "1"),
            (("backspace", "0", "7"), "7"),
            (("x", "3"), "3"),
        ):
            await it.press(*keys)
            assert field.value == value


_SHORT = {
    "pain": ("when",),
    "heat": ("minutes", "when"),
    "exercise": ("name", "dose", "when"),
    "spasm": ("count", "when"),
    "medicine": ("name", "when"),
    "note": ("when",),
}


@pytest.mark.parametrize("kind", _SHORT)
async def test_no_field_adds_an_entry_or_a_note(evening: Evenings, kind: str) -> None:
    whole = {
        "pain": {"level": "4"},
        "exercise": {"name": "bird-dog"},
        "medicine": {"name": "ibuprofen"},
        "note": {"note": "slept"},
    }.get(kind, {})
    async with evening() as it:
        before = it.logged()
        for name in _SHORT[kind]:
            for hostile in ("20, pain 9", "note", "20 note after bath", "flare,", "x 4 note y"):
                await it.app.action_log(kind)
                await fill(it, **{**whole, name: hostile})
                await it.press("enter")
                assert set(told(it)) == {name}, hostile
                await it.press("escape")
        assert it.logged() == before


async def test_a_comma_stays_in_the_dose_of_a_medicine_and_a_note_in_a_note(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("m")
        await fill(it, name="ibuprofen", dose="one, note the next")
        await it.press("enter", "n")
        await fill(it, note="a, pain 9 note b")
        await it.press("enter")
        assert it.logged()[-2] == Dose(medicine="ibuprofen", amount="one, note the next")
        assert it.store.entries()[-1].note == "a, pain 9 note b"


async def test_an_exercise_on_both_sides_is_one_form(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("e")
        await fill(it, name="bird-dog", dose="3x10")
        await it.press("enter")
        assert it.logged()[-2:] == [
            Completion(exercise="bird-dog", side=side, sets=3, reps=10) for side in ("right", "left")
        ]


async def test_a_line_feed_is_enter_but_not_in_a_note(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("p", "4", "ctrl+j")
        assert it.logged()[-1] == Reading(level=4)
        await it.press("h", "ctrl+j")
        assert it.logged()[-1] == Thermal(modality="heat", minutes=20)
        await it.press("colon")
        await it.type("pain 5")
        await it.press("ctrl+j")
        assert it.logged()[-1] == Reading(level=5)
        await it.press("n", "a", "ctrl+j", "b", "ctrl+j", "enter")
        assert it.store.entries()[-1].note == "a\nb"  # the last line end would be an empty line below it
        await it.press("n")
        await paste(it, "\n one\r\n\n two \r\n")
        await it.press("enter")
        assert it.store.entries()[-1].note == "\n one\n\n two "
        await it.press("p", "6")
        await fill(it, when="Now")
        await it.press("enter")
        assert it.logged()[-1] == Reading(level=6)


@pytest.mark.parametrize(
    ("name", "dose", "value"),
    [
        ("ibuprofen 400mg", "", Dose(medicine="ibuprofen", amount="400mg")),
        ("ibuprofen 2 x", "400mg", Dose(medicine="ibuprofen", amount="2 x 400mg")),
        ("Ibu", "", Dose(medicine="ibuprofen")),
        ("ibu", "", Dose(medicine="ibuprofen")),
        ("Ibu 400 mg", "", Dose(medicine="ibuprofen", amount="400 mg")),
        ("Vitamin B12 1mg", "", Dose(medicine="vitamin-b12", amount="1mg")),
    ],
)
async def test_a_dose_behind_the_name_is_a_dose(evening: Evenings, name: str, dose: str, value: Dose) -> None:
    async with evening() as it:
        await it.press("m")
        await fill(it, name=name, dose=dose)
        await it.press("enter")
        assert it.logged()[-1] == value


async def test_a_known_name_with_a_number_stays_a_name(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("colon")
        await it.type("took omega-3!")
        await it.press("enter", "m")
        await fill(it, name="Omega 3", dose="1g")
        await it.press("enter")
        assert it.logged()[-1] == Dose(medicine="omega-3", amount="1g")


@pytest.mark.parametrize("where", ["form", "line"])
async def test_a_name_is_left_to_the_journal_before_its_names_have_come(evening: Evenings, where: str) -> None:
    async with evening() as it:
        it.app.vocabulary = BUILT_IN
        if where == "form":
            await it.press("m")
            await fill(it, name="Ibu")
        else:
            await it.press("colon")
            await it.type("took ibu")
        await it.press("enter")
        assert it.logged()[-1] == Dose(medicine="ibuprofen")


async def test_lines_pasted_into_a_note_of_the_entry_line_are_kept(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("colon")
        await it.type("pain 4 note ")
        await paste(it, "one\r\ntwo\rthree\n")
        assert "one␊two␊three" in it.text
        await it.press("enter")
        assert it.store.entries()[-1].note == "one\ntwo\nthree"


async def test_lines_pasted_elsewhere_in_the_entry_line_are_refused_in_words(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("colon")
        await paste(it, "pain 4\nheat 20")
        assert it.app.screen.query_one(EntryBar).text == ""
        assert "nly one line can be pasted" in it.text
        await paste(it, "pain 4\n")
        await it.press("enter")
        assert store.entries()[-1].value == Reading(level=4)


async def test_lines_pasted_into_a_short_field_are_joined(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("m")
        await paste(it, "vitamin\n\nd\n")
        assert it.app.screen.query_one("#row-name", FieldRow).value == "vitamin d"


@pytest.mark.parametrize("key", ["H", "h", "o", "y"])
async def test_arrows_go_from_field_to_field_in_a_form_that_does_not_fit(evening: Evenings, key: str) -> None:
    async with evening(size=(60, 10)) as it:
        await it.press(key)
        screen = it.app.screen
        assert screen.query_one("#form").max_scroll_y > 0
        seen = [screen.focused]
        for _ in range(len(screen.query("FieldRow")) - 1):
            await it.press("down")
            seen.append(screen.focused)
        assert seen == [row.widget for row in screen.query("FieldRow")]  # type: ignore[attr-defined]


async def test_the_label_of_the_field_that_has_the_focus_stands_out_and_no_other(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("p")
        for _ in range(3):
            await it.press("tab")
            focused = it.app.screen.focused
            bold = [
                row.widget is focused  # type: ignore[attr-defined]
                for row in it.app.screen.query("FieldRow")
                if row.query_one(".label").styles.text_style.bold
            ]
            assert bold == [True]
