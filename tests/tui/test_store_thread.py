import asyncio
import threading

import pytest

from journal.config import Settings
from journal.errors import FileRefused
from journal.store.store import Store
from journal.tui.store_thread import StoreThread

from .conftest import FakeClock


async def test_a_write_that_nobody_waits_for_any_more_is_done_all_the_same(store: Store, clock: FakeClock) -> None:
    thread = StoreThread(lambda: store, Settings(), clock)
    hold, done = threading.Event(), []
    first = asyncio.ensure_future(thread.ask(lambda _: hold.wait(5)))
    second = asyncio.ensure_future(thread.write(lambda _: done.append("written")))
    third = asyncio.ensure_future(thread.ask(lambda _: done.append("asked")))
    await asyncio.sleep(0)
    for task in (second, third):
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    hold.set()
    await first
    thread.close()
    assert done == ["written"]


async def test_answers_come_in_the_order_of_the_asking(store: Store, clock: FakeClock) -> None:
    thread = StoreThread(lambda: store, Settings(), clock)
    told: list[int] = []
    await asyncio.gather(*(thread.write(lambda _, n=n: told.append(n)) for n in range(50)))  # type: ignore[misc]
    thread.close()
    assert told == list(range(50))


async def test_leaving_waits_for_writes_and_knows_of_one_that_failed(store: Store, clock: FakeClock) -> None:
    thread = StoreThread(lambda: store, Settings(), clock)
    hold = threading.Event()

    def fail(_: object) -> None:
        hold.wait(5)
        raise FileRefused("full", "")

    writing = asyncio.ensure_future(thread.write(fail))
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(hold.set)
    assert not await thread.written()
    with pytest.raises(FileRefused):
        await writing
    assert await thread.written()
    thread.close()


async def test_a_write_is_done_though_nobody_waits_for_the_end_any_more(store: Store, clock: FakeClock) -> None:
    thread = StoreThread(lambda: store, Settings(), clock)
    hold, done = threading.Event(), []
    first = asyncio.ensure_future(thread.ask(lambda _: hold.wait(5)))
    writing = asyncio.ensure_future(thread.write(lambda _: done.append("written")))
    await asyncio.sleep(0)
    leaving = asyncio.ensure_future(thread.written())
    await asyncio.sleep(0)
    leaving.cancel()
    hold.set()
    await asyncio.gather(first, writing)
    thread.close()
    assert done == ["written"]
