"""The composition: the one place that knows both front ends and what they are given."""

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journal.cli.shell import Doors
    from journal.clock import Clock
    from journal.config import Settings
    from journal.paths import Paths
    from journal.store.store import Store


def main(argv: list[str] | None = None) -> int:
    """Run a command line and return its exit status.

    Args:
        argv: the words after `journal`; None takes the process's own, and ends the process.
    """
    if argv is not None:
        return _run(argv)
    import gc

    gc.disable()  # a short command leaves nothing worth looking for; export and the screens turn it on again
    try:
        status = _run(sys.argv[1:])
    except KeyboardInterrupt:
        status = 130  # before there was a funnel, or on the way out of it
    if "textual" not in sys.modules:
        # Everything is flushed and closed; taking the interpreter apart would cost as much as a save.
        os._exit(status)
    return status


def _run(argv: list[str]) -> int:
    from journal.cli.funnel import run

    return run(argv, doors())


def doors() -> "Doors":
    """Return what the shell is given."""
    from journal.cli.shell import Doors

    return Doors(_clock, _open_store, _screens, _demo, _keys, _themes, _versions)


def _clock() -> "Clock":
    from journal.clock import SystemClock

    return SystemClock()


def _open_store(paths: "Paths") -> "Store":
    from journal.store.store import Store

    return Store.open(paths)


def _screens(paths: "Paths", settings: "Settings", clock: "Clock") -> int:
    import gc

    from journal.tui.run import run

    gc.enable()
    return run(lambda: _open_store(paths), settings, clock)


def _demo(settings: "Settings", clock: "Clock") -> int:
    import gc
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from journal.paths import Paths
    from journal.tui.run import run

    def made_up() -> "Store":
        from journal.services.demo import fill_demo

        store = _open_store(Paths(Path(folder) / "demo.db", explicit=True))
        fill_demo(store, clock, settings)
        return store

    gc.enable()
    with TemporaryDirectory(prefix="pain-journal-demo-") as folder:
        status = run(made_up, settings, clock, is_demo=True)
    told = f"The demo is over, and its file in {folder} is deleted. Your own journal was not touched: journal opens it."
    print(told, file=sys.stderr)  # noqa: T201
    return status


def _keys(settings: "Settings") -> list[dict[str, Any]]:
    from journal.tui.commands import COMMANDS
    from journal.tui.keymap import KeyTable

    table = KeyTable(settings.keys)
    return [
        {"where": command.where, "id": command.id, "keys": table.words(command).split(), "title": command.title,
         "help": command.help}
        for command in COMMANDS
    ]  # fmt: skip


def _themes() -> tuple[str, ...]:
    from journal.tui.themes import known_themes

    return known_themes()


def _versions() -> dict[str, str]:
    from platform import python_version

    from journal import __version__
    from journal.store.versions import revision, sqlite_version

    return {"version": __version__, "revision": revision(), "python": python_version(), "sqlite": sqlite_version()}


if __name__ == "__main__":
    sys.exit(main())
