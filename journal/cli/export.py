"""`export`: the history as files, or on standard output."""

import gc
import io
import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO

from journal.cli.arguments import Arguments
from journal.cli.days import days_of
from journal.cli.progress import shown_progress
from journal.cli.shell import Shell, is_terminal
from journal.domain.gate import visible
from journal.domain.kinds import counted, counted_rows
from journal.errors import EXIT_DONE, NotFound, ValueRefused
from journal.services.logging import today

if TYPE_CHECKING:
    from journal.services.export import Exported
    from journal.store.outgoing import Part
    from journal.store.store import Store


def run(shell: Shell, arguments: Arguments) -> int:
    """Write the history in the shape that is asked for; say what was written."""
    from journal.services.export import shape_of

    name = arguments.words[0] if arguments.words else "-"
    shape = arguments.options.get("--as") or shape_of(name)
    _refuse_what_does_not_go(arguments, shape)
    first, last = days_of(shell, arguments)
    store = shell.found_store()
    if store is None:
        raise NotFound("nothing to export: nothing is logged yet", "Begin with: journal pain 4")
    gc.enable()  # as long as the history
    target = None if name == "-" else Path(os.path.abspath(os.path.expanduser(name)))
    if shape == "daily":
        done = _daily(shell, arguments, store, target)
    else:
        from journal.store.outgoing import Part

        kinds = arguments.options["--kind"].split(",") if arguments.has("--kind") else []
        done = _rows(shell, arguments, store, target, shape, Part(first=first, last=last, kinds=kinds))
    where = "standard output" if target is None else name
    days = "" if shape != "daily" else f"{counted(done.days, 'day', 'days')} "
    kinds_said = ", ".join(counted_rows(done.counts)) or "no entries"
    shell.say(f"Wrote {days}to {where}: {kinds_said}; checked against the journal.")
    return EXIT_DONE


def _refuse_what_does_not_go(arguments: Arguments, shape: str) -> None:
    for option, goes, instead in (
        ("--bom", "daily", "a table of its own needs none"),
        ("--kind", "tables or jsonl", "a row of the daily table is of all kinds"),
    ):
        if arguments.has(option) and shape not in goes:
            raise ValueRefused(f"{option} goes with --as {goes} only", f"Leave it out: {instead}.")


def _daily(shell: Shell, arguments: Arguments, store: "Store", target: Path | None) -> "Exported":
    from journal.services.export import export_daily

    first, last = days_of(shell, arguments)
    with shown_progress(shell, "Writing") as progress:
        return export_daily(
            store,
            shell.settings,
            target,
            _text_stream(shell) if target is None else None,
            force=arguments.has("--force"),
            bom=arguments.has("--bom"),
            first=first,
            last=last,
            today=today(shell.clock, shell.settings),
            progress=progress,
        )


def _rows(
    shell: Shell, arguments: Arguments, store: "Store", target: Path | None, shape: str, part: "Part"
) -> "Exported":
    from journal.services.export import export_jsonl, export_tables

    export = export_tables if shape == "tables" else export_jsonl
    out = None if target is not None else _byte_stream(shell, shape)
    with shown_progress(shell, "Writing") as progress:
        return export(store, target, out, force=arguments.has("--force"), part=part, progress=progress)


class _Gated(io.TextIOBase):
    """A terminal that is shown a file: control characters in it stay visible symbols."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, text: str, /) -> int:
        """Print text; line feeds stay."""
        self._out.write("\n".join(visible(line) for line in text.split("\n")))
        return len(text)


def _text_stream(shell: Shell) -> TextIO:
    """Return standard output as a text stream in UTF-8 with bare line feeds; for eyes it goes through the gate."""
    if is_terminal(shell.out):
        return _Gated(shell.out)  # type: ignore[return-value]
    reconfigure = getattr(shell.out, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="")
    return shell.out


class _Decoded:
    """Takes UTF-8, whole characters at a time, for a stream of text."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        """Print bytes."""
        return self._out.write(data.decode())


def _byte_stream(shell: Shell, shape: str) -> IO[bytes]:
    """Return standard output for bytes; lines for eyes go through the gate.

    Raises:
        ValueRefused: a zip would go to a terminal.
    """
    if not is_terminal(shell.out):
        shell.out.flush()
        return shell.out.buffer
    if shape == "tables":
        raise ValueRefused("tables are files", "Name a folder, or a file that ends in .zip.")
    return _Decoded(_text_stream(shell))  # type: ignore[return-value]
