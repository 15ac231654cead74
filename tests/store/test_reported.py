"""What the page counts, held against counting the entries one by one."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.config import Settings
from journal.domain.entries import Completion, Dose, Entry, Reading, Spasm, Tag, Thermal, Treatment
from journal.domain.report import Count
from journal.domain.slugs import LEG_SITES
from journal.services.demo import fill_demo
from journal.store.store import Store
from tests.support import NOW, FakeClock, days_ago, open_store

LAST = NOW.date()
SPANS = [(LAST - timedelta(days=200), LAST), (LAST - timedelta(days=120), LAST - timedelta(days=60)), (LAST, LAST)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(tmp_path_factory.mktemp("counted"))
    fill_demo(store, FakeClock(), Settings())
    store.save([days_ago(90, Tag(role="sign", name="bladder")), days_ago(9, Tag(role="sign", name="lump"))], NOW)
    return store


def by_hand(named: Iterable[tuple[str, Entry]]) -> list[Count]:
    days: dict[str, list[date]] = defaultdict(list)
    for name, entry in named:
        days[name].append(entry.moment.day)
    counts = [Count(name, len(found), len(set(found)), max(found)) for name, found in days.items()]
    return sorted(counts, key=lambda count: (-count.times, count.name))


@pytest.mark.parametrize(("first", "last"), SPANS)
def test_counts(store: Store, first: date, last: date) -> None:
    entries = store.entries(first=first, last=last)
    values = [(entry.value, entry) for entry in entries]
    assert store.session_counts(first, last) == by_hand((v.modality, e) for v, e in values if isinstance(v, Thermal))
    assert store.treatment_counts(first, last) == by_hand(
        (v.treatment, e) for v, e in values if isinstance(v, Treatment)
    )
    assert store.dose_counts(first, last) == by_hand((v.medicine, e) for v, e in values if isinstance(v, Dose))
    for role in ("sign", "flare"):
        tags = ((v.name, e) for v, e in values if isinstance(v, Tag) and v.role == role)
        assert store.tag_counts(role, first, last) == by_hand(tags)
    amounts = Counter((v.medicine, v.amount) for v, _ in values if isinstance(v, Dose) and v.amount)
    assert {(name, amount): times for name, amount, times in store.dose_amounts(first, last)} == amounts
    done = {e.moment.day for v, e in values if isinstance(v, Completion)}
    assert store.days_with("completion", first, last) == len(done)


@pytest.mark.parametrize(("first", "last"), SPANS)
def test_exercises_are_counted_as_their_sessions(store: Store, first: date, last: date) -> None:
    sessions: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for day, slug, count in store.exercise_sessions(first, last):
        sessions[slug].append((day, count))
    expected = [Count(slug, sum(n for _, n in found), len(found), found[-1][0]) for slug, found in sessions.items()]
    assert store.exercise_counts(first, last) == sorted(expected, key=lambda count: (-count.times, count.name))


@pytest.mark.parametrize(("first", "last"), SPANS)
def test_legs(store: Store, first: date, last: date) -> None:
    entries = store.entries(first=first, last=last)
    days: dict[tuple[str, str | None], set[date]] = defaultdict(set)
    worst: dict[tuple[str, str | None], int] = defaultdict(int)
    spasms = [(entry.value, entry.moment.day) for entry in entries if isinstance(entry.value, Spasm)]
    for entry in entries:
        value = entry.value
        if isinstance(value, Reading) and value.site in LEG_SITES and value.level:
            days[value.site, value.side].add(entry.moment.day)
            worst[value.site, value.side] = max(worst[value.site, value.side], value.level)
    found = {(place.site, place.side): (place.days, place.worst) for place in store.pain_places(first, last)}
    assert found == {place: (len(days[place]), worst[place]) for place in days}
    told = store.spasms(first, last)
    assert told.times == sum(value.count for value, _ in spasms)
    assert told.days == len({day for _, day in spasms})
    assert told.at_night == sum(value.count for value, _ in spasms if value.when == "night")
    assert told.worst == max((value.worst for value, _ in spasms if value.worst is not None), default=None)
    assert told.longest_s == max((value.longest_s for value, _ in spasms if value.longest_s), default=None)


def test_advice_is_that_about_signs_of_the_days(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    signs = store.save([days_ago(9, Tag(role="sign", name="bladder")), days_ago(3, Tag(role="sign", name="lump"))], NOW)
    store.save_advice([sign.uid for sign in signs], LAST - timedelta(days=1), NOW)
    assert store.advised(LAST - timedelta(days=4), LAST) == {"lump": LAST - timedelta(days=1)}
