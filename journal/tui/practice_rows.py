"""The library, the routines and the weeks as rows of text: pure, and knowing nothing of widgets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from journal.domain.adherence import PlannedWeeks
from journal.domain.around import DoneSession
from journal.domain.doses import planned
from journal.domain.entries import Completion
from journal.domain.gate import visible
from journal.domain.practice_words import PHASE_WORDS
from journal.domain.slugs import Exercise
from journal.domain.words import day_words, days_words, dose_words
from journal.errors import JournalError
from journal.tui.text import Row, Run, Tone

if TYPE_CHECKING:
    from journal.services.exercises import ExerciseHistory, Listed, Page

IN_ROUTINE = "•"
PHASES_SHORT = {**PHASE_WORDS, "any": "any time", "advised-against": "advised against"}
SESSIONS_SHOWN = 10
_LEAST_WIDTH = 12
_LABEL = 26
_PLAN = 6
_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which exercises of the library are wanted.

    Attributes:
        group, phase: only this one, or None.
        text: only those that have it in a name or another word for it.
        hidden: those that are not offered, too.
    """

    group: str | None = None
    phase: str | None = None
    text: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph before it is wrapped.

    Attributes:
        text: people's or ours, not yet through the gate.
        tone: of the text.
        head: stands before its first line; the others begin below what comes after it.
        head_tone: of the head.
    """

    text: str
    tone: Tone = Tone.PLAIN
    head: str = ""
    head_tone: Tone = Tone.MUTED


def wrapped(lines: Iterable[Line], width: int) -> list[Row]:
    """Return paragraphs wrapped to a width, in cells."""
    rows = []
    for line in lines:
        hang = cell_len(line.head)
        for number, part in enumerate(Content(visible(line.text)).wrap(max(width - hang, _LEAST_WIDTH))):
            head = Run(" " * hang if number else line.head, line.head_tone)
            rows.append(Row((head, Run(part.plain, line.tone))))
    return rows


def dose_in_words(exercise: Exercise, dose: str) -> str:
    """Return "10×5 s" of a dose in the words of the entry line; one that is not understood stays as it is."""
    try:
        return dose_words(planned(exercise, dose))
    except JournalError:
        return dose


def per_week_words(times: int) -> str:
    """Return "once a week" or "3 times a week"."""
    return "once a week" if times == 1 else f"{times} times a week"


# -- the library


def library_rows(found: Sequence["Listed"], in_routine: frozenset[str], skipped: frozenset[str]) -> list[Row]:
    """Return the exercises under their groups: a mark, the name, and the dose or what there is to know first."""
    rows: list[Row] = []
    group = ""
    for one in found:
        exercise = one.exercise
        if exercise.group != group:
            group = exercise.group
            rows.append(Row((Run(group, Tone.STRONG),)))
        if exercise.hidden:
            right = "not offered"
        elif exercise.slug in skipped:
            right = "left out"
        elif one.phase == "advised-against":
            right = PHASES_SHORT[one.phase]
        else:
            right = dose_in_words(exercise, exercise.dose)
        mark = Run(f"{IN_ROUTINE} " if exercise.slug in in_routine else "  ", Tone.BAR)
        name = Run(exercise.name, Tone.MUTED if exercise.hidden else Tone.PLAIN)
        rows.append(Row((mark, name), (Run(right, Tone.MUTED),) if right else (), exercise.slug))
    return rows


# -- the page of an exercise


def page_lines(page: "Page", states: Sequence[str]) -> list[Line]:
    """Return what is told of an exercise.

    Args:
        page: it.
        states: sentences about what is meant to be done of it.
    """
    exercise = page.exercise
    dose = dose_in_words(exercise, exercise.dose)
    phase = PHASE_WORDS[page.phase]
    if page.phase == "advised-against" and page.said is not None and page.said.phase is not None:
        phase = PHASES_SHORT[page.phase]  # these are the user's words, not the article's
    facts = [exercise.group, dose, "right and left" if exercise.sided else "", phase]
    lines = [Line(exercise.name, Tone.STRONG), Line(" · ".join(fact for fact in facts if fact), Tone.MUTED)]
    lines += [Line(state) for state in states]
    if page.muscles:
        lines.append(Line(", ".join(page.muscles), Tone.MUTED))
    lines += [Line(step, head=f"{number} ") for number, step in enumerate(page.how_to, start=1)]
    lines += [Line(caution, head="! ", head_tone=Tone.CAUTION) for caution in page.cautions]
    if page.instead:
        lines.append(Line(f"Instead: {', '.join(one.name for one in page.instead)}"))
    if page.note:
        lines += [Line(note) for note in f"Note: {page.note}".splitlines()]
    if page.sources:
        lines.append(Line(f"Source: {'; '.join(page.sources)}", Tone.MUTED))
    return lines


def history_rows(history: "ExerciseHistory", last: date | None, today: date, width: int) -> list[Row]:
    """Return what was done of an exercise, the latest first; nothing where nothing was done and nothing left out."""
    rows: list[Row] = []
    if history.days and last is not None:
        on = f"Done on {days_words(history.days)}, last on {day_words(last, today)}"
        rows += [Row(()), Row((Run(on, Tone.STRONG),))]
        rows += _session_rows(list(reversed(history.sessions))[:SESSIONS_SHOWN], today, width)
        rows += wrapped([Line(words) for words in history.words], width)
    if history.skipped:
        reasons = sorted(history.skipped.items(), key=lambda item: (-item[1], item[0]))
        told = ", ".join(f"{reason or 'no reason given'} ({count})" for reason, count in reasons)
        left_out = f"Left out {_times(sum(history.skipped.values()))}: {told}"
        rows += [Row(()), *wrapped([Line(left_out)], width)]
    return rows


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


_HEADS = ("day", "done", "effort", "back felt", "pain", "worst", "next day")


def _session_rows(sessions: Sequence[DoneSession], today: date, width: int) -> list[Row]:
    """Return sessions as a table where there is room for one, else each in words."""
    table = [_cells(session, today) for session in sessions]
    used = [index for index in range(len(_HEADS)) if any(cells[index] for cells in table)]
    widths = {index: max(cell_len(_HEADS[index]), *(cell_len(cells[index]) for cells in table)) for index in used}
    if sum(widths.values()) + 2 * (len(used) - 1) <= width:
        head = "  ".join(set_cell_size(_HEADS[index], widths[index]) for index in used)
        lines = ["  ".join(set_cell_size(cells[index], widths[index]) for index in used) for cells in table]
        return [Row((Run(head.rstrip(), Tone.MUTED),)), *(Row((Run(line.rstrip()),)) for line in lines)]
    return wrapped([_in_words(cells) for cells in table], width)


def _cells(session: DoneSession, today: date) -> tuple[str, ...]:
    first = session.done[0] if session.done else None
    return (
        day_words(session.day, today),
        _sides_words(session.done),
        "" if first is None or first.effort is None else str(first.effort),
        "" if first is None else first.felt or "",
        "" if session.before is session.after is None else f"{_level(session.before)} → {_level(session.after)}",
        "" if session.worst is None else str(session.worst),
        "" if session.next_worst is None else str(session.next_worst),
    )


def _level(level: int | None) -> str:
    return "–" if level is None else str(level)


def _in_words(cells: tuple[str, ...]) -> Line:
    day, done, effort, felt, pain, worst, after = cells
    named = (("effort", effort), ("", felt), ("", pain), ("worst", worst), ("next day", after))
    parts = (done, *(f"{name} {cell}".strip() for name, cell in named if cell))
    return Line(" · ".join(part for part in parts if part) or "done", head=f"{day:<6}  ")


def _sides_words(done: Sequence[Completion]) -> str:
    """Return "10×5 s", with the side where only one was done, and both where they differ: "R 10×5 s, L 8×5 s"."""
    doses = list(dict.fromkeys((one.side, dose_words(one)) for one in done))
    words = list(dict.fromkeys(dose for _, dose in doses))
    sides = {side for side, _ in doses}
    if len(words) == 1 and sides != {"left"} and sides != {"right"}:
        return words[0]
    letters = {"left": "L ", "right": "R "}
    return ", ".join(f"{letters.get(side or '', '')}{dose}".strip() for side, dose in doses)


# -- the weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTable:
    """The weeks as far as there is room for them.

    Attributes:
        head: the Mondays.
        rows: a line each for any exercise, the groups and the exercises.
    """

    head: Row
    rows: list[Row]


def week_table(lines: Sequence[PlannedWeeks], mondays: Sequence[date], width: int) -> WeekTable:
    """Return the table of the weeks for a width; the newest weeks stay where there is no room for all."""
    names = [f"{'  ' * line.level}{visible(line.label)}" for line in lines]
    label = min(max(map(cell_len, ["plan", *names])), _LABEL, max(width // 3, _LEAST_WIDTH))
    room = width - label - _PLAN
    week = _WEEK + (room >= len(mondays) * (_WEEK + 1))
    shown = max(min(room // week, len(mondays)), 1)
    heads = [*(f"{monday.day} {monday:%b}" for monday in mondays[:-1]), "so far"][-shown:]
    head = f"{'':<{label}}{'plan':>{_PLAN}}" + "".join(f"{word:>{week}}" for word in heads)
    rows = []
    for name, line in zip(names, lines, strict=True):
        plan = f"{line.plans[-1]}×" if line.plans[-1] is not None else "–"
        counts = "".join(f"{count or '·':>{week}}" for count in line.counts[-shown:])
        cut = Content(name).truncate(label, ellipsis=True, pad=True).plain
        tone = Tone.STRONG if line.level == 0 else Tone.PLAIN
        rows.append(Row((Run(cut, tone), Run(f"{plan:>{_PLAN}}", Tone.MUTED), Run(counts, tone)), key=line.name))
    return WeekTable(head=Row((Run("  "), Run(head, Tone.MUTED))), rows=rows)
