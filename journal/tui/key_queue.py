"""Keys one after the other: each is given on only when what the one before set off has been done.

A key wanders from the focused widget up to the application, and what it does there may move the focus or open a form.
Textual gives the next key to whatever has the focus by then. Keys that come in a burst, typed ahead at the start or
sent by a tool, would land in the wrong place: `p`, `4`, enter must fill in the form that `p` opens.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic

from textual import events
from textual.app import App
from textual.dom import DOMNode

# Enter in the entry line is a message of the field, then of the bar, then of the screen: three ways up.
_ROUNDS = 3
_PATIENCE_S = 1.0

Give = Callable[[events.Event], Awaitable[None]]


class KeyQueue:
    """Holds keys back while an earlier one is still on its way.

    Args:
        app: whose keys they are.
        give: gives one on, as Textual would have at once.
    """

    def __init__(self, app: App[None], give: Give) -> None:
        self._app = app
        self._give = give
        self._held: deque[events.Event] = deque()
        self._since: float | None = None
        self._given = ""
        self._spent = "", 0.0

    def spend(self, again_s: float) -> None:
        """Take the latest key for done with: pressed again by then, it was not meant for what is shown only now."""
        self._spent = self._given, monotonic() + again_s

    async def put(self, event: events.Event) -> None:
        """Take a key; a widget that never answers holds the others back for a second only."""
        self._held.append(event)
        if self._since is None or monotonic() - self._since > _PATIENCE_S:
            await self._next()
        else:
            self._app.set_timer(_PATIENCE_S, self._go_on)  # also when no other key comes

    async def _go_on(self) -> None:
        if self._held and (self._since is None or monotonic() - self._since >= _PATIENCE_S):
            await self._next()

    async def _next(self) -> None:
        self._since = None
        while self._held and self._is_spent(self._held[0]):
            self._held.popleft()
        if self._held:
            self._since = monotonic()
            target: DOMNode = self._app.focused or self._app.screen
            way: list[DOMNode] = list(target.ancestors_with_self)
            event = self._held.popleft()
            self._spent = "", 0.0  # another key between makes the same one a new one
            self._given = event.key if isinstance(event, events.Key) else ""
            await self._give(event)
            self._up(way * _ROUNDS, 0, self._since)

    def _is_spent(self, event: events.Event) -> bool:
        key, until = self._spent
        return isinstance(event, events.Key) and event.key == key and event.time <= until

    def _up(self, way: list[DOMNode], at: int, since: float) -> None:
        """Go one step up behind the key, each step after what stood in the queue there."""
        if since != self._since:
            return  # too late: the next key was not held back for longer
        while at < len(way):
            if way[at].call_later(self._up, way, at + 1, since):
                return
            at += 1
        self._app.call_later(self._next)
