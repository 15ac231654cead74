"""A logged sign opens its list and is saved all the same; an emergency sign comes again until advice was got."""

import pytest

from journal.config import Settings
from journal.domain.entries import Reading, Tag
from journal.domain.signs import HELP_LISTS, RECORDED, listed_words
from journal.services.logging import log_line
from journal.services.signs import signs_to_show
from journal.store.store import Store
from journal.tui.history_messages import EntryAgain
from journal.tui.messages import EntryOpened
from journal.tui.screens.help import HelpScreen
from journal.tui.screens.sign_form import SignForm
from journal.tui.screens.signs import AdviceScreen, SignScreen
from journal.tui.widgets.sign_list import SignList

from .conftest import Evening, Evenings, FakeClock

NUMBERS = Settings(emergency_number="112", doctor_number="030 1234")


def signs(it: Evening) -> list[str]:
    return [value.name for value in it.logged() if isinstance(value, Tag) and value.role == "sign"]


def asked(it: Evening) -> AdviceScreen:
    screen = it.app.screen
    assert isinstance(screen, AdviceScreen), screen
    return screen


async def line(it: Evening, text: str) -> None:
    await it.press("colon")
    await it.type(text)
    await it.press("enter")


# -- a sign is logged


@pytest.mark.parametrize(("name", "at"), [("bladder", 0), ("fever", 1), ("hot-swollen-leg", 2), ("hard-to-cope", 3)])
async def test_a_sign_opens_its_list_at_once_and_is_saved_already(evening: Evenings, name: str, at: int) -> None:
    async with evening(settings=NUMBERS) as it:
        await line(it, f"sign {name}")
        assert isinstance(it.app.screen, SignScreen)
        assert signs(it) == [name]
        one = HELP_LISTS[at]
        text = " ".join(it.text.replace("│", " ").split())
        assert f"You logged: {listed_words(name)[0].lower()}{listed_words(name)[1:]}. {one.sentence}" in text
        assert all(listed_words(other).lower() in text.lower() for other in one.signs)
        assert "Emergency number: 112" in text
        assert RECORDED in text
        assert ("Press a here" in text) is (at == 0)
        assert ("esc back a I got advice" in text) is (at == 0)
        await it.press("enter")  # pressed twice, the one that saved it would close what nobody has read
        assert isinstance(it.app.screen, SignScreen)
        await it.press("q" if at % 2 else "escape")
        assert len(it.app.screen_stack) == 1
        await it.press("u")
        assert signs(it) == []


async def test_several_signs_open_their_lists_together_the_most_urgent_first(evening: Evenings) -> None:
    async with evening(size=(100, 50)) as it:
        await line(it, "pain 3, sign fever, sign bowel, sign tingling")
        assert it.text.index(HELP_LISTS[0].title) < it.text.index(HELP_LISTS[1].title)
        await it.press("escape")
        assert len(it.app.screen_stack) == 1


@pytest.mark.parametrize("text", ["pain 10", "sign tingling", "sign numbness", "trigger stress"])
async def test_what_opens_no_list(evening: Evenings, text: str) -> None:
    async with evening() as it:
        await line(it, text)
        assert len(it.app.screen_stack) == 1


async def test_an_edit_into_a_sign_opens_its_list_and_an_edit_of_its_time_does_not(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    (entry,) = log_line(store, clock, Settings(), "sign tingling")
    async with evening() as it:
        it.app.post_message(EntryOpened(entry))
        await it.settle()
        await it.press("ctrl+u")
        await it.type("sign both-legs")
        await it.press("enter")
        assert isinstance(it.app.screen, SignScreen)
        await it.press("escape")
        it.app.post_message(EntryOpened(it.store.entry(entry.uid)))
        await it.settle()
        await it.press("ctrl+u")
        await it.type("20:00 sign both-legs")
        await it.press("enter")
        assert it.store.entry(entry.uid).moment.at_utc.hour == 20
        assert len(it.app.screen_stack) == 1


async def test_a_sign_that_is_logged_again_opens_its_list_again(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    (entry,) = log_line(store, clock, Settings(), "sign fever")
    async with evening() as it:
        it.app.post_message(EntryAgain(entry))
        await it.settle()
        assert isinstance(it.app.screen, SignScreen)
        assert signs(it) == ["fever", "fever"]


# -- the form


async def test_signs_are_chosen_in_plain_words_and_saved_as_entries(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("S")
        assert isinstance(it.app.screen, SignForm)
        assert "Emergency: get medical help now" in it.text
        await it.press("down", "space", "down", "space", "down", "space", "space", "enter")
        assert isinstance(it.app.screen, SignScreen)
        assert signs(it) == ["bladder", "bowel"]
        assert len({entry.batch for entry in it.store.entries(kinds=["tag"])}) == 1


async def test_every_sign_is_reached_by_keys_and_the_ends_lead_to_the_next_field(evening: Evenings) -> None:
    async with evening(size=(60, 20)) as it:
        await it.press("S")
        found = it.app.screen.query_one(SignList)
        for name in found.words:
            assert found.words[found.cursor] == name
            assert any("›" in row and listed_words(name)[:20] in row for row in it.text.splitlines()), name
            await it.press("down")
        assert it.app.focused is not found
        await it.type("20:00")
        await it.press("up")
        assert it.app.focused is found
        await it.press("space", "enter")
        assert signs(it) == ["tingling"]
        assert it.store.entries(kinds=["tag"])[0].moment.at_utc.hour == 20


async def test_letters_look_for_a_sign_and_a_space_among_them_turns_nothing_on(evening: Evenings) -> None:
    async with evening(size=(60, 20)) as it:
        await it.press("S")
        field = it.app.screen.query_one(SignList)
        await it.type("losing we")
        assert "search: losing we" in it.text
        assert "› · Losing weight" in it.text
        await it.type("xyz u")
        assert field.words[field.cursor] == "weight-loss"
        assert field.value == ""
        await it.press(*["backspace"] * 14)
        assert "search:" not in it.text
        await it.press("space")
        assert field.value == "weight-loss"
        await it.type("fever")
        await it.press("down", "down", "space")
        assert field.value == "weight-loss cancer-history"


async def test_a_click_turns_a_sign_on_and_off(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("S")
        for expected in ("bladder", ""):
            await it.pilot.click(SignList, offset=(8, 2))
            await it.settle()
            assert it.app.screen.query_one(SignList).value == expected


async def test_nothing_chosen_is_told_at_the_list(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("S", "enter")
        assert isinstance(it.app.screen, SignForm)
        assert "No sign is chosen" in it.text
        assert signs(it) == []


async def test_what_was_chosen_is_kept_when_it_is_put_aside(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("S", "down", "space", "escape", "S")
        assert it.app.screen.query_one(SignList).value == "bladder"
        await it.press("escape")
    async with evening() as it:
        await it.press("S", "enter")
        assert signs(it) == ["bladder"]


async def test_signs_of_another_day(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("left", "S", "space", "enter", "escape")
        assert it.store.entries(kinds=["tag"])[0].moment.day.day == 23


# -- an emergency sign comes again


async def test_it_is_shown_at_each_start_until_advice_was_got(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    log_line(store, clock, Settings(), "yesterday 20:00 sign numb-saddle, sign fever")
    for keys in (("escape",), ("enter",)):
        async with evening(settings=NUMBERS) as it:
            asked(it)
            assert "Mon 23 Nov: numbness around the genitals" in it.text
            assert "This can be an emergency: get medical help now." in it.text
            assert "Emergency number: 112" in it.text
            assert "fever" not in it.text
            await it.press(*keys)
            assert len(it.app.screen_stack) == 1
    async with evening(toasts=True) as it:
        await it.press("right", "enter")
        assert len(it.app.screen_stack) == 1
        assert "Saved: you got advice on 24 Nov. u takes it back." in it.said
        assert [advice.got_on.day for advice in it.store.advice()] == [24]
    async with evening(toasts=True) as it:
        assert len(it.app.screen_stack) == 1
        await it.press("u")
        assert "Taken back: I got advice on 24 Nov." in it.said
        await it.press("ctrl+r")
        assert "Done again: I got advice on 24 Nov." in it.said
        await it.press("u")
    async with evening() as it:
        asked(it)


async def test_the_day_of_the_advice(evening: Evenings, store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "yesterday 20:00 sign numb-saddle")
    async with evening() as it:
        await it.press("down", "backspace", "backspace", "backspace", "backspace", "backspace")
        await it.type("tomorow")
        assert "[not yet]" in it.text  # it is no day
        await it.press("enter")
        assert asked(it).focused is not None
        assert it.store.advice() == []
        await it.press("ctrl+u")
        await it.type("2027-01-01")
        await it.press("enter")
        assert "is in the future" in it.text
        await it.press("ctrl+u")
        await it.type("yesterday")
        assert "[I got advice]" in it.text  # a day that is typed is an answer
        await it.press("ctrl+u")
        assert "[not yet]" in it.text  # and none when it is taken out again
        await it.type("yesterday")
        await it.press("enter")
        assert [advice.got_on.day for advice in it.store.advice()] == [23]


async def test_the_help_is_there_meanwhile_and_advice_is_said_from_it_at_any_time(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    log_line(store, clock, Settings(), "sign bladder")
    async with evening(toasts=True) as it:
        await it.press("f1", "2")
        assert isinstance(it.app.screen, HelpScreen)
        assert "a I got advice" in it.text
        await it.press("a")
        assert isinstance(it.app.screen, HelpScreen)  # it is asked below already
        await it.press("escape")
        asked(it)
        await it.press("escape", "exclamation_mark", "a")
        asked(it)
        await it.press("enter")
        assert [advice.got_on.day for advice in it.store.advice()] == [24]
        assert isinstance(it.app.screen, HelpScreen)
        await it.press("a")
        assert any(words.startswith("No sign waits for advice") for words in it.said)


async def test_what_else_a_start_asks_comes_after_it(evening: Evenings, empty_store: Store, clock: FakeClock) -> None:
    log_line(empty_store, clock, Settings(), "sign bladder")
    async with evening(on=empty_store) as it:
        asked(it)
        await it.press("escape", "p", "7", "escape")
        it.app.drafts.live = "pain"
    async with evening(on=empty_store) as it:
        asked(it)
        await it.press("right", "enter")
        assert "as you left it" in it.text
        await it.press("enter")
        assert Reading(level=7, site="back") in it.logged()


async def test_very_many_signs_leave_the_answer_in_sight(evening: Evenings, store: Store, clock: FakeClock) -> None:
    for _ in range(9):
        log_line(store, clock, Settings(), "sign numb-saddle")
    async with evening(size=(60, 20), settings=NUMBERS) as it:
        assert "and 6 more before" in it.text
        assert "This can be an emergency" in it.text
        assert "[not yet]" in it.text
        await it.press("right", "enter")
        assert len(it.store.advice()) == 9


async def test_a_sign_that_is_typed_over_at_the_start_is_shown_when_the_form_is_closed(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    log_line(store, clock, Settings(), "sign bladder")
    async with evening() as it:
        await it.press("escape")
        await it.press("p")
        it.app.show_signs_later()
        await it.pilot.pause(1.2)
        assert not isinstance(it.app.screen, AdviceScreen)
        await it.press("4", "enter")
        await it.pilot.pause(1.2)
        await it.settle()
        asked(it)


async def test_a_deleted_sign_is_not_shown_and_its_undo_brings_back_its_advice(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    (entry,) = log_line(store, clock, Settings(), "sign bladder")
    store.save_advice([entry.uid], clock.now().date(), clock.now())
    store.delete([entry], clock.now())
    async with evening() as it:
        assert len(it.app.screen_stack) == 1
        await it.press("u")
        assert signs(it) == ["bladder"]
    assert signs_to_show(store) == []


async def test_a_journal_that_can_only_be_read_shows_it_and_says_that_nothing_is_saved(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    log_line(store, clock, Settings(), "sign bladder")
    reading = Store(store.paths, read_only=True)
    async with evening(on=reading, toasts=True) as it:
        asked(it)
        await it.press("right", "enter")
        assert any("can only be read" in said for said in it.said)
    reading.close()
    assert len(signs_to_show(store)) == 1
