"""A guided session that nobody saved yet: put aside, cut short, or in another window."""

import json
from datetime import timedelta

import pytest

from journal.domain.entries import Completion
from journal.domain.sessions import Pace, Planned, Session
from journal.domain.slugs import EXERCISES
from journal.services.sessions import KeptSession, keep_session
from journal.store.store import Store
from journal.tui import messages
from journal.tui.drafts import SESSION
from journal.tui.screens.session import SessionScreen

from .conftest import NOW, Evening, Evenings, FakeClock
from .session_steps import LEFT, RIGHT, begin, completions, counting, doses, end, fields, fill, form, kept, run

BIRD_DOG = "bird-dog"


# -- put aside, dropped, gone on with


async def test_put_aside_it_is_kept_with_its_words_and_comes_back(evening: Evenings, store: Store) -> None:
    async with evening(toasts=True) as it:
        await end(it)
        await fill(it, dose0="3x5s")
        await it.press("down", "down", "4", "escape")
        assert any("Put aside, not saved: Bird dog" in words for words in it.said)
        assert completions(it) == []
        aside = kept(it)
        assert aside is not None
        assert not aside.held
    async with evening() as it:
        if len(it.app.screen_stack) == 1:
            assert await it.app.offer_session()
        await it.settle()
        assert doses(it) == {"Bird dog R": "3x5s", "Bird dog L": "1x2x5s 10s"}
        assert fields(it)["Effort"] == "4"
        assert "Not saved yet · Bird dog" in it.text
        assert "It ended at 21:10" in it.text
        await it.press("enter")
        assert [value.reps for value in completions(it)] == [3, 2]
        assert kept(it) is None
        assert not it.app.drafts[SESSION]
        assert not await it.app.offer_session()


async def test_the_palette_brings_it_back(evening: Evenings) -> None:
    async with evening() as it:
        await end(it)
        await it.press("escape")
        await it.app.run_action("app.kept_session")
        await it.settle()
        await it.press("enter")
        assert completions(it) == [RIGHT, LEFT]


async def test_ctrl_d_saves_nothing_and_says_so(evening: Evenings) -> None:
    async with evening(toasts=True) as it:
        await end(it)
        await it.press("ctrl+d")
        assert "Nothing is saved of the session." in it.said
        assert kept(it) is None
        assert completions(it) == []
        assert not await it.app.offer_session()


async def test_a_new_session_asks_about_the_one_put_aside_first(evening: Evenings) -> None:
    async with evening(toasts=True) as it:
        await end(it)
        await it.press("escape")
        it.app.post_message(messages.SessionWanted(("donkey-kick",)))
        await it.settle()
        assert list(doses(it)) == ["Bird dog R", "Bird dog L"]
        await it.press("enter")
        assert completions(it) == [RIGHT, LEFT]
        assert counting(it).session.items[0].exercise.slug == "donkey-kick"


async def test_ended_by_mistake_it_goes_on_from_there(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, "donkey-kick", "30s")
        await run(it, 5 + 12.2)
        await it.press("q")
        assert "ctrl+g go on" in it.text
        await run(it, 300)
        await it.press("ctrl+g")
        assert "PAUSED" in it.text
        await it.press("space")
        await run(it, 18 + 5 + 30)
        assert doses(it) == {"Donkey kick R": "30s", "Donkey kick L": "30s"}
        assert "ctrl+g" not in it.text
        await it.press("ctrl+g")
        form(it)


# -- cut short


def cut(store: Store, clock: FakeClock, ran_s: float, ago: timedelta, *, held: bool = True) -> Session:
    """Leave a session in the journal that ran so long and was seen so long ago."""
    exercise = EXERCISES["donkey-kick"]
    dose = Completion(exercise="donkey-kick", duration_s=90)
    now = clock.now()
    session = Session(
        items=(Planned(exercise=exercise, dose=dose),), pace=Pace(), started=now - ago - timedelta(seconds=ran_s)
    )
    keep_session(store, KeptSession(title="Donkey kick", session=session, seen=now - ago, held=held))
    return session


async def offered(it: Evening) -> bool:
    """Offer as at the start, where the start did not."""
    if len(it.app.screen_stack) == 1:
        await it.app.offer_session()
        await it.settle()
    return len(it.app.screen_stack) > 1


async def test_a_session_cut_short_is_asked_about_with_what_ran(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    cut(store, clock, 5 + 90 + 5 + 33.5, timedelta(minutes=6))
    async with evening() as it:
        assert await offered(it)
        assert "Session cut short · Donkey kick" in it.text
        assert "It was running when the journal closed, 21:0" in it.text
        assert doses(it) == {"Donkey kick R": "90s", "Donkey kick L": "33s"}
        await run(it, 30)
        await it.press("enter")
        assert [value.duration_s for value in completions(it)] == [90, 33]
        assert abs(it.store.entries()[-1].moment.at_utc - (NOW - timedelta(minutes=6))) < timedelta(seconds=2)


async def test_it_can_be_gone_on_with(evening: Evenings, store: Store, clock: FakeClock) -> None:
    cut(store, clock, 5 + 30, timedelta(minutes=6))
    async with evening() as it:
        assert await offered(it)
        await it.press("ctrl+g")
        assert "PAUSED" in it.text
        await it.press("space")
        await run(it, 60 + 1)
        await it.press("q")
        assert doses(it) == {"Donkey kick R": "90s"}


async def test_of_yesterday_it_says_the_day(evening: Evenings, store: Store, clock: FakeClock) -> None:
    cut(store, clock, 60, timedelta(hours=20))
    async with evening() as it:
        assert await offered(it)
        assert "Session cut short · Donkey kick · Tue 24 Nov" in it.text or "Mon 23 Nov" in it.text
        await it.press("enter")
        assert completions(it)[-1].duration_s == 55


@pytest.mark.parametrize(("ago", "held", "asked"), [(4, True, False), (4, False, True), (11, True, True)])
async def test_one_that_another_window_has_is_left_to_it(
    evening: Evenings, store: Store, clock: FakeClock, ago: int, held: bool, asked: bool
) -> None:
    cut(store, clock, 60, timedelta(seconds=ago), held=held)
    async with evening(toasts=True) as it:
        assert await offered(it) is asked
        assert kept(it) is not None
        if not asked:
            it.app.post_message(messages.SessionWanted((BIRD_DOG,)))
            await it.settle()
            assert any("another window" in words for words in it.said)
            assert len(it.app.screen_stack) == 1
            it.clock.forward(seconds=20)  # it crashed there
            await it.app._offer_session_later()
            await it.settle()
            assert doses(it) == {"Donkey kick R": "55s"}


async def test_the_form_of_a_session_is_not_offered_to_another_window(evening: Evenings) -> None:
    async with evening() as it:
        await end(it)
        await run(it, 600)
        it.app._see_session()
        await it.settle()
        shown = kept(it)
        assert shown is not None
        assert it.app._session_elsewhere(shown)
        await it.press("enter")
        assert completions(it) == [RIGHT, LEFT]


async def test_nothing_ran_of_it_and_nothing_is_asked(evening: Evenings, store: Store, clock: FakeClock) -> None:
    cut(store, clock, 3, timedelta(minutes=3))
    async with evening() as it:
        assert not await offered(it)
        await begin(it, BIRD_DOG)


async def test_words_that_were_to_be_saved_come_back_with_the_session_alone(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    store.put_scratch("tui-session", json.dumps({"words": {"effort": "4"}, "live": True}), clock.now())
    async with evening(toasts=True) as it:
        assert it.app.drafts.live is None
        assert it.app.drafts[SESSION]
        assert not any("not saved last time" in words for words in it.said)


async def test_what_is_no_session_is_no_trouble(evening: Evenings, store: Store, clock: FakeClock) -> None:
    store.put_scratch("session", '{"title": "x"}', clock.now())
    async with evening() as it:
        assert not await offered(it)
    store.put_scratch("session", None, clock.now())


async def test_words_of_another_session_are_not_filled_in(evening: Evenings, store: Store, clock: FakeClock) -> None:
    async with evening() as it:
        await end(it)
        await fill(it, dose0="9x9s")
        await it.press("escape")
        store.put_scratch("session", None, clock.now())
        await end(it)
        assert doses(it)["Bird dog R"] == "1x2x5s 10s"


async def test_leaving_keeps_it_as_last_seen(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await begin(it, "donkey-kick")
        await run(it, 40)
        seen = counting(it).seen
        it.clock.forward(hours=3)  # stopped, then its terminal was closed
        it.app.leave_session()
        await it.settle()
        left = kept(it)
        assert left is not None
        assert (left.seen, left.held) == (seen, False)
        it.app.screen_stack[-1].query_one("#digits")
        assert isinstance(it.app.screen, SessionScreen)
