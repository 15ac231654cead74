"""What the columns of any CSV are: said by `--map`, kept under a name, or asked at the terminal."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from journal.cli.arguments import Arguments
from journal.cli.asking import ask, is_asked
from journal.cli.shell import DIM, PLAIN, Shell
from journal.errors import ValueRefused

CSV = "csv"

_MOST_SHOWN = 20


def columns_of(shell: Shell, arguments: Arguments, path: Path, source: str | None) -> Mapping[str, str]:
    """Return the mapping by which a file is to be read; nothing where its content tells what it is from.

    Raises:
        JournalError: the mapping is none, or no such name is kept, or the file cannot be read.
    """
    from journal.services.import_options import columns_said, keep_columns
    from journal.services.importing import header_of_unknown

    told = arguments.options.get("--map")
    name = arguments.options.get("--save-map")
    if told is not None:
        columns = columns_said(shell.store, told)
    else:
        header = header_of_unknown(path) if source in (None, CSV) else []
        if not header or not is_asked(shell):
            if name is not None:
                raise ValueRefused("--save-map keeps a mapping, and none is said", "Say it with --map.")
            return {}
        columns = _asked(shell, header)
    if name is not None:
        keep_columns(shell.store, shell.clock, name, columns)
        shell.say([(f"Kept: --map {name} says the same from now on.", DIM)])
    return columns


def _asked(shell: Shell, header: Sequence[str]) -> Mapping[str, str]:
    """Show the columns of a file and what they seem to hold, and ask until a mapping is understood."""
    from journal.formats.foreign.mapping import FIELDS, read_mapping
    from journal.services.import_options import fitting, refuse_missing

    shown = ", ".join(header[:_MOST_SHOWN]) + (" …" if len(header) > _MOST_SHOWN else "")
    shell.say([("This is a CSV of no tracker that is known here. Its columns: ", DIM), (shown, PLAIN)])
    shell.say([(f"What can be read of one: {', '.join(FIELDS)}.", DIM)])
    guess = fitting(shell.store, header)
    if guess:
        shell.say([("It may be: ", DIM), (guess, PLAIN)])
    question = "Enter takes that, or write yours:" if guess else "Say it like date=Datum,level=Schmerz,site=back!:"

    def read(text: str) -> Mapping[str, str]:
        columns = read_mapping(text or guess)
        refuse_missing(columns, header, shown)
        return columns

    return ask(shell, question, read)
