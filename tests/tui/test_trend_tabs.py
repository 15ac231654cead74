"""The tabs of the trends: what each shows at the sizes it must fit, its keys, and that none shows another's days."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual import events

from journal.charts import Role
from journal.config import Settings
from journal.domain.spells import Spell
from journal.domain.trends import WINDOWS
from journal.paths import Paths
from journal.services.logging import log_line
from journal.store.store import Store
from journal.tui.screens.trends import TABS, TrendsScreen
from journal.tui.widgets.chart import Chart
from journal.tui.widgets.picture import Picture

from .conftest import NOW, Evening, Evenings, FakeClock
from .test_trends_screen import chart, flat, screen

TODAY = NOW.date()
ONSET = TODAY - timedelta(days=130)
SIZES = [(80, 24), (60, 20)]
Logs = Callable[[str], None]

# What stands on each tab whatever the size, with the full journal and with the empty one.
SHOWN = {
    "chart": ("10┤", "pain days", "Day 131 · past the three-month line"),
    "weeks": ("week ", "median", "23 Nov", "Weekly averages:"),
    "year": ("2026", "Mon", "Day 131 · past the three-month line"),
    "times": ("06–09", "Mon", "1 reading without a known time is left out", "how little some rest on"),
    "care": ("heat min", "ice min", "exercises", "over 10 sessions with both levels"),
    "legs": ("furthest", "spasms", "calf", "they make no back-pain day"),
}
EMPTY = {
    "chart": ("Nothing logged in this window yet.", "Press p to log a pain level.", "no day count"),
    "weeks": ("Nothing logged in these weeks yet.", "not enough weeks yet"),
    "year": ("Nothing logged yet.", "No back pain is logged yet."),
    "times": ("Nothing logged in this window yet.",),
    "care": ("Nothing logged in these weeks yet.", "Heat: 0 sessions"),
    "legs": ("No leg pain or spasms logged in these weeks.",),
}


@pytest.fixture
def full(tmp_path: Path, clock: FakeClock) -> Iterator[Store]:
    """A journal of 130 days, written down as they were: gaps, heat, ice, exercises, legs, an untimed reading."""
    store = Store.open(Paths(tmp_path / "full.db", explicit=True))
    store.save_spell(Spell(onset=ONSET), clock.now())
    for day in range(0, 131, 2):
        clock.moment = NOW - timedelta(days=130 - day)
        parts = [f"at 08:00, pain {2 + day % 6}"]
        if day % 14 == 0:
            parts.append("heat 20 from 6 to 4")
        if day % 28 == 4:
            parts.append("ice 15")
        if day % 14 == 2:
            parts += ["did glute-bridge 3x10", "pain 3 calf left", "spasm calf left x2 worst 5"]
        log_line(store, clock, Settings(), ", ".join(parts))
    clock.moment = NOW
    log_line(store, clock, Settings(), "yesterday, pain 4, spasm calf left x2 worst 5, pain 3 calf left")
    yield store
    store.close()


async def go_to(it: Evening, tab: str) -> None:
    """Go to a tab of the trends by its keys."""
    if it.app.current_mode != "trends":
        await it.press("2")
    for _ in TABS:
        if screen(it).tab == tab:
            return
        await it.press("tab")
    raise AssertionError(tab)


def drawn(it: Evening) -> str:
    """Return what the pictures of the present tab draw, without the rest of the screen."""
    found = []
    for widget in (screen(it).query_one(Chart), *screen(it).query(Picture)):
        if widget.display:
            found += [widget.render_line(y).text for y in range(widget.size.height)]
    return "\n".join(found)


def readout(it: Evening) -> str:
    return str(screen(it).query_one("#readout").render())


def fits(it: Evening, width: int, height: int) -> None:
    """Check that the screen is exactly its size, with the tabs first and the keys last."""
    lines = it.text.split("\n")
    assert [len(line) for line in lines] == [width] * height
    assert f"[{screen(it).tab}]" in lines[0]
    assert lines[-1].startswith(" tab views")
    assert lines[-1].rstrip().endswith("F1 help")


# -- what each shows


@pytest.mark.parametrize("size", SIZES)
async def test_every_tab_shows_its_content_and_its_sentences(
    evening: Evenings, full: Store, size: tuple[int, int]
) -> None:
    async with evening(size=size, on=full) as it:
        for tab in TABS:
            await go_to(it, tab)
            fits(it, *size)
            for words in SHOWN[tab]:
                assert words in flat(it), (tab, words, it.text)
            assert ("[spell]" in it.text) is (tab != "year")
            assert ("[worst]" in it.text) is (tab == "chart")
        await it.press("tab")
        assert screen(it).tab == "chart"
        await it.press("shift+tab")
        assert screen(it).tab == "legs"


@pytest.mark.parametrize("size", SIZES)
async def test_every_tab_of_an_empty_journal_says_so(
    evening: Evenings, empty_store: Store, size: tuple[int, int]
) -> None:
    async with evening(size=size, on=empty_store) as it:
        await it.press("escape")
        for tab in TABS:
            await go_to(it, tab)
            fits(it, *size)
            for words in EMPTY[tab]:
                assert words in flat(it), (tab, words, it.text)
            await it.press("left", "up", "pageup", "escape", "down", "pagedown", "escape")
            fits(it, *size)


@pytest.mark.parametrize("size", [(60, 20), (120, 36), (200, 50)])
async def test_other_sizes_do_no_harm(evening: Evenings, full: Store, size: tuple[int, int]) -> None:
    async with evening(on=full) as it:
        for tab in TABS:
            await go_to(it, tab)
            await it.press("left")
            await it.pilot.resize_terminal(*size)
            await it.settle()
            fits(it, *size)
            await it.pilot.resize_terminal(80, 24)
            await it.settle()
            fits(it, 80, 24)
            for words in SHOWN[tab]:
                assert words in flat(it), (tab, words)


async def test_every_window_on_every_tab_that_has_one(evening: Evenings, full: Store) -> None:
    async with evening(on=full) as it:
        for tab in TABS:
            await go_to(it, tab)
            before = screen(it).window
            for number in range(len(WINDOWS)):
                await it.press("w")
                fits(it, 80, 24)
                if tab == "year":
                    assert screen(it).window == before
                else:
                    assert f"[{WINDOWS[(number + 1) % len(WINDOWS)]}]" in it.text
            assert screen(it).window == before
        # It holds from tab to tab.
        await go_to(it, "weeks")
        await it.press("w")
        await go_to(it, "times")
        assert "[13w]" in it.text


async def test_a_window_cuts_the_weeks(evening: Evenings, full: Store) -> None:
    async with evening(size=(80, 50), on=full) as it:
        await go_to(it, "weeks")
        assert "13 Jul" in it.text
        await it.press("w")
        assert "[13w]" in it.text
        assert "13 Jul" not in it.text
        assert "24 Aug" in it.text


async def test_a_measure_is_only_of_the_chart(evening: Evenings, full: Store) -> None:
    async with evening(on=full) as it:
        await go_to(it, "weeks")
        await it.press("v", "v")
        assert screen(it).measure == "worst"
        await go_to(it, "year")
        await it.press("w")
        assert screen(it).window == "spell"


async def test_the_gauges_tell_the_way_to_the_line_and_the_share_of_days(evening: Evenings, full: Store) -> None:
    async with evening(on=full) as it:
        await it.press("2")
        assert "38 days past the line" in drawn(it)
        assert "67–182 of the last 182" in drawn(it)
        assert "┊" in drawn(it)
    async with evening() as it:
        await it.press("2")
        assert "day 47, the line in 46 days" in drawn(it)
        assert "1–182 of the last 182" in drawn(it)


async def test_the_gauges_take_one_row_where_there_is_room(evening: Evenings, full: Store) -> None:
    async with evening(on=full) as it:
        await it.press("2")
        assert screen(it).query_one("#gauges").size.height == 2
        await it.pilot.resize_terminal(120, 36)
        await it.settle()
        assert screen(it).query_one("#gauges").size.height == 1
        assert "38 days past the line" in drawn(it)
        assert "182" in drawn(it)


async def test_days_of_heat_ice_and_exercise_are_marked(evening: Evenings, full: Store) -> None:
    async with evening(size=(160, 40), on=full) as it:
        await it.press("2", "w")
        view = screen(it)
        assert view.shown is not None
        assert view.shown.view is not None
        marked = view.shown.view.marked
        assert {kind for kind, days in marked.items() if days} == {"heat", "ice", "exercise"}
        rows = [line.strip() for line in drawn(it).split("\n")]
        for letter, kind in (("h", "heat"), ("i", "ice"), ("e", "exercise")):
            count = len(marked[kind])
            assert [row for row in rows if set(row) <= {letter, " "} and row.count(letter) == count], (kind, rows)
        await it.press("left")
        for _ in range(60):
            if "heat" in readout(it):
                break
            await it.press("left")
        assert "heat" in readout(it)


# -- the cursor


async def test_the_arrows_read_out_a_day_or_a_week_further_and_escape_lets_go(evening: Evenings, full: Store) -> None:
    async with evening(on=full) as it:
        await it.press("2")
        assert "read out" in readout(it)
        await it.press("left")
        assert chart(it).cursor == TODAY
        assert "▼" in drawn(it)
        for key, days in (("left", 1), ("up", 8), ("down", 1), ("right", 0), ("right", 0), ("down", 0)):
            await it.press(key)
            assert chart(it).cursor == TODAY - timedelta(days=days), key
        assert readout(it).startswith("Tue 24 Nov: worst 6")
        await it.press("left")
        assert readout(it).startswith("Mon 23 Nov: worst 4")
        assert "day 130" in readout(it)
        await it.press("escape")
        assert chart(it).cursor is None
        assert "read out" in readout(it)
        assert "▼" not in drawn(it)


async def test_a_day_that_is_not_logged_says_so_and_one_to_come_opens_nothing(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("2", "left", "left", "left")
        assert "Sun 22 Nov: not logged · day 45 · enter opens it" in readout(it)
        await it.press(*["right"] * 49)
        line = date(2027, 1, 9)
        assert chart(it).cursor == line
        assert "the three-month line" in readout(it)
        assert "enter" not in readout(it)
        await it.press("enter")
        assert it.app.current_mode == "trends"
        await it.press(*["up"] * 60)
        assert chart(it).cursor == TODAY - timedelta(days=46)


@pytest.mark.parametrize("tab", ["chart", "year"])
async def test_enter_opens_today_on_that_day(evening: Evenings, full: Store, tab: str) -> None:
    async with evening(on=full) as it:
        await go_to(it, tab)
        await it.press("enter")  # nothing is pointed at: it points, as the key line promises something
        assert screen(it).pointed == TODAY
        await it.press("left", "enter")
        day = TODAY - timedelta(days=1 if tab == "chart" else 7)
        assert it.app.current_mode == "today"
        assert it.app.today_screen.day == day
        assert f"‹ {day:%a} {day.day} Nov · " in it.text
        await it.press("2")
        assert screen(it).tab == tab
        assert screen(it).pointed == day


async def test_a_click_points_and_a_second_click_opens(evening: Evenings, full: Store) -> None:
    async with evening(size=(120, 36), on=full) as it:
        await it.press("2", "w")
        await it.pilot.click(Chart, offset=(80, 5))
        await it.settle()
        day = chart(it).cursor
        assert day == chart(it).day_at(80)
        assert day is not None
        assert it.app.current_mode == "trends"
        assert f"{day:%a} {day.day}" in readout(it)
        await it.pilot.click(Chart, offset=(80, 5))
        await it.settle()
        assert it.app.current_mode == "today"
        assert it.app.today_screen.day == day


async def test_a_window_without_the_day_lets_go_of_it(evening: Evenings, full: Store) -> None:
    async with evening(on=full) as it:
        await it.press("2", "w", "left")
        await it.press(*["up"] * 12)
        assert chart(it).cursor == TODAY - timedelta(days=84)
        await it.press("w")
        assert chart(it).cursor == TODAY - timedelta(days=84)  # 26 weeks show it as well
        await it.press(*["up"] * 10)
        assert chart(it).cursor == TODAY - timedelta(days=154)
        await it.press("W")
        assert chart(it).cursor is None
        assert "not logged" not in readout(it)
        assert "▼" not in drawn(it)


async def test_the_year_points_by_days_and_weeks_and_follows_into_other_years(
    evening: Evenings, full: Store, clock: FakeClock
) -> None:
    log_line(full, clock, Settings(), "2023-03-05 20:00, pain 7")
    async with evening(on=full) as it:
        await go_to(it, "year")
        await it.press("left")
        for key, days in (("up", 1), ("left", 8), ("down", 7), ("right", 0)):
            await it.press(key)
            assert screen(it).pointed == TODAY - timedelta(days=days), key
        assert "▼ 24 Nov" in drawn(it)
        await it.press(*["left"] * 60)
        assert screen(it).pointed == TODAY - timedelta(days=420)
        assert "2025" in drawn(it)
        await it.press(*["left"] * 80)
        day = TODAY - timedelta(days=980)
        assert screen(it).pointed == day
        assert f"▼ {day.day} {day:%b}" in drawn(it)
        assert f"{day.year}" in drawn(it)
        await it.press(*["left"] * 80)
        assert screen(it).pointed == date(2023, 1, 1)
        assert "2023" in drawn(it)
        await it.press("escape", *["pagedown"] * 4)
        assert "2026" in drawn(it)


# -- scrolling


@pytest.mark.parametrize("tab", ["weeks", "care", "legs"])
async def test_the_weeks_scroll_and_stop_at_both_ends(evening: Evenings, full: Store, tab: str) -> None:
    async with evening(size=(60, 20), on=full) as it:
        await go_to(it, tab)
        newest = drawn(it)
        assert "23 Nov" in newest
        await it.press("up")
        assert "23 Nov" not in drawn(it)
        assert "16 Nov" in drawn(it)
        await it.press("down")
        assert drawn(it) == newest
        await it.press("down")
        assert drawn(it) == newest
        await it.press(*["pageup"] * 4)
        assert "13 Jul" in drawn(it)
        await it.press(*["pageup"] * 4, *["up"] * 30)
        assert "13 Jul" in drawn(it)
        await it.press(*["pagedown"] * 4)
        assert drawn(it) == newest
        await it.press("up", "w")
        assert "23 Nov" in drawn(it)


async def test_the_sentences_of_the_weeks_are_below_the_newest(evening: Evenings, full: Store) -> None:
    async with evening(size=(60, 20), on=full) as it:
        await go_to(it, "weeks")
        last = "Days with back pain: "
        assert last not in flat(it)
        await it.press("pagedown", "pagedown", "pagedown")
        assert last in flat(it)
        assert "23 Nov" in drawn(it)
        await it.press("pageup", "pageup", "pageup")
        assert "Weekly averages:" in flat(it)


# -- living


@pytest.mark.parametrize("tab", TABS)
async def test_what_another_process_writes_is_shown_within_a_look(evening: Evenings, full: Store, tab: str) -> None:
    expected = {
        "chart": "Back pain on",
        "weeks": "10",
        "year": "x",
        "times": "18–21",
        "care": "90",
        "legs": "foot",
    }
    async with evening(on=full) as it:
        await go_to(it, tab)
        before = it.text
        other = Store.open(full.paths)
        line = "at 20:00, pain 10, heat 90, spasm calf left x7 worst 9, pain 8 foot left"
        log_line(other, it.clock, Settings(), line)
        other.close()
        it.app._look()
        await it.settle()
        assert it.text != before
        if tab != "chart":
            assert expected[tab] in it.text
        else:
            trend = chart(it).trend
            assert trend is not None
            assert trend.days[-1].day == TODAY
            await it.press("left")
            assert readout(it).startswith("Tue 24 Nov: worst 10, mean")


async def test_a_look_keeps_the_pointed_day_and_the_scrolled_weeks(evening: Evenings, full: Store) -> None:
    async with evening(size=(60, 20), on=full) as it:
        await it.press("2", "left", "left")
        log_line(full, it.clock, Settings(), "heat 20")
        it.app._look()
        await it.settle()
        assert chart(it).cursor == TODAY - timedelta(days=1)
        await it.press("tab", "up", "up")
        before = drawn(it)
        assert "9 Nov" in before
        assert "16 Nov" not in before
        log_line(full, it.clock, Settings(), "heat 20")
        it.app._look()
        await it.settle()
        assert drawn(it) == before


async def test_fast_keys_never_show_a_tab_under_anothers_name(evening: Evenings, full: Store) -> None:
    own = {
        "weeks": "logged",
        "year": "2026",
        "times": "06–09",
        "care": "heat min",
        "legs": "furthest",
    }
    words = {
        "weeks": "Weekly averages",
        "times": "Readings by the hour",
        "care": "sessions with",
        "legs": "they make no",
    }
    async with evening(on=full) as it:
        await it.press("2")
        seen: set[str] = set()
        for number in range(28):
            it.app.post_message(events.Key("tab", None))
            it.app.post_message(events.Key("left" if number % 2 else "up", None))
            for _ in range(number * 3 + 1):
                await asyncio.sleep(0.001 * (number // 7))
                here = it.app.screen
                assert isinstance(here, TrendsScreen)
                tab, picture = here.tab, here.query_one("#picture", Picture)
                if not picture.display or picture.drawing is None:
                    continue
                text = picture.drawing
                shown = "\n".join(text.text(row) for row in range(text.height))
                assert own[tab] in shown, (tab, shown)
                said = str(here.query_one("#words").render())
                for other, sentence in words.items():
                    if other != tab and not (tab == "chart" and other == "weeks"):
                        assert sentence not in said, (tab, other)
                if here.shown is not None and here.tab not in ("chart", "year"):
                    assert not here.query_one("#readout").display
                seen.add(tab)
        await it.settle()
        await it.settle()
        for tab in TABS:
            await go_to(it, tab)
            for expected in SHOWN[tab]:
                assert expected in flat(it) or tab == "chart", (tab, expected)
        assert len(seen) > 2


async def test_before_a_tab_has_come_nothing_of_the_last_one_is_under_its_name(
    evening: Evenings, full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with evening(on=full) as it:
        await go_to(it, "weeks")
        view = screen(it)
        monkeypatch.setattr(it.app, "_load_trend", lambda: None)
        await it.press("tab")
        assert view.tab == "year"
        assert view.query_one("#picture", Picture).drawing is None
        assert not str(view.query_one("#words").render())
        await it.press("left", "up", "pageup", "enter")
        assert view.query_one("#picture", Picture).drawing is None
        assert view.pointed is None


async def test_another_theme_recolours_every_picture(evening: Evenings, full: Store) -> None:
    async with evening(on=full) as it:
        for tab in TABS:
            await go_to(it, tab)
            picture = chart(it) if tab == "chart" else screen(it).query_one("#picture", Picture)
            looks = set()
            for theme in ("textual-dark", "textual-light", "nord"):
                it.app.theme = theme
                await it.settle()
                fits(it, 80, 24)
                styles = {(part.style or picture.rich_style) for y in range(5) for part in picture.render_line(y)}
                looks.add(frozenset((style.color, style.bgcolor) for style in styles))
                assert picture.style_of(Role.LABEL).bgcolor is not None
            assert len(looks) == 3, tab


@pytest.mark.parametrize("size", [*SIZES, (160, 40)])
async def test_plain_marks_are_ascii_on_every_picture(evening: Evenings, full: Store, size: tuple[int, int]) -> None:
    async with evening(size=size, on=full, settings=Settings(markers="ascii")) as it:
        for tab in TABS:
            await go_to(it, tab)
            await it.press("left", "up")
            assert drawn(it).isascii(), (tab, sorted(set(drawn(it)) - set(map(chr, range(128)))))
            assert drawn(it).strip()
