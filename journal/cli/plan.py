"""`plan`: how often a week something is meant to be done, beside what was done; `skip`: what was left out on a day."""

from journal.cli.arguments import Arguments, UsageError
from journal.cli.days import day_of
from journal.cli.practice import TAKEN_BACK
from journal.cli.practice_commands import NONE
from journal.cli.shell import BOLD, DIM, PLAIN, Shell, is_json
from journal.cli.text import cells, cut, padded
from journal.cli.unbegun import readable, written
from journal.domain.adherence import PlannedWeeks, mondays_until
from journal.domain.gate import visible
from journal.domain.practice_words import plan_words, skip_words, target_words
from journal.domain.routines import plan_that_holds
from journal.domain.tokens import shown
from journal.errors import EXIT_DONE, ValueRefused
from journal.services.exercises import named_first
from journal.services.logging import exercises_of, today
from journal.services.routines import (
    WEEKS,
    set_plan,
    skip_exercise,
    target_named,
    unskip_exercise,
    weeks_done,
)

_USAGE = "Write: journal plan TARGET N, where TARGET is an exercise, a group or any; none takes the plan away."
_COUNTED = "Sessions a week; right and left count once, of a group or of any only what a day has most often."
_WORDS = {"once": "1", "twice": "2"}
_FILLING = ("times", "time", "a", "per", "week", "weekly")
_WEEK = 5
_NOW = "so far"
_LABEL = 28


def run(shell: Shell, arguments: Arguments) -> int:
    """Answer plan or skip."""
    if arguments.command is not None and arguments.command.name == "skip":
        return _skip(shell, arguments)
    return _plan(shell, arguments) if arguments.words else _weeks(shell, arguments)


# -- the weeks


def _weeks(shell: Shell, arguments: Arguments) -> int:
    rows = weeks_done(readable(shell), shell.clock, shell.settings)
    mondays = mondays_until(today(shell.clock, shell.settings), WEEKS)
    if is_json(arguments):
        from journal.services.records import week_records

        shell.show_records(week_records(rows, mondays))
        return EXIT_DONE
    if not any(any(row.counts) or row.plans[-1] is not None for row in rows):
        shell.say("Nothing done in these eight weeks, and nothing planned.")
        shell.say("journal did walking 20min logs an exercise, journal plan any 3 plans three times a week.")
        return EXIT_DONE
    names = [f"{'  ' * row.level}{visible(row.label)}" for row in rows]
    width = min(max(map(cells, names)), _LABEL)
    widths = [*([_WEEK] * (WEEKS - 1)), len(_NOW) + 2]
    for head in (
        ["plan", *(str(monday.day) for monday in mondays[:-1]), _NOW],
        ["", *(f"{monday:%b}" for monday in mondays[:-1]), ""],
    ):
        shell.show([(_row("", head, width, widths), DIM)])
    for name, row in zip(names, rows, strict=True):
        shell.show([(_row(cut(name, width), _cells(shell, row), width, widths), PLAIN if row.level else BOLD)])
    shell.say(_COUNTED)
    return EXIT_DONE


def _row(name: str, row: list[str], width: int, widths: list[int]) -> str:
    plan, *weeks = row
    counts = "".join(f"{cell:>{space}}" for cell, space in zip(weeks, widths, strict=True))
    return f"{padded(name, width)}{plan:>6}{counts}".rstrip()


def _cells(shell: Shell, row: PlannedWeeks) -> list[str]:
    plan = row.plans[-1]
    nothing = "·" if shell.drawn() else "0"
    return ["–" if plan is None else str(plan), *(str(count) if count else nothing for count in row.counts)]


# -- a plan


def _plan(shell: Shell, arguments: Arguments) -> int:
    words = list(arguments.words)
    while len(words) > 1 and words[-1].lower() in _FILLING:
        words.pop()
    if len(words) < 2:
        raise UsageError(f"{shown(arguments.text())} is not enough for a plan", _USAGE)
    *name, often = words
    per_week = None if often.lower() == NONE else _number(often)
    target = target_named(readable(shell), " ".join(name))
    now = today(shell.clock, shell.settings)
    current = plan_that_holds(readable(shell).plans(), target)
    if current is not None and current.per_week == per_week:
        shell.say(f"Unchanged: {plan_words(current, shell.named().exercises, now)}.")
        records = [current]
    elif per_week is None:
        ended = written(shell, lambda store: set_plan(store, shell.clock, shell.settings, target, None))
        words_of_it = target_words(target, shell.named().exercises)
        shell.say([(f"Saved: nothing is planned for {words_of_it} any more. ", PLAIN), (TAKEN_BACK, DIM)])
        records = [plan for plan in (ended or current,) if plan is not None]
    else:
        plan = written(shell, lambda store: set_plan(store, shell.clock, shell.settings, target, per_week))
        records = [plan] if plan else []
        for one in records:
            shell.say([(f"Saved: {plan_words(one, shell.named().exercises, now)}. ", PLAIN), (TAKEN_BACK, DIM)])
    if is_json(arguments):
        from journal.services.records import plan_record

        shell.show_records(plan_record(plan) for plan in records)
    return EXIT_DONE


def _number(text: str) -> int:
    digits = _WORDS.get(text.lower(), text).lower().strip("x×")
    if not (digits.isascii() and digits.isdigit()):
        raise ValueRefused(f"{shown(text)} is not a number of times a week", _USAGE)
    return int(digits[:6])


# -- a skip


def _skip(shell: Shell, arguments: Arguments) -> int:
    exercise, reason = named_first(readable(shell), arguments.words)
    options = arguments.options
    day = day_of(shell, options["--at"]) if "--at" in options else today(shell.clock, shell.settings)
    now = today(shell.clock, shell.settings)
    before = next((skip for skip in readable(shell).skips(day, day) if skip.exercise == exercise.slug), None)
    if "--undo" in options:
        if reason:
            raise UsageError(f"--undo takes no reason {shown(reason[0])}", "Write: journal skip NAME --undo")
        unskip_exercise(readable(shell), shell.clock, shell.settings, exercise.slug, day)
        told = f"{exercise.name} is not left out any more"
        shell.say([(f"Saved: {told}. ", PLAIN), (TAKEN_BACK, DIM)])
        saved = before
    else:
        why = " ".join(" ".join(reason).split()) or None
        saved = written(shell, lambda store: skip_exercise(store, shell.clock, shell.settings, exercise.slug, why, day))
        shell.say([(f"Saved: {skip_words(saved, exercises_of(shell.store), now)}. ", PLAIN), (TAKEN_BACK, DIM)])
    if is_json(arguments) and saved is not None:
        from journal.services.records import skip_record

        shell.show_records([skip_record(saved)])
    return EXIT_DONE
