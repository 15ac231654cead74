"""The README's table of keys is that of the commands; `python -m tests.tui.test_readme_keys` writes it anew."""

import re
from pathlib import Path

from journal.tui import command as places
from journal.tui.command import key_word
from journal.tui.commands import commands_of
from journal.tui.screens.help import PLACES

README = Path(__file__).parents[2] / "README.md"
SHOWN = (
    places.EVERYWHERE, places.TODAY, places.TICKS, places.TIMELINE, places.TRENDS, places.EXERCISES, places.LIBRARY,
    places.HISTORY, places.ENTRIES, places.SESSION, places.FORMS,
)  # fmt: skip
_TABLE = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- end of keys -->)", re.DOTALL)


def table() -> str:
    """Return the table as it is to be."""
    lines = ["| where | keys |", "|---|---|"]
    for place in SHOWN:
        told = [
            f"{' '.join(f'`{key_word(key)}`' for key in command.keys)} {command.title.rstrip('…')}"
            for command in commands_of(place)
            if command.keys
        ]
        lines.append(f"| {PLACES[place]} | {' · '.join(told)} |")
    return "\n".join(lines) + "\n"


def test_the_readme_tells_the_keys_of_the_main_places() -> None:
    assert _TABLE.findall(README.read_text(encoding="utf-8")) == [table()], (
        "python -m tests.tui.test_readme_keys writes the table of the commands into README.md"
    )


if __name__ == "__main__":
    README.write_text(_TABLE.sub(lambda _: table(), README.read_text(encoding="utf-8")), encoding="utf-8")
