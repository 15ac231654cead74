"""Someone at a terminal: a program on a pty, what it writes as it comes, and keys in between."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Self

from tests.cli.shell import Bench

PATIENCE_S = 20.0
BELL = "\a"


class Typed:
    """A program at the other end of a pty; `seen` is all that it ever wrote."""

    def __init__(self, words: list[str], environment: Mapping[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self.seen = ""
        self.status: int | None = None
        self._mark = 0
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            os.execvpe(words[0], words, dict(environment))  # noqa: S606
        self.resize(*size)

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys: str) -> Self:
        os.write(self._handle, keys.encode())
        return self

    def expect(self, *wanted: str) -> Self:
        """Read until each of `wanted` has come, one after the other, after what was expected before."""
        for words in wanted:
            deadline = time.monotonic() + PATIENCE_S
            while words not in self.seen[self._mark :]:
                if not self._read(deadline):
                    raise AssertionError(f"waited for {words!r}; it wrote:\n{self.seen[self._mark :]}")
            self._mark += self.seen[self._mark :].index(words) + len(words)
        return self

    def match(self, pattern: str) -> "re.Match[str]":
        """Read until a pattern matches what came after what was expected before; a busy machine may skip a second."""
        deadline = time.monotonic() + PATIENCE_S
        while (found := re.compile(pattern).search(self.seen, self._mark)) is None:
            if not self._read(deadline):
                raise AssertionError(f"waited for {pattern!r}; it wrote:\n{self.seen[self._mark :]}")
        self._mark = found.end()
        return found

    def answer(self, **answers: str) -> Self:
        """Type an answer, and enter, behind each question that begins so."""
        for question, typed in answers.items():
            self.expect(f"{question.replace('_', ' ')}").expect(": ").type(f"{typed}\n")
        return self

    def kill(self, number: int) -> Self:
        os.kill(self.pid, number)
        return self

    def end(self) -> int:
        """Read until the program has ended; return its exit status, or the negative number of a signal."""
        deadline = time.monotonic() + PATIENCE_S
        while self._read(deadline):
            pass
        if time.monotonic() > deadline:
            raise AssertionError(f"it goes on and on:\n{self.seen[self._mark :]}")
        if self.status is None:
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.status

    def by_line(self) -> bool:
        """Return whether the terminal gives whole lines and shows what is typed, as it did in the beginning."""
        local: int = termios.tcgetattr(self._handle)[3]
        return local & termios.ICANON != 0 and local & termios.ECHO != 0

    def hang_up(self) -> int:
        """Close the terminal on the program."""
        os.close(self._handle)
        self._handle = -1
        self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.status

    def close(self) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self._handle >= 0:
            os.close(self._handle)

    def _read(self, deadline: float) -> bool:
        ready, _, _ = select.select([self._handle], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._handle, 65536)
        except OSError:  # the other end is closed
            return False
        self.seen += data.decode("utf-8", "replace")
        return bool(data)


@contextmanager
def at_terminal(journal: Bench, *words: str, through: tuple[str, ...] = ()) -> Iterator[Typed]:
    """Run a command, or a program `through` which it is run, for someone at a terminal."""
    environment = journal.env | {"TERM": "dumb"}
    typed = Typed(list(through) or journal.command(*words), environment)
    try:
        yield typed
    finally:
        typed.close()
