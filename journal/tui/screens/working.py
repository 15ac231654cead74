"""A form that stays while what it asked for is done: it tells how far that is, and escape stops it."""

from typing import Generic

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from journal.tui.bindings import with_keys
from journal.tui.long_work import LongWork
from journal.tui.screens.fields import Answer, FieldRow, FieldsScreen
from journal.tui.widgets.work_line import WorkLine

_LOOK_S = 0.1
_WORKING = "{cancel} stop   The rest of the journal waits for this."


class WorkingScreen(FieldsScreen[Answer], Generic[Answer]):
    """A form whose answer is long work.

    Attributes:
        work: what is being done; None while the form waits for its user.
    """

    work: LongWork | None = None
    _looking: Timer | None = None
    _focused_before: Widget | None = None

    def work_line(self) -> ComposeResult:
        """Return where it is told how far the work is, and what became of it."""
        yield WorkLine(id="form-work")

    def begin_work(self, what: str, total: int = 0) -> LongWork:
        """Tell of work from now on; nothing else can be said in the form meanwhile.

        Args:
            what: is done: "Writing".
            total: how much of it there is; 0 where nobody knows.
        """
        self.work = LongWork(what, total)
        self._focused_before = self.focused
        for row in self.query(FieldRow):
            row.say("")
            row.disabled = True
        self.say_hint(_WORKING)
        self._looking = self.set_interval(_LOOK_S, self._look)
        self._look()
        return self.work

    def _look(self) -> None:
        if self.work is not None:
            self.tell_work(self.work.words, self.work.share)

    def tell_work(self, words: str, share: float | None = None) -> None:
        """Show how far it is, or what became of it."""
        line = self.query_one(WorkLine)
        line.words, line.share = words, share
        line.display = bool(words)

    def end_work(self, words: str = "") -> None:
        """Let the form be answered again.

        Args:
            words: what became of the work.
        """
        self.work = None
        if self._looking is not None:
            self._looking.stop()
        for row in self.query(FieldRow):
            row.disabled = False
        self.say_hint(self.hint)
        self.tell_work(words)
        if self._focused_before is not None:
            self.set_focus(self._focused_before)

    def say_hint(self, words: str) -> None:
        """Show other keys."""
        self.query_one("#form-hint", Static).update(with_keys(self, words))

    def action_save(self) -> None:
        """Answer, unless that was done already."""
        if self.work is None:
            super().action_save()

    def action_cancel(self) -> None:
        """Stop the work; without any, go away."""
        if self.work is None:
            super().action_cancel()
        else:
            self.work.stop()
            self._look()
