"""What the tabs beside the main chart draw and, above all, what they do not."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal import charts
from journal.charts import Drawing, Role, Run
from journal.domain.slugs import LEG_SITES
from journal.domain.views import (
    CareWeek,
    HourLevels,
    LegWeek,
    LineGauge,
    ShareGauge,
    Spread,
    TimesView,
    WeekdayLevels,
    WeekLevels,
    YearLevels,
)

TODAY = date(2026, 11, 24)
MONDAY = date(2026, 11, 23)
NOTHING = Spread(count=0)
FORBIDDEN = re.compile("monitor|detect|predict|diagnos|recommend|significant|proven", re.IGNORECASE)
WIDTHS = (*range(26, 101), 112, 120, 143, 165, 200)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HEADER = re.compile(
    r"week( +0 +5 +10)?( +median)?( +(range|lowest.highest))?( +days)?( +logged)?"
    r"( +heat min)?( +ice min)?( +exercises)?( +furthest( down)?)?( +spasms)?( +worst( spasm)?)?"
)


def spread(median: float, low: int, high: int, count: int = 7) -> Spread:
    """Return a spread."""
    return Spread(count=count, median=median, low=low, high=high)


def mondays(count: int) -> list[date]:
    """Return the Mondays of the latest weeks, oldest first."""
    return [MONDAY - timedelta(weeks=n) for n in reversed(range(count))]


def weeks(*worst: Spread) -> list[WeekLevels]:
    """Return these weeks, the last one being this week."""
    return [WeekLevels(monday=day, worst=each, days=7) for day, each in zip(mondays(len(worst)), worst, strict=True)]


def care(*done: tuple[int | None, int | None, int | None], worst: Spread = NOTHING) -> list[CareWeek]:
    """Return weeks with heat, ice and sessions."""
    return [
        CareWeek(monday=day, worst=worst, heat_min=heat, ice_min=ice, sessions=sessions)
        for day, (heat, ice, sessions) in zip(mondays(len(done)), done, strict=True)
    ]


def leg(worst: Spread, furthest: str | None, spasms: int | None = None, spasm_worst: int | None = None) -> LegWeek:
    """Return this week."""
    return LegWeek(monday=MONDAY, worst=worst, furthest=furthest, spasms=spasms, spasm_worst=spasm_worst)


def year(number: int, worst: dict[date, int], first: date | None, today: date = TODAY) -> YearLevels:
    """Return a year."""
    return YearLevels(year=number, worst=worst, first=first, today=today)


def full(number: int, today: date = TODAY) -> YearLevels:
    """Return a year in which every day is logged, levels counting up from 0 to 10 over and over."""
    days = (date(number, 12, 31) - date(number, 1, 1)).days + 1
    worst = {date(number, 1, 1) + timedelta(days=n): n % 11 for n in range(days)}
    return year(number, worst, date(number, 1, 1), today)


def times(hours: Sequence[Spread], weekdays: Sequence[Spread], timeless: int = 0) -> TimesView:
    """Return a view with the day in as many steps as there are `hours`."""
    step = 24 // len(hours)
    return TimesView(
        hours=tuple(HourLevels(start=n * step, stop=(n + 1) * step, levels=one) for n, one in enumerate(hours)),
        weekdays=tuple(WeekdayLevels(weekday=n, worst=one) for n, one in enumerate(weekdays)),
        timeless=timeless,
    )


def cells(rows: Iterable[Sequence[Run]]) -> dict[tuple[int, int], tuple[str, Role]]:
    """Return what is in each cell that holds something, by (column, row)."""
    return {
        (x, y): cell
        for y, row in enumerate(rows)
        for x, cell in enumerate((character, role) for text, role in row for character in text)
        if cell[0] != " "
    }


def columns(drawing: Drawing, row: int, *roles: Role) -> list[int]:
    """Return the columns of a row in which a role stands."""
    return sorted(x for (x, y), (_, role) in cells(drawing.rows).items() if y == row and role in roles)


def row_of(drawing: Drawing, pattern: str) -> int:
    """Return the only row that matches."""
    found = [y for y in range(drawing.height) if re.search(pattern, drawing.text(y))]
    assert len(found) == 1, (pattern, charts.to_plain(drawing))
    return found[0]


def axis(drawing: Drawing, row: int) -> tuple[int, int]:
    """Return the column of 0 and how many cells a level takes, from the numbers over the bars."""
    zero, five = (drawing.text(row).index(f" {number} ") + 1 for number in (0, 5))
    return zero, (five - zero) // 5


# --- bars of levels ---


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("plain", [False, True])
def test_bar_tail_and_gap_end_at_their_levels(width: int, plain: bool) -> None:
    for median, low, high in ((7, 3, 9), (10, 1, 10), (4.5, 2, 8), (1, 1, 1), (0, 0, 6), (5, 0, 5), (8.5, 8, 9)):
        drawing = charts.draw_weeks(weeks(spread(median, low, high)), width, 4, today=TODAY, plain=plain)
        zero, level = axis(drawing, 0)
        there = cells(drawing.rows)
        solid = [x - zero for x in columns(drawing, 1, Role.BAR) if x > zero]
        assert max(solid, default=0) == -int(-median * level // 1), (median, drawing.text(1))
        assert solid == list(range(1, len(solid) + 1))
        assert max([*solid, *(x - zero for x in columns(drawing, 1, Role.BAND))]) == high * level
        cut = [x - zero for x in columns(drawing, 1, Role.BAR) if x > zero and there[x, 1][0] not in "▄#"]
        half = {len(solid)} if (median * level) % 1 else set()
        assert set(cut) - half == (set() if low == median else {max(low * level, 1)}), drawing.text(1)


def test_one_bar_is_longer_than_another_exactly_when_its_median_is_higher() -> None:
    medians = [n / 2 for n in range(21)]
    drawing = charts.draw_weeks(weeks(*(spread(one, 0, 10) for one in medians)), 100, 30, today=TODAY)
    first = row_of(drawing, "^week") + 1
    lengths = [len(columns(drawing, first + n, Role.BAR)) for n in range(21)]
    assert lengths[2:] == sorted(set(lengths[2:]))


def test_numbers_are_written_in_full_where_there_is_room_for_them() -> None:
    shown = weeks(spread(4.5, 2, 8, count=6), spread(5, 5, 5, count=1), NOTHING)
    for width in range(60, 201):
        drawing = charts.draw_weeks(shown, width, 12, today=TODAY)
        lines = [drawing.text(row_of(drawing, f"^ *{day.day} Nov")) for day in mondays(3)]
        assert re.fullmatch(r" 9 Nov +│.* 4\.5 +2–8 +6 of 7( days)? *", lines[0]), lines
        assert re.fullmatch(r"16 Nov +│.* 5 +5 +1 of 7( days)? *", lines[1]), lines
        assert re.fullmatch(r"23 Nov +│ not logged[ ┊]*", lines[2]), lines


def test_the_points_of_medians_stand_below_each_other() -> None:
    drawing = charts.draw_weeks(weeks(spread(5, 5, 5), spread(4.5, 2, 8), spread(10, 10, 10)), 80, 12, today=TODAY)
    title = drawing.text(row_of(drawing, "^week"))
    units = title.index("median") + 3
    rows = [drawing.text(row_of(drawing, f"^ *{day.day} Nov")) for day in mondays(3)]
    assert [row[units - 1 : units + 3] for row in rows] == [" 5  ", " 4.5", "10  "]


def test_columns_go_from_the_right_and_the_bar_stays() -> None:
    shown, seen = weeks(spread(4.5, 2, 8, count=6)), []
    for width in range(200, 25, -1):
        text = charts.draw_weeks(shown, width, 4, today=TODAY).text(1)
        assert "▄" in text
        seen.append(tuple(bool(re.search(part, text)) for part in (r" 4\.5", "2–8", "6 of 7")))
    assert list(dict.fromkeys(seen)) == [(True, True, True), (True, True, False), (True, False, False)]


def test_a_week_half_a_year_away_has_its_year() -> None:
    shown = weeks(*[spread(3, 1, 4)] * 40)
    text = charts.to_plain(charts.draw_weeks(shown, 60, 60, today=TODAY))
    assert "25 May 2026" in text
    assert re.search("^ 1 Jun +│", text, re.MULTILINE)


# --- what was not logged ---


@pytest.mark.parametrize("plain", [False, True])
def test_a_week_without_entries_is_no_week_of_zeros(plain: bool) -> None:
    for drawing in (
        charts.draw_weeks(weeks(spread(3, 1, 4), NOTHING), 120, 12, today=TODAY, plain=plain),
        charts.draw_care(care((20, 20, 3), (None, None, None)), 120, 12, today=TODAY, plain=plain),
        charts.draw_legs(
            [LegWeek(monday=day, worst=NOTHING, furthest=None, spasms=n, spasm_worst=None)
             for day, n in zip(mondays(2), (1, None), strict=True)], 120, 12, today=TODAY, plain=plain),
    ):  # fmt: skip
        row = row_of(drawing, "^23 Nov")
        assert "not logged" in drawing.text(row)
        assert not columns(drawing, row, Role.BAR, Role.BAND, Role.EVENT, Role.VALUE)
        assert not re.search(r"\d", drawing.text(row).replace("23 Nov", ""))


@pytest.mark.parametrize("width", WIDTHS[40:])
def test_an_amount_not_logged_is_a_dot_and_none_done_is_0(width: int) -> None:
    drawing = charts.draw_care(care((40, 10, 4), (None, 0, 2), worst=spread(5, 2, 6)), width, 12, today=TODAY)
    line = drawing.text(row_of(drawing, "^23 Nov"))
    assert re.fullmatch(r"23 Nov +│[^·]* 5 +· +0 +2 ▄+▖? *", line), line


def test_a_week_without_leg_readings_has_no_leg_level() -> None:
    drawing = charts.draw_legs([leg(NOTHING, None, 2, None), leg(spread(0, 0, 0, 3), None, 0)], 120, 12, today=TODAY)
    rows = [y for y in range(drawing.height) if drawing.text(y).startswith("23 Nov")]
    assert re.fullmatch(r"23 Nov +│[ ┊]+ · +· +· +2 +· *", drawing.text(rows[0]))
    assert not columns(drawing, rows[0], Role.BAR, Role.BAND)
    assert re.fullmatch(r"23 Nov +┃[ ┊]+ 0 +0 +3 +no leg pain +0 *", drawing.text(rows[1]))


def test_a_calendar_tells_not_logged_from_zero_and_from_not_yet() -> None:
    first = date(2026, 2, 1)
    worst = {first: 0, date(2026, 2, 3): 10, date(2026, 11, 23): 7}
    for plain, dot in ((False, "·"), (True, "_")):
        for width in (58, 80, 120, 150, 200):
            drawing = charts.draw_year([year(2026, worst, first)], width, 9, plain=plain)
            glyphs = "".join(glyph for _, glyph in days_of(drawing, 0))
            assert glyphs == f"0{dot}x{dot * 292}7{dot}"
    assert drawing.text(0).startswith("2026, 3 of 297 days logged, median 7")


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_hours_and_weekdays_without_readings_are_dots(width: int) -> None:
    drawing = charts.draw_times(times([NOTHING, spread(4, 1, 9)], [NOTHING] * 6 + [spread(6, 6, 6)]), width, 24)
    line = drawing.text(row_of(drawing, "00–12"))
    assert re.match(r"00–12 +│[ ┊]+· ", line), line
    bars = [y for y in range(drawing.height) if columns(drawing, y, Role.BAR) and "median   ▂" not in drawing.text(y)]
    assert len(bars) == 2
    assert len(re.findall("·", charts.to_plain(drawing))) == 7


def test_nothing_at_all_says_so() -> None:
    for drawing in (
        charts.draw_weeks([], 60, 14, today=TODAY),
        charts.draw_weeks(weeks(NOTHING, NOTHING), 60, 14, today=TODAY),
        charts.draw_care([], 60, 14, today=TODAY),
        charts.draw_legs([], 60, 14, today=TODAY),
        charts.draw_year([], 60, 14),
        charts.draw_year([year(2026, {}, None)], 60, 14),
        charts.draw_times(times([NOTHING] * 8, [NOTHING] * 7), 60, 14),
    ):
        words = charts.to_plain(drawing).strip()
        assert re.fullmatch("(Nothing|No leg pain or spasms) logged( in (these weeks|this window))?( yet)?.", words), (
            words
        )


# --- treatment and legs ---


@pytest.mark.parametrize("plain", [False, True])
def test_every_amount_has_its_own_scale(plain: bool) -> None:
    drawing = charts.draw_care(care((140, 10, 1), (70, 40, 14), (0, 20, 7)), 120, 12, today=TODAY, plain=plain)
    rows = [drawing.text(row_of(drawing, f"^ *{day.day} Nov")) for day in mondays(3)]
    bar = "#" if plain else "▄"
    lengths = [[len(part) for part in re.findall(rf"[{bar}▖+]+", row)] for row in rows]
    most = max(lengths[0])
    assert lengths[0][0] == lengths[1][1] == lengths[1][2] == most
    assert lengths[1][0] == lengths[2][0] == lengths[2][1] == most // 2
    assert lengths[0][2] >= 1


def test_the_ladder_goes_down_the_leg() -> None:
    def steps(site: str) -> int:
        drawing = charts.draw_legs([leg(spread(3, 1, 4), site, 1, 5)], 120, 12, today=TODAY)
        line = drawing.text(row_of(drawing, "^23 Nov"))
        assert re.search(rf"[■□]{{5}} {site} +1 +5", line), line
        return line.count("■")

    assert [steps(site) for site in LEG_SITES] == [1, 2, 3, 4, 4, 5]


# --- which weeks ---


def test_pages_show_every_week_once_and_say_how_many_are_out_of_sight() -> None:
    shown = weeks(*[spread(3, 1, 4)] * 50)
    for height in (3, 5, 9, 14, 30, 52, 53, 60):
        room = charts.week_room(len(shown), height)
        seen: list[str] = []
        for offset in range(0, len(shown), room):
            drawing = charts.draw_weeks(shown, 80, height, today=TODAY, offset=offset)
            text = charts.to_plain(drawing)
            page = re.findall(r"^ ?(\d+ \w{3}(?: \d{4})?) +│", text, re.MULTILINE)
            below = int(found[1]) if (found := re.search(r"↓ (\d+) ", text)) else 0
            above = int(found[1]) if (found := re.search(r"↑ (\d+) ", text)) else 0
            assert above + len(page) + below == 50
            assert len(page) == room
            assert below == min(offset, 50 - room)
            seen = [*page[: len(page) - (offset - below)], *seen]
        assert seen == [charts_words(week.monday) for week in shown]


def charts_words(day: date) -> str:
    """Return "9 Nov", with the year when it is half a year away."""
    return f"{day.day} {day:%b}" + (f" {day.year}" if (TODAY - day).days >= 183 else "")


def test_an_offset_out_of_range_shows_an_end() -> None:
    shown = weeks(*[spread(3, 1, 4)] * 20)
    for offset, words in ((-3, "12 weeks before"), (99, "12 weeks later"), (1, "11 weeks before, 1 later")):
        drawing = charts.draw_weeks(shown, 80, 11, today=TODAY, offset=offset, plain=True)
        assert drawing.text(10).startswith(words)


# --- the calendar ---


def days_of(drawing: Drawing, top: int) -> list[tuple[tuple[int, int], str]]:
    """Return the cells of the days of a year whose title stands in row `top`, in reading order: down, then right."""
    roles = (Role.DIGIT_ZERO, Role.DIGIT_LOW, Role.DIGIT_MID, Role.DIGIT_HIGH, Role.COVERAGE, Role.CURSOR)
    there = [((x, y), glyph) for (x, y), (glyph, role) in cells(drawing.rows).items()
             if role in roles and top + 2 <= y < top + 9]  # fmt: skip
    return sorted(there)


@pytest.mark.parametrize("width", [58, 60, 79, 80, 111, 112, 142, 144, 164, 200, 215])
def test_days_follow_each_other_down_and_to_the_right(width: int) -> None:
    for number in (2012, 2018, 2021, 2023, 2024, 2026, 2028):
        drawing = charts.draw_year([full(number, date(2030, 1, 1))], width, 9)
        days = days_of(drawing, 0)
        starts = [drawing.text(1).index(month) for month in MONTHS]
        expected = "".join("x" if n % 11 == 10 else str(n % 11) for n in range(len(days)))
        assert len(days) == (366 if number % 4 == 0 else 365)
        assert "".join(glyph for _, glyph in days) == expected
        for month, start in enumerate(starts, 1):
            nth = (date(number, month, 1) - date(number, 1, 1)).days
            assert days[nth][0] == (start, 2 + date(number, month, 1).weekday())


def test_cells_grow_with_the_width() -> None:
    def pitch(width: int) -> int:
        days = days_of(charts.draw_year([full(2026)], width, 9), 0)
        row = sorted(x for (x, y), _ in days if y == 8)
        return min(two - one for one, two in pairwise(row))

    assert [pitch(width) for width in (60, 80, 112, 150, 200, 215)] == [1, 1, 2, 2, 2, 3]


def test_months_stand_apart_where_there_is_room() -> None:
    drawing = charts.draw_year([full(2026)], 80, 9)
    days = dict(days_of(drawing, 0))
    starts = [drawing.text(1).index(month) for month in MONTHS[1:]]
    assert not {x for x, _ in days} & {start - 1 for start in starts}


def test_tones_follow_the_levels() -> None:
    drawing = charts.draw_year([full(2026)], 60, 9)
    tones: dict[str, set[Role]] = {}
    for glyph, role in (cells(drawing.rows)[at] for at, _ in days_of(drawing, 0)):
        tones.setdefault(glyph, set()).add(role)
    assert all(len(roles) == 1 for roles in tones.values())
    assert len({tones[glyph].pop() for glyph in "0369"}) == 4


def test_the_newest_years_stay_and_the_others_are_counted() -> None:
    years = [full(number) for number in range(1997, 2027)]
    for height, count in ((9, 1), (17, 1), (18, 2), (44, 4), (50, 5)):
        text = charts.to_plain(charts.draw_year(years, 80, height))
        titles = [int(number) for number in re.findall(r"^(\d{4}) · 36", text, re.MULTILINE)]
        assert titles == list(range(2027 - count, 2027))
        if height % 9 and height != 44:
            assert f"↑ {30 - count} years before" in text


@pytest.mark.parametrize("width", [58, 80, 112, 165])
@pytest.mark.parametrize("plain", [False, True])
def test_the_cursor_points_at_its_day_by_signs(width: int, plain: bool) -> None:
    for n in range(0, 365, 3):
        cursor = date(2026, 1, 1) + timedelta(days=n)
        drawing = charts.draw_year([full(2025), full(2026)], width, 18, cursor=cursor, plain=plain)
        (x, y), _ = days_of(drawing, 9)[n]
        assert drawing.text(y)[:4] == f"{cursor:%a}{'>' if plain else '▸'}"
        assert drawing.text(10)[x] == ("v" if plain else "▼")
        words = f"{cursor.day} {cursor:%b}"
        labels = re.sub(f" ({words} [v▼]|[v▼] {words})( |$)", " ", drawing.text(10)).split()
        assert words in drawing.text(10)
        assert set(labels) <= set(MONTHS)
        assert len(labels) >= 9
        assert [at for at, (_, role) in cells(drawing.rows).items() if role is Role.CURSOR] == [(x, y)]


# --- time of day and weekday ---

HOURS = [NOTHING, spread(3, 1, 4, 2), *[spread(6, 2, 9, 120)] * 6]
DAYS = [spread(4.5, 2, 8, 40 + n) for n in range(7)]


@pytest.mark.parametrize(("width", "height"), [(60, 14), (80, 17), (80, 24), (99, 40), (100, 17), (120, 30), (200, 44)])
@pytest.mark.parametrize("plain", [False, True])
def test_both_blocks_are_there_with_every_row_and_its_count(width: int, height: int, plain: bool) -> None:
    drawing = charts.draw_times(times(HOURS, DAYS, 3), width, height, plain=plain)
    text = charts.to_plain(drawing)
    for n in range(1, 8):
        assert re.search(rf"\b{n * 3:02}[–-]{n * 3 + 3:02}\b.*\b(2|120)\b", text)
    for n, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")):
        assert re.search(rf"\b{name}.* {40 + n}\b", text)
    assert "3 readings without a known time are left out" in text
    monday, first = (row_of(drawing, pattern) for pattern in (r"\bMon", r"\b00.03"))
    assert (monday == first) == (width >= 100 or height < 20)


def test_the_readings_left_out_are_mentioned_only_when_there_are_some() -> None:
    assert "left out" not in charts.to_plain(charts.draw_times(times(HOURS, DAYS), 80, 24))
    assert "1 reading without a known time is left out" in charts.to_plain(
        charts.draw_times(times(HOURS, DAYS, 1), 80, 24)
    )


def test_a_block_never_loses_rows() -> None:
    for width in range(26, 130):
        for height in range(1, 30):
            text = charts.to_plain(charts.draw_times(times(HOURS, DAYS, 3), width, height))
            names = len(re.findall(r"\d\d–\d\d|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)", text))
            assert names == 15 or (names == 0 and "Too small" in text), (width, height, text)
            assert names == 0 or "left out" in text


# --- gauges ---


def words_of(row: Sequence[Run]) -> str:
    return "".join(text for text, _ in row)


def test_the_line_gauge_says_where_the_day_stands() -> None:
    def said(day: int, about: bool = False, width: int = 80) -> str:
        return words_of(charts.line_gauge(LineGauge(day=day, length=92, about=about), width))

    assert re.fullmatch(r"time  (█+)(░+)  day 47, the line in 46 days", said(46))
    assert said(46).count("█") == pytest.approx(said(46).count("░"), abs=1)
    assert re.fullmatch(r"time  █+░+  about day 47, the line in about 46 days", said(46, about=True))
    assert re.fullmatch(r"time  ░+  day 1, the line in 92 days", said(0))
    assert re.fullmatch(r"time  █░+  day 2, the line in 91 days", said(1, width=40))
    assert re.fullmatch(r"time  █+░  day 92, the line in 1 day", said(91, width=40))
    assert re.fullmatch(r"time  █+  day 93: three months today", said(92))
    assert re.fullmatch(r"time  █+  6 days past the line", said(98))
    assert re.fullmatch(r"time  █+  about 6 days past the line", said(98, about=True))
    assert said(98, about=True, width=20) == "time  about 6 past  "
    assert words_of(charts.line_gauge(None, 40)).rstrip() == "time  no day count"


@given(st.tuples(st.integers(0, 400), st.integers(0, 400), st.integers(1, 400)).map(sorted), st.integers(15, 200))
@example([90, 90, 182], 80)
@example([90, 91, 182], 81)
@example([91, 92, 182], 60)
@settings(deadline=None, max_examples=200)
def test_textures_reach_the_half_mark_exactly_at_half_the_days(days: list[int], width: int) -> None:
    least, most, length = days
    row = charts.share_gauge(ShareGauge(least=least, most=most, length=length), width)
    marks = [x for (x, _), (_, role) in cells([row]).items() if role is Role.HALF]
    text = words_of(row)
    if not marks:
        assert width < 40
        return
    bar = re.search("[█▒░┊]+", text)
    assert bar
    assert len(bar[0]) >= 5
    assert marks == [bar.start() + len(bar[0]) // 2]
    assert len(bar[0]) % 2 == 1
    assert text[: bar.start()].endswith("  ")
    assert text[bar.end() :].startswith("  ")
    left = bar[0][: len(bar[0]) // 2]
    assert re.fullmatch("█*▒*░*", bar[0].replace("┊", ""))
    assert ("▒" not in left and "░" not in left) == (2 * least >= length)
    assert ("░" not in left) == (2 * most >= length)


def test_the_share_gauge_says_the_range() -> None:
    row = words_of(charts.share_gauge(ShareGauge(least=33, most=168, length=182), 80))
    assert re.fullmatch(r"pain days  █+▒+┊▒+░+ {2,3}33–168 of the last 182", row)
    assert words_of(charts.share_gauge(ShareGauge(least=90, most=90, length=182), 60)).endswith(" 90 of the last 182")


@given(
    st.integers(1, 250),
    st.one_of(
        st.none(), st.builds(LineGauge, day=st.integers(0, 12000), length=st.integers(89, 92), about=st.booleans())
    ),
    st.booleans(),
)
@settings(deadline=None, max_examples=200)
def test_gauges_are_as_wide_as_asked_and_keep_their_words_whole(
    width: int, line: LineGauge | None, plain: bool
) -> None:
    row = charts.line_gauge(line, width, plain=plain)
    share = charts.share_gauge(ShareGauge(least=3, most=168, length=182), width, plain=plain)
    for text in (words_of(row), words_of(share)):
        assert len(text) == width
        assert text.isascii() or not plain
    if width >= 20:
        assert re.fullmatch(
            r"(time +)?([█░#.]{5,} +)?(no day count|(about )?day \d+(, (the )?line in (about )?\d+( days?)?)?"
            r"|((about )?day 9[0-3]: )?(about )?three months( today)?|(about )?\d+( days?)? past( the line)?) *",
            words_of(row),
        ), words_of(row)
    if width >= 20:
        assert re.fullmatch(r"pain days +([█▒░┊#+.|]{5,} +)?3[–-]168( of |/)(the last )?182 *", words_of(share)), (
            words_of(share)
        )


# --- every size ---

spreads = st.one_of(
    st.just(NOTHING),
    st.builds(
        lambda levels, count: Spread(count=count, median=(levels[1] + levels[2]) / 2, low=levels[0], high=levels[3]),
        st.lists(st.integers(0, 10), min_size=4, max_size=4).map(sorted),
        st.integers(1, 20000),
    ),
)
amounts = st.one_of(st.none(), st.integers(0, 2000))


def drawn(
    pick: int,
    levels: Sequence[Spread],
    numbers: Sequence[int | None],
    size: tuple[int, int],
    *,
    plain: bool,
    offset: int,
) -> Drawing:
    """Return one of the drawings, with these levels and numbers in it."""
    width, height = size
    days = mondays(len(levels))
    several = [numbers[n : n + 3] for n in range(len(levels))]
    if pick == 0:
        shown = [WeekLevels(monday=day, worst=one, days=7) for day, one in zip(days, levels, strict=True)]
        return charts.draw_weeks(shown, width, height, today=TODAY, plain=plain, offset=offset)
    if pick == 1:
        done = [CareWeek(monday=day, worst=one, heat_min=a, ice_min=b, sessions=c)
                for day, one, (a, b, c) in zip(days, levels, several, strict=True)]  # fmt: skip
        return charts.draw_care(done, width, height, today=TODAY, plain=plain, offset=offset)
    if pick == 2:
        legs = [LegWeek(monday=day, worst=one, furthest=LEG_SITES[n % 6] if one.high else None, spasms=a,
                        spasm_worst=None if b is None else b % 11)
                for n, (day, one, (a, b, _)) in enumerate(zip(days, levels, several, strict=True))]  # fmt: skip
        return charts.draw_legs(legs, width, height, today=TODAY, plain=plain, offset=offset)
    if pick == 3:
        first = date(2026 - len(levels), 3, 1 + offset)
        years = [year(2026 - n, {date(2026 - n, 5, 1 + one.low): one.high} if one.count else {}, first)
                 for n, one in reversed(list(enumerate(levels)))]  # fmt: skip
        return charts.draw_year(years, width, height, plain=plain, cursor=first + timedelta(days=offset))
    levels = list(levels)
    hours = (levels * 24)[: (4, 8, 12, 24)[offset % 4]]
    return charts.draw_times(times(hours, (levels * 7)[:7], offset), width, height, plain=plain)


@given(
    st.integers(0, 4),
    st.lists(spreads, min_size=1, max_size=30),
    st.lists(amounts, min_size=33, max_size=33),
    st.tuples(st.integers(1, 200), st.integers(1, 50)),
    st.booleans(),
    st.integers(0, 27),
)
@settings(deadline=None, max_examples=400)
def test_any_size_is_drawn_exactly(
    pick: int, levels: list[Spread], numbers: list[int | None], size: tuple[int, int], plain: bool, offset: int
) -> None:
    drawing = drawn(pick, levels, numbers, size, plain=plain, offset=offset)
    assert (drawing.width, drawing.height) == size
    assert len(drawing.rows) == size[1]
    assert {sum(len(text) for text, _ in row) for row in drawing.rows} == {size[0]}
    text = charts.to_plain(drawing)
    assert text.isascii() or not plain
    assert not FORBIDDEN.search(text)
    titles = [line.strip() for line in text.split("\n") if line.startswith("week")]
    assert all(HEADER.fullmatch(line) for line in titles), titles
    assert (
        bool(titles) == (pick < 3 and "ogged in these" not in " ".join(text.split()) and "Too" not in text)
        or size[0] < 10
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_no_cell_of_a_table_runs_into_the_next(width: int) -> None:
    day = spread(10, 9, 10, 7)
    monday = MONDAY - timedelta(weeks=40)
    one = WeekLevels(monday=monday, worst=day, days=7)
    two = CareWeek(monday=monday, worst=day, heat_min=1444, ice_min=2, sessions=3)
    three = LegWeek(monday=monday, worst=day, furthest="buttock", spasms=123456, spasm_worst=10)
    for drawing, pattern in (
        (charts.draw_weeks([one], width, 12, today=TODAY), r"( 10)?( +9–10)?( +7 of 7( days)?)?"),
        (charts.draw_care([two], width, 12, today=TODAY), r"( +10)?( +1444 ▄+)?( +2 ▄+)?( +3 ▄+)?"),
        (charts.draw_legs([three], width, 12, today=TODAY),
         r"( +10)?( +9–10)?( +7)?( +(■□{4} )?buttock)?( +123456)?( +10)?"),
    ):  # fmt: skip
        line = drawing.text(row_of(drawing, "^16 Feb 2026"))
        assert re.fullmatch(rf"16 Feb 2026 +│▄*▖▄+ *{pattern} *", line), line
        titles = [row for row in range(drawing.height) if drawing.text(row).startswith("week")]
        assert HEADER.fullmatch(drawing.text(titles[0]).strip())


def test_a_legend_says_what_the_parts_of_a_bar_are() -> None:
    for plain, symbols in ((False, ("▄", "▂", "▄▖▄")), (True, ("#", ".", "#:#"))):
        text = charts.to_plain(charts.draw_weeks(weeks(spread(5, 2, 8)), 100, 12, today=TODAY, plain=plain))
        for symbol, meaning in zip(symbols, ("median", "up to the highest", "gap at the lowest"), strict=True):
            assert f"{symbol} {meaning}" in text
