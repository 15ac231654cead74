"""The settings: what a file may say, and what is refused by the name of its setting."""

from dataclasses import fields, replace
from datetime import time
from pathlib import Path

import pytest

from journal.config import Settings, load_settings
from journal.domain.sessions import Pace
from journal.domain.timers import Timer
from journal.errors import ValueRefused
from tests.support import NOW

SWITCHES = ("bell", "flash", "stretch_reminder", "stretch_bell")
NUMBERS = {
    "timer_min": (1, 1440),
    "stretch_every_min": (1, 1440),
    "ready_s": (0, 600),
    "rest_s": (0, 600),
    "release_s": (0, 600),
    "rep_s": (0, 60),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def load(path: Path, text: str) -> Settings:
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_without_a_file_or_with_an_empty_one_the_defaults_hold(path: Path) -> None:
    assert load_settings(path) == load(path, "") == load(path, "# nothing\n") == Settings()


def test_reminders_are_off_until_they_are_asked_for() -> None:
    assert (Settings().stretch_reminder, Settings().stretch_bell) == (False, False)


def test_every_setting_can_be_said_at_once(path: Path) -> None:
    text = """
        day_turn = 04:30:00
        acute_days = 28
        activities = ["Fed the hens"]
        theme = "nord"
        markers = "ascii"
        bell = false
        flash = false
        timer_min = 15
        ready_s = 0
        rest_s = 600
        release_s = 1
        rep_s = 0
        stretch_reminder = true
        stretch_every_min = 1440
        stretch_bell = true
    """
    found = load(path, text)
    assert found == Settings(
        day_turn=time(4, 30), acute_days=28, activities=("fed-the-hens",), theme="nord", markers="ascii", bell=False,
        flash=False, timer_min=15, ready_s=0, rest_s=600, release_s=1, rep_s=0, stretch_reminder=True,
        stretch_every_min=1440, stretch_bell=True,
    )  # fmt: skip
    assert all(getattr(found, setting.name) != getattr(Settings(), setting.name) for setting in fields(Settings))


@pytest.mark.parametrize("name", NUMBERS)
def test_the_ends_of_a_range_are_allowed_and_what_is_beyond_is_refused_by_name(path: Path, name: str) -> None:
    least, most = NUMBERS[name]
    for number in (least, most):
        assert load(path, f"{name} = {number}") == replace(Settings(), **{name: number})  # type: ignore[arg-type]
    for number in (least - 1, most + 1, -(2**63), 2**62):
        with pytest.raises(
            ValueRefused, match=f"{name} = {number} is not a whole number from {least} to {most}"
        ) as told:
            load(path, f"{name} = {number}")
        assert str(path) in told.value.todo


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("value", ["1.0", "true", '"20"', "[20]", "{ a = 1 }", "inf", "nan", "2026-11-24", "07:00:00"])
def test_what_is_no_whole_number_is_refused_by_name(path: Path, name: str, value: str) -> None:
    with pytest.raises(ValueRefused, match=f"^{name} = .* is not a whole number"):
        load(path, f"{name} = {value}")


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_is_on_or_off_and_nothing_else(path: Path, name: str) -> None:
    for value in (True, False):
        assert getattr(load(path, f"{name} = {str(value).lower()}"), name) is value
    for text in ("1", "0", '"on"', '"true"', "[true]", "{ on = true }"):
        with pytest.raises(ValueRefused, match=f"the setting {name} = .* is not understood"):
            load(path, f"{name} = {text}")


@pytest.mark.parametrize("text", ["bell = maybe", "bell = true\nbell = false", "bell", "[bell]\non = true", "\x00"])
def test_what_is_no_setting_at_all_is_refused_with_the_path(path: Path, text: str) -> None:
    with pytest.raises(ValueRefused) as told:
        load(path, text)
    assert str(path) in told.value.todo


@pytest.mark.parametrize("name", ["bells", "rest", "Bell"])
def test_a_name_that_is_not_known_is_told_with_those_that_are(path: Path, name: str) -> None:
    with pytest.raises(ValueRefused, match=f"no setting '{name}'") as told:
        load(path, f"{name} = 30")
    assert all(setting.name in told.value.todo for setting in fields(Settings))


def test_every_pace_and_every_timer_of_the_settings_can_be_used() -> None:
    """What the settings allow, a session and a timer take."""
    for end in (0, 1):
        ends = {name: span[end] for name, span in NUMBERS.items()}
        Pace(**{name: ends[name] for name in ("ready_s", "rest_s", "release_s", "rep_s")})
        Timer(modality="heat", planned_min=ends["timer_min"], started=NOW, seen=NOW)
