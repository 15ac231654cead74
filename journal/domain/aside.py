"""What is put aside as text and read back later, by this program or by a newer one: strict, and only ValueError."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timezone
from typing import TypeVar

from journal.errors import JournalError, ValueRefused

_T = TypeVar("_T")


def fixed(at: datetime) -> datetime:
    """Return an aware moment with its offset alone.

    Python subtracts two moments of one time zone by their wall clocks, an hour wrong over a clock change, and two of
    different zones are never equal within it.

    Raises:
        ValueRefused: it has no time zone.
    """
    offset = at.utcoffset()
    if offset is None:
        raise ValueRefused("a moment needs a time zone")
    return at.replace(tzinfo=timezone(offset), fold=0)


def dumped(kind: str, facts: Mapping[str, object]) -> str:
    """Return facts as one line of JSON; `kind` tells what they are."""
    return json.dumps({"kind": kind, "version": 1, **facts}, separators=(",", ":"))


@contextmanager
def reading(kind: str) -> Iterator[None]:
    """Turn whatever is wrong with a text into ValueError."""
    try:
        yield
    except (ValueError, JournalError, OverflowError, RecursionError) as error:
        raise ValueError(f"this is no {kind} that was put aside: {error}") from error


def loaded(kind: str, text: str, *names: str) -> dict[str, object]:
    """Return the facts that `dumped` wrote: exactly those of `names`."""
    facts = fields(json.loads(text), "kind", "version", *names)
    if facts["kind"] != kind or whole(facts["version"]) != 1:
        raise ValueError(f"it is of another kind or version than {kind} 1")
    return facts


def fields(found: object, *names: str) -> dict[str, object]:
    """Return an object of JSON with exactly these names."""
    match found:
        case dict() if set(found) == set(names):
            return found
    raise ValueError(f"it needs {', '.join(names)}")


def items(found: object) -> list[object]:
    """Return a list of JSON."""
    match found:
        case list():
            return found
    raise ValueError("it needs a list")


def words(found: object) -> str:
    """Return a string of JSON."""
    match found:
        case str():
            return found
    raise ValueError("it needs a text")


def whole(found: object) -> int:
    """Return a whole number of JSON."""
    match found:
        case bool():
            pass
        case int():
            return found
    raise ValueError("it needs a whole number")


def truth(found: object) -> bool:
    """Return true or false."""
    match found:
        case bool():
            return found
    raise ValueError("it needs true or false")


def moment(found: object) -> datetime:
    """Return an aware moment in ISO 8601."""
    return fixed(datetime.fromisoformat(words(found)))


def maybe(read: Callable[[object], _T], found: object) -> _T | None:
    """Return what `read` makes of it, or None for null."""
    return None if found is None else read(found)
