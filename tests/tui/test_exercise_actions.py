"""What the keys of the library do to an exercise, and the forms that they open."""

from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.message import Message

from journal.config import Settings
from journal.domain.entries import Completion
from journal.domain.exercises import GROUPS, NO_DOSE, ExerciseSaid
from journal.domain.routines import Routine, RoutineItem
from journal.services.exercises import add_exercise, hide_exercise, said_of, save_exercise
from journal.services.logging import exercises_of
from journal.services.routines import routine_in_use, routine_named, set_plan, use_routine
from journal.store.store import Store
from journal.tui.messages import ExerciseLogWanted, SessionWanted
from journal.tui.practice_shown import plan_of
from journal.tui.screens.exercise_forms import ExerciseScreen, OwnExerciseScreen, PlanScreen
from journal.tui.screens.exercises import ExercisesScreen
from journal.tui.screens.fields import FieldRow
from journal.tui.screens.log_forms import DoneForm
from journal.tui.screens.skip import SkipScreen
from journal.tui.widgets.practice_lists import ExerciseList, HeadedList

from .conftest import NOW, Evening, Evenings, FakeClock
from .test_exercises import SIZES, library, read, screen, settled, slugs, to_library
from .test_forms import fill
from .test_text_gate import CORPUS, UNSAFE, fired
from .test_trends_screen import flat

__all__ = ["fired"]

TODAY = NOW.date()


@pytest.fixture
def posted(monkeypatch: pytest.MonkeyPatch) -> list[Message]:
    """Catch what the lists ask the rest of the application for."""
    caught: list[Message] = []
    post = HeadedList.post_message

    def catch(self: HeadedList, message: Message) -> bool:
        if isinstance(message, SessionWanted | ExerciseLogWanted):
            caught.append(message)
            return True
        return post(self, message)

    monkeypatch.setattr(HeadedList, "post_message", catch)
    return caught


@pytest.fixture
def using(store: Store, clock: FakeClock) -> Store:
    """A routine of two exercises is in use."""
    items = (RoutineItem(exercise="bird-dog", dose="8x5s"), RoutineItem(exercise="walking"))
    use_routine(store, clock, Settings(), store.save_routine(Routine(name="evening", items=items), clock.now()))
    return store


@pytest.fixture
def own(store: Store, clock: FakeClock) -> Store:
    """An exercise of the user's own."""
    said = ExerciseSaid(
        slug="pallof-press",
        name="Pallof press",
        group="core",
        measure="sets-reps",
        sided=True,
        dose="3x10",
        aliases=("press-out",),
        muscles=("belly", "hips"),
        how_to=("Stand beside the band.", "Press it away."),
        caution="Slowly.",
        note="the red band",
    )
    add_exercise(store, clock, said)
    return store


def at_field(it: Evening, name: str, words: str) -> None:
    """Check that a message stands at one field, which has the focus, and at no other."""
    told = {row.field.name: row._message for row in it.app.screen.query(FieldRow)}
    assert words in told.pop(name)
    assert not any(told.values())
    assert it.app.screen.query_one(f"#row-{name}", FieldRow).widget.has_focus


def items(store: Store) -> list[str]:
    routine = routine_in_use(store)
    return [item.exercise for item in routine.items] if routine else []


# -- sessions and what was done


async def test_enter_begins_a_session_and_w_asks_what_was_done(
    evening: Evenings, using: Store, posted: list[Message]
) -> None:
    async with evening() as it:
        await to_library(it, "dead-bug")
        await it.press("enter", "w")
        await to_library(it, "bird-dog")
        await it.press("w")
        assert posted == [
            SessionWanted(("dead-bug",)),
            ExerciseLogWanted("dead-bug", "2x8"),
            ExerciseLogWanted("bird-dog", "8x5s"),  # as the routine has it
        ]


async def test_what_was_done_is_saved_and_stands_on_the_page(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await settled(it, "dead-bug")
        assert "Done on" not in read(it)
        await it.press("w")
        assert isinstance(it.app.screen, DoneForm)
        await fill(it, dose="3x8", effort="4")
        await it.press("escape", "up", "w")
        assert it.app.screen.said()["effort"] == ""  # what is half typed of one exercise is not another's
        assert "as you left it" not in it.text
        await it.press("escape", "down", "w")
        assert "as you left it" in it.text
        await it.press("enter")
        assert it.logged()[-1] == Completion(exercise="dead-bug", sets=3, reps=8, effort=4)
        assert isinstance(it.app.screen, ExercisesScreen)
        assert "Done on 1 day, last on 24 Nov" in read(it)
        await it.press("u")
        assert "Done on" not in read(it)


async def test_a_click_chooses_and_another_begins_a_session(evening: Evenings, posted: list[Message]) -> None:
    async with evening() as it:
        await to_library(it)
        rows = [row.key for row in library(it).rows]
        await it.pilot.click(ExerciseList, offset=(6, rows.index("calf-stretch")))
        await it.settle()
        assert library(it).key == "calf-stretch"
        assert read(it).startswith("Calf stretch")
        assert posted == []
        await it.pilot.click(ExerciseList, offset=(6, rows.index("calf-stretch")))
        assert posted == [SessionWanted(("calf-stretch",))]
        # A heading is none.
        for _ in range(2):
            await it.pilot.click(ExerciseList, offset=(6, 0))
        await it.pilot.click(ExerciseList, offset=(6, rows.index("")), times=2)
        assert len(posted) == 1
        assert library(it).key == "calf-stretch"


async def test_tabs_groups_and_keys_are_clicked(evening: Evenings, posted: list[Message]) -> None:
    async with evening() as it:
        await to_library(it)
        await it.pilot.click("#groups", offset=(7, 0))
        await it.settle()
        assert "[mobility]" in it.text
        assert len(slugs(it)) < 10
        line = it.text.split("\n")[-1]
        await it.pilot.click("#keys", offset=(line.index("guide") - 1, 0))
        await it.settle()
        assert posted == [SessionWanted(("cat-cow",))]
        await it.pilot.click("#tabs", offset=(13, 0))
        await it.settle()
        assert screen(it).tab == "routines"
        assert "First days" in it.text


async def test_the_cursor_never_stands_on_a_heading(evening: Evenings) -> None:
    async with evening() as it:
        await to_library(it)
        seen = [library(it).key]
        for _ in range(len(library(it).rows)):
            await it.pilot.press("down")
            seen.append(library(it).key)
        assert list(dict.fromkeys(seen)) == slugs(it)
        await it.press("end")
        assert library(it).key == slugs(it)[-1]
        for _ in range(len(library(it).rows)):
            await it.pilot.press("up")
            assert library(it).key
        assert library(it).key == slugs(it)[0]
        await it.settle()
        assert it.text.split("\n")[2].startswith("   mobility")  # the first heading is in view again


# -- the routine in use


async def test_r_puts_into_the_routine_and_takes_out(evening: Evenings, using: Store) -> None:
    async with evening() as it:
        await settled(it, "dead-bug")
        await it.press("r")
        assert it.said[-1] == "Dead bug is in evening now. u takes it back."
        assert items(using) == ["bird-dog", "walking", "dead-bug"]
        assert "• Dead bug" in it.text
        assert "• In today's routine evening" in read(it)
        await it.press("r")
        assert it.said[-1] == "Dead bug is out of evening now. u takes it back."
        assert items(using) == ["bird-dog", "walking"]
        await it.press("u")
        assert it.said[-1] == "Taken back: the change to routine evening, in use from 24 Nov."
        assert items(using) == ["bird-dog", "walking", "dead-bug"]
        assert "• Dead bug" in it.text


async def test_r_without_a_routine_in_use_says_how_to_use_one(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_library(it, "dead-bug")
        await it.press("r")
        assert it.said[-1] == "No routine is in use. t on the Routines tab uses one as today's."


async def test_the_last_exercise_of_a_routine_stays_in_it(evening: Evenings, using: Store) -> None:
    async with evening() as it:
        for slug in ("bird-dog", "walking"):
            await to_library(it, slug)
            await it.press("r")
        assert "Walking is all there is in evening" in it.said[-1]
        assert items(using) == ["walking"]


# -- how often a week


async def test_l_plans_how_often_a_week_and_takes_the_plan_away(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await settled(it, "bird-dog")
        await it.press("l")
        assert isinstance(it.app.screen, PlanScreen)
        assert "How often: Bird dog" in it.text
        await it.press("3", "enter")
        assert it.said[-1] == "Saved: Bird dog, 3 times a week. u takes it back."
        plan = plan_of(store, "bird-dog")
        assert plan is not None
        assert plan.per_week == 3
        assert "Planned 3 times a week" in read(it)
        await it.press("l", "backspace", "1", "x", "enter")
        assert "Planned once a week" in read(it)
        await it.press("l", "backspace", "enter")
        assert it.said[-1] == "Saved: no plan for Bird dog any more. u takes it back."
        assert plan_of(store, "bird-dog") is None
        assert "Planned" not in read(it)
        await it.press("u")
        assert "Planned once a week" in read(it)


async def test_a_plan_that_is_no_number_is_told_at_the_field(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_library(it, "bird-dog")
        await it.press("l")
        for typed in ("0", "51", "often", "-3", "²", "99999"):
            await fill(it, often=typed)
            await it.press("enter")
            at_field(it, "often", "1 to 50")
        await it.press("escape")
        assert plan_of(store, "bird-dog") is None
        # Nothing changed is nothing saved.
        await it.press("l", "ctrl+o", "enter")
        assert isinstance(it.app.screen, ExercisesScreen)
        assert it.said == []


# -- leaving out


async def test_k_leaves_out_today_with_a_reason_and_takes_it_back(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await settled(it, "bird-dog")
        await it.press("k")
        assert isinstance(it.app.screen, SkipScreen)
        await it.type("no time")
        await it.press("enter")
        assert it.said[-1] == "Left out: Bird dog. u takes it back."
        assert [(skip.day, skip.exercise, skip.reason) for skip in store.skips()] == [(TODAY, "bird-dog", "no time")]
        assert "Left out today: no time" in read(it)
        assert "Left out once: no time (1)" in read(it)
        await it.press("k")
        assert it.said[-1] == "Bird dog is not left out any more. u takes it back."
        assert store.skips() == []
        await it.press("u")
        assert "Left out today: no time" in read(it)
        await it.press("k", "k", "enter")
        assert [skip.reason for skip in store.skips()] == [None]
        await it.press("k", "k", "escape")
        assert store.skips() == []


async def test_what_is_done_is_not_left_out(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_library(it, "bird-dog")
        await it.press("w", "enter", "k")
        assert it.said[-1] == "Bird dog is done today already."
        assert isinstance(it.app.screen, ExercisesScreen)
        assert store.skips() == []


async def test_a_reason_that_cannot_be_saved_comes_back(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_library(it, "bird-dog")
        await it.press("k")
        await fill(it, reason="x" * 201)
        await it.press("enter")
        assert isinstance(it.app.screen, SkipScreen)
        at_field(it, "reason", "1 to 200 printable characters")
        await fill(it, reason="tired")
        await it.press("enter")
        assert [skip.reason for skip in store.skips()] == ["tired"]


# -- changing a built-in exercise


async def test_c_changes_a_built_in_exercise(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await settled(it, "bird-dog")
        await it.press("c")
        assert type(it.app.screen) is ExerciseScreen
        assert "Change: Bird dog" in it.text
        await fill(
            it, name="Pointer", aliases="four point, superman", dose="8x5s", phase="any time", note="on a mat\nx"
        )
        await it.press("enter")
        assert it.said[-1] == "Saved: Pointer. u takes it back."
        said = said_of(store, "bird-dog")
        assert said is not None
        assert (said.name, said.aliases, said.dose, said.phase, said.note) == (
            "Pointer", ("four-point", "superman"), "8x5s", "any", "on a mat\nx",
        )  # fmt: skip
        assert library(it).key == "bird-dog"
        assert "Pointer core · 8×5 s · right and left · at any time" in read(it)
        assert "Note: on a mat x" in read(it)
        # The entry forms of this screen know it by its new name.
        await it.press("e")
        await fill(it, name="superman")
        await it.press("enter")
        assert [value.exercise for value in it.logged()[-2:] if isinstance(value, Completion)] == ["bird-dog"] * 2
        # Called as in the library again, it goes along with the library.
        await it.press("c")
        await fill(it, name=" Bird  dog ")
        await it.press("enter")
        assert said_of(store, "bird-dog").name is None  # type: ignore[union-attr]
        await it.press("u", "u", "u")
        assert said_of(store, "bird-dog") is None
        assert "Bird dog core · 10×5 s" in read(it)


async def test_fields_that_nobody_touched_stay_the_librarys_own(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_library(it, "bird-dog")
        await it.press("c", "enter")
        assert it.said == []
        assert said_of(store, "bird-dog") is None
        await it.press("c")
        await fill(it, note="slowly")
        await it.press("enter")
        assert said_of(store, "bird-dog") == ExerciseSaid(
            slug="bird-dog",
            note="slowly",
            uid=said_of(store, "bird-dog").uid,  # type: ignore[union-attr]
        )
        # Emptied, the name is the library's again, and the dose is none.
        await it.press("c")
        await fill(it, name="", dose="", note="")
        await it.press("enter")
        said = said_of(store, "bird-dog")
        assert said is not None
        assert (said.name, said.dose, said.note) == (None, NO_DOSE, None)
        assert "core · right and left" in read(it)
        await it.press("c")
        await fill(it, dose="10x5s")
        await it.press("enter")
        assert said_of(store, "bird-dog").dose is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"dose": "nonsense"}, "dose", "'nonsense'"),
        ({"dose": "3x10, pain 4"}, "dose", "A dose has no comma"),
        ({"aliases": "bridge"}, "aliases", "'bridge' is a word for glute-bridge already"),
        ({"aliases": "core"}, "aliases", "'core' is the name of a group"),
        ({"aliases": f"a b, {'x' * 61}"}, "aliases", "is not a word for an exercise"),
        ({"aliases": "walk left"}, "aliases", "'did walk left' is an entry already"),
        ({"name": "Glute bridge"}, "name", "'glute-bridge' is a word for glute-bridge already"),
        ({"name": "x" * 61}, "name", "1 to 60 printable"),
    ],
    ids=str,
)
@pytest.mark.parametrize("slug", ["bird-dog", "pallof-press"])
async def test_what_is_refused_is_told_at_its_field_with_what_was_typed(
    evening: Evenings, own: Store, typed: dict[str, str], field: str, words: str, slug: str
) -> None:
    before = said_of(own, slug)
    async with evening() as it:
        await to_library(it, slug)
        await it.press("c")
        await fill(it, note="kept", **typed)
        await it.press("enter")
        at_field(it, field, words)
        for name, text in {"note": "kept", **typed}.items():
            assert it.app.screen.query_one(f"#row-{name}", FieldRow).value == text
        assert said_of(own, slug) == before
        await fill(it, name="Another name", aliases="", dose="", note="kept")
        await it.press("enter")
        assert isinstance(it.app.screen, ExercisesScreen)
        said = said_of(own, slug)
        assert said is not None
        assert (said.name, said.note) == ("Another name", "kept")


async def test_a_change_made_elsewhere_meanwhile_is_told_and_only_what_was_typed_is_put_over_it(
    evening: Evenings, own: Store, clock: FakeClock
) -> None:
    async with evening() as it:
        await to_library(it, "pallof-press")
        await it.press("c")
        await fill(it, dose="2x8")
        before = said_of(own, "pallof-press")
        assert before is not None
        save_exercise(own, clock, ExerciseSaid(**{**_facts(before), "caution": "Not on stairs.", "note": None}))
        await it.press("enter")
        assert isinstance(it.app.screen, OwnExerciseScreen)
        assert "changed elsewhere" in flat(it)
        await it.press("enter")
        after = said_of(own, "pallof-press")
        assert after is not None
        assert (after.dose, after.caution, after.note) == ("2x8", "Not on stairs.", None)


def _facts(said: ExerciseSaid) -> dict[str, Any]:
    return {name: getattr(said, name) for name in said.__dataclass_fields__}


# -- an exercise of one's own


async def test_plus_adds_an_exercise_of_ones_own_and_the_cursor_goes_there(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_library(it)
        await it.press("plus")
        assert isinstance(it.app.screen, OwnExerciseScreen)
        await it.type("Pallof press")
        for _ in range(8):
            await it.press("tab")
        assert it.app.screen.query_one("#row-how_to", FieldRow).widget.has_focus
        await it.type("Stand.")
        await it.press("ctrl+j")
        await it.type("Press.")
        await fill(
            it, aliases="press out", group="core", measure="repetitions × hold", sides="right and left", dose="5x10s",
            phase="when improving", muscles="belly, hips", caution="Slowly.", note="red",
        )  # fmt: skip
        await it.press("enter")
        assert it.said[-1] == "Saved: Pallof press. u takes it back."
        said = said_of(store, "pallof-press")
        assert said == ExerciseSaid(
            slug="pallof-press", name="Pallof press", aliases=("press-out",), group="core", measure="reps-hold",
            sided=True, dose="5x10s", phase="when-improving", muscles=("belly", "hips"), how_to=("Stand.", "Press."),
            caution="Slowly.", note="red", uid=said.uid if said else "",
        )  # fmt: skip
        assert library(it).key == "pallof-press"
        assert (
            "Pallof press core · 5×10 s · right and left · when improving "
            "belly, hips 1 Stand. 2 Press. ! Slowly. ! Stop if"
        ) in read(it)
        await it.press("u")
        assert "pallof-press" not in slugs(it)
        assert "pallof-press" not in exercises_of(store)


async def test_the_least_of_ones_own_is_a_name(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_library(it)
        await it.press("plus", "enter")
        at_field(it, "name", "A name begins with a letter")
        for name, words in (("Bird dog", "there is an exercise 'bird-dog' already"), ("9", "begins with a letter")):
            await fill(it, name=name)
            await it.press("enter")
            at_field(it, "name", words[1:])
        await fill(it, name="  Hang  from a bar!  ")
        await it.press("enter")
        said = said_of(store, "hang-from-a-bar")
        assert said is not None
        assert (said.name, said.group, said.measure, said.dose) == ("Hang from a bar!", GROUPS[0], "sets-reps", None)
        await it.press("plus")
        await fill(it, name="Hang from a bar")
        await it.press("enter")
        at_field(it, "name", "There is an exercise 'hang-from-a-bar' already")
        await it.press("escape")


async def test_c_changes_everything_of_ones_own(evening: Evenings, own: Store) -> None:
    async with evening() as it:
        await settled(it, "pallof-press")
        await it.press("c")
        assert isinstance(it.app.screen, OwnExerciseScreen)
        assert {row.field.name: row.value for row in it.app.screen.query(FieldRow)} == {
            "name": "Pallof press", "aliases": "press-out", "group": "core", "measure": "sets × repetitions",
            "sides": "right and left", "dose": "3x10", "phase": "any time", "muscles": "belly, hips",
            "how_to": "Stand beside the band.\nPress it away.", "caution": "Slowly.", "note": "the red band",
        }  # fmt: skip
        await fill(
            it, group="hips", sides="no sides", how_to="\n Only this. \n\n", caution="", muscles="", name="Press"
        )
        await it.press("enter")
        said = said_of(own, "pallof-press")
        assert said is not None
        assert (said.name, said.group, said.sided, said.how_to, said.caution, said.muscles) == (
            "Press", "hips", False, ("Only this.",), None, (),
        )  # fmt: skip
        assert said.aliases == ("press-out",)  # the old name is the slug
        assert "Press hips · 3×10 · at any time 1 Only this." in read(it)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=str)
async def test_the_forms_fit_and_every_field_comes_into_view(
    evening: Evenings, own: Store, size: tuple[int, int]
) -> None:
    async with evening(size=size) as it:
        for slug, keys in (("bird-dog", ("c", "l", "k", "w")), ("pallof-press", ("c", "plus"))):
            await to_library(it, slug)
            for key in keys:
                await it.press(key)
                form = it.app.screen.query_one("#form").region
                assert abs((size[0] - form.right) - form.x) <= 1
                assert abs((size[1] - form.bottom) - form.y) <= 1
                assert "enter save" in it.text or "enter leave it out" in it.text
                for row in it.app.screen.query(FieldRow):
                    it.app.screen.set_focus(row.widget)
                    await it.pilot.pause()
                    assert form.contains_region(row.widget.region), row.id
                await it.press("escape")


# -- from elsewhere, hostile words


async def test_what_another_process_writes_is_shown_within_a_look(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    async with evening() as it:
        await settled(it, "bird-dog")
        other = Store.open(store.paths)
        save_exercise(other, clock, ExerciseSaid(slug="bird-dog", name="Pointer dog"))
        hide_exercise(other, clock, "yoga", hidden=True)
        set_plan(other, clock, Settings(), "bird-dog", 2)
        use_routine(other, clock, Settings(), routine_named(other, "building-up"))
        other.close()
        it.app._look()
        await it.settle()
        assert "• Pointer dog" in it.text
        assert "yoga" not in slugs(it)
        assert "Planned twice a week" in read(it) or "Planned 2 times a week" in read(it)
        assert library(it).key == "bird-dog"


@pytest.mark.parametrize("text", CORPUS, ids=range(len(CORPUS)))
async def test_words_of_people_are_literal_and_harmless(
    evening: Evenings, store: Store, clock: FakeClock, fired: list[str], text: str
) -> None:
    printable = "".join(char for char in text if char.isprintable())[:60]
    said = ExerciseSaid(
        slug="own", name=printable, group="core", measure="minutes", dose=None, muscles=(printable.replace(";", ""),),
        how_to=(printable, printable), caution=printable, note=text,
    )  # fmt: skip
    add_exercise(store, clock, said)
    async with evening(size=(120, 40)) as it:
        await to_library(it, "own")
        for key in ("", "c", "k", "l", "r", "w", "d", "z"):
            if key:
                await it.press(key)
            lines = it.text.split("\n")
            assert not [char for char in it.text if char in UNSAFE and char != "\n"]
            assert len(lines) == 40
            await it.press("escape")
        for y in range(2, 39, 4):
            await it.pilot.click(offset=(60, y))
    assert fired == []
    assert "[" not in text or printable in exercises_of(store)["own"].name


async def test_wide_characters_are_cut_at_the_edge(evening: Evenings, store: Store, clock: FakeClock) -> None:
    name = "太極拳を毎朝ゆっくりとする運動のなまえ"
    add_exercise(
        store,
        clock,
        ExerciseSaid(slug="taichi", name=name, group="aerobic", measure="minutes", dose="20min", how_to=("動" * 60,)),
    )
    for size in SIZES:
        async with evening(size=size) as it:
            await to_library(it, "taichi")
            for line in it.text.split("\n"):
                assert cell_len(line) == size[0]
            assert read(it).replace(" ", "").count("動") == 61  # one of them is in the name


def test_the_corpus_would_fire(fired: list[str]) -> None:
    """The fixture watches what markup could do."""
    App.action_bell(None)  # type: ignore[arg-type,unused-coroutine]
    assert fired == ["action_bell"]
