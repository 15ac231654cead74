"""`export`: the history as a CSV file, or on standard output."""

import gc
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from journal.cli.arguments import Arguments
from journal.cli.days import days_of
from journal.cli.shell import Shell, is_terminal
from journal.domain.gate import visible
from journal.errors import EXIT_DONE, NotFound
from journal.services.logging import today

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {
    "reading": ("reading", "readings"),
    "spasm": ("spasm entry", "spasm entries"),
    "thermal": ("heat or ice session", "heat and ice sessions"),
    "completion": ("exercise", "exercises"),
    "dose": ("medicine", "medicines"),
    "treatment": ("treatment", "treatments"),
    "tag": ("tag", "tags"),
    "remark": ("note", "notes"),
}


def run(shell: Shell, arguments: Arguments) -> int:
    """Write the daily table; say what was written."""
    name = arguments.words[0] if arguments.words else "-"
    first, last = days_of(shell, arguments)
    store = shell.found_store()
    if store is None:
        raise NotFound("nothing to export: nothing is logged yet", "Begin with: journal pain 4")
    from journal.services.export import export_daily

    gc.enable()  # as long as the history
    target = None if name == "-" else Path(os.path.abspath(os.path.expanduser(name)))
    done = export_daily(
        store,
        shell.settings,
        target,
        _table_stream(shell) if target is None else None,
        force=arguments.has("--force"),
        bom=arguments.has("--bom"),
        first=first,
        last=last,
        today=today(shell.clock, shell.settings),
    )
    where = "standard output" if target is None else name
    shell.say(
        f"Wrote {_counted(done.days, 'day', 'days')} to {where}: {_kinds(done.counts)}; checked against the journal."
    )
    return EXIT_DONE


def _kinds(counts: "Mapping[str, int]") -> str:
    said = [_counted(count, *_NAMES[kind]) for kind, count in counts.items() if count]
    return ", ".join(said) or "no entries"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


class _Gated(io.TextIOBase):
    """A terminal that is shown a file: control characters in it stay visible symbols."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, text: str, /) -> int:
        """Print text; line feeds stay."""
        self._out.write("\n".join(visible(line) for line in text.split("\n")))
        return len(text)


def _table_stream(shell: Shell) -> TextIO:
    """Return standard output as a text stream in UTF-8 with bare line feeds; for eyes it goes through the gate."""
    if is_terminal(shell.out):
        return _Gated(shell.out)  # type: ignore[return-value]
    reconfigure = getattr(shell.out, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="")
    return shell.out
