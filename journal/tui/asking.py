"""A key that asks something: the journal is read first, then a form opens."""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from textual import work
from textual.worker import Worker

from journal.errors import JournalError
from journal.tui.base import BaseApp

Asker = TypeVar("Asker", bound=BaseApp)
Words = ParamSpec("Words")


def asking(
    ask: Callable[Concatenate[Asker, Words], Awaitable[None]],
) -> Callable[Concatenate[Asker, Words], Worker[None]]:
    """Return a method that asks without holding the screen up: one at a time, and what cannot be read is told."""

    @wraps(ask)
    async def asked(app: Asker, *args: Words.args, **named: Words.kwargs) -> None:
        if app.is_asking:  # a key that was pressed twice opens one form
            return
        app.is_asking = True
        try:
            await ask(app, *args, **named)
        except JournalError as error:
            app.tell(error)
        finally:
            app.is_asking = False

    return work(group="ask")(asked)
