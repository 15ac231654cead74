"""The chart of daily levels against the three-month line (interface §3, rules D1, D2, D4, E1, E3, E5, S2)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from journal.charts import curve, layout
from journal.charts.drawing import Canvas, Drawing, Markers, Role, message
from journal.charts.layout import Label, Rows
from journal.charts.legend import GAP, Entry, fitted
from journal.charts.scale import DayScale
from journal.domain.gate import visible
from journal.domain.trends import Trend
from journal.domain.words import day_words

EMPTY = "Nothing logged in this window yet."


@dataclass(frozen=True, slots=True)
class DayMarks:
    """Days on which something was done, as a row of letters under the chart.

    Attributes:
        letter: one character; the key that logs it.
        name: what the letter stands for, for the legend.
        days: the days, in any order.
    """

    letter: str
    name: str
    days: Collection[date]


@dataclass(frozen=True, slots=True)
class _Glyphs:
    mark: str
    late: str
    band: str
    onset: str
    line: str
    median: str
    logged: str
    partly: str
    missing: str
    today: str
    side: str
    side_tick: str
    corner: str
    floor: str
    floor_tick: str
    floor_line: str
    cut: str


_DRAWN = _Glyphs("•", "○", "░", "│", "┆", "──", "█", "▒", "·", "▲", "│", "┤", "└", "─", "┬", "┼", "…")
_PLAIN = _Glyphs("*", "o", ".", "|", ":", "--", "#", "+", "_", "^", "|", "+", "+", "-", "+", "+", ".")


@dataclass(slots=True)
class _Column:
    """What the days of one column come to: marks keep the highest, bands the lowest."""

    mark: float
    late: bool
    high: int
    low: int
    logged: int = 1


@dataclass(frozen=True, slots=True)
class _Chart:
    trend: Trend
    canvas: Canvas
    days: DayScale
    rows: Rows
    glyphs: _Glyphs
    markers: Markers
    columns: dict[int, _Column]


def day_scale(trend: Trend, width: int) -> DayScale:
    """Return where the days of a chart `width` cells wide lie, for a cursor or a click."""
    return DayScale(trend.first, trend.last, layout.LEFT, max(width - layout.LEFT - layout.RIGHT, 1))


def draw_trend(
    trend: Trend,
    width: int,
    height: int,
    *,
    plain: bool = False,
    markers: Markers = "block",
    marks: Sequence[DayMarks] = (),
    hint: str = "",
) -> Drawing:
    """Draw daily levels on a fixed 0 to 10 axis; what was not logged stays blank.

    Args:
        trend: what to draw.
        width: in cells.
        height: in rows.
        plain: ASCII only, for screen readers and terminals without such characters.
        markers: the median as a box-drawing line ("block": joins up in every font), as finer but dotted "braille",
            or as dashes ("ascii", the same as `plain`).
        marks: a row of letters each, below the days, as far as there is room.
        hint: a second sentence for a window without any logged day.
    """
    if width < layout.MIN_WIDTH or height < layout.MIN_HEIGHT:
        return message(width, height, ("Too small", "for a chart."))
    plain = plain or markers == "ascii"
    days = day_scale(trend, width)
    chart = _Chart(
        trend=trend,
        canvas=Canvas(width, height),
        days=days,
        rows=layout.plan_rows(height, len(marks), plain=plain),
        glyphs=_PLAIN if plain else _DRAWN,
        markers="ascii" if plain else markers,
        columns=_columns(trend, days),
    )
    _draw_side(chart)
    _draw_bands(chart)
    _draw_lines(chart)
    _draw_floor(chart)
    _draw_phases(chart)
    _draw_levels(chart)
    _draw_coverage(chart)
    _draw_marks(chart, marks)
    _draw_legend(chart, marks)
    if not trend.days:
        _draw_empty(chart, hint)
    return chart.canvas.drawing()


def _columns(trend: Trend, days: DayScale) -> dict[int, _Column]:
    """Return one value a column, so that drawing costs the same for a month and for thirty years."""
    columns: dict[int, _Column] = {}
    slots = days.slots(day.day for day in trend.days)
    for slot, day in zip(slots, trend.days, strict=True):
        mark, column = trend.mark(day), columns.get(slot)
        if column is None:
            columns[slot] = _Column(mark, day.late, day.worst, day.low)
            continue
        if mark > column.mark:
            column.mark, column.late = mark, day.late
        elif mark == column.mark and not day.late:
            column.late = False
        if day.worst > column.high:
            column.high = day.worst
        if day.low < column.low:
            column.low = day.low
        column.logged += 1
    return columns


def _draw_side(chart: _Chart) -> None:
    levels, x = chart.rows.levels, layout.LEFT - 2
    for row in range(levels.top, levels.top + levels.rows):
        chart.canvas.put(x, row, chart.glyphs.side, Role.AXIS)
    for level in levels.labelled():
        chart.canvas.put(0, levels.row(level), f"{level:2}", Role.LABEL)
        chart.canvas.put(x, levels.row(level), chart.glyphs.side_tick, Role.AXIS)


def _draw_lines(chart: _Chart) -> None:
    for day, glyph, role in (
        (chart.trend.onset, chart.glyphs.onset, Role.ONSET),
        (chart.trend.line, chart.glyphs.line, Role.LINE),
    ):
        if day is not None:
            for row in range(chart.rows.axis):
                chart.canvas.put(chart.days.cell(day), row, glyph, role)


def _draw_floor(chart: _Chart) -> None:
    canvas, rows, glyphs, trend = chart.canvas, chart.rows, chart.glyphs, chart.trend
    width = canvas.width
    canvas.put(layout.LEFT - 2, rows.axis, glyphs.corner + glyphs.floor * (width - layout.LEFT + 1), Role.AXIS)
    taken: list[Label] = []
    for day, texts, role, tick in _named_days(chart):
        cell = chart.days.cell(day)
        canvas.put(cell, rows.axis, tick, role)
        label = layout.place(texts, cell, width, taken)
        if label is not None:
            taken.append(label)
            canvas.put(label.start, rows.dates, label.text, role)
    named = tuple(taken)
    cells = {chart.days.cell(day) for day, *_ in _named_days(chart)}
    for label in layout.date_labels(chart.days, trend.today, width):
        if label.cell not in cells:
            canvas.put(label.cell, rows.axis, glyphs.floor_tick, Role.AXIS)
        if all(layout.apart(label, other, 2) for other in named):
            canvas.put(label.start, rows.dates, label.text, Role.LABEL)


def _named_days(chart: _Chart) -> list[tuple[date, tuple[str, ...], Role, str]]:
    """Return the days that have a name, with their words from long to short, most important first."""
    trend, glyphs = chart.trend, chart.glyphs
    named: list[tuple[date, tuple[str, ...], Role, str]] = []
    for day, name, role in ((trend.line, "3 months", Role.LINE), (trend.onset, "onset", Role.ONSET)):
        if day is not None:
            named.append((day, (f"{name} {_when(trend, day)}", name), role, glyphs.floor_line))
    if trend.first <= trend.today < trend.last:
        named.append((trend.today, ("today",), Role.TODAY, glyphs.today))
    return named


def _when(trend: Trend, day: date) -> str:
    """Return the words for an onset or a line, no more exact than the onset is (E1)."""
    if trend.standing is not None and trend.standing.spell.precision == "month":
        return f"about {day:%b} {day.year}"
    return f"{'about ' if trend.about else ''}{day_words(day, trend.today)}"


def _draw_phases(chart: _Chart) -> None:
    row = chart.rows.phases
    if row is None:
        return
    lines = {chart.days.cell(day) for day in (chart.trend.onset, chart.trend.line) if day is not None}
    for span in chart.trend.phases:
        start, stop = chart.days.cell(span.first), chart.days.cell(span.last) + 1
        while start < stop and start in lines:
            start += 1
        while stop > start and stop - 1 in lines:
            stop -= 1
        room = stop - start - 2
        name = str(span.phase)
        if len(name) > room:
            name = name[: room - 1] + chart.glyphs.cut if room >= len(name) // 2 + 1 else ""
        left = start + (stop - start - len(name)) // 2
        if name and chart.canvas.empty(left, row, len(name)):
            chart.canvas.put(left, row, name, Role.PHASE)


def _draw_bands(chart: _Chart) -> None:
    levels = chart.rows.levels
    for slot, column in chart.columns.items():
        if column.low < column.high:
            for row in range(levels.row(column.high), levels.row(column.low) + 1):
                chart.canvas.put(chart.days.left + slot, row, chart.glyphs.band, Role.BAND)


def _draw_levels(chart: _Chart) -> None:
    canvas, levels, left = chart.canvas, chart.rows.levels, chart.days.left
    for (x, row), character in curve.cells(chart.trend.medians, chart.days, levels, chart.markers).items():
        canvas.put(left + x, levels.top + row, character, Role.MEDIAN)
    for slot, column in chart.columns.items():
        glyph, role = (chart.glyphs.late, Role.LATE) if column.late else (chart.glyphs.mark, Role.MARK)
        canvas.put(left + slot, levels.row(column.mark), glyph, role)


def _draw_coverage(chart: _Chart) -> None:
    row, trend, days, glyphs = chart.rows.coverage, chart.trend, chart.days, chart.glyphs
    if row is None:
        return
    wide = days.length < days.columns
    logged = {(day.day - trend.first).days for day in trend.days} if wide else set()
    past = (min(trend.today, trend.last) - trend.first).days + 1
    for column in range(days.columns):
        offsets = days.days_in(column)
        so_far = min(offsets.stop, past) - offsets.start
        if so_far <= 0:
            break
        here = chart.columns.get(column)
        count = offsets.start in logged if wide else here.logged if here else 0
        glyph = glyphs.logged if count >= so_far else glyphs.partly if count else glyphs.missing
        chart.canvas.put(days.left + column, row, glyph, Role.COVERAGE)


def _draw_marks(chart: _Chart, marks: Sequence[DayMarks]) -> None:
    for row, kind in zip(chart.rows.marks, marks, strict=False):
        for day in kind.days:
            if chart.trend.first <= day <= chart.trend.last:
                chart.canvas.put(chart.days.cell(day), row, visible(kind.letter)[:1], Role.EVENT)


def _draw_legend(chart: _Chart, marks: Sequence[DayMarks]) -> None:
    row = chart.rows.legend
    if row is None or not chart.trend.days:
        return
    x = layout.LEFT
    for entry in fitted(_legend(chart, marks), chart.canvas.width - x - layout.RIGHT):
        chart.canvas.put(x, row, entry.glyph, entry.role)
        chart.canvas.put(x + len(entry.glyph) + 1, row, entry.text, Role.LABEL)
        x += entry.width + GAP


def _legend(chart: _Chart, marks: Sequence[DayMarks]) -> list[Entry]:
    """Return what the symbols in this very chart mean, most needed first."""
    trend, glyphs, columns = chart.trend, chart.glyphs, chart.columns.values()
    most = ceil(chart.days.days_per_column)
    name = trend.measure if most == 1 or trend.measure == "worst" else f"highest {trend.measure}"
    long, short = (
        (f"{name} of up to {most} days", f"{name} in {most} days") if most > 1 else (f"{name} of the day", name)
    )
    entries = [Entry(glyphs.mark, Role.MARK, long, short)]
    if trend.medians:
        entries.append(Entry(glyphs.median, Role.MEDIAN, "7-day median", "median"))
    if any(column.late for column in columns):
        entries.append(Entry(glyphs.late, Role.LATE, "typed in late", "late"))
    if any(column.low < column.high for column in columns):
        entries.append(Entry(glyphs.band, Role.BAND, "lowest to worst", "range"))
    if chart.rows.coverage is not None:
        entries.append(Entry(glyphs.logged, Role.COVERAGE, "logged", "logged"))
        if len(trend.days) < (min(trend.today, trend.last) - trend.first).days + 1:
            entries.append(Entry(glyphs.missing, Role.COVERAGE, "not logged", "not"))
            if most > 1:
                entries.append(Entry(glyphs.partly, Role.COVERAGE, "partly", "partly"))
    shown = marks[: len(chart.rows.marks)]
    return entries + [Entry(visible(m.letter)[:1], Role.EVENT, visible(m.name), visible(m.name)) for m in shown]


def _draw_empty(chart: _Chart, hint: str) -> None:
    middle = chart.rows.levels.top + chart.rows.levels.rows // 2
    left, width = layout.LEFT, chart.canvas.width - layout.LEFT
    for row, text in enumerate((EMPTY, hint), middle - 1):
        shown = f" {visible(text)} "[:width]
        if text:
            chart.canvas.put(left + (width - len(shown)) // 2, row, shown, Role.LABEL)
