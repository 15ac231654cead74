"""What the store answers, held against slow and obvious answers over the same entries."""

import sqlite3
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from journal.domain.entries import Draft, Reading, Remark, Tag
from journal.domain.moments import Moment
from journal.domain.slugs import BACK_SITES
from journal.errors import NotFound
from journal.store.store import Store
from tests.support import NOW, draft, drafts, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


@settings(max_examples=40, deadline=None)
@given(st.lists(drafts(), max_size=12))
def test_what_was_saved_comes_back_byte_for_byte_in_order(entries: list[Draft]) -> None:
    with TemporaryDirectory() as name:
        store = open_store(Path(name))
        saved = store.save(entries, NOW) if entries else []
        assert store.entries() == sorted(saved, key=lambda entry: (entry.moment.day, entry.moment.at_utc, entry.uid))
        assert [entry.draft for entry in saved] == entries
        with store.snapshot() as copy:
            assert list(copy.stream()) == store.entries()
        store.close()


@settings(max_examples=40, deadline=None)
@given(st.lists(drafts(), max_size=25))
def test_daily_levels_equal_a_count_by_hand(entries: list[Draft]) -> None:
    by_day: dict[date, list[int]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry.value, Reading) and entry.value.site in BACK_SITES:
            by_day[entry.moment.day].append(entry.value.level)
    with TemporaryDirectory() as name:
        store = open_store(Path(name))
        if entries:
            store.save(entries, NOW)
        found = {day.day: (day.worst, round(day.mean, 6), day.low, day.readings) for day in store.daily_levels()}
        assert found == {
            day: (max(levels), round(sum(levels) / len(levels), 6), min(levels), len(levels))
            for day, levels in by_day.items()
        }
        assert store.daily_worst() == sorted((day, max(levels)) for day, levels in by_day.items())
        store.close()


def typed_late(level: int, days: float) -> tuple[Draft, datetime]:
    at_utc = datetime(2026, 11, 10, 12, tzinfo=UTC)
    moment = Moment(at_utc=at_utc, utc_offset_min=0, day=date(2026, 11, 10))
    return Draft(value=Reading(level=level), moment=moment), at_utc + timedelta(days=days)


@pytest.mark.parametrize(
    ("readings", "late", "in_trend"),
    [
        ([(5, 0)], False, True),
        ([(5, 3)], False, True),
        ([(5, 3.01)], True, True),
        ([(5, 7)], True, True),
        ([(5, 7.01)], True, False),
        ([(5, 4), (3, 0)], True, True),  # the headline was typed in late, a lower reading was not
        ([(5, 0), (3, 8)], False, True),
        ([(5, 0), (5, 8)], False, True),  # the headline was also typed in time
    ],
)
def test_d4_a_day_is_late_when_its_headline_is(
    store: Store, readings: list[tuple[int, float]], late: bool, in_trend: bool
) -> None:
    made = [typed_late(level, days) for level, days in readings]
    store.save([entry for entry, _ in made], NOW, recorded=[recorded for _, recorded in made])
    (day,) = store.daily_levels()
    assert (day.late, day.in_trend) == (late, in_trend)


def test_search_finds_any_text_and_takes_wildcards_literally(store: Store) -> None:
    store.save(
        [
            draft(Reading(level=4, site="calf", qualities=("shooting",)), note="50% worse_ÜBER ΟΔΌΣ"),
            draft(Tag(role="trigger", name="long-sitting")),
            draft(Tag(role="sign", name="numb-saddle")),
            draft(Remark(), note="nothing here"),
        ],
        NOW,
    )
    for text, found in [
        ("SHOOT", 1), ("50%", 1), ("5%0", 0), ("worse_", 1), ("wors__", 0), ("long sitting", 1), ("über", 1),
        ("οδός", 1), ("uber", 0), ("Back passage ", 1), ("numb saddle", 1),
    ]:  # fmt: skip
        assert len(store.entries(text=text)) == found, text


def test_short_ids_are_the_shortest_that_name_one_entry(store: Store) -> None:
    saved = store.save([draft(Reading(level=1)) for _ in range(700)], NOW)
    short = store.short_ids([entry.uid for entry in saved])
    assert len(set(short.values())) == 700
    assert max(map(len, short.values())) > 4  # 700 of 65,536 endings do collide
    for entry in saved[:20]:
        assert store.entry(short[entry.uid]) == entry
        assert len(short[entry.uid]) >= 4


def test_short_ids_of_a_long_history_stay_below_sqlites_number_of_values(store: Store) -> None:
    saved = store.save([draft(Reading(level=1)) for _ in range(4500)], NOW)
    event.listen(
        store._engine, "connect", lambda driver, _: driver.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)
    )
    store._engine.dispose()
    assert len(set(store.short_ids([entry.uid for entry in saved]).values())) == 4500


@pytest.mark.parametrize("wrong", ["", "zz", "'; drop table reading", "0000000000000000", "%"])
def test_an_id_that_names_nothing_is_refused(store: Store, wrong: str) -> None:
    store.save([draft(Reading(level=1))], NOW)
    with pytest.raises(NotFound):
        store.entry(wrong)


def test_logged_and_span_count_entries_of_any_kind(store: Store) -> None:
    assert store.day_span() is None
    assert not store.is_logged(NOW.date())
    store.save([draft(Remark(), note="x")], NOW)
    assert store.is_logged(NOW.date())
    assert store.day_span() == (NOW.date(), NOW.date())
    assert store.counts()["remark"] == 1


def test_another_connections_write_is_seen_in_the_data_version(store: Store) -> None:
    before = store.data_version()
    assert store.data_version() == before
    other = Store.open(store.paths)
    other.save([draft(Reading(level=1))], NOW)
    assert store.data_version() != before


def test_scratch_leaves_no_trail(store: Store) -> None:
    store.put_scratch("draft", "half a word", NOW)
    assert store.scratch("draft") == "half a word"
    store.put_scratch("draft", None, NOW)
    assert store.scratch("draft") is None
    assert store.changes() == []
