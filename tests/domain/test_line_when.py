"""WHEN: the moment and the journal day of an entry (rule D3), in zones whose clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.domain.line import Context, parse_day, parse_line, parse_when, to_line
from journal.domain.moments import Moment, moment_now, refuse_future
from journal.domain.vocabulary import BUILT_IN
from journal.errors import LineError

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
ZONES = {"Berlin": BERLIN, "New York": NEW_YORK, "Lord Howe": LORD_HOWE, "UTC": UTC}


def at(now: str, zone: object = BERLIN, **more: object) -> Context:
    """Return a context whose clock shows `now`, ISO, with an offset where it matters which of two it is."""
    local = datetime.fromisoformat(now)
    aware = local.astimezone(zone) if local.tzinfo else local.replace(tzinfo=zone)  # type: ignore[arg-type]
    return Context(now=aware, zone=zone, vocabulary=BUILT_IN, **more)  # type: ignore[arg-type]


# Saturday morning; (WHEN, journal day, wall clock, None where no time is known).
SATURDAY = at("2026-11-21T08:00")
FORMS = [
    ("07:30", "2026-11-21", "2026-11-21T07:30"),
    ("at 07:30", "2026-11-21", "2026-11-21T07:30"),
    ("7:30", "2026-11-21", "2026-11-21T07:30"),
    ("07:30:15", "2026-11-21", "2026-11-21T07:30:15"),
    ("7:30am", "2026-11-21", "2026-11-21T07:30"),
    ("7:30 am", "2026-11-21", "2026-11-21T07:30"),
    ("7am", "2026-11-21", "2026-11-21T07:00"),
    ("yesterday 8:30pm", "2026-11-20", "2026-11-20T20:30"),
    ("yesterday 12pm", "2026-11-20", "2026-11-20T12:00"),
    ("yesterday 12am", "2026-11-20", "2026-11-21T00:00"),
    ("yesterday 21:15", "2026-11-20", "2026-11-20T21:15"),
    ("yesterday at 21:15", "2026-11-20", "2026-11-20T21:15"),
    ("at 21:15 yesterday", "2026-11-20", "2026-11-20T21:15"),
    ("YESTERDAY 21:15", "2026-11-20", "2026-11-20T21:15"),
    ("2026-11-20 08:00", "2026-11-20", "2026-11-20T08:00"),
    ("today 07:30", "2026-11-21", "2026-11-21T07:30"),
    ("mon 09:00", "2026-11-16", "2026-11-16T09:00"),
    ("monday", "2026-11-16", None),
    ("fri", "2026-11-20", None),
    # The latest Saturday before today, which is one.
    ("sat", "2026-11-14", None),
    ("sunday", "2026-11-15", None),
    ("today", "2026-11-21", None),
    ("yesterday", "2026-11-20", None),
    ("2026-11-20", "2026-11-20", None),
    # A month by its name, in either order; without a year the latest such day.
    ("9 Oct", "2026-10-09", None),
    ("Oct 9", "2026-10-09", None),
    ("9th October 2025", "2025-10-09", None),
    ("9. oct. 21:15", "2026-10-09", "2026-10-09T21:15"),
    ("24 dec", "2025-12-24", None),
    ("29 feb", "2024-02-29", None),
    ("may 3 2026 9 pm", "2026-05-03", "2026-05-03T21:00"),
    # The date names the journal day: 01:30 is in the night after it, 03:00 is its first minute.
    ("2026-11-20 01:30", "2026-11-20", "2026-11-21T01:30"),
    ("2026-11-20 02:59", "2026-11-20", "2026-11-21T02:59"),
    ("2026-11-20 03:00", "2026-11-20", "2026-11-20T03:00"),
    ("1900-01-01 10:00", "1900-01-01", "1900-01-01T10:00"),
    # One minute of slack.
    ("08:01", "2026-11-21", "2026-11-21T08:01"),
]


@pytest.mark.parametrize(("when", "day", "local"), FORMS)
def test_a_when_names_a_day_and_a_wall_clock(when: str, day: str, local: str | None) -> None:
    moment = parse_when(when, SATURDAY)
    assert moment.day == date.fromisoformat(day)
    assert moment.time_known is (local is not None)
    if local:
        assert moment.local.replace(tzinfo=None) == datetime.fromisoformat(local)


@pytest.mark.parametrize(("when", "day", "local"), FORMS)
def test_it_may_stand_before_or_after_a_clause(when: str, day: str, local: str | None) -> None:
    moment = parse_when(when, SATURDAY)
    for line in (
        f"{when} pain 4",
        f"{when}, pain 4",
        f"pain 4 {when}",
        f"took ibuprofen 400mg {when}",
        f"did yoga {when}",
    ):
        assert [draft.moment for draft in parse_line(line, SATURDAY)] == [moment], line


# (zone, now, WHEN, UTC moment, offset in minutes, journal day)
D3 = [
    # Now at 01:30: still the journal day before.
    ("Berlin", "2026-11-21T01:30", "", "2026-11-21T00:30Z", 60, "2026-11-20"),
    ("Berlin", "2026-11-21T01:30", "23:30", "2026-11-20T22:30Z", 60, "2026-11-20"),
    ("Berlin", "2026-11-21T01:30", "at 01:00", "2026-11-21T00:00Z", 60, "2026-11-20"),
    ("Berlin", "2026-11-21T01:30", "yesterday 23:30", "2026-11-19T22:30Z", 60, "2026-11-19"),
    ("Berlin", "2026-11-21T01:30", "today 23:30", "2026-11-20T22:30Z", 60, "2026-11-20"),
    ("Berlin", "2026-11-21T01:30", "fri 10:00", "2026-11-13T09:00Z", 60, "2026-11-13"),
    ("Berlin", "2026-11-21T03:00", "", "2026-11-21T02:00Z", 60, "2026-11-21"),
    # The hour that happens twice: the first, unless an offset is given.
    ("Berlin", "2026-10-26T12:00", "2026-10-24 02:30", "2026-10-25T00:30Z", 120, "2026-10-24"),
    ("Berlin", "2026-10-26T12:00", "2026-10-24 02:30+02:00", "2026-10-25T00:30Z", 120, "2026-10-24"),
    ("Berlin", "2026-10-26T12:00", "2026-10-24 02:30+01:00", "2026-10-25T01:30Z", 60, "2026-10-24"),
    ("Berlin", "2026-10-25T02:30+01:00", "", "2026-10-25T01:30Z", 60, "2026-10-24"),
    ("Berlin", "2026-10-25T02:30+02:00", "", "2026-10-25T00:30Z", 120, "2026-10-24"),
    ("New York", "2026-11-02T12:00", "2026-10-31 01:30", "2026-11-01T05:30Z", -240, "2026-10-31"),
    ("New York", "2026-11-02T12:00", "2026-10-31 01:30-0500", "2026-11-01T06:30Z", -300, "2026-10-31"),
    # Lord Howe moves its clocks by half an hour.
    ("Lord Howe", "2026-04-06T12:00", "2026-04-04 01:45", "2026-04-04T14:45Z", 660, "2026-04-04"),
    ("Lord Howe", "2026-04-06T12:00", "2026-04-04 01:45+10:30", "2026-04-04T15:15Z", 630, "2026-04-04"),
    ("Lord Howe", "2026-10-05T12:00", "2026-10-04 12:00", "2026-10-04T01:00Z", 660, "2026-10-04"),
    # A day without a time: local noon, or now when that is earlier.
    ("Berlin", "2026-11-21T08:00", "yesterday", "2026-11-20T11:00Z", 60, "2026-11-20"),
    ("Berlin", "2026-11-21T08:00", "today", "2026-11-21T07:00Z", 60, "2026-11-21"),
    ("New York", "2026-11-21T08:00", "yesterday", "2026-11-20T17:00Z", -300, "2026-11-20"),
    ("Lord Howe", "2026-11-21T18:00", "today", "2026-11-21T01:00Z", 660, "2026-11-21"),
    # An offset of another place.
    ("UTC", "2026-11-21T08:00", "yesterday 08:00-0500", "2026-11-20T13:00Z", -300, "2026-11-20"),
    ("UTC", "2026-11-21T08:00", "yesterday 03:00Z", "2026-11-20T03:00Z", 0, "2026-11-20"),
    ("UTC", "2026-11-21T08:00", "yesterday 02:59Z", "2026-11-21T02:59Z", 0, "2026-11-20"),
    ("UTC", "2026-11-21T08:00", "07:00Z", "2026-11-21T07:00Z", 0, "2026-11-21"),
    ("Berlin", "2026-11-21T08:00", "06:00Z", "2026-11-21T06:00Z", 0, "2026-11-21"),
    ("Berlin", "2026-11-21T08:00", "01:30+14:00", "2026-11-21T11:30Z", 840, None),
    ("New York", "2026-11-21T20:00", "2026-11-22 09:00+11:00", "2026-11-21T22:00Z", 660, "2026-11-22"),
]


@pytest.mark.parametrize(("zone", "now", "when", "utc", "offset", "day"), D3)
def test_d3_a_moment_by_the_wall_clock(zone: str, now: str, when: str, utc: str, offset: int, day: str | None) -> None:
    context = at(now, ZONES[zone])
    if day is None:
        with pytest.raises(LineError, match="is in the future"):
            parse_line(f"{when} pain 4", context)
        return
    expected = Moment(
        at_utc=datetime.fromisoformat(utc),
        utc_offset_min=offset,
        day=date.fromisoformat(day),
        time_known=not when or ":" in when,
    )
    drafts = parse_line(f"{when} pain 4", context)
    assert [draft.moment for draft in drafts] == [expected]
    assert parse_line(to_line(drafts[0], context), context) == drafts


@pytest.mark.parametrize(
    ("zone", "now", "when"),
    [
        ("Berlin", "2026-03-30T12:00", "2026-03-28 02:30"),
        ("New York", "2026-03-09T12:00", "2026-03-07 02:30"),
        ("Lord Howe", "2026-10-05T12:00", "2026-10-03 02:15"),
    ],
)
def test_a_time_that_the_clock_skipped_is_refused(zone: str, now: str, when: str) -> None:
    with pytest.raises(LineError, match="does not exist: the clocks went forward") as caught:
        parse_when(when, at(now, ZONES[zone]))
    assert (caught.value.start, caught.value.end) == (0, len(when))
    assert parse_when(f"{when}Z", at(now, ZONES[zone])).time_known


def test_the_second_of_two_equal_hours_is_not_the_future() -> None:
    context = at("2026-10-25T02:30+01:00")
    refuse_future(moment_now(context.now), context.now)
    assert parse_when("02:30+01:00", context).at_utc == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    with pytest.raises(LineError, match="future"):
        parse_when("02:32+01:00", context)


@pytest.mark.parametrize("turn", [time(0), time(3), time(5)])
def test_the_day_turns_at_the_set_hour(turn: time) -> None:
    context = at("2026-11-21T12:00", turn=turn)
    for clock, hours in (("00:00", 0), ("02:59", 3), ("04:59", 5), ("05:00", 5)):
        moment = parse_when(f"2026-11-20 {clock}", context)
        night = time.fromisoformat(clock) < turn
        assert moment.local.date() == date(2026, 11, 21 if night else 20), (clock, hours)
        assert moment.day == date(2026, 11, 20)


def _moments(line: str, context: Context = SATURDAY) -> list[str]:
    return [f"{draft.moment.local:%d %H:%M}" for draft in parse_line(line, context)]


def test_the_first_when_holds_for_every_clause_without_its_own() -> None:
    assert _moments("yesterday 21:15 pain 4, heat 20, note slept") == ["20 21:15"] * 3
    assert _moments("yesterday 21:15, pain 4, heat 20") == ["20 21:15"] * 2
    assert _moments("at 07:00 pain 4, at 07:30 heat 20, ice 10") == ["21 07:00", "21 07:30", "21 07:00"]
    assert _moments("at 07:00 pain 4, mon 9:00 heat 20") == ["21 07:00", "16 09:00"]


def test_a_when_at_the_end_holds_for_its_clause_alone() -> None:
    assert _moments("pain 4 at 07:00, heat 20") == ["21 07:00", "21 08:00"]
    assert _moments("at 07:00 pain 4 note x") == ["21 07:00"]
    assert _moments("pain 4 at 07:00 note x, y") == ["21 07:00"]
    assert _moments("took ibuprofen 400mg at 07:00 helped 6") == ["21 07:00"]


def test_a_time_takes_the_date_that_holds_for_the_line() -> None:
    assert _moments("yesterday 21:15 pain 4, at 22:00 heat 20") == ["20 21:15", "20 22:00"]
    assert _moments("yesterday pain 4 at 21:30, heat 20 at 22:00") == ["20 21:30", "20 22:00"]
    assert _moments("yesterday, pain 4 at 21:30") == ["20 21:30"]


def test_a_shown_past_day_is_the_day_of_entries_without_when() -> None:
    past = at("2026-11-21T08:00", day=date(2026, 11, 18))
    first, second = parse_line("pain 4, heat 20 at 21:30", past)
    assert (first.moment.day, first.moment.time_known) == (date(2026, 11, 18), False)
    assert f"{second.moment.local:%d %H:%M}" == "18 21:30"
    assert _moments("yesterday 9:00 pain 4", past) == ["20 09:00"]
    today = at("2026-11-21T08:00", day=date(2026, 11, 21))
    assert parse_line("pain 4", today)[0].moment == moment_now(today.now)


def test_a_shown_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(LineError, match="2026-11-22 is in the future"):
        parse_line("pain 4", at("2026-11-21T08:00", day=date(2026, 11, 22)))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", "2026-11-20"),
        ("today", "2026-11-21"),
        ("Yesterday", "2026-11-20"),
        ("thu", "2026-11-19"),
        ("2027-01-01", "2027-01-01"),
        ("3 weeks ago", "2026-10-31"),
        ("about a month ago", "2026-10-21"),
        ("9 months ago", "2026-02-21"),
        ("10 Days ago", "2026-11-11"),
        ("three weeks ago", "2026-10-31"),
        ("1 year ago", "2025-11-21"),
        ("9 Oct", "2026-10-09"),
        ("Oct 9, 2025", "2025-10-09"),
    ],
)
def test_a_day_alone(text: str, day: str) -> None:
    assert parse_day(text, SATURDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    ["", "21:30", "yesterday 21:30", "soon", "2026-02-30", "mon tue", "mon, tue", "mon note x", "weeks ago", "3 ago"],
)
def test_what_is_not_a_day_is_refused(text: str) -> None:
    with pytest.raises(LineError):
        parse_day(text, SATURDAY)


@pytest.mark.parametrize("text", ["", "at", "soon", "pain 4", "yesterday pain", "21:30, 4", "4", "21.30"])
def test_what_is_not_a_when_is_refused(text: str) -> None:
    with pytest.raises(LineError):
        parse_when(text, SATURDAY)


def test_the_clock_is_an_argument() -> None:
    later = at("2026-11-21T08:00")
    assert parse_line("pain 4", later) == parse_line("pain 4", later)
    tomorrow = Context(now=later.now + timedelta(days=1), zone=BERLIN, vocabulary=BUILT_IN)
    assert parse_line("pain 4", tomorrow)[0].moment.day == date(2026, 11, 22)
