"""Every screen over 30 years of ten entries a day: how long each key takes, and how long the event loop stood still.

Run it from the project's folder: `uv run python -m tests.bench.screens [YEARS]`. The history is made once and kept in
the system's temporary folder. A measurement, never a test: it prints, and fails nothing.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from journal.clock import SystemClock
from journal.config import Settings
from journal.domain.moments import journal_day
from journal.tui.app import JournalApp
from journal.tui.run import TerminalApp

from .long_history import A_DAY, long_history

_BEAT_S = 0.004
_QUIET_S = 0.15
STEPS: tuple[tuple[str, Sequence[str]], ...] = (
    ("Today", ()),
    ("the day before", ("left",)),
    ("a year of days", ("left",) * 30),
    ("Trends, first time", ("2",)),
    *((f"trends, tab {n}", ("tab",)) for n in range(2, 8)),
    ("trends, chart again", ("tab",)),
    *((f"trends, window {n}", ("w",)) for n in range(2, 6)),
    *((f"trends, measure {n}", ("v",)) for n in range(2, 8)),
    ("Exercises", ("3",)),
    ("exercises, next", ("down",) * 5),
    ("exercises, weeks", ("tab", "tab")),
    ("History", ("4",)),
    ("history, down", ("down",) * 20),
    ("history, pages", ("pagedown",) * 20),
    ("history, oldest", ("end",)),
    ("history, newest", ("home",)),
    ("Spells", ("5",)),
    ("Settings", ("6",)),
    ("Today again", ("1",)),
    ("Trends again", ("2",)),
    ("History again", ("4",)),
    ("a level is saved", ("1", "p", "4", "enter")),
)


class Watchdog:
    """Beats on the event loop, and remembers the longest time that it could not."""

    def __init__(self) -> None:
        self.longest_s = 0.0

    async def run(self) -> None:
        """Beat until cancelled."""
        before = time.perf_counter()
        while True:
            await asyncio.sleep(_BEAT_S)
            now = time.perf_counter()
            self.longest_s = max(self.longest_s, now - before - _BEAT_S)
            before = now

    def take(self) -> float:
        """Return the longest stand so far, and begin anew."""
        longest, self.longest_s = self.longest_s, 0.0
        return longest


async def _settled(app: JournalApp, pilot: Pilot[None]) -> float:
    """Wait until nothing is under way, and return when that was."""
    quiet = time.perf_counter()
    while time.perf_counter() - quiet < _QUIET_S:
        await pilot.pause()
        if any(worker.is_running for worker in app.workers):
            quiet = time.perf_counter()
        await asyncio.sleep(_BEAT_S)
    return quiet


async def measure(years: int) -> list[tuple[str, float, float]]:
    """Return each step with its seconds a key, and the longest stand of the event loop."""
    path = Path(tempfile.gettempdir()) / f"pain-journal-bench-{years}.db"
    clock, settings = SystemClock(), Settings()
    today = journal_day(clock.now(), settings.day_turn)
    store = long_history(path, years, _last_day(path) or today)
    app, watchdog, rows = TerminalApp(store, settings, clock), Watchdog(), []
    async with app.run_test(size=(120, 36)) as pilot:
        beat = asyncio.create_task(watchdog.run())
        for name, keys in STEPS:
            began = time.perf_counter()
            for key in keys:
                await pilot.press(key)
            done = await _settled(app, pilot)
            rows.append((name, (done - began) / max(len(keys), 1), watchdog.take()))
        beat.cancel()
    app.store_thread.close()
    return rows


def _last_day(path: Path) -> date | None:
    """Return the day on which a history that is there was made."""
    return date.fromtimestamp(path.stat().st_ctime) if path.exists() else None


def main() -> None:
    """Measure and print."""
    years = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    rows = asyncio.run(measure(years))
    print(f"{years} years, {years * 365 * A_DAY} entries, 120×36\n{'':28}{'ms a key':>9}{'loop stood, ms':>16}")  # noqa: T201
    for name, took, stood in rows:
        print(f"{name:28}{took * 1000:9.0f}{stood * 1000:16.0f}{'  over 100' if stood > 0.1 else ''}")  # noqa: T201


if __name__ == "__main__":
    main()
