"""Rows of weeks: back pain, treatment beside it, and the leg; the newest week is the last row."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from journal.charts import bars
from journal.charts.drawing import Drawing, Role, Run
from journal.charts.table import Column, Form, Table, draw_table, notice, row_room
from journal.domain.slugs import SPREAD_RANK
from journal.domain.views import CareWeek, LegWeek, Spread, WeekLevels
from journal.domain.words import day_words

NOT_LOGGED = "not logged"
_FREE_LEG = "no leg pain"
_LADDER = max(SPREAD_RANK.values())
_SITE_CELLS = max(map(len, SPREAD_RANK))
_AMOUNT_CELLS = (5, 8, 12, 16, 20)
_AMOUNT_WIDTH = 9


class _Week(Protocol):
    @property
    def monday(self) -> date: ...
    @property
    def worst(self) -> Spread: ...


W = TypeVar("W", bound=_Week)


def week_room(count: int, height: int) -> int:
    """Return how many of `count` weeks a drawing of weeks shows: its `offset` goes from 0 to `count` minus this."""
    return row_room(count, height)


def draw_weeks(
    weeks: Sequence[WeekLevels], width: int, height: int, *, today: date, plain: bool = False, offset: int = 0
) -> Drawing:
    """Draw each week's daily worst back pain as a median with its range, and on how many days it was logged.

    Args:
        weeks: oldest first.
        width: in cells.
        height: in rows.
        today: for the years in dates.
        plain: ASCII only.
        offset: how many of the newest weeks are scrolled off below.
    """
    if not any(week.worst.count for week in weeks):
        return notice(width, height, "Nothing logged in these weeks yet.")

    def logged(week: WeekLevels, form: Form) -> Sequence[Run]:
        return ((f"{week.worst.count} of {week.days} days"[: form.width], Role.LABEL),)

    table: Table[WeekLevels] = Table(
        columns=(
            _dates(weeks, today),
            _levels("worst back pain of each day", plain=plain),
            _medians(Form("median", 6)),
            _ranges(plain=plain),
            Column((Form("logged", 6), Form("logged", 11, 21)), logged),
        ),
        note=lambda week: "" if week.worst.count else NOT_LOGGED,
        legend=bars.bar_legend(plain=plain),
    )
    return draw_table(table, weeks, width, height, unit="week", plain=plain, offset=offset)


def draw_care(
    weeks: Sequence[CareWeek], width: int, height: int, *, today: date, plain: bool = False, offset: int = 0
) -> Drawing:
    """Draw each week's back pain beside its heat, ice and exercise, every amount to the largest of its own kind.

    Args:
        weeks: oldest first.
        width: in cells.
        height: in rows.
        today: for the years in dates.
        plain: ASCII only.
        offset: how many of the newest weeks are scrolled off below.
    """

    def bare(week: CareWeek) -> bool:
        return not week.worst.count and (week.heat_min, week.ice_min, week.sessions) == (None, None, None)

    if all(bare(week) for week in weeks):
        return notice(width, height, "Nothing logged in these weeks yet.")
    kinds: tuple[tuple[str, Callable[[CareWeek], int | None]], ...] = (
        ("heat min", lambda week: week.heat_min),
        ("ice min", lambda week: week.ice_min),
        ("exercises", lambda week: week.sessions),
    )
    most = [max((amount(week) or 0 for week in weeks), default=0) for _, amount in kinds]
    digits = max(len(str(number)) for number in most)
    amounts = [
        _amounts(title, amount, number, digits, plain=plain)
        for (title, amount), number in zip(kinds, most, strict=True)
    ]
    table: Table[CareWeek] = Table(
        columns=(
            _dates(weeks, today),
            _levels("worst back pain of each day", plain=plain),
            _medians(Form("", 4), Form("median", 6, 15), plain=plain),
            *amounts,
        ),
        note=lambda week: NOT_LOGGED if bare(week) else "",
        legend=bars.bar_legend(plain=plain),
    )
    return draw_table(table, weeks, width, height, unit="week", plain=plain, offset=offset)


def draw_legs(
    weeks: Sequence[LegWeek], width: int, height: int, *, today: date, plain: bool = False, offset: int = 0
) -> Drawing:
    """Draw each week's leg pain, how far down the leg it went, and its spasms.

    Args:
        weeks: oldest first.
        width: in cells.
        height: in rows.
        today: for the years in dates.
        plain: ASCII only.
        offset: how many of the newest weeks are scrolled off below.
    """

    def bare(week: LegWeek) -> bool:
        return not week.worst.count and week.spasms is None and week.furthest is None

    if all(bare(week) for week in weeks):
        return notice(width, height, "No leg pain or spasms logged in these weeks.")
    spasms = max((len(str(week.spasms)) for week in weeks if week.spasms is not None), default=1)
    table: Table[LegWeek] = Table(
        columns=(
            _dates(weeks, today),
            _levels("worst leg pain of each day", plain=plain),
            _medians(Form("", 4), Form("median", 6, 1), plain=plain),
            _ranges(plain=plain, drop=2),
            _numbers("days", 4, lambda week: week.worst.count or None, plain=plain, drop=3),
            _ladder(plain=plain),
            _numbers("spasms", max(spasms, 6), lambda week: week.spasms, plain=plain),
            _spasm_worst(plain=plain),
        ),
        note=lambda week: NOT_LOGGED if bare(week) else "",
        legend=bars.bar_legend(plain=plain),
    )
    return draw_table(table, weeks, width, height, unit="week", plain=plain, offset=offset)


def _dates(weeks: Sequence[_Week], today: date) -> Column[W]:
    """Return the weeks' Mondays, their days of the month below each other."""

    def words(week: _Week) -> str:
        said = day_words(week.monday, today)
        return said if week.monday.day > 9 else f" {said}"

    # Only the ends can be the ones with a year; a long history does not spell out its weeks.
    ends = min(weeks, key=lambda week: week.monday), max(weeks, key=lambda week: week.monday)
    return Column((Form("week", max(map(len, map(words, ends)))),), lambda week, _: ((words(week), Role.LABEL),))


def _levels(caption: str, *, plain: bool) -> Column[W]:
    forms = [Form(bars.axis_title(cells), cells + 1, cells) for cells in bars.AXIS_CELLS]

    def cell(week: W, form: Form) -> Sequence[Run]:
        return bars.spread_bar(week.worst, form.width - 1, plain=plain)

    return Column(tuple(forms), cell, caption=caption)


def _medians(*forms: Form, plain: bool = False) -> Column[W]:
    def cell(week: W, form: Form) -> Sequence[Run]:
        words = bars.median_words(week.worst) or f"{bars.missing(plain=plain)}  "
        return ((f"{words:>{form.width}}", Role.VALUE if week.worst.count else Role.AXIS),)

    return Column(forms, cell, right=True)


def _ranges(*, plain: bool, drop: int = 0) -> Column[W]:
    long = "lowest-highest" if plain else "lowest–highest"

    def cell(week: W, form: Form) -> Sequence[Run]:
        del form
        return ((bars.range_words(week.worst, plain=plain), Role.LABEL),)

    return Column((Form("range", 5), Form(long, len(long), 31)), cell, drop=drop)


def _amounts(title: str, amount: Callable[[W], int | None], most: int, digits: int, *, plain: bool) -> Column[W]:
    """Return numbers, each with a bar that is full at `most`."""

    def cell(week: W, form: Form) -> Sequence[Run]:
        done = amount(week)
        if done is None:
            return ((f"{bars.missing(plain=plain):>{digits}}", Role.AXIS),)
        bar = bars.amount_bar(done, most, form.width - digits - 1, plain=plain)
        return (f"{done:>{digits}} ", Role.VALUE), *bar

    widths = [max(_AMOUNT_WIDTH, digits + 1 + cells) for cells in _AMOUNT_CELLS]
    return Column(
        tuple(Form(title, width, 10 + cells) for width, cells in zip(widths, _AMOUNT_CELLS, strict=True)), cell
    )


def _numbers(title: str, width: int, number: Callable[[W], int | None], *, plain: bool, drop: int = 0) -> Column[W]:
    def cell(week: W, form: Form) -> Sequence[Run]:
        value = number(week)
        if value is None:
            return ((f"{bars.missing(plain=plain):>{form.width}}", Role.AXIS),)
        return ((f"{value:>{form.width}}", Role.VALUE),)

    return Column((Form(title, width),), cell, right=True, drop=drop)


def _spasm_worst(*, plain: bool) -> Column[LegWeek]:
    """Return the worst level of the spasms; nothing beside 0 of them, and the sign for not logged beside more."""

    def cell(week: LegWeek, form: Form) -> Sequence[Run]:
        if not week.spasms and week.spasm_worst is None:
            return ()
        value = bars.missing(plain=plain) if week.spasm_worst is None else str(week.spasm_worst)
        return ((f"{value:>{form.width}}", Role.AXIS if week.spasm_worst is None else Role.VALUE),)

    return Column((Form("worst", 5), Form("worst spasm", 11, 22)), cell, right=True)


def _ladder(*, plain: bool) -> Column[LegWeek]:
    """Return how far down the leg pain went: a step each for buttock, thigh, knee, calf or shin, and foot."""

    def cell(week: LegWeek, form: Form) -> Sequence[Run]:
        if week.furthest is None:
            return ((_FREE_LEG if week.worst.count else bars.missing(plain=plain), Role.AXIS),)
        if form.width < _LADDER + _SITE_CELLS + 1:
            return ((week.furthest, Role.VALUE),)
        steps = SPREAD_RANK.get(week.furthest, 0)
        full, rest = ("#", ".") if plain else ("■", "□")
        return (full * steps, Role.BAR), (rest * (_LADDER - steps), Role.BAND), (f" {week.furthest}", Role.VALUE)

    return Column((Form("furthest", len(_FREE_LEG)), Form("furthest down", _LADDER + _SITE_CELLS + 1, 2)), cell)
