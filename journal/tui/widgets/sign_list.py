"""Signs in plain words below what their lists call for: each is on or off, nothing is counted."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.timer import Timer

from journal.domain.gate import visible
from journal.domain.signs import listed_words, signs_by_list
from journal.tui.widgets.choices import Toggles

_HEAD = 4
_LEAST = 12
# Letters that are typed within it are one search.
_SEARCH_S = 2.0


class SignList(Toggles):
    """A list of toggles; a sign that is longer than the list is wide goes on in the next row.

    Letters look for a sign by any part of its words; a space among them is one of them and turns nothing on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "step(-6)", show=False),
        Binding("pagedown", "step(6)", show=False),
        Binding("home", "step(-99)", show=False),
        Binding("end", "step(99)", show=False),
    ]
    DEFAULT_CSS = """
    SignList { height: 12; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__([name for _, signs in signs_by_list() for name in signs], id=id)
        self._top = 0
        self._wrapped: tuple[int, list[tuple[int | None, str]]] = (0, [])
        self._sought = ""
        self._searching: Timer | None = None

    def get_content_height(self, _container: Size, _viewport: Size, width: int, /) -> int:
        """Return a row for each line."""
        return len(self._rows(width))

    def _rows(self, width: int) -> list[tuple[int | None, str]]:
        """Return (index of its sign, text) of each row; None for a heading or an empty row."""
        if self._wrapped[0] != width:
            rows: list[tuple[int | None, str]] = []
            for title, signs in signs_by_list():
                rows += [(None, "")] if rows else []
                rows += [(None, part.plain) for part in Content(title).wrap(max(width, _LEAST))]
                for name in signs:
                    parts = Content(listed_words(name)).wrap(max(width - _HEAD, _LEAST))
                    rows += [(self.words.index(name), part.plain) for part in parts]
            self._wrapped = (width, rows)
        return self._wrapped[1]

    def _first(self, rows: list[tuple[int | None, str]], at: int) -> bool:
        return at == 0 or rows[at - 1][0] != rows[at][0]

    def _scroll(self) -> None:
        """Keep the sign under the cursor in view, the first of a list with its heading."""
        width, height = self.size
        rows = self._rows(width)
        own = [at for at, (index, _) in enumerate(rows) if index == self.cursor]
        if not own or not height:
            return
        first, last = own[0], own[-1]
        while first and rows[first - 1][0] is None:
            first -= 1
        # The last row in view tells how many are below, or what is looked for.
        rest = len(rows) - 1 + bool(self._sought)
        last += last < rest
        self._top = max(min(max(self._top, last - height + 1), first, rest + 1 - height), 0)
        self.refresh()

    def watch_cursor(self) -> None:
        """Keep the cursor in view, and tell the form."""
        super().watch_cursor()
        self._scroll()

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._scroll()

    def render_line(self, y: int) -> Strip:
        """Return a heading, or a row of a sign with a mark that says whether it is on."""
        width, height = self.size
        rows, at = self._rows(width), self._top + y
        if at >= len(rows) and not (self._sought and y == height - 1):
            return Strip.blank(width, self.rich_style)
        rest, strong = (self.get_visual_style(f"choices--{name}") for name in ("rest", "chosen"))
        below = len(rows) - self._top - height
        index, text = rows[at] if at < len(rows) else (None, "")
        if self._sought and y == height - 1:
            text, style = f"search: {visible(self._sought)}", strong
        elif below > 0 and y == height - 1:
            text, style = f"↓ {below + 1} more", rest
        elif index is None:
            style = strong
        else:
            here = self.has_focus and index == self.cursor
            head = (
                f"{'›' if here else ' '} {'✓' if self.chosen(index) else '·'} "
                if self._first(rows, at)
                else " " * _HEAD
            )
            style = (
                self.get_visual_style("choices--cursor")
                if here
                else strong
                if self.chosen(index)
                else self.visual_style
            )
            text = head + text
        content = Content.assemble((text, style)).truncate(width, ellipsis=True, pad=True)
        return Strip(content.render_segments(self.visual_style), width)

    # -- looking for a sign by its words

    def typed(self, letter: str) -> None:
        """Go to the next sign with what was typed so far in its words."""
        self._seek(self._sought + letter)

    def _seek(self, text: str) -> None:
        if self._searching is not None:
            self._searching.stop()
        self._sought, self._searching = text, self.set_timer(_SEARCH_S, self._found) if text else None
        count = len(self.words)
        for index in (at % count for at in range(self.cursor, self.cursor + count)):
            if text.strip() and text in listed_words(self.words[index]).lower():
                self.cursor = index
                break
        self._scroll()

    def _found(self) -> None:
        """Let the next letter begin another search, and a space turn the sign on."""
        self._seek("")

    def action_turn(self) -> None:
        """Turn the sign under the cursor on or off; among letters a space is one of them."""
        if self._sought:
            self._seek(f"{self._sought} ")
        else:
            super().action_turn()

    def action_clear(self) -> None:
        """Take back a letter of the search; without one, turn all off."""
        if self._sought:
            self._seek(self._sought[:-1])
        else:
            super().action_clear()

    def on_blur(self) -> None:
        """Leave the search as well."""
        self._found()
        super().on_blur()

    def action_step(self, by: int) -> None:
        """Move up or down; beyond the ends, to the next field."""
        self._found()
        if by in (-1, 1) and not 0 <= self.cursor + by < len(self.words):
            (self.screen.focus_next if by > 0 else self.screen.focus_previous)()
        else:
            self.cursor += by

    def on_click(self, event: events.Click) -> None:
        """Turn the sign under the pointer on or off."""
        event.stop()
        event.prevent_default()  # the words of a row lie beside each other there
        offset = event.get_content_offset(self)
        rows = self._rows(self.size.width)
        if offset is None or self._top + offset.y >= len(rows):
            return
        index = rows[self._top + offset.y][0]
        if index is not None:
            self._found()
            self.picked(index)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down."""
        event.stop()
        self.cursor += 1

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up."""
        event.stop()
        self.cursor -= 1
