"""The chart of daily levels against the three-month line (interface §3, rules D1, D2, D4, E1, E3, E5, S2)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from journal.charts import curve, layout
from journal.charts.drawing import Canvas, Drawing, Markers, Role, message
from journal.charts.layout import Label, Rows
from journal.charts.legend import GAP, Entry, spread
from journal.charts.scale import TOP_LEVEL, DayScale, round_top
from journal.domain.gate import visible
from journal.domain.standing import Standing
from journal.domain.trends import UNITS, DayAmount, Trend
from journal.domain.words import day_words

EMPTY = "Nothing logged in this window yet."
_SEVERAL = "+"
_MONTH_DAYS = 30
_MOST_NAMED = 6
_NAMES = {"leg": "worst leg pain", **UNITS}


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
    bar: str
    nothing: str


_DRAWN = _Glyphs("•", "○", "░", "│", "┆", "──", "█", "▒", "·", "▲", "│", "┤", "└", "─", "┬", "┼", "…", "▁▂▃▄▅▆▇█", "·")
_PLAIN = _Glyphs("*", "o", ".", "|", ":", "--", "#", "+", "_", "^", "|", "+", "+", "-", "+", "+", ".", "____####", ".")


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
    left = max(len(str(_top(trend))), 2) + 2
    return DayScale(trend.first, trend.last, left, max(width - left - layout.RIGHT, 1))


def _top(trend: Trend) -> int:
    """Return the end of the vertical axis: 10, or a round number above the amounts."""
    return TOP_LEVEL if trend.levels else round_top(max((int(trend.mark(day)) for day in trend.days), default=0))


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
        rows=layout.plan_rows(height, len(marks), _top(trend), plain=plain),
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
        if isinstance(day, DayAmount):
            high = low = day.amount
            late = False
        else:
            high, low, late = day.worst, day.low, day.late
        if column is None:
            columns[slot] = _Column(mark, late, high, low)
            continue
        if mark > column.mark:
            column.mark, column.late = mark, late
        elif mark == column.mark and not late:
            column.late = False
        column.high, column.low = max(column.high, high), min(column.low, low)
        column.logged += 1
    return columns


def _draw_side(chart: _Chart) -> None:
    levels, x = chart.rows.levels, chart.days.left - 2
    for row in range(levels.top, levels.top + levels.rows):
        chart.canvas.put(x, row, chart.glyphs.side, Role.AXIS)
    for level in levels.labelled():
        chart.canvas.put(0, levels.row(level), f"{level:{x}}", Role.LABEL)
        chart.canvas.put(x, levels.row(level), chart.glyphs.side_tick, Role.AXIS)


def _draw_lines(chart: _Chart) -> None:
    for day, _, line in _spell_days(chart):
        glyph, role = (chart.glyphs.line, Role.LINE) if line else (chart.glyphs.onset, Role.ONSET)
        for row in range(chart.rows.axis):
            chart.canvas.put(chart.days.cell(day), row, glyph, role)


def _spell_days(chart: _Chart) -> list[tuple[date, Standing, bool]]:
    """Return the onsets, and with True the three-month lines, that the chart spans; the latest spell's come last.

    Where a month is less than a column, an earlier spell has no line: it would stand on its onset.
    """
    found: list[tuple[date, Standing, bool]] = []
    for standing in chart.trend.spells:
        found.append((standing.spell.onset, standing, False))
        apart = chart.days.days_per_column < _MONTH_DAYS or standing is chart.trend.spells[-1]
        if standing.line is not None and apart:
            found.append((standing.line, standing, True))
    return [one for one in found if chart.trend.spans(one[0])]


def _draw_floor(chart: _Chart) -> None:
    canvas, rows, glyphs, trend = chart.canvas, chart.rows, chart.glyphs, chart.trend
    width = canvas.width
    left = chart.days.left
    canvas.put(left - 2, rows.axis, glyphs.corner + glyphs.floor * (width - left + 1), Role.AXIS)
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
    spell_days = _spell_days(chart)
    many = len(spell_days) > _MOST_NAMED
    for day, standing, line in reversed(spell_days):
        if many and standing is not trend.spells[-1]:
            continue  # the dates need the room
        name, role = ("3 months", Role.LINE) if line else ("onset", Role.ONSET)
        named.append((day, (f"{name} {_when(trend, standing, day)}", name), role, glyphs.floor_line))
    if trend.first <= trend.today < trend.last:
        named.append((trend.today, ("today",), Role.TODAY, glyphs.today))
    return named


def _when(trend: Trend, standing: Standing, day: date) -> str:
    """Return the words for an onset or a line, no more exact than the onset is (E1)."""
    if standing.spell.precision == "month":
        return f"about {day:%b} {day.year}"
    return f"{standing.spell.about}{day_words(day, trend.today)}"


def _draw_phases(chart: _Chart) -> None:
    row = chart.rows.phases
    if row is None:
        return
    lines = {chart.days.cell(day) for day, _, _ in _spell_days(chart)}
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
    if not chart.trend.levels:
        _draw_bars(chart)
        return
    for slot, column in chart.columns.items():
        glyph, role = (chart.glyphs.late, Role.LATE) if column.late else (chart.glyphs.mark, Role.MARK)
        canvas.put(left + slot, levels.row(column.mark), glyph, role)


def _draw_bars(chart: _Chart) -> None:
    """Draw amounts as bars that stand on the axis; nothing done on a day with entries is a flat mark, not a blank."""
    canvas, levels, left = chart.canvas, chart.rows.levels, chart.days.left
    bottom = levels.top + levels.rows - 1
    for slot, column in chart.columns.items():
        eighths = round(8 * (levels.height(column.mark) + 0.5))  # its upper edge is at the middle of the level's row
        if not column.mark:
            canvas.put(left + slot, bottom, chart.glyphs.nothing, Role.COVERAGE)
            continue
        full, rest = divmod(eighths, 8)
        for row in range(bottom, bottom - full, -1):
            canvas.put(left + slot, row, chart.glyphs.bar[-1], Role.EVENT)
        if rest and full < levels.rows:
            canvas.put(left + slot, bottom - full, chart.glyphs.bar[rest - 1], Role.EVENT)


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
    """Draw a row of letters for each kind, or one row for all of them where there is no room for more."""
    rows = chart.rows.marks
    together = len(rows) < len(marks)
    seen: dict[int, str] = {}
    for number, kind in enumerate(marks if rows else ()):
        letter = visible(kind.letter)[:1]
        for cell in {chart.days.cell(day) for day in kind.days if chart.trend.spans(day)}:
            if together:
                seen[cell] = _SEVERAL if cell in seen else letter
            else:
                chart.canvas.put(cell, rows[number], letter, Role.EVENT)
    for cell, letter in seen.items():
        chart.canvas.put(cell, rows[0], letter, Role.EVENT)


def _draw_legend(chart: _Chart, marks: Sequence[DayMarks]) -> None:
    rows = chart.rows.legend
    if not rows or not chart.trend.days:
        return
    room = chart.canvas.width - chart.days.left - layout.RIGHT
    for row, entries in zip(rows[::-1], spread(_legend(chart, marks), room, len(rows))[::-1], strict=False):
        x = chart.days.left
        for entry in entries:
            chart.canvas.put(x, row, entry.glyph, entry.role)
            chart.canvas.put(x + len(entry.glyph) + 1, row, entry.text, Role.LABEL)
            x += entry.width + GAP


def _legend(chart: _Chart, marks: Sequence[DayMarks]) -> list[Entry]:
    """Return what the symbols in this very chart mean, most needed first."""
    trend, glyphs, columns = chart.trend, chart.glyphs, chart.columns.values()
    most = ceil(chart.days.days_per_column)
    name = _NAMES.get(trend.measure, trend.measure)
    if most > 1 and (trend.measure == "mean" or not trend.levels):
        name = f"highest {name}"
    long, short = f"{name} {'of the day' if trend.levels else 'a day'}", name
    if most > 1:
        long, short = f"{name} of up to {most} days", f"{name} in {most} days"
    if trend.levels:
        entries = [Entry(glyphs.mark, Role.MARK, long, short)]
    else:
        entries = [Entry(glyphs.bar[-1], Role.EVENT, long, short)]
        if any(not column.mark for column in columns):
            entries.append(Entry(glyphs.nothing, Role.COVERAGE, "none", "none"))
    if trend.medians:
        entries.append(Entry(glyphs.median, Role.MEDIAN, "7-day median", "median"))
    if any(column.late for column in columns):
        entries.append(Entry(glyphs.late, Role.LATE, "typed in late", "late"))
    shown = marks if chart.rows.marks else ()
    entries += [Entry(visible(m.letter)[:1], Role.EVENT, visible(m.name), visible(m.name)) for m in shown]
    if 0 < len(chart.rows.marks) < len(marks):
        entries.append(Entry(_SEVERAL, Role.EVENT, "several of these", "several"))
    if any(column.low < column.high for column in columns):
        entries.append(Entry(glyphs.band, Role.BAND, "lowest to worst", "range"))
    if chart.rows.coverage is not None:
        entries.append(Entry(glyphs.logged, Role.COVERAGE, "logged", "logged"))
        if len(trend.days) < (min(trend.today, trend.last) - trend.first).days + 1:
            entries.append(Entry(glyphs.missing, Role.COVERAGE, "not logged", "not"))
            if most > 1:
                entries.append(Entry(glyphs.partly, Role.COVERAGE, "partly", "partly"))
    return entries


def _draw_empty(chart: _Chart, hint: str) -> None:
    middle = chart.rows.levels.top + chart.rows.levels.rows // 2
    left, width = chart.days.left, chart.canvas.width - chart.days.left
    for row, text in enumerate((EMPTY, hint), middle - 1):
        shown = f" {visible(text)} "[:width]
        if text:
            chart.canvas.put(left + (width - len(shown)) // 2, row, shown, Role.LABEL)
