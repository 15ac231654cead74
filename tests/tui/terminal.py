"""A real terminal for the real program: a pty, with pyte as its screen."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyte

PATIENCE_S = 30.0
# A shell with job control, which has its prompt back when the program stops, and lets it go on when a line is typed.
_SHELL = ("/bin/sh", "-c", 'set -m; "$@"; echo "[stopped]"; read _; fg', "sh")


class Terminal:
    """The program at the other end of a pty; `raw` is every byte it ever wrote."""

    def __init__(self, command: list[str], environment: dict[str, str], columns: int = 80, rows: int = 24) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.status: int | None = None
        self._closed = False
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, environment)  # noqa: S606
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    def type(self, keys: str) -> None:
        os.write(self._handle, keys.encode())

    def text(self) -> str:
        return "\n".join(self.screen.display)

    def until(self, *wanted: str, gone: str | None = None) -> str:
        """Read until all of `wanted` is on the screen, and `gone` is not."""
        deadline = time.monotonic() + PATIENCE_S
        while not (all(words in self.text() for words in wanted) and (gone is None or gone not in self.text())):
            if not self._read(deadline):
                raise AssertionError(f"waited for {wanted}, without {gone!r}; the screen says:\n{self.text()}")
        return self.text()

    def end(self) -> int:
        """Read until the program has ended; return its exit status, or the negative number of a signal."""
        while self._read(time.monotonic() + PATIENCE_S):
            pass
        if not self._closed:
            raise AssertionError(f"it does not end; the screen says:\n{self.text()}")
        return self._wait()

    def job(self) -> int:
        """Return the number of the process group that has the terminal."""
        return os.tcgetpgrp(self._handle)

    def go_on(self) -> None:
        """Let a stopped job go on, when the shell has its prompt back."""
        self.until("[stopped]")
        self.screen.reset()
        self.type("\n")

    def hang_up(self) -> int:
        """Close the terminal on the program."""
        os.close(self._handle)
        self._handle = -1
        return self._wait()

    def close(self) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            self._wait()
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _wait(self) -> int:
        if self.status is None:
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.status

    def _read(self, deadline: float) -> bool:
        ready, _, _ = select.select([self._handle], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._handle, 65536)
        except OSError:  # the other end is closed
            data = b""
        self._closed = not data
        self.raw += data
        self._stream.feed(data)
        return bool(data)


@contextmanager
def journal_terminal(
    folder: Path,
    *arguments: str,
    columns: int = 80,
    rows: int = 24,
    job_control: bool = False,
    term: str = "xterm-256color",
) -> Iterator[Terminal]:
    """Start the journal in a terminal; with `job_control`, as the job of a shell, which can stop it."""
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")},  # xdist sets them
        "TERM": term,
        "COLORTERM": "truecolor",
        "HOME": str(folder),
        "JOURNAL_DB": str(folder / "journal.db"),
        "JOURNAL_CONFIG": str(folder / "config.toml"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    command = [*(_SHELL if job_control else ()), sys.executable, "-m", "journal", *arguments]
    terminal = Terminal(command, environment, columns, rows)
    try:
        yield terminal
    finally:
        terminal.close()
