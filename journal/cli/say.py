"""`say`: what the days without a level were, from one day to another."""

from datetime import date

from journal.cli.arguments import Arguments, UsageError
from journal.cli.days import days_apart
from journal.cli.shell import Shell, is_json
from journal.domain.asked_week import WEEK_DAYS, asked_week
from journal.domain.history import History
from journal.domain.named_days import parse_period
from journal.domain.nearest import nearest
from journal.domain.sentences import standing_line
from journal.domain.slugs import ANSWERS
from journal.domain.statements import Statement
from journal.domain.tokens import shown
from journal.domain.words import days_words, statement_words
from journal.errors import EXIT_DONE, NotFound, ValueRefused
from journal.services import periods, spells
from journal.services.logging import parsing, today

_USAGE = "Write: journal say FROM [TO] free | some N | unknown | pause, or journal say resume"
_WEEK = "week"


def run(shell: Shell, arguments: Arguments) -> int:
    """Save what was said; say how many days it is about, and where the latest spell stands now."""
    now = today(shell.clock, shell.settings)
    if arguments.words == ["resume"]:
        if shell.found_store() is None:
            raise NotFound("tracking is not paused: nothing is logged yet", "Begin with: journal pain 4")
        statement = periods.resume(shell.store, shell.clock, shell.settings)
        kept = statement.last is not None and statement.last < now
        ended = statement_words(statement, now) if kept else "the pause that began today is taken back"
        shell.say(f"Tracking goes on: {ended}.")
    else:
        words, note = _without_note(arguments.words)
        first, last, answer, number = _read(shell, words)
        statement, days = periods.say(shell.store, shell.clock, shell.settings, first, last, answer, number, note)
        about = "" if answer == "pause" else f" ({days_words(days)} not logged)"
        shell.say(f"Saved: {statement_words(statement, now)}{about}.")
        overlap = periods.overlap(shell.store, shell.clock, shell.settings, statement)
        if overlap:
            shell.say(overlap)
    _finish(shell, arguments, statement, now)
    return EXIT_DONE


def _finish(shell: Shell, arguments: Arguments, statement: Statement, now: date) -> None:
    if is_json(arguments):
        from journal.services.records import statement_record

        shell.show_records([statement_record(statement)])
    standing = spells.current_standing(shell.store, now)
    if standing is not None:
        shell.say(f"{standing_line(standing)}.")


def _without_note(words: list[str]) -> tuple[list[str], str | None]:
    """Return the words before a note, and the note to the end of the line; none stands before the answer."""
    answers = [index for index, word in enumerate(words) if word.lower() in ANSWERS]
    place = (
        next((index for index in range(answers[0], len(words)) if words[index] == "note"), None) if answers else None
    )
    if place is None:
        return words, None
    note = " ".join(words[place + 1 :])
    if not note.strip():
        raise UsageError("the note is empty", "Write something after note.")
    return words[:place], note


def _week(shell: Shell, answer: str) -> tuple[date, date]:
    """Return the first and the last of the days that the weekly way of logging is about."""
    if answer == "pause":
        raise UsageError("a week is free, some N or unknown", _USAGE)
    now = today(shell.clock, shell.settings)
    known = shell.found_store() is not None  # a refusal makes no journal
    week = periods.asked_week(shell.store, shell.clock, shell.settings) if known else asked_week(History((), (), now))
    if week is None:
        raise ValueRefused(
            f"of the last {WEEK_DAYS} days nothing is left to say: each is logged or was told of",
            "journal spells shows what was said; journal say FROM TO says it anew.",
        )
    return week.first, week.last


def _read(shell: Shell, words: list[str]) -> tuple[date, date | None, str, int | None]:
    """Return the first day, the last, the answer and its number of days."""
    place = next((index for index, word in enumerate(words) if word.lower() in ANSWERS), None)
    if place is None:
        near = nearest(words[-1].lower(), ANSWERS)
        hint = f": did you mean {near}?" if near else ""
        raise UsageError(f"{shown(words[-1])} is not an answer{hint}", _USAGE)
    days, answer, rest = days_apart(shell, words[:place]), words[place].lower(), words[place + 1 :]
    if days == [_WEEK]:
        number = _number(answer, rest)
        begin, end = _week(shell, answer)
        return begin, end, answer, _fitting(number, (end - begin).days + 1)
    if not 1 <= len(days) <= 2:
        what = f"the days come before {shown(words[place])}" if not days else f"{shown(days[2])} is a word too many"
        raise UsageError(what, _USAGE)
    first, last = parse_period(*days, context=parsing(shell.clock, shell.settings), answer=answer)
    return first, last, answer, _fitting(_number(answer, rest), ((last or first) - first).days + 1)


def _fitting(number: int | None, days_told: int) -> int | None:
    """Return the number of days of pain; it fits into the days that are told of."""
    if number is not None and number > days_told:
        raise ValueRefused(
            f"{days_words(number)} of pain do not fit into {days_words(days_told)}", "Give fewer days of pain."
        )
    return number


def _number(answer: str, rest: list[str]) -> int | None:
    if rest[1:] in (["days"], ["day"]):
        rest = rest[:1]
    if answer != "some":
        if rest:
            raise UsageError(f"{shown(rest[0])} is a word too many", _USAGE)
        return None
    if len(rest) != 1 or not (rest[0].isascii() and rest[0].isdigit() and len(rest[0]) < 6 and int(rest[0])):
        wrong = f", not {shown(' '.join(rest))}" if rest else ""
        raise UsageError(f"some needs a number of days from 1{wrong}", "Write: journal say FROM TO some 5")
    return int(rest[0])
