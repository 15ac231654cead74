"""Keys wait for each other, and never for ever."""

from collections.abc import Callable
from time import monotonic

import pytest
from textual import events

from journal.tui.key_queue import KeyQueue
from journal.tui.widgets.day_lists import TickList

from .conftest import Evenings

PATIENCE_S = 20.0


async def test_a_widget_that_never_answers_holds_the_next_key_back_for_a_while_only(
    evening: Evenings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with evening() as it:
        call_later = TickList.call_later

        def never(widget: TickList, callback: Callable[..., object], *more: object) -> bool:
            """Take a step of the queue and never do it."""
            return getattr(callback, "__func__", None) is KeyQueue._up or call_later(widget, callback, *more)

        monkeypatch.setattr(TickList, "call_later", never)
        for key in ("2", "1"):
            it.app.post_message(events.Key(key, key))
        deadline = monotonic() + PATIENCE_S
        while it.app._trends is None or it.app.current_mode != "today":
            assert monotonic() < deadline, "the second key is held for ever"
            await it.pilot.pause(0.05)
