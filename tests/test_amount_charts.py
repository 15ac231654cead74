"""The chart of amounts, of several spells, and what stands below it."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import charts
from journal.charts import DayMarks, Drawing, LevelScale, Role
from journal.charts.scale import round_top
from journal.domain.spells import Spell
from journal.domain.standing import Standing, State
from journal.domain.trends import AMOUNTS, MEASURES, DayAmount, Trend, phase_spans
from journal.domain.views import LineGauge, ShareGauge

TODAY = date(2026, 11, 24)
FIRST = TODAY - timedelta(days=39)


def amounts(values: Sequence[int | None], measure: str = "heat") -> Trend:
    """Return days from FIRST on; None is a day without any entry."""
    days = tuple(
        DayAmount(day=FIRST + timedelta(days=n), amount=value) for n, value in enumerate(values) if value is not None
    )
    return Trend(window="all", measure=measure, first=FIRST, last=TODAY, today=TODAY, days=days)


def column(drawing: Drawing, x: int, role: Role) -> list[int]:
    """Return the rows in which something of a role stands in a column."""
    found = []
    for y, row in enumerate(drawing.rows):
        flat = [(character, one) for text, one in row for character in text]
        if flat[x][1] is role and flat[x][0] != " ":
            found.append(y)
    return found


def test_a_bar_is_as_high_as_its_amount_and_nothing_done_is_no_bar_and_no_blank() -> None:
    shown = amounts([20, 40, 0, None])
    drawing = charts.draw_trend(shown, 64, 20)
    scale = charts.day_scale(shown, 64)
    axis = next(y for y in range(20) if "└" in drawing.text(y))
    heights = [len(column(drawing, scale.cell(FIRST + timedelta(days=n)), Role.EVENT)) for n in range(4)]
    assert heights[1] > heights[0] > 0
    assert heights[2:] == [0, 0]
    nothing, not_logged = (scale.cell(FIRST + timedelta(days=n)) for n in (2, 3))
    assert axis - 1 in column(drawing, nothing, Role.COVERAGE)
    assert axis - 1 not in column(drawing, not_logged, Role.COVERAGE)
    top = min(column(drawing, scale.cell(FIRST + timedelta(days=1)), Role.EVENT))
    assert drawing.text(top).startswith("40")


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_is_drawn_without_any_day(measure: str, plain: bool) -> None:
    empty = Trend(window="13w", measure=measure, first=FIRST, last=TODAY, today=TODAY, days=())
    for width, height in ((60, 12), (80, 16), (200, 44)):
        drawing = charts.draw_trend(empty, width, height, plain=plain)
        assert "Nothing logged" in charts.to_plain(drawing)
        assert {len(drawing.text(y)) for y in range(height)} == {width}


def test_large_amounts_have_room_for_their_numbers() -> None:
    drawing = charts.draw_trend(amounts([1440] * 40), 60, 16)
    labels = [drawing.text(y)[:4].strip() for y in range(16)]
    assert "1500" in labels
    assert "0" in labels


@given(st.integers(0, 100_000), st.integers(2, 60))
def test_the_axis_ends_round_above_the_amounts_and_labels_keep_apart(most: int, rows: int) -> None:
    top = round_top(most)
    assert top >= max(most, 5)
    assert top <= max(2 * most, 5)
    scale = LevelScale(0, rows, top)
    labelled = list(scale.labelled())
    assert (labelled[0], labelled[-1]) == (0, top)
    places = [scale.row(label) for label in labelled]
    assert places == sorted(set(places), reverse=True)


@pytest.mark.parametrize("measure", AMOUNTS)
def test_the_table_of_amounts_leaves_unlogged_days_empty(measure: str) -> None:
    header, *rows = charts.trend_table(amounts([20, 0, None], measure))
    assert len(header) == 2
    assert [row[1] for row in rows[:3]] == ["20", "0", ""]


def two_spells() -> Trend:
    """Return a year with a spell that ended before its line, one that ended after it, and one that runs."""
    onsets = (date(2025, 12, 10), date(2026, 3, 1), date(2026, 10, 9))
    ended = (date(2026, 1, 20), date(2026, 7, 1), None)
    spells = tuple(
        Standing(
            spell=Spell(onset=onset, ended=end, ended_by="rule" if end else None),
            today=TODAY,
            state=State.ENDED if end else State.RUNNING,
        )
        for onset, end in zip(onsets, ended, strict=True)
    )
    first = date(2025, 12, 1)
    return Trend(
        window="1y",
        measure="worst",
        first=first,
        last=TODAY,
        today=TODAY,
        days=(),
        spells=spells,
        phases=phase_spans(spells, first, TODAY),
    )


@pytest.mark.parametrize("width", [60, 80, 200])
def test_each_spell_has_its_onset_and_a_line_only_where_it_lasted_to_it(width: int) -> None:
    shown = two_spells()
    drawing = charts.draw_trend(shown, width, 20)
    scale = charts.day_scale(shown, width)
    onsets = {x for x in range(width) if column(drawing, x, Role.ONSET)}
    lines = {x for x in range(width) if any(y < 10 for y in column(drawing, x, Role.LINE))}
    assert {scale.cell(one.spell.onset) for one in shown.spells} <= onsets
    assert lines == {scale.cell(date(2026, 6, 1))}


def test_phases_end_with_their_spell() -> None:
    spans = two_spells().phases
    assert [(span.phase.value, span.last) for span in spans if span.first < date(2026, 2, 1)] == [
        ("acute", date(2026, 1, 20)),
    ]
    assert max(span.last for span in spans if span.first < date(2026, 9, 1)) == date(2026, 7, 1)


def test_where_there_is_one_row_for_marks_it_tells_one_kind_from_several() -> None:
    shown = amounts([20] * 40, "exercise")
    marks = [
        DayMarks("h", "heat", [FIRST, FIRST + timedelta(days=9)]),
        DayMarks("i", "ice", [FIRST + timedelta(days=9)]),
        DayMarks("e", "exercise", [FIRST + timedelta(days=20)]),
    ]
    scale = charts.day_scale(shown, 64)
    low = charts.draw_trend(shown, 64, 11, marks=marks)
    rows = [low.text(y) for y in range(11)]
    (row,) = (text for text in rows if text[scale.cell(FIRST)] == "h")
    assert row[scale.cell(FIRST + timedelta(days=9))] == "+"
    assert row[scale.cell(FIRST + timedelta(days=20))] == "e"
    high = charts.draw_trend(shown, 64, 30, marks=marks)
    assert sum(high.text(y)[scale.cell(FIRST + timedelta(days=9))] == "h" for y in range(30)) == 1
    assert sum(high.text(y)[scale.cell(FIRST + timedelta(days=9))] == "i" for y in range(30)) == 1


@pytest.mark.parametrize(("width", "rows"), [(60, 2), (95, 2), (96, 1), (200, 1)])
def test_the_gauges_stand_side_by_side_where_there_is_room(width: int, rows: int) -> None:
    drawing = charts.draw_gauges(
        LineGauge(day=46, length=92, about=False), ShareGauge(least=33, most=168, length=182), width
    )
    assert drawing.height == rows == charts.gauge_rows(width)
    assert {sum(len(text) for text, _ in row) for row in drawing.rows} == {width}
    assert "day 47, the line in 46 days" in charts.to_plain(drawing)
    assert "33–168" in charts.to_plain(drawing)


def test_in_decades_the_dates_keep_their_room_and_only_the_latest_spell_is_named() -> None:
    onsets = [date(1998 + 3 * n, 5, 1) for n in range(10)]
    spells = tuple(
        Standing(
            spell=Spell(onset=one, ended=one + timedelta(days=300), ended_by="rule"), today=TODAY, state=State.ENDED
        )
        for one in onsets
    )
    shown = Trend(
        window="all", measure="worst", first=date(1997, 1, 1), last=TODAY, today=TODAY, days=(), spells=spells
    )
    drawing = charts.draw_trend(shown, 80, 16)
    dates = next(drawing.text(y + 1) for y in range(16) if "└" in drawing.text(y))
    assert "2000" in dates
    assert "2010" in dates
    assert dates.count("3 months") + dates.count("onset") <= 2
    assert len({x for x in range(80) if column(drawing, x, Role.ONSET)}) >= 9
