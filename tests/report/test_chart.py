"""The chart: what is not logged stays blank, and greys say all of it."""

import re
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.report import Mark, Medians, steps_of
from journal.report.chart import chart_svg

FIRST = date(2026, 5, 27)
SVG = "{http://www.w3.org/2000/svg}"


def chart(first: date, last: date, worst: dict[date, int], line: date | None = None) -> Medians:
    unit, steps = steps_of(first, last, worst)
    mark = None if line is None else Mark(day=line, name="three-month line")
    end = last if line is None else max(line, last)
    return Medians(unit=unit, first=first, last=end, steps=steps, onset=None, line=mark, alt="a <chart>")


@given(
    st.dates(date(1950, 1, 1), date(2026, 11, 24)),
    st.integers(0, 11_000),
    st.lists(st.tuples(st.integers(-10, 11_010), st.integers(0, 10)), max_size=20),
)
def test_steps_hold_every_day_once_and_every_level(first: date, length: int, logged: list[tuple[int, int]]) -> None:
    last = first + timedelta(days=length)
    worst = {first + timedelta(days=ago): level for ago, level in logged}
    unit, steps = steps_of(first, last, worst)
    assert steps[0].first == first
    assert steps[-1].last == last
    for before, after in pairwise(steps):
        assert after.first == before.last + timedelta(days=1)
    inside = [level for day, level in worst.items() if first <= day <= last]
    assert sum(step.worst.count for step in steps) == len(inside)
    assert max((step.worst.high for step in steps if step.worst.count), default=0) == max(inside, default=0)
    assert len(steps) <= 62
    assert unit in ("week", "month", "year")


def test_a_week_without_a_level_is_blank_and_one_with_few_is_hollow() -> None:
    monday = date(2026, 6, 1)
    worst = {monday + timedelta(days=n): 5 for n in (0, 1, 2, 3, 14, 15, 16)}
    drawn = ET.fromstring(chart_svg(chart(monday, monday + timedelta(days=20), worst)))  # noqa: S314 - our own
    dots = drawn.findall(f".//{SVG}circle")
    assert [dot.get("fill") for dot in dots] == ["#111", "#fff"]


def test_a_line_ahead_has_its_place() -> None:
    ahead = chart_svg(chart(FIRST, date(2026, 7, 1), {FIRST: 4}, line=date(2026, 8, 27)))
    assert "three-month line" in ahead
    assert 'stroke-dasharray="5 3"' in ahead


@pytest.mark.parametrize("days", [0, 3, 40, 181, 400, 1000, 2500, 11_000])
def test_greys_only_nothing_outside_and_the_words_escaped(days: int) -> None:
    last = FIRST + timedelta(days=days)
    worst = {FIRST + timedelta(days=n): n % 11 for n in range(0, days + 1, 3)}
    text = chart_svg(chart(FIRST, last, worst, line=last))
    for red, green, blue in re.findall(r'"#(.)(.)(.)"', text):
        assert red == green == blue
    assert "style=" not in text
    assert "a &lt;chart&gt;" in text
    drawn = ET.fromstring(text)  # noqa: S314 - our own
    labels = [float(label.get("x", "nan")) for label in drawn.iter(f"{SVG}text")]
    assert all(0 <= x <= 720 for x in labels)
    ticks = sorted(float(one.get("x", "0")) for one in drawn.iter(f"{SVG}text") if one.get("y") == "182")
    assert 1 <= len(ticks) <= 14
    assert all(after - before > 30 for before, after in pairwise(ticks))
