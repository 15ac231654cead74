"""The chart of medians as SVG: greys only, gaps left blank, the onset and the three-month line named.

No style attributes: the page's policy allows one style sheet and nothing else. No font either: the text takes that of
the page around it.
"""

from datetime import date, timedelta
from xml.etree.ElementTree import Element, SubElement, tostring

from journal.domain.report import Mark, Medians, Step
from journal.domain.report_words import chart_title

_WIDTH, _HEIGHT = 720, 186
_LEFT, _RIGHT = 20, 712
_TOP, _BOTTOM = 28, 148
_STRIP = 8
_NAME = 140  # as wide as the longest name of a mark
_LEVELS = 10
_INK, _GREY, _PALE = "#111", "#bbb", "#e4e4e4"
_SMALL = "10.5"
_MOST_TICKS = 13


def chart_svg(chart: Medians) -> str:
    """Return the chart as an SVG element that says in words what it shows."""
    svg = Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {_WIDTH} {_HEIGHT}", role="img")
    svg.set("aria-labelledby", "chart-title chart-desc")
    SubElement(svg, "title", id="chart-title").text = chart_title(chart.unit)
    SubElement(svg, "desc", id="chart-desc").text = chart.alt
    # A reader that was told what the picture says is not to be read its labels one by one.
    drawn = SubElement(svg, "g", {"aria-hidden": "true", "font-size": _SMALL, "fill": _INK})
    _draw_levels(drawn)
    _draw_days(drawn, chart)
    for mark, dashes, row in ((chart.onset, "", 10), (chart.line, "5 3", 22)):
        if mark is not None:
            _draw_mark(drawn, chart, mark, dashes, row)
    width = _step_width(chart)
    for step in chart.steps:
        if step.worst.count:
            _draw_step(drawn, chart, step, width)
    return tostring(svg, encoding="unicode")


def _draw_levels(drawn: Element) -> None:
    for level in range(0, _LEVELS + 1, 2):
        y = _y(level)
        _line(drawn, _LEFT, y, _RIGHT, y, _INK if level == 0 else _PALE)
        _text(drawn, _LEFT - 5, y + 3.5, str(level), "end")


def _draw_days(drawn: Element, chart: Medians) -> None:
    for day, name in _ticks(chart):
        x = _x(chart, day)
        _line(drawn, x, _BOTTOM, x, _BOTTOM + 4, _INK)
        _text(drawn, x, _HEIGHT - 4, name, "start")


def _draw_mark(drawn: Element, chart: Medians, mark: Mark, dashes: str, row: int) -> None:
    x = _x(chart, mark.day)
    _line(drawn, x, row - 8, x, _BOTTOM, _INK, dashes)
    if x > (_LEFT + _RIGHT) / 2:
        # Left of the onset where both are close together, or that would go through the words.
        onset = _x(chart, chart.onset.day) if chart.onset is not None else x
        _text(drawn, (onset if x - onset < _NAME else x) - 4, row, mark.name, "end")
    else:
        _text(drawn, x + 4, row, mark.name, "start")


def _step_width(chart: Medians) -> float:
    """Return the width of a bar, the same for a week that the period cuts."""
    longest = max(step.days for step in chart.steps)
    return min((_x(chart, chart.first + timedelta(days=longest)) - _LEFT) * 0.45, 12)


def _draw_step(drawn: Element, chart: Medians, step: Step, width: float) -> None:
    start, stop = _x(chart, step.first), _x(chart, step.last + timedelta(days=1))
    middle = (start + stop) / 2
    low, high, centre = (_y(value) for value in (step.worst.low, step.worst.high, step.worst.median))
    _box(drawn, middle - width / 2, high, width, low - high, _GREY)
    logged = step.worst.count / step.days * _STRIP
    _box(drawn, start + 0.5, _BOTTOM + 7 + _STRIP - logged, max(stop - start - 1, 0.5), logged, _GREY)
    dot = {"cx": _number(middle), "cy": _number(centre), "r": _number(min(max(width * 0.4, 1.5), 4.2))}
    fill = {"fill": "#fff", "stroke": _INK, "stroke-width": "1.4"} if step.sparse else {"fill": _INK}
    SubElement(drawn, "circle", dot | fill)


def _ticks(chart: Medians) -> list[tuple[date, str]]:
    """Return the days that the axis names: starts of weeks, months, half years or years, as there is room."""
    days = [chart.first + timedelta(days=n) for n in range((chart.last - chart.first).days + 1)]
    firsts = [day for day in days if day.day == 1]
    if len(firsts) < 3:
        weeks = [day for day in days if day.weekday() == 0] or days[:1]
        return [(day, f"{day.day} {day:%b}") for day in weeks[:_MOST_TICKS]]
    if len(firsts) <= _MOST_TICKS + 1:
        # The last one would be cut at the edge.
        room = [day for day in firsts if _RIGHT - _x(chart, day) > 24]
        return [(day, f"{day:%b %Y}" if day.month == 1 else f"{day:%b}") for day in room]
    years = [day for day in firsts if day.month == 1 and _RIGHT - _x(chart, day) > 24]
    every = -(-len(years) // _MOST_TICKS)
    return [(day, str(day.year)) for day in years[::every]]


def _x(chart: Medians, day: date) -> float:
    length = (chart.last - chart.first).days + 1
    return _LEFT + (day - chart.first).days / length * (_RIGHT - _LEFT)


def _y(level: float) -> float:
    return _BOTTOM - level / _LEVELS * (_BOTTOM - _TOP)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _line(drawn: Element, x: float, y: float, to_x: float, to_y: float, ink: str, dashes: str = "") -> None:
    ends = {"x1": _number(x), "y1": _number(y), "x2": _number(to_x), "y2": _number(to_y), "stroke": ink}
    SubElement(drawn, "line", ends | ({"stroke-dasharray": dashes} if dashes else {}))


def _box(drawn: Element, x: float, y: float, width: float, height: float, fill: str) -> None:
    edges = {"x": _number(x), "y": _number(y), "width": _number(width), "height": _number(height), "fill": fill}
    SubElement(drawn, "rect", edges)


def _text(drawn: Element, x: float, y: float, words: str, anchor: str) -> None:
    place = {"x": _number(x), "y": _number(y), "text-anchor": anchor}
    SubElement(drawn, "text", place).text = words
