"""`import`: a history from a file, shown before anything is written."""

import gc
import os
from pathlib import Path
from typing import TYPE_CHECKING

from journal.cli.arguments import Arguments
from journal.cli.asking import ask, is_asked
from journal.cli.mapped import CSV, columns_of
from journal.cli.progress import shown_progress
from journal.cli.shell import DIM, PLAIN, Shell
from journal.errors import EXIT_DONE, EXIT_NO, ValueRefused
from journal.services.logging import today

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal.formats.found import Options
    from journal.services.importing import Preview

_LABEL = 14


def run(shell: Shell, arguments: Arguments) -> int:
    """Show what a file holds; bring it in unless that is all that was asked for."""
    from journal.services.import_words import imported_words
    from journal.services.importing import bring_in, preview

    path = Path(os.path.abspath(os.path.expanduser(arguments.words[0])))
    source = arguments.options.get("--source")
    columns = columns_of(shell, arguments, path, source)
    options = _options(shell, arguments, columns)
    source = CSV if columns else source
    dry = arguments.has("--dry-run")
    gc.enable()  # as long as the file
    with shown_progress(shell, "Reading") as progress:
        tell = None if progress is None else lambda count: progress(count, 0)
        found = preview(shell.store, path, options, source=source, progress=tell)
    _show(shell, found)
    if dry:
        shell.say("Nothing was written: --dry-run.")
        return EXIT_DONE
    if not found.taken.added:
        shell.say(imported_words(found))
        return EXIT_DONE
    if is_asked(shell) and not arguments.has("--yes") and not ask(shell, "Import it? (y, n)", _yes):
        shell.say("Nothing was written.")
        return EXIT_NO
    rows = sum(found.taken.added.values()) + sum(found.taken.there.values())
    with shown_progress(shell, "Writing") as progress:
        tell = None if progress is None else lambda count: progress(count, rows)
        done, backup = bring_in(shell.store, path, options, source=source, progress=tell)
    shell.say(imported_words(done))
    shell.say([(f"The journal as it was is in {backup}; journal undo takes the import back.", DIM)])
    return EXIT_DONE


def _yes(text: str) -> bool:
    answer = text.strip().lower()
    if answer in ("y", "yes"):
        return True
    if answer in ("n", "no"):
        return False
    raise ValueRefused("y or n", "")


def _show(shell: Shell, found: "Preview") -> None:
    from journal.services.import_words import preview_words

    for label, words in preview_words(found, today(shell.clock, shell.settings)):
        shell.show([(f"{label:{_LABEL}}", DIM), (" ".join(words.split()), PLAIN)])


def _options(shell: Shell, arguments: Arguments, columns: "Mapping[str, str]") -> "Options":
    from journal.formats.found import Options

    pain = arguments.options.get("--pain", "")
    return Options(
        now=shell.clock.now(),
        zone=shell.clock.zone(),
        turn=shell.settings.day_turn,
        pain=frozenset(name.strip().lower() for name in pain.split(",") if name.strip()),
        levels=_levels(arguments.options.get("--levels", "")),
        columns=columns,
        order=arguments.options.get("--order"),
    )


def _levels(text: str) -> dict[str, int]:
    """Return what values of another scale are from 0 to 10: "none=0, mild=3".

    Raises:
        ValueRefused: one has no level from 0 to 10.
    """
    levels: dict[str, int] = {}
    for part in (part.strip() for part in text.split(",") if part.strip()):
        value, equals, level = part.rpartition("=")
        if not equals or not (level.strip().isascii() and level.strip().isdigit() and int(level) <= 10):
            raise ValueRefused(f"--levels '{part}' names no level from 0 to 10", "Write it like --levels 0=0,1=3,2=5.")
        levels[value.strip().lower()] = int(level)
    return levels
