"""The routines and the weeks on the Exercises screen."""

import re
from datetime import date, timedelta

import pytest

from journal.config import Settings
from journal.domain.routines import Routine, RoutineItem
from journal.domain.spells import Spell
from journal.library import starters
from journal.services.logging import log_line
from journal.services.routines import routine_in_use, routine_named, set_plan, use_routine
from journal.store.store import Store
from journal.tui.messages import SessionWanted
from journal.tui.practice_shown import plan_of
from journal.tui.screens.exercise_forms import PlanScreen, RoutineScreen
from journal.tui.screens.exercises import ExercisesScreen
from journal.tui.screens.fields import FieldRow
from journal.tui.widgets.note_field import NoteField
from journal.tui.widgets.practice_lists import RoutineList, WeekList

from .conftest import NOW, Evening, Evenings, FakeClock
from .test_exercise_actions import at_field, posted
from .test_exercises import SIZES, demo, read, screen
from .test_forms import fill
from .test_text_gate import UNSAFE, fired

__all__ = ["demo", "fired", "posted"]

TODAY = NOW.date()
MONDAY = TODAY - timedelta(days=TODAY.weekday())


def routines(it: Evening) -> RoutineList:
    return screen(it).query_one(RoutineList)


def names(it: Evening) -> list[str]:
    return [row.key for row in routines(it).rows]


async def to_routine(it: Evening, name: str = "") -> None:
    """Go to the routines, and there to one."""
    if it.app.current_mode != "exercises":
        await it.press("3")
    while screen(it).tab != "routines":
        await it.press("tab")
    if name:
        routines(it).cursor = names(it).index(name)
        await it.settle()


async def to_weeks(it: Evening) -> list[str]:
    """Go to the weeks and return their lines."""
    await it.press("3", "shift+tab")
    assert screen(it).tab == "weeks"
    return lines(it)


def lines(it: Evening) -> list[str]:
    return ["".join(run.text for run in row.left) for row in screen(it).query_one(WeekList).rows]


def heads(it: Evening) -> list[str]:
    return re.findall(r"\d+ [A-Z][a-z][a-z]|so far", it.text.split("\n")[1])


# -- routines


async def test_the_starters_are_offered_with_their_phases(evening: Evenings) -> None:
    async with evening(size=(120, 36)) as it:
        await to_routine(it)
        assert names(it) == [starter.name for starter in starters()]
        assert re.search(r"First days +starter", it.text)
        assert re.search(r"Getting going +for now ", it.text)  # day 47
        assert read(it).startswith("First days first-days · acute A starting point of short walks")
        assert re.search(r"Walking +10 min", it.text)
        assert re.search(r"Pelvic tilt +5×5 s", it.text)
        await it.press("down")
        assert read(it).startswith("Getting going getting-going · for now: subacute")
        assert re.search(r"Bird dog +5×5 s each side", it.text)


@pytest.mark.parametrize(("days", "label"), [(0, "acute"), (20, "acute"), (60, "subacute"), (200, "past three months")])
async def test_the_label_follows_the_spell(
    evening: Evenings, empty_store: Store, clock: FakeClock, days: int, label: str
) -> None:
    empty_store.save_spell(Spell(onset=TODAY - timedelta(days=days)), clock.now())
    async with evening(on=empty_store, size=(120, 36)) as it:
        await to_routine(it)
        title = {"acute": "First days", "subacute": "Getting going"}.get(label, "Building up")
        (row,) = [line for line in it.text.split("\n") if re.search(r"for now(?!:)", line)]
        assert re.search(rf"{title} +for now", row)
        await it.press(*["down"] * [starter.title for starter in starters()].index(title))
        assert f"for now: {label}" in read(it)


async def test_without_a_spell_nothing_is_for_now(evening: Evenings, empty_store: Store) -> None:
    async with evening(on=empty_store) as it:
        await it.press("escape")
        await to_routine(it)
        assert "for now" not in it.text


async def test_how_long_a_session_takes_is_told_when_every_step_has_its_seconds(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    for name, item in (
        ("timed", RoutineItem(exercise="walking", dose="12min")),
        ("own-pace", RoutineItem(exercise="crunch")),
    ):
        store.save_routine(Routine(name=name, items=(item,)), clock.now())
    async with evening() as it:
        await to_routine(it, "timed")
        assert "A guided session takes about 12 min." in read(it)
        await to_routine(it, "own-pace")
        assert "A guided session" not in read(it)
        # Of repetitions it depends on the pace that is set.
        await to_routine(it, "building-up")
        before = re.search(r"about (\d+) min", read(it))
    async with evening(settings=Settings(rest_s=120, rep_s=10)) as it:
        await to_routine(it, "building-up")
        after = re.search(r"about (\d+) min", read(it))
    assert before is not None
    assert after is not None
    assert int(before[1]) < int(after[1])


async def test_enter_begins_a_session_of_the_routine(evening: Evenings, posted: list[object]) -> None:
    async with evening() as it:
        await to_routine(it, "getting-going")
        await it.press("enter")
        assert posted == [SessionWanted(("getting-going",))]
        await it.pilot.click(RoutineList, offset=(4, 0))
        assert len(posted) == 1
        assert routines(it).key == "first-days"
        await it.pilot.click(RoutineList, offset=(4, 0))
        assert posted[1:] == [SessionWanted(("first-days",))]


async def test_t_uses_a_routine_as_todays_and_stops_using_it(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_routine(it, "getting-going")
        await it.press("t")
        assert it.said[-1] == "Getting going is today's routine now. u takes it back."
        used = routine_in_use(store)
        assert used is not None
        assert (used.name, used.used_from) == ("getting-going", TODAY)
        assert names(it)[0] == routines(it).key == "getting-going"
        assert re.search(r"Getting going +today's", it.text)
        assert "Today's routine since 24 Nov" in read(it)
        await it.press("1")
        assert "Done · getting-going" in it.text
        await it.press("3", "t")
        assert it.said[-1] == "Getting going is not today's routine any more. u takes it back."
        assert routine_in_use(store) is None
        await it.press("u")
        assert "Today's routine since 24 Nov" in read(it)
        await it.press("u", "u")
        assert store.routines() == []


async def test_c_writes_a_routine_an_exercise_a_line(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_routine(it, "first-days")
        await it.press("c")
        assert isinstance(it.app.screen, RoutineScreen)
        field = it.app.screen.query_one(NoteField)
        assert field.value.split("\n")[:2] == ["walking 10min", "pelvic-tilt 5x5s"]
        await it.press("tab", "ctrl+j")
        await it.type("bridge 2x8")
        await it.press("enter")
        assert it.said[-1] == "Saved: first-days. u takes it back."
        assert routine_named(store, "first-days").items[-1] == RoutineItem(exercise="glute-bridge", dose="2x8")
        assert re.search(r"Glute bridge +2×8", it.text)
        assert "first-days · acute · from a starter" in read(it)
        # Under another name it is still the same one.
        await it.press("c")
        await fill(it, name="My Days", items="walking\n\n  bird dog 8x5s  \n")
        await it.press("enter")
        assert routine_named(store, "my-days").items == (
            RoutineItem(exercise="walking"), RoutineItem(exercise="bird-dog", dose="8x5s"),
        )  # fmt: skip
        assert routines(it).key == "my-days"
        assert names(it) == ["my-days", *(starter.name for starter in starters())]
        await it.press("u", "u")
        assert names(it) == [starter.name for starter in starters()]


async def test_plus_writes_a_new_one_and_the_cursor_goes_there(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_routine(it)
        await it.press("plus")
        await it.type("Evening")
        await it.press("tab")
        await it.type("bird-dog")
        await it.press("enter")
        assert it.said[-1] == "Saved: evening. u takes it back."
        assert routine_named(store, "evening").items == (RoutineItem(exercise="bird-dog"),)
        assert routines(it).key == "evening"
        assert "evening yours" in read(it)
        assert re.search(r"Bird dog +10×5 s each side", it.text)


@pytest.mark.parametrize(
    ("name", "items", "field", "words"),
    [
        ("", "walking", "name", "'' is not a name for a routine"),
        ("9", "walking", "name", "'9' is not a name for a routine"),
        ("first-days!", "walking", "name", "is not a name for a routine"),
        ("today", "walking", "name", "'today' is the word for the routine in use"),
        ("mine", "walking", "name", "There is a routine 'mine' already"),
        ("new", " \n ", "items", "A routine has at least one exercise"),
        ("new", "walking\nbrigde 2x8", "items", "Line 2: no exercise 'brigde': did you mean glute-bridge?"),
        ("new", "walking\n\nbird-dog often", "items", "Line 3: "),
        ("new", "walking\n" * 41, "items", "A routine has at most 40 exercises"),
    ],
    ids=range(9),
)
async def test_what_is_refused_comes_back_at_its_field_with_what_was_typed(
    evening: Evenings, store: Store, clock: FakeClock, name: str, items: str, field: str, words: str
) -> None:
    store.save_routine(Routine(name="mine", items=(RoutineItem(exercise="yoga"),)), clock.now())
    before = store.routines()
    async with evening() as it:
        await to_routine(it)
        await it.press("plus")
        await fill(it, name=name, items=items)
        await it.press("enter")
        assert isinstance(it.app.screen, RoutineScreen)
        at_field(it, field, words)
        assert {row.field.name: row.value for row in it.app.screen.query(FieldRow)} == {"name": name, "items": items}
        assert store.routines() == before
        await fill(it, name="good", items="walking")
        await it.press("enter")
        assert isinstance(it.app.screen, ExercisesScreen)
        assert [one.name for one in store.routines()] == ["good", "mine"]


async def test_nothing_typed_is_nothing_saved(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_routine(it, "first-days")
        await it.press("c", "enter", "c", "escape", "plus", "escape")
        assert it.said == []
        assert store.routines() == []


@pytest.mark.parametrize("key", ["d", "delete"])
async def test_d_deletes_ones_own_and_says_that_a_starter_stays(
    evening: Evenings, store: Store, clock: FakeClock, key: str
) -> None:
    store.save_routine(Routine(name="mine", items=(RoutineItem(exercise="yoga"),)), clock.now())
    async with evening() as it:
        await to_routine(it, "mine")
        await it.press(key)
        assert it.said[-1] == "Deleted: mine. u brings it back."
        assert "mine" not in names(it)
        assert routines(it).key == "first-days"
        await it.press(key)
        assert it.said[-1] == "'first-days' came with the journal and is as it came. Only your own can be deleted."
        assert "first-days" in names(it)
        await it.press("u")
        assert [one.name for one in store.routines()] == ["mine"]


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
async def test_the_form_of_a_routine_fits(evening: Evenings, size: tuple[int, int]) -> None:
    async with evening(size=size) as it:
        await to_routine(it, "building-up")
        await it.press("c")
        form = it.app.screen.query_one("#form").region
        assert form.bottom <= size[1]
        assert form.right <= size[0]
        assert "enter save" in it.text
        assert "side-plank-knees 3x10s" in it.text


async def test_what_another_process_writes_comes_within_a_look(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    async with evening() as it:
        await to_routine(it, "getting-going")
        other = Store.open(store.paths)
        use_routine(other, clock, Settings(), routine_named(other, "building-up"))
        log_line(other, clock, Settings(), "did yoga 20min")
        other.close()
        it.app._look()
        await it.settle()
        assert names(it)[0] == "building-up"
        assert routines(it).key == "getting-going"
        await it.press("tab")
        assert any("Yoga" in line for line in lines(it))


# -- weeks


async def test_the_weeks_count_what_was_done_beside_the_plans(
    evening: Evenings, empty_store: Store, clock: FakeClock
) -> None:
    for days in (0, 1, 8):
        log_line(empty_store, clock, Settings(), f"{(TODAY - timedelta(days=days)).isoformat()}, did bird-dog 10x5s")
    log_line(empty_store, clock, Settings(), "yesterday, did dead-bug 2x8, did walking 20min")
    for target, often in (("any", 4), ("dead-bug", 3), ("hips", 2)):
        set_plan(empty_store, clock, Settings(), target, often)
    async with evening(on=empty_store) as it:
        await it.press("escape")
        found = {line.split("  ")[0] or line.strip().split("  ")[0]: line for line in await to_weeks(it)}
        told = {line.strip().split("  ")[0]: line.split()[-3:] for line in found.values()}
        assert told["Any exercise"][-2:] == ["1", "2"]
        assert told["Core"][-2:] == ["1", "2"]
        assert told["Bird dog"][-2:] == ["1", "2"]
        assert told["Dead bug"][-2:] == ["·", "1"]
        assert told["Walking"][-2:] == ["·", "1"]
        assert re.search(r"Any exercise +4× ", it.text)
        assert re.search(r" Core +– ", it.text)
        assert re.search(r"   Dead bug +3× ", it.text)
        assert re.search(r" Hips +2× [ ·]+\n", it.text)
        assert heads(it)[-2:] == [f"{(MONDAY - timedelta(days=7)).day} Nov", "so far"]
        assert "Right and left count once" in it.text


@pytest.mark.parametrize(("size", "weeks"), [((60, 20), 4), ((80, 24), 6), ((120, 36), 12), ((200, 50), 12)])
async def test_as_many_weeks_as_there_is_room_for(
    evening: Evenings, demo: Store, size: tuple[int, int], weeks: int
) -> None:
    async with evening(size=size, on=demo) as it:
        await to_weeks(it)
        mondays = [MONDAY - timedelta(days=7 * back) for back in reversed(range(1, weeks))]
        assert heads(it) == [*(f"{day.day} {day:%b}" for day in mondays), "so far"]
        # Each count stands under the end of its week.
        rows = it.text.split("\n")
        ends = [match.end() for match in re.finditer(r"\d+ [A-Z][a-z][a-z]|so far", rows[1])]
        any_row = next(row for row in rows if "Any exercise" in row)
        assert [any_row[end - 1] != " " and any_row[end : end + 1] in (" ", "") for end in ends] == [True] * weeks
        for size_after in SIZES:
            await it.pilot.resize_terminal(*size_after)
            await it.settle()
            assert heads(it)[-1] == "so far"
            assert len(heads(it)) == {60: 4, 80: 6}.get(size_after[0], 12)


async def test_l_plans_the_line_that_is_pointed_at(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        assert (await to_weeks(it))[0].startswith("Any exercise")
        for keys, target, words in (((), "any", "any exercise"), (("down",), "hips", "hips")):
            await it.press(*keys, "l")
            assert isinstance(it.app.screen, PlanScreen)
            assert f"How often: {words}" in it.text
            await it.press("2", "enter")
            assert it.said[-1] == f"Saved: {words}, 2 times a week. u takes it back."
            plan = plan_of(store, target)
            assert plan is not None
            assert (plan.per_week, plan.from_day) == (2, MONDAY)
        await it.press("down")
        await it.pilot.click(WeekList, offset=(4, 0))
        await it.pilot.click(WeekList, offset=(4, 0))
        await it.settle()
        assert "How often: any exercise" in it.text
        await fill(it, often="")
        await it.press("enter")
        assert plan_of(store, "any") is None
        assert re.search(r"Any exercise +– ", it.text)
        await it.press("u")
        assert re.search(r"Any exercise +2× ", it.text)


async def test_empty_weeks_say_what_to_do(evening: Evenings, empty_store: Store) -> None:
    async with evening(on=empty_store) as it:
        await it.press("escape")
        assert len(await to_weeks(it)) == 1
        assert "Nothing done in these weeks and nothing planned." in it.text
        assert "e logs an exercise, l plans how often." in " ".join(it.text.split())
        await it.press("l", "1", "enter")
        assert "Nothing done" not in it.text
        assert re.search(r"Any exercise +1× ", it.text)


async def test_hostile_words_of_a_routine_are_harmless(
    evening: Evenings, store: Store, clock: FakeClock, fired: list[str]
) -> None:
    note = "[@click=app.quit]x[/]\n\x1b[31mred\x07 \u202eevil"
    item = RoutineItem(exercise="gone-exercise", dose="[bold]9\x1b[2J")
    store.save_routine(Routine(name="odd", items=(item,), note=note, used_from=date(2026, 11, 1)), clock.now())
    async with evening() as it:
        await to_routine(it, "odd")
        assert "[@click=app.quit]x[/]" in it.text
        assert "Gone exercise" in it.text
        for key in ("c", "enter", "escape", "t", "t", "enter"):
            await it.press(key)
            assert not [char for char in it.text if char in UNSAFE and char != "\n"]
        for y in range(1, 12):
            await it.pilot.click(offset=(45, y))
    assert fired == []
