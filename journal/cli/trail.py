"""`changes`: every write, with what it was before."""

from typing import TYPE_CHECKING

from journal.cli.arguments import Arguments
from journal.cli.saved import names_for, words_of
from journal.cli.shell import BOLD, DIM, PLAIN, Shell, is_json
from journal.domain.changes import Change
from journal.domain.entries import Draft, Remark
from journal.domain.exercises import ExerciseSaid
from journal.domain.practice_words import exercise_said_words, item_words, plan_words, routine_words, skip_words
from journal.domain.routines import Plan, Routine, RoutineItem, Skip
from journal.domain.spell_words import said_words
from journal.domain.spells import Spell
from journal.domain.statements import Statement
from journal.domain.words import statement_words, value_words, when_words
from journal.errors import EXIT_DONE, NotFound
from journal.services.logging import today

if TYPE_CHECKING:
    from journal.services.records import Said

_ACTIONS = {"insert": "added  ", "update": "changed", "delete": "removed"}
_ARROW = " → "
_NOTHING = "(nothing)"
_NAME = 6


def run(shell: Shell, arguments: Arguments) -> int:
    """Print the trail, or one entry's part of it, oldest first."""
    store = shell.found_store()
    identity = arguments.words[0] if arguments.words else None
    if store is None:
        if identity is not None:
            raise NotFound(f"no entry '{identity}': nothing is logged yet", "Begin with: journal pain 4")
        shell.nothing_yet(arguments)
        return EXIT_DONE
    changes = store.changes(identity)
    if is_json(arguments):
        from journal.services.records import change_record

        shell.show_records(change_record(change) for change in changes)
        return EXIT_DONE
    short = store.short_ids([change.uid for change in changes])
    width = max((len(change.name) for change in changes), default=0)
    day = None
    for change in changes:
        local = change.at.astimezone(shell.clock.zone())
        if local.date() != day:
            if day is not None:
                shell.show()
            day = local.date()
            shell.show([(f"{day:%a} {day.day} {day:%b %Y}", BOLD)])
        action, words = change_words(shell, change)
        what = f"  {local:%H:%M}  {change.name:<{max(width, _NAME)}}  {action}  "
        shell.show([(what, DIM), (words, PLAIN), (f"  {short[change.uid]}", DIM)], wrap=True)
    return EXIT_DONE


def change_words(shell: Shell, change: Change) -> tuple[str, str]:
    """Return what happened to a row, and what it said: of an edit only what differs."""
    from journal.services.records import sides_of

    before, after = sides_of(change)
    action = _ACTIONS[change.action]
    if isinstance(before, Draft) and isinstance(after, Draft):
        return action, _edited(shell, before, after)
    sides = [_whole(shell, said) for said in (before, after) if said is not None]
    return action, _ARROW.join(dict.fromkeys(sides)) or change.kind


def _whole(shell: Shell, said: "Said") -> str:
    now = today(shell.clock, shell.settings)
    match said:
        case Draft():
            return words_of(shell, said)
        case Spell():
            return said_words(said, now)
        case Statement():
            return statement_words(said, now)
        case ExerciseSaid():
            return exercise_said_words(said)
        case Routine():
            return routine_words(said, now)
        case RoutineItem():
            return item_words(said, shell.named().exercises)
        case Plan():
            return plan_words(said, shell.named().exercises, now)
        case Skip():
            return skip_words(said, shell.named().exercises, now)


def _edited(shell: Shell, before: Draft, after: Draft) -> str:
    now = today(shell.clock, shell.settings)
    parts = []
    was, is_now = (value_words(draft.value, names_for(shell, draft.value)) for draft in (before, after))
    parts.append(f"{was}{_ARROW}{is_now}" if was != is_now else was)
    if before.moment != after.moment:
        parts.append(f"{when_words(before.moment, now)}{_ARROW}{when_words(after.moment, now)}")
    if before.note != after.note:
        label = "" if isinstance(after.value, Remark) else "note "
        parts.append(f"{label}{before.note or _NOTHING}{_ARROW}{after.note or _NOTHING}")
    return " · ".join(parts)
