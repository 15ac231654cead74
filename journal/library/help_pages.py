"""The words page of the help and what the journal does not know: texts for people, kept as data beside this module."""

from functools import cache
from pathlib import Path
from typing import Any

from journal.domain.paragraphs import Paragraph, heading, item, note, text

SIGNS = "Signs of Trends"


@cache
def words_page(*, plain: bool = False) -> tuple[Paragraph, ...]:
    """Return what the signs of the charts mean, then the words, each with its note, and the sources at the end.

    Args:
        plain: the charts are drawn in ASCII.
    """
    page = _read("words.toml")
    signs = [text(f"{sign['plain' if plain else 'drawn']}  {sign['text']}") for sign in page["sign"]]
    parts = [text(page["about"]), heading(SIGNS), *signs]
    for word in page["word"]:
        parts += [heading(word["name"]), text(word["text"]), note(word["note"])]
    return (*parts, heading("Sources"), *(item(source) for source in page["sources"]))


@cache
def unknown_page() -> tuple[Paragraph, ...]:
    """Return what the journal does not know."""
    parts: list[Paragraph] = []
    for section in _read("unknown.toml")["section"]:
        parts += [heading(section["name"]), *(text(words) for words in section["text"])]
    return tuple(parts)


def _read(name: str) -> dict[str, Any]:
    import tomllib  # 30 ms that only a reader of these pages pays

    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
