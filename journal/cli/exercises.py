"""`exercises`: the library by groups, and when each exercise was done."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from journal.cli.arguments import Arguments
from journal.cli.practice import SIDES, dose_in_words, show_hanging
from journal.cli.shell import BOLD, DIM, PLAIN, Shell, is_json
from journal.cli.text import cells, padded
from journal.cli.unbegun import readable
from journal.domain.gate import visible
from journal.domain.names import name_slug
from journal.domain.practice_words import PHASE_WORDS
from journal.domain.words import day_words, days_words
from journal.errors import EXIT_DONE
from journal.services.exercises import Listed, listed, page
from journal.services.logging import today

if TYPE_CHECKING:
    from journal.store.store import Store

_WIDEST_NAME = 28
_ADVISED = "advised-against"


def run(shell: Shell, arguments: Arguments) -> int:
    """Print the library."""
    store = readable(shell)
    hidden = arguments.has("--hidden")
    found = listed(
        store,
        group=arguments.options.get("--group"),
        phase=arguments.options.get("--phase"),
        hidden=None if hidden else False,
    )
    if is_json(arguments):
        from journal.services.records import page_record

        shell.show_records(page_record(page(store, one.exercise.slug), one.days, one.last) for one in found)
        return EXIT_DONE
    if not found:
        shell.say("No exercise is like that.")
        return EXIT_DONE
    _show_groups(shell, store, found)
    shell.say("journal exercise NAME tells how one is done.")
    if not hidden and (count := len(listed(store, hidden=True))):
        are = "1 exercise is" if count == 1 else f"{count} exercises are"
        shell.say(f"{are} hidden: journal exercises --hidden.")
    return EXIT_DONE


def _show_groups(shell: Shell, store: "Store", found: Sequence[Listed]) -> None:
    said = {one.slug for one in store.exercises_said() if one.phase is not None}
    names = min(max(cells(visible(one.exercise.name)) for one in found), _WIDEST_NAME)
    doses = max(cells(_dose(one)) for one in found)
    for number, (group, members) in enumerate(groupby(found, key=lambda one: one.exercise.group)):
        if number:
            shell.show()
        shell.show([(group.capitalize(), BOLD)])
        for one in members:
            name = padded(visible(one.exercise.name), names)
            head = [(f"  {name}  ", PLAIN), (f"{padded(_dose(one), doses)}  ", DIM)]
            slug = one.exercise.slug if one.exercise.slug != name_slug(one.exercise.name) else ""
            show_hanging(shell, head, _rest(shell, one, own_phase=one.exercise.slug in said), then=slug)


def _dose(one: Listed) -> str:
    parts = (dose_in_words(one.exercise), SIDES if one.exercise.sided else "")
    return visible(" ".join(part for part in parts if part))


def _rest(shell: Shell, one: Listed, *, own_phase: bool) -> str:
    exercise = one.exercise
    # The article's words are not put on what the user alone said.
    phase = "advised against" if one.phase == _ADVISED and own_phase else PHASE_WORDS[one.phase]
    done = ""
    if one.last is not None:
        last = day_words(one.last, today(shell.clock, shell.settings))
        done = f"done on {days_words(one.days)}, last on {last}"
    return " · ".join(part for part in (phase, "hidden" if exercise.hidden else "", done) if part)
