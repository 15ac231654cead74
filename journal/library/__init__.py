"""The exercise library's pages and the starter routines: texts for people, kept as data beside this module.

What an entry line needs of an exercise (name, group, measure, dose, side, aliases) is in journal.domain.slugs, so
that logging reads no file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

# The phases of a spell that a starter routine is for (E5).
SPELL_PHASES = ("acute", "subacute", "past")

_COMMON = "_common"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the library says of an exercise.

    Attributes:
        slug: of the exercise.
        muscles: plain names of what works or is stretched.
        phase: one of exercises.PHASES.
        how_to: the steps, in order.
        caution: one sentence beyond the common one, or empty.
        instead: slugs offered in place of an exercise that is advised against.
        sources: where the exercise is described; "the article" is the one that the journal implements.
    """

    slug: str
    muscles: tuple[str, ...]
    phase: str
    how_to: tuple[str, ...]
    caution: str
    instead: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """A routine to begin with.

    Attributes:
        name: slug-like.
        title: for people.
        phase: one of SPELL_PHASES.
        about: one sentence.
        items: slugs of exercises, each with its dose in the words of the entry line.
    """

    name: str
    title: str
    phase: str
    about: str
    items: tuple[tuple[str, str], ...]


@cache
def pages() -> Mapping[str, Page]:
    """Return the pages of all built-in exercises by slug, in the order of the slugs."""
    return MappingProxyType({slug: _page(slug, table) for slug, table in _exercises().items() if slug != _COMMON})


@cache
def common_caution() -> str:
    """Return the caution that holds for every exercise."""
    caution: str = _exercises()[_COMMON]["caution"]
    return caution


@cache
def starters() -> tuple[Starter, ...]:
    """Return the starter routines, in the order of the phases of a spell."""
    return tuple(
        Starter(
            name=table["name"],
            title=table["title"],
            phase=table["phase"],
            about=table["about"],
            items=tuple((item["exercise"], item["dose"]) for item in table["items"]),
        )
        for table in _read("routines.toml")["routine"]
    )


def _page(slug: str, table: Mapping[str, Any]) -> Page:
    return Page(
        slug=slug,
        muscles=tuple(table["muscles"]),
        phase=table["phase"],
        how_to=tuple(table["how_to"]),
        caution=table["caution"],
        instead=tuple(table.get("instead", ())),
        sources=tuple(table["sources"]),
    )


@cache
def _exercises() -> Mapping[str, Mapping[str, Any]]:
    return _read("exercises.toml")


def _read(name: str) -> dict[str, Any]:
    # tomllib costs 30 ms, which only a reader of pages is to pay.
    import tomllib

    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
