"""Every entry on the screen: listed whatever there is, narrowed, and the cursor keeps its place."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from rich.cells import cell_len
from sqlalchemy import event
from textual import events

from journal.config import Settings
from journal.domain.entries import Draft, Reading, Remark, Tag, Thermal
from journal.domain.exercises import ExerciseSaid
from journal.domain.gate import visible
from journal.domain.moments import moment_now
from journal.domain.slugs import SITES
from journal.services.exercises import save_exercise
from journal.services.logging import log_line
from journal.store.store import Store
from journal.tui.history_shown import PAGE
from journal.tui.screens.history import HistoryScreen
from journal.tui.screens.history_parts import DaysScreen
from journal.tui.widgets import history_list
from journal.tui.widgets.history_list import EntryList

from . import history_steps
from .conftest import NOW, Evenings, FakeClock
from .history_steps import (
    SIZES,
    TODAY,
    cursor_line,
    cursor_line_any,
    entries,
    here,
    is_in_list,
    line_field,
    lines,
    newest_first,
    screen,
    search,
    to_history,
    up,
    visible_entries,
)
from .test_text_gate import CORPUS

demo, demo_file, long, long_file = (
    history_steps.demo,
    history_steps.demo_file,
    history_steps.long,
    history_steps.long_file,
)


# -- what is listed


async def test_every_entry_is_listed_newest_first_under_its_day(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    log_line(store, clock, Settings(), "at 12:30 heat 20 from 6 to 4, at 12:40 trigger long-sitting note a long drive")
    async with evening() as it:
        await to_history(it)
        assert lines(it)[0].startswith("History  4 entries, 23 Nov 2026 – 24 Nov 2026")
        shown = [" ".join(line.split()) for line in lines(it)[2:8]]
        assert shown == [
            "Tue 24 Nov 2026 · today",
            "› 12:40 trigger long sitting a long drive",
            "12:30 heat 20 min, back, 6 → 4",
            "Mon 23 Nov 2026 · yesterday",
            "20:00 exercise Glute bridge 3×10",
            "20:00 pain back 6, stiff",
        ]
        await it.press("ctrl+c")
        assert " ".join(it.app.clipboard.split()) == "12:40 trigger long sitting a long drive"


async def test_a_date_without_a_time_has_none(evening: Evenings, store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "2026-11-20 pain 3")
    async with evening(toasts=True) as it:
        await to_history(it, "end")
        assert " ".join(cursor_line(it).split()) == "› – pain back 3"
        # And a day that has nothing is told; in a month that has something, the latest of it is gone to.
        for typed, day, said in (("22 nov", 23, True), ("2026-11-19", 20, True), ("2026-11", 23, False)):
            it.app.clear_notifications()
            await it.press("g")
            await it.type(typed)
            await it.press("enter")
            assert here(it).moment.day.day == day
            assert bool(it.said) == said
            assert not said or it.said[0].endswith(f"Nov 2026: the nearest day is {day} Nov 2026.")


async def test_an_empty_journal_says_what_to_do(evening: Evenings, empty_store: Store) -> None:
    async with evening(on=empty_store) as it:
        await it.press("escape")
        await to_history(it)
        assert "Nothing is logged yet. p logs pain" in it.text
        for key in ("enter", "space", "d", "t", "c", "up", "down", "end", "home", "pageup", "pagedown", "escape"):
            await it.press(key)
        assert up(it) is HistoryScreen
        await it.press("p", "4", "enter")
        assert here(it).value == Reading(level=4)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_draws_at_every_size(evening: Evenings, demo: Store, size: tuple[int, int]) -> None:
    async with evening(size=size, on=demo) as it:
        await to_history(it)
        for key in ("end", "pageup", "home", "slash", "b", "enter", "escape", "c", "escape", "g", "escape", "enter"):
            await it.press(key)
            rows = it.text.split("\n")
            assert len(rows) == size[1]
            assert all(cell_len(row) == size[0] for row in rows)


async def test_all_that_is_there_is_passed_going_down(evening: Evenings, demo: Store) -> None:
    wanted = [entry.uid for entry in newest_first(demo)]
    async with evening(on=demo) as it:
        await to_history(it)
        passed = [here(it).uid]
        for _ in wanted[1:]:
            entries(it).action_down()
            if entries(it).here is None:
                await it.settle()
            passed.append(here(it).uid)
        assert passed == wanted
        await it.press("end")
        assert here(it).uid == wanted[-1]
        await it.press("home")
        assert here(it).uid == wanted[0]


async def test_the_day_of_the_first_line_always_stands(evening: Evenings, long: Store) -> None:
    async with evening(on=long) as it:
        await to_history(it)
        for keys in (["down"] * 7, ["pagedown"] * 3, ["end"], ["up"] * 25, ["pageup"]):
            await it.press(*keys)
            day = None
            for line in lines(it)[2:-1]:
                found = re.match(r"[A-Z][a-z]{2} (\d+ [A-Z][a-z]{2} \d{4})", line)
                day = found[1] if found else day
                if line.startswith("›"):
                    moment = here(it).moment.day
                    assert day == f"{moment.day} {moment:%b %Y}"
            assert re.match(r"[A-Z][a-z]{2} \d+ [A-Z]", lines(it)[2])
            assert cursor_line(it)


# -- any size


@contextmanager
def statements(store: Store) -> Iterator[list[tuple[str, Any]]]:
    seen: list[tuple[str, Any]] = []

    def execute(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        seen.append((statement, parameters))

    event.listen(store._engine, "before_cursor_execute", execute)
    try:
        yield seen
    finally:
        event.remove(store._engine, "before_cursor_execute", execute)


async def test_of_many_entries_only_a_few_pages_are_ever_read(evening: Evenings, long: Store) -> None:
    async with evening(on=long) as it:
        with statements(long) as seen:
            await to_history(it)
            assert "20,000 entries" in it.text
            opened = [said for said, _ in seen if "FROM reading" in said and "LIMIT" in said]
            assert 1 <= len(opened) <= 2
            await it.press("end", "pageup", "home", *["pagedown"] * 30)
        whole = [(said, values) for said, values in seen if "reading.note" in said and "GROUP BY" not in said]
        assert whole
        for said, values in whole:
            assert "LIMIT" in said
            assert max(value for value in values if isinstance(value, int)) <= 2 * PAGE
        assert sum(len(page) for page in entries(it)._pages.values()) <= 20 * PAGE


async def test_what_was_read_is_let_go_of_again(
    evening: Evenings, long: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_list, "_MOST_PAGES", 5)
    async with evening(on=long) as it:
        await to_history(it)
        for number in range(300, 6000, 300):
            entries(it).cursor = number
            await it.settle()
            assert here(it).moment.day == TODAY - timedelta(days=number // 10)
            assert len(entries(it)._pages) <= 5


async def test_a_jump_reads_only_where_it_goes(evening: Evenings, long: Store) -> None:
    async with evening(on=long) as it:
        await to_history(it, "g")
        await it.type("2023-06-15")
        await it.press("enter")
        assert here(it).moment.day.isoformat() == "2023-06-15"
        assert lines(it)[2] == "Thu 15 Jun 2023"  # at the top: what is said of it stands at the foot
        assert len(entries(it)._pages) <= 4


async def test_a_look_while_the_screen_comes_up_waits_for_it(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        it.app._make_history()
        it.app._current_mode = "history"
        it.app.refresh_shown()  # as the look of every second may, in the middle of the switch
        it.app._current_mode = "today"
        await it.settle()
        assert it.app.is_running
        # Nor does it come up empty where the journal is gone, which was told before.
        store.paths.database.unlink()
        it.app._look()
        await it.settle()
        await to_history(it)
        shown = " ".join(" ".join(lines(it)).split())
        assert "moved, deleted or replaced while it was open. Quit and start again" in shown


# -- narrowing


async def test_a_kind_a_place_and_a_text_narrow_it(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo) as it:
        await to_history(it, "f")
        assert {entry.value.kind for entry in visible_entries(it)} == {"reading"}
        assert "[pain]" in it.text
        await it.press(*["v"] * (SITES.index("neck") + 1))
        assert "[neck]" in it.text
        assert "No entry is like that. esc shows all again." in it.text
        await it.press("escape")
        assert "[all]" in it.text
        assert "[any place]" in it.text
        await it.press("F")
        assert {type(entry.value) for entry in visible_entries(it)} == {Remark}
        await it.press("escape", "slash")
        await it.type("donkey")
        assert {entry.value.exercise for entry in visible_entries(it)} == {"donkey-kick"}  # type: ignore[union-attr]
        count = sum(getattr(entry.value, "exercise", "") == "donkey-kick" for entry in demo.entries())
        assert f"{count} of 1,221 entries" in it.text
        await it.press("enter", "down")
        assert cursor_line(it)
        assert search(it).value == "donkey"


async def test_heat_is_not_ice_and_a_trigger_no_activity(evening: Evenings, store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "heat 20, ice 10, trigger stress, activity went-to-work")
    async with evening() as it:
        await to_history(it, "f", "f", "f")
        assert [entry.value for entry in visible_entries(it)] == [Thermal(modality="heat", minutes=20)]
        await it.press("f")
        assert [entry.value for entry in visible_entries(it)] == [Thermal(modality="ice", minutes=10)]
        await it.press("f", "f", "f", "f")
        assert [entry.value for entry in visible_entries(it)] == [Tag(role="trigger", name="stress")]


async def test_a_name_of_ones_own_is_found(evening: Evenings, store: Store, clock: FakeClock) -> None:
    save_exercise(store, clock, ExerciseSaid(slug="glute-bridge", name="Brücke am Abend"))
    async with evening() as it:
        await to_history(it, "slash", *"am", "space", *"abe")
        assert "Brücke am Abend" in cursor_line_any(it)
        assert "1 of 2 entries" in it.text


async def test_old_entries_are_found_a_stretch_at_a_time(evening: Evenings, long: Store) -> None:
    async with evening(on=long) as it:
        await to_history(it)
        with statements(long) as seen:
            await it.press("slash", *"needle")
        assert "1 of 20,000 entries" in it.text
        assert "needle in it" in it.text
        found = [values for said, values in seen if "GROUP BY" in said and "needle" in str(values)]
        assert len(found) >= 2
        await it.press("enter")
        assert here(it).moment.day == TODAY - timedelta(days=1500)
        # Found and shown among all others, where it stands.
        await it.press("escape")
        assert "20,000 entries" in it.text
        assert here(it).note == "needle in it"


async def test_each_letter_gives_up_on_the_search_before(evening: Evenings, long: Store) -> None:
    async with evening(on=long) as it:
        await to_history(it, "slash")
        for letter in "needlf":
            await it.pilot.press(letter)
        await it.settle()
        assert "No entry is like that" in it.text
        assert it.text.splitlines()[-1].split("  ")[:3] == [" enter list", "esc show all", "F1 help"]
        await it.press("backspace", "e")
        assert "1 of 20,000" in it.text


async def test_escape_clears_the_text_and_then_everything(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo) as it:
        await to_history(it, "f", "slash", *"sharp")
        assert screen(it).filters.text == "sharp"
        await it.press("escape")
        assert search(it).value == ""
        assert screen(it).filters.kind == "pain"
        assert is_in_list(it)
        await it.press("escape")
        assert screen(it).filters.kind == ""
        assert "1,221 entries, 27 Jun" in it.text
        demo.paths.database.unlink()
        await it.press("f")  # what was read stays, and is not told as what is wanted now
        assert "moved, deleted or replaced while it was open" in lines(it)[0]


async def test_days_narrow_it_and_are_told(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo) as it:
        await to_history(it, "g", "down")
        await it.type("Jul 2026")
        await it.press("down")
        await it.type("2026-07-09")
        await it.press("enter")
        days = {entry.moment.day.isoformat() for entry in visible_entries(it)}
        assert min(days) >= "2026-07-01"
        assert max(days) <= "2026-07-09"
        assert " of 1,221 entries from 1 Jul 2026 to 9 Jul 2026" in it.text
        await it.press("g")
        assert up(it) is DaysScreen
        assert "2026-07-01" in it.text
        await it.press("escape", "escape")
        assert "1,221 entries, 27 Jun" in it.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-13", "There is no 2026-13 here"),
        ("maybe", "'maybe' is not a day"),
        ("1066", "There is no 1066"),
    ],
)
async def test_a_day_that_is_none_keeps_the_form_open(evening: Evenings, demo: Store, typed: str, said: str) -> None:
    async with evening(on=demo) as it:
        await to_history(it, "g")
        await it.type(typed)
        await it.press("enter")
        assert up(it) is DaysScreen
        assert said in " ".join(it.text.split())


async def test_the_last_day_is_not_before_the_first(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo) as it:
        await to_history(it, "g", "down")
        await it.type("2026-08")
        await it.press("down")
        await it.type("2026-07")
        await it.press("enter")
        assert "That is before the first day." in it.text


async def test_going_to_a_year_begins_with_its_last_entry(evening: Evenings, long: Store) -> None:
    async with evening(on=long) as it:
        await to_history(it, "g")
        await it.type("2024")
        await it.press("enter")
        assert here(it).moment.local.isoformat() == "2024-12-31T17:00:00+00:00"


# -- place


async def test_another_screen_and_back_is_where_one_was(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo) as it:
        await to_history(it, "f", "slash", *"stiff", "enter", *["pagedown"] * 2, "down")
        before, seen = here(it), it.text
        await it.press("1", "2")
        await to_history(it)
        assert here(it) == before
        assert it.text == seen


async def test_what_others_write_comes_and_the_cursor_stays_on_its_entry(
    evening: Evenings, demo: Store, clock: FakeClock
) -> None:
    async with evening(on=demo) as it:
        await to_history(it, *["down"] * 40, *["up"] * 6)
        before, line = here(it), it.text.split("\n").index(next(r for r in it.text.split("\n") if r.startswith(" ›")))
        other = Store.open(demo.paths)
        log_line(other, clock, Settings(), "pain 9, heat 15, note from elsewhere")
        gone = newest_first(other)[10:13]
        other.delete(gone, clock.now())
        it.app._look()
        await it.settle()
        assert "1,221 entries" in it.text
        assert here(it).uid == before.uid
        assert it.text.split("\n")[line].startswith(" ›")  # nothing moved under the eyes
        await it.press("home")
        assert here(it).note == "from elsewhere"
        other.close()


async def test_at_the_top_what_comes_in_is_seen(evening: Evenings, demo: Store, clock: FakeClock) -> None:
    async with evening(on=demo) as it:
        await to_history(it)
        before = here(it)
        other = Store.open(demo.paths)
        log_line(other, clock, Settings(), "pain 9")
        it.app._look()
        await it.settle()
        assert here(it).uid == before.uid
        assert "back 9" in it.text
        other.close()


async def test_what_is_typed_into_the_search_stays_when_others_write(
    evening: Evenings, demo: Store, clock: FakeClock
) -> None:
    async with evening(on=demo) as it:
        await to_history(it, "slash", *"from el")
        other = Store.open(demo.paths)
        log_line(other, clock, Settings(), "note from elsewhere")
        it.app._look()
        await it.settle()
        assert search(it).value == "from el"
        assert it.app.focused is search(it)
        other.close()


async def test_an_entry_that_moved_is_followed(evening: Evenings, demo: Store, clock: FakeClock) -> None:
    async with evening(on=demo) as it:
        await to_history(it, *["down"] * 5)
        before = here(it)
        other = Store.open(demo.paths)
        moved = moment_now(datetime(2026, 7, 20, 10, tzinfo=UTC))
        other.replace(before, Draft(value=before.value, moment=moved), clock.now())
        it.app._look()
        await it.settle()
        assert here(it).uid == before.uid
        assert "Mon 20 Jul 2026" in it.text
        other.close()


# -- mouse


async def test_by_the_mouse(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo) as it:
        await to_history(it)
        table = entries(it)
        row = next(y for y, line in enumerate(it.text.split("\n")) if "went to work" in line)
        await it.pilot.click(EntryList, offset=(10, row - table.region.y))
        await it.settle()
        assert here(it).value == Tag(role="activity", name="went-to-work")
        await it.pilot.click(EntryList, offset=(10, 0))  # a day is no entry
        await it.pilot.click(EntryList, offset=(10, table.size.height - 1))  # "more" turns the page
        await it.settle()
        assert entries(it).cursor > 10
        top = entries(it)._top
        await it.press("home")
        assert entries(it)._top < top
        row = next(y for y, line in enumerate(it.text.split("\n")) if "heat" in line and ":" in line)
        await it.pilot.click(EntryList, offset=(10, row - table.region.y))
        await it.settle()
        assert line_field(it).value  # it was chosen already: it opens


async def test_the_wheel_goes_through_the_entries_and_not_past_the_ends(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo) as it:
        await to_history(it)
        table = entries(it)

        async def turn(kind: type[events.MouseEvent], times: int) -> None:
            for _ in range(times):
                table.post_message(kind(table, 5, 5, 0, 0, 0, False, False, False))
            await it.settle()

        await turn(events.MouseScrollDown, 5)
        assert table.cursor == 15
        assert table._top > 0
        await turn(events.MouseScrollUp, 9)
        assert (table.cursor, table._top) == (0, 0)
        await it.press("end")
        last = table.cursor
        await turn(events.MouseScrollDown, 3)
        assert table.cursor == last


async def test_filters_by_the_mouse(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo) as it:
        await to_history(it)
        await it.pilot.click("#kinds", offset=(7, 0))
        await it.settle()
        assert screen(it).filters.kind == "pain"
        await it.pilot.click("#places", offset=(14, 0))
        await it.settle()
        assert screen(it).filters.site == SITES[0]
        assert is_in_list(it)


# -- text


@pytest.mark.parametrize("text", CORPUS, ids=range(len(CORPUS)))
async def test_text_of_people_is_literal_everywhere(
    evening: Evenings, store: Store, clock: FakeClock, text: str
) -> None:
    (saved,) = store.save([Draft(value=Remark(), moment=moment_now(NOW), note=text)], clock.now())
    store.replace(saved, Draft(value=Remark(), moment=moment_now(NOW), note=f"{text} more"), clock.now())
    async with evening(size=(120, 36)) as it:
        await to_history(it)
        seen = [it.text]
        for keys in (["space"], ["escape", "c"], ["escape", "d", "z"], ["escape", "slash", *"more"]):
            await it.press(*keys)
            seen.append(it.text)
        for shown in seen:
            assert not set(shown) & {chr(code) for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0), 0x202E)}
        assert visible(text)[:8].split()[0] in seen[0]


async def test_wide_characters_keep_the_columns(evening: Evenings, store: Store, clock: FakeClock) -> None:
    log_line(store, clock, Settings(), "took 阿司匹林-阿司匹林 100mg note 很长的笔记 👩‍👩‍👧 " + "很" * 80)
    async with evening(size=(60, 20)) as it:
        await to_history(it)
        assert all(cell_len(line) == 60 for line in it.text.split("\n"))
