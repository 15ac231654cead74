"""What goes where in a chart: which rows there is room for, and labels that never touch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from journal.charts.scale import TOP_LEVEL, DayScale, LevelScale, calm_rows
from journal.domain.spells import add_months
from journal.domain.words import day_words

RIGHT = 1
MIN_WIDTH = 24
MIN_HEIGHT = 8
_TICK_GAP = 3
_LABEL_GAP = 2
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)
_MONTH_LABEL_DAYS = 190


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a chart, each counted from the top; None where there is no room.

    Attributes:
        phases: names of the phases.
        levels: the canvas.
        axis: the horizontal axis.
        dates: its labels.
        coverage: the strip of logged days.
        marks: one row for each kind of day mark that there is room for.
        legend: what the symbols mean, one row or two, or none.
    """

    phases: int | None
    levels: LevelScale
    axis: int
    dates: int
    coverage: int | None
    marks: tuple[int, ...]
    legend: tuple[int, ...]


def plan_rows(height: int, kinds: int, most: int = TOP_LEVEL, *, plain: bool) -> Rows:
    """Share `height` rows between the canvas and what surrounds it.

    Args:
        height: at least MIN_HEIGHT.
        kinds: how many kinds of day marks want a row.
        most: the end of the vertical axis.
        plain: the legend comes first then, since plain symbols explain themselves least.
    """
    wanted = [("coverage", 6), ("phases", 6), *[(f"mark {n}", 9 if n else 6) for n in range(kinds)]]
    wanted.insert(0 if plain else len(wanted), ("legend", 6 if plain else 8))
    given: set[str] = set()
    free = height - 2
    for name, least in wanted:
        if free > least:
            given.add(name)
            free -= 1
    rows = calm_rows(free)
    spare = free - rows
    if spare and "legend" not in given:
        given.add("legend")
        spare -= 1
    top = 1 if "phases" in given else 0
    axis = top + rows
    after = axis + 2
    coverage = after if "coverage" in given else None
    after += coverage is not None
    marks = tuple(range(after, after + sum(name.startswith("mark ") for name in given)))
    after += len(marks)
    legend = tuple(range(after, after + 1 + min(spare, 1))) if "legend" in given else ()
    return Rows(
        phases=0 if top else None,
        levels=LevelScale(top, rows, most),
        axis=axis,
        dates=axis + 1,
        coverage=coverage,
        marks=marks,
        legend=legend,
    )


@dataclass(frozen=True, slots=True)
class Label:
    """A label under the axis: its text, where it begins, and the cell that it belongs to."""

    text: str
    start: int
    cell: int

    @property
    def stop(self) -> int:
        """The cell after its last one."""
        return self.start + len(self.text)


def place(texts: Iterable[str], cell: int, width: int, taken: Sequence[Label]) -> Label | None:
    """Return the first of `texts` that fits near `cell` without touching `taken`: centred, else to one side."""
    for text in texts:
        size = len(text)
        if size > width:
            continue
        for start in (cell - size // 2, cell - size + 1, cell):
            label = Label(text, min(max(start, 0), width - size), cell)
            if all(apart(label, other, _LABEL_GAP) for other in taken):
                return label
    return None


def apart(one: Label, other: Label, gap: int) -> bool:
    """Return whether at least `gap` cells lie between two labels."""
    return one.stop + gap <= other.start or other.stop + gap <= one.start


def date_labels(days: DayScale, today: date, width: int) -> list[Label]:
    """Return evenly stepped date labels that neither touch, repeat nor leave the drawing, as many as fit."""
    for ticks in _tick_sets(days, today):
        labels = [_centred(text, days.cell(day), width) for day, text in ticks]
        fits = all(apart(one, other, _TICK_GAP) for one, other in pairwise(labels))
        if labels and fits and all(len(label.text) <= width for label in labels):
            return labels
    return []


def _centred(text: str, cell: int, width: int) -> Label:
    return Label(text, max(min(cell - len(text) // 2, width - len(text)), 0), cell)


def _tick_sets(days: DayScale, today: date) -> Iterable[list[tuple[date, str]]]:
    """Yield days and their words, finest first."""
    first, last, length = days.first, days.last, days.length
    for step in _DAY_STEPS:
        # More labels than cells can never fit: a long history does not spell out its days.
        if length <= step * days.columns:
            ticks = [first + timedelta(days=n) for n in range(0, length, step)]
            yield [(day, day_words(day, today)) for day in ticks]
    for step in _MONTH_STEPS:
        if length <= 31 * step * days.columns:
            starts = _month_starts(first, last, step)
            long = length > _MONTH_LABEL_DAYS
            yield [(day, f"{day:%b} {day.year}" if long else day_words(day, today)) for day in starts]
    for step in _YEAR_STEPS:
        yield [(date(year, 1, 1), str(year)) for year in range(first.year + 1, last.year + 1) if year % step == 0]
    yield [(first, day_words(first, today))]


def _month_starts(first: date, last: date, step: int) -> list[date]:
    start = first.replace(day=1)
    if start < first:
        start = add_months(start, 1)
    starts = []
    while start <= last:
        if (start.month - 1) % step == 0:
            starts.append(start)
        start = add_months(start, 1)
    return starts
