"""The settings: each with its value and what it does, and the form that changes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from journal.config import CHOICE, KEYS, NUMBER, SETTINGS, SWITCH, THEME, TIME, Setting, Settings, value_of, words_of
from journal.errors import JournalError, ValueRefused
from journal.tui.bindings import bindings_of, with_keys
from journal.tui.command import SETTINGS as PLACE
from journal.tui.messages import SettingOpened
from journal.tui.screens.fields import Field, FieldRow, FieldsScreen, choice, one_value, text
from journal.tui.text import Row, Run, Tone, plain
from journal.tui.widgets.form_box import FormBox
from journal.tui.widgets.header import KeyLine
from journal.tui.widgets.lines import RowList
from journal.tui.widgets.timer_mark import TimerMark

_LABEL = 22
_SET_KEYS = "–  journal config keys.undo f9"
_IN_FORM = tuple(setting for setting in SETTINGS if setting.kind != KEYS)
_BY_NAME = {setting.name: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSettings:
    """What the file of the settings says.

    Attributes:
        settings: what it says, or said before it could not be read.
        path: where it is.
        exists: whether there is one.
        trouble: why it cannot be read; empty when it can.
    """

    settings: Settings
    path: str
    exists: bool
    trouble: str = ""


class SettingList(RowList):
    """The settings; one is opened."""

    def clicked(self, *, again: bool) -> None:
        """Choose the setting that was clicked, or open it when it was chosen already."""
        if again and self.key:
            self.post_message(SettingOpened(self.key))


class SettingsScreen(Screen[None]):
    """Every setting with its value; below them what the one under the cursor does, and where the file is."""

    BINDINGS = bindings_of(PLACE)
    AUTO_FOCUS = "SettingList"

    shown: reactive[ShownSettings | None] = reactive[ShownSettings | None](None)

    def compose(self) -> ComposeResult:
        """Return the list and what is told below it."""
        with Horizontal(id="settings-top"):
            yield Static("Settings", id="settings-title", markup=False)
            yield TimerMark(id="timer")
        yield SettingList(id="settings-list")
        yield Static("", id="settings-help", markup=False)
        yield Static("", id="settings-file", markup=False)
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Name the keys."""
        self.query_one(KeyLine).ids = ("change-settings", "show-today", "show-trends", "quit", "help")

    def watch_shown(self, shown: ShownSettings | None) -> None:
        """Show what the file says."""
        if shown is None or not self.is_mounted:
            return
        self.query_one(SettingList).show([_row(setting, shown.settings) for setting in SETTINGS])
        self._tell()

    @on(RowList.CursorMoved)
    def _moved(self) -> None:
        self._tell()

    def _tell(self) -> None:
        setting = _BY_NAME.get(self.query_one(SettingList).key)
        if setting is not None:
            self.query_one("#settings-help", Static).update(plain(f"{setting.name}: {setting.help}"))
        shown = self.shown
        if shown is not None:
            where = f"File: {shown.path}" if shown.exists else f"File: {shown.path} (not there yet)"
            self.query_one("#settings-file", Static).update(plain(shown.trouble or where))
            self.query_one("#settings-file").set_class(bool(shown.trouble), "-trouble")

    def action_change_settings(self) -> None:
        """Open the form at the setting under the cursor."""
        self.post_message(SettingOpened(self.query_one(SettingList).key))


def _row(setting: Setting, settings: Settings) -> Row:
    value = getattr(settings, setting.name)
    words = words_of(setting, value) or (_SET_KEYS if setting.kind == KEYS else "–")
    is_default = value == getattr(Settings(), setting.name)
    tone = Tone.PLAIN if is_default else Tone.STRONG
    right = () if is_default else (Run("changed", Tone.MUTED),)
    return Row((Run(f"{setting.label:{_LABEL}}", Tone.MUTED), Run(words, tone)), right, setting.name)


class SettingsForm(FieldsScreen[dict[str, Any] | None]):
    """Asks for other settings and returns the values that were changed, by their names; it saves nothing.

    Args:
        settings: what the file says.
        themes: the names of all themes.
        at: the setting to begin at.
        error: why it is here again.
        said: what was typed before.
    """

    heading = "Settings"
    AUTO_FOCUS = ""

    def __init__(
        self,
        settings: Settings,
        themes: Sequence[str],
        at: str = "",
        error: JournalError | None = None,
        said: Mapping[str, str] | None = None,
    ) -> None:
        self._before = {setting.name: words_of(setting, getattr(settings, setting.name)) for setting in _IN_FORM}
        at = at if at in self._before else _IN_FORM[0].name
        super().__init__(filled=said or self._before, error=error, at=at)
        themes = tuple(dict.fromkeys((*themes, settings.theme)))
        self.fields = tuple(_field(setting, themes) for setting in _IN_FORM)

    @property
    def draft(self) -> str:
        """What its words are called."""
        return "settings"

    def compose(self) -> ComposeResult:
        """Return the fields, what the one with the focus does, and the keys."""
        with Vertical(id="form"):
            with FormBox(id="settings-fields"):
                for field in self.fields:
                    yield self.row_of(field)
            yield Static("", id="form-meaning", markup=False)
            yield Static(with_keys(self, self.hint), id="form-hint", markup=False)

    def begin(self) -> None:
        """Begin at the setting that was opened."""
        self.focus_first()

    def focus_first(self) -> None:
        """Give the focus to the setting that was opened."""
        if self.focused is None:
            self.set_focus(self.query_one(f"#row-{self.at}", FieldRow).widget)

    def on_descendant_focus(self) -> None:
        """Tell what the setting with the focus does."""
        row = next((row for row in self.query(FieldRow) if row.widget is self.focused), None)
        if row is not None:
            self.query_one("#form-meaning", Static).update(plain(_BY_NAME[row.field.name].help))

    def answer(self, said: dict[str, str]) -> dict[str, Any]:
        """Return what was changed."""
        changes: dict[str, Any] = {}
        for self.at, words in said.items():
            if words.strip() != self._before[self.at]:
                try:
                    changes[self.at] = value_of(_BY_NAME[self.at], words)
                except ValueRefused as error:  # the field says which it is and what stands in it
                    raise ValueRefused(error.todo, "") from error
        return changes


def _field(setting: Setting, themes: tuple[str, ...]) -> Field:
    choices = {SWITCH: ("on", "off"), CHOICE: setting.choices, THEME: themes}.get(setting.kind, setting.choices)
    if choices:
        return choice(setting.name, setting.label, choices)
    return (one_value if setting.kind in (NUMBER, TIME) else text)(setting.name, setting.label)
