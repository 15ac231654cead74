"""`where` and `keys`: where things are, and the keys of the screens."""

import os
from itertools import groupby

from journal.cli.arguments import Arguments
from journal.cli.shell import BOLD, DIM, PLAIN, Shell, is_json
from journal.cli.text import cells, padded, wrapped
from journal.errors import EXIT_DONE
from journal.paths import settings_file

_NARROWEST = 30


def run(shell: Shell, arguments: Arguments) -> int:
    """Print one of the tables."""
    if arguments.command is not None and arguments.command.name == "keys":
        _keys(shell)
    else:
        _where(shell, arguments)
    return EXIT_DONE


def _where(shell: Shell, arguments: Arguments) -> None:
    paths = {
        "journal": shell.paths.database,
        "backups": shell.paths.backups,
        "settings": settings_file(),
    }
    versions = shell.doors.versions()
    if is_json(arguments):
        record: dict[str, object] = {"kind": "where"}
        for name, path in paths.items():
            record |= {name: str(path), f"{name}_exists": int(os.path.lexists(path))}
        shell.show_records([record | versions])
        return
    for name, path in paths.items():
        missing = "" if os.path.lexists(path) else "  (not there yet)"
        shell.show([(padded(name, 10), DIM), (str(path), PLAIN), (missing, DIM)])
    for name, version in versions.items():
        shell.show([(padded(name, 10), DIM), (version, PLAIN)])


def _keys(shell: Shell) -> None:
    rows = shell.doors.keys()
    left = max(cells(row[1]) for row in rows) + 2
    for number, (place, group) in enumerate(groupby(rows, key=lambda row: row[0])):
        if number:
            shell.show()
        shell.show([(f"{place[:1].upper()}{place[1:]}", BOLD)])
        for _, key, title, told in group:
            text = f"{title}. {told}" if told else title
            for index, row in enumerate(wrapped(text, max(shell.width - left - 2, _NARROWEST))):
                shell.show(f"  {padded('' if index else key, left)}{row}")
