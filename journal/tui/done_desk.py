"""The journal behind the tick list: what was really done, and what was left out."""

from collections.abc import Sequence
from datetime import date

from journal.domain.entries import Entry
from journal.domain.routines import Skip
from journal.services.logging import amend_entries
from journal.services.routines import skip_exercise, unskip_exercise
from journal.tui.open_journal import OpenJournal


class DoneDesk(OpenJournal):
    """What the screens write of the tick list."""

    def amend(self, seen: Sequence[Entry], text: str) -> list[Entry]:
        """Put what was really done in the place of what was ticked."""
        return amend_entries(self.store, self._clock, self._settings, seen, text)

    def leave_out(self, slug: str, reason: str | None, day: date) -> Skip:
        """Say that an exercise was left out on a day."""
        return skip_exercise(self.store, self._clock, self._settings, slug, reason, day)

    def take_in(self, slug: str, day: date) -> None:
        """Take back that an exercise was left out on a day."""
        unskip_exercise(self.store, self._clock, self._settings, slug, day)
