"""Years as calendars: a row a weekday, a column a week, and each day's worst level as one digit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from journal.charts.drawing import Canvas, Drawing, Role, message
from journal.charts.layout import Label, apart
from journal.charts.legend import GAP, Entry
from journal.charts.scale import TOP_LEVEL
from journal.charts.table import hidden_words, notice, put_legend
from journal.domain.views import YearLevels

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LEFT = 4
_YEAR_ROWS = len(_WEEKDAYS) + 2


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the days of a year stand.

    Attributes:
        cell: cells a week is wide.
        split: months stand apart, a week of two months in two columns; else weeks follow each other.
    """

    cell: int
    split: bool

    def x(self, day: date) -> int:
        """Return the cell of a day, counted from the left edge of the drawing."""
        week = (day.timetuple().tm_yday - 1 + date(day.year, 1, 1).weekday()) // len(_WEEKDAYS)
        if not self.split:
            return _LEFT + week * self.cell
        # Every month that does not begin on a Monday begins in the column after that of its first week.
        shared = sum(date(day.year, month, 1).weekday() > 0 for month in range(2, day.month + 1))
        return _LEFT + (week + shared) * self.cell + (day.month - 1)

    def width(self, year: int) -> int:
        """Return the width of a drawing of that year."""
        return self.x(date(year, 12, 31)) + 1


# The first that fits: wider cells before months that stand apart.
# Three cells a week only where months can stand apart as well: apart in two reads better than wide without a break.
_GRIDS = tuple(_Grid(cell, split) for cell in (3, 2, 1) for split in (True, False) if split or cell < 3)


def draw_year(
    years: Sequence[YearLevels], width: int, height: int, *, plain: bool = False, cursor: date | None = None
) -> Drawing:
    """Draw calendar years below each other, as many of the newest as there is room for.

    Levels are digits, with x for ten. A day that was not logged is a dot; days before the first record, after today or
    in another year are blank.

    Args:
        years: oldest first.
        width: in cells.
        height: in rows.
        plain: ASCII only, "_" for the dot.
        cursor: a day to point at: its weekday and its week are marked, with its date.
    """
    if not any(year.first for year in years):
        return notice(width, height, "Nothing logged yet.")
    grid = next((grid for grid in _GRIDS if max(grid.width(year.year) for year in years) <= width), None)
    if grid is None or height < _YEAR_ROWS:
        return message(width, height, ("Too small", "for a year."))
    shown = years[-(height // _YEAR_ROWS) :]
    apart_by = 1 if len(shown) * (_YEAR_ROWS + 1) - 1 <= height else 0
    canvas = Canvas(width, height)
    top = 0
    for year in shown:
        _put_year(canvas, year, top, grid, plain=plain, cursor=cursor if cursor and cursor.year == year.year else None)
        top += _YEAR_ROWS + apart_by
    _put_footer(canvas, len(years) - len(shown), top - apart_by, plain=plain)
    return canvas.drawing()


def _put_year(canvas: Canvas, year: YearLevels, top: int, grid: _Grid, *, plain: bool, cursor: date | None) -> None:
    _put_months(canvas, year.year, top + 1, grid, cursor, plain=plain)
    for row, name in enumerate(_WEEKDAYS):
        pointed = cursor is not None and cursor.weekday() == row
        canvas.put(0, top + 2 + row, name, Role.VALUE if pointed else Role.LABEL)
        if pointed:
            canvas.put(_LEFT - 1, top + 2 + row, ">" if plain else "▸", Role.VALUE)
    first, days = date(year.year, 1, 1), 0
    for offset in range((date(year.year, 12, 31) - first).days + 1):
        day = first + timedelta(days=offset)
        glyph, role = _digit(year, day, plain=plain)
        days += glyph != " "
        role = Role.CURSOR if day == cursor else role
        canvas.put(grid.x(day), top + 2 + day.weekday(), glyph, role)
    canvas.put(0, top, _title(year, days, plain=plain), Role.VALUE)


def _title(year: YearLevels, days: int, *, plain: bool) -> str:
    """Return "2026 · 312 of 328 days logged · median 4"."""
    said = [str(year.year), f"{len(year.worst)} of {days} days logged" if days else "nothing logged"]
    if year.worst:
        said.append(f"median {median(year.worst.values()):g}")
    return (", " if plain else " · ").join(said)


def _digit(year: YearLevels, day: date, *, plain: bool) -> tuple[str, Role]:
    level = year.worst.get(day)
    if level is not None:
        return ("x" if level >= TOP_LEVEL else str(level)), _role(level)
    if year.first is not None and year.first <= day <= year.today:
        return ("_" if plain else "·"), Role.COVERAGE
    return " ", Role.NONE


def _role(level: int) -> Role:
    if level <= 0:
        return Role.DIGIT_ZERO
    if level <= 3:
        return Role.DIGIT_LOW
    return Role.DIGIT_MID if level <= 6 else Role.DIGIT_HIGH


def _put_months(canvas: Canvas, year: int, y: int, grid: _Grid, cursor: date | None, *, plain: bool) -> None:
    """Write the months over their first weeks, and over the cursor's week its date instead."""
    pointed = None
    if cursor is not None:
        pointed = _pointer(cursor, grid.x(cursor), canvas.width, plain=plain)
        canvas.put(pointed.start, y, pointed.text, Role.VALUE)
    for month in range(1, 13):
        first = date(year, month, 1)
        x = grid.x(first)
        label = Label(f"{first:%b}", x, x)
        if pointed is None or apart(label, pointed, 1):
            canvas.put(x, y, label.text, Role.LABEL)


def _pointer(cursor: date, x: int, width: int, *, plain: bool) -> Label:
    """Return "▼ 24 Nov" with its tip in column `x`, turned round where the right edge is too near."""
    tip, words = "v" if plain else "▼", f"{cursor.day} {cursor:%b}"
    if x + len(words) + 2 <= width:
        return Label(f"{tip} {words}", x, x)
    return Label(f"{words} {tip}", x - len(words) - 1, x)


def _put_footer(canvas: Canvas, hidden: int, top: int, *, plain: bool) -> None:
    """Say below the years how many are out of sight and what the signs mean, as far as there is room."""
    y = min(top + 1, canvas.height - 1)
    if y < top:
        return
    words = hidden_words(hidden, 0, "year", plain=plain)
    canvas.put(_LEFT, y, words, Role.LABEL)
    entries = (
        Entry("0-9" if plain else "0–9", Role.DIGIT_MID, "worst level of the day", "worst"),
        Entry("x", Role.DIGIT_HIGH, "ten", "ten"),
        Entry("_" if plain else "·", Role.COVERAGE, "not logged", "not logged"),
    )
    put_legend(canvas, entries, _LEFT + (len(words) + GAP if words else 0), y)
