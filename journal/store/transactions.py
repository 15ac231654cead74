"""The transactions of a store: every read and every write goes through these two ways."""

from collections.abc import Callable
from typing import TypeVar

from sqlmodel import Session

from journal.errors import FileRefused
from journal.paths import Paths
from journal.store.engine import WRITE, make_engine
from journal.store.failures import failures_in_words

Answer = TypeVar("Answer")


class Transactions:
    """A journal file that can be read and written, one transaction a call."""

    def __init__(self, paths: Paths, *, read_only: bool = False) -> None:
        self.paths = paths
        self.read_only = read_only
        self._engine = make_engine(paths.database, read_only=read_only)
        self._writer = self._engine.execution_options(begin=WRITE)

    def _read(self, question: Callable[[Session], Answer]) -> Answer:
        with failures_in_words(self.paths.database), Session(self._engine) as session:
            return question(session)

    def _write(self, work: Callable[[Session], Answer]) -> Answer:
        if self.read_only:
            raise FileRefused(
                f"{self.paths.database} can only be read", "Make it and its folder writable. Nothing was saved."
            )
        with failures_in_words(self.paths.database), Session(self._writer, expire_on_commit=False) as session:
            answer = work(session)
            session.commit()
            return answer
