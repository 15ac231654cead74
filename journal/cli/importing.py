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
    from journal.services.importing import Preview

_LABEL = 14


def run(shell: Shell, arguments: Arguments) -> int:
    """Show what a file holds; bring it in unless that is all that was asked for."""
    from journal.services.import_options import options_of
    from journal.services.import_words import imported_words
    from journal.services.importing import bring_in, preview

    path = Path(os.path.abspath(os.path.expanduser(arguments.words[0])))
    source = arguments.options.get("--source")
    columns = columns_of(shell, arguments, path, source)
    options = options_of(
        shell.clock,
        shell.settings,
        pain=arguments.options.get("--pain", ""),
        levels=arguments.options.get("--levels", ""),
        order=arguments.options.get("--order"),
        columns=columns,
    )
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
    with shown_progress(shell, "Writing") as progress:
        tell = None if progress is None else lambda count: progress(count, found.rows)
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
