"""A text beside a list: wrapped to the width there is, and scrolled."""

from collections.abc import Callable, Sequence

from textual import events
from textual.strip import Strip

from journal.tui.text import Row, Run, Tone
from journal.tui.widgets.lines import Lines

Wrapped = Callable[[int], Sequence[Row]]
_WHEEL = 2
# Longer lines are hard to follow.
_WIDEST = 92


class Reader(Lines):
    """Rows that are made for a width; what is above and below is counted in its first and last line."""

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(empty=empty, id=id)
        self._wrapped: Wrapped | None = None
        self._top = 0

    def read(self, wrapped: Wrapped | None, *, anew: bool) -> None:
        """Show another text, from its beginning when it is `anew` and not a change to the one that was shown."""
        self._wrapped = wrapped
        if anew:
            self._top = 0
        self._wrap()

    def _wrap(self) -> None:
        width = min(self.size.width, _WIDEST)
        self.show(self._wrapped(width) if self._wrapped is not None and width > 0 else ())
        self.scroll_by(0)

    def on_resize(self) -> None:
        """Wrap anew."""
        self._wrap()

    def scroll_by(self, rows: int) -> None:
        """Scroll down, or with a negative number up, as far as there is text."""
        self._top = min(max(self._top + rows, 0), max(len(self.rows) - self.size.height, 0))
        self.refresh()

    def turn(self, by: int) -> None:
        """Scroll by nearly as much as is in view."""
        self.scroll_by(by * max(self.size.height - 2, 1))

    def render_line(self, y: int) -> Strip:
        """Return one row in the tones of the theme."""
        width, height = self.size
        index = self._top + y
        if index >= len(self.rows) or not width:
            return Strip.blank(width, self.rich_style)
        below = len(self.rows) - self._top - height
        if below > 0 and y == height - 1:
            return self._strip(Row((Run(f"↓ {below + 1} more lines", Tone.MUTED),)), width)
        if self._top and y == 0:
            return self._strip(Row((Run(f"↑ {self._top + 1} lines above", Tone.MUTED),)), width)
        return self._strip(self.rows[index], width)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.scroll_by(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.scroll_by(-_WHEEL)
