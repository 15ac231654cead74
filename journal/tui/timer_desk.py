"""The journal behind heat and ice timers."""

from dataclasses import dataclass, replace
from datetime import date

from journal.domain.entries import Entry
from journal.domain.timers import Timer
from journal.services.care import thermal_words
from journal.services.logging import log_line, today
from journal.services.sessions import drop_timer, keep_timer, kept_timer
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

    def timer(self) -> Timer | None:
        """Return the timer that runs, or None."""
        return kept_timer(self.store)

    def timer_notes(self, modality: str) -> TimerNotes:
        """Return what is told before a timer starts."""
        words = thermal_words(self.store, today(self._clock, self._settings), modality)
        return TimerNotes(running=kept_timer(self.store), notes=words)

    def start_timer(self, timer: Timer) -> Timer:
        """Put a new timer aside, unless one runs already; return the one that runs."""
        running = kept_timer(self.store)
        if running is not None:
            return running
        keep_timer(self.store, timer, self._clock)
        return timer

    def see_timer(self, timer: Timer) -> Timer | None:
        """Remember that a timer was seen running; return the one that runs, None when it was ended elsewhere."""
        running = kept_timer(self.store)
        if running is None or running.started != timer.started:
            return running
        seen = replace(running, seen=self._clock.now())
        if not self.store.read_only:
            keep_timer(self.store, seen, self._clock)
        return seen

    def save_timer(self, text: str, day: date | None) -> list[Entry]:
        """Save what a timer ran, and end it."""
        saved = log_line(self.store, self._clock, self._settings, text, day=day)
        drop_timer(self.store, self._clock)
        return saved

    def drop_timer(self) -> None:
        """End a timer without saving anything."""
        drop_timer(self.store, self._clock)
