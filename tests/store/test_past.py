"""Looking through all entries page by page, held against a sort of the same entries by hand."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from journal.domain import slugs
from journal.domain.entries import Completion, Draft, Entry, Reading, Remark, Tag, Thermal
from journal.domain.kinds import TABLES, kind_word
from journal.domain.moments import Moment
from journal.domain.past import DayCounts, Filters, Place
from journal.domain.signs import logged_words
from journal.errors import StaleEdit
from journal.paths import Paths
from journal.store.store import Store
from tests.support import NOW, VALUES, draft, open_store

DAY = date(2026, 11, 20)
FEW_DAYS = 4


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty journal to copy: making one takes a tenth of a second."""
    store = open_store(tmp_path_factory.mktemp("blank"))
    store.close()
    return store.paths.database


@contextmanager
def journal_of(blank: Path, drafts: list[Draft]) -> Iterator[tuple[Store, list[Entry]]]:
    with TemporaryDirectory() as name:
        path = Path(name) / "journal.db"
        shutil.copy(blank, path)
        store = Store.open(Paths(path, explicit=True))
        yield store, store.save(drafts, NOW) if drafts else []
        store.close()


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Few days and few times on them, so that several entries share both."""
    day = DAY - timedelta(days=draw(st.integers(0, FEW_DAYS)))
    at = datetime(day.year, day.month, day.day, draw(st.sampled_from((8, 12, 20))), tzinfo=UTC)
    return Moment(at_utc=at, utc_offset_min=draw(st.sampled_from((0, 330))), day=day)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    value = draw(VALUES | st.just(Remark()))
    note = draw(st.none() | st.sampled_from(("a Walk in the rain", "über die Straße", "100%", "glute-bridge", "x_y")))
    return Draft(value=value, moment=draw(moments()), note=note or ("said" if isinstance(value, Remark) else None))


_DAYS = st.none() | st.integers(-1, FEW_DAYS + 1).map(lambda back: DAY - timedelta(days=back))
FILTERS = st.just(Filters()) | st.builds(
    Filters,
    kind=st.just("") | st.sampled_from(list(TABLES)),
    site=st.just("") | st.sampled_from(slugs.SITES),
    text=st.just("")
    | st.sampled_from(("walk", "RAIN", "ÜBER", "strasse", "%", "_", "glute bridge", "long", "right", "no such")),
    first=_DAYS,
    last=_DAYS,
)


def texts(entry: Entry) -> list[str]:
    found: list[str] = [entry.note or ""]
    for name in entry.value.__dataclass_fields__:
        value = getattr(entry.value, name)
        found += [" ".join(value)] if isinstance(value, tuple) else [value] if isinstance(value, str) else []
    if isinstance(entry.value, Tag) and entry.value.role == "sign":
        found.append(logged_words(entry.value.name))
    return [text.casefold() for text in found]


def is_wanted(entry: Entry, filters: Filters) -> bool:
    day, text = entry.moment.day, filters.text.casefold()
    return (
        (not filters.kind or kind_word(entry.value) == filters.kind)
        and (not filters.site or getattr(entry.value, "site", None) == filters.site)
        and (filters.first is None or day >= filters.first)
        and (filters.last is None or day <= filters.last)
        and (not text or any(word in found for found in texts(entry) for word in (text, text.replace(" ", "-"))))
    )


def newest_first(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda one: (one.moment.day, one.moment.at_utc, one.uid), reverse=True)


@settings(max_examples=80, deadline=None)
@given(st.lists(drafts(), max_size=30), FILTERS, st.integers(0, 30), st.integers(1, 9))
def test_pages_are_the_entries_sorted_by_hand(
    blank: Path, entries: list[Draft], filters: Filters, number: int, count: int
) -> None:
    with journal_of(blank, entries) as (store, saved):
        wanted = [entry for entry in newest_first(saved) if is_wanted(entry, filters)]
        counts = DayCounts.of(store.counted_days(filters))
        assert dict(store.counted_days(filters)) == Counter(entry.moment.day for entry in wanted)
        assert counts.total == len(wanted)
        assert list(counts.days) == sorted({entry.moment.day for entry in wanted}, reverse=True)
        number %= len(wanted) + 1
        days, skip = counts.window(number, count)
        page = store.past_entries(filters, days, skip, count) if days else []
        assert page == wanted[number : number + count]
        for place, entry in enumerate(wanted):
            assert counts.newer_than(entry.moment.day) + store.newer_on_day(filters, Place.of(entry)) == place


@settings(max_examples=60, deadline=None)
@given(st.lists(drafts(), min_size=1, max_size=20), FILTERS)
def test_any_entry_has_a_place_among_those_that_are_wanted(blank: Path, entries: list[Draft], filters: Filters) -> None:
    """Also one that is not wanted: the cursor goes to what stands there."""
    with journal_of(blank, entries) as (store, saved):
        order = newest_first(saved)
        counts = DayCounts.of(store.counted_days(filters))
        for entry in saved:
            newer = sum(is_wanted(one, filters) for one in order[: order.index(entry)])
            assert counts.newer_than(entry.moment.day) + store.newer_on_day(filters, Place.of(entry)) == newer


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.integers(0, 60), st.integers(1, 7), max_size=20))
def test_lines_are_the_days_and_their_entries(by_back: dict[int, int]) -> None:
    pairs = sorted(((DAY - timedelta(days=back), count) for back, count in by_back.items()), reverse=True)
    counts = DayCounts.of(pairs)
    lines: list[tuple[int, int | None]] = []
    for index, (_, count) in enumerate(pairs):
        lines.append((index, None))
        lines += [(index, sum(number is not None for _, number in lines) + one) for one in range(count)]
    assert counts.lines == len(lines)
    assert [counts.at_line(line) for line in range(len(lines))] == lines
    for line, (index, number) in enumerate(lines):
        if number is not None:
            assert counts.line_of(number) == line
            assert counts.day_of(number) == index
    for half in range(len(pairs) + 1):
        assert DayCounts.of(pairs[:half]).followed_by(DayCounts.of(pairs[half:])) == counts


@given(st.sets(st.integers(0, 40), max_size=8), st.integers(-3, 43), st.integers(0, 9))
def test_the_nearest_day_is_the_latest_of_those_or_the_closest(backs: set[int], back: int, length: int) -> None:
    counts = DayCounts.of((DAY - timedelta(days=one), 1) for one in sorted(backs))
    last, first = back, back + length
    inside = [one for one in backs if last <= one <= first]
    found = counts.nearest(DAY - timedelta(days=first), DAY - timedelta(days=last))
    if inside:
        assert found == DAY - timedelta(days=min(inside))
    elif backs:
        assert found is not None
        away = {one: min(abs(one - first), abs(one - last)) for one in backs}
        assert away[(DAY - found).days] == min(away.values())
    else:
        assert found is None


def test_the_exercises_that_are_named_so_are_found(store: Store) -> None:
    store.save(
        [draft(Completion(exercise="bird-dog")), draft(Completion(exercise="clamshell")), draft(Reading(level=4))], NOW
    )
    filters = Filters(text="Brücke")
    assert store.counted_days(filters) == []
    assert store.counted_days(filters, ["bird-dog"]) == [(NOW.date(), 1)]
    (found,) = store.past_entries(filters, [NOW.date()], 0, 9, ["bird-dog"])
    assert found.value == Completion(exercise="bird-dog")
    assert (
        store.newer_on_day(filters, Place(day=NOW.date(), at_utc=datetime(2020, 1, 1, tzinfo=UTC)), ["bird-dog"]) == 1
    )


def test_the_days_of_filters_are_narrowed_and_never_widened() -> None:
    filters = Filters(first=date(2026, 1, 5), last=date(2026, 1, 9))
    assert filters.within(date(2026, 1, 1), date(2026, 1, 7)) == Filters(first=date(2026, 1, 5), last=date(2026, 1, 7))
    assert filters.within(None, None) == filters
    assert Filters().within(date(2026, 1, 1), None) == Filters(first=date(2026, 1, 1))


# -- what it costs


@contextmanager
def counted(store: Store) -> Iterator[dict[str, int]]:
    """Count the statements and the rows that come back from them."""
    seen = {"statements": 0, "rows": 0}

    def execute(_connection: Any, cursor: Any, *_: Any) -> None:
        seen["statements"] += 1

    event.listen(store._engine, "before_cursor_execute", execute)
    try:
        yield seen
    finally:
        event.remove(store._engine, "before_cursor_execute", execute)


def many(store: Store, days: int, a_day: int) -> None:
    """Fill a journal with readings, without a trail: only their number matters."""
    from sqlalchemy import insert

    from journal.store.tables import ReadingRow

    rows = [
        {
            "uid": f"{day:08x}-0000-7000-8000-{one:012x}",
            "at_utc": f"{(DAY - timedelta(days=day)).isoformat()}T{one % 24:02}:00:00Z",
            "utc_offset_min": 0,
            "time_known": 1,
            "day": (DAY - timedelta(days=day)).isoformat(),
            "version": 1,
            "batch": "b",
            "level": one % 11,
            "site": "calf" if one % 5 == 0 else "back",
        }
        for day in range(days)
        for one in range(a_day)
    ]
    store._write(lambda session: session.execute(insert(ReadingRow), rows) and None)


def steps(store: Store, question: Any) -> int:
    """Return how many steps of SQLite's machine a question takes, by hundreds: time without a clock."""
    taken = 0

    def step() -> int:
        nonlocal taken
        taken += 1
        return 0

    def checkout(driver: Any, *_: Any) -> None:
        driver.set_progress_handler(step, 100)

    event.listen(store._engine, "checkout", checkout)
    try:
        question()
    finally:
        event.remove(store._engine, "checkout", checkout)
        store._engine.dispose()
    return taken


def costs_of(store: Store) -> list[int]:
    """Return what pages and places cost, at several places of the history."""
    filters, costs = Filters(site="calf"), []
    counts = DayCounts.of(store.counted_days(Filters()))

    def page(filters: Filters, window: tuple[tuple[date, ...], int], count: int) -> None:
        with counted(store) as seen:
            assert len(store.past_entries(filters, *window, count)) == count
        assert seen["statements"] <= 9  # one a table, and the beginning of the transaction
        costs.append(steps(store, lambda: store.past_entries(filters, *window, count)))

    for number in (0, counts.total // 2, counts.total - 100):
        page(Filters(), counts.window(number, 100), 100)
    page(filters, DayCounts.of(store.counted_days(filters)).window(100, 50), 50)
    (entry,) = store.past_entries(Filters(), counts.days[90:91], 3, 1)
    costs.append(steps(store, lambda: store.newer_on_day(Filters(), Place.of(entry))))
    costs.append(steps(store, store.day_span))
    costs.append(steps(store, lambda: store.entry(entry.uid)))
    return costs


def test_a_page_costs_the_same_in_a_large_history_and_at_any_place(tmp_path: Path) -> None:
    costs = []
    for days in (100, 2000):
        store = open_store(tmp_path / str(days))
        many(store, days, 10)
        costs.append(costs_of(store))
        store.close()
    few, large = costs
    assert all(more <= less * 1.5 + 2 for less, more in zip(few, large, strict=True)), (few, large)


def test_counting_is_one_statement(store: Store) -> None:
    store.save([draft(Reading(level=4)), draft(Thermal(modality="heat", minutes=20))], NOW)
    with counted(store) as seen:
        store.counted_days(Filters())
    assert seen["statements"] <= 2


# -- one entry


def test_an_entry_is_found_by_all_of_its_identity(store: Store) -> None:
    (saved,) = store.save([draft(Reading(level=4))], NOW)
    assert store.entry_now("reading", saved.uid) == saved
    assert store.entry_now("reading", saved.uid[1:]) is None
    assert store.entry_now("spasm", saved.uid) is None
    store.delete([saved], NOW)
    assert store.entry_now("reading", saved.uid) is None


def test_what_was_saved_together_is_counted_on_the_day(store: Store) -> None:
    first, *_ = store.save(
        [draft(Reading(level=4)), draft(Remark(), note="said"), draft(Tag(role="flare", name="flare"))], NOW
    )
    (alone,) = store.save([draft(Reading(level=5))], NOW)
    assert store.logged_together(first) == 2
    assert store.logged_together(alone) == 0


def test_the_changes_of_one_entry(store: Store) -> None:
    first, other = store.save([draft(Reading(level=4)), draft(Reading(level=9))], NOW)
    changed = store.replace(first, draft(Reading(level=6)), NOW)
    store.replace(other, draft(Reading(level=8)), NOW)
    store.delete([changed], NOW)
    found = store.changes_of(first.uid, 10)
    assert [(change.name, change.action) for change in found] == [
        ("log", "insert"),
        ("edit", "update"),
        ("delete", "delete"),
    ]
    assert [(change.after or {}).get("level") for change in found] == [4, 6, None]
    assert [change.name for change in store.changes_of(first.uid, 2)] == ["edit", "delete"]


def test_what_is_gone_is_listed_once_and_not_when_it_came_back(store: Store) -> None:
    entries = store.save([draft(Reading(level=level)) for level in (1, 2, 3)], NOW)
    for entry in entries:
        store.delete([entry], NOW)
    store.undo(NOW)
    assert [(change.before or {})["level"] for change in store.deleted_entries(9)] == [2, 1]
    assert len(store.deleted_entries(1)) == 1
    store.redo(NOW)
    assert [(change.before or {})["level"] for change in store.deleted_entries(9)] == [3, 2, 1]


def test_a_deleted_entry_comes_back_as_it_was_under_its_own_identity(store: Store) -> None:
    (saved,) = store.save([draft(Reading(level=4), note="a note")], NOW)
    changed = store.replace(saved, draft(Reading(level=6)), NOW)
    store.delete([changed], NOW)
    back = store.bring_back(saved, NOW)
    assert store.entries() == [back]
    assert (back.uid, back.draft, back.batch, back.recorded_at) == (
        saved.uid, saved.draft, saved.batch, saved.recorded_at,
    )  # fmt: skip
    # A window that still shows what it said before must not take it for that.
    assert back.version > changed.version
    with pytest.raises(StaleEdit):
        store.bring_back(saved, NOW)
    assert store.undo(NOW).name == "restore"
    assert store.entries() == []
    store.redo(NOW)
    assert [entry.draft for entry in store.entries()] == [saved.draft]
