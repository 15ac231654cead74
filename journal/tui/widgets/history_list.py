"""The list of all entries: only those near the view are in memory, whatever there is."""

from textual import events
from textual.message import Message
from textual.strip import Strip

from journal.domain.past import DayCounts, Place
from journal.tui.bindings import bindings_of
from journal.tui.command import CHANGES, ENTRIES
from journal.tui.history_messages import EntryAgain, PagesWanted, TrailWanted, WholeWanted
from journal.tui.history_rows import heading_row
from journal.tui.history_shown import PAGE, Entries, ShownEntry, ShownPast
from journal.tui.messages import EntryDeleted, EntryOpened
from journal.tui.practice_rows import Line, wrapped
from journal.tui.text import Row, Run, Tone
from journal.tui.widgets.lines import RowList

_CURSOR = "›"
_GUTTER = 2
_WHEEL = 3
_MOST_PAGES = 40
_WAITING = Row((Run("…", Tone.MUTED),))


class EntryList(RowList):
    """Every entry that is wanted, the newest first, each day under its date; that of the first line always stands.

    The cursor is the number of an entry. Pages that are in view and were not read are asked for.

    Attributes:
        empty: what stands in an empty list.
    """

    BINDINGS = bindings_of(ENTRIES)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.empty = ""
        self._past: ShownPast | None = None
        self._pages: dict[int, Entries] = {}
        self._going: set[str] = set()

    # -- what is shown

    def take(self, past: ShownPast) -> None:
        """Show other entries; the cursor stays at its line of the screen, as far as that can be."""
        before, self._past = self._past, past
        if past.goes_on and before is not None:
            self._pages.pop(before.counts.total // PAGE, None)  # it was not full
            self._scroll()
            return
        self._going.clear()
        self._pages = dict(past.pages)
        height = before.counts.line_of(self.cursor) - self._top if before is not None and before.counts.total else 1
        at_top = self._top == 0
        self.cursor = past.cursor
        if past.counts.total:
            line = past.counts.line_of(self.cursor)
            self._top = 0 if at_top and line < self.size.height - 1 else line - height
        self._scroll()
        self.post_message(self.CursorMoved())

    def put(self, past: ShownPast, page: int, entries: Entries) -> None:
        """Take a page that was asked for, unless other entries are shown by now."""
        if past is not self._past:
            return
        self._pages[page] = entries
        here = self.cursor // PAGE
        for far in sorted(self._pages, key=lambda one: abs(one - here))[_MOST_PAGES:]:
            del self._pages[far]
        self.refresh()
        if page == here:
            self.post_message(self.CursorMoved())

    def missing(self) -> tuple[ShownPast, int] | None:
        """Return a page that was not read and is in view, or else half a page from it; None when all were."""
        if self._past is None or not self._counts.total or not self.size.height:
            return None
        first, last = self._number_at(self._top), self._number_at(self._top + self.size.height)
        for number in (self.cursor, first, last, last + PAGE // 2, first - PAGE // 2):
            page = min(max(number, 0), self._counts.total - 1) // PAGE
            if page not in self._pages:
                return self._past, page
        return None

    @property
    def _counts(self) -> DayCounts:
        return self._past.counts if self._past is not None else DayCounts()

    def _number_at(self, line: int) -> int:
        """Return the number of a line's entry, of the first one of its day at the line of the day."""
        counts = self._counts
        index, number = counts.at_line(min(max(line, 0), counts.lines - 1))
        return counts.first_of(index) if number is None else number

    def _entry_at(self, number: int) -> ShownEntry | None:
        page = self._pages.get(number // PAGE, ())
        return page[number % PAGE] if number % PAGE < len(page) else None

    @property
    def here(self) -> ShownEntry | None:
        """What the cursor stands on; None in an empty list, or until it was read."""
        return self._entry_at(self.cursor)

    @property
    def row(self) -> Row | None:
        """The line of what the cursor stands on; None in an empty list."""
        return self.here.row if self.here is not None else None

    @property
    def place(self) -> Place | None:
        """Where the cursor stands; None in an empty list."""
        if self.here is not None:
            return Place.of(self.here.entry)
        counts = self._counts
        return Place(day=counts.days[counts.day_of(self.cursor)]) if self.cursor < counts.total else None

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor within the entries."""
        return min(max(cursor, 0), max(self._counts.total - 1, 0))

    def _scroll(self) -> None:
        counts, height = self._counts, self.size.height
        if height and counts.total:
            line, room = counts.line_of(self.cursor), max(counts.lines - height, 0)
            # The first line is always the day's, and the last one counts what is below it.
            least = line - height + 1 + (self.cursor < counts.total - 1)
            self._top = min(max(min(max(self._top, least), line - 1), 0), room)
            if self.missing() is not None:
                self.post_message(PagesWanted())
        elif not counts.total:
            self._top = 0
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one row: the day, an entry, or how many are below."""
        width, height = self.size
        counts, line = self._counts, self._top + y
        if width <= _GUTTER:
            return Strip.blank(width, self.rich_style)
        if not counts.total:
            said = wrapped([Line(self.empty, Tone.MUTED, head="  ")], width)
            return self._strip(said[y], width) if y < len(said) else Strip.blank(width, self.rich_style)
        if self._past is None or line >= counts.lines:
            return Strip.blank(width, self.rich_style)
        index, number = counts.at_line(line)
        if y == 0 or number is None:
            if y == height - 1 and y > 0 and line < counts.lines - 1:
                return self._below(counts.first_of(index), width)
            heading = heading_row(counts.days[index], self._past.today)
            return self._strip(Row((Run(" "), *heading.left)), width)
        if y == height - 1 and line < counts.lines - 1:
            return self._below(number, width)
        shown = self._entry_at(number)
        row = _WAITING if shown is None else shown.row
        here = self.has_focus and number == self.cursor
        return self._strip(Row((Run(f"{_CURSOR if here else ' '} "), *row.left), row.right), width, reverse=here)

    def _below(self, number: int, width: int) -> Strip:
        return self._strip(Row((Run(f"  ↓ {self._counts.total - number:,} more", Tone.MUTED),)), width)

    # -- moving

    def action_last(self) -> None:
        """Move to the oldest entry."""
        self.cursor = self._counts.total - 1

    def action_entries_up(self) -> None:
        """Move up by nearly as much as is in view."""
        self._turn(-1)

    def action_entries_down(self) -> None:
        """Move down by nearly as much as is in view."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        if self._counts.total:
            rows = by * max(self.size.height - 3, 1)
            number = self._number_at(self._counts.line_of(self.cursor) + rows)
            self._top += rows
            self.cursor = number if number != self.cursor else number + by
            self._scroll()

    def _wheel(self, event: events.MouseEvent, step: int) -> None:
        if self._counts.lines > self.size.height:
            self._top = max(self._top + step * _WHEEL, 0)
            self.cursor += step * _WHEEL
            self._scroll()
            event.stop()

    def on_click(self, event: events.Click) -> None:
        """Move to the entry under the pointer, and say so; below the last one, turn the page."""
        offset = event.get_content_offset(self)
        counts = self._counts
        line = self._top + offset.y if offset is not None else counts.lines
        if offset is None or line >= counts.lines or not offset.y:
            return
        if offset.y == self.size.height - 1 and line < counts.lines - 1:
            self.action_entries_down()
            return
        _, number = counts.at_line(line)
        if number is not None:
            same = self.cursor == number
            self.cursor = number
            self.clicked(again=same or event.chain > 1)

    # -- what is asked

    def clicked(self, *, again: bool) -> None:
        """Choose the entry that was clicked, or open it when it was chosen already."""
        if again:
            self.action_edit_entry()

    def action_edit_entry(self) -> None:
        """Let the words of the entry come back into the entry line."""
        if self.here is not None:
            self.post_message(EntryOpened(self.here.entry))

    def action_delete_entry(self) -> None:
        """Take the entry under the cursor away, once until that was saved."""
        if self.here is not None and self.key not in self._going:
            self._going.add(self.key)
            self.post_message(EntryDeleted(self.here.entry))

    def action_again_today(self) -> None:
        """Log what the entry says anew, as of now."""
        if self.here is not None:
            self.post_message(EntryAgain(self.here.entry))

    def action_entry_changes(self) -> None:
        """Show what the entry said before."""
        if self.here is not None:
            self.post_message(TrailWanted(self.here.entry))

    def action_whole_entry(self) -> None:
        """Show all of the entry."""
        if self.here is not None:
            self.post_message(WholeWanted(self.here.entry, apart=True))


class ChangeList(RowList):
    """What an entry said, change by change, or what was deleted."""

    BINDINGS = bindings_of(CHANGES)

    class Chosen(Message):
        """The entry is to say again what it said then."""

    class Left(Message):
        """Nothing is to be put back."""

    def action_leave_changes(self) -> None:
        """Leave all as it is."""
        self.post_message(self.Left())

    def action_put_back(self) -> None:
        """Let the entry say again what it said then."""
        if self.key:
            self.post_message(self.Chosen())

    def clicked(self, *, again: bool) -> None:
        """Choose the line that was clicked, or put it back when it was chosen already."""
        if again:
            self.action_put_back()
