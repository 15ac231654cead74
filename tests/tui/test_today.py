from datetime import date, timedelta

import pytest

from journal.config import Settings
from journal.domain.entries import Completion, Reading, Remark, Tag, Thermal
from journal.errors import FileRefused
from journal.services.logging import log_line
from journal.store.store import Store
from journal.tui.drafts import KINDS
from journal.tui.widgets.day_lists import TickList, Timeline
from journal.tui.widgets.entry_bar import EntryBar, LineField

from .conftest import NOW, Evenings

TODAY = NOW.date()


async def test_opens_on_today_with_where_the_spell_stands(evening: Evenings) -> None:
    async with evening() as it:
        assert "‹ Tue 24 Nov" in it.text
        assert "Day 47 · the three-month line is on 9 Jan, in 46 days · back level on 1 of 47" in it.text
        assert it.text.index("Done") < it.text.index("Pain")


async def test_a_level_is_saved_with_three_keys(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("p", "4", "enter")
        assert it.logged()[-1] == Reading(level=4)
        assert "back  4  ████░░░░░░" in it.text


async def test_x_is_ten_and_digits_do_not_switch_screens_there(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("p", "2")
        assert it.app.current_mode == "today"
        await it.press("backspace", "x", "enter")
        assert it.logged()[-1] == Reading(level=10)


async def test_eleven_is_refused_at_its_field_and_the_form_stays(evening: Evenings) -> None:
    async with evening() as it:
        before = it.logged()
        await it.press("p", "1", "1", "enter")
        assert "11 is not on the scale" in it.text
        assert "10" in it.text
        assert it.logged() == before
        await it.press("backspace", "3", "enter")
        assert it.logged()[-1] == Reading(level=3)


async def test_an_empty_enter_says_what_is_missing(evening: Evenings) -> None:
    async with evening() as it:
        before = it.logged()
        await it.press("p", "enter")
        assert "How bad, from 0 to 10?" in it.text
        assert it.logged() == before


@pytest.mark.parametrize(("key", "level"), [("8", 8), ("x", 10), ("0", 0)])
async def test_a_bad_day_is_two_keys(evening: Evenings, key: str, level: int) -> None:
    async with evening(toasts=True) as it:
        await it.press("b", key)
        assert any(words.startswith("Saved as a pain level: Tue 24 Nov 21:10 · back") for words in it.said)
        assert it.logged()[-1] == Reading(level=level)
        assert len(it.app.screen_stack) == 1


async def test_ticking_logs_it_as_last_time_and_unticking_takes_it_back(evening: Evenings) -> None:
    async with evening() as it:
        before = len(it.logged())
        await it.press("enter")
        assert it.logged()[-1] == Completion(exercise="glute-bridge", sets=3, reps=10)
        assert "✓ Glute bridge" in it.text
        await it.press("space")
        assert len(it.logged()) == before
        assert "· Glute bridge" in it.text


async def test_a_key_pressed_twice_before_it_was_saved_logs_once(evening: Evenings) -> None:
    async with evening() as it:
        ticks = it.app.screen.query_one(TickList)
        ticks.action_tick()
        ticks.action_tick()
        await it.settle()
        assert it.logged().count(Completion(exercise="glute-bridge", sets=3, reps=10)) == 2  # yesterday's and one


async def test_a_click_ticks_a_line_and_none_that_is_out_of_view(evening: Evenings) -> None:
    activities = ("made-the-bed", *(f"chore-{n}" for n in range(30)))
    async with evening(settings=Settings(activities=activities)) as it:
        await it.pilot.click(TickList, offset=(8, 2))
        await it.settle()
        assert it.logged()[-1] == Tag(role="activity", name="made-the-bed")
        ticks = it.app.screen.query_one(TickList)
        await it.press("end")
        assert "↑ 2" in it.text
        assert "↓" not in it.text
        for place in (1, 1, 1, ticks.size.height):  # below the frame, the line that counts others
            before, cursor = it.logged(), ticks.cursor
            await it.pilot.click(TickList, offset=(8, place))
            await it.settle()
            assert it.logged() == before
            assert ticks.cursor != cursor
            assert "┃ › " in it.text  # the cursor's line is in view, below the one that counts
        await it.press("home")
        assert "↑" not in it.text


async def test_what_is_logged_on_a_past_day_is_for_that_day(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("left")
        assert "Mon 23 Nov · yesterday" in it.text
        await it.press("p")
        assert "no time, or 21:30" in it.text
        await it.press("5", "down", "down", "down", "down")
        await it.type("now")
        await it.press("enter")
        assert "Now is not on Mon 23 Nov" in " ".join(it.text.split())
        await it.press("ctrl+u", "enter")
        assert it.store.entries()[-1].moment.day == TODAY or it.store.entries_on(TODAY - timedelta(days=1))
        levels = [e.value.level for e in it.store.entries_on(TODAY - timedelta(days=1)) if isinstance(e.value, Reading)]
        assert sorted(levels) == [5, 6]
        assert it.store.entries_on(TODAY) == []


async def test_the_arrows_never_reach_tomorrow_and_t_comes_back(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("right")
        assert it.app.today_screen.day == TODAY
        await it.press("left", "left", "left", "right")
        assert it.app.today_screen.day == TODAY - timedelta(days=2)
        await it.press("t")
        assert it.app.today_screen.day == TODAY
        assert "‹ Tue 24 Nov" in it.text
        await it.press("left", "2", "1")
        assert "‹ Mon 23 Nov · yesterday" in it.text
        await it.press("1")
        assert "‹ Tue 24 Nov" in it.text


async def test_the_arrows_of_the_header_are_clicked(evening: Evenings) -> None:
    async with evening() as it:
        line = it.text.split("\n")[0]
        await it.pilot.click("#header", offset=(line.index("‹"), 0))
        await it.settle()
        assert it.app.today_screen.day == TODAY - timedelta(days=1)


async def test_a_line_is_understood_while_it_is_typed_and_saved_whole(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("colon")
        await it.type("pain 7 calf left shooting, heat 20 from 6 to 4")
        assert "understood as  Tue 24 Nov 21:10 · left calf 7, shooting" in it.text
        await it.press("enter")
        assert it.logged()[-2:] == [
            Reading(level=7, site="calf", side="left", qualities=("shooting",)),
            Thermal(modality="heat", minutes=20, level_before=6, level_after=4),
        ]
        assert not it.app.screen.query_one(EntryBar).display


async def test_a_wrong_word_has_a_caret_and_saves_nothing(evening: Evenings) -> None:
    async with evening() as it:
        before = it.logged()
        await it.press("colon")
        assert "↑ earlier lines" in it.text.splitlines()[-1]
        await it.type("heat 20, pain 7 c")
        assert "↑ choose" in it.text.splitlines()[-1]
        await it.type("lf")
        await it.press("enter")
        assert it.text.splitlines()[-1].split() == ["enter", "save", "esc", "put", "aside"]
        lines = it.text.split("\n")
        typed = next(n for n, line in enumerate(lines) if ": heat 20" in line)
        assert lines[typed + 1].index("^^^") == lines[typed].index("clf")
        assert "✗ 'clf' is not a word of pain: did you mean calf?" in it.text
        assert it.logged() == before
        await it.press("backspace")
        assert "did you mean" not in it.text  # what was refused is gone, and a word on its way is not refused anew
        await it.press("backspace", "x")
        assert "✗" not in it.text
        assert "'cx' is not a word of pain" in it.text


async def test_tab_takes_the_offered_word_and_down_chooses(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("colon")
        await it.type("pain 4 sho")
        await it.press("tab")
        assert it.app.screen.query_one(LineField).value == "pain 4 shooting "
        await it.type("s")
        first = it.app.screen.query_one(LineField).value
        await it.press("down", "tab")
        assert it.app.screen.query_one(LineField).value.startswith(first)


async def test_an_entry_is_edited_in_its_own_words(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("left")
        it.app.screen.query_one(Timeline).focus()
        await it.press("home", "enter")
        field = it.app.screen.query_one(LineField)
        assert field.value == "2026-11-23 20:00 pain 6 stiff"
        await it.press("end", "ctrl+u")
        await it.type("pain 3")
        assert "understood as  Mon 23 Nov 20:00 · back 3" in it.text
        await it.press("enter")
        assert it.store.entries()[0].value == Reading(level=3)
        assert it.store.entries()[0].version == 2


async def test_deleting_asks_nothing_and_undo_brings_it_back(evening: Evenings) -> None:
    async with evening() as it:
        before = it.logged()
        await it.press("left")
        it.app.screen.query_one(Timeline).focus()
        timeline = it.app.screen.query_one(Timeline)
        first = timeline.rows[0].key
        await it.press("home", "d")
        assert len(it.logged()) == len(before) - 1
        assert any("u brings it back" in said for said in it.said)
        await it.press("end", "u")
        assert it.logged() == before
        assert timeline.key == first  # what comes back is where one is
        await it.press("ctrl+r")
        assert len(it.logged()) == len(before) - 1


async def test_nothing_to_undo_is_said(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("u", "u", "u")
        assert any("othing to undo" in said for said in it.said)


async def test_words_put_aside_are_offered_again(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("colon")
        await it.type("pain 7 ca")
        await it.press("escape")
        assert not it.app.screen.query_one(EntryBar).display
        await it.press("colon")
        assert it.app.screen.query_one(LineField).value == "pain 7 ca"
        await it.press("escape", "p", "6", "escape", "p")
        assert "[6]" in it.text
        assert "as you left it" in it.text


async def test_an_edit_put_aside_untouched_leaves_nothing_behind(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("left")
        it.app.screen.query_one(Timeline).focus()
        await it.press("enter", "escape", "colon")
        assert it.app.screen.query_one(LineField).value == ""
        assert [it.store.scratch(f"tui-{kind}") for kind in KINDS] == [None] * len(KINDS)


@pytest.mark.parametrize("keys", [("p", "7", "enter"), ("colon", "p", "a", "i", "n", "space", "7", "enter")])
async def test_a_save_that_fails_keeps_the_words_and_says_why(
    evening: Evenings, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    async with evening() as it:
        with monkeypatch.context() as patch:

            def full(*_: object, **__: object) -> None:
                raise FileRefused("the disk is full", "Make room, then save again.")

            patch.setattr(Store, "save", full)
            await it.press(*keys)
            assert "disk is full" in it.text
            assert "7" in it.text
        await it.press("enter")
        assert it.logged()[-1] == Reading(level=7)


async def test_another_process_s_entry_appears_and_typing_goes_on(evening: Evenings, store: Store) -> None:
    other = Store.open(store.paths)
    async with evening() as it:
        await it.press("colon")
        await it.type("pain 7 ca")
        log_line(other, it.clock, Settings(), "note from the shell")
        it.app._look()
        await it.settle()
        assert "from the shell" in it.text or it.app.screen.query_one(Timeline).rows[-1].left[-1].text
        assert [row.left[-1].text for row in it.app.screen.query_one(Timeline).rows] == ["from the shell"]
        assert it.app.screen.query_one(LineField).value == "pain 7 ca"
        assert isinstance(it.app.focused, LineField)
    other.close()


async def test_an_edit_of_what_was_changed_elsewhere_keeps_both(evening: Evenings, store: Store) -> None:
    other = Store.open(store.paths)
    async with evening() as it:
        await it.press("left")
        it.app.screen.query_one(Timeline).focus()
        await it.press("home", "enter")
        seen = store.entries()[0]
        other.replace(seen, seen.draft, it.clock.now())
        await it.press("ctrl+u")
        await it.type("pain 1")
        await it.press("enter")
        assert "changed elsewhere" in it.text
        assert it.app.screen.query_one(LineField).value == "pain 1"
        assert store.entries()[0].value == Reading(level=6, qualities=("stiff",))
    other.close()


async def test_the_day_turns_while_it_is_open(evening: Evenings) -> None:
    async with evening() as it:
        it.clock.forward(hours=7)
        it.app._look()
        await it.settle()
        assert "‹ Wed 25 Nov" in it.text
        assert "04:10" in it.text
        assert it.app.today_screen.day == date(2026, 11, 25)


async def test_each_kind_starts_with_one_key(evening: Evenings) -> None:
    async with evening() as it:
        for key, title in {
            "p": "Pain", "h": "Heat", "i": "Ice", "e": "Exercise", "s": "Cramp", "m": "Medicine", "n": "Note",
        }.items():  # fmt: skip
            await it.press(key)
            assert title in str(it.app.screen.query_one("#form").border_title)
            await it.press("escape")


async def test_a_bad_day_of_ten_may_be_typed_as_its_two_digits(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("b", "1", "0")
        assert it.logged()[-1] == Reading(level=10)


async def test_a_bad_day_of_one_is_saved_after_a_moment(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("b", "1")
        for _ in range(200):
            await it.pilot.pause(0.02)
            if it.logged()[2:]:
                break
        assert it.logged()[-1] == Reading(level=1)


async def test_the_entry_line_goes_back_to_where_it_was_asked_for(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("2", "colon")
        await it.type("pain 4")
        await it.press("enter")
        assert it.app.current_mode == "trends"
        assert it.logged()[-1] == Reading(level=4)


async def test_an_edit_left_half_done_is_marked_and_starts_over(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("left")
        it.app.screen.query_one(Timeline).focus()
        await it.press("home", "enter")
        assert "as you left it" not in it.text
        await it.type(" x")
        await it.press("escape", "enter")
        assert "as you left it" in it.text
        await it.press("ctrl+o", "escape", "enter")
        assert "as you left it" not in it.text


async def test_a_first_evening_takes_at_most_25_keys_and_no_mouse(evening: Evenings, empty_store: Store) -> None:
    keys = [
        "escape",  # when did it start: not now
        *("p", "4", "enter"),
        *("h", "enter"),  # 20 minutes, as ever
        *("enter", "down", "enter"),  # two of the exercises that are offered
        *("n", *"sat long", "enter"),
        "q",
    ]  # fmt: skip
    assert len(keys) <= 25
    async with evening(on=empty_store) as it:
        await it.press(*("space" if key == " " else key for key in keys))
        assert not it.app.is_running
    values = {type(value): value for value in it.logged()}
    assert values[Reading] == Reading(level=4)
    assert values[Thermal] == Thermal(modality="heat", minutes=20)
    assert len({value.exercise for value in it.logged() if isinstance(value, Completion)}) == 2
    assert [entry.note for entry in empty_store.entries() if isinstance(entry.value, Remark)] == ["sat long"]


async def test_what_was_asked_before_quitting_is_saved(evening: Evenings) -> None:
    async with evening() as it:
        for key in ("p", "4", "enter", "q"):
            await it.pilot.press(key)
        await it.pilot.pause()
    assert it.logged()[-1] == Reading(level=4)
