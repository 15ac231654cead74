"""Giving the terminal back to the shell, as ctrl+z does."""

import os
import signal


def suspend_job() -> None:
    """Stop the whole job until the shell lets it go on, as a terminal does when it is asked for ctrl+z.

    The whole job, because the shell waits for what it started itself, which may be `uv run`. Where no shell could let
    it go on (an orphaned process group, POSIX.1-2017 §2.4.3) the system stops nothing. Call it from the main thread.
    """
    before = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    os.killpg(0, signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, before)
