"""Where days and levels lie in a chart: integers in, cells out, and back again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

TOP_LEVEL = 10
_STEPS = tuple(n * 10**tens for tens in range(9) for n in (1, 2, 5))
_ROUND: tuple[int, ...] = tuple(sorted(n * 10**tens for tens in range(12) for n in (5, 10, 12, 15, 20, 24, 30, 40)))


@dataclass(frozen=True, slots=True)
class DayScale:
    """Days spread over columns; a day lies in the column of its noon.

    Attributes:
        first, last: the days at both ends, included.
        left: the cell of the first column.
        columns: how many there are.
    """

    first: date
    last: date
    left: int
    columns: int

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    @property
    def days_per_column(self) -> float:
        """Less than 1 where a day is wider than a column."""
        return self.length / self.columns

    def slot(self, day: date, parts: int = 1) -> int:
        """Return the 0-based column of a day, or with `parts` the part of a column, counted from the left."""
        return self.slots((day,), parts)[0]

    def slots(self, days: Iterable[date], parts: int = 1) -> list[int]:
        """Return the slot of every day; one call for a long history."""
        first, across, along = self.first.toordinal(), self.columns * parts, 2 * self.length
        return [(2 * (day.toordinal() - first) + 1) * across // along for day in days]

    def cell(self, day: date) -> int:
        """Return the cell, counted from the left edge of the drawing, that a day's mark stands in."""
        return self.left + self.slot(day)

    def days_in(self, column: int) -> range:
        """Return the offsets from `first` of the days that a column stands for; never empty."""
        start, stop = self._noon_from(column), self._noon_from(column + 1)
        if start < stop:
            return range(start, stop)
        day = column * self.length // self.columns
        return range(day, day + 1)

    def day_at(self, cell: int) -> date | None:
        """Return the last day that a cell stands for; None outside of the columns."""
        column = cell - self.left
        if not 0 <= column < self.columns:
            return None
        return self.first + timedelta(days=self.days_in(column)[-1])

    def _noon_from(self, column: int) -> int:
        # The first offset n with (2n + 1) * columns >= 2 * length * column.
        return -((self.columns - 2 * self.length * column) // (2 * self.columns))


@dataclass(frozen=True, slots=True)
class LevelScale:
    """Levels 0 to 10 over rows, 10 on top; or amounts from 0 to `most`.

    Attributes:
        top: the row of the highest level.
        rows: how many there are, at least 2.
        most: the highest level or amount.
    """

    top: int
    rows: int
    most: int = TOP_LEVEL

    def height(self, level: float) -> float:
        """Return the exact height of a level above the row of 0, in rows."""
        return level * (self.rows - 1) / self.most

    def row(self, level: float) -> int:
        """Return the row that a level is drawn in, halves upwards."""
        return self.top + self.rows - 1 - int(self.height(level) + 0.5)

    def labelled(self) -> range:
        """Return the levels that get a label: all where they lie evenly or far apart, or else some of them.

        Amounts get round ones, at least two rows apart.
        """
        if self.most != TOP_LEVEL:
            steps = (step for step in _STEPS if self.most % step == 0 and 2 * (self.most // step) <= self.rows - 1)
            return range(0, self.most + 1, next(steps, self.most))
        if self.rows >= 2 * TOP_LEVEL + 1 or (self.rows > TOP_LEVEL and (self.rows - 1) % TOP_LEVEL == 0):
            return range(TOP_LEVEL + 1)
        return range(0, TOP_LEVEL + 1, 2 if self.rows > TOP_LEVEL // 2 else 5 if self.rows > 2 else TOP_LEVEL)


def round_top(most: int) -> int:
    """Return the round number, 5 at least, that an axis of amounts up to `most` ends with."""
    return next(top for top in _ROUND if top >= most)


def calm_rows(rows: int) -> int:
    """Return at most `rows` rows such that levels lie evenly, where that costs no more than two rows."""
    even = (rows - 1) // 5 * 5 + 1
    return even if even > 5 and rows - even <= 2 else rows
