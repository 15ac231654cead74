"""What the user says of how a file is to be read, of which files it is worth asking, and mappings kept by name."""

from collections.abc import Mapping, Sequence
from typing import Final

from journal.clock import Clock
from journal.config import Settings
from journal.errors import JournalError, NotFound, ValueRefused
from journal.formats.foreign import any_csv
from journal.formats.foreign.mapping import read_mapping, refuse_incomplete, source_of, suggested, written_mapping
from journal.formats.found import Options
from journal.store.store import Store

CSV: Final = any_csv.NAME
# By the source: what of the options its reader looks at.
ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "apple_health": ("levels",),
    "bearable": ("pain", "levels"),
    "crisiscore": ("pain", "levels"),
    CSV: ("columns", "levels", "order", "keep"),
    "daylio": ("pain", "levels"),
    "loop": ("pain", "levels"),
    "track_and_graph": ("pain", "levels"),
}
_KEPT: Final = "map-"
_MAX_LEVEL: Final = 10


def options_of(
    clock: Clock,
    settings: Settings,
    *,
    pain: str = "",
    levels: str = "",
    order: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Options:
    """Return how a file is to be read.

    Args:
        clock: tells the moment of the import, and the zone of times without an offset.
        settings: for the turn of the day.
        pain: names that are levels of pain, with commas between.
        levels: see `levels_of`.
        order: see Options.
        columns: see Options.

    Raises:
        ValueRefused: the levels are none.
    """
    return Options(
        now=clock.now(),
        zone=clock.zone(),
        turn=settings.day_turn,
        pain=frozenset(name.strip().lower() for name in pain.split(",") if name.strip()),
        levels=levels_of(levels),
        columns=columns or {},
        order=order,
    )


def levels_of(text: str) -> dict[str, int]:
    """Return what values of another scale are from 0 to 10: "none=0, mild=3".

    Raises:
        ValueRefused: one has no level from 0 to 10.
    """
    levels: dict[str, int] = {}
    for part in (part.strip() for part in text.split(",") if part.strip()):
        value, equals, level = part.rpartition("=")
        level = level.strip()
        if not equals or not (level.isascii() and level.isdigit() and int(level[:4]) <= _MAX_LEVEL):
            raise ValueRefused(
                f"'{part}' names no level from 0 to 10",
                "Write it like none=0, mild=3, severe=8.",
                command="Write it like --levels none=0,mild=3,severe=8.",
            )
        levels[value.strip().lower()] = int(level)
    return levels


# -- mappings


def columns_said(store: Store, text: str) -> Mapping[str, str]:
    """Return the mapping that a text says, or that is kept under it as a name.

    Raises:
        ValueRefused, NotFound: it is none.
    """
    return read_mapping(text if "=" in text else _kept(store, text))


def _kept(store: Store, name: str) -> str:
    kept = store.scratches(_KEPT)
    if name not in kept:
        known = f"Kept: {', '.join(sorted(kept))}." if kept else "None is kept yet."
        unkept = "None is kept yet: --save-map NAME keeps one."
        raise NotFound(f"no mapping is kept as '{name}'", known, command=known if kept else unkept)
    return kept[name]


def keep_columns(store: Store, clock: Clock, name: str, columns: Mapping[str, str]) -> None:
    """Keep a mapping under a name.

    Raises:
        ValueRefused: that is no name.
    """
    refuse_name(name)
    store.put_scratch(_KEPT + name, written_mapping(columns), clock.now())


def refuse_name(name: str) -> None:
    """Refuse what is no name for a mapping.

    Raises:
        ValueRefused: it has something else than letters, figures and hyphens.
    """
    if not name.replace("-", "").isalnum():
        raise ValueRefused(f"'{name}' is no name for a mapping", "Letters, figures and hyphens.")


def refuse_missing(columns: Mapping[str, str], header: Sequence[str], shown: str) -> None:
    """Refuse a mapping that names a column that is not there.

    Args:
        columns: the mapping.
        header: the columns of the file.
        shown: them as they are told.

    Raises:
        ValueRefused: it names the column.
    """
    for told in columns.values():
        name, fixed = source_of(told)
        if not fixed and name not in header:
            raise ValueRefused(f"there is no column '{name}'", f"There are: {shown}.")


def fitting(store: Store, header: Sequence[str]) -> str:
    """Return a mapping for a file with these columns: one that is kept, else what their names suggest; "" for none."""
    for text in store.scratches(_KEPT).values():
        try:
            columns = read_mapping(text)
            refuse_missing(columns, header, "")
        except JournalError:
            continue
        return text
    guess = suggested(header)
    try:
        refuse_incomplete(guess)
    except JournalError:
        return ""
    return written_mapping(guess)
