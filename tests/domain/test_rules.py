"""The rules of the domain by their numbers: D1 to D4, E1 to E5, S1 and S2."""

import os
import subprocess
import sys
import time as system_time
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.clock import SystemZone
from journal.domain.days import DayLevel, DayState, each_day
from journal.domain.history import History, Share
from journal.domain.moments import (
    clock_time_on,
    journal_day,
    lateness,
    moment_at,
    moment_now,
    moment_of_day,
    refuse_future,
)
from journal.domain.sentences import range_words, standing_words, summary
from journal.domain.spells import Phase, Spell, add_months
from journal.domain.standing import Standing, State, standings
from journal.domain.trends import Trend, phase_spans, rolling_medians, window_span
from journal.errors import ValueRefused

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")  # its clocks move by half an hour


def level(day: date, worst: int) -> DayLevel:
    return DayLevel(day=day, worst=worst, mean=float(worst), low=worst, readings=1)


def history(pain: list[date], today: date) -> History:
    return History([(day, 4) for day in pain], [], today)


def standing(spell: Spell, today: date, pain: list[date]) -> Standing:
    """Return where a spell that the user set stands, the last of all."""
    return standings(history(pain, today), [spell])[-1]


# -- D1, D2


@pytest.mark.parametrize(("worst", "state"), [(0, DayState.FREE), (1, DayState.PAIN), (10, DayState.PAIN)])
def test_d1_the_worst_reading_decides(worst: int, state: DayState) -> None:
    assert level(date(2026, 11, 24), worst).state is state


# -- D3


@pytest.mark.parametrize(
    ("local", "turn", "day"),
    [
        (datetime(2026, 11, 24, 2, 59, 59), time(3), date(2026, 11, 23)),
        (datetime(2026, 11, 24, 3, 0), time(3), date(2026, 11, 24)),
        (datetime(2026, 11, 24, 0, 0), time(0), date(2026, 11, 24)),
        (datetime(2026, 11, 24, 4, 29), time(4, 30), date(2026, 11, 23)),
        (datetime(2026, 3, 1, 1, 0), time(3), date(2026, 2, 28)),
        (datetime(2028, 3, 1, 1, 0), time(3), date(2028, 2, 29)),
        (datetime(2027, 1, 1, 0, 30), time(3), date(2026, 12, 31)),
    ],
)
def test_d3_the_day_turns_at_its_hour(local: datetime, turn: time, day: date) -> None:
    assert journal_day(local.replace(tzinfo=BERLIN), turn) == day
    assert moment_now(local.replace(tzinfo=BERLIN), turn).day == day


@pytest.mark.parametrize(
    ("day", "clock", "zone", "utc"),
    [
        (date(2026, 11, 20), time(8, 0), BERLIN, "2026-11-20T07:00"),
        (date(2026, 11, 20), time(1, 30), BERLIN, "2026-11-21T00:30"),  # the night after the 20th
        (date(2026, 11, 20), time(3, 0), BERLIN, "2026-11-20T02:00"),
        (date(2026, 10, 24), time(2, 30), BERLIN, "2026-10-25T00:30"),  # happens twice: the first
        (date(2026, 10, 24), time(1, 59), BERLIN, "2026-10-24T23:59"),
        (date(2026, 10, 25), time(3, 0), BERLIN, "2026-10-25T02:00"),
        (date(2026, 3, 28), time(1, 59), BERLIN, "2026-03-29T00:59"),
        (date(2026, 3, 29), time(3, 0), BERLIN, "2026-03-29T01:00"),
        (date(2026, 10, 31), time(1, 30), NEW_YORK, "2026-11-01T05:30"),  # twice: the first
        (date(2026, 4, 4), time(1, 45), LORD_HOWE, "2026-04-04T14:45"),  # a half-hour fold: the first
        (date(2026, 11, 20), time(8, 0), UTC, "2026-11-20T08:00"),
    ],
)
def test_d3_a_wall_clock_time_within_a_journal_day(day: date, clock: time, zone: ZoneInfo, utc: str) -> None:
    local = clock_time_on(day, clock, zone)
    moment = moment_at(local, day)
    assert moment.at_utc == datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert moment.local.time() == clock
    assert journal_day(local) == day


@pytest.mark.parametrize(
    ("day", "clock", "zone"),
    [
        (date(2026, 3, 28), time(2, 30), BERLIN),
        (date(2026, 3, 28), time(2, 0), BERLIN),
        (date(2026, 3, 7), time(2, 15), NEW_YORK),
        (date(2026, 10, 3), time(2, 10), LORD_HOWE),
    ],
)
def test_d3_a_time_that_the_clocks_skip_is_refused(day: date, clock: time, zone: ZoneInfo) -> None:
    with pytest.raises(ValueRefused, match="does not exist"):
        clock_time_on(day, clock, zone)


def test_d3_the_day_stays_whatever_the_zone_does_later() -> None:
    tokyo = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    moment = moment_now(tokyo)
    assert (moment.day, moment.utc_offset_min, moment.local.hour) == (date(2026, 11, 24), 540, 9)
    # The same moment seen from New York is an evening of the 23rd; the entry does not move.
    assert moment.at_utc.astimezone(NEW_YORK).date() == date(2026, 11, 23)


@pytest.mark.parametrize(("seconds", "refused"), [(0, False), (60, False), (61, True), (-3600, False)])
def test_d3_the_future_is_refused_with_a_minute_of_slack(seconds: int, refused: bool) -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    moment = moment_now(now + timedelta(seconds=seconds))
    if refused:
        with pytest.raises(ValueRefused, match="future"):
            refuse_future(moment, now)
    else:
        refuse_future(moment, now)


def test_d3_a_date_alone_has_no_known_time_and_is_never_in_the_future() -> None:
    early = datetime(2026, 11, 24, 7, 30, tzinfo=BERLIN)
    today = moment_of_day(date(2026, 11, 24), early, BERLIN)
    past = moment_of_day(date(2026, 11, 20), early, BERLIN)
    assert (today.time_known, today.at_utc) == (False, early.astimezone(UTC))
    assert (past.time_known, past.local.hour, past.day) == (False, 12, date(2026, 11, 20))


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC", "Asia/Kathmandu"])
def test_d3_the_systems_zone_agrees_with_the_zone_data(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """TZ varied: every hour of two years, folds and gaps included."""
    monkeypatch.setenv("TZ", zone)
    system_time.tzset()
    system, data = SystemZone(), ZoneInfo(zone)
    moment = datetime(2025, 12, 31, tzinfo=UTC)
    for half_hours in range(0, 2 * 365 * 48, 1):
        at = moment + timedelta(minutes=30 * half_hours)
        ours, theirs = at.astimezone(system), at.astimezone(data)
        assert (ours.replace(tzinfo=None), ours.fold, ours.utcoffset()) == (
            theirs.replace(tzinfo=None),
            theirs.fold,
            theirs.utcoffset(),
        ), at
    monkeypatch.undo()
    system_time.tzset()


def test_d3_an_entry_keeps_the_offset_of_where_it_was_made(tmp_path: Path) -> None:
    environment = {**os.environ, "JOURNAL_DB": str(tmp_path / "journal.db")}
    for zone in ("Asia/Tokyo", "America/New_York"):
        subprocess.run(
            [sys.executable, "-m", "journal", "log", "yesterday 12:00 pain 4"],
            env={**environment, "TZ": zone},
            check=True,
        )
    shown = subprocess.run(
        [sys.executable, "-m", "journal", "history", "--json"],
        env={**environment, "TZ": "Europe/Berlin"},
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert '"utc_offset_min": 540' in shown
    assert '"utc_offset_min": -' in shown


# -- D4


def test_d4_lateness_is_how_long_after_the_event_it_was_typed_in() -> None:
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert lateness(at, at + timedelta(days=4)) == timedelta(days=4)
    assert lateness(at, at - timedelta(minutes=1)) == timedelta(0)
    assert lateness(at, None) == timedelta(0)  # imported: no recorded time, never late


# -- E1 to E5


@pytest.mark.parametrize(
    ("onset", "line", "days"),
    [
        ("2025-01-31", "2025-04-30", 89),
        ("2024-01-31", "2024-04-30", 90),
        ("2023-11-30", "2024-02-29", 91),
        ("2024-11-30", "2025-02-28", 90),
        ("2023-11-29", "2024-02-29", 92),
        ("2024-02-29", "2024-05-29", 90),
        ("2025-05-31", "2025-08-31", 92),
        ("2025-12-31", "2026-03-31", 90),
    ],
)
def test_e3_three_calendar_months_clamped(onset: str, line: str, days: int) -> None:
    start = date.fromisoformat(onset)
    assert Spell(onset=start).line == date.fromisoformat(line)
    assert (Spell(onset=start).line - start).days == days


@given(st.dates(date(1950, 1, 1), date(2200, 1, 1)), st.integers(0, 40))
def test_e3_is_monotone_and_keeps_the_day_or_clamps_it(day: date, months: int) -> None:
    later = add_months(day, months)
    assert add_months(day + timedelta(days=1), months) >= later
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
    assert (later.year - day.year) * 12 + later.month - day.month == months


def sentence(onset: date, today: date, precision: str = "exact", ended: date | None = None) -> str:
    spell = Spell(onset=onset, precision=precision, ended=ended, ended_by="user" if ended else None)
    return standing_words(standing(spell, today, [today]))


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 10, 9), "Day 1 · the three-month line is on 9 Jan, in 92 days"),
        (date(2026, 11, 24), "Day 47 · the three-month line is on 9 Jan, in 46 days"),
        (date(2027, 1, 8), "Day 92 · the three-month line is on 9 Jan, in 1 day"),
        (date(2027, 1, 9), "Day 93 · three months today"),
        (date(2027, 1, 10), "Day 94 · past the three-month line (9 Jan) by 1 day"),
        (date(2027, 2, 9), "Day 124 · past the three-month line (9 Jan) by 31 days"),
    ],
)
def test_e4_chronic_means_later_than_the_line(today: date, words: str) -> None:
    assert sentence(date(2026, 10, 9), today) == words


def test_e1_about_appears_wherever_the_line_does() -> None:
    assert sentence(date(2026, 10, 9), date(2026, 11, 24), "about") == (
        "About day 47 · the three-month line is on about 9 Jan, in about 46 days"
    )
    assert "about three months today" in sentence(date(2026, 10, 9), date(2027, 1, 9), "month")


def test_e2_one_pain_day_is_a_single_pain_day() -> None:
    day = date(2026, 11, 20)
    (where,) = standings(history([day], date(2026, 11, 24)), [])
    assert standing_words(where) == "A single pain day so far, 20 Nov"
    assert standings(history([], date(2026, 11, 24)), []) == ()


@pytest.mark.parametrize(("free_days", "onset"), [(29, date(2026, 9, 1)), (30, date(2026, 10, 2))])
def test_e2_thirty_days_without_pain_between_two_runs_part_them(free_days: int, onset: date) -> None:
    first = date(2026, 9, 1)
    days = [first, first + timedelta(days=free_days + 1)]
    (where,) = standings(history(days, days[-1]), [])
    assert where.spell.onset == onset


@pytest.mark.parametrize(("quiet", "unconfirmed"), [(29, False), (30, False), (31, True)])
def test_e8_after_thirty_days_not_known_no_day_is_counted(quiet: int, unconfirmed: bool) -> None:
    last = date(2026, 10, 1)
    where = standing(Spell(onset=date(2026, 9, 1)), last + timedelta(days=quiet), [date(2026, 9, 1), last])
    assert (where.state is State.UNCONFIRMED) is unconfirmed
    assert ("not known" in standing_words(where)) is unconfirmed
    assert where.counted_to == (last if unconfirmed else where.today)


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (date(2026, 10, 8), None),
        (date(2026, 10, 9), Phase.ACUTE),
        (date(2026, 11, 19), Phase.ACUTE),  # 41 days since
        (date(2026, 11, 20), Phase.SUBACUTE),  # 42
        (date(2027, 1, 9), Phase.SUBACUTE),  # the line itself
        (date(2027, 1, 10), Phase.PAST),
    ],
)
def test_e5_phases_turn_on_their_days(day: date, phase: Phase | None) -> None:
    assert Spell(onset=date(2026, 10, 9)).phase_on(day) is phase


def test_e5_the_boundary_can_be_28_days() -> None:
    spell = Spell(onset=date(2026, 10, 9))
    assert spell.phase_on(date(2026, 11, 5), 28) is Phase.ACUTE
    assert spell.phase_on(date(2026, 11, 6), 28) is Phase.SUBACUTE


def test_e5_spans_cover_the_chart_without_gap_or_overlap() -> None:
    where = standing(Spell(onset=date(2026, 10, 9)), date(2027, 2, 1), [date(2027, 2, 1)])
    first, last = date(2026, 9, 1), date(2027, 2, 1)
    covered = [day for span in phase_spans([where], first, last) for day in each_day(span.first, span.last)]
    assert covered == each_day(date(2026, 10, 9), last)
    for span in phase_spans([where], first, last):
        assert {where.spell.phase_on(day) for day in each_day(span.first, span.last)} == {span.phase}


# -- S1, S2


@given(st.dictionaries(st.integers(0, 40), st.integers(0, 10)))
def test_s2_the_median_is_drawn_only_over_four_logged_days_of_seven(logged: dict[int, int]) -> None:
    start = date(2026, 1, 1)
    days = [level(start + timedelta(days=n), worst) for n, worst in sorted(logged.items())]
    expected = {}
    for n in logged:
        window = [logged[m] for m in range(n - 6, n + 1) if m in logged]
        if len(window) >= 4:
            expected[start + timedelta(days=n)] = float(median(window))
    assert dict(rolling_medians(days)) == expected


def test_s1_descriptives_carry_their_counts() -> None:
    start = date(2026, 11, 1)
    days = [level(start, 0), level(start + timedelta(days=1), 6), level(start + timedelta(days=4), 4)]
    last = start + timedelta(days=4)
    share = History([(day.day, day.worst) for day in days], [], last).share_of(start, last)
    assert summary(days, start, last, share) == [
        "Back pain level on 3 of 5 days from 1 Nov to 5 Nov.",
        "Worst of the day: median 4, lowest 0, highest 6.",
        "Days with back pain: 2 to 4 of 5 days (2 not logged).",
    ]
    nothing = Share(length=1, least=0, most=1, logged=0)
    assert summary([], start, start, nothing) == ["No back pain level is logged from 1 Nov to 1 Nov."]
    assert range_words(Share(length=10, least=3, most=3, logged=10)) == "3 of 10 days"


def test_windows_end_today_and_have_their_lengths() -> None:
    today = date(2026, 11, 24)
    spans = {
        window: window_span(window, today, date(2020, 2, 29), date(2026, 10, 9))
        for window in ("spell", "13w", "26w", "1y", "all")
    }
    assert {window: (today - first).days + 1 for window, (first, _) in spans.items()} == {
        "spell": 47, "13w": 91, "26w": 182, "1y": 365, "all": (today - date(2020, 2, 29)).days + 1,
    }  # fmt: skip
    assert {last for _, last in spans.values()} == {today}


def test_a_trend_shows_the_line_only_where_the_chart_spans_it() -> None:
    where = standing(Spell(onset=date(2026, 10, 9)), date(2026, 11, 24), [date(2026, 11, 24)])
    short = Trend(
        window="13w", measure="worst", first=date(2026, 8, 26), last=date(2026, 11, 24), today=date(2026, 11, 24),
        days=(), spells=(where,),
    )  # fmt: skip
    assert where.line == date(2027, 1, 9)
    assert (short.spans(where.spell.onset), short.spans(where.line)) == (True, False)
