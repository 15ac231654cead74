"""Questions at the terminal, a line each; what is not understood is said and asked again."""

import os
import select
import sys
from collections.abc import Callable
from typing import TypeVar

from journal.cli.shell import DIM, PLAIN, Shell, is_terminal
from journal.domain import amounts
from journal.domain.gate import visible
from journal.domain.nearest import nearest
from journal.domain.slugs import FELT
from journal.domain.tokens import Token, shown
from journal.errors import JournalError, ValueRefused

Answer = TypeVar("Answer")
_BEAT_S = 4.0


def is_asked(shell: Shell) -> bool:
    """Return whether someone is there to answer."""
    return is_terminal(sys.stdin) and is_terminal(shell.err)


def ask(
    shell: Shell, question: str, read: Callable[[str], Answer], beat: Callable[[], object] = lambda: None
) -> Answer:
    """Ask until an answer is understood.

    Args:
        shell: where.
        question: stands before the answer.
        read: makes something of what was typed, or refuses it with a JournalError.
        beat: called every few seconds while nobody answers.

    Raises:
        KeyboardInterrupt: nobody wants to answer: ctrl+c, or the end of the input.
    """
    while True:
        shell.out.flush()
        shell.err.write(f"{visible(question)} ")
        shell.err.flush()
        text = _line(beat)
        try:
            return read(text)
        except JournalError as error:
            todo = f" {error.todo}" if error.todo else ""
            end = "" if error.what.endswith(("?", ".", "!")) else "."
            shell.say([(f"{error.what}{end}", PLAIN), (todo, DIM)])


def _line(beat: Callable[[], object]) -> str:
    descriptor = sys.stdin.fileno()
    while not select.select([descriptor], [], [], _BEAT_S)[0]:
        beat()
    data = os.read(descriptor, 65536)
    if not data:
        raise KeyboardInterrupt
    return " ".join(data.decode("utf-8", "replace").split())


def yes_no_later(text: str) -> str:
    """Return y, n or l.

    Raises:
        ValueRefused: it is none of them.
    """
    low = text.lower()
    for word in ("yes", "no", "later"):
        if word.startswith(low or "y"):
            return word[0]
    raise ValueRefused(f"{shown(text)} is no answer", "Type y, n or later.")


def level_of(what: str) -> Callable[[str], int | None]:
    """Return how a level is read; nothing typed is nothing logged."""

    def read(text: str) -> int | None:
        return amounts.level(text, Token(text, 0, len(text)), what) if text else None

    return read


def felt_of(text: str) -> str | None:
    """Return how it felt; nothing typed is nothing logged.

    Raises:
        ValueRefused: it is none of the three words.
    """
    low = text.lower()
    if not low:
        return None
    found = [word for word in FELT if word.startswith(low)]
    if len(found) == 1:
        return found[0]
    near = nearest(low, FELT)
    raise ValueRefused(
        f"{shown(text)} is not one of the words{f': did you mean {near}?' if near else ''}",
        f"Type {', '.join(FELT[:-1])} or {FELT[-1]}.",
    )
