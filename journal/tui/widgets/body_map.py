"""A small figure, seen from behind, on which a place of pain is pointed at: its left is one's own left."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from journal.domain.slugs import SIDES, SITES
from journal.domain.words import place_words

Place = tuple[str, str]
# Rows from head to foot, each with what it shows of which site. `l`, `m` and `r` are where the left, the middle and the
# right of that site are; everything else is drawn as it stands. A row that is only there where there is room begins
# with a `+`.
_FIGURE = (
    ("", " ", "         ╭─────╮         "),
    ("", " ", "         ╰╮   ╭╯         "),
    ("neck", " ", "          │lmr│          "),
    ("", " ", "    ╭─────╯   ╰─────╮    "),
    ("back", " ", "    │ ╷llllmmmrrrr╷ │    "),
    ("back", " ", "    │ │llllmmmrrrr│ │    "),
    ("back", "+", "    │ │llllmmmrrrr│ │    "),
    ("sacroiliac", " ", "    │ │ lll m rrr │ │    "),
    ("hip", " ", "    ╰─┤ll   m   rr├─╯    "),
    ("buttock", " ", "      │lllllmrrrrr│      "),
    ("groin", " ", "      │  ll╭m╮rr  │      "),
    ("thigh", " ", "      │llll│m│rrrr│      "),
    ("thigh", "+", "      │llll│m│rrrr│      "),
    ("knee", " ", "      ╰╮lll│m│rrr╭╯      "),
    ("calf", " ", "       │lll│m│rrr│       "),
    ("calf", "+", "       │lll│m│rrr│       "),
    ("shin", " ", "       │lll│m│rrr│       "),
    ("foot", " ", "      ╶┴lll╯m╰rrr┴╴      "),
)
# What is drawn at a middle that nothing points at, where that is not a blank.
_MIDDLES = {"groin": "─", "buttock": "│"}
_ZONES = {"l": "left", "m": "middle", "r": "right"}
_LABELS = {"groin": "groin (in front)", "shin": "shin (in front)", "sacroiliac": "sacroiliac joint"}
_WIDTH = 25
_LABEL_AT = _WIDTH + 3
_ALL_WIDTH = _LABEL_AT + 18
# There the middle is a place of its own; elsewhere it stands for both sides.
_WITH_MIDDLE = ("neck", "back")
_FILL = "█"
_FILL_NO_SIDE = "▒"
_HERE = "▸ "
SHORT = sum(mark != "+" for _, mark, _ in _FIGURE) + 1
TALL = len(_FIGURE) + 1


class BodyMap(Widget, can_focus=True):
    """The figure, the names of its places beside it.

    Attributes:
        place: the site and the side that are pointed at; an empty side is none in particular.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"body-map--figure", "body-map--place", "body-map--label", "body-map--here"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", show=False),
        Binding("down", "go(1)", show=False),
        Binding("left", "turn('left')", show=False),
        Binding("right", "turn('right')", show=False),
        Binding("backspace,delete", "no_side", show=False),
    ]

    DEFAULT_CSS = """
    BodyMap {
        width: auto;
        height: 100%;
        .body-map--figure { color: $text-muted; }
        .body-map--place { color: $text-primary; text-style: bold; }
        .body-map--label { color: $foreground; }
        .body-map--here { color: $text-primary; text-style: bold; }
    }
    """

    place: reactive[Place] = reactive(("back", ""))

    class Moved(Message):
        """Another place is pointed at."""

    class Picked(Message):
        """A place was clicked."""

    @property
    def words(self) -> str:
        """The place in words: "left calf"."""
        site, side = self.place
        return place_words(site, side or None)

    def get_content_width(self, _container: Size, _viewport: Size, /) -> int:
        """Return the cells of the figure and its names."""
        return _ALL_WIDTH

    def validate_place(self, place: Place) -> Place:
        """Keep to what the map knows."""
        site, side = place
        return (site if site in SITES else "back", side if side in SIDES else "")

    def watch_place(self) -> None:
        """Tell where it points now."""
        self.post_message(self.Moved())

    # -- drawing

    def _rows(self) -> list[tuple[str, str]]:
        """Return the rows that there is room for, each with its site."""
        tall = self.size.height >= TALL
        return [(site, row) for site, mark, row in _FIGURE if tall or mark != "+"]

    def _chosen(self, site: str, zone: str) -> bool:
        """Return whether a zone of the figure is pointed at."""
        at, side = self.place
        if site != at:
            return False
        if side == "both":
            return zone in "lr"
        return side == _ZONES[zone] or (not side and (zone in "lr" or site in _WITH_MIDDLE))

    def render_line(self, y: int) -> Strip:
        """Return a row of the figure with the name of its place; the place pointed at is filled and marked."""
        width = self.size.width
        rows = self._rows()
        if y == 0:
            head = f"{'left':>9}{'right':>12}"
            content = Content.assemble((head, self.get_visual_style("body-map--figure")))
        elif y - 1 < len(rows):
            site, row = rows[y - 1]
            first = site and (y == 1 or rows[y - 2][0] != site)
            content = Content.assemble(*self._figure(site, row), *(self._label(site) if first else ()))
        else:
            content = Content("")
        return Strip(content.truncate(width, pad=True).render_segments(self.visual_style), width)

    def _figure(self, site: str, row: str) -> list[tuple[str, Style]]:
        figure, place = (self.get_visual_style(f"body-map--{name}") for name in ("figure", "place"))
        parts = []
        for cell in row:
            if cell not in _ZONES:
                parts.append((cell, figure))
            elif self._chosen(site, cell):
                parts.append((_FILL if self.place[1] else _FILL_NO_SIDE, place))
            else:
                parts.append((_MIDDLES.get(site, " ") if cell == "m" else " ", figure))
        return parts

    def _label(self, site: str) -> list[tuple[str, Style]]:
        here = site == self.place[0]
        name = _LABELS.get(site, site)
        return [
            (f" {_HERE if here else '  '}{name}", self.get_visual_style(f"body-map--{'here' if here else 'label'}"))
        ]

    # -- keys

    def action_go(self, by: int) -> None:
        """Go to the place above or below, on the same side where it has that."""
        at = min(max(SITES.index(self.place[0]) + by, 0), len(SITES) - 1)
        self._go_to(SITES[at])

    def _go_to(self, site: str) -> None:
        side = self.place[1]
        self.place = (site, "" if side == "middle" and site not in _WITH_MIDDLE else side)

    def action_turn(self, way: str) -> None:
        """Go to the left or the right, over the middle."""
        site, side = self.place
        away = "right" if way == "left" else "left"
        if side == away:
            side = "middle" if site in _WITH_MIDDLE else "both"
        elif side != way:
            side = way
        self.place = (site, side)

    def action_no_side(self) -> None:
        """Say no side."""
        self.place = (self.place[0], "")

    def on_key(self, event: events.Key) -> None:
        """Take `l`, `r` and `m` for the sides, any other letter for the next place that begins with it."""
        letter = (event.character or "").lower()
        if not event.is_printable or letter in ("", " "):
            return
        event.stop()
        site, side = self.place
        if letter in _ZONES:
            self.place = (site, self._turned(_ZONES[letter], side))
            return
        at = SITES.index(site)
        for step in range(1, len(SITES) + 1):
            name = SITES[(at + step) % len(SITES)]
            if name.startswith(letter):
                self._go_to(name)
                return

    def _turned(self, wanted: str, side: str) -> str:
        """Return the side after its letter: the other side as well is both, the same again none."""
        if wanted == "middle":
            return "" if side in ("middle", "both") else "middle" if self.place[0] in _WITH_MIDDLE else "both"
        other = "left" if wanted == "right" else "right"
        return {other: "both", "both": other, wanted: ""}.get(side, wanted)

    # -- mouse

    def on_click(self, event: events.Click) -> None:
        """Take the place under the pointer, side and all; a name is the place without a side."""
        offset = event.get_content_offset(self)
        rows = self._rows()
        if offset is None or not 0 < offset.y <= len(rows):
            return
        site, row = rows[offset.y - 1]
        if site and offset.x >= _WIDTH:
            self.place = (site, "")
            self.post_message(self.Picked())
        elif site and row[offset.x] in _ZONES:
            side = _ZONES[row[offset.x]]
            self.place = (site, "both" if side == "middle" and site not in _WITH_MIDDLE else side)
            self.post_message(self.Picked())

    def on_focus(self) -> None:
        """Show where the focus is."""
        self.refresh()
