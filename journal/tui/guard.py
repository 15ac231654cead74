"""Gives the terminal back to the shell when the program is killed: a second process that only waits for that."""

import contextlib
import os
import signal
import sys
import termios
from types import TracebackType
from typing import Any, Self

_SHOWN, _LEFT = b"1", b"0"
# What Textual turns on and a killed program never turns off: pasted text in brackets, the mouse, keys in kitty's
# protocol, reports of focus and size; then the shell's own screen, a cursor, wrapped lines, plain colours.
_RESET = b"".join(
    b"\x1b[" + off
    for off in (
        *(b"?2004l", b"?1000l", b"?1003l", b"?1015l", b"?1006l", b"<u", b"?1004l", b"?2048l"),
        *(b"?1049l", b"?25h", b"?7h", b"0m"),
    )
)
_IGNORED = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT, signal.SIGTTOU, signal.SIGTTIN)
_FIRST_OWN_FD, _MANY_FDS = 3, 1024


class TerminalGuard:
    """Watches over the terminal from its beginning to its end; enter it while the program has a single thread."""

    def __init__(self) -> None:
        self._pipe = -1
        self._pid = 0

    def __enter__(self) -> Self:
        """Start the second process, where there is a terminal."""
        try:
            attributes = termios.tcgetattr(sys.__stdin__.fileno()) if sys.__stdin__ else None
        except (termios.error, ValueError):
            return self
        reading, self._pipe = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            try:
                os.close(self._pipe)
                _watch(reading, attributes)
            finally:
                os._exit(0)
        os.close(reading)
        self.shown(True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it: the terminal is as it was."""
        if self._pipe >= 0:
            self.shown(False)
            os.close(self._pipe)
            os.waitpid(self._pid, 0)

    def shown(self, shown: bool) -> None:
        """Say whether the screens have the terminal, or the shell."""
        if self._pipe >= 0:
            with contextlib.suppress(OSError):  # killed on its own: then nobody watches, as before
                os.write(self._pipe, _SHOWN if shown else _LEFT)


def _watch(pipe: int, attributes: Any) -> None:
    """Wait for the end of the program; if that had the terminal then, put it right."""
    for number in _IGNORED:
        signal.signal(number, signal.SIG_IGN)
    os.closerange(_FIRST_OWN_FD, pipe)
    os.closerange(pipe + 1, _MANY_FDS)
    last = _LEFT
    while said := os.read(pipe, 64):
        last = said[-1:]
    if last == _SHOWN:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(0, termios.TCSANOW, attributes)
        with contextlib.suppress(OSError):
            os.write(2, _RESET)
