"""The journal behind heat and ice timers."""

from dataclasses import dataclass

from journal.domain.entries import Entry
from journal.domain.timers import Timer
from journal.services.care import thermal_words
from journal.services.logging import today
from journal.services.sessions import drop_timer, kept_timer, save_timer, see_timer, start_timer
from journal.tui.open_journal import OpenJournal


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerNotes:
    """What is told before a timer starts.

    Attributes:
        running: the one that runs already, perhaps begun elsewhere; None where none does.
        notes: the sentences beside it (domain.md, section 5).
    """

    running: Timer | None
    notes: tuple[str, ...]


class TimerDesk(OpenJournal):
    """What the screens ask and write of heat and ice timers."""

    _timer_version = -1
    _timer: Timer | None = None

    def timer(self) -> Timer | None:
        """Return the timer that runs, or None."""
        return kept_timer(self.store)

    def running_timer(self) -> Timer | None:
        """Return the timer that runs; read again only after something was written."""
        version = self.store.data_version()
        if version != self._timer_version:
            self._timer_version, self._timer = version, kept_timer(self.store)
        return self._timer

    def timer_notes(self, modality: str) -> TimerNotes:
        """Return what is told before a timer starts."""
        words = thermal_words(self.store, today(self._clock, self._settings), modality)
        return TimerNotes(running=kept_timer(self.store), notes=words)

    def start_timer(self, timer: Timer) -> Timer:
        """Put a new timer aside, unless one runs already; return the one that runs."""
        self._timer_version = -1
        return start_timer(self.store, self._clock, timer)

    def see_timer(self, timer: Timer) -> Timer | None:
        """Remember that a timer was seen running; return the one that runs, None when it was ended elsewhere."""
        return kept_timer(self.store) if self.store.read_only else see_timer(self.store, self._clock, timer)

    def save_timer(self, timer: Timer, text: str) -> list[Entry]:
        """Save what a timer ran, and end it."""
        self._timer_version = -1
        return save_timer(self.store, self._clock, self._settings, timer, text)

    def drop_timer(self, timer: Timer) -> None:
        """End a timer without saving anything."""
        self._timer_version = -1
        drop_timer(self.store, self._clock, timer)
