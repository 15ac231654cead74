"""The journal behind the screens. Every call may wait for the disk, so all are made on the store's own thread.

It is imported there as well: the services bring the store, and the first frame does not wait for that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journal.domain.changes import Reversal
from journal.domain.entries import VALUE_TYPES, Entry
from journal.domain.spells import SpellSaid
from journal.domain.standing import Question, Standing
from journal.domain.timers import Timer
from journal.domain.vocabulary import Vocabulary
from journal.services import logging
from journal.services.care import care_words
from journal.services.export import Exported, export_daily
from journal.services.logging import today, vocabulary_of
from journal.services.periods import same_spell, say
from journal.services.spells import edit_spell, judged, spell_named, start_spell
from journal.services.today import DayView, Tick, day_view, toggle_tick
from journal.store.rows import entry_of
from journal.tui.done_desk import DoneDesk
from journal.tui.drafts import KINDS
from journal.tui.practice_desk import PracticeDesk
from journal.tui.session_desk import SessionDesk
from journal.tui.shown import ShownTab, shown_tab
from journal.tui.timer_desk import TimerDesk
from journal.tui.undone import Undone

_KEPT = "tui-"
_ASKED = "asked-onset"
_ASKED_GAP = "asked-gap"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDay:
    """A day as it is shown.

    Attributes:
        view: what is logged.
        vocabulary: every name that the entry line knows.
        version: of the file, read before the rest: a later one means that there may be more to show.
    """

    view: DayView
    vocabulary: Vocabulary
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a start must know.

    Attributes:
        kept: words put aside, as text, by kind.
        is_new: nothing is logged, no spell is set, and the question when it began was not asked before.
        read_only: nothing can be saved.
        question: what E8 asks, unless it was asked before.
    """

    kept: dict[str, str]
    is_new: bool
    read_only: bool
    question: Question | None


class Desk(PracticeDesk, SessionDesk, TimerDesk, DoneDesk):
    """One open journal, its settings and its clock."""

    def beginning(self) -> Beginning:
        """Return what a start must know."""
        store = self.store
        asked = store.scratch(_ASKED) is not None or store.day_span() is not None or bool(store.spells())
        texts = {kind: store.scratch(_KEPT + kind) for kind in KINDS}
        kept = {kind: text for kind, text in texts.items() if text is not None}
        return Beginning(kept=kept, is_new=not asked, read_only=store.read_only, question=self._unasked())

    def _unasked(self) -> Question | None:
        question = judged(self.store, today(self._clock, self._settings)).question
        return None if question is None or self.store.scratch(_ASKED_GAP) == _gap(question) else question

    def look(self) -> tuple[int, Timer | None]:
        """Return the version, and the timer that runs, as some window began it."""
        return self.version(), self.running_timer()

    def day(self, day: date | None) -> ShownDay:
        """Return a day, today for None."""
        version = self.version()
        view = day_view(self.store, self._clock, self._settings, day)
        return ShownDay(view=view, vocabulary=vocabulary_of(self.store, self._settings), version=version)

    def tab(self, name: str, window: str, measure: str) -> ShownTab:
        """Return a tab of the trends, one of TABS, for a window in a measure."""
        version = self.version()
        return shown_tab(self.store, self._clock, self._settings, name, window, measure, version)

    def log(self, text: str, day: date | None) -> list[Entry]:
        """Save an entry line for a day, today for None."""
        return logging.log_line(self.store, self._clock, self._settings, text, day=day)

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

    def undo(self) -> Undone:
        """Take back the latest operation."""
        return _undone(logging.undo(self.store, self._clock))

    def redo(self) -> Undone:
        """Do again what was undone last."""
        return _undone(logging.redo(self.store, self._clock))

    def start_spell(self, said: SpellSaid) -> None:
        """Save when the current spell began."""
        start_spell(self.store, self._clock, self._settings, said)
        self.asked()

    def edit_spell(self, onset: date, said: SpellSaid) -> None:
        """Change what is said of the spell that began on a day."""
        edit_spell(self.store, self._clock, self._settings, onset, said)

    def spell(self, onset: date) -> Standing:
        """Return the spell that began on a day."""
        return spell_named(judged(self.store, today(self._clock, self._settings)).spells, onset)

    def question(self) -> Question | None:
        """Return what E8 asks, asked before or not."""
        return judged(self.store, today(self._clock, self._settings)).question

    def say(self, first: date, last: date | None, answer: str, pain_days: int | None = None) -> None:
        """Save what the unlogged days of a period were."""
        say(self.store, self._clock, self._settings, first, last, answer, pain_days)

    def same_spell(self, *, same: bool) -> None:
        """Save whether the pain after days that are not known is the same spell."""
        same_spell(self.store, self._clock, self._settings, same=same)

    def asked_gap(self, question: Question) -> None:
        """Remember that a question was asked: it is not put again by itself."""
        if not self.store.read_only:
            self.store.put_scratch(_ASKED_GAP, _gap(question), self._clock.now())

    def asked(self) -> None:
        """Remember that the question when it began was asked."""
        if not self.store.read_only:
            self.store.put_scratch(_ASKED, "yes", self._clock.now())

    def export(self, target: Path, *, force: bool) -> Exported:
        """Write the daily table to a file."""
        return export_daily(self.store, self._settings, target, force=force, today=today(self._clock, self._settings))

    def entry(self, uid: str) -> Entry:
        """Return an entry."""
        return self.store.entry(uid)

    def keep(self, texts: Mapping[str, str | None]) -> None:
        """Put words aside that nobody saved yet, by kind; None clears a kind. Other windows' kinds stay."""
        for kind, text in texts.items():
            self.store.put_scratch(_KEPT + kind, text, self._clock.now())


def _gap(question: Question) -> str:
    return f"{question.kind} {question.since.isoformat()}"


def _undone(reversal: Reversal) -> Undone:
    entries = [change for change in reversal.changes if change.kind in VALUE_TYPES]
    columns = [(change.kind, change.after or change.before) for change in entries]
    drafts = tuple(entry_of(kind, dict(row)).draft for kind, row in columns if row is not None)
    again = reversal.changes[0].name == "redo" if reversal.changes else False
    return Undone(name=reversal.name, again=again, drafts=drafts)
