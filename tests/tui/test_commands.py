import subprocess
import sys
from collections import Counter

import pytest

from journal.tui import command as places
from journal.tui.app import JournalApp
from journal.tui.bindings import bindings_of
from journal.tui.command import Command, key_word
from journal.tui.commands import COMMANDS, commands_of
from journal.tui.screens.body_map import BodyMapScreen
from journal.tui.screens.exercises import ExercisesScreen
from journal.tui.screens.fields import FieldsScreen
from journal.tui.screens.help import PLACES, HelpScreen, TextScreen
from journal.tui.screens.history import HistoryScreen
from journal.tui.screens.importing import Preview
from journal.tui.screens.session import SessionScreen
from journal.tui.screens.session_form import SessionForm
from journal.tui.screens.settings import SettingsScreen
from journal.tui.screens.signs import SignScreen
from journal.tui.screens.spells import SpellList, SpellsScreen
from journal.tui.screens.timer import TimerQuitScreen
from journal.tui.screens.today import TodayScreen
from journal.tui.screens.trends import TrendsScreen
from journal.tui.widgets.day_lists import TickList, Timeline
from journal.tui.widgets.file_list import FileList
from journal.tui.widgets.history_list import ChangeList, EntryList
from journal.tui.widgets.lines import RowList
from journal.tui.widgets.practice_lists import ExerciseList, RoutineList, WeekList
from journal.tui.writing import WRITING

HOMES = {
    places.EVERYWHERE: JournalApp,
    places.TODAY: TodayScreen,
    places.LISTS: RowList,
    places.TICKS: TickList,
    places.TIMELINE: Timeline,
    places.TRENDS: TrendsScreen,
    places.SPELLS: SpellList,
    places.SPELL_LIST: SpellsScreen,
    places.EXERCISES: ExercisesScreen,
    places.LIBRARY: ExerciseList,
    places.ROUTINES: RoutineList,
    places.WEEKS: WeekList,
    places.HISTORY: HistoryScreen,
    places.ENTRIES: EntryList,
    places.CHANGES: ChangeList,
    places.SESSION: SessionScreen,
    places.SETTINGS: SettingsScreen,
    places.FORMS: FieldsScreen,
    places.RAN: SessionForm,
    places.LEAVING: TimerQuitScreen,
    places.BODY_MAP: BodyMapScreen,
    places.READING: TextScreen,
    places.HELP: HelpScreen,
    places.SIGN_LIST: SignScreen,
    places.FILES: FileList,
    places.PREVIEW: Preview,
}


def test_the_shell_prints_them_without_textual() -> None:
    code = "import sys, journal.tui.commands as c; print(len(c.COMMANDS)); sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_writes_is_named_as_it_is_declared() -> None:
    assert {command.id for command in COMMANDS} >= WRITING


def test_each_has_its_own_id() -> None:
    assert [name for name, count in Counter(command.id for command in COMMANDS).items() if count > 1] == []


@pytest.mark.parametrize("place", PLACES)
def test_no_key_means_two_things_in_one_place(place: str) -> None:
    keys = Counter(key for command in commands_of(place) for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_screen_takes_a_key_that_holds_everywhere() -> None:
    everywhere = {key for command in commands_of(places.EVERYWHERE) for key in command.keys}
    # Over a session and a text, no other key holds.
    inner = {
        key
        for place in PLACES
        if place not in (places.EVERYWHERE, *places.MODAL)
        for command in commands_of(place)
        for key in command.keys
    }
    # In fields x is ten and m the body map; a form opens the same help.
    assert everywhere & inner == {"x", "m", "f1"}


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.own], ids=lambda c: c.id)
def test_each_has_an_action_and_a_place_in_the_help(command: Command) -> None:
    assert hasattr(HOMES[command.where], f"action_{command.action.partition('(')[0]}")
    assert command.where in PLACES


def test_bindings_come_from_the_table() -> None:
    keys = {key for binding in bindings_of(places.TIMELINE) for key in binding.key.split(",")}  # type: ignore[union-attr]
    assert keys == {"enter", "d", "delete"}


def test_keys_as_they_are_printed() -> None:
    assert [key_word(key) for key in ("f1", "question_mark", "left", "V", "ctrl+up")] == ["F1", "?", "←", "V", "ctrl+↑"]
