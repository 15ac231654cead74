"""Files that a test makes up, handed in as a caller does, and what was read of them in short."""

import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from journal.domain.entries import Remark
from journal.formats.found import Found, Item, Options, Unread
from journal.formats.parcel import Parcel

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def options(**said: Any) -> Options:
    return Options(**{"now": NOW, "zone": BERLIN, **said})


def parcel(files: bytes | Mapping[str, bytes]) -> Parcel:
    """Return a file of its own, or several by their names."""
    named = {"": files} if isinstance(files, bytes) else files
    return Parcel("given", {name: lambda data=data: io.BytesIO(data) for name, data in named.items()})  # type: ignore[misc]


def found(items: Iterable[Item]) -> list[Found]:
    return [item for item in items if isinstance(item, Found)]


def headings(items: Iterable[Item]) -> dict[str, int]:
    """Return how many are left out under each heading."""
    return dict(Counter(item.under for item in items if isinstance(item, Unread)))


def short(item: Found) -> str:
    """Return an entry on one line: when, what it is and its note."""
    at = item.draft.moment
    when = at.local.strftime("%Y-%m-%d %H:%M%z") if at.time_known else at.day.isoformat()
    value = item.draft.value
    what = "remark" if isinstance(value, Remark) else re.sub(r", \w+=(?:None|\(\))", "", repr(value))
    note = f" # {item.draft.note}" if item.draft.note else ""
    return f"{when} {what}{note}"


def shorts(items: Iterable[Item]) -> list[str]:
    return [short(item) for item in found(items)]
