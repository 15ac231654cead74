"""What was logged lately as lines that log it again."""

from dataclasses import replace
from typing import TYPE_CHECKING

from journal.config import Settings
from journal.domain.entries import Completion, Remark, Value
from journal.domain.written import value_line
from journal.services.logging import vocabulary_of

if TYPE_CHECKING:
    from journal.store.store import Store

_ENTRIES = 100


def earlier_lines(store: "Store", settings: Settings) -> list[str]:
    """Return the lines of the last 100 entries, each once and without its moment, the newest first.

    They are written anew from what the journal holds: what was deleted is no line any more. A note is a line only
    where it stands alone: said of an entry, it was about that one.
    """
    vocabulary = vocabulary_of(store, settings)
    batches: dict[str, list[Value]] = {}
    notes: dict[str, str] = {}
    for entry in store.entries(limit=_ENTRIES):
        if entry.source is not None:
            continue
        if isinstance(entry.value, Remark) and entry.note is not None:
            notes[entry.batch] = f"note {entry.note}"
            batches.setdefault(entry.batch, [])
        else:
            _put(batches.setdefault(entry.batch, []), entry.value)
    lines = []
    for batch in sorted(batches, reverse=True):
        clauses = [value_line(value, vocabulary) for value in batches[batch]]
        lines.append(", ".join([*clauses, *([notes[batch]] if batch in notes else [])]))
    return list(dict.fromkeys(lines))


def _put(values: list[Value], value: Value) -> None:
    """Add a value to those of a line; an exercise done alike on both sides is said once."""
    if isinstance(value, Completion) and value.side == "left" and values and values[-1] == replace(value, side="right"):
        values[-1] = replace(value, side=None)
    else:
        values.append(value)
