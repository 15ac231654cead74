"""What the application does about the settings: they are read from their file, saved, and hold at once."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, cast

from textual import on, work

from journal.charts import Markers
from journal.clock import Clock
from journal.config import SETTINGS, Settings, load_settings, words_of
from journal.config_writer import Written, put_back, save_settings, stamp_of
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

_IN_FILE = (
    "`journal config keys.undo f9` in the shell gives a command another key, or [keys] in the file;"
    " `journal keys` lists their names."
)
# An import of years may take so long.
_LONG_UNDO_S = 1.5
_LONG_UNDO = "This takes a while: it is about much at once. Everything else waits for it."


@dataclass(frozen=True, slots=True)
class Done:
    """A change to the settings, and where in the journal's trail it stands.

    Attributes:
        written: the change.
        standing: the operation that undo would have taken back then, and the place of the latest done anew.
    """

    written: Written
    standing: tuple[str, int]


class SettingsApp(ShowingApp):
    """An application with the settings."""

    _settings: "SettingsScreen | None" = None

    def __init__(self, store: "Store | Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        super().__init__(store, settings, clock)
        self.set_keymap(self.key_table.chosen)
        self._in_file = replace(settings, plain_now=False)
        self._file_stamp = stamp_of(settings_file())
        self._file_trouble = ""
        self._done: list[Done] = []
        self._undone: list[Done] = []
        self._turning_back = asyncio.Lock()

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
        standing = None
        with suppress(JournalError):  # the look of every second tells what is wrong
            standing = await self.store_thread.ask(lambda desk: desk.standing())
        try:
            written = await asyncio.to_thread(save_settings, settings_file(), changes)
            self._take_up_file(written.settings)
        except JournalError as error:
            if self.is_busy:
                self.put_aside(form, error)
            else:
                await self._ask_settings(next(iter(changes)), error, form.said_last)
            return
        self.forget(form)
        self._undone.clear()
        if standing is not None:
            self._done.append(Done(written, standing))
        await self._show_written()
        self.say(f"Saved: {_words(changes, written.settings)}. u takes that back.", timeout=LONG_S)

    async def _show_written(self) -> None:
        self._file_stamp, self._file_trouble = await asyncio.to_thread(stamp_of, settings_file()), ""
        await self._read_file()

    # -- undo and redo, of the settings as well: they are in no trail

    def action_undo(self) -> None:
        """Take back what was done last."""
        self._turn_back(again=False)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._turn_back(again=True)

    @work(group="save")
    async def _turn_back(self, *, again: bool) -> None:
        async with self._turning_back:  # of a key pressed twice, the second one is about what the first one left
            long = self.set_timer(_LONG_UNDO_S, lambda: self.say(_LONG_UNDO, timeout=LONG_S))
            try:
                if await self._put_settings_back(again=again):
                    return
            except JournalError as error:
                self.tell(error)
            else:
                await self._write(lambda desk: desk.redo() if again else desk.undo()).wait()
            finally:
                long.stop()

    async def _put_settings_back(self, *, again: bool) -> bool:
        """Take back a change to the settings, or make it again; False where something else was done or undone later."""
        mine, others = (self._undone, self._done) if again else (self._done, self._undone)
        if not mine:
            return False
        standing = await self.store_thread.ask(lambda desk: desk.standing())
        done = mine[-1]
        if standing != done.standing if again else standing[0] != done.standing[0]:
            return False
        written = await asyncio.to_thread(put_back, settings_file(), done.written)
        others.append(Done(written, standing))
        mine.pop()
        self._take_up_file(written.settings)
        await self._show_written()
        did = "Set again" if again else "Set back"
        self.say(f"{did}: {_words(written.names, written.settings)}.", timeout=LONG_S)
        return True

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


def _words(names: Iterable[str], settings: Settings) -> str:
    wanted = [one for one in SETTINGS if one.name in set(names)]
    return ", ".join(f"{one.label} {words_of(one, getattr(settings, one.name)) or '–'}" for one in wanted)
