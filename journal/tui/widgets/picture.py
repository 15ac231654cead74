"""A drawing as a widget: its rows become strips in the theme's colours."""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from journal.charts import Drawing, Role, contrast

_TEXT_RATIO = 4.5
_TEXTURE_RATIO = 3.0
_TEXTURE = (Role.BAND, Role.COVERAGE)

Drawn = Callable[[int, int], Drawing]


class Drawings(Widget):
    """Shows a drawing that is made for the size there is, once for as long as nothing that it depends on changes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"chart--{role}" for role in Role} | {"chart--cursor"}

    DEFAULT_CSS = """
    Drawings {
        width: 1fr;
        height: 1fr;

        .chart--none { color: $foreground; }
        .chart--axis { color: $text-muted; }
        .chart--label { color: $text-muted; }
        .chart--band { color: $text 50%; }
        .chart--mark { color: $text; }
        .chart--late { color: $text; }
        .chart--median { color: $text-primary; }
        &:light .chart--median { color: $primary; }
        .chart--onset { color: $text 80%; }
        .chart--line { color: $text-accent; }
        .chart--phase { color: $text-muted; }
        .chart--coverage { color: $text 50%; }
        .chart--today { color: $text; }
        .chart--event { color: $text-primary; }
        .chart--value { color: $text; }
        .chart--bar { color: $text-primary; }
        &:light .chart--bar { color: $primary; }
        .chart--gauge { color: $text-primary; }
        &:light .chart--gauge { color: $primary; }
        .chart--half { color: $text-accent; }
        .chart--digit-zero { color: $text-muted; }
        .chart--digit-low { color: $text-primary 75%; }
        &:light .chart--digit-low { color: $primary 75%; }
        .chart--digit-mid { color: $text-primary; }
        &:light .chart--digit-mid { color: $primary; }
        .chart--digit-high { color: $text; text-style: bold; }
        .chart--cursor { text-style: reverse; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._styles_by_role: dict[Role, Style] = {}
        self._drawn: tuple[tuple[object, ...], Drawing] | None = None

    def make(self, width: int, height: int) -> Drawing | None:  # noqa: ARG002
        """Return the drawing for a size; None draws nothing."""
        return None

    def depends_on(self) -> tuple[object, ...]:
        """Return what the drawing depends on besides its size."""
        return ()

    @property
    def drawing(self) -> Drawing | None:
        """What is shown at the present size."""
        if not self.size:
            return None
        key = (self.size, *self.depends_on())
        if self._drawn is None or self._drawn[0] != key:
            drawing = self.make(self.size.width, self.size.height)
            if drawing is None:
                return None
            self._drawn = (key, drawing)
        return self._drawn[1]

    def forget(self) -> None:
        """Draw anew: an id may come back."""
        self._drawn = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one row of the drawing in the theme's colours."""
        drawing = self.drawing
        if drawing is None or y >= drawing.height:
            return Strip.blank(self.size.width, self.rich_style)
        segments = [Segment(text, self.style_of(role)) for text, role in drawing.rows[y]]
        return Strip(segments, drawing.width)

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        self._styles_by_role.clear()
        super().notify_style_update()

    def style_of(self, role: Role) -> Style:
        """Return what a role looks like in the present theme, legible on its background."""
        if role not in self._styles_by_role:
            style = self.get_component_rich_style(f"chart--{role}")
            self._styles_by_role[role] = _legible(style, _TEXTURE_RATIO if role in _TEXTURE else _TEXT_RATIO)
        return self._styles_by_role[role]


class Picture(Drawings):
    """Shows what a function draws."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._draw: Drawn | None = None

    class Wheeled(Message):
        """The wheel was turned.

        Attributes:
            by: 1 for up, to what is older, -1 for down.
        """

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Say that older rows are wanted."""
        event.stop()
        self.post_message(self.Wheeled(1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Say that newer rows are wanted."""
        event.stop()
        self.post_message(self.Wheeled(-1))

    def show(self, draw: Drawn | None) -> None:
        """Show what `draw` returns for a width and a height; None shows nothing."""
        self._draw = draw
        self.forget()

    def make(self, width: int, height: int) -> Drawing | None:
        """Return the drawing for a size."""
        return None if self._draw is None else self._draw(width, height)


def _legible(style: Style, ratio: float) -> Style:
    """Return a style with its colour moved towards black or white until it stands out by `ratio` (WCAG)."""
    colour, ground = style.color, style.bgcolor
    if colour is None or ground is None or colour.triplet is None or ground.triplet is None:
        return style
    colours = Color.from_rich_color(colour), Color.from_rich_color(ground)
    end = colours[1].get_contrast_text(1.0)
    for step in range(11):
        moved = colours[0].blend(end, step / 10)
        if contrast(moved.hex6, colours[1].hex6) >= ratio:
            break
    return style + Style(color=moved.rich_color)
