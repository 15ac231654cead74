"""Pause tracking with one key (E8): a statement of its own, said plainly, ended by the same key."""

from datetime import timedelta

import pytest

from journal.config import Settings
from journal.domain.statements import Statement
from journal.services.logging import log_line
from journal.store.store import Store
from journal.tui.screens.spell import GapScreen, PeriodScreen

from .conftest import NOW, Evenings, FakeClock
from .test_forms import fill
from .test_spells import log, said_of
from .test_trends_screen import flat

TODAY = NOW.date()
BEGUN = "Paused from today: nothing is asked. P again ends it."


def pause(store: Store, clock: FakeClock, days: int) -> None:
    first = TODAY - timedelta(days=days)
    store.save_statement(Statement(first=first, last=None, answer="pause", said_at=NOW), clock.now())


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5", "6"])
async def test_p_pauses_from_every_screen_and_again_takes_it_back(evening: Evenings, store: Store, key: str) -> None:
    async with evening() as it:
        await it.press(key, "P")
        assert said_of(store) == [(TODAY, None, "pause", None)]
        assert it.said[-1] == BEGUN
        await it.press("P")
        assert said_of(store) == []
        assert it.said[-1] == "The pause that began today is taken back. u brings it back."
        await it.press("u")
        assert said_of(store) == [(TODAY, None, "pause", None)]


async def test_it_ends_with_yesterday(evening: Evenings, store: Store, clock: FakeClock) -> None:
    pause(store, clock, 21)
    async with evening() as it:
        await it.press("P")
        assert said_of(store) == [(TODAY - timedelta(days=21), TODAY - timedelta(days=1), "pause", None)]
        assert it.said[-1] == "Tracking goes on: paused from 3 Nov to 23 Nov. u takes it back."
        await it.press("u")
        assert said_of(store)[0][1] is None


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((60, 20), "Paused since 3 Nov: nothing is asked, P ends it · Day 47 · the"),
        ((80, 24), "Paused since 3 Nov: nothing is asked, P ends it ┏"),
        ((120, 36), "Paused since 3 Nov: nothing is asked, P ends it · Day 47 · the three-month line is on 9 Jan"),
    ],
)
async def test_today_says_so_plainly(
    evening: Evenings, store: Store, clock: FakeClock, size: tuple[int, int], words: str
) -> None:
    pause(store, clock, 21)
    async with evening(size=size) as it:
        assert words in flat(it)
        await it.press("left")  # of another day its own standing is told
        assert "Paused" not in flat(it)
        await it.press("right", "P")
        assert "Paused" not in flat(it)
        assert "Day 47" in flat(it)


async def test_today_says_so_without_a_spell(evening: Evenings, empty_store: Store) -> None:
    async with evening(on=empty_store, size=(120, 36)) as it:
        await it.press("escape", "P")
        assert "Paused from today: nothing is asked, P ends it · No spell of back pain logged." in flat(it)


async def test_logging_while_paused_counts_and_the_pause_runs_on(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    pause(store, clock, 21)
    async with evening() as it:
        await it.press("p", "4", "enter")
        assert "back 4" in flat(it)
        assert said_of(store)[0][1] is None
        assert "Paused since 3 Nov" in flat(it)


async def test_nothing_is_asked_until_it_ends(evening: Evenings, empty_store: Store, clock: FakeClock) -> None:
    log(empty_store, clock, 45, 40, 35)
    pause(empty_store, clock, 0)
    async with evening(on=empty_store) as it:
        assert len(it.app.screen_stack) == 1
        assert "answers" not in flat(it)
        await it.press("P")
        assert "Last logged pain on 20 Oct; the days since are not known · a answers" in flat(it)
        await it.press("a")
        assert isinstance(it.app.screen, GapScreen)


async def test_an_open_question_is_named_on_today_and_no_more(
    evening: Evenings, empty_store: Store, clock: FakeClock
) -> None:
    log(empty_store, clock, 45, 40, 35)
    async with evening(on=empty_store) as it:
        await it.press("escape")
        assert "the days since are not known · a answers" in flat(it)
        await it.press("left")
        assert "a answers" not in flat(it)
        await it.press("right", "a")
        await fill(it, answer="all free")
        await it.press("enter")
        assert "a answers" not in flat(it)


async def test_a_pause_begun_in_another_window_is_ended_here(evening: Evenings, store: Store, clock: FakeClock) -> None:
    async with evening() as it:
        other = Store.open(store.paths)
        pause(other, clock, 5)
        other.close()
        await it.press("P")
        assert said_of(store) == [(TODAY - timedelta(days=5), TODAY - timedelta(days=1), "pause", None)]


async def test_a_period_of_the_past_can_be_said_to_have_been_paused(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("y")
        assert isinstance(it.app.screen, PeriodScreen)
        await fill(it, first="2026-11-02", last="2026-11-08", answer="paused")
        assert "Paused from 2 Nov to 8 Nov" in flat(it)
        await it.press("enter")
        assert [one[2] for one in said_of(store)] == ["pause"]
        assert "Paused" not in flat(it)


async def test_a_second_pause_over_one_that_runs_is_told_at_the_form(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    pause(store, clock, 3)
    async with evening() as it:
        await it.press("y")
        await fill(it, first="2026-11-20", last="", answer="paused")
        await it.press("enter")
        assert isinstance(it.app.screen, PeriodScreen)
        assert "Tracking is paused already" in flat(it)


async def test_a_journal_that_can_only_be_read_says_so(evening: Evenings, store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "pain 3")
    reading = Store(store.paths, read_only=True)
    async with evening(on=reading) as it:
        await it.press("P")
        assert "can only be read" in it.said[-1]
    reading.close()
