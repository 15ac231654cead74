"""What the words of the exercise commands may become: names from the journal, where there is one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from journal.cli.practice_commands import GROUPS, NONE
from journal.cli.shell import Shell
from journal.domain.exercises import ANY
from journal.domain.names import names_of
from journal.domain.slugs import SIDES, SITES
from journal.domain.vocabulary import BUILT_IN, Vocabulary
from journal.errors import JournalError

if TYPE_CHECKING:
    from journal.store.store import Store

_OF_EXERCISE = ("add", "edit", "hide", "unhide", "reset")
_OF_ROUTINE = ("use", "stop", "add", "edit", "rename", "delete")
_OF_TIMER = ("heat", "ice", "stop")
_TODAY = "today"


def vocabulary(shell: Shell) -> Vocabulary:
    """Return the names of exercises as the user knows them; a journal that cannot be read has none of its own."""
    try:
        return shell.named().extended()
    except JournalError:
        return BUILT_IN.extended()


def practice_words(shell: Shell, command: str, own: list[str], word: str) -> list[str]:
    """Return what `word` may become after a command's words `own`."""
    return _starting(_names(shell, command, own), word)


def _names(shell: Shell, command: str, own: list[str]) -> list[str]:
    first, rest = (own[0], own[1:]) if own else ("", [])
    match command:
        case "exercise":
            if not own:
                return [*_exercises(shell), *_OF_EXERCISE]
            return _exercises(shell, hidden=first == "unhide") if first in _OF_EXERCISE[1:] and not rest else []
        case "routine":
            return _of_routine(shell, first, rest)
        case "plan":
            return [ANY, *GROUPS, *_exercises(shell)] if not own else [NONE] if not rest else []
        case "skip":
            return _exercises(shell) if not own else []
        case "session":
            return _of_session(shell, own)
        case "timer":
            words = (*(site for site in SITES if site not in own), *(side for side in SIDES if side not in own))
            return list(_OF_TIMER) if not own else list(words) if first in _OF_TIMER[:2] else []
    return []


def _of_routine(shell: Shell, first: str, rest: list[str]) -> list[str]:
    if not first:
        return [*_routines(shell), *_OF_ROUTINE]
    if first in ("use", "edit", "rename", "delete") and not rest:
        return _routines(shell)
    return _exercises(shell) if first in ("add", "edit") and rest else []


def _of_session(shell: Shell, own: list[str]) -> list[str]:
    if not own:
        return [_TODAY, *_routines(shell), *_exercises(shell)]
    exercise = vocabulary(shell).exercises.get(own[0]) if len(own) == 1 else None
    return [exercise.dose] if exercise is not None and exercise.dose else []


def _exercises(shell: Shell, *, hidden: bool = False) -> list[str]:
    known = vocabulary(shell)
    if hidden:
        return [slug for slug, exercise in known.exercises.items() if exercise.hidden]
    return list(names_of("exercises", known))


def _routines(shell: Shell) -> list[str]:
    from journal.cli.unbegun import unbegun
    from journal.services.routines import shown_routines

    def names(store: "Store") -> list[str]:
        return [shown.routine.name for shown in shown_routines(store)]

    try:
        return names(shell.found_store() or unbegun())
    except JournalError:
        return names(unbegun())


def _starting(names: Iterable[str], word: str) -> list[str]:
    """Return the names that a word begins, then those with a later part that it begins: bridge finds glute-bridge."""
    known = list(dict.fromkeys(names))
    starts = [name for name in known if name.startswith(word)]
    return starts + [name for name in known if name not in starts and f"-{word}" in name and word]
