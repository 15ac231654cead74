"""The journal behind the signs: which ones are shown again, and that advice was got."""

from collections.abc import Sequence
from datetime import date

from journal.domain.advice import Advice
from journal.domain.entries import Entry
from journal.services.signs import got_advice, signs_to_show
from journal.tui.open_journal import OpenJournal


class SignDesk(OpenJournal):
    """What the screens ask and write of signs."""

    def signs_to_show(self) -> list[Entry]:
        """Return the emergency signs that no advice was got about."""
        return signs_to_show(self.store)

    def got_advice(self, signs: Sequence[Entry], got_on: date) -> list[Advice]:
        """Save that advice was got about signs."""
        return got_advice(self.store, self._clock, self._settings, signs, got_on)
