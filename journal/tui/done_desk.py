"""The journal behind the tick list: what was really done."""

from collections.abc import Sequence

from journal.domain.entries import Entry
from journal.services.logging import amend_entries
from journal.tui.open_journal import OpenJournal


class DoneDesk(OpenJournal):
    """What the screens write of the tick list."""

    def amend(self, seen: Sequence[Entry], text: str) -> list[Entry]:
        """Put what was really done in the place of what was ticked."""
        return amend_entries(self.store, self._clock, self._settings, seen, text)
