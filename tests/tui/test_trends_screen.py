import pytest

from journal.domain.trends import MEASURES, WINDOWS
from journal.store.store import Store
from journal.tui.screens.trends import TrendsScreen
from journal.tui.widgets.chart import Chart

from .conftest import Evening, Evenings


def screen(it: Evening) -> TrendsScreen:
    assert isinstance(it.app.screen, TrendsScreen)
    return it.app.screen


def chart(it: Evening) -> Chart:
    return screen(it).query_one(Chart)


def flat(it: Evening) -> str:
    """Return the screen with its line breaks undone."""
    return " ".join(it.text.split())


async def test_the_chart_and_its_sentences_fit_80_by_24(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("2")
        lines = it.text.split("\n")
        assert lines[0].startswith(" [chart] weeks  year  times  care  legs ")
        assert lines[1].startswith(" [spell] 13w")
        assert "Day 47 · the three-month line is on 9 Jan, in 46 days · under three months." in flat(it)
        assert "Last 182 days: back pain on at least 1" in it.text
        assert len(lines) == 24
        assert "F1" in lines[-1]


async def test_windows_and_measures_on_keys(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("2")
        for window in (*WINDOWS[1:], WINDOWS[0]):
            await it.press("w")
            assert f"[{window}]" in it.text
            trend = chart(it).trend
            assert trend is not None
            assert trend.window == window
        for measure in (*MEASURES[1:], MEASURES[0]):
            await it.press("v")
            assert f"[{measure}]" in it.text
            trend = chart(it).trend
            assert trend is not None
            assert trend.measure == measure
        await it.press("W", "V")
        assert "[all]" in it.text
        assert "[exercise]" in it.text


async def test_a_tab_a_window_and_a_measure_are_clicked(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("2")
        for word, row in (("26w", 1), ("mean", 1), ("weeks", 0)):
            line = it.text.split("\n")[row]
            await it.pilot.click(offset=(line.index(word) + 1, row))
            await it.settle()
            assert f"[{word}]" in it.text


async def test_it_stays_as_it_was_left_and_shows_what_came_meanwhile(evening: Evenings) -> None:
    async with evening(size=(120, 36)) as it:
        await it.press("2", "w", "1", "p", "9", "enter", "2")
        assert "[13w]" in it.text
        assert "highest 9" in it.text


async def test_logging_from_there_is_for_today(evening: Evenings) -> None:
    async with evening(size=(120, 36)) as it:
        await it.press("left", "2", "b", "8")
        assert it.store.entries()[-1].moment.day == it.app.today_screen.today
        assert "highest 8" in it.text


async def test_the_sentences_below_the_room_are_a_page_away(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("2")
        assert "highest 6" not in it.text
        await it.press("pagedown", "pagedown")
        assert "highest 6" in it.text
        await it.press("pageup", "pageup")
        assert "Day 47 · the three-month line" in it.text


async def test_an_empty_one_says_what_to_do(evening: Evenings, empty_store: Store) -> None:
    async with evening(on=empty_store) as it:
        await it.press("escape", "2")
        assert "Press p to log a pain level." in it.text


@pytest.mark.parametrize("key", ["1", "colon"])
async def test_back_to_today(evening: Evenings, key: str) -> None:
    async with evening() as it:
        await it.press("2", key)
        assert it.app.current_mode == "today"


async def test_the_keys_are_clicked(evening: Evenings) -> None:
    async with evening() as it:
        line = it.text.split("\n")[-1]
        await it.pilot.click("#keys", offset=(line.index("p pain"), 0))
        await it.settle()
        assert len(it.app.screen_stack) == 2
        await it.press("escape", "2")
        for word, expected in (("window", "[13w]"), ("measure", "[mean]"), ("views", "[weeks]")):
            line = it.text.split("\n")[-1]
            await it.pilot.click("#keys", offset=(line.index(word), 0))
            await it.settle()
            assert expected in it.text
