"""What the application does about the settings."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.tui.showing import ShowingApp

if TYPE_CHECKING:
    from journal.store.store import Store
    from journal.tui.screens.settings import SettingsScreen


class SettingsApp(ShowingApp):
    """An application with the settings."""

    def __init__(self, store: "Store | Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        super().__init__(store, settings, clock)
        self._settings: SettingsScreen | None = None
        self.add_mode("settings", self._make_settings)

    def _make_settings(self) -> "SettingsScreen":
        from journal.tui.screens.settings import SettingsScreen

        self._settings = SettingsScreen()
        return self._settings
