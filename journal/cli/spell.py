"""`spell`: the user's word for when a spell of back pain began and ended."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from journal.cli.arguments import Arguments, UsageError
from journal.cli.commands import SPELL_WORDS
from journal.cli.days import day_of, days_apart
from journal.cli.shell import DIM, PLAIN, Shell, is_json
from journal.domain.named_days import parse_onset
from journal.domain.nearest import nearest
from journal.domain.sentences import standing_line
from journal.domain.slugs import PRECISIONS
from journal.domain.spell_words import said_words
from journal.domain.spells import Spell, SpellSaid
from journal.domain.statements import Statement
from journal.domain.tokens import shown
from journal.domain.words import day_words, statement_words
from journal.errors import EXIT_DONE, NotFound
from journal.services import periods, spells
from journal.services.logging import parsing, today

_NONE = "none"
_OPTIONS = ("--cause", "--told", "--ended")


def run(shell: Shell, arguments: Arguments) -> int:
    """Save what is said of a spell; say where the latest one stands now."""
    does: dict[str, Callable[[Shell, Arguments], Spell | Statement]] = {
        "start": _start,
        "edit": _edit,
        "close": _close,
        "reset": _reset,
        "same": _answer,
        "new": _answer,
    }
    word = arguments.words[0]
    if word not in ("start", "edit") and (given := [option for option in _OPTIONS if arguments.has(option)]):
        raise UsageError(f"{given[0]} does not go with spell {word}", f"Write: journal spell {SPELL_WORDS}")
    if word != "start" and shell.found_store() is None:
        raise NotFound("no spell is known: nothing is logged yet", "Begin with: journal spell start DATE")
    saved = does[word](shell, arguments)
    if is_json(arguments):
        from journal.services.records import spell_record, statement_record

        shell.show_records([statement_record(saved) if isinstance(saved, Statement) else spell_record(saved)])
    standing = spells.current_standing(shell.store, today(shell.clock, shell.settings))
    if standing is not None:
        shell.say(f"{standing_line(standing)}.")
    return EXIT_DONE


def _start(shell: Shell, arguments: Arguments) -> Spell:
    if not arguments.words[1:]:
        raise UsageError("spell start needs a date", "Write: journal spell start 2026-10-09 [exact|about|month]")
    said = _said(shell, arguments, arguments.words[1:])
    if said.onset is None:
        raise UsageError(
            f"spell start needs a date, not only {said.precision}", "Write: journal spell start 2026-10-09 about"
        )
    # Refused before there is a journal, so that none is made.
    precision = said.precision or "exact"
    onset = spells.onset_of(shell.clock, shell.settings, said.onset, precision, said.ended)
    spells.check_end(onset, said.ended)
    return _told(shell, *spells.start_spell(shell.store, shell.clock, shell.settings, said))


def _edit(shell: Shell, arguments: Arguments) -> Spell:
    onset, *words = _onset_first(shell, arguments, "spell edit needs the onset of a spell")
    said = _said(shell, arguments, words)
    if said == SpellSaid():
        raise UsageError(
            "nothing to change is given",
            "Write: journal spell edit ONSET [DATE] [about|month] [--cause --told --ended]",
        )
    return _told(shell, *spells.edit_spell(shell.store, shell.clock, shell.settings, day_of(shell, onset), said))


def _close(shell: Shell, arguments: Arguments) -> Spell:
    words = days_apart(shell, arguments.words[1:])
    if len(words) > 2:
        raise UsageError(f"{shown(words[2])} is a word too many", "Write: journal spell close [ONSET [END]]")
    days = [day_of(shell, word) for word in words]
    saved, before = spells.close_spell(shell.store, shell.clock, shell.settings, *days)
    return _told(shell, saved, before)


def _reset(shell: Shell, arguments: Arguments) -> Spell:
    onset, *more = _onset_first(shell, arguments, "spell reset needs the onset of a spell")
    if more:
        raise UsageError(f"{shown(more[0])} is a word too many", "Write: journal spell reset ONSET")
    spell = spells.unsay_spell(shell.store, shell.clock, shell.settings, day_of(shell, onset))
    shell.say(f"Taken back: {said_words(spell, today(shell.clock, shell.settings))}. journal undo brings it back.")
    return spell


def _answer(shell: Shell, arguments: Arguments) -> Spell | Statement:
    word, *more = arguments.words
    if more:
        raise UsageError(f"{shown(more[0])} is a word too many", f"Write: journal spell {word}")
    saved, again = periods.same_spell(shell.store, shell.clock, shell.settings, same=word == "same")
    now = today(shell.clock, shell.settings)
    if isinstance(saved, Statement):
        shell.say(f"Saved: the same spell; {statement_words(saved, now)}.")
    else:
        shell.say(f"Saved: a new spell since {day_words(again, now)}.")
    return saved


def _told(shell: Shell, saved: Spell, before: Spell | None) -> Spell:
    now = today(shell.clock, shell.settings)
    if saved == before:
        shell.say(f"Unchanged: {said_words(saved, now)}")
        return saved
    shell.say([(f"Saved: {said_words(saved, now)}", PLAIN)])
    if before is not None:
        shell.say([(f"It was: {said_words(before, now)}", DIM)])
    return saved


def _onset_first(shell: Shell, arguments: Arguments, missing: str) -> list[str]:
    if len(arguments.words) < 2:
        store = shell.found_store()
        known = spells.judged(store, today(shell.clock, shell.settings)).spells if store else ()
        names = ", ".join(standing.spell.onset.isoformat() for standing in known)
        raise UsageError(missing, f"Known: {names}." if names else "No spell is known yet: journal spell start DATE")
    return days_apart(shell, arguments.words[1:])


def _said(shell: Shell, arguments: Arguments, words: list[str]) -> SpellSaid:
    """Return what the words and options say of a spell."""
    day, precision = _onset(shell, words) if words else (None, None)
    options = arguments.options
    cause, told = (
        None if name not in options else "" if options[name] == _NONE else options[name]
        for name in ("--cause", "--told")
    )
    said = SpellSaid(onset=day, precision=precision, cause=cause, told=told)
    if "--ended" not in options:
        return said
    ended = None if options["--ended"] == _NONE else day_of(shell, options["--ended"])
    return SpellSaid(onset=day, precision=precision, cause=cause, told=told, ended=ended)


def _onset(shell: Shell, words: list[str]) -> tuple[date | None, str | None]:
    """Return the day and how exact it is."""
    words = [word.lower() if word.lower() in PRECISIONS else word for word in words]
    if words in (["exact"], ["about"], ["month"]):
        return None, words[0]
    *days, last = words
    near = nearest(last, PRECISIONS) if days and last not in PRECISIONS else None
    if near is not None:
        raise UsageError(f"{shown(last)} does not say how exact: did you mean {near}?", "Write exact, about or month.")
    if days and last in PRECISIONS:
        said, text = last, " ".join(days)
    else:
        first, _, after = " ".join(words).partition(" ")
        said, text = (first, after) if after and first in PRECISIONS else ("", " ".join(words))
    extra = next((after for word, after in pairwise(words[1:]) if word in PRECISIONS), None)
    if extra is not None:
        raise UsageError(f"{shown(extra)} is a word too many", "The day comes first, then exact, about or month.")
    return parse_onset(text, parsing(shell.clock, shell.settings), said)
