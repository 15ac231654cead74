"""The two lists of a day: what there is to tick, and everything that was logged."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from journal.domain.entries import Entry
from journal.tui.bindings import bindings_of
from journal.tui.command import TICKS, TIMELINE
from journal.tui.messages import (
    DoneWanted,
    EntryDeleted,
    EntryOpened,
    GuideWanted,
    SessionWanted,
    SkipWanted,
    TickToggled,
)
from journal.tui.text import Row
from journal.tui.widgets.lines import RowList

if TYPE_CHECKING:
    from journal.services.today import Tick


class TickList(RowList):
    """Exercises and activities; a line is ticked or unticked, once until that was saved."""

    BINDINGS = bindings_of(TICKS)

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(empty=empty, id=id)
        self._ticks: dict[str, Tick] = {}
        self._waiting: set[str] = set()

    def show_ticks(self, ticks: "Sequence[Tick]", rows: Sequence[Row]) -> None:
        """Show the ticks of a day, each with its row."""
        self._ticks = {row.key: tick for tick, row in zip(ticks, rows, strict=True)}
        self._waiting.clear()
        self.show(rows)

    def action_tick(self) -> None:
        """Tick or untick the line under the cursor."""
        tick = self._ticks.get(self.key)
        # A second key before the first was saved would log it twice.
        if tick is not None and self.key not in self._waiting:
            self._waiting.add(self.key)
            self.post_message(TickToggled(tick))

    def action_say_done(self) -> None:
        """Say what was really done of the exercise under the cursor."""
        tick = self._exercise()
        if tick is not None:
            self.post_message(DoneWanted(tick))

    def action_leave_out(self) -> None:
        """Say that the exercise under the cursor is left out, or take that back."""
        tick = self._exercise()
        if tick is not None:
            self.post_message(SkipWanted(tick))

    def action_guide(self) -> None:
        """Begin a guided session of the exercise under the cursor."""
        tick = self._exercise()
        if tick is not None:
            self.post_message(GuideWanted(tick))

    def action_guide_all(self) -> None:
        """Begin a guided session of the routine in use."""
        self.post_message(SessionWanted(("today",)))

    def _exercise(self) -> "Tick | None":
        tick = self._ticks.get(self.key)
        return tick if tick is not None and tick.kind == "exercise" else None

    def clicked(self, *, again: bool) -> None:  # noqa: ARG002
        """Tick or untick the line that was clicked."""
        self.action_tick()


class Timeline(RowList):
    """Every entry of a day.

    Attributes:
        wanted: the entry that the cursor goes to once it is there; empty for none.
    """

    BINDINGS = bindings_of(TIMELINE)

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(empty=empty, id=id)
        self._entries: dict[str, Entry] = {}
        self._day: date | None = None
        self.wanted = ""

    def show_entries(self, entries: Sequence[Entry], rows: Sequence[Row]) -> None:
        """Show the entries of a day, each with its row."""
        day = entries[0].moment.day if entries else None
        before, self._entries = self._entries, {entry.uid: entry for entry in entries}
        new = [uid for uid in self._entries if uid not in before]
        self.show(rows)
        if day != self._day or (new and not self.has_focus):
            # The latest of another day, or what has just come in, is what one wants to see.
            self.cursor = [row.key for row in rows].index(new[-1]) if new else 0
        if self.wanted in self._entries:
            self.cursor = [row.key for row in rows].index(self.wanted)
            self.wanted = ""
        self._day = day

    def action_edit(self) -> None:
        """Open the entry under the cursor."""
        entry = self._entries.get(self.key)
        if entry is not None:
            self.post_message(EntryOpened(entry))

    def action_delete(self) -> None:
        """Take the entry under the cursor away."""
        entry = self._entries.pop(self.key, None)
        if entry is not None:
            self.show([row for row in self.rows if row.key != entry.uid])
            self.post_message(EntryDeleted(entry))

    def clicked(self, *, again: bool) -> None:
        """Choose the entry that was clicked, or open it when it was chosen already."""
        if again:
            self.action_edit()
