"""Keys wait for each other, and never for ever."""

from collections.abc import Callable
from time import monotonic

import pytest
from textual import events

from journal.domain.entries import Reading
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


async def test_enter_pressed_twice_saves_the_form_and_reaches_nothing_below_it(evening: Evenings) -> None:
    async with evening() as it:
        before = len(it.logged())
        await it.press("p", "4")
        for _ in range(2):
            it.app.post_message(events.Key("enter", "\r"))
        await it.settle()
        assert it.logged()[before:] == [Reading(level=4)]
        await it.press("enter")  # a key of its own ticks or unticks the line under the cursor
        assert len(it.logged()) != before + 1
