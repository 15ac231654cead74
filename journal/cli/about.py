"""`where` and `keys`: where things are, and the keys of the screens."""

import os

from journal.cli.arguments import Arguments
from journal.cli.shell import BOLD, DIM, PLAIN, Shell, is_json
from journal.cli.text import cells, padded, wrapped
from journal.errors import EXIT_DONE
from journal.paths import settings_file

_NARROWEST = 30


def run(shell: Shell, arguments: Arguments) -> int:
    """Print one of the tables."""
    if arguments.command is not None and arguments.command.name == "keys":
        _keys(shell, arguments)
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


def _keys(shell: Shell, arguments: Arguments) -> None:
    rows = shell.doors.keys(shell.settings)
    if is_json(arguments):
        shell.show_records({"kind": "key"} | row for row in rows)
        return
    keys = [" ".join(row["keys"]) for row in rows]
    left, middle = max(map(cells, keys)) + 2, max(cells(row["id"]) for row in rows) + 2
    place = ""
    for row, key in zip(rows, keys, strict=True):
        if row["where"] != place:
            if place:
                shell.show()
            place = row["where"]
            shell.show([(f"{place[:1].upper()}{place[1:]}", BOLD)])
        stop = "" if row["title"].endswith("…") else "."
        text = f"{row['title']}{stop} {row['help']}" if row["help"] else row["title"]
        for index, line in enumerate(wrapped(text, max(shell.width - left - middle - 2, _NARROWEST))):
            name = "" if index else row["id"]
            shell.show([(f"  {padded('' if index else key, left)}", PLAIN), (padded(name, middle), DIM), (line, PLAIN)])
