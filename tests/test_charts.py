"""What a chart shows and, above all, what it does not show."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal import charts
from journal.charts import DARK, LIGHT, DayMarks, DayScale, Drawing, LevelScale, Markers, Palette, Role, contrast
from journal.charts.gauges import share_gauge
from journal.charts.trend import _DRAWN, _PLAIN
from journal.domain.days import DayLevel
from journal.domain.spells import Spell
from journal.domain.standing import Standing
from journal.domain.trends import Trend, phase_spans, rolling_medians
from journal.domain.views import ShareGauge
from journal.library.help_pages import words_page

ONSET = date(2026, 10, 9)
LINE = date(2027, 1, 9)
TODAY = date(2026, 11, 24)
MARKERS: tuple[Markers, ...] = ("block", "braille", "ascii")
DATE = r"\d{1,2} [A-Z][a-z]{2}(?: \d{4})?"
LABEL = re.compile(rf"{DATE}|[A-Z][a-z]{{2}} \d{{4}}|\d{{4}}|(?:onset|3 months)(?: (?:about )?{DATE})?|today")


def levels(first: date, worst: Sequence[int | None], spread: int = 0, late: Iterable[int] = ()) -> list[DayLevel]:
    """Return days from `first` on; None is a day not logged."""
    late = set(late)
    return [
        DayLevel(
            day=first + timedelta(days=n),
            worst=level,
            mean=max(level - spread / 2, 0),
            low=max(level - spread, 0),
            readings=2 if spread else 1,
            late_by=timedelta(days=5 if n in late else 0),
        )
        for n, level in enumerate(worst)
        if level is not None
    ]


def trend(
    days: Sequence[DayLevel],
    *,
    first: date = ONSET,
    last: date = TODAY,
    today: date = TODAY,
    onset: date | None = ONSET,
    precision: str = "exact",
    measure: str = "worst",
) -> Trend:
    """Return a trend of these days, with a spell that the user set if there is an onset."""
    spells = (Standing(spell=Spell(onset=onset, precision=precision), today=today),) if onset else ()
    return Trend(
        window="spell",
        measure=measure,
        first=first,
        last=last,
        today=today,
        days=tuple(days),
        medians=rolling_medians(days, measure),
        spells=spells,
        phases=phase_spans(spells, first, last),
    )


def wave(count: int, missing: Iterable[int] = ()) -> list[int | None]:
    """Return levels that go up and down between 1 and 8."""
    gone = set(missing)
    return [None if n in gone else 1 + (n * 5 + n // 3) % 8 for n in range(count)]


def ahead(**changes: bool) -> Trend:
    """Return a spell of 47 days whose line is still to come."""
    return trend(levels(ONSET, wave(47, range(20, 31)), spread=2, late=[5]), last=LINE, **changes)  # type: ignore[arg-type]


def long(years: int) -> Trend:
    """Return a history of years, every fifth day missing."""
    first = TODAY - timedelta(days=365 * years)
    return trend(levels(first, wave(365 * years + 1, range(0, 365 * years, 5))), first=first, onset=first)


def cells(drawing: Drawing) -> dict[tuple[int, int], tuple[str, Role]]:
    """Return what is in each cell that holds something, by (column, row)."""
    return {
        (x, y): cell
        for y, row in enumerate(drawing.rows)
        for x, cell in enumerate((character, role) for text, role in row for character in text)
        if cell[0] != " "
    }


def columns_of(drawing: Drawing, *roles: Role) -> set[int]:
    """Return the columns in which something of a role stands, above the axis."""
    bottom = axis_row(drawing)
    return {x for (x, y), (_, role) in cells(drawing).items() if role in roles and y < bottom}


def row_of(drawing: Drawing, pattern: str) -> int:
    """Return the only row that matches."""
    found = [y for y in range(drawing.height) if re.search(pattern, drawing.text(y))]
    assert len(found) == 1, (pattern, found)
    return found[0]


def axis_row(drawing: Drawing) -> int:
    """Return the row of the horizontal axis."""
    return row_of(drawing, "└|^ *[+]-")


CASES = {
    "ahead": ahead(),
    "past": trend(levels(date(2026, 6, 27), wave(151, range(60, 72)), spread=3), first=date(2026, 6, 27),
                  onset=date(2026, 6, 27)),
    "about": trend(levels(ONSET, wave(47)), last=LINE, precision="about"),
    "month": trend(levels(ONSET, wave(47)), last=LINE, precision="month"),
    "window": trend(levels(TODAY - timedelta(days=90), wave(91)), first=TODAY - timedelta(days=90)),
    "no spell": trend(levels(TODAY - timedelta(days=90), wave(91)), first=TODAY - timedelta(days=90), onset=None),
    "year": long(1),
    "empty": trend([], last=LINE),
    "empty, no spell": trend([], onset=None),
    "one day": trend(levels(TODAY, [4]), first=TODAY, onset=TODAY),
    "two days": trend(levels(TODAY - timedelta(days=1), [4, 6]), first=TODAY - timedelta(days=1), onset=None),
    "zeros": trend(levels(ONSET, [0] * 47)),
    "tens": trend(levels(ONSET, [10] * 47, spread=10)),
    "thirty years": long(30),
}  # fmt: skip


# --- what is not known stays blank ---


@pytest.mark.parametrize("markers", MARKERS)
@pytest.mark.parametrize("width", [52, 80, 120, 200])
def test_an_unlogged_day_has_no_mark_no_band_and_no_line(markers: Markers, width: int) -> None:
    shown = trend(levels(ONSET, wave(47, range(20, 31)), spread=2))
    drawing = charts.draw_trend(shown, width, 24, markers=markers)
    scale = charts.day_scale(shown, width)
    gap = range(scale.cell(ONSET + timedelta(days=20)), scale.cell(ONSET + timedelta(days=30)) + 1)
    assert not columns_of(drawing, Role.MARK, Role.LATE, Role.BAND, Role.MEDIAN) & set(gap)
    logged = {scale.cell(day.day) for day in shown.days}
    assert columns_of(drawing, Role.MARK, Role.LATE) == logged


@pytest.mark.parametrize("markers", MARKERS)
def test_the_median_joins_neighbouring_days_and_nothing_else(markers: Markers) -> None:
    # Ten days of 8, one missing, ten days of 8: the median would be level if it bridged the gap.
    shown = trend(levels(ONSET, [8] * 10 + [None] + [8] * 10), last=ONSET + timedelta(days=20), onset=None)
    scale = charts.day_scale(shown, 130)
    drawing = charts.draw_trend(shown, 130, 24, markers=markers)
    drawn = columns_of(drawing, Role.MEDIAN, Role.MARK)
    before, after = (scale.cell(ONSET + timedelta(days=n)) for n in (9, 11))
    assert not drawn & set(range(before + 2, after))
    start, stop = (scale.cell(ONSET + timedelta(days=n)) for n in (4, 9))
    assert set(range(start, stop + 1)) <= drawn


def test_a_gap_wider_than_a_column_is_not_bridged_in_a_long_history() -> None:
    first = TODAY - timedelta(days=3 * 365)
    shown = trend(levels(first, [*([5] * 500), *([None] * 60), *([5] * 536)]), first=first, onset=None)
    scale = charts.day_scale(shown, 100)
    gap = {scale.cell(first + timedelta(days=n)) for n in range(512, 549)}
    for markers in MARKERS:
        assert not columns_of(charts.draw_trend(shown, 100, 24, markers=markers), Role.MEDIAN, Role.MARK) & gap


def test_nothing_is_drawn_as_zero_unless_zero_was_logged() -> None:
    shown = trend(levels(ONSET, wave(47, range(3, 40))))
    drawing = charts.draw_trend(shown, 100, 24)
    bottom = axis_row(drawing) - 1
    at_zero = {x for (x, y), (_, role) in cells(drawing).items() if y == bottom and role in (Role.MARK, Role.MEDIAN)}
    assert not at_zero


def test_coverage_says_logged_partly_and_not_and_ends_today() -> None:
    shown = trend(levels(ONSET, wave(47, range(20, 31))), last=LINE)
    for width in (60, 98, 150):
        drawing = charts.draw_trend(shown, width, 24)
        scale = charts.day_scale(shown, width)
        strip = {x: glyph for (x, y), (glyph, role) in cells(drawing).items()
                 if role is Role.COVERAGE and y == axis_row(drawing) + 2}  # fmt: skip
        logged = {(day.day - ONSET).days for day in shown.days}
        for column in range(scale.columns):
            days = [n for n in scale.days_in(column) if n <= 46]
            known = sum(n in logged for n in days)
            expected = None if not days else "█" if known == len(days) else "▒" if known else "·"
            assert strip.get(scale.left + column) == expected


# --- marks, bands, lines ---


def test_each_day_stands_in_its_column_and_at_its_level() -> None:
    worst: list[int | None] = [0, 3, 10, 5, 7]
    shown = trend(levels(ONSET, worst), last=ONSET + timedelta(days=4), onset=None)
    drawing = charts.draw_trend(shown, 60, 17)
    scale = charts.day_scale(shown, 60)
    bottom = axis_row(drawing) - 1
    marks = {(x, bottom - y) for (x, y), (glyph, role) in cells(drawing).items() if role is Role.MARK and y <= bottom}
    assert marks == {(scale.cell(ONSET + timedelta(days=n)), level) for n, level in enumerate(worst)}


def test_late_days_are_hollow() -> None:
    shown = trend(levels(ONSET, [5] * 20, late=[4, 11]), last=ONSET + timedelta(days=19), onset=None)
    for plain, hollow, full in ((False, "○", "•"), (True, "o", "*")):
        drawing = charts.draw_trend(shown, 100, 20, plain=plain)
        scale = charts.day_scale(shown, 100)
        above = {(x, glyph) for (x, y), (glyph, role) in cells(drawing).items()
                 if role in (Role.MARK, Role.LATE) and y < axis_row(drawing)}  # fmt: skip
        for n in range(20):
            assert (scale.cell(ONSET + timedelta(days=n)), hollow if n in (4, 11) else full) in above
        assert "typed in late" in charts.to_plain(drawing)


def test_a_column_of_several_days_keeps_the_highest_mark_and_the_lowest_band() -> None:
    days = levels(ONSET, [2, 9, None, 4] * 100, spread=1)
    shown = trend(days, last=ONSET + timedelta(days=399), today=ONSET + timedelta(days=399), onset=None)
    drawing = charts.draw_trend(shown, 55, 17)
    bottom = axis_row(drawing) - 1
    marks = {bottom - y for (_, y), (_, role) in cells(drawing).items() if role is Role.MARK and y <= bottom}
    bands = {bottom - y for (_, y), (_, role) in cells(drawing).items() if role is Role.BAND and y <= bottom}
    assert marks == {9}
    assert min(bands) == 1
    assert "worst of up to 8 days" in charts.to_plain(drawing)
    assert "worst of up to 3 days" in charts.to_plain(charts.draw_trend(shown, 160, 17))


def test_bands_reach_from_lowest_to_worst_and_no_further() -> None:
    shown = trend(levels(ONSET, [7, None, 7], spread=4), last=ONSET + timedelta(days=2), onset=None)
    drawing = charts.draw_trend(shown, 40, 17)
    bottom = axis_row(drawing) - 1
    assert {bottom - y for (_, y), (_, r) in cells(drawing).items() if r is Role.BAND and y <= bottom} == {3, 4, 5, 6}


@pytest.mark.parametrize("width", [40, 80, 121, 200])
def test_onset_is_solid_and_the_line_dashed_at_their_days(width: int) -> None:
    shown = ahead()
    drawing = charts.draw_trend(shown, width, 24)
    scale = charts.day_scale(shown, width)
    there = cells(drawing)
    top = axis_row(drawing)
    assert {there[scale.cell(LINE), y] for y in range(top)} == {("┆", Role.LINE)}
    assert {x for (x, y), (_, role) in there.items() if role is Role.LINE and y < top} == {scale.cell(LINE)}
    solid = [(x, glyph) for (x, y), (glyph, role) in there.items() if role is Role.ONSET and y < top]
    assert set(solid) == {(scale.cell(ONSET), "│")}
    assert len(solid) > top // 2


def test_about_stands_with_an_onset_that_is_not_exact() -> None:
    assert "3 months 9 Jan" in charts.to_plain(charts.draw_trend(CASES["ahead"], 100, 24))
    about = charts.to_plain(charts.draw_trend(CASES["about"], 100, 24))
    assert "3 months about 9 Jan" in about
    assert "onset about 9 Oct" in about
    month = charts.to_plain(charts.draw_trend(CASES["month"], 100, 24))
    assert "3 months about Jan 2027" in month
    assert "9 Jan" not in month


def test_today_is_marked_only_when_the_axis_goes_on() -> None:
    assert "today" in charts.to_plain(charts.draw_trend(CASES["ahead"], 100, 24))
    assert "today" not in charts.to_plain(charts.draw_trend(CASES["past"], 100, 24))


def test_day_marks_stand_under_their_days() -> None:
    shown = ahead()
    heat = DayMarks("h", "heat", [ONSET, ONSET + timedelta(days=30), ONSET - timedelta(days=1)])
    drawing = charts.draw_trend(shown, 120, 24, marks=[heat, DayMarks("i", "ice", [])])
    scale = charts.day_scale(shown, 120)
    row = axis_row(drawing) + 3
    found = {x for (x, y), (glyph, role) in cells(drawing).items() if y == row and (glyph, role) == ("h", Role.EVENT)}
    assert found == {scale.cell(ONSET), scale.cell(ONSET + timedelta(days=30))}
    assert "h heat" in charts.to_plain(drawing)


# --- labels ---


@pytest.mark.parametrize("name", CASES)
def test_labels_never_touch_repeat_or_get_cut(name: str) -> None:
    for width in range(40, 201):
        drawing = charts.draw_trend(CASES[name], width, 20)
        text = drawing.text(axis_row(drawing) + 1)
        labels = re.split(r" {2,}", text.strip())
        assert all(LABEL.fullmatch(label) or re.fullmatch(r"(onset|3 months) about [A-Z][a-z]{2} \d{4}", label)
                   for label in labels), (width, text)  # fmt: skip
        assert len(labels) == len(set(labels)), (width, text)
        assert labels[0], width


@pytest.mark.parametrize("name", ["ahead", "past", "year", "thirty years"])
def test_phases_stay_within_their_spans(name: str) -> None:
    shown = CASES[name]
    for width in range(40, 201):
        drawing = charts.draw_trend(shown, width, 20)
        scale = charts.day_scale(shown, width)
        spans = [(scale.cell(span.first), scale.cell(span.last), str(span.phase)) for span in shown.phases]
        there = cells(drawing)
        written = {x: glyph for (x, y), (glyph, role) in there.items() if role is Role.PHASE}
        covered: set[int] = set()
        for start, stop, phase in spans:
            inside = "".join(written.get(x, " ") for x in range(start, stop + 1)).split(" ", 1)
            text = "".join(written.get(x, " ") for x in range(start, stop + 1)).strip()
            assert text in ("", phase) or phase.startswith(text.removesuffix("…").rstrip()), (width, inside)
            covered |= set(range(start, stop + 1))
        assert set(written) <= covered


def test_every_height_has_whole_numbers_from_0_to_10() -> None:
    for height in range(8, 61):
        drawing = charts.draw_trend(CASES["past"], 80, height)
        found = [drawing.text(y)[:3] for y in range(axis_row(drawing))]
        numbers = [int(text[:2]) for text in found if text[:2].strip()]
        assert numbers in ([*range(10, -1, -1)], [10, 8, 6, 4, 2, 0]), (height, numbers)
        assert found[-1][:2] == " 0"
        if len(found) >= 22:
            assert len(numbers) == 11


def test_levels_lie_evenly_where_there_is_room() -> None:
    for height in (16, 17, 18, 21, 22, 23, 26):
        drawing = charts.draw_trend(CASES["past"], 80, height)
        labelled = [y for y in range(axis_row(drawing)) if drawing.text(y)[:2].strip()]
        assert len({b - a for a, b in pairwise(labelled)}) == 1, height


# --- sizes, plain text, colours ---


@pytest.mark.parametrize("name", CASES)
def test_any_size_gives_a_drawing_of_that_size(name: str) -> None:
    for width in (*range(40, 60), 80, 97, 220):
        for height in (8, 9, 10, 12, 24, 60):
            drawing = charts.draw_trend(CASES[name], width, height)
            assert (drawing.width, drawing.height) == (width, height) == (width, len(drawing.rows))
            assert {sum(len(text) for text, _ in row) for row in drawing.rows} == {width}


@given(width=st.integers(-1, 40), height=st.integers(-1, 12), name=st.sampled_from(sorted(CASES)))
@settings(deadline=None, max_examples=60)
def test_tiny_sizes_say_something_instead_of_failing(width: int, height: int, name: str) -> None:
    drawing = charts.draw_trend(CASES[name], width, height, markers="braille")
    assert (drawing.width, drawing.height) == (max(width, 1), max(height, 1))


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_plain_is_ascii_and_explains_itself(name: str, width: int) -> None:
    kinds = [DayMarks("h", "heat", [TODAY])]
    text = charts.to_plain(charts.draw_trend(CASES[name], width, 24, plain=True, marks=kinds))
    assert text.isascii()
    assert "\x1b" not in text
    if CASES[name].days:
        assert "* worst" in text
        line = next(line for line in text.split("\n") if "* worst" in line)
        symbols = [entry.split(" ")[0] for entry in re.split(" {3}", line.strip())]
        assert len(symbols) == len(set(symbols))
    assert charts.draw_trend(CASES[name], width, 24, markers="ascii") == charts.draw_trend(
        CASES[name], width, 24, plain=True
    )


def test_braille_only_when_asked_for() -> None:
    def dots(markers: Markers) -> set[str]:
        text = charts.to_plain(charts.draw_trend(CASES["past"], 120, 30, markers=markers))
        return {character for character in text if 0x2800 <= ord(character) <= 0x28FF}

    assert len(dots("braille")) > 3
    assert not dots("block")


def test_braille_meets_the_rows_of_its_levels() -> None:
    for level in range(11):
        shown = trend(levels(ONSET, [level] * 14), last=ONSET + timedelta(days=13), onset=None)
        for height in (9, 16, 24, 37):
            drawing = charts.draw_trend(shown, 100, height, markers="braille")
            top = axis_row(drawing)
            rows = {role: {y for (_, y), (_, r) in cells(drawing).items() if r is role and y < top}
                    for role in (Role.MARK, Role.MEDIAN)}  # fmt: skip
            assert len(rows[Role.MARK]) == len(rows[Role.MEDIAN]) == 1
            assert abs(min(rows[Role.MARK]) - min(rows[Role.MEDIAN])) <= (height < 12)


def test_drawing_is_deterministic_whatever_was_drawn_before() -> None:
    for markers in MARKERS:
        one = charts.draw_trend(CASES["past"], 120, 30, markers=markers)
        charts.draw_trend(CASES["zeros"], 61, 11, markers=markers)
        assert charts.draw_trend(CASES["past"], 120, 30, markers=markers) == one


def test_an_empty_window_says_so_and_how_to_go_on() -> None:
    text = charts.to_plain(charts.draw_trend(CASES["empty"], 80, 24, hint="Press p to log a pain level."))
    assert "Nothing logged in this window yet." in text
    assert "Press p to log a pain level." in text
    assert "┆" in text


def test_text_from_outside_passes_the_gate() -> None:
    marks = [DayMarks("\x1b", "he\x1b[31mat", [TODAY])]
    text = charts.to_plain(charts.draw_trend(CASES["past"], 200, 30, marks=marks, hint="\x1b[2J"))
    assert "\x1b" not in text


@pytest.mark.parametrize("palette", [DARK, LIGHT])
def test_ansi_is_the_plain_text_in_colour_and_every_row_is_reset(palette: Palette) -> None:
    drawing = charts.draw_trend(CASES["ahead"], 100, 24, markers="braille")
    coloured = charts.to_ansi(drawing, palette)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == charts.to_plain(drawing)
    assert all(line.endswith("\x1b[0m") for line in coloured.split("\n") if line)
    assert "\x1b[38;2;" in coloured


@pytest.mark.parametrize("palette", [DARK, LIGHT])
def test_palettes_are_legible_and_never_red(palette: Palette) -> None:
    extreme = "#000000" if palette is DARK else "#ffffff"
    assert set(palette.colours) == set(Role) - {Role.NONE}
    for role, colour in palette.colours.items():
        least = 3.0 if role in (Role.BAND, Role.COVERAGE) else 4.5
        assert contrast(colour, palette.background) >= least, role
        assert contrast(colour, extreme) >= least, role
        red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
        assert not red > 1.7 * max(green, blue), role


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


# --- scales ---


@given(length=st.integers(1, 12000), columns=st.integers(1, 220))
@settings(max_examples=80, deadline=None)
def test_columns_share_out_the_days(length: int, columns: int) -> None:
    scale = DayScale(ONSET, ONSET + timedelta(days=length - 1), 4, columns)
    every = [ONSET + timedelta(days=n) for n in range(length)]
    slots = scale.slots(every)
    assert slots == sorted(slots)
    assert slots[0] >= 0
    assert slots[-1] < columns
    for n, slot in enumerate(slots):
        assert n in scale.days_in(slot)
    if length >= columns:
        assert [n for column in range(columns) for n in scale.days_in(column)] == list(range(length))
    else:
        assert all(scale.day_at(scale.cell(day)) == day for day in every)
    assert scale.day_at(3) is None
    assert scale.day_at(4 + columns) is None


def test_halves_of_levels_go_up() -> None:
    assert [LevelScale(0, 11).row(level) for level in (0, 0.5, 9.4, 10)] == [10, 9, 1, 0]


# --- small charts and the table ---


def test_spark_tells_zero_low_and_not_logged_apart() -> None:
    assert charts.spark([None, 0, 1, 5, 10, None, 9]) == " ▁▂▅█ ▇"
    assert charts.spark([None, 0, 1, 5, 10, None, 9], plain=True) == " 015x 9"
    assert charts.spark([]) == ""
    heights = charts.spark(range(11))
    assert list(heights) == sorted(heights)


def test_level_bar_is_as_long_as_its_level() -> None:
    assert charts.level_bar(6) == "██████░░░░"
    assert charts.level_bar(0) == "░" * 10
    assert charts.level_bar(10, 4) == "████"
    assert charts.level_bar(3, plain=True) == "###......."


def test_the_table_has_every_day_up_to_today() -> None:
    rows = charts.trend_table(trend(levels(ONSET, [7, None, 0, 4, 5], spread=1, late=[3]), last=LINE,
                                    today=ONSET + timedelta(days=5)))  # fmt: skip
    assert rows[0] == ("date", "state", "worst", "mean", "lowest", "readings", "late", "7-day median")
    assert rows[1] == ("2026-10-09", "PAIN", "7", "6.5", "6", "2", "", "")
    assert rows[2] == ("2026-10-10", "UNKNOWN", "", "", "", "", "", "")
    assert rows[3][:3] == ("2026-10-11", "FREE", "0")
    assert rows[4][6] == "late"
    assert rows[5][7] == "4.5"
    assert [row[0] for row in rows[1:]] == [f"2026-10-{n:02}" for n in range(9, 15)]


# --- the module itself ---


def test_importing_charts_or_drawing_a_plain_line_does_not_load_plotext() -> None:
    code = (
        "import sys; from journal import charts; from tests.test_charts import CASES\n"
        "charts.draw_trend(CASES['past'], 80, 24); assert 'plotext' not in sys.modules\n"
        "charts.draw_trend(CASES['past'], 80, 24, markers='braille'); assert 'plotext' in sys.modules"
    )
    root = Path(charts.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root)
    assert done.returncode == 0, done.stderr


def test_functions_and_modules_stay_small() -> None:
    for path in Path(charts.__file__).parent.glob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert source.count("\n") <= 400, path
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 60, node.name


@pytest.mark.parametrize("plain", [False, True])
def test_the_help_tells_the_signs_that_are_drawn(plain: bool) -> None:
    told = [words.split("  ")[0] for _, words in words_page(plain=plain)]
    drawn = _PLAIN if plain else _DRAWN
    for glyph in (drawn.mark, drawn.late, drawn.median, drawn.band, f"{drawn.onset} {drawn.line}"):
        assert glyph in told
    assert f"{drawn.logged} {drawn.partly} {drawn.missing}" in told
    gauge = "".join(text for text, _ in share_gauge(ShareGauge(least=60, most=120, length=182), 60, plain=plain))
    bar = gauge.split("  ")[1]
    assert any(set(words.split()) == set(bar) for words in told)
