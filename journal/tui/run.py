"""Running the screens in a terminal: from the first frame to the exit status, whatever ends it."""

import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain.gate import visible
from journal.errors import EXIT_FILE
from journal.suspending import suspend_job
from journal.tui.app import JournalApp
from journal.tui.guard import TerminalGuard

if TYPE_CHECKING:
    from journal.store.store import Store

_PATIENCE_S = 3.0
_LOST = "The journal could not be written. These words are not saved; copy them from here:"


class TerminalApp(JournalApp):
    """The journal in a real terminal, which may go away."""

    def __init__(self, store: "Store | Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        super().__init__(store, settings, clock)
        self.guard = TerminalGuard()

    def on_load(self) -> None:
        """Take the signals that end a terminal program."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self._ended, number)

    def on_mount(self) -> None:
        """Take ctrl+z, in place of Textual's own handler.

        That one does its work in the middle of whatever the signal interrupts, and can wait there for ever for a lock
        that the interrupted work holds.
        """
        asyncio.get_running_loop().add_signal_handler(signal.SIGTSTP, self.action_suspend_process)

    def begun(self) -> None:
        """Leave what was loaded out of every later search for garbage: it stays, and there is much of it.

        Looking through it stopped the keys for 100 to 400 ms every so often.
        """
        gc.freeze()

    def action_suspend_process(self) -> None:
        """Give the terminal back to the shell until it says to go on."""
        with self.suspend():
            self.guard.shown(False)
            suspend_job()
            self.guard.shown(True)
        self.refresh(layout=True)

    def _ended(self, number: int) -> None:
        self.leave_session()
        self.keep()
        status = 128 + number
        # The terminal may be gone, and with it whatever the driver waits for.
        watchdog = threading.Timer(_PATIENCE_S, os._exit, (status,))
        watchdog.daemon = True
        watchdog.start()
        self.exit(return_code=status)


def run(store: "Store | Callable[[], Store]", settings: Settings, clock: Clock, *, is_demo: bool = False) -> int:
    """Show the screens until they are left.

    Args:
        store: an open journal, or what opens one after the first frame.
        settings: what the user chose.
        clock: tells the time.
        is_demo: its entries are made up and its file is temporary, which every screen says.

    Returns:
        The exit status: 0, an error's own, 3 when words could not be kept, 1 after a crash, 128 and the number after
        a signal.
    """
    app = TerminalApp(store, settings, clock)
    app.is_demo = is_demo
    try:
        with app.guard:
            app.run()
    finally:
        app.leave_session()
        lost = app.last_words()
        app.store_thread.close()
        if lost:
            print(_LOST, *(visible(line) for line in lost), sep="\n", file=sys.stderr)  # noqa: T201
    return app.return_code or (EXIT_FILE if lost else 0)
