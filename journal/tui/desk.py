"""The journal behind the screens. Every call may wait for the disk, so all are made on the store's own thread.

It is imported there as well: the services bring the store, and the first frame does not wait for that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from journal.domain.changes import Reversal
from journal.domain.entries import VALUE_TYPES, Draft, Entry
from journal.domain.kinds import counted
from journal.domain.past import Place
from journal.domain.routines import RoutineItem
from journal.domain.standing import Question
from journal.domain.timers import Timer
from journal.domain.trail_words import kept_words
from journal.domain.vocabulary import Vocabulary
from journal.errors import FileRefused
from journal.services import logging
from journal.services.care import care_words
from journal.services.earlier import earlier_lines
from journal.services.logging import today, vocabulary_of
from journal.services.places import last_places
from journal.services.records import sides_of
from journal.services.today import DayView, Tick, day_view, toggle_tick
from journal.tui.done_desk import DoneDesk
from journal.tui.files_desk import FilesDesk
from journal.tui.history_desk import HistoryDesk
from journal.tui.practice_desk import PracticeDesk
from journal.tui.session_desk import SessionDesk
from journal.tui.shown import ShownTab, shown_tab
from journal.tui.sign_desk import SignDesk
from journal.tui.spell_desk import SpellDesk
from journal.tui.timer_desk import TimerDesk
from journal.tui.undone import Undone

_KEPT = "tui-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDay:
    """A day as it is shown.

    Attributes:
        view: what is logged.
        vocabulary: every name that the entry line knows.
        version: of the file, read before the rest: a later one means that there may be more to show.
        places: site and side that the forms of heat, ice and cramps begin with.
    """

    view: DayView
    vocabulary: Vocabulary
    version: int
    places: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a start must know.

    Attributes:
        kept: words put aside, as text, by kind.
        is_new: nothing is logged, no spell is set, and the question when it began was not asked before.
        unwritable: why nothing can be saved; None when all can.
        question: what E8 asks, unless it was asked before.
    """

    kept: dict[str, str]
    is_new: bool
    unwritable: FileRefused | None
    question: Question | None


class Desk(PracticeDesk, SessionDesk, TimerDesk, DoneDesk, SpellDesk, SignDesk, HistoryDesk, FilesDesk):
    """One open journal, its settings and its clock."""

    def beginning(self) -> Beginning:
        """Return what a start must know."""
        store = self.store
        asked = self.was_asked() or store.day_span() is not None or bool(store.spells())
        return Beginning(
            kept=store.scratches(_KEPT), is_new=not asked, unwritable=self.unwritable(), question=self.unasked()
        )

    def look(self) -> tuple[FileRefused | None, int, Timer | None]:
        """Return why nothing can be saved, the version, and the timer that runs, as some window began it."""
        return self.unwritable(), self.version(), self.running_timer()

    def day(self, day: date | None) -> ShownDay:
        """Return a day, today for None."""
        version = self.version()
        view = day_view(self.store, self._clock, self._settings, day)
        vocabulary, places = vocabulary_of(self.store, self._settings), last_places(self.store)
        return ShownDay(view=view, vocabulary=vocabulary, version=version, places=places)

    def tab(self, name: str, window: str, measure: str) -> ShownTab:
        """Return a tab of the trends, one of TABS, for a window in a measure."""
        version = self.version()
        return shown_tab(self.store, self._clock, self._settings, name, window, measure, version)

    def log(self, text: str, day: date | None) -> list[Entry]:
        """Save an entry line for a day, today for None."""
        return logging.log_line(self.store, self._clock, self._settings, text, day=day)

    def earlier_lines(self) -> list[str]:
        """Return what was logged lately as lines that log it again, the newest first."""
        return earlier_lines(self.store, self._settings)

    def care_words(self, saved: Sequence[Entry]) -> list[str]:
        """Return what is told of what was just saved."""
        return care_words(self.store, saved)

    def edit(self, seen: Entry, text: str) -> Entry:
        """Change an entry as it was seen."""
        return logging.edit_entry(self.store, self._clock, self._settings, seen, text)

    def toggle(self, tick: Tick, day: date) -> list[Entry]:
        """Log what a tick stands for, or take it back."""
        return toggle_tick(self.store, self._clock, self._settings, tick, day)

    def delete(self, seen: Sequence[Entry]) -> None:
        """Remove entries."""
        logging.delete_entries(self.store, self._clock, seen)

    def standing(self) -> tuple[str, int]:
        """Return the operation that undo would take back, empty without one, and the place of the latest done anew."""
        return self.store.standing()

    def undo(self) -> Undone:
        """Take back the latest operation."""
        return self._undone(logging.undo(self.store, self._clock))

    def redo(self) -> Undone:
        """Do again what was undone last."""
        return self._undone(logging.redo(self.store, self._clock))

    def _undone(self, reversal: Reversal) -> Undone:
        return _undone(reversal, today(self._clock, self._settings), vocabulary_of(self.store, self._settings))

    def entry(self, uid: str) -> Entry:
        """Return an entry."""
        return self.store.entry(uid)

    def keep(self, texts: Mapping[str, str | None]) -> None:
        """Put words aside that nobody saved yet, by kind; None clears a kind. Other windows' kinds stay."""
        for kind, text in texts.items():
            self.store.put_scratch(_KEPT + kind, text, self._clock.now())


def _undone(reversal: Reversal, today: date, vocabulary: Vocabulary) -> Undone:
    again = reversal.changes[0].name == "redo" if reversal.changes else False
    drafts = []
    said = items = ""
    was_deleted, place = False, None
    for change in reversal.changes:
        before, after = sides_of(change)
        shown = after or before if change.kind in VALUE_TYPES or again else before or after
        if isinstance(after, Draft) and place is None:
            place = Place(day=after.moment.day, at_utc=after.moment.at_utc, kind=change.kind, uid=change.uid)
        if isinstance(shown, Draft):
            drafts.append(shown)
        elif isinstance(shown, RoutineItem):
            items = "the change to the routine"
        elif shown is not None:
            what = kept_words(shown, today, lambda: vocabulary.exercises)
            if not said:
                said = f"the change to {what}" if change.action == "update" else what
                was_deleted = change.action == ("delete" if again else "insert")
    if reversal.name == "import":
        drafts, was_deleted = [], False
        said = f"the import of {counted(reversal.count, 'row', 'rows')}"
    return Undone(
        name=reversal.name,
        again=again,
        drafts=tuple(drafts),
        said=said or items,
        was_deleted=was_deleted,
        place=place,
    )
