"""What charts ask of many days, held against slow and obvious answers over the same entries."""

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from journal.domain.entries import Completion, Draft, Entry, Reading, Remark, Spasm, Thermal, Value
from journal.domain.moments import LATE, Moment
from journal.domain.slugs import BACK_SITES, LEG_SITES, MODALITIES
from journal.paths import Paths
from journal.store.counted import MEASURES
from journal.store.store import Store
from tests.support import NOW, VALUES, days_ago, draft, open_store

Kind = TypeVar("Kind", Reading, Spasm, Thermal, Completion)
Span = tuple[date | None, date | None]
DAY = NOW.date()
FEW_DAYS = 3


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty journal to copy: making one takes a tenth of a second."""
    store = open_store(tmp_path_factory.mktemp("blank"))
    store.close()
    return store.paths.database


READINGS = st.builds(
    Reading, level=st.integers(0, 3), site=st.sampled_from(("back", "sacroiliac", "calf", "foot", "neck"))
)
SESSIONS = st.builds(
    Thermal,
    modality=st.sampled_from(MODALITIES),
    minutes=st.integers(1, 30),
    level_before=st.none() | st.just(6),
    level_after=st.none() | st.integers(4, 5),
)
EXERCISES = st.builds(
    Completion, exercise=st.sampled_from(("bird-dog", "clamshell")), side=st.sampled_from((None, "right", "left"))
)
SPASMS = st.builds(Spasm, site=st.just("calf"), count=st.integers(1, 3), worst=st.none() | st.integers(0, 3))
_OTHERS = VALUES | st.just(Remark())
_ENDS = st.none() | st.integers(0, FEW_DAYS + 1).map(lambda days: DAY - timedelta(days=days))
SPANS = st.tuples(_ENDS, _ENDS)


@st.composite
def crowded(draw: st.DrawFn, likely: st.SearchStrategy[Value]) -> Draft:
    """Return an entry rather like the others: several fall on a day, an hour and an exercise."""
    at_utc = datetime.combine(DAY, time(draw(st.sampled_from((0, 11, 23))), draw(st.integers(0, 59)), tzinfo=UTC))
    moment = Moment(
        at_utc=at_utc,
        utc_offset_min=draw(st.sampled_from((-600, 0, 330, 825))),
        day=DAY - timedelta(days=draw(st.integers(1, FEW_DAYS))),
        time_known=draw(st.booleans()),
    )
    return Draft(value=draw(likely if draw(st.integers(0, 4)) else _OTHERS), moment=moment, note="a note")


def batches_of(likely: st.SearchStrategy[Value]) -> st.SearchStrategy[list[list[Draft]]]:
    return st.lists(st.lists(crowded(likely), min_size=3, max_size=20), max_size=3)


@contextmanager
def journal_of(blank: Path, batches: list[list[Draft]]) -> Iterator[Store]:
    with TemporaryDirectory() as name:
        path = Path(name) / "journal.db"
        shutil.copy(blank, path)
        store = Store.open(Paths(path, explicit=True))
        for batch in batches:
            store.save(batch, NOW)
        yield store
        store.close()


def within(store: Store, span: Span) -> list[Entry]:
    first, last = span[0] or date.min, span[1] or date.max
    return [entry for entry in store.entries() if first <= entry.moment.day <= last]


def of_kind(entries: list[Entry], kind: type[Kind]) -> list[tuple[date, Kind]]:
    return [(entry.moment.day, entry.value) for entry in entries if isinstance(entry.value, kind)]


def grouped(pairs: list[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    groups = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(sorted(groups.items()))


@settings(max_examples=50, deadline=None)
@given(batches_of(READINGS), SPANS)
def test_daily_worst_is_the_worst_back_reading_of_each_day(blank: Path, batches: list[list[Draft]], span: Span) -> None:
    with journal_of(blank, batches) as store:
        levels = grouped(
            [(day, it.level) for day, it in of_kind(within(store, span), Reading) if it.site in BACK_SITES]
        )
        assert store.daily_worst(*span) == [(day, max(found)) for day, found in levels.items()]


@settings(max_examples=50, deadline=None)
@given(batches_of(READINGS), SPANS, st.sampled_from([BACK_SITES, LEG_SITES, ("foot",), ()]))
def test_daily_levels_are_those_of_the_sites(
    blank: Path, batches: list[list[Draft]], span: Span, sites: tuple[str, ...]
) -> None:
    with journal_of(blank, batches) as store:
        levels = grouped([(day, it.level) for day, it in of_kind(within(store, span), Reading) if it.site in sites])
        assert [
            (it.day, it.worst, round(it.mean, 6), it.low, it.readings) for it in store.daily_levels(*span, sites)
        ] == [
            (day, max(found), round(sum(found) / len(found), 6), min(found), len(found))
            for day, found in levels.items()
        ]


def test_the_legs_have_a_lateness_of_their_own(store: Store) -> None:
    noon = datetime(2026, 11, 10, 12, tzinfo=UTC)
    moment = Moment(at_utc=noon, utc_offset_min=0, day=noon.date())
    readings = [Reading(level=5), Reading(level=5, site="calf"), Reading(level=5, site="foot"), Reading(level=2)]
    delays = [timedelta(0), timedelta(days=8), timedelta(days=4), timedelta(days=9)]
    store.save([Draft(value=it, moment=moment) for it in readings], NOW, recorded=[noon + delay for delay in delays])
    (back,) = store.daily_levels()
    (legs,) = store.daily_levels(sites=LEG_SITES)
    assert (back.late, legs.late, legs.in_trend) == (False, True, True)
    assert legs.late_by == timedelta(days=4) > LATE
    (calf,) = store.daily_levels(sites=("calf",))
    assert calf.late_by == timedelta(days=8)


def _spasms(entries: list[Entry]) -> list[tuple[date, int]]:
    return [(day, it.count) for day, it in of_kind(entries, Spasm)]


def _minutes(modality: str) -> Callable[[list[Entry]], list[tuple[date, int]]]:
    return lambda entries: [(day, it.minutes) for day, it in of_kind(entries, Thermal) if it.modality == modality]


def _exercises(entries: list[Entry]) -> list[tuple[date, int]]:
    """Tick off pairs by hand: each right that finds a left of its batch, day and exercise counts as one with it."""
    done: list[tuple[date, int]] = []
    waiting: list[tuple[Any, ...]] = []
    for entry in entries:
        if not isinstance(entry.value, Completion):
            continue
        key = (entry.moment.day, entry.value.exercise, entry.batch)
        other = {"right": "left", "left": "right"}.get(entry.value.side or "")
        if other and (*key, other) in waiting:
            waiting.remove((*key, other))
        else:
            done.append((entry.moment.day, 1))
            waiting.append((*key, entry.value.side))
    return done


AMOUNTS = {"spasms": _spasms, "heat": _minutes("heat"), "ice": _minutes("ice"), "exercise": _exercises}


@pytest.mark.parametrize("measure", MEASURES)
@settings(max_examples=50, deadline=None)
@given(batches_of(SPASMS | SESSIONS | EXERCISES), SPANS)
def test_daily_amounts_are_sums_and_0_on_other_logged_days(
    blank: Path, measure: str, batches: list[list[Draft]], span: Span
) -> None:
    with journal_of(blank, batches) as store:
        entries = within(store, span)
        sums = {entry.moment.day: 0 for entry in entries}
        for day, amount in AMOUNTS[measure](entries):
            sums[day] += amount
        assert store.daily_amounts(measure, *span) == sorted(sums.items())


def test_both_sides_of_an_exercise_are_one_and_others_count_on_their_own(store: Store) -> None:
    right, left = (Completion(exercise="bird-dog", side=side) for side in ("right", "left"))
    plain = Completion(exercise="cat-cow")

    def done(*lines: list[Completion]) -> int:
        for line in lines:
            store.save([draft(value) for value in line], NOW)
        ((_, count),) = store.daily_amounts("exercise")
        for _ in lines:
            store.undo(NOW)
        return count

    assert done([right, left]) == 1
    assert done([right]) == 1
    assert done([right, Completion(exercise="clamshell", side="left")]) == 2
    assert done([right], [left]) == 2  # two lines: done at two times
    assert done([right, left, right, left]) == 2
    assert done([right, left, right]) == 2
    assert done([right, right]) == 2
    assert done([plain, plain]) == 2
    assert done([right, left, plain, Completion(exercise="clamshell", side="left")]) == 3
    assert done([Completion(exercise="bird-dog", side=side) for side in ("both", "middle")]) == 2


def test_sides_of_one_import_pair_within_their_day_only(store: Store) -> None:
    sides = [days_ago(day, Completion(exercise="bird-dog", side=side)) for day, side in ((2, "right"), (1, "left"))]
    store.save(sides, NOW)
    assert [count for _, count in store.daily_amounts("exercise")] == [1, 1]


def test_a_day_with_a_note_alone_has_amounts_of_0_and_a_day_without_entries_none(store: Store) -> None:
    store.save([draft(Remark(), note="x"), days_ago(2, Thermal(modality="heat", minutes=20))], NOW)
    before = DAY - timedelta(days=2)
    assert store.daily_amounts("heat") == [(before, 20), (DAY, 0)]
    for measure in ("spasms", "ice", "exercise"):
        assert store.daily_amounts(measure) == [(before, 0), (DAY, 0)]


def test_a_measure_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="no measure 'steps'"):
        store.daily_amounts("steps")


@settings(max_examples=50, deadline=None)
@given(batches_of(SESSIONS | EXERCISES), SPANS)
def test_marked_days_are_those_with_heat_ice_or_an_exercise(
    blank: Path, batches: list[list[Draft]], span: Span
) -> None:
    with journal_of(blank, batches) as store:
        entries = within(store, span)
        marks = [(it.modality, day) for day, it in of_kind(entries, Thermal)]
        marks += [("exercise", day) for day, _ in of_kind(entries, Completion)]
        days = grouped(marks)
        assert store.marked_days(*span) == {
            mark: sorted(set(days.get(mark, []))) for mark in ("heat", "ice", "exercise")
        }


@settings(max_examples=50, deadline=None)
@given(batches_of(READINGS), SPANS)
def test_hour_levels_are_by_the_wall_clock_of_readings_with_a_time(
    blank: Path, batches: list[list[Draft]], span: Span
) -> None:
    with journal_of(blank, batches) as store:
        back = [
            (entry.moment, entry.value.level)
            for entry in within(store, span)
            if isinstance(entry.value, Reading) and entry.value.site in BACK_SITES
        ]
        timed = [(moment.local.hour, level) for moment, level in back if moment.time_known]
        assert store.hour_levels(*span) == sorted(timed)
        assert store.timeless(*span) == len(back) - len(timed)


@pytest.mark.parametrize(
    ("utc", "offset_min", "hour"),
    [
        ("00:30", -60, 23),  # the day before in UTC's eyes
        ("23:30", 60, 0),
        ("00:00", -840, 10),
        ("23:59", 840, 13),
        ("21:44", 135, 23),
        ("21:45", 135, 0),
        ("00:29", -30, 23),
        ("00:30", -30, 0),
        ("09:59", 0, 9),
    ],
)
def test_the_hour_is_that_of_the_wall_clock(store: Store, utc: str, offset_min: int, hour: int) -> None:
    moment = Moment(at_utc=datetime.fromisoformat(f"2026-11-20T{utc}:59Z"), utc_offset_min=offset_min, day=DAY)
    assert moment.local.hour == hour
    store.save([Draft(value=Reading(level=3), moment=moment)], NOW)
    assert store.hour_levels() == [(hour, 3)]


@settings(max_examples=50, deadline=None)
@given(batches_of(SESSIONS), SPANS)
def test_session_levels_are_of_sessions_with_both(blank: Path, batches: list[list[Draft]], span: Span) -> None:
    with journal_of(blank, batches) as store:
        pairs = grouped(
            [
                (it.modality, (it.level_before, it.level_after))
                for _, it in of_kind(within(store, span), Thermal)
                if it.level_before is not None and it.level_after is not None
            ]
        )
        assert store.session_levels(*span) == {modality: sorted(pairs.get(modality, [])) for modality in MODALITIES}


def test_sessions_readings_and_marks_that_are_alike_are_each_there_once(store: Store) -> None:
    heat = Thermal(modality="heat", minutes=20, level_before=6, level_after=4)
    store.save([draft(value) for value in (heat, heat, Reading(level=4), Reading(level=4))], NOW)
    assert store.session_levels() == {"heat": [(6, 4), (6, 4)], "ice": []}
    assert store.hour_levels() == [(21, 4), (21, 4)]
    assert store.marked_days() == {"heat": [DAY], "ice": [], "exercise": []}


@settings(max_examples=50, deadline=None)
@given(batches_of(READINGS | SPASMS), SPANS)
def test_legs_by_site_and_spasms_by_day(blank: Path, batches: list[list[Draft]], span: Span) -> None:
    with journal_of(blank, batches) as store:
        entries = within(store, span)
        legs = grouped([((day, it.site), it.level) for day, it in of_kind(entries, Reading) if it.site in LEG_SITES])
        assert store.leg_sites(*span) == [(day, site, max(levels)) for (day, site), levels in legs.items()]
        spasms = grouped([(day, it) for day, it in of_kind(entries, Spasm)])
        assert store.daily_spasms(*span) == [
            (
                day,
                sum(it.count for it in found),
                max((it.worst for it in found if it.worst is not None), default=None),
            )
            for day, found in spasms.items()
        ]


QUESTIONS: dict[str, Callable[[Store, date | None, date | None], object]] = {
    "daily_worst": Store.daily_worst,
    "daily_amounts": lambda store, first, last: store.daily_amounts("exercise", first, last),
    "marked_days": Store.marked_days,
    "hour_levels": Store.hour_levels,
    "timeless": Store.timeless,
    "session_levels": Store.session_levels,
    "leg_sites": Store.leg_sites,
    "daily_spasms": Store.daily_spasms,
}


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("span", [(None, None), (DAY - timedelta(days=2), DAY)])
def test_each_question_is_one_query_however_long_the_history(store: Store, name: str, span: Span) -> None:
    store.save([days_ago(day, value) for day in range(9) for value in (Reading(level=4), Spasm(site="calf"))], NOW)
    asked: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    QUESTIONS[name](store, *span)
    assert [statement.split()[0] for statement in asked] == ["BEGIN", "SELECT"]
