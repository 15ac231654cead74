"""Keys as they are pressed, each by itself, from the terminal; whatever happens, the terminal gets its own ways back.

The signals of a terminal are taken only as notes: they act where the keys are looked at, never in the middle of a save.
"""

import contextlib
import os
import select
import signal
import sys
import termios
import tty
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Protocol, Self

from journal.suspending import suspend_job

CTRL_C = "\x03"
_ENDS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP"))
_NOTED = (signal.SIGINT, signal.SIGTSTP, signal.SIGCONT, *_ENDS)


class Ended(BaseException):
    """The program is told to end.

    Attributes:
        status: its exit status.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


class Keys(Protocol):
    """Tells which keys were pressed; tests bring their own."""

    def pressed(self, timeout_s: float) -> str:
        """Return the keys pressed within a time, as characters; "" when none was, and ctrl+c as CTRL_C."""
        ...


class Keyboard:
    """The terminal at standard input, key by key, for as long as its block lasts.

    Args:
        stopped: called before the program is stopped (ctrl+z) and when it goes on, to leave the line alone.
    """

    def __init__(self, stopped: Callable[[], object]) -> None:
        self._stopped = stopped
        self._fd = sys.stdin.fileno()
        self._own = termios.tcgetattr(self._fd)
        self._handlers: dict[int, object] = {}
        self._noted: set[int] = set()

    def __enter__(self) -> Self:
        for number in _NOTED:
            self._handlers[number] = signal.signal(number, self._note)
        self._by_key()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # What was typed ahead was meant for the keys, not for the next question.
        self._by_line(termios.TCSAFLUSH)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def pressed(self, timeout_s: float) -> str:
        """Return the keys pressed within a time, as characters; "" when none was, and ctrl+c as CTRL_C.

        Raises:
            Ended: the program is told to end, or the terminal is gone.
        """
        taken = self._taken()
        if taken:
            return taken
        ready, _, _ = select.select([self._fd], [], [], timeout_s)
        taken = self._taken()
        if taken or not ready:
            return taken
        try:
            data = os.read(self._fd, 1024)
        except OSError:
            data = b""
        if not data:
            raise Ended(signal.SIGHUP)
        text = data.decode("utf-8", "replace")
        # Arrow keys and their like come as one run that begins with escape.
        return "" if text.startswith("\x1b") else text

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self._noted.add(number)

    def _taken(self) -> str:
        """Do what the signals say; return ctrl+c as a key."""
        noted, self._noted = self._noted, set()
        for number in _ENDS:
            if number in noted:
                raise Ended(number)
        if signal.SIGTSTP in noted:
            self._stop()
        elif signal.SIGCONT in noted:
            # Stopped from outside: the shell has set the terminal its own way meanwhile.
            self._by_key()
            self._stopped()
        return CTRL_C if signal.SIGINT in noted else ""

    def _stop(self) -> None:
        """Stop as ctrl+z asks, the terminal as it was before; come back when the shell says so."""
        self._stopped()
        self._by_line(termios.TCSADRAIN)
        suspend_job()
        self._noted.discard(signal.SIGCONT)
        self._by_key()
        self._stopped()

    def _by_key(self) -> None:
        with contextlib.suppress(termios.error):
            tty.setcbreak(self._fd)

    def _by_line(self, how: int) -> None:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(self._fd, how, self._own)
