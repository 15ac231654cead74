"""The shell in the test's own process, with a clock that stands still, and as a process of its own."""

import fcntl
import io
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest

from journal.__main__ import doors
from journal.cli.funnel import run
from tests.support import BERLIN, NOW


class StandingClock:
    """A clock that stands still until it is set."""

    def __init__(self, now: datetime = NOW) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time

    def zone(self) -> tzinfo:
        return BERLIN


@dataclass(frozen=True)
class Answer:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def words(self) -> list[str]:
        return self.err.splitlines()


class Bench:
    """A journal of its own and a shell that speaks to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "journal.db"
        self.clock = StandingClock()
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder / "home"),
            "JOURNAL_DB": str(self.file),
            "JOURNAL_CONFIG": str(folder / "config.toml"),
            "TZ": "Europe/Berlin",
        }

    def __call__(self, *words: str, stdin: bytes = b"") -> Answer:
        """Run a command in this process."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.env.items():
                patch.setenv(name, value)
            patch.delenv("NO_COLOR", raising=False)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            status = run(list(words), doors()._replace(clock=lambda: self.clock))
        texts = []
        for stream in (out, err):
            stream.flush()
            texts.append(stream.buffer.getvalue().decode())
        return Answer(status, *texts)

    def line(self, text: str) -> Answer:
        """Log a line as one argument."""
        return self("log", text)

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "journal", *words]

    def process(self, *words: str | bytes, stdin: bytes = b"", **more: Any) -> subprocess.CompletedProcess[bytes]:
        """Run the real program."""
        command = [sys.executable, "-m", "journal", *words]
        env = self.env | more.pop("env", {})
        return subprocess.run(command, input=stdin, capture_output=True, env=env, timeout=60, **more)

    def terminal(
        self,
        *words: str,
        typed: str = "",
        after: str = "",
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
    ) -> tuple[int, str]:
        """Run the real program on a terminal of its own; return its status and everything it wrote.

        Args:
            words: what follows `journal`.
            typed: keys to send once the program has written `after`.
            after: see `typed`.
            size: columns and rows.
            env: more of the environment.
        """
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        process = subprocess.Popen(
            self.command(*words),
            env=self.env | {"TERM": "xterm-256color"} | dict(env or {}),
            preexec_fn=lambda: os.login_tty(slave),  # noqa: PLW1509 - a controlling terminal, for ctrl+c
        )
        os.close(slave)
        written = b""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            # Whether it had ended is asked before looking: what it wrote last is there by then.
            ended = process.poll() is not None
            ready, _, _ = select.select([master], [], [], 0.2)
            try:
                part = os.read(master, 65536) if ready else b""
            except OSError:
                break
            if not part and ended:
                break
            written += part
            if typed and after.encode() in written:
                os.write(master, typed.encode())
                typed = ""
        os.close(master)
        return process.wait(10), written.decode().replace("\r\n", "\n")

    def keep_real_time(self) -> None:
        """Set this process's clock to the real one, where the real program reads what was logged here."""
        self.clock.time = datetime.now(BERLIN)
