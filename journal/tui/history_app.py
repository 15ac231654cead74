"""What the application does about every entry, searched and changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.tui.settings_app import SettingsApp

if TYPE_CHECKING:
    from journal.store.store import Store
    from journal.tui.screens.history import HistoryScreen


class HistoryApp(SettingsApp):
    """An application with every entry, searched and changed."""

    def __init__(self, store: "Store | Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        super().__init__(store, settings, clock)
        self._history: HistoryScreen | None = None
        self.add_mode("history", self._make_history)

    def _make_history(self) -> "HistoryScreen":
        from journal.tui.screens.history import HistoryScreen

        self._history = HistoryScreen()
        return self._history
