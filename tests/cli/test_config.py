"""`config`: the settings printed, one of them, and another value for it."""

import json
import re
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from journal.config import SETTINGS, Settings, load_settings
from tests.cli.shell import Bench
from tests.cli.test_completion import offered


@pytest.fixture
def config(journal: Bench) -> Path:
    return Path(journal.env["JOURNAL_CONFIG"])


def test_all_are_printed_with_their_values_and_which_are_defaults(journal: Bench, config: Path) -> None:
    config.write_text('bell = false\ndoctor_number = "112"\n[keys]\nundo = ["U", "f9"]\nredo = []\n')
    answer = journal("config")
    assert answer.status == 0
    for setting in SETTINGS:
        assert re.search(rf"^{setting.name} ", answer.out, re.MULTILINE)
        assert setting.help.split(".")[0][:30] in answer.out
    assert re.search(r"^bell +off$", answer.out, re.MULTILINE)
    assert re.search(r"^doctor_number +112$", answer.out, re.MULTILINE)
    assert re.search(r"^flash +on +\(default\)$", answer.out, re.MULTILINE)
    assert re.search(r"^emergency_number +none +\(default\)$", answer.out, re.MULTILINE)
    assert re.search(r"^keys +undo = U f9; redo = none$", answer.out, re.MULTILINE)
    assert str(config) in answer.err


def test_without_a_file_all_are_defaults_and_none_is_made(journal: Bench, config: Path) -> None:
    answer = journal("config")
    assert len(re.findall(r"\(default\)", answer.out)) == len(SETTINGS)
    assert "not there yet" in answer.err
    assert not config.exists()
    assert not journal.file.exists()


def test_as_json(journal: Bench, config: Path) -> None:
    config.write_text('day_turn = 04:30:00\nactivities = ["swam"]\n[keys]\nundo = "U"\n')
    records = {record["name"]: record for record in json.loads(journal("config", "--json").out)}
    assert list(records) == [setting.name for setting in SETTINGS]
    assert {record["kind"] for record in records.values()} == {"setting"}
    assert records["day_turn"]["value"] == "04:30"
    assert records["activities"]["value"] == ["swam"]
    assert records["keys"]["value"] == {"undo": ["U"]}
    assert records["bell"]["value"] is True
    assert records["timer_min"]["value"] == 20
    assert [name for name, record in records.items() if not record["is_default"]] == ["day_turn", "activities", "keys"]
    assert json.loads(journal("config", "bell", "--json").out) == [records["bell"]]


@pytest.mark.parametrize(
    ("name", "out"),
    [("bell", "on"), ("timer_min", "20"), ("timer-min", "20"), ("TIMER_MIN", "20"), ("day_turn", "03:00"),
     ("activities", "made-the-bed, went-to-work, walked-the-dog"), ("doctor_number", "")],
)  # fmt: skip
def test_one_value_is_printed_alone(journal: Bench, name: str, out: str) -> None:
    answer = journal("config", name)
    assert (answer.status, answer.out, answer.err) == (0, f"{out}\n", "")


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        (("bell", "off"), {"bell": False}),
        (("timer-min", "7"), {"timer_min": 7}),
        (("headline", "mean"), {"headline": "mean"}),
        (("acute_days", "28"), {"acute_days": 28}),
        (("activities", "Made the bed,", "had", "a", "swim"), {"activities": ("made-the-bed", "had-a-swim")}),
        (("activities", "none"), {"activities": ()}),
        (("doctor_number", "+44", "20", "7946"), {"doctor_number": "+44 20 7946"}),
        (("theme", "nord"), {"theme": "nord"}),
    ],
)
def test_a_value_is_set_and_what_it_was_is_told(
    journal: Bench, config: Path, words: tuple[str, ...], changed: dict[str, object]
) -> None:
    config.write_text("# mine\nflash = false # quiet\n")
    answer = journal("config", *words)
    assert (answer.status, answer.out) == (0, "")
    assert answer.words[0].startswith(f"Saved: {words[0].replace('-', '_')} ")
    assert answer.words[1].startswith("It was: ")
    assert load_settings(config) == replace(Settings(flash=False), **changed)  # type: ignore[arg-type]
    assert config.read_text().startswith("# mine\nflash = false # quiet\n")
    assert stat.S_IMODE(config.stat().st_mode) == 0o600


def test_none_takes_a_number_away(journal: Bench, config: Path) -> None:
    journal("config", "doctor_number", "112")
    assert journal("config", "doctor_number", "none").words == ["Saved: doctor_number none", "It was: 112"]
    assert load_settings(config) == Settings()


def test_default_puts_any_setting_back_and_leaves_the_rest_of_the_file(journal: Bench, config: Path) -> None:
    kept = "# mine\nflash = false # quiet\n# of the bell\n"
    config.write_text(f'{kept}bell = false\ntheme = "nord"\ndoctor_number = "112"\nactivities = []\ntimer_min = 5\n')
    for name in ("bell", "theme", "doctor_number", "activities", "timer_min"):
        assert journal("config", name, "Default").words[0].endswith(" (default)")
    assert config.read_text() == kept
    assert journal("config", "keys.undo", "f9").status == journal("config", "keys.undo", "default").status == 0
    assert config.read_text() == f"{kept}\n"
    config.write_text(f'{kept}[keys]  # own\nundo = "f9"\n')
    assert journal("config", "keys.undo", "default").status == 0
    assert config.read_text() == f"{kept}[keys]  # own\n"
    assert journal("config", "keys", "default").words[0] == "Saved: keys none (default)"
    assert config.read_text() == kept


def test_a_command_is_given_other_keys(journal: Bench, config: Path) -> None:
    config.write_text('[keys]  # mine\nredo = "f3"  # so\nlog-pain = "h"\n')
    assert journal("config", "keys.log-pain", "f2", "p").words == ["Saved: keys.log-pain F2 p"]  # a clash is mended
    assert journal("config", "keys", "undo", "f9").words == ["Saved: keys.undo F9"]
    assert journal("config", "keys.undo").out == "F9\n"
    assert config.read_text().startswith('[keys]  # mine\nredo = "f3"  # so\n')
    assert load_settings(config).keys == {"redo": ("f3",), "log-pain": ("f2", "p"), "undo": ("f9",)}
    assert journal("config", "keys.redo", "none").words == ["Saved: keys.redo none"]
    assert journal("config", "keys.undo", "default").words == ["Saved: keys.undo u"]
    assert load_settings(config).keys == {"redo": (), "log-pain": ("f2", "p")}


def test_what_was_set_is_printed_as_json(journal: Bench) -> None:
    answer = journal("config", "bell", "off", "--json")
    assert [(record["name"], record["value"]) for record in json.loads(answer.out)] == [("bell", False)]
    assert "Saved" in answer.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("bel",), "did you mean bell"),
        (("belll", "off"), "did you mean bell"),
        (("frobnicate",), "journal config lists them"),
        (("bell", "maybe"), "on or off"),
        (("rest_s", "601"), "from 0 to 600"),
        (("rest_s", "-1"), "no option '-1'"),
        (("markers", "dots"), "braille, block, ascii"),
        (("day_turn", "07:00"), "from 00:00 to 06:00"),
        (("keys", "undo=U"), "journal config keys.undo f9"),
        (("keys.undo", "t"), 'undo = "f2"'),
        (("keys.undo", "uu"), "no key"),
        (("keys.udno", "f9"), "udno"),
        (("bell", ""), "empty"),
        (("doctor_number", "x" * 61), "60"),
        (("theme", "nrod"), "did you mean nord"),
    ],
)
def test_what_is_not_understood_is_refused_and_nothing_is_written(
    journal: Bench, config: Path, words: tuple[str, ...], told: str
) -> None:
    answer = journal("config", *words)
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err
    assert len(answer.words) == 2
    assert not config.exists()


def test_a_damaged_file_is_told_of_and_left(journal: Bench, config: Path) -> None:
    config.write_text("bell = maybe\n")
    for words in (("config",), ("config", "bell"), ("config", "rest_s", "45")):
        answer = journal(*words)
        assert (answer.status, answer.out) == (2, "")
        assert str(config) in answer.err
    assert config.read_text() == "bell = maybe\n"


def test_a_wrong_value_in_the_file_is_put_right(journal: Bench, config: Path) -> None:
    config.write_text("rest_s = 9999\n")
    assert journal("config").status == 2
    answer = journal("config", "rest_s", "45")
    assert (answer.status, answer.words) == (0, ["Saved: rest_s 45"])
    assert journal("config", "rest_s").out == "45\n"


def test_what_cannot_be_written_has_the_status_of_a_file(journal: Bench, tmp_path: Path) -> None:
    journal.env["JOURNAL_CONFIG"] = "/proc/no-such/config.toml"
    answer = journal("config", "bell", "off")
    assert answer.status == 3
    assert "Nothing was changed" in answer.err


def test_text_of_a_setting_drives_no_terminal(journal: Bench, config: Path) -> None:
    config.write_text('theme = "a\\u001b[31m\\u202eb"\n')
    for words in (("config",), ("config", "theme"), ("config", "--json"), ("config", "theme", "nord")):
        answer = journal(*words)
        assert not {"\x1b", "\u202e"} & set(answer.out + answer.err)


def test_names_and_values_are_completed(journal: Bench) -> None:
    assert set(offered(journal, "config", "")) == {setting.name for setting in SETTINGS} - {"keys"}
    assert offered(journal, "config", "stretch") == ["stretch_reminder", "stretch_every_min", "stretch_bell"]
    assert offered(journal, "config", "bell", "") == ["on", "off"]
    assert offered(journal, "config", "markers", "b") == ["braille", "block"]
    assert offered(journal, "config", "acute_days", "") == ["28", "42"]
    assert offered(journal, "config", "rest_s", "") == []
    assert offered(journal, "config", "bell", "on", "") == []


def test_the_trend_of_the_shell_begins_with_the_chosen_measure(journal: Bench) -> None:
    journal("pain", "4")
    journal("config", "headline", "mean")
    assert {record.get("measure") for record in json.loads(journal("trend", "--json").out)} >= {"mean"}
    assert "mean" not in {
        record.get("measure") for record in json.loads(journal("trend", "--measure", "worst", "--json").out)
    }
