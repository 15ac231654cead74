"""The made-up history: believable, never in the future, and the same for the same day."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from statistics import mean
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.days import each_day
from journal.domain.entries import MAX_NOTE_BYTES, VALUE_TYPES, Completion, Draft, Reading, Spasm, Thermal
from journal.domain.moments import DAY_TURN, LATE, TOO_LATE, journal_day, lateness
from journal.domain.slugs import ACTIVITIES, BACK_SITES, EXERCISES, MEDICINES, TRIGGERS
from journal.domain.spells import Spell
from journal.domain.stretches import QUIET_DAYS
from journal.services.demo import DemoEntry, demo_drafts

BERLIN = ZoneInfo("Europe/Berlin")
NOWS = [
    datetime(2026, 11, 24, 14, 20, tzinfo=BERLIN),
    datetime(2026, 11, 24, 0, 30, tzinfo=BERLIN),
    datetime(2026, 11, 24, 4, 0, tzinfo=BERLIN),
    datetime(2026, 11, 24, 23, 59, 59, tzinfo=BERLIN),
    datetime(2026, 3, 29, 3, 0, tzinfo=BERLIN),  # the clocks have just gone forward
    datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN),
    datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN),
    datetime(2024, 7, 30, 9, 0, tzinfo=ZoneInfo("America/Santiago")),
    datetime(2012, 2, 29, 9, 0, tzinfo=ZoneInfo("Pacific/Apia")),  # a date that was skipped lies within
    datetime(2026, 11, 24, 12, 0, tzinfo=UTC),
]
each_now = pytest.mark.parametrize("now", NOWS, ids=str)


def demo(now: datetime) -> tuple[date, list[DemoEntry]]:
    assert now.tzinfo is not None
    return demo_drafts(now, now.tzinfo)


def back_levels(entries: list[DemoEntry]) -> dict[date, list[int]]:
    levels = defaultdict(list)
    for entry in entries:
        value = entry.draft.value
        if isinstance(value, Reading) and value.site in BACK_SITES:
            levels[entry.draft.moment.day].append(value.level)
    return levels


@each_now
def test_nothing_is_in_the_future_or_typed_in_before_it_happened(now: datetime) -> None:
    onset, entries = demo(now)
    for entry in entries:
        moment = entry.draft.moment
        assert moment.at_utc <= entry.recorded_at <= now
        assert entry.recorded_at.utcoffset() == timedelta(0)
        assert not entry.recorded_at.microsecond
        assert onset <= moment.day <= journal_day(now)
    moments = [entry.draft.moment.at_utc for entry in entries]
    assert moments == sorted(moments)


@each_now
def test_moments_are_what_the_wall_clock_showed(now: datetime) -> None:
    for entry in demo(now)[1]:
        moment = entry.draft.moment
        local = moment.at_utc.astimezone(now.tzinfo)
        assert local.replace(tzinfo=None) == moment.local.replace(tzinfo=None)
        assert moment.day == journal_day(local)


@each_now
def test_names_and_notes_are_the_journals_own(now: datetime) -> None:
    known = {
        "completion": EXERCISES,
        "dose": MEDICINES,
        "tag": (*TRIGGERS, *ACTIVITIES, "flare"),
    }
    _, entries = demo(now)
    for entry in entries:
        value = entry.draft.value
        name = getattr(value, {"completion": "exercise", "dose": "medicine", "tag": "name"}.get(value.kind, "kind"))
        assert name in known.get(value.kind, VALUE_TYPES)
        # Building it anew checks it anew.
        assert Draft(value=value, moment=entry.draft.moment, note=entry.draft.note) == entry.draft
        assert len(entry.draft.note or "") < MAX_NOTE_BYTES
    assert {entry.draft.value.kind for entry in entries} == set(VALUE_TYPES)


@settings(max_examples=25, deadline=None)
@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(BERLIN)))
def test_any_day_has_the_promised_history(now: datetime) -> None:
    onset, entries = demo(now)
    today = journal_day(now)
    assert 148 <= (today - onset).days <= 153
    assert (today - Spell(onset=onset).line).days in range(55, 65)
    assert 900 <= len(entries) <= 1300
    levels = back_levels(entries)
    pain = [day for day in sorted(levels) if max(levels[day])]
    assert pain[0] == onset
    assert max((later - earlier).days for earlier, later in pairwise(pain)) < QUIET_DAYS
    assert 0.8 <= len(levels) / 150 <= 0.9
    assert sum(not max(found) for found in levels.values()) in range(3, 7)
    assert {len(found) for found in levels.values()} == {1, 2, 3}


def test_pain_falls_slowly_with_bad_stretches() -> None:
    onset, entries = demo(NOWS[0])
    worst = {(day - onset).days: max(found) for day, found in back_levels(entries).items()}

    def around(first: int, last: int) -> float:
        return mean(level for n, level in worst.items() if first <= n <= last)

    assert around(0, 8) > 6.5
    assert around(9, 50) > around(51, 100) > around(101, 150)
    assert 2 <= around(140, 150) <= 4
    assert around(70, 76) > around(60, 69) + 1
    assert around(112, 116) > around(96, 110) + 1


def test_days_are_missing_and_six_of_them_in_a_row() -> None:
    onset, entries = demo(NOWS[0])
    logged = {entry.draft.moment.day for entry in entries}
    marks = "".join("x" if day in logged else "." for day in each_day(onset, NOWS[0].date()))
    assert max(map(len, marks.split("x"))) == 6
    assert marks.count(".") >= 15
    # An unknown day can have entries, as long as none is of the back.
    assert len(logged) > len(back_levels(entries))


def test_a_few_days_were_written_down_late() -> None:
    _, entries = demo(NOWS[0])
    late = {
        entry.draft.moment.day: lateness(entry.draft.moment.at_utc, entry.recorded_at)
        for entry in entries
        if lateness(entry.draft.moment.at_utc, entry.recorded_at) > LATE
    }
    assert sorted(delay.days for delay in late.values()) == [4, 4, 5, 5, 6, 9]
    assert sum(delay > TOO_LATE for delay in late.values()) == 1
    of_late_days = [entry for entry in entries if entry.draft.moment.day in late]
    assert not any(entry.draft.moment.time_known for entry in of_late_days)
    assert set(late) <= set(back_levels(entries))
    others = [lateness(entry.draft.moment.at_utc, entry.recorded_at) for entry in entries if entry not in of_late_days]
    assert max(others) < timedelta(hours=12)


def test_what_is_done_follows_the_spell() -> None:
    onset, entries = demo(NOWS[0])

    def days_of(kind: type, **wanted: object) -> list[int]:
        return [
            (entry.draft.moment.day - onset).days
            for entry in entries
            if isinstance(entry.draft.value, kind)
            and all(getattr(entry.draft.value, name) == value for name, value in wanted.items())
        ]

    assert max(days_of(Thermal, modality="ice")) <= 2 < max(days_of(Thermal, modality="heat"))
    firsts = [
        min(days_of(Completion, exercise=name))
        for name in ("walking", "pelvic-tilt", "glute-bridge", "donkey-kick", "dead-bug", "side-plank-knees")
    ]
    assert firsts == sorted(firsts)
    assert days_of(Completion, exercise="donkey-kick", side="left", duration_s=90)
    cramps = days_of(Spasm, site="calf", side="left", when="night")
    assert sum(n < 50 for n in cramps) > 2 * sum(n >= 50 for n in cramps) > 0


def test_sided_exercises_are_two_entries_right_first() -> None:
    _, entries = demo(NOWS[0])
    sides = defaultdict(list)
    for entry in entries:
        value = entry.draft.value
        if isinstance(value, Completion) and EXERCISES[value.exercise].sided:
            sides[value.exercise, entry.draft.moment.at_utc].append(value.side)
    assert sides
    assert all(found == ["right", "left"] for found in sides.values())


def test_the_same_moment_gives_the_same_and_a_later_one_more() -> None:
    morning = NOWS[0].replace(hour=9)
    assert demo(morning) == demo(morning)
    onset, early = demo(morning)
    assert demo(NOWS[0].replace(hour=23))[0] == onset
    later = demo(NOWS[0].replace(hour=23))[1]
    assert [entry for entry in later if entry.recorded_at <= morning] == early
    assert any(entry.draft.moment.day == morning.date() for entry in early)
    assert len(later) > len(early)


def test_another_day_turn_is_kept_to() -> None:
    turn = time(0, 0)
    onset, entries = demo_drafts(NOWS[1], BERLIN, turn)
    assert onset == NOWS[1].date() - timedelta(days=150)
    assert demo_drafts(NOWS[1], BERLIN, DAY_TURN)[0] == onset - timedelta(days=1)
    assert all(entry.draft.moment.day == entry.draft.moment.local.date() for entry in entries)
