"""What stands at the right end of a screen's first line: the running heat or ice timer, and that it is a demo."""

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

DEMO = "DEMO"


def is_demo(widget: Widget) -> bool:
    """Return whether the entries are made up and nothing is kept."""
    return bool(getattr(widget.app, "is_demo", False))


class TimerMark(Widget):
    """What a timer says: "heat 13:52"; nothing, and no room taken, where none runs. In a demo, that it is one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"timer-mark--words"}

    DEFAULT_CSS = """
    TimerMark {
        height: 1;
        width: auto;
        .timer-mark--words { text-style: bold; color: $text-accent; }
    }
    """

    words: reactive[str] = reactive("", layout=True)

    @property
    def _told(self) -> str:
        return "  ".join(part for part in (DEMO if is_demo(self) else "", self.words) if part)

    def get_content_width(self, _container: Size, _viewport: Size, /) -> int:
        """Return as many cells as the words have, and one before them."""
        return cell_len(self._told) + 1 if self._told else 0

    def render_line(self, y: int) -> Strip:
        """Return the one line."""
        style = self.get_visual_style("timer-mark--words")
        content = Content.assemble(" ", (self._told, style)) if self._told else Content("")
        width = self.size.width
        strip = Strip(content.truncate(width, pad=True).render_segments(self.visual_style), width)
        return strip if y == 0 else Strip.blank(width)
