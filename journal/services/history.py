"""Use cases of looking back: an entry as it was once, brought back, and logged anew."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.clock import Clock
from journal.config import Settings
from journal.domain.changes import Change
from journal.domain.entries import Draft, Entry, Remark
from journal.domain.moments import moment_now
from journal.domain.vocabulary import Vocabulary
from journal.errors import NotFound, ValueRefused

if TYPE_CHECKING:
    from journal.store.store import Store

MOST_CHANGES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """What became of one entry.

    Attributes:
        now: the entry as it is; None where it is deleted.
        changes: oldest first.
        said: what the entry said after each change, before it where it was deleted.
    """

    now: Entry | None
    changes: tuple[Change, ...]
    said: tuple[Entry, ...]


def named_like(text: str, vocabulary: Vocabulary) -> Collection[str]:
    """Return the exercises that have a text in their names, letters of either case."""
    wanted = text.casefold()
    return frozenset(slug for slug, exercise in vocabulary.exercises.items() if wanted in exercise.name.casefold())


def trail_of(store: "Store", kind: str, uid: str) -> Trail:
    """Return what became of an entry.

    Raises:
        NotFound: nothing is known of it, or no more.
    """
    changes = store.changes_of(uid, MOST_CHANGES)
    if not changes:
        raise NotFound("nothing is kept of what this entry was", "It was taken out of the trail as well.")
    return Trail(
        now=store.entry_now(kind, uid), changes=tuple(changes), said=tuple(said_of(change) for change in changes)
    )


def said_of(change: Change) -> Entry:
    """Return what an entry said after a change, before it where it was deleted."""
    from journal.store.rows import entry_of

    columns = change.after or change.before
    if columns is None:
        raise NotFound("nothing is kept of what this entry was")
    return entry_of(change.kind, columns)


def put_back(store: "Store", clock: Clock, now: Entry | None, then: Entry) -> Entry:
    """Let an entry say what it said once, its moment and its note included; a deleted one is brought back.

    Args:
        store: the journal.
        clock: tells the time.
        now: the entry as it was seen; None where it was deleted.
        then: what it is to say.

    Raises:
        StaleEdit: it was changed elsewhere meanwhile; nothing was overwritten.
        ValueRefused: it says that already.
    """
    if now is None:
        return store.bring_back(then, clock.now())
    if now.draft == then.draft:
        raise ValueRefused("the entry says that already", "Choose another of its changes.")
    return store.replace(now, then.draft, clock.now())


def log_again(store: "Store", clock: Clock, settings: Settings, entry: Entry) -> Entry:
    """Log what an entry says anew, as of now and without its note: that was about the other day.

    Raises:
        ValueRefused: it is nothing but a note.
    """
    if isinstance(entry.value, Remark):
        raise ValueRefused("a note is about its own day", "Write a new one for today.")
    moment = moment_now(clock.now().astimezone(clock.zone()), settings.day_turn)
    return store.save([Draft(value=entry.value, moment=moment)], clock.now())[0]
