"""Use cases over a real store: lines, edits, spells, the day's view and the trend's."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.config import Settings
from journal.domain.entries import Completion, Reading, Tag
from journal.domain.sentences import standing_words
from journal.domain.spells import SpellSaid
from journal.domain.vocabulary import BUILT_IN, Vocabulary
from journal.errors import LineError, NotFound, ValueRefused
from journal.services.logging import (
    delete_entries,
    edit_entry,
    log_line,
    parsing,
    understand_line,
    understand_lines,
    undo,
    vocabulary_of,
)
from journal.services.spells import current_standing, onset_of, start_spell
from journal.services.today import day_view, toggle_tick
from journal.services.trends import trend
from journal.store.store import Store
from tests.support import NOW, FakeClock, days_ago, open_store

SETTINGS = Settings()
TODAY = NOW.date()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def test_a_line_is_saved_whole_or_not_at_all(store: Store, clock: FakeClock) -> None:
    assert len(log_line(store, clock, SETTINGS, "pain 4, heat 20, did donkey-kick 90s")) == 4
    with pytest.raises(LineError):
        log_line(store, clock, SETTINGS, "pain 4, heat 2000")
    assert len(store.entries()) == 4


def test_own_names_are_known_from_the_journal(store: Store, clock: FakeClock) -> None:
    log_line(store, clock, SETTINGS, "took tilidine, trigger car-ride, activity choir")
    with pytest.raises(LineError, match="tilidine"):
        log_line(store, clock, SETTINGS, "took tildine")
    (entry,) = log_line(store, clock, SETTINGS, "trigger car")
    assert entry.value == Tag(role="trigger", name="car-ride")


def test_lines_are_all_or_nothing_and_the_wrong_one_is_named(store: Store, clock: FakeClock) -> None:
    def complete() -> Vocabulary:
        return vocabulary_of(store, SETTINGS)

    context = parsing(clock, SETTINGS)
    assert len(understand_lines(["pain 4", "", "heat 20"], context, complete)) == 2
    with pytest.raises(LineError, match="line 3"):
        understand_lines(["pain 4", "", "pain 11"], context, complete)


def test_only_a_name_that_is_not_built_in_asks_for_the_journals_names(clock: FakeClock) -> None:
    asked: list[str] = []

    def complete() -> Vocabulary:
        asked.append("asked")
        return BUILT_IN.extended(medicines=["tilidine"])

    context = parsing(clock, SETTINGS)
    understand_line("pain 4, did glute-bridge 3x10, took ibuprofen", context, complete)
    with pytest.raises(LineError):
        understand_line("pain 11", context, complete)
    assert asked == []
    understand_line("took tilidine", context, complete)
    assert asked == ["asked"]


def test_edit_in_the_words_of_the_line(store: Store, clock: FakeClock) -> None:
    (entry,) = log_line(store, clock, SETTINGS, "pain 4 note after gardening")
    edited = edit_entry(store, clock, SETTINGS, entry, "pain 6 calf left")
    assert (edited.value, edited.note) == (Reading(level=6, site="calf", side="left"), "after gardening")
    moved = edit_entry(store, clock, SETTINGS, edited, "at yesterday 08:00")
    assert (moved.value, moved.moment.day) == (edited.value, TODAY - timedelta(days=1))
    undo(store, clock)
    assert store.entries()[0].moment == edited.moment


def test_delete_and_undo(store: Store, clock: FakeClock) -> None:
    saved = log_line(store, clock, SETTINGS, "pain 4, heat 20")
    delete_entries(store, clock, saved)
    assert store.entries() == []
    undo(store, clock)
    assert store.entries() == saved
    with pytest.raises(NotFound):
        delete_entries(store, clock, [])


def test_an_onset_set_by_hand_wins_and_can_be_corrected(store: Store, clock: FakeClock) -> None:
    store.save([days_ago(3, Reading(level=5)), days_ago(2, Reading(level=5))], NOW)
    derived = current_standing(store, TODAY)
    assert derived is not None
    assert (derived.spell.onset, derived.spell.onset_by) == (TODAY - timedelta(days=3), "rule")
    first = SpellSaid(onset=date(2026, 10, 1), precision="about", cause="lifting")
    _, before = start_spell(store, clock, SETTINGS, first)
    assert before is None
    again, before = start_spell(store, clock, SETTINGS, SpellSaid(onset=date(2026, 10, 9)))
    assert before is not None
    assert (before.onset, again.onset, again.precision, again.cause) == (
        date(2026, 10, 1), date(2026, 10, 9), "exact", "lifting",
    )  # fmt: skip
    standing = current_standing(store, TODAY)
    assert standing is not None
    assert standing.spell == again
    assert len(store.spells()) == 1
    with pytest.raises(ValueRefused, match="future"):
        start_spell(store, clock, SETTINGS, SpellSaid(onset=TODAY + timedelta(days=1)))
    with pytest.raises(ValueRefused, match="no cause"):
        start_spell(store, clock, SETTINGS, SpellSaid(onset=TODAY, cause="bad-luck"))
    assert onset_of(clock, SETTINGS, date(2026, 9, 3), "month") == date(2026, 9, 15)


def test_a_tick_logs_what_was_done_last_time_and_is_taken_back(store: Store, clock: FakeClock) -> None:
    log_line(store, clock, SETTINGS, "yesterday 10:00 did donkey-kick 90s effort 4")
    view = day_view(store, clock, SETTINGS)
    tick = next(tick for tick in view.ticks if tick.name == "donkey-kick")
    assert tick.entries == ()
    logged = toggle_tick(store, clock, SETTINGS, tick, view.day)
    assert [entry.value for entry in logged] == [
        Completion(exercise="donkey-kick", side=side, duration_s=90) for side in ("right", "left")
    ]
    ticked = next(tick for tick in day_view(store, clock, SETTINGS).ticks if tick.name == "donkey-kick")
    assert len(ticked.entries) == 2
    assert toggle_tick(store, clock, SETTINGS, ticked, view.day) == []
    assert store.entries_on(TODAY) == []


def test_a_tick_on_an_earlier_day_has_no_known_time(store: Store, clock: FakeClock) -> None:
    day = TODAY - timedelta(days=4)
    tick = next(tick for tick in day_view(store, clock, SETTINGS, day).ticks if tick.kind == "activity")
    (entry,) = toggle_tick(store, clock, SETTINGS, tick, day)
    assert (entry.moment.day, entry.moment.time_known) == (day, False)


def test_the_day_shows_where_the_spell_stood_and_what_was_logged(store: Store, clock: FakeClock) -> None:
    start_spell(store, clock, SETTINGS, SpellSaid(onset=TODAY - timedelta(days=46)))
    store.save([days_ago(days, Reading(level=days % 3)) for days in (0, 1, 5)], NOW)
    view = day_view(store, clock, SETTINGS)
    assert view.logged_days == 3
    assert view.recent == (*[None] * 8, 2, None, None, None, 1, 0)
    assert view.standing is not None
    assert standing_words(view.standing).startswith("Day 47 ·")


def test_a_trend_reaches_ahead_to_its_line_and_counts_only_to_today(store: Store, clock: FakeClock) -> None:
    start_spell(store, clock, SETTINGS, SpellSaid(onset=TODAY - timedelta(days=46)))
    store.save([days_ago(days, Reading(level=4)) for days in range(10)], NOW)
    view = trend(store, clock, SETTINGS)
    assert view.known.current is not None
    assert (view.trend.first, view.trend.last) == (TODAY - timedelta(days=46), view.known.current.line)
    assert len(view.trend.days) == 10
    assert any("Back pain level on 10 of 47 days" in words for words in view.words)
    assert trend(store, clock, SETTINGS, "13w").trend.last == TODAY


def test_a_single_pain_day_is_shown_among_the_weeks_before_it(store: Store, clock: FakeClock) -> None:
    store.save([days_ago(0, Reading(level=4))], NOW)
    view = trend(store, clock, SETTINGS).trend
    assert ((view.last - view.first).days + 1, view.spells, view.phases) == (91, (), ())


def test_an_empty_journal_has_an_empty_trend(store: Store, clock: FakeClock) -> None:
    for window in ("spell", "13w", "26w", "1y", "all"):
        view = trend(store, clock, SETTINGS, window)
        assert (view.trend.days, view.known.current, view.trend.last) == ((), None, TODAY)
        assert any(words.startswith("No back pain level is logged") for words in view.words)


def test_an_edit_that_says_the_same_changes_nothing(store: Store, clock: FakeClock) -> None:
    (entry,) = log_line(store, clock, SETTINGS, "pain 4 dull")
    assert edit_entry(store, clock, SETTINGS, entry, "pain 4 dull") == entry
    assert len(store.changes()) == 1
