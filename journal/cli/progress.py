"""How far long work is, on a terminal; nothing on anything else."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from journal.cli.live import LiveLine
from journal.cli.shell import Shell, is_terminal

# Short work is over before anyone would read of it.
_FIRST_S = 0.5
_NEXT_S = 0.1
_CELLS = 20


class Progress:
    """Called with how much is done and how much there is; draws a line at most ten times a second."""

    def __init__(self, shell: Shell, what: str) -> None:
        self._line = LiveLine(shell)
        self._drawn = shell.drawn(shell.err)
        self._what = what
        self._due = monotonic() + _FIRST_S

    def __call__(self, done: int, total: int) -> None:
        """Tell how far it is; `total` is 0 where nobody knows."""
        now = monotonic()
        if now < self._due:
            return
        self._due = now + _NEXT_S
        self._line.draw(f"{self._what} {self._words(min(done, total) if total else done, total)}")

    def _words(self, done: int, total: int) -> str:
        if not total:
            return f"{done:,}"
        full = done * _CELLS // total
        mark, rest = ("█", "░") if self._drawn else ("#", ".")
        return f"{mark * full}{rest * (_CELLS - full)} {done * 100 // total} %, {done:,} of {total:,}"

    def leave(self) -> None:
        """Leave the line as it stands."""
        self._line.leave()


@contextmanager
def shown_progress(shell: Shell, what: str) -> Iterator[Progress | None]:
    """Yield what tells how far the work is, on a terminal; None elsewhere."""
    progress = Progress(shell, what) if is_terminal(shell.err) else None
    try:
        yield progress
    finally:
        if progress is not None:
            progress.leave()
