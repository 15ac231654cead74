"""The weekly way of logging on the screens (section 7): a few keys, one statement, no levels made up."""

import threading
from datetime import date, timedelta

import pytest

from journal.config import Settings
from journal.errors import FileRefused
from journal.services.periods import say
from journal.store.store import Store
from journal.tui.desk import Desk
from journal.tui.screens.week import WeekScreen

from .conftest import NOW, Evening, Evenings, FakeClock
from .test_forms import fill
from .test_spells import ago, at_field, log, said_of
from .test_trends_screen import flat

TODAY = NOW.date()
LAST = "Nothing is left to say of the last days. y says any other time."


def question(it: Evening) -> str:
    return str(it.app.screen.query_one("#form-why").render())


def meaning(it: Evening) -> str:
    return str(it.app.screen.query_one("#form-meaning").render())


@pytest.fixture
def week(empty_store: Store, clock: FakeClock) -> Store:
    """A journal whose last seven days have two logged ones."""
    log(empty_store, clock, 20, 7, 4, 2)
    return empty_store


@pytest.mark.parametrize(
    ("keys", "saved", "words"),
    [
        ("0", ("free", None), "18 Nov to 24 Nov: the 5 unlogged days free of back pain; 2 logged days stay as logged"),
        (
            "3",
            ("some", 3),
            "18 Nov to 24 Nov: back pain on about 3 of 5 unlogged days; 2 logged days stay as logged",
        ),
        ("5", ("some", 5), "18 Nov to 24 Nov: back pain on all 5 unlogged days; 2 logged days stay as logged"),
        ("d", ("unknown", None), "18 Nov to 24 Nov: the 5 unlogged days not remembered; 2 logged days stay as logged"),
    ],
)
async def test_a_week_is_three_keys(
    evening: Evenings, week: Store, keys: str, saved: tuple[str, int | None], words: str
) -> None:
    async with evening(on=week) as it:
        before = it.logged()
        await it.press("Y")
        assert isinstance(it.app.screen, WeekScreen)
        assert question(it) == ("18 Nov to 24 Nov: 5 days are not logged. On how many of them did you have back pain?")
        await it.press(keys)
        assert meaning(it) == words  # before it is saved
        assert said_of(week) == []
        await it.press("enter")
        assert said_of(week) == [(TODAY - timedelta(days=6), TODAY, *saved)]
        assert it.logged() == before
        assert it.said[-1].startswith(f"Saved: {words.partition(';')[0]}. u takes it back.")
        await it.press("Y")
        assert it.said[-1] == LAST
        await it.press("u", "Y")
        assert said_of(week) == []
        assert isinstance(it.app.screen, WeekScreen)


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5", "6"])
async def test_it_is_there_on_every_screen(evening: Evenings, week: Store, key: str) -> None:
    async with evening(on=week) as it:
        await it.press(key, "Y", "0", "enter")
        assert said_of(week) == [(TODAY - timedelta(days=6), TODAY, "free", None)]
        assert len(it.app.screen_stack) == 1


async def test_the_next_day_it_is_as_it_was_left(evening: Evenings, week: Store) -> None:
    async with evening(on=week) as it:
        await it.press("Y", "2", "escape")
        it.clock.forward(days=1)
        it.app._look()
        await it.settle()
        await it.press("Y")
        assert "18 Nov to 25 Nov" in question(it)
        assert "as you left it" in it.text
        assert it.app.screen.said()["days"] == "2"  # type: ignore[attr-defined]
        assert list(it.app.drafts.texts()) == ["week"]


async def test_nothing_is_taken_for_an_answer_by_itself(evening: Evenings, week: Store) -> None:
    async with evening(on=week) as it:
        await it.press("Y", "enter")
        at_field(it, "days", "Nothing is said yet. 0 for none")
        assert said_of(week) == []
        assert meaning(it) == ""
        await it.press("9")  # more than are unlogged
        assert it.app.screen.said()["days"] == ""  # type: ignore[attr-defined]
        await it.press("right", "right", "right", "enter")
        assert said_of(week)[0][2:] == ("some", 2)


async def test_a_click_chooses(evening: Evenings, week: Store) -> None:
    async with evening(on=week) as it:
        await it.press("Y")
        field = it.app.screen.query_one("#field-days")
        line = field.render_line(0).text
        await it.pilot.click("#field-days", offset=(line.index("don't") + 2, 0))
        await it.settle()
        await it.press("enter")
        assert said_of(week)[0][2:] == ("unknown", None)


async def test_two_digits_of_two_weeks(evening: Evenings, empty_store: Store, clock: FakeClock) -> None:
    log(empty_store, clock, 14)
    async with evening(on=empty_store, size=(60, 20)) as it:
        await it.press("Y")
        assert "11 Nov to 24 Nov: 14 days are not logged" in question(it)
        await it.press("1", "2")
        assert meaning(it) == "11 Nov to 24 Nov: back pain on about 12 days"
        assert "[12]" in it.text
        await it.press("5", "1", "enter")
        assert said_of(empty_store)[0][2:] == ("some", 1)


async def test_one_day_is_asked_in_the_singular(evening: Evenings, empty_store: Store, clock: FakeClock) -> None:
    say(empty_store, clock, Settings(), TODAY - timedelta(days=8), TODAY - timedelta(days=1), "free")
    async with evening(on=empty_store) as it:
        await it.press("escape", "Y")
        assert question(it) == "24 Nov: one day is not logged. Did you have back pain on it? 1 or 0."
        await it.press("1")
        assert meaning(it) == "24 Nov: back pain on about 1 day"
        await it.press("enter")
        assert said_of(empty_store)[-1] == (TODAY, TODAY, "some", 1)


async def test_a_note_goes_with_it(evening: Evenings, week: Store) -> None:
    async with evening(on=week) as it:
        await it.press("Y", "3", "down")
        await it.type("by the sea")
        await it.press("enter")
        (one,) = week.statements()
        assert one.note == "by the sea"
        assert (
            it.said[-1]
            == "Saved: 18 Nov to 24 Nov: back pain on about 3 of 5 unlogged days · by the sea. u takes it back."
        )


async def test_an_empty_journal_can_be_told_a_week(evening: Evenings, empty_store: Store) -> None:
    async with evening(on=empty_store) as it:
        await it.press("escape", "Y", "7", "enter")
        assert said_of(empty_store) == [(TODAY - timedelta(days=6), TODAY, "some", 7)]
        assert it.logged() == []


async def test_a_day_logged_meanwhile_is_refused_at_the_number(
    evening: Evenings, week: Store, clock: FakeClock
) -> None:
    async with evening(on=week) as it:
        await it.press("Y", "5")
        log(week, clock, 0)
        await it.press("enter")
        at_field(it, "days", "5 days of pain are more than the 4 unlogged")
        assert it.app.screen.said()["days"] == "5"  # type: ignore[attr-defined]
        await it.press("4", "enter")
        assert said_of(week) == [(TODAY - timedelta(days=6), TODAY, "some", 4)]


async def test_words_come_back_when_it_is_left_or_refused(
    evening: Evenings, week: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise FileRefused("the disk is full", "Make room.")

    async with evening(on=week) as it:
        await it.press("Y", "4")
        await fill(it, note="half")
        await it.press("escape")
        assert said_of(week) == []
        await it.press("Y")
        assert it.app.screen.said() == {"days": "4", "note": "half"}  # type: ignore[attr-defined]
        monkeypatch.setattr(Desk, "say", refuse)
        await it.press("enter")
        at_field(it, "days", "The disk is full")
        monkeypatch.undo()
        await it.press("enter")
        assert said_of(week)[0][2:] == ("some", 4)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_it_fits(evening: Evenings, week: Store, size: tuple[int, int]) -> None:
    async with evening(on=week, size=size) as it:
        await it.press("Y", "2")
        text = flat(it)
        for words in ("The last days", "[2]", "don't remember", "back pain on about 2", "enter save"):
            assert words in text
        assert it.app.screen.query_one("#form").max_scroll_y == 0


async def test_while_paused_a_week_can_be_told_and_the_pause_runs_on(
    evening: Evenings, week: Store, clock: FakeClock
) -> None:
    say(week, clock, Settings(), date.fromisoformat(ago(1)), None, "pause")
    async with evening(on=week) as it:
        await it.press("Y", "0", "enter")
        assert [one[2] for one in said_of(week)] == ["pause", "free"]
        assert "Paused since 23 Nov" in flat(it)


async def test_a_key_pressed_twice_opens_one_form(evening: Evenings) -> None:
    async with evening() as it:
        hold = threading.Event()
        it.app.store_thread.submit(lambda _: hold.wait(5))
        for key in ("Y", "Y"):
            await it.pilot.press(key)
        hold.set()
        await it.settle()
        assert len(it.app.screen_stack) == 2
        await it.press("escape", "Y")
        assert len(it.app.screen_stack) == 2
