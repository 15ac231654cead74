"""How much of a step ran: a bar, and the same in words."""

from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from journal.charts import level_bar

_TOP = 10
_LONGEST = 60


class StepBar(Widget):
    """A bar of 60 cells at most, with words behind it; nothing without words."""

    DEFAULT_CSS = """
    StepBar { height: 1; width: 1fr; color: $text-primary; }
    """

    ran: reactive[float] = reactive(0.0)
    words: reactive[str] = reactive("")

    def __init__(self, *, plain: bool, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._plain = plain

    def render_line(self, y: int) -> Strip:
        """Return the one line."""
        width = self.size.width
        room = max(min(width, _LONGEST) - len(self.words) - 2, 0)
        text = f"{level_bar(self.ran * _TOP, room, plain=self._plain)}  {self.words}" if self.words else ""
        content = Content(text.center(width)).truncate(width, pad=True)
        strip = Strip(content.render_segments(self.visual_style), width)
        return strip if y == 0 else Strip.blank(width)
