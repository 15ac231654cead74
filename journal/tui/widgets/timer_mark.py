"""The running heat or ice timer at the right end of a screen's first line."""

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget


class TimerMark(Widget):
    """What a timer says: "heat 13:52"; nothing, and no room taken, where none runs."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"timer-mark--words"}

    DEFAULT_CSS = """
    TimerMark {
        height: 1;
        width: auto;
        .timer-mark--words { text-style: bold; color: $text-accent; }
    }
    """

    words: reactive[str] = reactive("", layout=True)

    def get_content_width(self, _container: Size, _viewport: Size, /) -> int:
        """Return as many cells as the words have, and one before them."""
        return cell_len(self.words) + 1 if self.words else 0

    def render_line(self, y: int) -> Strip:
        """Return the one line."""
        style = self.get_visual_style("timer-mark--words")
        content = Content.assemble(" ", (self.words, style)) if self.words else Content("")
        width = self.size.width
        strip = Strip(content.truncate(width, pad=True).render_segments(self.visual_style), width)
        return strip if y == 0 else Strip.blank(width)
