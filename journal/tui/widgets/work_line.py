"""How far long work is, on one line: a bar where it is known how much there is, and the same in words."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from journal.charts import level_bar

_TOP = 10
_LONGEST = 24


class WorkLine(Widget):
    """A bar of 24 cells at most before the words; nothing without words."""

    COMPONENT_CLASSES = {"work-line--bar"}  # noqa: RUF012
    DEFAULT_CSS = """
    WorkLine {
        height: 1;
        width: 1fr;
        color: $foreground;
        .work-line--bar { color: $text-primary; }
    }
    """

    share: reactive[float | None] = reactive[float | None](None)
    words: reactive[str] = reactive("")

    def render_line(self, y: int) -> Strip:
        """Return the one line."""
        width = self.size.width
        room = min(width - cell_len(self.words) - 2, _LONGEST)
        bar = f"{level_bar(self.share * _TOP, room)}  " if self.share is not None and room > 0 else ""
        content = Content.assemble((bar, self.get_visual_style("work-line--bar")), self.words).truncate(width, pad=True)
        strip = Strip(content.render_segments(self.visual_style), width)
        return strip if y == 0 else Strip.blank(width)
