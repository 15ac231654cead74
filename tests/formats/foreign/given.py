"""A file as it is handed to a reader of another tracker's, and what came of it."""

import io
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, time
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

from journal.domain.moments import Moment
from journal.formats.found import Found, Item, Options, Unread
from journal.formats.parcel import Parcel

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
BOM = b"\xef\xbb\xbf"


def parcel(data: bytes | str) -> Parcel:
    """A file of its own."""
    raw = data if isinstance(data, bytes) else data.encode()
    return Parcel("export", {"": lambda: io.BytesIO(raw)})


def options(**changes: Any) -> Options:
    """How it is read: in Berlin, at the end of 2026."""
    return Options(**{"now": NOW, "zone": BERLIN, "turn": time(3), **changes})


def read(source: ModuleType, data: bytes | str, **changes: Any) -> list[Item]:
    """Everything that comes of a file; it must be told as the source's own."""
    assert source.is_it(parcel(data))
    return list(source.items(parcel(data), options(**changes)))


def found(items: Iterable[Item]) -> list[Found]:
    return [item for item in items if isinstance(item, Found)]


def unread(items: Iterable[Item]) -> Counter[str]:
    """How many are left out under each heading."""
    return Counter(item.under for item in items if isinstance(item, Unread))


def kinds(items: Iterable[Item]) -> Counter[str]:
    """How many entries there are of each kind."""
    return Counter(item.draft.value.kind for item in found(items))


def at(moment: Moment) -> str:
    """A moment as the clock showed it, or its day where there was no clock."""
    return f"{moment.local:%Y-%m-%d %H:%M%z}" if moment.time_known else moment.day.isoformat()
