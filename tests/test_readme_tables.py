"""The README's tables of exports and sources are those of the contracts and the readers.

`python -m tests.test_readme_tables` writes them anew.
"""

import re
from pathlib import Path

from journal.formats.foreign import SOURCES
from journal.store.tables import LOGGED
from tests.formats.rows import CONTRACTS

README = Path(__file__).parents[1] / "README.md"
# What every logged kind has beside its own columns.
COMMON = [column.name for column in CONTRACTS["remark"].columns]


def tables() -> str:
    """Return the table of the tables."""
    lines = ["| file | columns of its own |", "|---|---|"]
    for table, contract in CONTRACTS.items():
        common = COMMON if table in LOGGED else ("uid", "version", "note")
        own = [column.name for column in contract.columns if column.name not in common]
        words = ", ".join(own) or "(the note alone)"
        lines.append(f"| [{table}.csv](schema/export/{table}.json) | {words} |")
    return "\n".join(lines) + "\n"


def sources() -> str:
    """Return the table of what is read."""
    lines = ["| `--source` | what it is |", "|---|---|"]
    lines += ["| `tables` | an export of the journal in tables |", "| `jsonl` | an export of the journal in lines |"]
    lines += [f"| `{module.NAME}` | {module.TITLE} |" for module in SOURCES]
    return "\n".join(lines) + "\n"


PARTS = {"tables": tables, "sources": sources}


def _between(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- end of {name} -->)", re.DOTALL)


def test_the_readme_tells_what_goes_out_and_what_comes_in() -> None:
    text = README.read_text(encoding="utf-8")
    for name, made in PARTS.items():
        assert _between(name).findall(text) == [made()], "python -m tests.test_readme_tables writes them into README.md"


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    for name, made in PARTS.items():
        text = _between(name).sub(lambda _, made=made: made(), text)  # type: ignore[misc]
    README.write_text(text, encoding="utf-8")
