"""Back pain by time of day and by weekday: the same bars twice, side by side or one above the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from journal.charts import bars
from journal.charts.drawing import Canvas, Drawing, Role, Run, message
from journal.charts.table import Column, Form, Table, notice, put_legend, put_table
from journal.domain.views import Spread, TimesView

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BESIDE_WIDTH = 100
_BLOCK_WIDTH = 27


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar and its name, long and short."""

    name: str
    short: str
    levels: Spread


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the two blocks share the drawing.

    Attributes:
        beside: side by side, with so many cells between them; else one above the other, with so many lines.
        gap: those cells or lines.
        captions: with a line that says what is counted.
    """

    beside: bool
    gap: int
    captions: bool

    def height(self, rows: tuple[int, int]) -> int:
        """Return how many lines both blocks need."""
        heads = 2 if self.captions else 1
        one, other = (heads + count for count in rows)
        return max(one, other) if self.beside else one + self.gap + other


_WIDE = (_Layout(beside=True, gap=6, captions=True), _Layout(beside=True, gap=6, captions=False))
_NARROW = (
    _Layout(beside=False, gap=1, captions=True),
    _Layout(beside=False, gap=1, captions=False),
    _Layout(beside=True, gap=3, captions=True),
    _Layout(beside=True, gap=3, captions=False),
    _Layout(beside=False, gap=0, captions=False),
)


def draw_times(view: TimesView, width: int, height: int, *, plain: bool = False) -> Drawing:
    """Draw levels by the hours of the day and the daily worst by weekday, each as a median with its range and count.

    Args:
        view: what to draw.
        width: in cells.
        height: in rows.
        plain: ASCII only.
    """
    hours, weekdays = _hours(view, plain=plain), _weekdays(view)
    if not any(row.levels.count for row in (*hours, *weekdays)):
        return notice(width, height, "Nothing logged in this window yet.")
    left_out = _left_out(view.timeless, width)
    layout = _layout((len(hours), len(weekdays)), width, height - bool(view.timeless))
    if layout is None or left_out is None:
        return message(width, height, ("Too small", "for bars."))
    canvas = Canvas(width, height)
    side = (width - layout.gap) // 2 if layout.beside else width
    head = 1 if layout.captions else 0
    second = (side + layout.gap, head) if layout.beside else (0, 2 * head + 1 + len(hours) + layout.gap)
    counts = max(len(str(row.levels.count)) for row in (*hours, *weekdays))
    for title, rows, caption, corner in (
        (("Time", "Time of day", "readings"), hours, "readings with a time", (0, head)),
        (("Day", "Weekday", "days"), weekdays, "worst of each day", second),
    ):
        table = _table(title, caption, max(counts, 3), plain=plain)
        put_table(canvas, table, rows, corner, side, captions=layout.captions)
    _put_footer(canvas, left_out, layout.height((len(hours), len(weekdays))), plain=plain)
    return canvas.drawing()


def _layout(rows: tuple[int, int], width: int, height: int) -> _Layout | None:
    for layout in _WIDE if width >= _BESIDE_WIDTH else _NARROW:
        wide = width >= 2 * _BLOCK_WIDTH + layout.gap if layout.beside else width >= _BLOCK_WIDTH
        if wide and layout.height(rows) <= height:
            return layout
    return None


def _hours(view: TimesView, *, plain: bool) -> list[_Row]:
    dash = "-" if plain else "–"
    names = [f"{hours.start:02}{dash}{hours.stop:02}" for hours in view.hours]
    return [_Row(name, name, hours.levels) for name, hours in zip(names, view.hours, strict=True)]


def _weekdays(view: TimesView) -> list[_Row]:
    names = [_WEEKDAYS[weekday.weekday] for weekday in view.weekdays]
    return [_Row(name, name[:3], weekday.worst) for name, weekday in zip(names, view.weekdays, strict=True)]


def _table(titles: tuple[str, str, str], caption: str, digits: int, *, plain: bool) -> Table[_Row]:
    short, long, unit = titles
    none = bars.missing(plain=plain)

    def name(row: _Row, form: Form) -> Sequence[Run]:
        return ((row.name if len(row.name) <= form.width else row.short, Role.LABEL),)

    def bar(row: _Row, form: Form) -> Sequence[Run]:
        return bars.spread_bar(row.levels, form.width - 1, plain=plain)

    def middle(row: _Row, form: Form) -> Sequence[Run]:
        words = bars.median_words(row.levels) or f"{none}  "
        return ((f"{words:>{form.width}}", Role.VALUE if row.levels.count else Role.AXIS),)

    def count(row: _Row, form: Form) -> Sequence[Run]:
        return ((f"{row.levels.count or '':>{form.width}}", Role.LABEL),)

    def spread(row: _Row, form: Form) -> Sequence[Run]:
        del form
        return ((bars.range_words(row.levels, plain=plain), Role.LABEL),)

    axes = [Form(bars.axis_title(cells), cells + 1, cells) for cells in bars.AXIS_CELLS]
    return Table(
        columns=(
            Column((Form(short, 5), Form(long, 11, 21)), name),
            Column(tuple(axes), bar, caption=caption),
            Column((Form("", 4), Form("median", 6, 1)), middle, right=True),
            Column((Form("range", 5),), spread, drop=1),
            Column(
                (Form("n", digits), Form("count", max(digits, 5), 2), Form(unit, max(digits, 8), 22)), count, right=True
            ),
        ),
        note=lambda _: "",
    )


def _left_out(timeless: int, width: int) -> str | None:
    """Return what to say of readings without a time, "" when there are none, None when it does not fit."""
    if not timeless:
        return ""
    noun, verb = ("reading", "is") if timeless == 1 else ("readings", "are")
    said = (f"{timeless} {noun} without a known time {verb} left out", f"{timeless} without a time left out")
    return next((words for words in said if len(words) <= width), None)


def _put_footer(canvas: Canvas, left_out: str, top: int, *, plain: bool) -> None:
    """Write below the blocks what is left out, and what a bar's parts mean where there is room for that as well."""
    free = canvas.height - top
    if free > (1 if left_out else 0):
        lines = 2 if left_out else 1
        y = top + (1 if free > lines else 0)
        put_legend(canvas, bars.bar_legend(plain=plain), 0, y)
        top = y + 1
    canvas.put(0, min(top, canvas.height - 1), left_out, Role.LABEL)
