"""What the application does about the settings: they are read from their file, saved, and hold at once."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, cast

from textual import on, work

from journal.charts import Markers
from journal.clock import Clock
from journal.config import SETTINGS, Settings, load_settings, words_of
from journal.config_writer import save_settings, stamp_of
from journal.errors import JournalError
from journal.paths import settings_file
from journal.tui.base import LONG_S
from journal.tui.keymap import KeyTable
from journal.tui.messages import SettingOpened
from journal.tui.showing import ShowingApp
from journal.tui.text import error_words

if TYPE_CHECKING:
    from journal.store.store import Store
    from journal.tui.screens.settings import SettingsForm, SettingsScreen

_IN_FILE = "Keys of your own stand in the file, in a table [keys]. `journal keys` lists what they are set by."


class SettingsApp(ShowingApp):
    """An application with the settings."""

    def __init__(self, store: "Store | Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        super().__init__(store, settings, clock)
        self.set_keymap(self.key_table.chosen)
        self._settings: SettingsScreen | None = None
        self._in_file = replace(settings, plain_now=False)
        self._file_stamp = stamp_of(settings_file())
        self._file_trouble = ""
        self.add_mode("settings", self._make_settings)

    def _make_settings(self) -> "SettingsScreen":
        from journal.tui.screens.settings import SettingsScreen

        self._settings = SettingsScreen()
        return self._settings

    # -- what the file says

    def refresh_shown(self) -> None:
        """Read what is shown again; the file may have been edited by hand meanwhile."""
        if self.current_mode == "settings":
            self._load_settings()
        else:
            super().refresh_shown()

    @work(exclusive=True, group="settings")
    async def _load_settings(self) -> None:
        await self._read_file()

    async def _read_file(self) -> None:
        """Take up what the file says, when it was changed since, and show it."""
        from journal.tui.screens.settings import ShownSettings

        path = settings_file()
        stamp = await asyncio.to_thread(stamp_of, path)
        if stamp != self._file_stamp or self._file_trouble:
            try:
                self._take_up_file(await asyncio.to_thread(load_settings, path))
                self._file_trouble = ""
            except JournalError as error:
                self._file_trouble = error_words(error)
            self._file_stamp = stamp
        if self._settings is not None:
            self._settings.shown = ShownSettings(
                settings=self._in_file, path=str(path), exists=stamp is not None, trouble=self._file_trouble
            )

    def _take_up_file(self, found: Settings) -> None:
        """Take up what the file says by now; what it does not change stays, as what a command line said."""
        changes = {
            one.name: getattr(found, one.name)
            for one in fields(found)
            if getattr(found, one.name) != getattr(self._in_file, one.name)
        }
        if changes:
            self.use_settings(replace(self.settings, **changes))
        self._in_file = found

    # -- changing them

    @on(SettingOpened)
    async def _setting_opened(self, message: SettingOpened) -> None:
        if message.name == "keys":
            self.say(_IN_FILE, timeout=LONG_S)
            return
        await self._read_file()
        if self._file_trouble:
            self.say(self._file_trouble, severity="error", timeout=LONG_S)
            return
        await self._ask_settings(message.name)

    async def _ask_settings(
        self, at: str, error: JournalError | None = None, said: Mapping[str, str] | None = None
    ) -> None:
        from journal.tui.screens.settings import SettingsForm

        ours = [name for name in self.available_themes if name.startswith("journal-")]
        form = SettingsForm(self._in_file, (*ours, *sorted(self.available_themes)), at, error, said)

        def answered(changes: dict[str, Any] | None) -> None:
            if changes:
                self._save_settings(changes, form)
            elif changes is not None:
                self.forget(form)

        await self.push_screen(form, answered)
        form.focus_first()

    @work(group="save")
    async def _save_settings(self, changes: Mapping[str, Any], form: "SettingsForm") -> None:
        path = settings_file()
        try:
            found = await asyncio.to_thread(save_settings, path, changes)
            self._take_up_file(found)
        except JournalError as error:
            if self.is_busy:
                self.put_aside(form, error)
            else:
                await self._ask_settings(next(iter(changes)), error, form.said_last)
            return
        self.forget(form)
        self._file_stamp, self._file_trouble = await asyncio.to_thread(stamp_of, path), ""
        await self._read_file()
        told = [f"{one.label} {words_of(one, changes[one.name]) or '–'}" for one in SETTINGS if one.name in changes]
        self.say(f"Saved: {', '.join(told)}.", timeout=LONG_S)

    # -- what they change

    def use_settings(self, settings: Settings) -> None:
        """Let other settings hold from now on; a guided session that runs goes on as it began.

        Raises:
            ValueRefused: their keys cannot hold together; nothing is changed.
        """
        table = KeyTable(settings.keys)
        before, self.settings = self.settings, settings
        self.store_thread.use(settings)
        if settings.keys != before.keys:
            self.key_table = table
            self.set_keymap(table.chosen)
            self.refresh_key_lines()
        if settings.theme in self.available_themes:
            self.theme = settings.theme
        elif settings.theme != before.theme:
            self.say(f"No theme '{settings.theme}'; {self.theme} is used.", severity="warning")
        if settings.drawn_with != before.drawn_with:
            self.today_screen.plain = settings.drawn_with == "ascii"
            self.set_class(self.today_screen.plain, "-plain")
            self.today_screen.show_again()
        if settings.is_plain != before.is_plain:
            self.screen.refresh(layout=True)
        if self._trends is not None:
            self._trends.draw_with(cast("Markers", settings.drawn_with))
            if settings.headline != before.headline:
                self._trends.begin_with(settings.headline)
