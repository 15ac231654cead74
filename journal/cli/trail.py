"""`changes`: every write, with what it was before."""

from typing import TYPE_CHECKING

from journal.cli.arguments import Arguments
from journal.cli.saved import names_for, words_of
from journal.cli.shell import BOLD, DIM, PLAIN, Shell, is_json
from journal.domain.changes import Change
from journal.domain.entries import Draft
from journal.domain.trail_words import ACTIONS, ARROW, edited_words, kept_words
from journal.errors import EXIT_DONE, NotFound
from journal.services.logging import today

if TYPE_CHECKING:
    from journal.services.records import Said

_NAME = 6
_ACTION = max(map(len, ACTIONS.values()))


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
    action = f"{ACTIONS[change.action]:<{_ACTION}}"
    if isinstance(before, Draft) and isinstance(after, Draft):
        now = today(shell.clock, shell.settings)
        return action, edited_words(before, after, now, lambda value: names_for(shell, value))
    sides = [_whole(shell, said) for said in (before, after) if said is not None]
    return action, ARROW.join(dict.fromkeys(sides)) or change.kind


def _whole(shell: Shell, said: "Said") -> str:
    if isinstance(said, Draft):
        return words_of(shell, said)
    return kept_words(said, today(shell.clock, shell.settings), lambda: shell.named().exercises)
