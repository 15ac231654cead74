"""Pointing at where it hurts: the other way to fill in Where and Side."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from journal.tui.bindings import bindings_of, with_keys
from journal.tui.command import BODY_MAP
from journal.tui.text import plain
from journal.tui.widgets.body_map import SHORT, TALL, BodyMap, Place

if TYPE_CHECKING:
    from journal.tui.base import BaseApp

# The frame, the words and the keys.
_AROUND = 4
_NARROWEST = 60
_HINT = "↑↓ place   ←→ side   l and r both   backspace no side"


def is_room(app: "BaseApp") -> bool:
    """Return whether there is a map: not in a small window, nor where nothing is drawn."""
    width, height = app.size
    return width >= _NARROWEST and height >= SHORT + _AROUND and app.settings.drawn_with != "ascii"


class BodyMapScreen(ModalScreen[Place | None]):
    """A figure to point at; it returns a site and a side, None when it was left."""

    # Enter that was typed ahead arrives as a line feed.
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(BODY_MAP), Binding("ctrl+j", "take", show=False)]
    AUTO_FOCUS = "BodyMap"

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """Return the figure, what it points at, and the keys."""
        with Vertical(id="body-map"):
            yield BodyMap(id="map")
            yield Static("", id="map-words", markup=False)
            yield Static(_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Begin where the form stood."""
        self.query_one("#body-map").border_title = Content("Where · seen from behind")
        self.query_one("#body-map").border_subtitle = Content(
            with_keys(self, "{take-place} or a click takes it · {leave-map} back")
        )
        self.query_one(BodyMap).place = self._place
        self._fit()

    def on_resize(self) -> None:
        """Draw it as tall as there is room."""
        self._fit()

    def _fit(self) -> None:
        room = self.app.size.height - _AROUND
        self.query_one(BodyMap).styles.height = TALL if room >= TALL else SHORT

    @on(BodyMap.Moved)
    def _moved(self) -> None:
        self.query_one("#map-words", Static).update(plain(self.query_one(BodyMap).words))

    @on(BodyMap.Picked)
    def action_take(self) -> None:
        """Return the place."""
        cast("BaseApp", self.app).spend_key()
        self.dismiss(self.query_one(BodyMap).place)

    def action_leave(self) -> None:
        """Leave the fields as they are."""
        self.dismiss(None)
