"""Spells on the screen: the list, the editor, periods, and what E8 asks once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal.config import Settings
from journal.domain.context import Context
from journal.domain.slugs import CAUSES, PRECISIONS, TOLD
from journal.domain.spells import Spell
from journal.domain.statements import Statement
from journal.domain.vocabulary import BUILT_IN
from journal.errors import FileRefused
from journal.services.logging import log_line
from journal.services.periods import say
from journal.store.store import Store
from journal.tui.desk import Desk
from journal.tui.screens.fields import FieldRow
from journal.tui.screens.onset import FirstRunScreen, Onset
from journal.tui.screens.spell import GapScreen, PeriodScreen, ReturnScreen, SpellScreen
from journal.tui.screens.spells import SpellList, SpellsScreen
from journal.tui.widgets.reader import Reader

from .conftest import NOW, Evening, Evenings, FakeClock
from .test_forms import fill
from .test_trends_screen import flat

TODAY = NOW.date()
ONSET = TODAY - timedelta(days=46)
ONSET_QUESTION = "When did this spell of back pain start?"
GAP_WORDS = "Were the 34 unlogged days between 21 Oct and 23 Nov free of back pain?"
RETURN_WORDS = "Back pain again on 24 Nov, before that last on 20 Oct: the same spell or a new one?"
NOTHING_ASKED = "Nothing is asked: no spell has thirty days that are not known."


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def log(store: Store, clock: FakeClock, *days: int, level: int = 5) -> None:
    """Log a level on each of some days, counted back from today."""
    for day in days:
        log_line(store, clock, Settings(), f"{ago(day)} 20:00, pain {level}")


def said_of(store: Store) -> list[tuple[date, date | None, str, int | None]]:
    return [(one.first, one.last, one.answer, one.pain_days) for one in store.statements()]


def message(it: Evening, name: str) -> str:
    return it.app.screen.query_one(f"#row-{name}", FieldRow)._message


def at_field(it: Evening, name: str, words: str) -> None:
    """Check that a message stands at one field, which has the focus, and at no other."""
    told = {row.field.name: row._message for row in it.app.screen.query(FieldRow)}
    assert words in told.pop(name)
    assert set(told.values()) == {""}
    assert it.app.screen.query_one(f"#row-{name}", FieldRow).widget.has_focus


def told(it: Evening) -> str:
    """Return what is told of the line under the cursor, all of it, whatever is in view."""
    rows = it.app.screen.query_one(Reader).rows
    return " ".join("".join(run.text for run in row.left) for row in rows)


async def to_spells(it: Evening) -> None:
    await it.press("5")
    assert isinstance(it.app.screen, SpellsScreen)


@pytest.fixture
def derived(empty_store: Store, clock: FakeClock) -> Store:
    """A spell that only the rules know: nobody set its onset."""
    log(empty_store, clock, 10, 8, 6, 2)
    return empty_store


@pytest.fixture
def quiet(empty_store: Store, clock: FakeClock) -> Store:
    """A spell whose last pain is 35 days ago, and nothing logged since."""
    log(empty_store, clock, 45, 40, 35)
    return empty_store


# -- the list and the editor


async def test_the_list_tells_of_every_spell_newest_first(evening: Evenings, store: Store, clock: FakeClock) -> None:
    store.save_spell(
        Spell(onset=date(2026, 3, 1), ended=date(2026, 5, 1), ended_by="user", cause="fall", told="stenosis"),
        clock.now(),
    )
    say(store, clock, Settings(), date(2026, 3, 2), date(2026, 3, 20), "some", 4)
    async with evening(size=(120, 36)) as it:
        await to_spells(it)
        assert it.text.index("9 Oct – today") < it.text.index("1 Mar 2026 – 1 May 2026")
        for words in (
            "Day 47 · the three-month line is on 9 Jan, in 46 days",
            "1 pain day logged · back pain level on 1 of 47 days · worst 6",
            "Under three months.",
            "Last 182 days: back pain on at least",
        ):
            assert words in told(it)
        for words in (
            "day 47 · line in 46 days",
            "62 days",
            "What was said of periods",
            "2 Mar 2026 to 20 Mar 2026: back pain on about 4 days",
        ):
            assert words in it.text
        await it.press("down")
        for words in (
            "62 days · ended before the three-month line 1 Jun",
            "Onset set by you · end set by you · cause: fall · told: stenosis",
        ):
            assert words in told(it)
        assert isinstance(it.app.focused, SpellList)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_every_question_stands_in_the_middle_of_what_it_is_about(
    evening: Evenings, quiet: Store, size: tuple[int, int]
) -> None:
    async with evening(on=quiet, size=size) as it:
        assert isinstance(it.app.screen, GapScreen)
        await it.press("escape")
        await to_spells(it)
        for key, kind in (("a", GapScreen), ("y", PeriodScreen), ("enter", SpellScreen)):
            await it.press(key)
            assert isinstance(it.app.screen, kind)
            form = it.app.screen.query_one("#form").region
            assert abs((size[0] - form.right) - form.x) <= 1
            assert abs((size[1] - form.bottom) - form.y) <= 1
            assert [len(line) for line in it.text.split("\n")] == [size[0]] * size[1]
            assert "Spells of back pain" in it.text  # what is below shows through
            assert "enter save" in it.text
            await it.press("escape")
            assert isinstance(it.app.focused, SpellList)


async def test_onset_precision_end_cause_and_what_was_told_are_edited(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_spells(it)
        await it.press("enter")
        assert it.app.screen.query_one("#row-onset", FieldRow).value == "2026-10-09"
        await fill(it, onset="2026-10-01", precision="about", ended="2026-11-23", cause="lifting", told="strain-sprain")
        await it.press("enter")
        (spell,) = store.spells()
        assert (spell.onset, spell.precision, spell.onset_by) == (date(2026, 10, 1), "about", "user")
        assert (spell.ended, spell.ended_by) == (date(2026, 11, 23), "user")
        assert (spell.cause, spell.told) == ("lifting", "strain-sprain")
        assert "about 1 Oct – 23 Nov" in it.text
        assert "Onset set by you · end set by you · cause: lifting · told: strain sprain" in flat(it)
        assert isinstance(it.app.focused, SpellList)
        # What was said is taken off again, and the end goes back to the days.
        await it.press("enter")
        await fill(it, ended="", cause="not said", told="not said")
        await it.press("enter")
        (spell,) = store.spells()
        assert (spell.ended, spell.cause, spell.told) == (None, None, None)
        assert spell.precision == "about"


async def test_by_keys_alone(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_spells(it)
        await it.press("enter", *["backspace"] * 10)
        await it.type("2026-10-02")
        await it.press("down", "a", "down", "down", "o", "down", "h", "enter")
        (spell,) = store.spells()
        assert (spell.onset, spell.precision, spell.cause, spell.told) == (
            date(2026, 10, 2),
            "about",
            "overuse",
            "herniated-disc",
        )


async def test_every_word_of_the_closed_lists_can_be_chosen(evening: Evenings) -> None:
    async with evening() as it:
        await to_spells(it)
        await it.press("enter")
        for name, words in (("precision", PRECISIONS), ("cause", CAUSES), ("told", TOLD)):
            for word in words:
                await fill(it, **{name: word})
                assert it.app.screen.query_one(f"#row-{name}", FieldRow).value == word
                assert f"[{word}]" in it.text


async def test_an_onset_in_a_month_is_its_middle(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await to_spells(it)
        await it.press("enter")
        await fill(it, onset="2026-9")
        await it.press("enter")
        (spell,) = store.spells()
        assert (spell.onset, spell.precision) == (date(2026, 9, 15), "month")
        assert "September 2026 – today" in it.text
        # It stands there as it was said, and saved again it stays that.
        await it.press("enter")
        assert it.app.screen.said()["onset"] == "September 2026"  # type: ignore[attr-defined]
        await fill(it, precision="exact")
        await it.press("enter")
        at_field(it, "onset", "is a month, not a day")
        await fill(it, precision="month", cause="fall")
        await it.press("enter")
        (after,) = store.spells()
        assert after == replace(spell, cause="fall", version=after.version)


async def test_an_onset_that_nobody_touched_stays_the_rules_own(
    evening: Evenings, derived: Store, clock: FakeClock
) -> None:
    async with evening(on=derived) as it:
        await to_spells(it)
        await it.press("enter", "enter")
        assert derived.spells() == []
        await it.press("enter")
        await fill(it, cause="fall")
        await it.press("enter")
        (spell,) = derived.spells()
        assert (spell.onset_by, spell.ended, spell.cause) == ("rule", None, "fall")
        # An earlier day of pain still moves it.
        log(derived, clock, 14)
        it.app._look()
        await it.settle()
        assert "10 Nov – today" in it.text
        await it.press("enter")
        await fill(it, onset=ago(12))
        await it.press("enter")
        (spell,) = derived.spells()
        assert (spell.onset, spell.onset_by) == (TODAY - timedelta(days=12), "user")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("onset", "", "is not a date"),
        ("onset", "sometime", "'sometime' is not a day"),
        ("onset", "2026-13", "2026-13"),
        ("onset", "2026-12-01", "in the future"),
        ("onset", "1850-01-01", "before 1900"),
        ("ended", "sometime", "'sometime' is not a day"),
        ("ended", "2026-12-01", "in the future"),
        ("ended", "2026-10-01", "before the onset"),
    ],
)
async def test_a_bad_value_is_told_at_its_field(
    evening: Evenings, store: Store, field: str, value: str, words: str
) -> None:
    async with evening() as it:
        before = store.spells()
        await to_spells(it)
        await it.press("enter")
        await fill(it, **{"cause": "fall", field: value})
        await it.press("enter")
        assert isinstance(it.app.screen, SpellScreen)
        if value:
            at_field(it, field, words)
        else:
            assert message(it, field)
        assert it.app.screen.query_one("#row-cause", FieldRow).value == "fall"
        assert store.spells() == before


async def test_undo_takes_an_edit_back_and_redo_does_it_again(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        before = store.spells()
        await to_spells(it)
        await it.press("enter")
        await fill(it, onset="2026-09-01")
        await it.press("enter")
        assert "1 Sep – today" in it.text
        await it.press("u")
        assert [(one.onset, one.precision) for one in store.spells()] == [(one.onset, one.precision) for one in before]
        assert "9 Oct – today" in it.text
        await it.press("ctrl+r")
        assert "1 Sep – today" in it.text


async def test_what_the_store_refuses_comes_back_as_it_was_typed(
    evening: Evenings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise FileRefused("the disk is full", "Make room.")

    async with evening() as it:
        await to_spells(it)
        await it.press("enter")
        await fill(it, ended="2026-11-23", cause="fall")
        monkeypatch.setattr(Desk, "edit_spell", refuse)
        await it.press("enter")
        assert isinstance(it.app.screen, SpellScreen)
        at_field(it, "onset", "The disk is full")
        assert it.app.screen.said()["ended"] == "2026-11-23"
        assert it.app.screen.said()["cause"] == "fall"
        monkeypatch.undo()
        await it.press("enter")
        (spell,) = store.spells()
        assert (spell.ended, spell.cause) == (date(2026, 11, 23), "fall")


async def test_a_click_chooses_a_spell_and_a_second_one_edits_it(
    evening: Evenings, store: Store, clock: FakeClock
) -> None:
    store.save_spell(Spell(onset=date(2026, 3, 1), ended=date(2026, 5, 1), ended_by="user"), clock.now())
    async with evening() as it:
        await to_spells(it)
        y = next(n for n, line in enumerate(it.text.split("\n")) if "1 Mar 2026 – 1 May 2026" in line)
        await it.pilot.click(offset=(10, y))
        await it.settle()
        assert len(it.app.screen_stack) == 1
        await it.pilot.click(offset=(10, y))
        await it.settle()
        assert isinstance(it.app.screen, SpellScreen)
        assert it.app.screen.said()["onset"] == "2026-03-01"


@pytest.mark.parametrize(
    ("words", "precision", "told"),
    [
        ("9 oct", "month", Onset(date(2026, 10, 9), "exact")),
        ("2026-10", "month", Onset(date(2026, 10, 15), "month")),
        ("9 oct", "about", Onset(date(2026, 10, 9), "about")),
        ("3 months ago", "exact", Onset(date(2026, 8, 24), "about")),
        ("in august", "exact", Onset(date(2026, 8, 15), "month")),
        ("about 9 oct", "exact", Onset(date(2026, 10, 9), "about")),
        ("About 2026-10", "exact", Onset(date(2026, 10, 15), "month")),
    ],
)
def test_a_day_typed_over_a_month_is_that_day(clock: FakeClock, words: str, precision: str, told: Onset) -> None:
    context = Context(now=NOW, zone=clock.zone(), vocabulary=BUILT_IN, turn=Settings().day_turn)
    known = Spell(onset=date(2026, 9, 15), precision="month")
    assert FirstRunScreen(context, known).answer({"day": words, "precision": precision}) == told


async def test_o_sets_an_onset(evening: Evenings, derived: Store) -> None:
    async with evening(on=derived) as it:
        await to_spells(it)
        await it.press("o")
        assert ONSET_QUESTION in it.text
        assert "It says 14 Nov now." in flat(it)
        await it.press("enter")
        assert derived.spells() == []  # what nobody touched stays the rules' own
        await it.press("o")
        await it.type("2026-11-0")  # in place of the day that stands there
        await it.press("escape", "o")
        await it.type("1")  # what was half typed is gone on with
        await it.press("enter")
        (spell,) = derived.spells()
        assert (spell.onset, spell.onset_by) == (date(2026, 11, 1), "user")
        assert "1 Nov – today" in it.text
        assert isinstance(it.app.focused, SpellList)


# -- periods


@pytest.mark.parametrize(
    ("answer", "days", "saved"),
    [("all free", "", ("free", None)), ("some pain", "3", ("some", 3)), ("don't remember", "", ("unknown", None))],
)
async def test_y_says_what_a_period_was(
    evening: Evenings, store: Store, answer: str, days: str, saved: tuple[str, int | None]
) -> None:
    async with evening() as it:
        await to_spells(it)
        await it.press("y")
        await fill(it, first="2026-11-02", last="mon", answer=answer, days=days)
        await it.press("enter")
        assert said_of(store) == [(date(2026, 11, 2), date(2026, 11, 23), *saved)]
        assert "What was said of periods" in it.text
        assert isinstance(it.app.focused, SpellList)
        if days:
            assert "2 Nov to 23 Nov: back pain on about 3 of 21 unlogged days" in it.text
            await it.press("y")
            await fill(it, first="2026-11-21", last="2026-11-22")
            await it.press("enter")
            at_field(it, "answer", "Nothing is said yet.")  # an enter too many says nothing of any day
            await fill(it, answer="all free")
            overlap = (
                "For 2 days it holds instead of what you said before (2 Nov to 23 Nov: back pain on about 3 days); "
                "19 days of that still count."
            )
            meaning = str(it.app.screen.query_one("#form-meaning").render())
            assert meaning == f"21 Nov to 22 Nov: free of back pain\n{overlap}"  # before it is saved
            assert len(said_of(store)) == 1
            await it.press("enter")
            assert it.said[-1] == f"Saved: 21 Nov to 22 Nov: free of back pain. {overlap} u takes it back."
            await it.press("u")
        await it.press("u")
        assert said_of(store) == []
        assert "What was said of periods" not in it.text


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"first": "", "last": "mon"}, "first", ""),
        ({"first": "someday", "last": "mon"}, "first", "'someday' is not a day"),
        ({"first": "2026-11-02", "last": "2026-12-02"}, "last", "in the future"),
        ({"first": "2026-11-12", "last": "2026-11-02"}, "last", "before the first"),
        ({"first": "2026-11-02", "last": "2026-11-11", "answer": "some pain"}, "days", "from 1 to 10"),
        ({"first": "2026-11-02", "last": "2026-11-11", "answer": "some pain", "days": "11"}, "days", "from 1 to 10"),
        ({"first": "2026-11-02", "last": "2026-11-11", "answer": "some pain", "days": "0"}, "days", "from 1 to 10"),
        (
            {"first": "2026-11-02", "last": "2026-11-11", "answer": "all free", "days": "4"},
            "days",
            "goes with 'some pain' only",
        ),
        # Refused by the store: the 23rd is logged, nine days are not.
        (
            {"first": "2026-11-14", "last": "mon", "answer": "some pain", "days": "10"},
            "days",
            "more than the 9 unlogged",
        ),
        ({"first": "2026-11-02", "last": "2026-11-11"}, "answer", "nothing is said yet"),
        ({"first": "mon", "last": "mon", "answer": "all free"}, "first", "every day of that time"),
    ],
)
async def test_a_period_that_cannot_be_keeps_the_form_and_its_words(
    evening: Evenings, store: Store, said: dict[str, str], field: str, words: str
) -> None:
    async with evening() as it:
        await to_spells(it)
        await it.press("y")
        await fill(it, **said)
        await it.press("enter")
        assert isinstance(it.app.screen, PeriodScreen)
        assert words.lower() in message(it, field).lower()
        assert message(it, field)
        assert {name: it.app.screen.said()[name] for name in said} == said
        assert said_of(store) == []
        await fill(it, first="2026-11-02", last="2026-11-11", answer="some pain", days="4")
        await it.press("enter")
        assert said_of(store) == [(date(2026, 11, 2), date(2026, 11, 11), "some", 4)]


# -- the question of E8


async def test_it_is_asked_once_at_start_and_a_still_answers(evening: Evenings, quiet: Store) -> None:
    async with evening(on=quiet) as it:
        assert isinstance(it.app.screen, GapScreen)
        assert str(it.app.screen.query_one("#form-why").render()) == GAP_WORDS
        await it.press("escape")
        assert len(it.app.screen_stack) == 1
        assert said_of(quiet) == []
    async with evening(on=quiet) as it:
        assert len(it.app.screen_stack) == 1
        await to_spells(it)
        assert f"? {GAP_WORDS} a answers it." in flat(it)
        await it.press("a")
        assert isinstance(it.app.screen, GapScreen)
        await it.press("enter")
        at_field(it, "answer", "Nothing is said yet.")
        await it.press("a", "enter")
        assert said_of(quiet) == [(date(2026, 10, 21), date(2026, 11, 23), "free", None)]
        assert "10 Oct – 20 Oct" in it.text
        assert isinstance(it.app.focused, SpellList)
        await it.press("a")
        assert it.said[-1] == NOTHING_ASKED
        await it.press("u")
        assert said_of(quiet) == []
        assert "10 Oct – not known" in it.text


@pytest.mark.parametrize(
    ("answer", "days", "saved", "words"),
    [
        ("all free", "", ("free", None), "Last spell: 10 Oct to 20 Oct"),
        ("some pain", "34", ("some", 34), "Day 46"),
        ("don't remember", "", ("unknown", None), "Last logged pain on 20 Oct; the days since are not known"),
    ],
)
async def test_each_answer_at_start(
    evening: Evenings, quiet: Store, answer: str, days: str, saved: tuple[str, int | None], words: str
) -> None:
    async with evening(on=quiet) as it:
        await fill(it, answer=answer, days=days)
        await it.press("enter")
        assert said_of(quiet) == [(date(2026, 10, 21), date(2026, 11, 23), *saved)]
        assert words in flat(it)
        await it.press("a")
        assert it.said[-1] == NOTHING_ASKED
    async with evening(on=quiet) as it:
        assert len(it.app.screen_stack) == 1


@pytest.mark.parametrize("days", ["35", "0", "-1", "many", "", "3.5", "٣"])
async def test_a_number_of_days_that_cannot_be_is_told_at_the_number(
    evening: Evenings, quiet: Store, days: str
) -> None:
    async with evening(on=quiet) as it:
        await fill(it, answer="some pain", days=days)
        await it.press("enter")
        at_field(it, "days", "number of days from 1 to 34")
        assert said_of(quiet) == []
        await fill(it, days="34 days")
        await it.press("enter")
        assert said_of(quiet) == [(date(2026, 10, 21), date(2026, 11, 23), "some", 34)]


async def test_a_number_beside_another_answer_is_not_passed_over(evening: Evenings, quiet: Store) -> None:
    async with evening(on=quiet) as it:
        await fill(it, answer="all free", days="5")
        await it.press("enter")
        at_field(it, "days", "goes with 'some pain' only")
        assert said_of(quiet) == []


async def test_the_same_spell_or_a_new_one(evening: Evenings, quiet: Store, clock: FakeClock) -> None:
    say(quiet, clock, Settings(), date(2026, 10, 21), date(2026, 11, 23), "unknown")
    log(quiet, clock, 0)
    async with evening(on=quiet) as it:
        assert isinstance(it.app.screen, ReturnScreen)
        assert str(it.app.screen.query_one("#form-why").render()) == RETURN_WORDS
        await fill(it, answer="can't tell")
        await it.press("enter")
        assert len(it.app.screen_stack) == 1
        assert "Pain again on 24 Nov: same spell or new? a answers" in flat(it)
    async with evening(on=quiet) as it:
        assert len(it.app.screen_stack) == 1
        await it.press("a", "enter")
        assert message(it, "answer").startswith("Nothing is said yet.")
        await it.press("t", "enter")
        assert it.said[-1].startswith("Saved: the same spell.")
        assert "Day 46" in it.text
        await it.press("u", "a")
        await fill(it, answer="a new one")
        await it.press("enter")
        assert [(one.onset, one.onset_by) for one in quiet.spells()] == [(TODAY, "user")]
        assert "Day 1 · the three-month line" in it.text
        await it.press("u")
        assert quiet.spells() == []


async def test_nothing_is_asked_while_a_pause_runs(evening: Evenings, quiet: Store, clock: FakeClock) -> None:
    quiet.save_statement(
        Statement(first=TODAY - timedelta(days=3), last=None, answer="pause", said_at=NOW), clock.now()
    )
    async with evening(on=quiet) as it:
        assert len(it.app.screen_stack) == 1
        await it.press("a")
        assert it.said[-1] == NOTHING_ASKED
        assert len(it.app.screen_stack) == 1


async def test_a_says_that_nothing_is_asked_of_a_running_spell(evening: Evenings, derived: Store) -> None:
    async with evening(on=derived) as it:
        assert len(it.app.screen_stack) == 1
        await it.press("a")
        assert it.said[-1] == NOTHING_ASKED


async def test_a_first_run_asks_for_the_onset_and_nothing_else(evening: Evenings, empty_store: Store) -> None:
    async with evening(on=empty_store) as it:
        assert ONSET_QUESTION in it.text
        await it.type("2026-08-01")
        await it.press("enter")
        assert len(it.app.screen_stack) == 1
        assert "Day 116" in it.text
        await it.press("a")
        assert it.said[-1] == NOTHING_ASKED


async def test_words_that_were_not_saved_come_before_the_question(evening: Evenings, quiet: Store) -> None:
    async with evening(on=quiet) as it:
        await it.press("escape", "colon")
        await it.type("pain 4")
        quiet.put_scratch("asked-gap", None, it.clock.now())
    async with evening(on=quiet) as it:
        assert not isinstance(it.app.screen, GapScreen)
        assert "pain 4" in it.text


async def test_a_journal_that_can_only_be_read_is_asked_nothing(evening: Evenings, quiet: Store) -> None:
    reading = Store(quiet.paths, read_only=True)
    async with evening(on=reading) as it:
        assert len(it.app.screen_stack) == 1
        await it.press("a")
        assert len(it.app.screen_stack) == 1
        assert "can only be read" in it.said[-1]
    reading.close()


async def test_about_in_the_words_of_an_onset_is_kept(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("o", *["backspace"] * 10)
        await it.type("about 3 weeks ago")
        await it.press("enter")
        assert it.said[-1] == "Saved: the spell started about 3 Nov. u takes it back."
    assert [spell.precision for spell in store.spells()] == ["about"]


async def test_undo_of_what_was_deleted_says_that_it_is_back(evening: Evenings, store: Store) -> None:
    async with evening() as it:
        await it.press("5", "d", "u")
        assert it.said[-1].startswith("Brought back: spell since 9 Oct")
        await it.press("ctrl+r")
        assert it.said[-1].startswith("Deleted again: spell since 9 Oct")
