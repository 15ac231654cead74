"""The chart on the screen: its colours, its cache, its words when there is nothing to show."""

import colorsys
from datetime import date, timedelta

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Size

from journal.charts import DayMarks, Role, contrast, day_scale
from journal.domain.days import DayLevel
from journal.domain.spells import Spell
from journal.domain.standing import Standing
from journal.domain.trends import Trend, phase_spans, rolling_medians
from journal.tui.widgets.chart import Chart

ONSET = date(2026, 10, 9)
LINE = date(2027, 1, 9)
TODAY = date(2026, 11, 24)


def trend(count: int = 47) -> Trend:
    """Return a spell of `count` logged days whose line is still to come."""
    days = tuple(
        DayLevel(
            day=ONSET + timedelta(days=n),
            worst=3 + n % 5,
            mean=3.0,
            low=2,
            readings=2,
            late_by=timedelta(days=5 * (n == 3)),
        )
        for n in range(count)
    )
    spells = (Standing(spell=Spell(onset=ONSET), today=TODAY),)
    return Trend(
        window="spell",
        measure="worst",
        first=ONSET,
        last=LINE,
        today=TODAY,
        days=days,
        medians=rolling_medians(days),
        spells=spells,
        phases=phase_spans(spells, ONSET, LINE),
    )


class ChartApp(App[None]):
    """One chart and nothing else."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self.pointed: list[date] = []

    def compose(self) -> ComposeResult:
        """Show the chart."""
        yield self.chart

    def on_chart_day_pointed(self, message: Chart.DayPointed) -> None:
        """Keep the day."""
        self.pointed.append(message.day)


def shown(chart: Chart) -> list[str]:
    """Return the rows on the screen as text."""
    return [chart.render_line(y).text for y in range(chart.size.height)]


def styles(chart: Chart) -> dict[str, Style]:
    """Return the style of each text on the screen."""
    return {part.text.strip(): part.style or Style() for y in range(chart.size.height) for part in chart.render_line(y)}


async def test_it_shows_the_drawing_at_its_size() -> None:
    app = ChartApp(Chart(trend()))
    async with app.run_test(size=(80, 24)) as pilot:
        text = "\n".join(shown(app.chart))
        assert "acute" in text
        assert "3 months 9 Jan" in text
        assert "•" in text
        assert "○" in text
        assert {len(row) for row in shown(app.chart)} == {80}
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert app.chart.size == Size(120, 36)
        assert {len(row) for row in shown(app.chart)} == {120}


async def test_it_draws_once_until_something_changes() -> None:
    app = ChartApp(Chart(trend()))
    async with app.run_test(size=(80, 24)) as pilot:
        first = app.chart.drawing
        app.chart.refresh()
        app.chart.cursor = TODAY
        await pilot.pause()
        assert app.chart.drawing is first
        app.chart.marks = (DayMarks("h", "heat", [ONSET]),)
        await pilot.pause()
        assert app.chart.drawing is not first
        assert "h heat" in "\n".join(shown(app.chart))
        app.chart.trend = trend(3)
        await pilot.pause()
        assert "typed in late" not in "\n".join(shown(app.chart))


async def test_without_a_trend_it_is_blank_and_without_days_it_says_how_to_log() -> None:
    app = ChartApp(Chart())
    async with app.run_test(size=(80, 24)) as pilot:
        assert not "".join(shown(app.chart)).strip()
        app.chart.trend = trend(0)
        await pilot.pause()
        text = "\n".join(shown(app.chart))
        assert "Nothing logged in this window yet." in text
        assert "Press p to log a pain level." in text


async def test_plain_is_ascii_on_the_screen_too() -> None:
    app = ChartApp(Chart(trend(), plain=True))
    async with app.run_test(size=(80, 24)) as pilot:
        app.chart.cursor = TODAY
        await pilot.pause()
        assert "".join(shown(app.chart)).isascii()
        app.chart.plain = False
        await pilot.pause()
        assert "•" in "".join(shown(app.chart))


async def test_a_theme_change_recolours_it() -> None:
    app = ChartApp(Chart(trend()))
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = "textual-dark"
        await pilot.pause()
        dark = styles(app.chart)["acute"]
        app.theme = "textual-light"
        await pilot.pause()
        light = styles(app.chart)["acute"]
        assert dark.color != light.color
        assert dark.bgcolor != light.bgcolor


async def test_every_theme_is_legible_and_the_default_ones_show_nothing_red() -> None:
    app = ChartApp(Chart(trend(), marks=[DayMarks("h", "heat", [ONSET])]))
    async with app.run_test(size=(80, 24)) as pilot:
        for theme in sorted(app.available_themes):
            app.theme = theme
            await pilot.pause()
            for role in Role:
                style = app.chart.style_of(role)
                ink = style.color.triplet if style.color else None
                ground = style.bgcolor.triplet if style.bgcolor else None
                if ink is None or ground is None:
                    assert theme.startswith("ansi"), theme
                    continue
                least = 3.0 if role in (Role.BAND, Role.COVERAGE) else 4.5
                assert contrast(ink.hex, ground.hex) >= least, (theme, role)
                hue, _, saturation = colorsys.rgb_to_hls(*(value / 255 for value in ink))
                if theme in ("textual-dark", "textual-light"):
                    assert saturation < 0.3 or 0.06 < hue < 0.9, (theme, role)


async def test_phases_look_alike() -> None:
    app = ChartApp(Chart(trend()))
    async with app.run_test(size=(100, 24)):
        found = styles(app.chart)
        assert found["acute"] == found["subacute"]


async def test_the_cursor_is_a_pointer_over_its_column_and_not_colour_alone() -> None:
    app = ChartApp(Chart(trend()))
    async with app.run_test(size=(80, 24)) as pilot:
        before = shown(app.chart)
        app.chart.cursor = ONSET + timedelta(days=10)
        await pilot.pause()
        after = shown(app.chart)
        cell = day_scale(trend(), 80).cell(ONSET + timedelta(days=10))
        assert after[0][cell] == "▼"
        assert after[1:] == before[1:]
        reversed_cells = [part.text for part in app.chart.render_line(5) if part.style and part.style.reverse]
        assert reversed_cells == [before[5][cell]]
        app.chart.cursor = LINE + timedelta(days=1)
        await pilot.pause()
        assert shown(app.chart) == before


@pytest.mark.parametrize("offset", [0, 17, 40])
async def test_a_click_names_the_day_under_it(offset: int) -> None:
    app = ChartApp(Chart(trend()))
    async with app.run_test(size=(120, 24)) as pilot:
        day = ONSET + timedelta(days=offset)
        await pilot.click(Chart, offset=(day_scale(trend(), 120).cell(day), 5))
        await pilot.click(Chart, offset=(1, 5))
        assert app.pointed == [day]


async def test_a_tiny_chart_does_not_fail() -> None:
    app = ChartApp(Chart(trend()))
    app.chart.styles.min_height = 1
    async with app.run_test(size=(10, 3)) as pilot:
        assert "Too small" in "".join(shown(app.chart))
        await pilot.resize_terminal(1, 1)
        await pilot.pause()
        assert len(shown(app.chart)) == app.chart.size.height
