"""The one thread on which the store is opened, asked and written: in the order of the asking, never on the screen's."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from journal.clock import Clock
from journal.config import Settings

if TYPE_CHECKING:
    from journal.store.store import Store
    from journal.tui.desk import Desk

Answer = TypeVar("Answer")


class StoreThread:
    """Opens the journal at the first question and answers one after the other."""

    def __init__(self, opener: "Callable[[], Store]", settings: Settings, clock: Clock) -> None:
        self._opener = opener
        self._settings = settings
        self._clock = clock
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal-store")
        self._desk: Desk | None = None
        self._writes: set[Future[Any]] = set()

    def _open(self) -> "Desk":
        if self._desk is None:
            from journal.tui.desk import Desk

            self._desk = Desk(self._opener(), self._settings, self._clock)
        return self._desk

    def use(self, settings: Settings) -> None:
        """Answer by other settings from now on."""
        self._settings = settings
        self.submit(lambda desk: desk.use(settings))

    def submit(self, work: "Callable[[Desk], Answer]") -> Future[Answer]:
        """Ask for something; the answer comes on the store's thread."""
        return self._executor.submit(lambda: work(self._open()))

    async def ask(self, work: "Callable[[Desk], Answer]") -> Answer:
        """Return the answer to a question; one that nobody waits for any more is not asked."""
        return await asyncio.wrap_future(self.submit(work))

    async def write(self, work: "Callable[[Desk], Answer]") -> Answer:
        """Return what a write answers; once asked for it is done, whoever stops waiting."""
        future = self.submit(work)
        self._writes.add(future)
        try:
            return await asyncio.shield(asyncio.wrap_future(future))
        finally:
            self._writes.discard(future)

    async def written(self) -> bool:
        """Wait for the writes that are under way and return whether all of them were done."""
        # Whoever stops waiting stops only that: a future that is cancelled would not be written.
        waiting = [asyncio.shield(asyncio.wrap_future(future)) for future in self._writes]
        answers = await asyncio.gather(*waiting, return_exceptions=True)
        return not any(isinstance(answer, BaseException) for answer in answers)

    def close(self) -> None:
        """Finish what is under way and let go of the file."""
        self._executor.submit(self._let_go)
        self._executor.shutdown(wait=True)

    def _let_go(self) -> None:
        if self._desk is not None:
            self._desk.close()
