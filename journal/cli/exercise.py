"""`exercise`: the page of an exercise and what was done of it; with a word before its name it is changed."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from journal.cli.arguments import Arguments
from journal.cli.commands import COMMANDS
from journal.cli.practice import SIDES, dose_in_words, only_options, show_hanging, show_table, times_words
from journal.cli.shell import BOLD, DIM, PLAIN, Shell, is_json
from journal.cli.unbegun import readable
from journal.domain.around import DoneSession
from journal.domain.entries import Completion
from journal.domain.practice_words import PHASE_WORDS, plan_words
from journal.domain.routines import plan_that_holds
from journal.domain.words import day_words, days_words, dose_words
from journal.errors import EXIT_DONE
from journal.services.exercises import ExerciseHistory, Page, exercise_named, history_of, page
from journal.services.logging import today

if TYPE_CHECKING:
    from journal.store.store import Store

_SHOWN = 10
_EVERY = 1_000_000
_HEADS = ("day", "done", "effort", "felt", "pain", "worst", "next day")
_CHANGES = ("add", "edit", "hide", "unhide", "reset")


def run(shell: Shell, arguments: Arguments) -> int:
    """Print the page of an exercise, or change one."""
    if arguments.words[0] in _CHANGES:
        from journal.cli.exercise_changes import change

        return change(shell, arguments)
    only_options(arguments, ["--all"], "looking at an exercise", f"exercise {COMMANDS['exercise'].words}")
    store = readable(shell)
    slug = exercise_named(store, arguments.text()).slug
    found = page(store, slug)
    every = arguments.has("--all")
    history = history_of(store, slug, _EVERY) if every else history_of(store, slug)
    if is_json(arguments):
        from journal.services.records import history_record, page_record

        _, last = store.exercises_done().get(slug, (0, None))
        told = history_record(history)
        told["sessions"] = told["sessions"] if every else told["sessions"][-_SHOWN:]
        shell.show_records([page_record(found, history.days, last) | told])
        return EXIT_DONE
    _show_page(shell, store, found)
    _show_history(shell, history, every=every)
    return EXIT_DONE


def _show_page(shell: Shell, store: "Store", found: Page) -> None:
    exercise = found.exercise
    phase = PHASE_WORDS[found.phase]
    if found.phase == "advised-against" and found.said is not None and found.said.phase is not None:
        phase = "advised against"  # these are the user's words, not the article's
    facts = (exercise.group, dose_in_words(exercise), SIDES if exercise.sided else "", phase)
    shell.show([(exercise.name, BOLD), (f"  {exercise.slug}", DIM)])
    shell.show(" · ".join(fact for fact in facts if fact), wrap=True)
    if exercise.aliases:
        show_hanging(shell, [("Also: ", DIM)], ", ".join(exercise.aliases))
    if found.muscles:
        show_hanging(shell, [("Muscles: ", DIM)], ", ".join(found.muscles))
    for state in _states(shell, store, found):
        shell.show(state, wrap=True)
    if found.how_to:
        shell.show()
    for number, step in enumerate(found.how_to, start=1):
        show_hanging(shell, [(f"{number:>3}  ", DIM)], step)
    shell.show()
    for caution in found.cautions:
        show_hanging(shell, [("  !  ", BOLD)], caution)
    if found.instead:
        shell.show()
        show_hanging(shell, [("Instead: ", DIM)], ", ".join(other.name for other in found.instead))
    if found.note:
        shell.show()
        for number, line in enumerate(found.note.splitlines()):
            show_hanging(shell, [("      " if number else "Note: ", DIM)], line)
    if found.sources:
        shell.show()
        show_hanging(shell, [("Source: ", DIM)], "; ".join(found.sources), style=DIM)


def _states(shell: Shell, store: "Store", found: Page) -> Iterator[str]:
    """Yield what is meant to be done of it."""
    from journal.services.routines import routine_in_use

    now, slug = today(shell.clock, shell.settings), found.exercise.slug
    if found.exercise.hidden:
        yield f"Hidden: it is not offered. journal exercise unhide {slug} offers it again."
    routine = routine_in_use(store)
    if routine is not None and any(item.exercise == slug for item in routine.items):
        yield f"In the routine in use, {routine.name}."
    plan = plan_that_holds(store.plans(), slug)
    if plan is not None:
        yield f"Planned: {plan_words(plan, {slug: found.exercise}, now)}."


def _show_history(shell: Shell, history: ExerciseHistory, *, every: bool) -> None:
    now = today(shell.clock, shell.settings)
    shell.show()
    if not history.sessions:
        shell.show("Not done yet." if not history.days else f"Done on {days_words(history.days)}.")
    else:
        last = day_words(history.sessions[-1].day, now)
        shell.show([(f"Done on {days_words(history.days)}, last on {last}", BOLD)])
        shown = history.sessions if every else history.sessions[-_SHOWN:]
        rows = [_cells(session, shell) for session in shown]
        if not show_table(shell, _HEADS, rows):
            for row in rows:
                show_hanging(shell, [(f"  {row[0]:<6}  ", PLAIN)], _in_words(row))
        for sentence in history.words:
            shell.show(sentence, wrap=True)
    if history.skipped:
        count = sum(history.skipped.values())
        reasons = sorted(history.skipped.items(), key=lambda item: (-item[1], item[0]))
        told = ", ".join(f"{reason or 'no reason given'} ({number})" for reason, number in reasons)
        shell.show(f"Left out {times_words(count)}: {told}", wrap=True)
    if not every and len(history.sessions) > _SHOWN:
        shell.say("The last ten times. --all shows all of them.")


def _cells(session: DoneSession, shell: Shell) -> tuple[str, ...]:
    first = session.done[0]
    levels = session.before is not None or session.after is not None
    return (
        day_words(session.day, today(shell.clock, shell.settings)),
        sides_words(session.done) or "done",
        _level(first.effort, ""),
        first.felt or "",
        f"{_level(session.before)} → {_level(session.after)}" if levels else "",
        _level(session.worst, ""),
        _level(session.next_worst, ""),
    )


def _level(level: int | None, without: str = "–") -> str:
    return without if level is None else str(level)


def _in_words(row: Sequence[str]) -> str:
    _, done, effort, felt, pain, worst, after = row
    named = (("effort", effort), ("felt", felt), ("", pain), ("worst", worst), ("next day", after))
    return ", ".join((done, *(f"{name} {cell}".strip() for name, cell in named if cell)))


def sides_words(done: Sequence[Completion]) -> str:
    """Return "10×5 s", with the side where only one was done, and both where they differ: "right 8×5 s, left 6×5 s"."""
    doses = list(dict.fromkeys((one.side, dose_words(one)) for one in done))
    words = list(dict.fromkeys(dose for _, dose in doses))
    sides = {side for side, _ in doses}
    if len(words) == 1 and sides == {"right", "left"}:
        return words[0]
    return ", ".join(f"{side or ''} {dose}".strip() for side, dose in doses)
