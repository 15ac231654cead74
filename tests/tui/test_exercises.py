"""The library on the screen: what is listed, found and told of an exercise, and what its keys do."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from journal.config import Settings
from journal.domain.exercises import GROUPS, PHASES
from journal.domain.gate import visible
from journal.domain.slugs import EXERCISES
from journal.paths import Paths
from journal.services.demo import fill_demo
from journal.services.exercises import hide_exercise, said_of
from journal.services.logging import log_line
from journal.services.routines import routine_named, set_plan, skip_exercise, use_routine
from journal.store.store import Store
from journal.tui.practice_rows import Line, wrapped
from journal.tui.practice_shown import shown_page
from journal.tui.screens.exercises import TABS, ExercisesScreen
from journal.tui.widgets.practice_lists import ExerciseList, HeadedList, RoutineList, SearchField, WeekList
from journal.tui.widgets.reader import Reader
from journal.tui.widgets.timer_mark import TimerMark

from .conftest import NOW, Evening, Evenings, FakeClock
from .test_text_gate import CORPUS
from .test_trends_screen import flat

TODAY = NOW.date()
SIZES = [(60, 20), (80, 24), (120, 36), (200, 50)]
FORBIDDEN = re.compile(
    r"monitor|detect|predict|diagnos|recommend|significant|proven|improved|streak|well done", re.IGNORECASE
)


def screen(it: Evening) -> ExercisesScreen:
    assert isinstance(it.app.screen, ExercisesScreen)
    return it.app.screen


def library(it: Evening) -> ExerciseList:
    return screen(it).query_one(ExerciseList)


def slugs(it: Evening) -> list[str]:
    return [row.key for row in library(it).rows if row.key]


def read(it: Evening) -> str:
    """Return the whole text beside the list, scrolled or not, with its line breaks undone."""
    rows = screen(it).query_one("#reader", Reader).rows
    return " ".join(" ".join("".join(run.text for run in row.left).split()) for row in rows)


async def to_library(it: Evening, slug: str = "") -> None:
    """Go to the library, and there to an exercise."""
    if it.app.current_mode != "exercises":
        await it.press("3")
    if slug:
        keys = [row.key for row in library(it).rows]
        library(it).cursor = keys.index(slug)
        await it.settle()


async def settled(it: Evening, slug: str) -> None:
    """Go to an exercise and wait for its page."""
    await to_library(it, slug)
    assert read(it).startswith(it.app.vocabulary.exercises[slug].name)


@pytest.fixture
def demo(tmp_path: Path, clock: FakeClock) -> Iterator[Store]:
    """Five months of a made-up history, a routine in use, plans, and exercises left out."""
    store = Store.open(Paths(tmp_path / "demo.db", explicit=True))
    settings = Settings()
    fill_demo(store, clock, settings)
    use_routine(store, clock, settings, routine_named(store, "building-up"))
    set_plan(store, clock, settings, "bird-dog", 3)
    skip_exercise(store, clock, settings, "curl-up", "neck sore")
    before = (TODAY - timedelta(days=days) for days in range(1, 29))
    free = (day for day in before if not store.exercise_sessions(day, day, "bird-dog"))
    for day, reason in zip(free, ("no time", "no time", None), strict=False):
        skip_exercise(store, clock, settings, "bird-dog", reason, day)
    yield store
    store.close()


# -- what is shown


async def test_three_opens_the_library_from_every_screen(evening: Evenings) -> None:
    async with evening() as it:
        for before in ("1", "2"):
            await it.press(before, "3")
            assert it.app.current_mode == "exercises"
            assert screen(it).tab == "library"
        assert isinstance(it.app.focused, ExerciseList)
        await it.press("1")
        assert it.app.current_mode == "today"


async def test_every_exercise_stands_under_its_group_with_its_dose(evening: Evenings) -> None:
    async with evening(size=(80, 60)) as it:
        await to_library(it)
        assert sorted(slugs(it)) == sorted(EXERCISES)
        heads = [row.left[0].text for row in library(it).rows if not row.key]
        assert heads == list(GROUPS)
        for group, after in zip(GROUPS, [*GROUPS[1:], ""], strict=True):
            rows = [row for row in library(it).rows if row.key and EXERCISES[row.key].group == group]
            assert rows
            assert "".join(run.text for run in rows[0].left).strip() in it.text
            assert not after or it.text.index(f" {group} ") < it.text.index(f"   {after} ")
        assert re.search(r"Bird dog +10×5 s", it.text)
        assert re.search(r"Donkey kick +90 s", it.text)
        assert re.search(r"Crunch +advised against", it.text)
        assert f"{len(EXERCISES)} exercises" in it.text


@pytest.mark.parametrize("slug", EXERCISES)
def test_every_built_in_page_fits_beside_the_list(store: Store, clock: FakeClock, slug: str) -> None:
    """80 by 24: the text has 43 cells and 21 lines."""
    if slug == "glute-bridge":  # logged in the fixture
        store.delete(store.entries(kinds=["completion"]), clock.now())
    rows = shown_page(store, clock, Settings(), slug).rows(43)
    assert 8 <= len(rows) <= 21


async def test_the_text_has_the_room_that_its_pages_are_measured_for(evening: Evenings) -> None:
    async with evening() as it:
        await to_library(it)
        assert screen(it).query_one("#reader", Reader).size == (43, 21)


async def test_a_page_tells_everything_of_an_exercise(evening: Evenings, demo: Store, clock: FakeClock) -> None:
    log_line(demo, clock, Settings(), "did bird-dog 10x5s right effort 4 felt easier from 5 to 3, pain 6")
    reasons = Counter(skip.reason or "no reason given" for skip in demo.skips() if skip.exercise == "bird-dog")
    told = ", ".join(f"{reason} ({count})" for reason, count in reasons.most_common())
    left_out = f"Left out {reasons.total()} times: {told}"
    async with evening(on=demo) as it:
        await settled(it, "bird-dog")
        for words in (
            "Bird dog core · 10×5 s · right and left · after the acute phase",
            "• In today's routine building-up: 10×5 s",
            "Planned 3 times a week",
            "back extensors, gluteus maximus (buttock), shoulder muscles",
            "1 Kneel on all fours, hands under the shoulders, knees under the hips. 2 Breathe out",
            "! Stop if pain spreads further down the leg, or numbness or weakness appears.",
            "Source: McGill, Low Back Disorders",
            "days, last on 24 Nov",
            "24 Nov R 10×5 s · effort 4 · easier · 5 → 3 · worst 6",
            left_out,
            "The day's worst and the next day's are both known for",
            "these counts cannot show what the exercise did.",
        ):
            assert words in read(it), words
        await settled(it, "curl-up")
        assert "Left out today: neck sore" in read(it)
        assert re.search(r"McGill curl-up +left out ", it.text)
        await settled(it, "crunch")
        assert "the article advises against it" in read(it)
        assert "Instead: " in read(it)


async def test_the_sessions_are_a_table_where_there_is_room(evening: Evenings, demo: Store, clock: FakeClock) -> None:
    log_line(demo, clock, Settings(), "did bird-dog 10x5s effort 4 felt easier from 5 to 3, pain 6")
    async with evening(size=(120, 60), on=demo) as it:
        await settled(it, "bird-dog")
        assert re.search(r"day +done +effort +back felt +pain +worst +next day", it.text)
        assert re.search(r"24 Nov +10×5 s +4 +easier +5 → 3 +6", it.text)


async def test_page_up_and_down_scroll_the_text(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo) as it:
        await settled(it, "bird-dog")
        assert "Source: McGill" in it.text
        assert "more lines" in it.text
        for _ in range(4):
            await it.press("pagedown")
        assert "cannot show what" in it.text
        assert "lines above" in it.text
        assert "more lines" not in it.text
        assert library(it).key == "bird-dog"
        for _ in range(4):
            await it.press("pageup")
        assert "core · 10×5 s" in it.text
        # Read again it stays where it was scrolled to; another page begins at its beginning.
        await it.press("pagedown")
        it.app.refresh_shown()
        await it.settle()
        assert "lines above" in it.text
        await settled(it, "side-plank-knees")
        assert "more lines" in it.text
        assert "lines above" not in it.text


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize("size", [*SIZES, (40, 10), (20, 5)], ids=str)
async def test_every_tab_fits_every_size(evening: Evenings, demo: Store, size: tuple[int, int], theme: str) -> None:
    async with evening(size=size, on=demo, settings=Settings(theme=theme)) as it:
        await it.press("3")
        for tab in TABS:
            lines = it.text.split("\n")
            assert [len(line) for line in lines] == [size[0]] * size[1]
            if size[0] >= 60:
                assert f"[{tab}]" in lines[0]
                assert lines[-1].startswith(" tab views")
                assert lines[-1].rstrip().endswith("F1 help")
            assert not FORBIDDEN.search(it.text)
            assert isinstance(it.app.focused, HeadedList)
            assert it.app.focused.size.height > 0
            await it.press("tab")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_list_stands_beside_its_text_or_above_it(evening: Evenings, size: tuple[int, int]) -> None:
    async with evening(size=size) as it:
        await to_library(it)
        listed, text = library(it).region, screen(it).query_one("#reader", Reader).region
        if size[0] < 72:
            assert listed.bottom <= text.y
            assert listed.height >= 6
            assert text.width == size[0]
        else:
            assert listed.right <= text.x
            assert 30 <= listed.width <= 42
            assert listed.y == text.y
        assert "Cat–cow" in it.text
        assert "Kneel on all fours" in it.text


async def test_it_is_laid_out_anew_when_the_terminal_changes(evening: Evenings, demo: Store) -> None:
    async with evening(on=demo) as it:
        await settled(it, "bird-dog")
        for size in ((60, 20), (200, 50), (80, 24)):
            await it.pilot.resize_terminal(*size)
            await it.settle()
            assert library(it).key == "bird-dog"
            assert "right and left" in flat(it)
            assert [len(line) for line in it.text.split("\n")] == [size[0]] * size[1]


@pytest.mark.parametrize("text", [*CORPUS, "動" * 50, "\u202e" * 30, "\x1b" * 90], ids=range(len(CORPUS) + 3))
@pytest.mark.parametrize("head", ["", "12 "])
def test_a_paragraph_is_wrapped_as_it_is_shown(text: str, head: str) -> None:
    """What the gate makes of a character takes room, too: nothing is cut at the edge."""
    rows = wrapped([Line(text, head=head)], 30)
    shown = ["".join(visible(run.text) for run in row.left) for row in rows]
    assert max(map(cell_len, shown)) <= 30
    assert "".join("".join(shown).split()) == "".join((head + visible(text)).split())
    assert all(line.startswith("   ") for line in shown[1:] if head)


# -- finding


async def test_f_goes_round_the_groups_and_back(evening: Evenings) -> None:
    async with evening(size=(120, 60)) as it:
        await to_library(it)
        for group in (*GROUPS, None):
            await it.press("end", "f")
            wanted = [slug for slug, one in EXERCISES.items() if group in (None, one.group)]
            assert sorted(slugs(it)) == sorted(wanted)
            assert f"[{group or 'all'}]" in it.text
            assert library(it).key == slugs(it)[0] if group else library(it).key in wanted
            assert read(it).startswith(EXERCISES[library(it).key].name)
        await it.press("F")
        assert "[aerobic]" in it.text
        assert f"{sum(one.group == 'aerobic' for one in EXERCISES.values())} exercises" in it.text


async def test_v_goes_round_the_phases_and_back(evening: Evenings, store: Store) -> None:
    from journal.library import pages

    async with evening(size=(140, 60)) as it:
        await to_library(it)
        words = ["any time", "when improving", "after the acute phase", "advised against", "all"]
        for phase, word in zip((*PHASES, None), words, strict=True):
            await it.press("v")
            assert sorted(slugs(it)) == sorted(slug for slug in EXERCISES if phase in (None, pages()[slug].phase))
            assert f"[{word}]" in it.text
        await it.press("V")
        assert slugs(it) == ["crunch"]
        # With a group in which there is none, it says what to do.
        await it.press("f")
        assert slugs(it) == []
        assert "No exercise is like that." in it.text
        for key in ("enter", "w", "c", "d", "r", "l", "k"):
            await it.press(key)
            assert len(it.app.screen_stack) == 1
        assert it.said == []


async def test_a_search_lists_what_has_the_words_and_escape_clears_it(evening: Evenings) -> None:
    async with evening() as it:
        await to_library(it)
        await it.press("slash")
        assert isinstance(it.app.focused, SearchField)
        assert it.text.splitlines()[-1].split("  ")[:3] == [" enter list", "esc show all", "F1 help"]
        await it.type("plank")
        assert slugs(it) == ["front-plank", "side-plank-knees"]
        await it.press("enter")
        assert isinstance(it.app.focused, ExerciseList)
        assert "/ plank" in it.text
        assert library(it).key == "front-plank"
        assert it.text.splitlines()[-1].startswith(" esc show all")
        await it.press("down")
        assert read(it).startswith("Side plank from knees")
        await it.press("escape")
        assert len(slugs(it)) == len(EXERCISES)
        assert library(it).key == "side-plank-knees"
        assert "/ plank" not in it.text
        # Another word for it; keys of other screens are letters here.
        await it.press("slash")
        await it.type("cat-camel 3")
        assert slugs(it) == []
        assert it.app.current_mode == "exercises"
        await it.press("backspace", "backspace", "tab")
        assert slugs(it) == ["cat-cow"]
        assert isinstance(it.app.focused, ExerciseList)
        await it.press("slash", "escape")
        assert len(slugs(it)) == len(EXERCISES)
        assert isinstance(it.app.focused, ExerciseList)
        assert "show all" not in it.text
        await it.press("f")
        assert len(slugs(it)) < len(EXERCISES)
        assert it.text.splitlines()[-1].startswith(" esc show all")
        await it.press("escape")
        assert len(slugs(it)) == len(EXERCISES)


async def test_filters_are_of_the_library_only(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("3", "tab", "f", "v", "slash", "z", "escape")
        assert isinstance(it.app.focused, RoutineList)
        await it.press("tab")
        assert isinstance(it.app.focused, WeekList)
        await it.press("tab")
        assert len(slugs(it)) == len(EXERCISES)


# -- hiding


@pytest.mark.parametrize("key", ["d", "delete"])
async def test_an_exercise_is_hidden_and_undone(evening: Evenings, store: Store, key: str) -> None:
    async with evening() as it:
        await to_library(it, "crunch")
        await it.press(key)
        assert it.said[-1] == "Crunch is not offered any more. u brings it back."
        assert "crunch" not in slugs(it)
        assert library(it).key  # the cursor fell on another one
        assert "1 not offered: z shows" in flat(it)
        await it.press("u")
        assert it.said[-1] == "Taken back: exercise crunch: hidden."
        assert "crunch" in slugs(it)
        assert said_of(store, "crunch") is None
        await it.press("ctrl+r")
        assert "crunch" not in slugs(it)


async def test_z_shows_what_is_hidden_and_d_offers_it_again(evening: Evenings, store: Store, clock: FakeClock) -> None:
    hide_exercise(store, clock, "yoga", hidden=True)
    async with evening(size=(80, 60)) as it:
        await to_library(it)
        assert "Yoga" not in it.text
        await it.press("z")
        assert re.search(r"Yoga +not offered", it.text)
        await settled(it, "yoga")
        assert "Not offered; z shows or hides such ones" in read(it)
        await it.press("d")
        assert it.said[-1] == "Yoga is offered again. u takes it back."
        assert re.search(r"Yoga +20 min", it.text)
        await it.press("u", "z")
        assert "Yoga" not in it.text


# -- the screen among the others


async def test_a_running_timer_stands_at_the_end_of_the_first_line(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("3")
        screen(it).query_one("#timer", TimerMark).words = "heat 13:52"
        await it.settle()
        for tab in TABS:
            first = it.text.split("\n")[0]
            assert f"[{tab}]" in first
            assert first.endswith(" heat 13:52 ")
            await it.press("tab")


async def test_the_palette_offers_what_the_screen_can_do(evening: Evenings) -> None:
    async with evening() as it:
        await it.press("3")
        offered = {command.title: command for command in it.app.get_system_commands(it.app.screen)}
        assert {"Next group", "Search", "Show what is not offered", "Exercises"} <= set(offered)
        assert "Next measure" not in offered
        assert "(3)" in offered["Exercises"].help
        await offered["Next group"].callback()
        await it.settle()
        assert "[mobility]" in it.text


async def test_a_journal_that_can_only_be_read_shows_all_and_says_so(evening: Evenings, store: Store) -> None:
    store.close()
    reading = Store(store.paths, read_only=True)
    async with evening(on=reading) as it:
        await settled(it, "bird-dog")
        for key in ("d", "k"):
            await it.press(key, "enter")
            assert "can only be read" in it.said[-1] or "can only be read" in flat(it)
            await it.press("escape")
        assert "bird-dog" in slugs(it)
    reading.close()


async def test_a_journal_that_went_away_is_told_once_and_read_again(evening: Evenings, store: Store) -> None:
    path = store.paths.database
    async with evening() as it:
        await settled(it, "bird-dog")
        path.rename(path.with_suffix(".away"))
        await it.press("down")
        assert read(it) == ""
        it.app._look()
        await it.settle()
        assert [said for said in it.said if "moved, deleted or replaced" in said] == it.said[-1:]
        path.with_suffix(".away").rename(path)
        it.app._look()
        await it.settle()
        assert read(it).startswith("Crunch")


async def test_quick_keys_end_on_the_page_of_the_last_exercise(evening: Evenings) -> None:
    async with evening() as it:
        await to_library(it)
        for _ in range(7):
            it.app.simulate_key("down")
        await it.settle()
        assert library(it).key == slugs(it)[7]
        assert read(it).startswith(EXERCISES[library(it).key].name)
