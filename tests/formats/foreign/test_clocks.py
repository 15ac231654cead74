"""Days and times of people's tables, and the order of day and month over a whole column."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from journal.errors import ValueRefused
from journal.formats.foreign.clocks import Shown, day_in, local_of, order_of, time_in
from journal.formats.unreadable import UnreadableFile
from tests.formats.foreign.made_up import BERLIN

NOV_5 = date(2026, 11, 5)
EAST = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("text", "order", "shown"),
    [
        ("2026-11-05", "mdy", Shown(NOV_5, None)),
        ("2026/11/5", "mdy", Shown(NOV_5, None)),
        ("5.11.2026", "mdy", Shown(NOV_5, None)),
        ("5. 11. 2026", "dmy", Shown(NOV_5, None)),
        ("05/11/2026", "dmy", Shown(NOV_5, None)),
        ("11/05/2026", "mdy", Shown(NOV_5, None)),
        ("11/5/26", "mdy", Shown(NOV_5, None)),
        ("5-11-2026 ", "dmy", Shown(NOV_5, None)),
        ("2026-11-05T20:30:15.5", "dmy", Shown(NOV_5, time(20, 30, 15))),
        ("2026-11-05 20:30:00+01:00", "dmy", Shown(NOV_5, time(20, 30, tzinfo=EAST))),
        ("2026-11-05T20:30Z", "dmy", Shown(NOV_5, time(20, 30, tzinfo=UTC))),
        ("11/5/2026, 8:30 PM", "mdy", Shown(NOV_5, time(20, 30))),
        ("5.11.2026, 20.30 Uhr", "dmy", Shown(NOV_5, time(20, 30))),
    ],
)
def test_a_day_and_its_time(text: str, order: str, shown: Shown) -> None:
    assert day_in(text, order) == shown


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("20:30", time(20, 30)),
        ("8:30 pm", time(20, 30)),
        ("8:30\u202fPM", time(20, 30)),
        ("8 p.m.", time(20)),
        ("12:05 am", time(0, 5)),
        ("12 PM", time(12)),
        ("9 Uhr", time(9)),
        ("20h30", time(20, 30)),
        ("20:30 -0530", time(20, 30, tzinfo=timezone(-timedelta(hours=5, minutes=30)))),
        ("20:30+02", time(20, 30, tzinfo=timezone(timedelta(hours=2)))),
    ],
)
def test_a_time(text: str, clock: time) -> None:
    assert time_in(text) == clock


@pytest.mark.parametrize("text", ["", "8", "25:00", "20:30 pm", "0:30 am", "20:61", "8:3", "evening", "20:30+99:00"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueRefused, match="is not a time"):
        time_in(text)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-02-30", "31.02.2026", "13/13/2026", "2026-11-055", "11/2026", "0/1/2026"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueRefused, match="is not a day"):
        day_in(text, "dmy")


def test_the_whole_column_tells_the_order() -> None:
    def order(*days: str, said: str | None = None) -> str:
        return order_of(enumerate(days, 2), said, "a.csv", "Day")

    assert order("03/04/2026", "04/04/2026", "13/04/2026") == "dmy"
    assert order("03/04/2026", "04/04/2026", "04/13/2026") == "mdy"
    assert order("03/04/2026", said="mdy") == "mdy"
    # These tell by themselves, or say the same either way.
    assert order("2026-04-03", "3.4.2026", "04/04/2026", "", "soon", "13/13/2026") == "dmy"


@pytest.mark.parametrize(
    ("days", "said", "line", "what"),
    [
        (["03/03/2026", "03/04/2026", "05/04/2026"], None, 3, "nothing tells .* '03/04/2026'"),
        (["13/04/2026", "03/04/2026", "04/13/2026"], None, 4, "the day comes first on line 2, and the month on line 4"),
        (["03/04/2026", "04-13-2026"], "dmy", 3, "the month comes first here"),
        (["03/04/2026", "13/04/2026"], "mdy", 3, "the day comes first here"),
    ],
)
def test_an_order_that_is_open_or_contradicted_is_refused(
    days: list[str], said: str | None, line: int, what: str
) -> None:
    with pytest.raises(UnreadableFile, match=what) as refused:
        order_of(enumerate(days, 2), said, "a.csv", "Day")
    assert (refused.value.line, refused.value.column) == (line, "Day")


def test_a_time_in_utc_is_none_of_the_clock_on_the_wall() -> None:
    late = local_of(Shown(NOV_5, time(23, 30, tzinfo=UTC)), None, BERLIN)
    assert late is not None
    assert (late.date(), late.time(), late.utcoffset()) == (date(2026, 11, 6), time(0, 30), timedelta(hours=1))
    kept = local_of(Shown(NOV_5, time(23, 30, tzinfo=timezone(timedelta(hours=9)))), None, BERLIN)
    assert kept == datetime(2026, 11, 5, 23, 30, tzinfo=timezone(timedelta(hours=9)))
    assert kept.utcoffset() == timedelta(hours=9)
    assert local_of(Shown(NOV_5, time(1)), time(2), BERLIN) == datetime(2026, 11, 5, 2)
    assert local_of(Shown(NOV_5, None), None, BERLIN) is None
