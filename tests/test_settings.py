"""The settings: what a file may say, and what is refused by the name of its setting."""

import os
import stat
import subprocess
import sys
from dataclasses import fields, replace
from datetime import time
from pathlib import Path

import pytest

from journal.config import KEYS, SETTINGS, Setting, Settings, checked, load_settings, value_of, words_of
from journal.config_writer import save_settings, stamp_of
from journal.domain.sessions import Pace
from journal.domain.timers import Timer
from journal.errors import FileRefused, ValueRefused
from tests.support import NOW

SWITCHES = ("bell", "flash", "plain", "stretch_reminder", "stretch_bell")
BY_NAME = {setting.name: setting for setting in SETTINGS}
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


def names_in(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


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
        plain = true
        headline = "mean"
        emergency_number = " 112 "
        doctor_number = "+44 20 7946 0000, Dr. Ödön"
        keys.undo = "U"
        keys.redo = []
    """
    found = load(path, text)
    assert found == Settings(
        day_turn=time(4, 30), acute_days=28, activities=("fed-the-hens",), theme="nord", markers="ascii", bell=False,
        flash=False, timer_min=15, ready_s=0, rest_s=600, release_s=1, rep_s=0, stretch_reminder=True,
        stretch_every_min=1440, stretch_bell=True, plain=True, headline="mean", emergency_number="112",
        doctor_number="+44 20 7946 0000, Dr. Ödön", keys={"undo": ("U",), "redo": ()},
    )  # fmt: skip
    assert all(getattr(found, setting.name) != getattr(Settings(), setting.name) for setting in SETTINGS)


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
    assert all(setting.name in told.value.todo for setting in SETTINGS)


def test_every_pace_and_every_timer_of_the_settings_can_be_used() -> None:
    """What the settings allow, a session and a timer take."""
    for end in (0, 1):
        ends = {name: span[end] for name, span in NUMBERS.items()}
        Pace(**{name: ends[name] for name in ("ready_s", "rest_s", "release_s", "rep_s")})
        Timer(modality="heat", planned_min=ends["timer_min"], started=NOW, seen=NOW)


# -- what each setting takes, in the file and in words


def test_every_setting_is_declared_and_explained_once() -> None:
    named = [setting.name for setting in SETTINGS]
    assert sorted([*named, "plain_now"]) == sorted(field.name for field in fields(Settings))
    for setting in SETTINGS:
        assert setting.help.endswith(".")
        assert len(setting.label) < 22
        assert checked(setting, _as_in_a_file(getattr(Settings(), setting.name))) == getattr(Settings(), setting.name)


def _as_in_a_file(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("setting", [setting for setting in SETTINGS if setting.kind != KEYS], ids=lambda one: one.name)
def test_words_of_a_value_are_read_back(setting: Setting) -> None:
    assert value_of(setting, words_of(setting, getattr(Settings(), setting.name))) == getattr(Settings(), setting.name)


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("bell", "off", False), ("bell", " ON ", True), ("bell", "false", False), ("bell", "yes", True),
        ("headline", "Mean", "mean"), ("acute_days", "28", 28), ("rep_s", "0", 0), ("day_turn", "04:30", time(4, 30)),
        ("activities", " Fed the  hens ,, swam", ("fed-the-hens", "swam")), ("activities", "", ()),
        ("doctor_number", "  ", ""), ("theme", "nord", "nord"),
    ],
)  # fmt: skip
def test_words_are_taken(name: str, words: str, value: object) -> None:
    assert value_of(BY_NAME[name], words) == value


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("bell", "maybe"), ("bell", "1"), ("bell", ""), ("headline", "leg"), ("acute_days", "30"), ("acute_days", "x"),
        ("rep_s", "61"), ("rep_s", "-1"), ("rep_s", "1.0"), ("rep_s", "١"), ("rep_s", "9" * 5000),
        ("day_turn", "06:01"), ("day_turn", "3"), ("markers", "dots"), ("doctor_number", "x" * 61),
        ("doctor_number", "a\x1bb"),
        ("emergency_number", "a\nb"), ("emergency_number", "\u202e112"),
    ],
)  # fmt: skip
def test_words_are_refused_by_the_setting_s_name_with_what_it_takes(name: str, words: str) -> None:
    with pytest.raises(ValueRefused) as told:
        value_of(BY_NAME[name], words)
    assert name in told.value.what
    assert len(told.value.what) < 160
    assert told.value.todo


@pytest.mark.parametrize("text", ["headline = 'leg'", "doctor_number = 112", f"doctor_number = '{'x' * 61}'"])
def test_what_a_setting_does_not_take_is_refused_with_what_it_takes(path: Path, text: str) -> None:
    with pytest.raises(ValueRefused, match="is not understood") as told:
        load(path, text)
    assert str(path) in told.value.todo
    assert "one of: worst, mean" in told.value.todo or "at most 60 characters" in told.value.todo


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("keys = 4", "the setting keys = 4 is not understood"),
        ("keys = ['u', true]", "the setting keys = ['u', true] is not understood"),
        ("[keys]\nundo = 'U'\nbad-day = 5", "in [keys], bad-day = 5 names no key"),
        ("[keys]\nundo = ['u', 4]", "in [keys], undo = ['u', 4] names no key"),
        ("[keys]\nundo = { key = 07:00:00 }", "in [keys], undo = { key = 07:00:00 } names no key"),
        ("[keys]\nundo = ''", "in [keys], undo = '' names no key"),
    ],
)
def test_keys_that_are_no_table_of_keys_are_refused_as_they_are_written(path: Path, text: str, what: str) -> None:
    with pytest.raises(ValueRefused) as told:
        load(path, text)
    assert told.value.what == what
    assert "undo = [" in told.value.todo


# -- writing them


COMMENTED = """\
# my journal
bell = true   # it is quiet here

activities = [
    "Made the bed",
    "Fed the hens",  # at six
]
rest_s = 30

# keys of mine
[keys]
undo = "U"  # so
"""


def test_one_value_is_changed_and_all_else_stays_as_it_was(path: Path) -> None:
    path.write_text(COMMENTED)
    found = save_settings(path, {"bell": False}).settings
    assert path.read_text() == COMMENTED.replace("bell = true ", "bell = false ")
    assert found == load_settings(path) == replace(load(path, COMMENTED), bell=False)


def test_a_new_setting_stands_before_the_tables(path: Path) -> None:
    path.write_text(COMMENTED)
    assert save_settings(path, {"flash": False, "day_turn": time(4, 30)}).settings.keys == {"undo": ("U",)}
    text = path.read_text()
    assert text.index("flash = false") < text.index("[keys]")
    assert 'day_turn = "04:30"' in text
    for line in COMMENTED.splitlines():
        assert line in text


def test_a_list_keeps_the_spelling_and_the_comments_of_what_stays(path: Path) -> None:
    path.write_text(COMMENTED)
    found = save_settings(path, {"activities": ("fed-the-hens", "swam")}).settings
    assert found.activities == load_settings(path).activities == ("fed-the-hens", "swam")
    assert '"Fed the hens",  # at six' in path.read_text()
    assert "Made the bed" not in path.read_text()
    assert save_settings(path, {"activities": ("swam", "fed-the-hens")}).settings.activities == ("swam", "fed-the-hens")
    assert save_settings(path, {"activities": ()}).settings.activities == ()
    assert save_settings(path, {"activities": ("a", "b")}).settings.activities == ("a", "b")
    assert "[keys]" in path.read_text()


@pytest.mark.parametrize("setting", [setting for setting in SETTINGS if setting.kind != KEYS], ids=lambda one: one.name)
@pytest.mark.parametrize(
    "text", ["", COMMENTED, COMMENTED.replace("\n", "\r\n"), "[keys]\nundo = 'U'", "# no end of line"]
)
def test_every_setting_is_written_so_that_it_is_read_back(path: Path, setting: Setting, text: str) -> None:
    path.write_bytes(text.encode())
    other = {
        "day_turn": time(0), "acute_days": 28, "headline": "mean", "activities": ('say "hi"', "ö"), "theme": "nord",
        "markers": "ascii", "emergency_number": '1"2\\', "doctor_number": "[keys] # 3",
    }.get(setting.name, not getattr(Settings(), setting.name) if setting.kind == "switch" else 7)  # fmt: skip
    before = load_settings(path)
    value = checked(setting, _as_in_a_file(other))
    assert (
        save_settings(path, {setting.name: value}).settings
        == load_settings(path)
        == replace(before, **{setting.name: value})
    )


def test_the_first_setting_makes_a_private_file_in_private_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "settings.toml"
    before = os.umask(0)
    try:
        save_settings(path, {"bell": False})
    finally:
        os.umask(before)
    assert path.read_text() == "bell = false\n"
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent, path.parent.parent)] == [
        0o600,
        0o700,
        0o700,
    ]
    assert names_in(path.parent) == ["settings.toml"]


def test_an_open_file_becomes_private(path: Path) -> None:
    path.write_text("")
    path.chmod(0o644)
    save_settings(path, {"bell": False})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_value_again_writes_nothing(path: Path) -> None:
    path.write_text(COMMENTED)
    before = path.stat()
    save_settings(path, {"rest_s": 30, "bell": True, "activities": ("made-the-bed", "fed-the-hens")})
    assert path.stat().st_ino == before.st_ino
    assert path.read_text() == COMMENTED


def test_a_link_stays_a_link_and_its_file_is_changed(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "journal.toml"
    real.parent.mkdir()
    real.write_text("# mine\n")
    path.symlink_to(real)
    save_settings(path, {"bell": False})
    assert path.is_symlink()
    assert real.read_text() == "# mine\nbell = false\n"
    assert not real.is_symlink()


@pytest.mark.parametrize("target", ["nothing-there", "settings.toml"])
def test_a_link_to_nothing_is_refused_and_stays(path: Path, target: str) -> None:
    path.symlink_to(target)
    with pytest.raises(FileRefused, match="link to nothing"):
        save_settings(path, {"bell": False})
    assert path.is_symlink()
    assert names_in(path.parent) == [path.name]


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(FileRefused, match="is not a file"):
        save_settings(path, {"bell": False})


@pytest.mark.parametrize(
    "text", [b"bell = maybe", b"\xff\xfe", b"bell = 4", b"no_such = 1", b"[keys", b"bell = true\nbell = true"]
)
def test_a_file_that_is_not_understood_is_left_as_it_is(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    with pytest.raises(ValueRefused) as told:
        save_settings(path, {"rest_s": 45})
    assert path.read_bytes() == text
    assert str(path) in told.value.todo
    assert names_in(path.parent) == [path.name]


def test_a_value_that_is_not_understood_can_be_put_right(path: Path) -> None:
    path.write_text("rest_s = 9999 # oops\n")
    save_settings(path, {"rest_s": 45})
    assert path.read_text() == "rest_s = 45 # oops\n"


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text(COMMENTED)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("journal.config_writer.os.fsync", full)
    with pytest.raises(FileRefused, match="No space left") as told:
        save_settings(path, {"bell": False})
    assert "Nothing was changed" in told.value.todo
    assert path.read_text() == COMMENTED
    assert names_in(path.parent) == [path.name]


def test_a_change_to_the_file_changes_its_stamp(path: Path) -> None:
    assert stamp_of(path) is None
    path.write_text("")
    first = stamp_of(path)
    assert first == stamp_of(path)
    save_settings(path, {"bell": False})
    assert stamp_of(path) not in (None, first)


def test_reading_them_does_not_load_what_writes_them() -> None:
    code = (
        "import sys; from pathlib import Path; from journal.config import load_settings; import journal.config_writer;"
        "load_settings(Path('/nowhere')); sys.exit('tomlkit' in sys.modules or 'tomllib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", ["a\u202eb", "x\u200by", "q" * 61, "\U0001f468\u200d\U0001f469"])
def test_an_activity_that_could_not_be_logged_is_refused_before_it_breaks_a_day(tmp_path: Path, name: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'activities = ["{name}"]', encoding="utf-8")
    with pytest.raises(ValueRefused, match="activities"):
        load_settings(path)


def test_an_activity_named_twice_is_offered_once(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('activities = ["Fed the cat", "fed-the-cat"]')
    assert load_settings(path).activities == ("fed-the-cat",)
