"""The form at the end of a guided session, and a session that nobody saved yet."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from journal.config import Settings
from journal.domain.entries import Completion
from journal.domain.routines import Routine, RoutineItem
from journal.domain.slugs import EXERCISES
from journal.errors import FileRefused
from journal.services.routines import save_routine
from journal.store.store import Store
from journal.tui.desk import Desk
from journal.tui.drafts import SESSION
from journal.tui.screens.fields import FieldRow
from journal.tui.screens.log_forms import PainForm

from .conftest import NOW, Evenings
from .session_steps import LEFT, RIGHT, begin, completions, counting, end, fields, fill, form, kept, labels, run
from .test_form_fields import told

BIRD_DOG = "bird-dog"


def full(*_: object) -> None:
    raise FileRefused("the disk is full", "Make room.")


async def test_what_ran_stands_there_and_enter_saves_it(evening: Evenings) -> None:
    async with evening(toasts=True) as it:
        await end(it)
        assert fields(it) == {
            "Bird dog R": "1x2x5s 10s",
            "Bird dog L": "1x2x5s 10s",
            "Effort": "",
            "Back felt": "",
            "Pain before": "",
            "Pain after": "",
        }
        assert "1×2×5 s, in all 10 s" in it.text
        assert it.app.focused is next(iter(form(it).query(FieldRow))).widget  # a dose that is typed lands in a dose
        await it.press("down", "down", "4", "s")
        assert told(it) == {"effort": "“s” is no level: 0 to 10, x for ten."}
        await it.press("down", "e", "down", "6", "down", "3")
        assert told(it) == {}
        assert "Tue 24 Nov 21:10 · 2 entries, effort 4, felt easier, 6 → 3" in it.text
        await it.press("enter")
        assert completions(it) == [
            replace(done, effort=4, felt="easier", level_before=6, level_after=3) for done in (RIGHT, LEFT)
        ]
        assert any(words.startswith("Saved: ") and ", and the left side" in words for words in it.said)
        assert kept(it) is None


async def test_it_is_saved_as_of_when_it_ended(evening: Evenings) -> None:
    async with evening() as it:
        await begin(it, "donkey-kick", "20s")
        await run(it, 5 + 12)
        await it.press("space")
        await run(it, 40)
        await it.press("space")
        await run(it, 8 + 5 + 20 + 9)  # nobody looked for nine seconds after its end
        await run(it, 600)
        await it.press("enter")
        ended = it.store.entries()[-1].moment.at_utc - NOW
        assert timedelta(seconds=5 + 20 + 40 + 5 + 20) <= ended <= timedelta(seconds=5 + 20 + 40 + 5 + 20 + 2)


async def test_undo_takes_all_of_it_back_as_one(evening: Evenings) -> None:
    async with evening() as it:
        await end(it)
        await it.press("enter")
        assert completions(it) == [RIGHT, LEFT]
        await it.press("u")
        assert completions(it) == []
        await it.press("ctrl+r")
        assert completions(it) == [RIGHT, LEFT]


async def test_an_emptied_line_is_left_out_and_another_dose_is_taken(evening: Evenings) -> None:
    async with evening() as it:
        await end(it)
        await fill(it, dose0="", dose1="2x5s")
        assert "left out" in it.text
        await it.press("enter")
        assert completions(it) == [Completion(exercise=BIRD_DOG, side="left", reps=2, hold_s=5)]


async def test_nothing_left_is_told(evening: Evenings) -> None:
    async with evening() as it:
        await end(it)
        await fill(it, dose0="", dose1=" ")
        await it.press("enter")
        assert "Nothing is left to save" in told(it)["dose0"]
        assert completions(it) == []


@pytest.mark.parametrize(
    ("dose", "message"),
    [
        ("quickly", "quickly"),
        ("10", "of what"),
        ("3x5s, pain 9", "comma"),
        ("3x5s note well", "note"),
        ("3x5s effort 4", "nly a dose"),
        ("3x5s left", ""),
        ("yesterday 3x5s", ""),
        ("3x5s [@click=app.quit]x", ""),
    ],
)
async def test_what_is_no_dose_is_told_at_its_field(evening: Evenings, dose: str, message: str) -> None:
    async with evening() as it:
        await end(it)
        await fill(it, dose1=dose)
        await it.press("enter")
        form(it)
        assert list(told(it)) == ["dose1"]
        assert message in told(it)["dose1"]
        assert completions(it) == []
        await fill(it, dose1="3x5s")
        assert told(it) == {}


async def test_a_level_off_the_scale_is_told_at_its_field(evening: Evenings) -> None:
    async with evening() as it:
        await end(it)
        await it.press("up", "up", "1", "1", "enter")
        assert list(told(it)) == ["before"]


async def test_six_exercises_of_two_sides_scroll(evening: Evenings) -> None:
    async with evening(settings=Settings(ready_s=0), size=(60, 16), toasts=True) as it:
        names = [name for name, exercise in EXERCISES.items() if exercise.sided][:6]
        items = tuple(RoutineItem(exercise=name, dose="20s") for name in names)
        save_routine(it.store, it.clock, Routine(name="mine", items=items))
        await begin(it, "mine")
        await run(it, 12 * 20 + 1)
        assert len(labels(it)) == 16
        it.app.say("20 min of heat are over.")
        await it.settle()
        assert all(words in it.text for words in ("20 min of heat", "Done · mine", "enter save"))
        been = set()
        for _ in range(16):
            await it.press("up")
            focused = it.app.focused
            assert focused is not None
            assert 0 < focused.region.y < 14
            assert "enter save" in it.text
            been.add(focused)
        assert len(been) == 16
        await it.press("enter")
        assert len(completions(it)) == 12
        assert len({entry.batch for entry in it.store.entries()[1:] if entry.value.kind == "completion"}) <= 2


# -- what cannot be saved


async def test_a_save_that_fails_comes_back_with_its_words(
    evening: Evenings, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    async with evening(toasts=True) as it:
        await end(it)
        await it.press("down", "down", "7")
        with monkeypatch.context() as patched:
            patched.setattr(Desk, "save_session", full)
            await it.press("enter")
            assert "disk is full" in told(it)["dose0"]
            assert fields(it)["Effort"] == "7"
            assert "did bird-dog" in it.app.drafts.line_of(SESSION)
            assert SESSION in it.app.drafts.failed
            assert kept(it) is not None
        await it.press("enter")
        assert [value.effort for value in completions(it)] == [7, 7]
        assert not it.app.drafts.failed


async def test_a_save_that_fails_while_something_else_is_typed_waits(
    evening: Evenings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with evening(toasts=True) as it:
        await end(it)
        monkeypatch.setattr(Desk, "save_session", full)
        gate = threading.Event()
        it.app.store_thread.submit(lambda _: gate.wait())
        await it.pilot.press("enter", "p")
        gate.set()
        await it.settle()
        assert isinstance(it.app.screen, PainForm)
        assert any("is not saved. the disk is full" in words for words in it.said)
        assert "did bird-dog right 1x2x5s 10s" in it.app.drafts.line_of(SESSION)
        aside = kept(it)
        assert aside is not None
        assert not aside.held


async def test_keeping_that_fails_is_told_once_and_it_goes_on(
    evening: Evenings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with evening(toasts=True) as it:
        monkeypatch.setattr(Desk, "keep_session", full)
        await begin(it, BIRD_DOG)
        for _ in range(4):
            await run(it, 2.5)
        assert len([words for words in it.said if "cannot be kept" in words]) == 1
        counting(it)


async def test_what_cannot_be_put_aside_stays(evening: Evenings, monkeypatch: pytest.MonkeyPatch) -> None:
    async with evening(toasts=True) as it:
        await end(it)
        with monkeypatch.context() as patched:
            patched.setattr(Desk, "keep_session", full)
            await it.press("escape")
            assert "disk is full" in told(it)["dose0"]
            assert not any("Put aside" in words for words in it.said)
        await it.press("escape")
        assert any("Put aside" in words for words in it.said)
