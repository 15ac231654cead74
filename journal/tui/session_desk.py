"""The journal behind guided sessions."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from journal.domain.entries import Entry
from journal.domain.sessions import Planned
from journal.errors import JournalError
from journal.services.exercises import page
from journal.services.logging import log_line
from journal.services.sessions import KeptSession, drop_session, keep_session, kept_session, session_items
from journal.tui.open_journal import OpenJournal


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A guided session that can begin.

    Attributes:
        title: of the exercise or the routine.
        items: what is to be done.
        how_to: how each exercise is done, by its slug.
        kept: an earlier session that was put aside, or runs in another window; None where there is none.
    """

    title: str
    items: tuple[Planned, ...]
    how_to: Mapping[str, tuple[str, ...]]
    kept: KeptSession | None


class SessionDesk(OpenJournal):
    """What the screens ask and write of guided sessions."""

    def prepare_session(self, words: tuple[str, ...]) -> Prepared:
        """Return what some words ask for: a routine, or an exercise with a dose behind it or without.

        Raises:
            FileRefused: the journal can only be read: what would run could not be saved.
        """
        unwritable = self.unwritable()
        if unwritable is not None:
            raise unwritable
        title, items = session_items(self.store, words)
        how_to = self.how_to(item.exercise.slug for item in items)
        return Prepared(title=title, items=items, how_to=how_to, kept=self.kept_session())

    def how_to(self, slugs: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return how exercises are done, and what to be careful of, in sentences; none where nothing is said."""
        found = {}
        for slug in dict.fromkeys(slugs):
            with suppress(JournalError):  # it was deleted meanwhile
                told = page(self.store, slug)
                steps = tuple(f"{number}  {step}" for number, step in enumerate(told.how_to, start=1))
                found[slug] = (*steps, *told.cautions, *((told.note,) if told.note else ()))
        return found

    def kept_session(self) -> KeptSession | None:
        """Return the session that was put aside; none in a journal that can only be read."""
        return None if self.store.read_only else kept_session(self.store)

    def keep_session(self, kept: KeptSession) -> None:
        """Put a session aside as it stands."""
        keep_session(self.store, kept)

    def save_session(self, text: str, started: datetime) -> list[Entry]:
        """Save what was done of the session that started at a moment, and forget the session."""
        saved = log_line(self.store, self._clock, self._settings, text)
        with suppress(JournalError):  # it is saved; at worst it is asked about once more
            drop_session(self.store, self._clock, started)
        return saved

    def drop_session(self, started: datetime) -> None:
        """Forget the session that started at a moment; another window's stays."""
        drop_session(self.store, self._clock, started)
