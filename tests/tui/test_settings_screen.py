"""The settings on their screen and in their form: shown, refused at the field, saved into the file, and in force."""

import os
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest
from textual.widgets import Static

from journal.config import SETTINGS, Settings, load_settings
from journal.domain.entries import Reading
from journal.tui.screens.fields import FieldRow
from journal.tui.screens.settings import SettingList, SettingsForm, SettingsScreen
from journal.tui.screens.trends import TrendsScreen
from journal.tui.widgets.chart import Chart
from tests.tui.conftest import Evening, Evenings

HOSTILE = "[@click=app.quit]0800[/] \x1b[31m\u202ex"


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config" / "config.toml"
    monkeypatch.setenv("JOURNAL_CONFIG", str(path))
    return path


@pytest.fixture
def write(config: Path) -> Callable[[str], None]:
    """Return a way to edit the file by hand."""

    def by_hand(text: str) -> None:
        config.parent.mkdir(exist_ok=True)
        before = config.stat().st_mtime_ns if config.exists() else 0
        config.write_text(text, encoding="utf-8")
        os.utime(config, ns=(before + 1_000_000_000, before + 1_000_000_000))

    return by_hand


async def open_form(it: Evening, name: str = "day_turn") -> None:
    await it.press("6")
    screen = it.app.screen
    assert isinstance(screen, SettingsScreen)
    rows = screen.query_one(SettingList)
    await it.press("home", *["down"] * [row.key for row in rows.rows].index(name), "enter")
    assert isinstance(it.app.screen, SettingsForm)


async def put(it: Evening, name: str, words: str) -> None:
    """Type into a field of the form, in place of what stood there."""
    row = it.app.screen.query_one(f"#row-{name}", FieldRow)
    row.widget.focus()
    await it.settle()
    await it.press("end", *["backspace"] * len(row.value))
    await it.type(words)


def told(it: Evening) -> str:
    """Return what stands below the list about the file."""
    return str(it.app.screen.query_one("#settings-file", Static).content)


def message(it: Evening) -> str:
    """Return what stands at a field of the form, and is to be seen."""
    shown = [static for static in it.app.screen.query(".message") if static.display and static.region]
    return " ".join(str(static.content) for static in shown if isinstance(static, Static))


# -- the list


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_every_setting_is_listed_with_its_value_and_what_it_does(
    evening: Evenings, size: tuple[int, int], config: Path
) -> None:
    async with evening(size=size) as it:
        await it.press("6")
        seen = ""
        for setting in SETTINGS:
            seen += it.text
            told = " ".join(line.strip() for line in it.text.splitlines()[-6:])
            assert setting.help[:40] in told
            assert setting.name in told
            await it.press("down")
        assert all(setting.label in seen for setting in SETTINGS)
        assert "not there yet" in seen
        assert config.name in "".join(seen.split())  # a long path is wrapped
        assert "enter change" in it.text
        assert ("↑" in it.text) == (size[1] < 36)


async def test_what_is_not_the_default_is_told_by_a_word(evening: Evenings, write: Callable[[str], None]) -> None:
    write("rest_s = 45\n")
    async with evening(settings=Settings(rest_s=45)) as it:
        await it.press("6")
        line = next(line for line in it.text.splitlines() if "Rest, seconds" in line)
        assert "45" in line
        assert "changed" in line
        line = next(line for line in it.text.splitlines() if "Let go" in line)
        assert "changed" not in line
        assert "not there yet" not in it.text


async def test_the_keys_of_the_other_screens_hold(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("6", "2")
        assert it.app.current_mode == "trends"
        await it.press("6", "1")
        assert it.app.current_mode == "today"


async def test_it_is_opened_by_a_click(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("6")
        await it.pilot.click(SettingList, offset=(8, 7))
        await it.settle()
        assert it.app.screen.query_one(SettingList).key == "bell"
        await it.pilot.click(SettingList, offset=(8, 7))
        await it.settle()
        assert isinstance(it.app.screen, SettingsForm)
        assert it.app.focused is not None
        assert it.app.focused.id == "field-bell"


async def test_keys_are_told_to_stand_in_the_file(evening: Evenings) -> None:
    async with evening(toasts=True) as it:
        await it.press("6", "end", "enter")
        assert "[keys]" in it.said[-1]
        assert not isinstance(it.app.screen, SettingsForm)


# -- the form


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_every_field_is_reached_and_explained(evening: Evenings, size: tuple[int, int]) -> None:
    async with evening(size=size) as it:
        await open_form(it)
        for setting in SETTINGS[:-1]:
            assert it.app.focused is not None
            assert it.app.focused.id == f"field-{setting.name}"
            meaning = it.app.screen.query_one("#form-meaning", Static)
            assert setting.label in it.text
            assert " ".join(setting.help.split()[:4]) in it.text
            assert meaning.size.height >= 2
            assert "enter save" in it.text
            await it.press("down")


async def test_enter_saves_what_was_changed_and_nothing_else(evening: Evenings, config: Path) -> None:
    async with evening(toasts=True) as it:
        await open_form(it, "rest_s")
        await put(it, "rest_s", "45")
        await it.press("enter")
        assert config.read_text() == "rest_s = 45\n"
        assert config.stat().st_mode & 0o777 == 0o600
        assert it.app.settings == Settings(rest_s=45)
        assert it.said == ["Saved: Rest, seconds 45. u takes that back."]
        assert "45" in next(line for line in it.text.splitlines() if "Rest, seconds" in line)
        assert it.app.screen.query_one(SettingList).key == "rest_s"


async def test_undo_takes_back_what_was_done_last_settings_and_entries_alike(
    evening: Evenings, config: Path, write: Callable[[str], None]
) -> None:
    text = "# mine\nrest_s = 20 # short\n"
    write(text)
    async with evening(settings=load_settings(config), toasts=True) as it:
        entries = len(it.logged())
        await it.press("p", "4", "enter")
        await open_form(it, "rest_s")
        await put(it, "rest_s", "45")
        await it.press("enter", "b", "7")
        assert len(it.logged()) == entries + 2
        await it.pilot.press("u", "u")  # without a pause between: each is about what the one before left
        await it.settle()
        assert len(it.logged()) == entries + 1
        assert config.read_text() == text
        assert it.app.settings.rest_s == 20
        assert it.said == ["Set back: Rest, seconds 20."]
        await it.press("u")
        assert len(it.logged()) == entries
        await it.press("ctrl+r")
        assert (it.app.settings.rest_s, len(it.logged())) == (20, entries + 1)
        await it.press("ctrl+r")
        assert (it.app.settings.rest_s, len(it.logged())) == (45, entries + 1)
        await it.press("ctrl+r")
        assert (it.app.settings.rest_s, len(it.logged())) == (45, entries + 2)
        await it.press("u", "n", "x", "enter", "u", "u", "ctrl+r")
        assert (it.app.settings.rest_s, len(it.logged())) == (45, entries + 1)


async def test_settings_that_were_taken_back_are_made_again(
    evening: Evenings, config: Path, write: Callable[[str], None]
) -> None:
    async with evening(toasts=True) as it:
        await open_form(it, "bell")
        await it.press("right")
        await put(it, "rest_s", "45")
        await it.press("enter")
        write(f"{config.read_text()}flash = false # by hand\n")
        await it.press("u")
        assert config.read_text() == "flash = false # by hand\n"
        assert it.app.settings == Settings(flash=False)
        assert it.said == ["Set back: Bell on, Rest, seconds 30."]
        await it.press("ctrl+r")
        assert it.app.settings == Settings(flash=False, bell=False, rest_s=45)
        assert it.said == ["Set again: Bell off, Rest, seconds 45."]


async def test_enter_without_a_change_writes_nothing(evening: Evenings, config: Path) -> None:
    async with evening(toasts=True) as it:
        await open_form(it)
        await it.press("enter")
        assert not config.exists()
        assert isinstance(it.app.screen, SettingsScreen)
        assert it.said == []


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("day_turn", "07:00", "from 00:00 to 06:00"),
        ("day_turn", "", "from 00:00 to 06:00"),
        ("rest_s", "601", "whole number from 0 to 600"),
        ("rest_s", "1.5", "whole number from 0 to 600"),
        ("timer_min", "0", "whole number from 1 to 1440"),
        ("stretch_every_min", "ten", "whole number from 1 to 1440"),
    ],
)
async def test_what_is_refused_is_said_at_its_field(
    evening: Evenings, config: Path, name: str, typed: str, said: str
) -> None:
    async with evening(size=(110, 30)) as it:
        await open_form(it)
        await put(it, "doctor_number", "12")
        await put(it, name, typed)
        await it.press("enter")
        assert it.app.focused is not None
        assert it.app.focused.id == f"field-{name}"
        assert said in message(it)
        assert not config.exists()
        await put(it, name, "05:00" if name == "day_turn" else "7")
        assert said not in message(it)
        await it.press("enter")
        found = load_settings(config)
        assert found.doctor_number == "12"
        assert getattr(found, name) in (time(5), 7)


async def test_choices_and_switches_are_stepped_through(evening: Evenings, config: Path) -> None:
    async with evening() as it:
        await open_form(it, "acute_days")
        await it.press("left", "down", "right", "down", "down", "down", "a", "down", "o", "down", "right", "enter")
        assert load_settings(config) == Settings(
            acute_days=28, headline="mean", markers="ascii", plain=True, bell=False
        )


async def test_escape_saves_nothing_and_the_words_are_offered_again(evening: Evenings, config: Path) -> None:
    async with evening() as it:
        await open_form(it)
        await put(it, "emergency_number", "112")
        await it.press("escape")
        assert not config.exists()
        assert it.app.settings.emergency_number == ""
        await it.press("enter")
        assert it.app.screen.query_one("#row-emergency_number", FieldRow).value == "112"
        assert "as you left it" in it.text
        await it.press("enter")
        assert load_settings(config).emergency_number == "112"
        await it.press("enter")
        assert "as you left it" not in it.text


async def test_comments_and_order_in_the_file_stay(
    evening: Evenings, config: Path, write: Callable[[str], None]
) -> None:
    text = '# mine\nbell = true # loud\n\nactivities = [\n  "Fed the hens", # at six\n]\n\n[keys]\nundo = "U" # so\n'
    write(text)
    async with evening(settings=load_settings(config)) as it:
        await open_form(it, "bell")
        await it.press("right")
        await put(it, "activities", "fed-the-hens, had a swim")
        await it.press("enter")
        now = config.read_text()
        assert "# mine\nbell = false # loud\n" in now
        assert '"Fed the hens", # at six' in now
        assert now.endswith('[keys]\nundo = "U" # so\n')
        assert load_settings(config).activities == ("fed-the-hens", "had-a-swim")


# -- the file, edited by hand or damaged meanwhile


async def test_a_file_edited_by_hand_holds_when_it_is_shown(
    evening: Evenings, write: Callable[[str], None], config: Path
) -> None:
    async with evening() as it:
        write('bell = false\nactivities = ["fed the hens"]\n[keys]\nlog-pain = "f6"\n')
        await it.press("6")
        assert it.app.settings.bell is False
        await it.press("1")
        assert "fed the hens" in it.text
        assert "F6 pain" in it.text
        await it.press("f6", "4", "enter")
        assert it.logged()[-1] == Reading(level=4)


async def test_a_hand_edit_of_another_setting_is_not_lost(
    evening: Evenings, write: Callable[[str], None], config: Path
) -> None:
    async with evening(settings=Settings(plain_now=True)) as it:
        await open_form(it)
        await put(it, "rest_s", "45")
        write("flash = false # since last week\n")
        await it.press("enter")
        assert config.read_text() == "flash = false # since last week\nrest_s = 45\n"
        assert it.app.settings == Settings(flash=False, rest_s=45, plain_now=True)  # as the command line said
        assert it.text.isascii()


@pytest.mark.parametrize("text", ["bell = maybe\n", "bell = 4\n", "no_such = 1\n", '[keys]\nlog-pain = "h"\n'])
async def test_a_file_that_is_not_understood_changes_nothing_and_says_so(
    evening: Evenings, write: Callable[[str], None], config: Path, text: str
) -> None:
    async with evening(size=(110, 30), toasts=True) as it:
        write(text)
        await it.press("6")
        assert config.name in "".join(told(it).split())
        assert "File:" not in told(it)
        assert it.app.settings == Settings()
        await it.press("enter")
        assert not isinstance(it.app.screen, SettingsForm)
        assert config.name in it.said[-1]
        write("bell = false\n")
        await it.press("1", "6")
        assert "File:" in told(it)
        assert it.app.settings.bell is False


async def test_a_file_damaged_while_the_form_is_open_is_not_overwritten(
    evening: Evenings, write: Callable[[str], None], config: Path
) -> None:
    async with evening(size=(110, 30)) as it:
        await open_form(it)
        await put(it, "rest_s", "45")
        write("bell = maybe\n")
        await it.press("enter")
        assert config.read_text() == "bell = maybe\n"
        assert isinstance(it.app.screen, SettingsForm)
        assert "The settings cannot be read" in message(it)
        assert it.app.screen.query_one("#row-rest_s", FieldRow).value == "45"
        write("bell = true\n")
        await it.press("enter")
        assert config.read_text() == "bell = true\nrest_s = 45\n"


async def test_what_cannot_be_written_comes_back_in_the_form(evening: Evenings, config: Path) -> None:
    config.parent.write_text("a file where the folder should be")
    async with evening(size=(110, 30)) as it:
        await open_form(it)
        await put(it, "rest_s", "45")
        await it.press("enter")
        assert isinstance(it.app.screen, SettingsForm)
        assert "Nothing was changed" in message(it)
        assert it.app.screen.query_one("#row-rest_s", FieldRow).value == "45"
        assert it.app.settings.rest_s == 30


# -- in force at once


async def test_what_is_chosen_holds_at_once(evening: Evenings) -> None:
    async with evening(toasts=True) as it:
        await open_form(it)
        await put(it, "day_turn", "05:30")
        await put(it, "activities", "fed the hens")
        await put(it, "timer_min", "7")
        await it.press("enter", "1")
        assert "fed the hens" in it.text
        assert "went to work" not in it.text
        assert it.app.context_of(None).turn == time(5, 30)
        await it.press("H")
        assert it.app.screen.query_one("#row-minutes", FieldRow).value == "7"


async def test_a_theme_holds_at_once(evening: Evenings, config: Path) -> None:
    async with evening() as it:
        await open_form(it, "theme")
        await it.press("t")
        wanted = it.app.screen.query_one("#row-theme", FieldRow).value
        assert wanted.startswith("t")
        await it.press("enter")
        assert it.app.theme == wanted == load_settings(config).theme


async def test_markers_hold_on_screens_that_are_open_already(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("2")
        trends = it.app.screen
        assert isinstance(trends, TrendsScreen)
        assert trends.measure == "worst"
        await open_form(it, "headline")
        await it.press("right")
        await it.press("down", "down", "down", "a", "enter")
        assert it.app.settings.drawn_with == "ascii"
        await it.press("2")
        chart = trends.query_one(Chart)
        assert (chart.markers, chart.plain) == ("ascii", True)
        assert trends.measure == "mean"
        assert it.app.today_screen.plain


async def test_all_in_ascii_holds_at_once(evening: Evenings) -> None:
    async with evening() as it:
        await open_form(it, "plain")
        await it.press("left", "enter")
        assert it.app.has_class("-plain")
        await it.press("1")
        assert it.text.isascii(), sorted({char for char in it.text if not char.isascii()})


async def test_trends_begin_with_the_chosen_measure(evening: Evenings) -> None:
    async with evening(settings=Settings(headline="mean")) as it:
        await it.press("2")
        assert "[mean]" in it.text


async def test_the_stretch_reminder_holds_at_once(evening: Evenings) -> None:
    async with evening(toasts=True) as it:
        await open_form(it, "stretch_reminder")
        await it.press("left")
        await put(it, "stretch_every_min", "5")
        await it.press("enter")
        it.clock.forward(minutes=6)
        it.app._look()
        await it.settle()
        assert any("5 minutes: stand up" in said for said in it.said)


async def test_a_telephone_number_is_shown_as_it_was_typed(
    evening: Evenings, write: Callable[[str], None], config: Path
) -> None:
    write('doctor_number = "[@click=app.quit]0800[/] [b]"\n')
    async with evening(settings=load_settings(config), toasts=True) as it:
        await it.press("6", "end", "up")
        assert "[@click=app.quit]0800[/] [b]" in it.text
        await it.press("enter")
        assert "[@click=app.quit]0800[/] [b]" in it.text
        await put(it, "emergency_number", "[b]112")
        await it.press("enter")
        assert it.said == ["Saved: Emergency number [b]112. u takes that back."]
        assert load_settings(config).emergency_number == "[b]112"


async def test_what_a_terminal_would_act_on_is_refused_at_its_field(evening: Evenings, config: Path) -> None:
    async with evening(size=(110, 30)) as it:
        await open_form(it, "doctor_number")
        it.app.screen.query_one("#row-doctor_number", FieldRow).widget.value = HOSTILE
        await it.press("enter")
        assert "at most 60 characters" in message(it)
        assert "\x1b" not in it.text
        assert not config.exists()
