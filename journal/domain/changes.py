"""What the change trail tells: every write, who can be taken back, what it was before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row's change.

    Attributes:
        seq: its place in the trail, ascending from 1.
        at: when, UTC.
        action: insert, update or delete.
        kind: the table.
        uid: the row.
        before, after: the row's columns; None where there was no row.
        operation: shared by all changes of one transaction.
        name: what the user did: log, edit, delete, spell, undo, redo.
        reverses: the operation that an undo or redo acted on, else None.
    """

    seq: int
    at: datetime
    action: str
    kind: str
    uid: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    operation: str
    name: str
    reverses: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """What an undo or redo did.

    Attributes:
        name: what the user had done, now taken back or done again.
        changes: the changes that it made, in the order it made them; of very many only the first.
        count: how many there are.
    """

    name: str
    changes: tuple[Change, ...]
    count: int
