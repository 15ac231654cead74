"""Panes of lines: cheap to draw, never more rows than are on the screen, and one of them with a cursor."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from journal.tui.bindings import bindings_of
from journal.tui.command import LISTS
from journal.tui.messages import LineCopied
from journal.tui.text import Row, Run, Tone, row_content

_CURSOR = "›"
_GUTTER = 2
# Rows of a list that tells above and below how much more there is, with one between.
_COUNTING = 3


class Lines(Widget):
    """Rows of text; what does not fit is counted in the last line.

    Attributes:
        foot: a row that always stands in the last line.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"lines--{tone}" for tone in Tone}

    DEFAULT_CSS = """
    Lines {
        height: auto;
        .lines--plain { color: $foreground; }
        .lines--muted { color: $text-muted; }
        .lines--strong { color: $foreground; text-style: bold; }
        .lines--done { color: $text-success; }
        .lines--bar { color: $text-primary; }
        .lines--caution { color: $text-warning; text-style: bold; }
    }
    """

    rows: reactive[tuple[Row, ...]] = reactive[tuple[Row, ...]]((), layout=False)

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._empty = Row((Run(empty, Tone.MUTED),))
        self.foot: Row | None = None

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; without any, what to do about it."""
        shown = tuple(rows) or (self._empty,)
        grown = len(shown) != len(self.rows) and self.styles.height is not None and self.styles.height.is_auto
        self.rows = shown
        if grown:
            self.refresh(layout=True)

    def get_content_height(self, _container: Size, _viewport: Size, _width: int, /) -> int:
        """Return one row a line."""
        return max(len(self.rows), 1) + (2 if self.foot else 0)

    def render_line(self, y: int) -> Strip:
        """Return one row in the tones of the theme."""
        width, height = self.size
        if self.foot is not None:
            height -= 1
            if y == height:
                return self._strip(self.foot, width)
        rest = len(self.rows) - height
        if y >= len(self.rows) or not width:
            return Strip.blank(width, self.rich_style)
        if rest > 0 and y == height - 1:
            return self._strip(Row((Run(f"… {rest + 1} more below" if rest else "", Tone.MUTED),)), width)
        return self._strip(self.rows[y], width)

    def _strip(self, row: Row, width: int, *, reverse: bool = False) -> Strip:
        base = self.visual_style
        tones = {tone: self.get_visual_style(f"lines--{tone}") for tone in Tone}
        if reverse:
            bold = Style(bold=True)
            tones = dict.fromkeys(Tone, bold)
            base += self.get_visual_style("row-list--cursor")
        return Strip(row_content(row, width, tones).render_segments(base), width)


class RowList(Lines, can_focus=True):
    """Rows with a cursor, drawn only while it has the focus."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor"}
    BINDINGS = bindings_of(LISTS)

    DEFAULT_CSS = """
    RowList {
        .row-list--cursor { background: $primary-muted; color: $foreground; }
    }
    """

    cursor: reactive[int] = reactive(0)

    class CursorMoved(Message):
        """The cursor stands on another row."""

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(empty=empty, id=id, classes=classes)
        self._top = 0

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows, the cursor still on the same thing where it is still there."""
        key = self.key
        before = self.cursor
        super().show(rows)
        keys = [row.key for row in rows]
        self.cursor = keys.index(key) if key in keys else self.fallen(before, len(keys))
        self._scroll()

    def fallen(self, before: int, count: int) -> int:
        """Return where the cursor goes when what it stood on is gone: at its place among `count` rows."""
        return min(before, max(count - 1, 0))

    @property
    def row(self) -> Row | None:
        """The row that the cursor stands on; None where there is none."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def key(self) -> str:
        """What the cursor stands on; empty in an empty list."""
        return self.row.key if self.row is not None else ""

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor within the rows."""
        return min(max(cursor, 0), max(len(self.rows) - 1, 0))

    def watch_cursor(self) -> None:
        """Keep the cursor's row in view."""
        self._scroll()
        self.post_message(self.CursorMoved())

    def on_resize(self) -> None:
        """Keep the cursor's row in view."""
        self._scroll()

    @property
    def _counts_above(self) -> bool:
        """Whether there is room for a first line that counts what is above, as the last one counts what is below."""
        return self.size.height >= _COUNTING

    def _scroll(self) -> None:
        height = self.size.height
        if height:
            room = len(self.rows) - height
            least = self.cursor - height + 1 + (self.cursor < len(self.rows) - 1)
            top = min(max(self._top, least), self.cursor - self._counts_above)
            self._top = min(max(top, 0), max(room, 0))
            parent = self.parent
            if self.has_focus and isinstance(parent, Widget) and parent.max_scroll_y:
                row = Region(0, self.cursor - self._top, 1, 1).translate(self.virtual_region.offset).translate((1, 1))
                parent.scroll_to_region(row, animate=False)
        self.refresh()

    def _more(self, y: int) -> str:
        """Return what a line counts of the rows out of view; empty where it shows a row."""
        below = len(self.rows) - self._top - self.size.height
        if below > 0 and y == self.size.height - 1:
            return f"↓ {below + 1} more"
        return f"↑ {self._top + 1} more" if self._top and y == 0 and self._counts_above else ""

    def render_line(self, y: int) -> Strip:
        """Return one row; the cursor's is marked with a sign as well as a colour."""
        width = self.size.width
        index = self._top + y
        if index >= len(self.rows) or width <= _GUTTER:
            return Strip.blank(width, self.rich_style)
        more = self._more(y)
        if more:
            return self._strip(Row((Run(f"  {more}", Tone.MUTED),)), width)
        row = self.rows[index]
        here = self.has_focus and index == self.cursor and bool(row.key)
        mark = Run(f"{_CURSOR if here else ' '} ")
        return self._strip(Row((mark, *row.left), row.right), width, reverse=here)

    def action_up(self) -> None:
        """Move to the line above."""
        self.cursor -= 1

    def action_down(self) -> None:
        """Move to the line below."""
        self.cursor += 1

    def action_first(self) -> None:
        """Move to the first line."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move to the last line."""
        self.cursor = len(self.rows) - 1

    def action_copy_line(self) -> None:
        """Give the words of the line to the terminal's clipboard."""
        row = self.row
        if row is not None and row.key:
            words = ["".join(run.text for run in runs).strip() for runs in (row.left, row.right)]
            self.post_message(LineCopied("  ".join(word for word in words if word)))

    def on_focus(self) -> None:
        """Show the cursor."""
        self._scroll()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll while there is more below."""
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll while there is more above."""
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, step: int) -> None:
        if len(self.rows) > self.size.height:
            self.cursor += step
            event.stop()

    def on_click(self, event: events.Click) -> None:
        """Move to the line under the pointer, and say so; one that counts others is a step towards them."""
        offset = event.get_content_offset(self)
        if offset is None or self._top + offset.y >= len(self.rows):
            return
        counts, same = bool(self._more(offset.y)), self.cursor == self._top + offset.y
        self.cursor = self._top + offset.y
        if not counts:
            self.clicked(again=same or event.chain > 1)

    def clicked(self, *, again: bool) -> None:
        """Do what a click on a row does; `again` when it was already chosen."""
