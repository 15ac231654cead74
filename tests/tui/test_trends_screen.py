import pytest

from journal.domain.trends import WINDOWS
from journal.store.store import Store
from journal.tui.screens.trends import TrendsScreen
from journal.tui.widgets.chart import Chart

from .conftest import Evening, Evenings


def screen(it: Evening) -> TrendsScreen:
    assert isinstance(it.app.screen, TrendsScreen)
    return it.app.screen


async def test_the_chart_and_its_sentences_fit_80_by_24(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("2")
        assert "[spell]" in it.text
        assert "Day 47 · the three-month line is on 9 Jan, in 46 days." in it.text
        assert "Logged on 1 of 47 days" in it.text
        assert len(it.text.split("\n")) == 24
        assert "F1" in it.text.split("\n")[-1]


async def test_windows_and_measures_on_keys(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("2")
        for window in (*WINDOWS[1:], WINDOWS[0]):
            await it.press("right")
            assert f"[{window}]" in it.text
            chart = screen(it).query_one(Chart)
            assert chart.trend is not None
            assert chart.trend.window == window
        await it.press("w", "left", "v")
        assert "[spell]" in it.text
        assert "[mean]" in it.text
        trend = screen(it).query_one(Chart).trend
        assert trend is not None
        assert trend.measure == "mean"


async def test_a_tab_is_clicked(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("2")
        line = it.text.split("\n")[0]
        await it.pilot.click(offset=(line.index("26w") + 1, 0))
        await it.settle()
        assert "[26w]" in it.text


async def test_it_stays_as_it_was_left_and_shows_what_came_meanwhile(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("2", "w", "1", "p", "9", "enter", "2")
        assert "[13w]" in it.text
        assert "highest 9" in it.text


async def test_logging_from_there_is_for_today(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("left", "2", "b", "8")
        assert it.store.entries()[-1].moment.day == it.app.today_screen.today
        assert "highest 8" in it.text


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
        line = it.text.split("\n")[-1]
        await it.pilot.click("#keys", offset=(line.index("window"), 0))
        await it.settle()
        assert "[13w]" in it.text
