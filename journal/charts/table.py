"""A table of text and bars: which columns there is room for, one line a row, and which rows are out of sight."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Generic, TypeVar

from journal.charts.drawing import Canvas, Drawing, Role, Run, message
from journal.charts.legend import GAP, Entry, fitted

T = TypeVar("T")

MIN_WIDTH = 26
MIN_HEIGHT = 3
_CAPTION_HEIGHT = 10
_FOOTER_HEIGHT = 5
_GAPS = (2, 1)
_MOST_GAP = 4


@dataclass(frozen=True, slots=True)
class Form:
    """One way to show a column.

    Attributes:
        title: at most `width` cells.
        width: in cells.
        rank: the first form of a column is there from the start; the others are tried by rank, those of one rank
            together or not at all.
    """

    title: str
    width: int
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column of a table.

    Attributes:
        forms: from narrow to wide.
        cell: what a row has here: runs that are together at most as wide as the form.
        right: the title stands at the right end.
        caption: over the title, as far as the line holds nothing else.
        drop: where there is no room, the highest goes first, of equal ones the one further right.
    """

    forms: tuple[Form, ...]
    cell: Callable[[T, Form], Sequence[Run]]
    right: bool = False
    caption: str = ""
    drop: int = 0


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """What rows of one kind look like.

    Attributes:
        columns: the first names the row, the second is a bar.
        note: what stands over the empty bar of a row with nothing in it, and no further column; else empty.
        legend: what the symbols mean, most needed first.
    """

    columns: tuple[Column[T], ...]
    note: Callable[[T], str]
    legend: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place(Generic[T]):
    column: Column[T]
    form: Form
    x: int


def row_room(count: int, height: int) -> int:
    """Return how many of `count` rows a table `height` rows high shows: a page, for scrolling."""
    return min(count, max(_body(count, height), 0))


def _head(height: int) -> int:
    return 2 if height >= _CAPTION_HEIGHT else 1


def _body(count: int, height: int) -> int:
    body = height - _head(height)
    return body - 1 if height >= _FOOTER_HEIGHT or count > body else body


def draw_table(
    table: Table[T], rows: Sequence[T], width: int, height: int, *, unit: str, plain: bool, offset: int
) -> Drawing:
    """Draw as many rows as there is room for, the last ones unless `offset` of them are scrolled off.

    Args:
        table: the columns.
        rows: from the top down.
        width: in cells.
        height: in rows.
        unit: what a row is, in the singular, for the line about those out of sight.
        plain: that line in words only.
        offset: how many of the last rows are below the drawing.
    """
    room = row_room(len(rows), height)
    places = _planned(table.columns, width)
    if width < MIN_WIDTH or height < MIN_HEIGHT or not room or len(places) < 2:
        return message(width, height, ("Too small", "for a table."))
    below = min(max(offset, 0), len(rows) - room)
    above = len(rows) - room - below
    canvas = Canvas(width, height)
    head = _head(height)
    put_table(canvas, table, rows[above : above + room], (0, head - 1), width, captions=head > 1)
    _put_footer(canvas, table.legend, places[1].x, hidden_words(above, below, unit, plain=plain), head + room)
    return canvas.drawing()


def put_table(
    canvas: Canvas,
    table: Table[T],
    rows: Sequence[T],
    corner: tuple[int, int],
    width: int,
    *,
    captions: bool = False,
) -> None:
    """Write a title row and the rows below it.

    Args:
        canvas: to write on.
        table: the columns.
        rows: from the top down.
        corner: the cell of the first title.
        width: in cells.
        captions: write the captions in the line above the corner.
    """
    left, top = corner
    places = _planned(table.columns, width)
    for place in places:
        title, caption = place.form.title, place.column.caption
        start = left + place.x
        shift = place.form.width - len(title) if place.column.right else 0
        canvas.put(start + shift, top, title, Role.LABEL)
        if captions and caption and canvas.empty(start - 1, top - 1, len(caption) + 1):
            canvas.put(start, top - 1, caption, Role.LABEL)
    for line, row in enumerate(rows):
        _put_row(canvas, table, row, places, (left, top + 1 + line))


def _put_row(canvas: Canvas, table: Table[T], row: T, places: Sequence[_Place[T]], corner: tuple[int, int]) -> None:
    left, y = corner
    note = table.note(row)
    for place in places[:2] if note else places:
        x = left + place.x
        for text, role in place.column.cell(row, place.form):
            canvas.put(x, y, text, role)
            x += len(text)
    if note:
        canvas.put(left + places[1].x + 2, y, note, Role.AXIS)


def _planned(columns: Sequence[Column[T]], width: int) -> list[_Place[T]]:
    """Return the columns that fit, in the widest forms that fit, from left to right."""
    kept = list(columns)
    while kept:
        for gap in _GAPS:
            forms = [column.forms[0] for column in kept]
            if _total(forms, gap) <= width:
                return _widened(kept, width, gap)
        _, last = max((column.drop, index) for index, column in enumerate(kept))
        del kept[last]
    return []


def _widened(columns: Sequence[Column[T]], width: int, gap: int) -> list[_Place[T]]:
    forms = [column.forms[0] for column in columns]
    for rank in sorted({form.rank for column in columns for form in column.forms[1:]}):
        wider = [
            next((form for form in column.forms[1:] if form.rank == rank), now)
            for column, now in zip(columns, forms, strict=True)
        ]
        if _total(wider, gap) <= width:
            forms = wider
    spare = (width - _total(forms, gap)) // max(len(columns) - 1, 1)
    gap = max(min(gap + spare, _MOST_GAP), gap)
    places, x = [], 0
    for column, form in zip(columns, forms, strict=True):
        places.append(_Place(column, form, x))
        x += form.width + gap
    return places


def _total(forms: Sequence[Form], gap: int) -> int:
    return sum(form.width for form in forms) + gap * (len(forms) - 1)


def hidden_words(above: int, below: int, unit: str, *, plain: bool) -> str:
    """Return "↑ 12 weeks before   ↓ 3 later" for rows out of sight; empty when there are none."""
    said = []
    if above:
        said.append(f"{'' if plain else '↑ '}{above} {unit}{'' if above == 1 else 's'} before")
    if below:
        noun = "" if above else f"{unit} " if below == 1 else f"{unit}s "
        said.append(f"{'' if plain else '↓ '}{below} {noun}later")
    return (", " if plain else "   ").join(said)


def _put_footer(canvas: Canvas, legend: Sequence[Entry], left: int, hidden: str, top: int) -> None:
    """Write the last line, or the one after a blank below the rows: what is out of sight, then the legend."""
    y = min(top + 1, canvas.height - 1)
    if y < top:
        return
    canvas.put(0, y, hidden, Role.LABEL)
    start = max(left, len(hidden) + GAP) if hidden else left
    put_legend(canvas, legend, start, y)


def put_legend(canvas: Canvas, legend: Sequence[Entry], x: int, y: int) -> None:
    """Write as much of a legend as fits from (x, y) on."""
    for entry in fitted(legend, canvas.width - x):
        canvas.put(x, y, entry.glyph, entry.role)
        canvas.put(x + len(entry.glyph) + 1, y, entry.text, Role.LABEL)
        x += entry.width + GAP


def notice(width: int, height: int, text: str) -> Drawing:
    """Return a drawing that says a sentence, wrapped between words; "Too small" where it does not fit."""
    lines = wrap(text, max(width, 1), break_long_words=False)
    if len(lines) > height or any(len(line) > width for line in lines):
        lines = ["Too small"]
    return message(width, height, lines)
