"""`spell start`: the user's word for when this spell of back pain began."""

import re
from datetime import date

from journal.cli.arguments import Arguments, UsageError
from journal.cli.days import day_of
from journal.cli.shell import DIM, PLAIN, Shell, is_json
from journal.cli.trail import spell_words
from journal.domain.nearest import nearest
from journal.domain.tokens import shown
from journal.errors import EXIT_DONE
from journal.services.logging import today
from journal.services.spells import current_standing, start_spell

_PRECISIONS = ("exact", "about", "month")


def run(shell: Shell, arguments: Arguments) -> int:
    """Save the onset; say where the spell stands now."""
    day, precision = _onset(shell, arguments.words[1:])
    cause, told = arguments.options.get("--cause"), arguments.options.get("--told")
    spell, before = start_spell(
        shell.store, shell.clock, shell.settings, day, precision=precision, cause=cause, told=told
    )
    if is_json(arguments):
        from journal.services.records import spell_record

        shell.show_records([spell_record(spell)])
    shell.say([(f"Saved: {spell_words(shell, spell)}", PLAIN)])
    if before is not None:
        shell.say([(f"It was: {spell_words(shell, before)}", DIM)])
    standing = current_standing(shell.store, today(shell.clock, shell.settings))
    if standing is not None:
        shell.say(f"{standing.sentence()}.")
    return EXIT_DONE


def _onset(shell: Shell, words: list[str]) -> tuple[date, str]:
    """Return the day and how exact it is; a month without a day is one known to the month."""
    if not words:
        raise UsageError("spell start needs a date", "Write: journal spell start 2026-10-09 [exact|about|month]")
    *days, last = words
    near = nearest(last, _PRECISIONS) if days and last not in _PRECISIONS else None
    if near is not None:
        raise UsageError(f"{shown(last)} does not say how exact: did you mean {near}?", "Write exact, about or month.")
    said = days and last in _PRECISIONS
    precision, text = (last, " ".join(days)) if said else ("exact", " ".join(words))
    if text.startswith("about ") and not said:
        precision, text = "about", text.removeprefix("about ")
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
        return day_of(shell, f"{text}-01"), "month"
    return day_of(shell, text), precision
