"""Entries changed, taken away, brought back and read as a whole on the History screen."""

from datetime import UTC, datetime

from journal.config import Settings
from journal.domain.entries import Draft, Reading
from journal.domain.moments import moment_now
from journal.services.care import care_words
from journal.services.logging import log_line
from journal.store.store import Store
from journal.tui.screens.history import HistoryScreen
from journal.tui.screens.history_parts import TrailScreen, WholeScreen
from journal.tui.screens.signs import SignScreen
from journal.tui.widgets.history_list import ChangeList

from . import history_steps
from .conftest import Evening, Evenings, FakeClock
from .history_steps import (
    TODAY,
    cursor_line,
    entries,
    here,
    is_in_list,
    line_field,
    lines,
    newest_first,
    screen,
    to_history,
    up,
)

demo, demo_file = history_steps.demo, history_steps.demo_file


# -- changing


async def test_an_edit_comes_back_to_where_one_was(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo, toasts=True) as it:
        await to_history(it, "f", "end", "up", "up")
        before = here(it)
        await it.press("enter")
        assert "understood as" in it.text
        field = line_field(it)
        field.value = "pain 1 dull"
        await it.pilot.pause()
        await it.press("enter")
        assert up(it) is HistoryScreen
        assert is_in_list(it)
        assert here(it).uid == before.uid
        assert here(it).value == Reading(level=1, qualities=("dull",))
        assert screen(it).filters.kind == "pain"
        assert any(said.startswith("Changed: ") for said in it.said)
        assert "back 1, dull" in cursor_line(it)
        await it.press("u")
        assert here(it).value == before.value


async def test_an_edit_can_be_left(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo) as it:
        await to_history(it, "down", "enter", "escape")
        assert is_in_list(it)
        assert not screen(it).query_one("#entry").display
        await it.press("down")
        assert cursor_line(it)


async def test_a_refused_edit_keeps_its_words_in_view(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo) as it:
        await to_history(it, "f", "enter")
        field = line_field(it)
        field.value = "pain 14"
        await it.pilot.pause()
        await it.press("enter")
        assert it.app.focused is field
        assert "✗" in it.text
        assert field.value == "pain 14"


async def test_two_deletes_and_undo(evening: Evenings, demo: Store) -> None:
    whole = newest_first(demo)
    async with evening(on=demo, toasts=True) as it:
        await to_history(it, "down", "down")
        assert here(it) == whole[2]
        await it.press("d")
        assert here(it) == whole[3]  # what was below takes its place
        assert any("u brings it back" in said for said in it.said)
        await it.press("d")
        assert newest_first(demo) == [*whole[:2], *whole[4:]]
        await it.press("end", "u")
        assert here(it).uid == whole[3].uid  # what comes back is where one is
        await it.press("home", "u")
        assert here(it).uid == whole[2].uid
        assert [entry.draft for entry in newest_first(demo)] == [entry.draft for entry in whole]


async def test_a_second_d_before_the_first_was_saved_deletes_nothing_else(evening: Evenings, demo: Store) -> None:
    count = len(demo.entries())
    async with evening(on=demo, toasts=True) as it:
        await to_history(it)
        entries(it).action_delete_entry()
        entries(it).action_delete_entry()
        await it.settle()
        assert len(demo.entries()) == count - 1
        assert not any("elsewhere" in said for said in it.said)


async def test_the_same_today_is_new_and_without_the_note(evening: Evenings, store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "2026-11-02 08:00 heat 25 from 6 to 4 note in the bath")
    async with evening(toasts=True) as it:
        await to_history(it, "end")
        old = here(it)
        await it.press("t")
        assert here(it) == old
        latest = newest_first(store)[0]
        assert latest.value == old.value
        assert latest.note is None
        assert latest.moment.day == TODAY
        assert f"{latest.moment.local:%H:%M}" == "21:10"
        assert any("The note stays with the other. u takes it back." in said for said in it.said)
        await it.press("u")
        assert len(store.entries()) == 3


async def test_a_sign_that_is_logged_again_opens_its_list(evening: Evenings, store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "2026-11-20 sign fever")
    async with evening() as it:
        await to_history(it, "end", "t")
        assert up(it) is SignScreen


async def test_bed_rest_that_is_logged_again_is_told_of(evening: Evenings, store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "2026-11-20 bed-rest 3h")
    async with evening(toasts=True) as it:
        await to_history(it, "end", "t")
        said = log_line(store, clock, Settings(), "bed-rest 3h")
        for told in care_words(store, said):
            assert told in it.said


async def test_a_note_alone_is_not_logged_again(evening: Evenings, store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "note about today")
    async with evening(toasts=True) as it:
        await to_history(it, "t")
        assert len(store.entries()) == 3
        assert any("A note is about its own day. Write a new one for today." in said for said in it.said)


# -- what it was


async def test_an_old_value_is_put_back_with_its_moment_and_note(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    (first,) = log_line(store, clock, Settings(), "2026-11-20 08:00 pain 7 calf left note as it was")
    moved = Draft(value=Reading(level=2), moment=moment_now(datetime(2026, 11, 21, 9, tzinfo=UTC)))
    store.replace(first, moved, clock.now())
    async with evening(size=(140, 30), toasts=True) as it:
        await to_history(it, "end", "c")
        assert up(it) is TrailScreen
        text = " ".join(it.text.split())
        assert "logged Fri 20 Nov 08:00 · left calf 7 · as it was" in text
        assert "edited left calf 7 → back 2 · Fri 20 Nov 08:00 → Sat 21 Nov 09:00 · note" in text
        assert text.count("left calf 7 → back 2") == 2  # below the list as well, where there is room for all of it
        assert "It says that now." in text
        await it.press("enter")
        assert len(it.app.screen_stack) == 2  # there is nothing to do
        await it.press("up")
        assert "Puts back: Fri 20 Nov 08:00 · left calf 7 · as it was" in " ".join(it.text.split())
        await it.press("enter")
        assert up(it) is HistoryScreen
        (back,) = [entry for entry in store.entries() if entry.uid == first.uid]
        assert back.draft == first.draft
        assert here(it) == back
        assert any(said.startswith("Changed back to: Fri 20 Nov 08:00 · left calf 7") for said in it.said)
        assert [change.name for change in store.changes_of(first.uid, 9)] == ["log", "edit", "edit"]
        await it.press("u")
        assert [entry.draft for entry in store.entries() if entry.uid == first.uid] == [moved]


async def test_a_trail_can_be_left(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo) as it:
        await to_history(it, "c", "escape")
        assert up(it) is HistoryScreen
        assert is_in_list(it)


async def test_a_trail_by_the_mouse(evening: Evenings, store: Store, clock: FakeClock) -> None:
    (first,) = log_line(store, clock, Settings(), "pain 7")
    store.replace(first, Draft(value=Reading(level=2), moment=first.moment), clock.now())
    async with evening() as it:
        await to_history(it, "c")
        await it.pilot.click(ChangeList, offset=(5, 0))
        await it.settle()
        assert up(it) is TrailScreen  # chosen, and not put back yet
        await it.pilot.click("#trail-keys", offset=(2, 0))
        await it.settle()
        assert here(it).value == Reading(level=7)
        await it.press("c")
        assert "put back" not in it.text  # it says that now
        await it.pilot.click("#trail-keys", offset=(2, 0))
        await it.settle()
        assert up(it) is HistoryScreen


async def test_a_long_trail_begins_at_its_end(evening: Evenings, store: Store, clock: FakeClock) -> None:
    (entry,) = log_line(store, clock, Settings(), "pain 7")
    for level in range(40):
        entry = store.replace(entry, Draft(value=Reading(level=level % 7), moment=entry.moment), clock.now())
    async with evening() as it:
        await to_history(it, "c")
        assert "back 3 → back 4" in cursor_line_in(it)
        await it.press("home")
        assert "logged" in cursor_line_in(it)
        assert "Puts back: Tue 24 Nov 21:10 · back 7" in it.text


def cursor_line_in(it: Evening) -> str:
    return next(line for line in lines(it) if line.startswith("│ ›"))


async def test_what_was_put_back_meanwhile_elsewhere_is_not_overwritten(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    (first,) = log_line(store, clock, Settings(), "pain 7")
    second = store.replace(first, Draft(value=Reading(level=2), moment=first.moment), clock.now())
    async with evening(toasts=True) as it:
        await to_history(it, "c", "up")
        other = Store.open(store.paths)
        other.replace(second, Draft(value=Reading(level=5), moment=first.moment), clock.now())
        await it.press("enter")
        assert newest_first(store)[0].value == Reading(level=5)
        assert any("changed elsewhere" in said for said in it.said)
        other.close()


async def test_a_deleted_entry_is_brought_back(evening: Evenings, store: Store, clock: FakeClock) -> None:
    wanted, other = store.entries()
    store.delete([wanted], clock.now())
    store.delete([other], clock.now())
    (there,) = log_line(store, clock, Settings(), "pain 3")
    async with evening(toasts=True) as it:
        await to_history(it)
        assert "edit" in lines(it)[-1]
        await it.press("z")
        assert up(it) is TrailScreen
        changes = it.app.screen.query_one(ChangeList)
        assert len(changes.rows) == 2
        assert changes.cursor == 0
        assert lines(it)[-1] == ""  # the keys below it do nothing here
        await it.press("down", "enter")
        assert "edit" in lines(it)[-1]
        back, _ = store.entries()
        assert (back.uid, back.draft) == (wanted.uid, wanted.draft)
        assert here(it) == back
        assert any(said.startswith("Brought back: ") for said in it.said)
        await it.press("c")
        assert "It says that now: " in it.text
        await it.press("escape", "u")
        assert store.entries() == [there]
        assert any(said.startswith("Deleted again: ") for said in it.said)


async def test_nothing_deleted_says_so(evening: Evenings) -> None:
    async with evening() as it:
        await to_history(it, "z")
        assert "Nothing is deleted at the moment." in it.text
        assert "put back" not in it.text
        await it.press("enter", "escape")
        assert up(it) is HistoryScreen


# -- all of an entry


async def test_beside_the_list_where_there_is_room(evening: Evenings, store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "2026-11-20 08:00 pain 3 note first line\n  second line")
    async with evening(size=(120, 36)) as it:
        await to_history(it, "end")
        beside = [line.rpartition("▏")[2].strip() for line in it.text.split("\n")[2:]]
        assert beside[:6] == ["Fri 20 Nov 2026, 08:00", "pain · back 3", "", "first line", "second line", ""]
        assert " ".join(beside[6:9]).startswith("Typed in Tue 24 Nov 2026 21:10, 4 days later ID")
        assert here(it).uid[-8:] in it.text
        await it.press("home")
        assert "Saved together with 1 other entry" in " ".join(
            line.rpartition("▏")[2].strip() for line in it.text.split("\n")
        )


async def test_without_room_in_a_window_of_its_own(evening: Evenings, store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "note " + " ".join(f"word{number}" for number in range(900)))
    async with evening() as it:
        await to_history(it)
        assert not screen(it).query_one("#past-whole").display
        await it.press("space")
        assert up(it) is WholeScreen
        assert "word0 word1" in it.text
        await it.press("end")
        assert "word899" in it.text
        await it.press("escape")
        assert up(it) is HistoryScreen
        assert cursor_line(it)


async def test_a_changed_entry_says_so(evening: Evenings, store: Store, clock: FakeClock) -> None:
    (first,) = log_line(store, clock, Settings(), "pain 7")
    store.replace(first, Draft(value=Reading(level=2), moment=first.moment), clock.now())
    async with evening() as it:
        await to_history(it, "space")
        assert "Changed once; c shows what it was" in it.text
