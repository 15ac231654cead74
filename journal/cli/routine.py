"""`routine`: the routines, one of them in use; writing, using and leaving them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from journal.cli.arguments import Arguments, UsageError
from journal.cli.practice import SIDES, TAKEN_BACK, dose_in_words, no_more, show_hanging
from journal.cli.shell import BOLD, DIM, PLAIN, Shell, is_json
from journal.cli.text import cells, padded
from journal.cli.unbegun import readable, written
from journal.domain.exercises import name_of
from journal.domain.gate import visible
from journal.domain.names import name_slug
from journal.domain.practice_words import item_words, routine_words
from journal.domain.routines import Routine
from journal.domain.words import day_words, minutes_words
from journal.errors import EXIT_DONE, JournalError, NotFound, ValueRefused
from journal.services.logging import exercises_of, today
from journal.services.routines import (
    PHASES,
    ShownRoutine,
    delete_routine,
    read_items,
    routine_in_use,
    routine_named,
    save_routine,
    shown_routines,
    use_routine,
)
from journal.services.sessions import new_session, session_items

if TYPE_CHECKING:
    from journal.store.store import Store

_USAGES = {
    "use": "routine use NAME",
    "stop": "routine stop",
    "add": 'routine add NAME "bird-dog 10x5s" "walking 20min"',
    "edit": 'routine edit NAME "bird-dog 10x5s" "walking 20min"',
    "rename": "routine rename NAME NEW",
    "delete": "routine delete NAME",
}
_LEAST = {"use": 1, "stop": 0, "add": 2, "edit": 2, "rename": 2, "delete": 1}


def run(shell: Shell, arguments: Arguments) -> int:
    """List the routines, show one, or change one."""
    word, *rest = arguments.words or [""]
    if word not in _USAGES:
        _show(shell, arguments)
        return EXIT_DONE
    if len(rest) < _LEAST[word]:
        missing = "a name" if not rest else "a new name" if word == "rename" else "an exercise"
        raise UsageError(f"routine {word} needs {missing}", f"Write: journal {_USAGES[word]}")
    does: dict[str, Callable[[Shell, list[str]], Routine]] = {
        "use": _use,
        "stop": _stop,
        "add": _add,
        "edit": _edit,
        "rename": _rename,
        "delete": _delete,
    }
    saved = does[word](shell, rest)
    if is_json(arguments):
        from journal.services.records import routine_record

        shell.show_records([routine_record(saved)])
    return EXIT_DONE


# -- looking


def _show(shell: Shell, arguments: Arguments) -> None:
    store = readable(shell)
    shown = shown_routines(store)
    if arguments.words:
        wanted = routine_named(store, arguments.text()).name
        shown = [one for one in shown if one.routine.name == wanted]
    if is_json(arguments):
        from journal.services.records import routine_record

        shell.show_records(
            routine_record(one.routine)
            | {"title": one.title or None, "about": one.about or None, "is_starter": int(one.is_starter)}
            for one in shown
        )
    elif arguments.words:
        _show_one(shell, store, shown[0])
    else:
        _show_all(shell, store, shown)


def _show_all(shell: Shell, store: "Store", shown: Sequence[ShownRoutine]) -> None:
    width = max(cells(one.routine.name) for one in shown)
    for one in shown:
        used = one.routine.used_from is not None
        head = [(f"  {padded(one.routine.name, width)}  ", BOLD if used else PLAIN)]
        count = len(one.routine.items)
        facts = (*_facts(shell, one), f"{count} exercise{'' if count == 1 else 's'}", _length(shell, store, one))
        show_hanging(shell, head, " · ".join(fact for fact in facts if fact))
    shell.say("journal routine NAME shows one, journal routine use NAME makes it today's.")


def _facts(shell: Shell, one: ShownRoutine) -> tuple[str, ...]:
    routine = one.routine
    now = today(shell.clock, shell.settings)
    used = f"in use from {day_words(routine.used_from, now)}" if routine.used_from is not None else ""
    origin = "starter" if one.is_starter else "from a starter" if one.title else "yours"
    return used, one.title, _phase(routine), origin


def _phase(routine: Routine) -> str:
    words = PHASES.get(routine.phase or "", "")
    return f"{words} phase" if words in ("acute", "subacute") else words


def _length(shell: Shell, store: "Store", one: ShownRoutine) -> str:
    """Return about how long a guided session takes; empty where a step of it is at one's own pace."""
    try:
        _, items = session_items(store, (one.routine.name,))
        seconds = [step.seconds for step in new_session(items, shell.clock, shell.settings).steps]
    except JournalError:  # an exercise or a dose that is not understood any more
        return ""
    known = [second for second in seconds if second is not None]
    return f"about {minutes_words(max(round(sum(known) / 60), 1))}" if len(known) == len(seconds) else ""


def _show_one(shell: Shell, store: "Store", one: ShownRoutine) -> None:
    routine = one.routine
    shell.show([(routine.name, BOLD)])
    shell.show(" · ".join(fact for fact in _facts(shell, one) if fact), wrap=True)
    for text in (one.about, *(routine.note or "").splitlines()):
        if text:
            shell.show(text, wrap=True)
    shell.show()
    exercises = exercises_of(store)
    width = max((cells(visible(name_of(item.exercise, exercises))) for item in routine.items), default=0)
    for number, item in enumerate(routine.items, start=1):
        exercise = exercises.get(item.exercise)
        name = padded(visible(name_of(item.exercise, exercises)), width)
        dose = dose_in_words(exercise, item.dose) if exercise else item.dose or ""
        sides = SIDES if exercise is not None and exercise.sided else ""
        shell.show([(f"{number:>3}  ", DIM), (f"{name}  {f'{dose} {sides}'.strip()}".rstrip(), PLAIN)])
    length = _length(shell, store, one)
    shell.show()
    took = f"takes {length}" if length else "waits at the steps that have no length"
    shell.show(f"A guided session {took}: journal session {routine.name}", wrap=True)


# -- changing


def _use(shell: Shell, words: list[str]) -> Routine:
    name = " ".join(words)
    before = routine_named(readable(shell), name)
    if before.used_from is not None:
        return _unchanged(shell, before)
    saved = use_routine(shell.store, shell.clock, shell.settings, before)
    return _told(shell, saved or before, with_items=False)


def _stop(shell: Shell, words: list[str]) -> Routine:
    no_more(words, _USAGES["stop"])
    before = routine_in_use(readable(shell))
    saved = written(shell, lambda store: use_routine(store, shell.clock, shell.settings, None))
    if saved is None or before is None:
        raise NotFound("no routine is in use", "journal routine use NAME makes one today's.")
    shell.say([(f"Saved: routine {saved.name} is not in use any more. ", PLAIN), (TAKEN_BACK, DIM)])
    return saved


def _add(shell: Shell, words: list[str]) -> Routine:
    name = name_slug(words[0])
    if any(one.routine.name == name for one in shown_routines(readable(shell))):
        raise ValueRefused(f"there is a routine '{name}' already", "Choose another name, or edit that one.")
    if name in _USAGES:
        raise ValueRefused(f"'{name}' is a word of this command", "Choose another name.")
    Routine(name=name)  # refused by its name before its exercises are
    return _told(shell, _saved(shell, lambda store: Routine(name=name, items=read_items(store, _items(words[1:])))))


def _edit(shell: Shell, words: list[str]) -> Routine:
    before = routine_named(readable(shell), words[0])
    items = read_items(readable(shell), _items(words[1:]))
    if items == before.items:
        return _unchanged(shell, before)
    return _told(shell, _saved(shell, lambda _: replace(before, items=items)))


def _rename(shell: Shell, words: list[str]) -> Routine:
    before, name = routine_named(readable(shell), words[0]), name_slug(" ".join(words[1:]))
    if name in _USAGES:
        raise ValueRefused(f"'{name}' is a word of this command", "Choose another name.")
    if name == before.name:
        return _unchanged(shell, before)
    after = replace(before, name=name)
    shown = {one.routine.name for one in shown_routines(readable(shell))}
    if name in shown:
        raise ValueRefused(f"there is a routine '{name}' already", "Choose another name.")
    saved = _saved(shell, lambda _: after)
    _told(shell, saved, with_items=False)
    shell.say([(f"It was: {before.name}", DIM)])
    return saved


def _delete(shell: Shell, words: list[str]) -> Routine:
    before = routine_named(readable(shell), " ".join(words))
    delete_routine(readable(shell), shell.clock, before)
    shell.say([(f"Deleted: routine {before.name}. ", PLAIN), ("journal undo brings it back.", DIM)])
    return before


def _saved(shell: Shell, routine: "Callable[[Store], Routine]") -> Routine:
    return written(shell, lambda store: save_routine(store, shell.clock, routine(store)))


def _items(words: Sequence[str]) -> list[str]:
    """Return the exercises, each with its dose: an argument each, or with commas between them.

    A dose that stands alone belongs to the exercise before it.
    """
    if any("," in word for word in words):
        return [part.strip() for part in " ".join(words).split(",") if part.strip()]
    items: list[str] = []
    for word in words:
        if items and word[:1].isdigit():
            items[-1] = f"{items[-1]} {word}"
        else:
            items.append(word)
    return items


def _told(shell: Shell, saved: Routine, *, with_items: bool = True) -> Routine:
    now = today(shell.clock, shell.settings)
    items = ", ".join(item_words(item, shell.named().exercises) for item in saved.items) if with_items else ""
    words = f"{routine_words(saved, now)}{f': {items}' if items else ''}"
    shell.say([(f"Saved: {words}. ", PLAIN), (TAKEN_BACK, DIM)])
    return saved


def _unchanged(shell: Shell, routine: Routine) -> Routine:
    shell.say(f"Unchanged: {routine_words(routine, today(shell.clock, shell.settings))}.")
    return routine
