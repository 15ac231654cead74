"""`advice`: that advice was got about a logged emergency sign; without words, the signs that wait for it."""

from typing import TYPE_CHECKING

from journal.cli.arguments import Arguments
from journal.cli.days import day_of
from journal.cli.saved import words_of
from journal.cli.shell import Shell, is_json
from journal.domain.entries import Tag
from journal.domain.words import day_words
from journal.errors import EXIT_DONE, NotFound
from journal.services.logging import today

if TYPE_CHECKING:
    from journal.domain.entries import Entry


def run(shell: Shell, arguments: Arguments) -> int:
    """Save that advice was got about a sign, however often it was logged; or print what waits."""
    from journal.services.records import advice_record, entry_record
    from journal.services.signs import got_advice

    waiting = _waiting(shell)
    if not arguments.words:
        if is_json(arguments):
            shell.show_records(entry_record(sign) for sign in waiting)
        for sign in () if is_json(arguments) else waiting:
            shell.show(f"{words_of(shell, sign.draft)}  {_name(sign)}")
        shell.say("To say that you got it: journal advice SIGN [DAY]." if waiting else "No sign waits for advice.")
        return EXIT_DONE
    name, *day = arguments.words
    now = today(shell.clock, shell.settings)
    got_on = day_of(shell, " ".join(day)) if day else now
    signs = [sign for sign in waiting if _name(sign) == name]
    if not signs:
        raise NotFound(
            f"no sign {name} waits for advice", f"journal advice lists those that do; journal sign {name} logs it."
        )
    saved = got_advice(shell.store, shell.clock, shell.settings, signs, got_on)
    if is_json(arguments):
        shell.show_records(advice_record(advice) for advice in saved)
    shell.say(f"Saved: you got advice on {day_words(got_on, now)} about {name}. journal undo takes it back.")
    return EXIT_DONE


def _name(sign: "Entry") -> str:
    return sign.value.name if isinstance(sign.value, Tag) else ""


def _waiting(shell: Shell) -> "list[Entry]":
    from journal.services.signs import signs_to_show

    store = shell.found_store()
    return [] if store is None else signs_to_show(store)
