"""The Spells screen: what it lists and tells, what is said there, corrected and taken back, and what it follows."""

from datetime import date, timedelta

import pytest

from journal.config import Settings
from journal.domain.spells import Spell
from journal.domain.statements import Statement
from journal.errors import FileRefused
from journal.services.demo import fill_demo
from journal.services.logging import log_line, undo
from journal.services.periods import resume, say
from journal.store.store import Store
from journal.tui.desk import Desk
from journal.tui.screens.spell import GapScreen, PeriodScreen, SpellScreen
from journal.tui.screens.spells import SpellList
from journal.tui.widgets.reader import Reader

from .conftest import NOW, Evening, Evenings, FakeClock
from .test_forms import fill
from .test_spells import at_field, log, said_of, to_spells, told
from .test_trends_screen import flat

TODAY = NOW.date()
SIZES = [(60, 20), (80, 24), (120, 36), (200, 50)]
EMPTY = "No spell of back pain yet. o sets when one started."


def rows(it: Evening) -> list[str]:
    """Return the lines of the list."""
    listed = it.app.screen.query_one(SpellList).rows
    return ["  ".join("".join(run.text for run in side) for side in (row.left, row.right) if side) for row in listed]


def place(it: Evening) -> str:
    """Return the line under the cursor."""
    listed = it.app.screen.query_one(SpellList)
    return rows(it)[listed.cursor]


@pytest.fixture
def said(store: Store, clock: FakeClock) -> Store:
    """Two spells, and three periods that something was said of."""
    store.save_spell(
        Spell(onset=date(2026, 3, 1), ended=date(2026, 7, 1), ended_by="user", precision="about", cause="fall"),
        clock.now(),
    )
    say(store, clock, Settings(), date(2026, 3, 2), date(2026, 3, 20), "some", 4, "in bed")
    say(store, clock, Settings(), date(2026, 8, 1), date(2026, 8, 14), "free")
    say(store, clock, Settings(), date(2026, 8, 20), date(2026, 8, 24), "pause")
    return store


# -- what it shows


@pytest.mark.parametrize("size", SIZES)
async def test_it_lists_the_spells_and_what_was_said_at_every_size(
    evening: Evenings, said: Store, size: tuple[int, int]
) -> None:
    async with evening(on=said, size=size) as it:
        await to_spells(it)
        assert rows(it) == [
            "9 Oct – today  day 47 · line in 46 days",
            "about 1 Mar 2026 – 1 Jul 2026  about 123 days · past the line",
            "",
            "What was said of periods",
            "Paused from 20 Aug to 24 Aug",
            "1 Aug to 14 Aug: free of back pain",
            "2 Mar 2026 to 20 Mar 2026: back pain on about 4 days",
        ]
        lines = it.text.split("\n")
        assert [len(line) for line in lines] == [size[0]] * size[1]
        assert lines[0].startswith(" Spells of back pain")
        assert lines[-1].startswith(" enter edit  d delete  Y week  y period")
        assert lines[-1].rstrip().endswith("F1 help")
        assert isinstance(it.app.focused, SpellList)
        assert place(it).startswith("9 Oct")


async def test_each_line_is_told_of(evening: Evenings, said: Store) -> None:
    async with evening(on=said) as it:
        await to_spells(it)
        assert "Day 47 · the three-month line is on 9 Jan, in 46 days" in told(it)
        assert "Under three months." in told(it)
        assert "can't tell" in told(it)
        await it.press("down")
        assert "About 123 days · past the three-month line about 1 Jun" in told(it)
        assert "cause: fall" in told(it)
        assert "Last 182 days" not in told(it)  # only of the present one
        await it.press("down")
        assert "These days stay not known, and nothing is asked of them." in told(it)
        await it.press("down")
        assert "Said on 24 Nov." in told(it)
        assert "These days count as free of back pain" in told(it)
        await it.press("down")
        assert "Note  in bed" in told(it)
        assert "counted, and never drawn" in told(it)
        await it.press("home")
        assert "Day 47" in told(it)


async def test_it_is_told_how_much_of_a_period_a_statement_still_counts_for(
    evening: Evenings, said: Store, clock: FakeClock
) -> None:
    log_line(said, clock, Settings(), "2026-08-03, pain 2")
    say(said, clock, Settings(), date(2026, 8, 10), date(2026, 8, 12), "unknown")
    async with evening(on=said) as it:
        await to_spells(it)
        await it.press(*["down"] * 4)
        assert place(it).startswith("1 Aug to 14 Aug")
        assert "It counts for 10 of 14 days: 1 day logged, 3 days told of later." in told(it)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_an_empty_one_says_what_to_do(evening: Evenings, empty_store: Store, size: tuple[int, int]) -> None:
    async with evening(on=empty_store, size=size) as it:
        await it.press("escape")
        await to_spells(it)
        assert EMPTY in flat(it)
        for words in ("p logs a level.", "Y says what the last days were", "y any other time", "P pauses tracking."):
            assert words in told(it)
        await it.press("enter", "d", "up", "down", "pagedown", "pageup")
        assert len(it.app.screen_stack) == 1


async def test_only_what_was_said_is_listed_as_well(evening: Evenings, empty_store: Store, clock: FakeClock) -> None:
    say(empty_store, clock, Settings(), date(2026, 8, 1), date(2026, 8, 14), "free")
    async with evening(on=empty_store) as it:
        await it.press("escape")
        await to_spells(it)
        assert rows(it) == [
            "No spell of back pain yet.",
            "",
            "What was said of periods",
            "1 Aug to 14 Aug: free of back pain",
        ]
        assert place(it) == "1 Aug to 14 Aug: free of back pain"


async def test_the_text_scrolls_where_it_is_longer_than_its_place(evening: Evenings, store: Store) -> None:
    async with evening(size=(60, 20)) as it:
        await to_spells(it)
        last = "Last 91 days"
        assert last not in it.text
        await it.press("pagedown", "pagedown")
        assert last in it.text
        await it.press("pageup", "pageup")
        assert "Day 47" in it.text


async def test_hostile_words_are_shown_as_they_are(evening: Evenings, store: Store, clock: FakeClock) -> None:
    note = "[bold]x[/bold] \x1b[31mred\n旅行 [@click=app.quit]q[/]"
    say(store, clock, Settings(), date(2026, 8, 1), date(2026, 8, 14), "free", note=note)
    async with evening(size=(120, 36), toasts=True) as it:
        await to_spells(it)
        await it.press("end")
        shown = "".join("".join(run.text for run in row.left) for row in it.app.screen.query_one(Reader).rows)
        assert "[bold]x[/bold] ␛[31mred" in shown
        assert "[@click=app.quit]q[/]" in shown.replace("  ", "")
        assert [line.count("\x1b") for line in it.text.split("\n")] == [0] * 36
        await it.press("enter")
        assert it.app.screen.query_one("#row-note").value == note  # type: ignore[attr-defined]
        await it.press("escape", "d")
        assert said_of(store) == []


async def test_a_long_history_lists_and_scrolls(evening: Evenings, empty_store: Store, clock: FakeClock) -> None:
    for number in range(40):
        day = date(2020, 1, 1) + timedelta(days=60 * number)
        empty_store.save_spell(Spell(onset=day, ended=day + timedelta(days=9), ended_by="user"), clock.now())
        say(empty_store, clock, Settings(), day + timedelta(days=20), day + timedelta(days=30), "free")
    async with evening(on=empty_store) as it:
        await to_spells(it)
        assert "↓" in it.text
        await it.press("end")
        assert place(it) == "21 Jan 2020 to 31 Jan 2020: free of back pain"
        assert place(it) in it.text
        await it.press("home")
        assert "29 May – 7 Jun" in place(it)


async def test_the_demo_is_shown(evening: Evenings, empty_store: Store, clock: FakeClock) -> None:
    fill_demo(empty_store, clock, Settings())
    async with evening(on=empty_store) as it:
        await it.press("escape")
        await to_spells(it)
        assert place(it)
        assert told(it)


# -- what is asked


@pytest.fixture
def quiet(empty_store: Store, clock: FakeClock) -> Store:
    log(empty_store, clock, 45, 40, 35)
    return empty_store


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_an_open_question_stands_on_top_until_it_is_answered(
    evening: Evenings, quiet: Store, size: tuple[int, int]
) -> None:
    question = "? Were the 34 unlogged days between 21 Oct and 23 Nov free of back pain? a answers it."
    async with evening(on=quiet, size=size) as it:
        await it.press("escape")
        await to_spells(it)
        assert question in flat(it)
        assert it.text.split("\n")[-1].startswith(" a answer  enter edit")
        await it.pilot.click("#spells-head")
        await it.settle()
        assert isinstance(it.app.screen, GapScreen)
        await it.press("a", "enter")  # all free
        assert len(it.app.screen_stack) == 1
        assert "free of back pain? " not in flat(it)
        assert not it.app.screen.query_one("#spells-head").display
        assert "21 Oct to 23 Nov: free of back pain" in rows(it)


async def test_a_question_about_an_older_spell_says_what_answers_it(
    evening: Evenings, empty_store: Store, clock: FakeClock
) -> None:
    log(empty_store, clock, 200, 198, 100, 98, 45, 40)
    async with evening(on=empty_store) as it:
        await it.press("escape")
        await to_spells(it)
        await it.press("end")
        assert "What you say of that time answers it." in told(it)


# -- changing


async def test_what_was_said_is_corrected_in_its_form(evening: Evenings, said: Store) -> None:
    async with evening(on=said) as it:
        await to_spells(it)
        await it.press("end", "enter")
        form = it.app.screen
        assert isinstance(form, PeriodScreen)
        assert form.said() == {
            "first": "2026-03-02",
            "last": "2026-03-20",
            "answer": "some pain",
            "days": "4",
            "note": "in bed",
        }
        assert "2 Mar 2026 to 20 Mar 2026: back pain on about 4 days" in flat(it)
        await fill(it, last="2026-03-25", days="6", note="in bed, then not")
        assert "2 Mar 2026 to 25 Mar 2026: back pain on about 6 days" in flat(it)
        await it.press("enter")
        assert said_of(said)[0] == (date(2026, 3, 2), date(2026, 3, 25), "some", 6)
        assert said.statements()[0].note == "in bed, then not"
        assert it.said[-1].startswith(
            "Changed: 2 Mar 2026 to 25 Mar 2026: back pain on about 6 days · in bed, then not"
        )
        assert place(it) == "2 Mar 2026 to 25 Mar 2026: back pain on about 6 days"
        await it.press("u")
        assert place(it) == "2 Mar 2026 to 20 Mar 2026: back pain on about 4 days"
        assert said.statements()[0].note == "in bed"


async def test_a_pause_is_corrected_with_and_without_an_end(evening: Evenings, said: Store) -> None:
    async with evening(on=said) as it:
        await to_spells(it)
        await it.press("down", "down", "enter")
        assert it.app.screen.said()["answer"] == "paused"  # type: ignore[attr-defined]
        await fill(it, last="")
        assert "Paused from 20 Aug on" in flat(it)
        await it.press("enter")
        assert said_of(said)[-1] == (date(2026, 8, 20), None, "pause", None)
        assert "Paused since 20 Aug: nothing is asked. P ends it." in flat(it)
        assert place(it) == "Paused from 20 Aug on"
        await it.press("enter")
        await fill(it, last="2026-12-24")  # it may end ahead
        await it.press("enter")
        assert said_of(said)[-1] == (date(2026, 8, 20), date(2026, 12, 24), "pause", None)
        await it.press("enter")
        await fill(it, answer="all free")
        await it.press("enter")
        at_field(it, "last", "in the future")


async def test_some_of_unknown_number_stays_so(evening: Evenings, store: Store, clock: FakeClock) -> None:
    store.save_statement(
        Statement(first=date(2026, 8, 1), last=date(2026, 8, 9), answer="some", said_at=NOW), clock.now()
    )
    async with evening() as it:
        await to_spells(it)
        await it.press("end", "enter")
        await fill(it, last="2026-08-08")
        await it.press("enter")
        assert said_of(store) == [(date(2026, 8, 1), date(2026, 8, 8), "some", None)]


async def test_d_deletes_what_was_said_and_u_brings_it_back(evening: Evenings, said: Store) -> None:
    async with evening(on=said) as it:
        await to_spells(it)
        before = said_of(said)
        await it.press("end", "up", "d")
        assert it.said[-1] == "Deleted: 1 Aug to 14 Aug: free of back pain. u brings it back."
        assert [one[2] for one in said_of(said)] == ["some", "pause"]
        assert place(it) == "2 Mar 2026 to 20 Mar 2026: back pain on about 4 days"
        await it.press("u")
        assert sorted(map(str, said_of(said))) == sorted(map(str, before))
        assert "1 Aug to 14 Aug: free of back pain" in rows(it)


async def test_d_takes_back_what_was_said_of_a_spell_and_no_logged_day(
    evening: Evenings, empty_store: Store, clock: FakeClock
) -> None:
    log(empty_store, clock, 10, 8, 2)
    empty_store.save_spell(Spell(onset=TODAY - timedelta(days=30)), clock.now())
    async with evening(on=empty_store) as it:
        await to_spells(it)
        assert place(it).startswith("25 Oct – today")
        await it.press("d")
        assert it.said[-1] == (
            "Deleted: what you said of the spell since 25 Oct; its logged days stay. u brings it back."
        )
        assert place(it).startswith("14 Nov – today")  # what the rules make of the days
        assert len(it.logged()) == 3
        await it.press("delete")
        assert "Nothing was said of the spell" in it.said[-1]
        await it.press("u")
        assert place(it).startswith("25 Oct – today")


async def test_what_the_store_refuses_comes_back_with_its_words(
    evening: Evenings, said: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise FileRefused("the disk is full", "Make room.")

    async with evening(on=said) as it:
        await to_spells(it)
        await it.press("end", "enter")
        await fill(it, days="7")
        monkeypatch.setattr(Desk, "change_statement", refuse)
        await it.press("enter")
        at_field(it, "days", "The disk is full")
        assert it.app.screen.said()["days"] == "7"  # type: ignore[attr-defined]
        monkeypatch.undo()
        await it.press("enter")
        assert said_of(said)[0] == (date(2026, 3, 2), date(2026, 3, 20), "some", 7)


async def test_one_that_is_gone_meanwhile_says_so(evening: Evenings, said: Store, clock: FakeClock) -> None:
    async with evening(on=said) as it:
        await to_spells(it)
        await it.press("end")
        gone = said.statements()[0]
        for timer in it.app._timers:  # before the look of every second
            timer.pause()
        said.delete_statement(gone, clock.now())
        await it.press("enter")
        assert "What was said of that period is gone" in it.said[-1]
        await it.press("d")
        assert "gone" in it.said[-1]
        it.app._look()
        await it.settle()
        assert "2 Mar 2026" not in it.text


async def test_words_typed_into_a_correction_come_back_in_that_one_alone(evening: Evenings, said: Store) -> None:
    async with evening(on=said) as it:
        await to_spells(it)
        await it.press("end", "enter")
        await fill(it, note="half typed")
        await it.press("escape", "up", "enter")
        assert it.app.screen.said()["note"] == ""  # type: ignore[attr-defined]
        await it.press("escape", "down", "enter")
        assert it.app.screen.said()["note"] == "half typed"  # type: ignore[attr-defined]


# -- the mouse, and what it remembers


async def test_a_click_chooses_and_a_second_one_edits(evening: Evenings, said: Store) -> None:
    async with evening(on=said) as it:
        await to_spells(it)
        for words, kind in (("1 Aug to 14 Aug", PeriodScreen), ("about 1 Mar 2026", SpellScreen)):
            y = next(n for n, line in enumerate(it.text.split("\n")) if words in line)
            await it.pilot.click(offset=(10, y))
            await it.settle()
            assert len(it.app.screen_stack) == 1
            assert place(it).startswith(words)
            await it.pilot.click(offset=(10, y))
            await it.settle()
            assert isinstance(it.app.screen, kind)
            await it.press("escape")
        heading = next(n for n, line in enumerate(it.text.split("\n")) if "What was said" in line)
        await it.pilot.click(offset=(10, heading))
        await it.settle()
        assert place(it).startswith("about 1 Mar 2026")


async def test_its_place_is_remembered(evening: Evenings, said: Store) -> None:
    async with evening(on=said) as it:
        await to_spells(it)
        await it.press("down", "down", "down", "1", "2", "5")
        assert place(it) == "1 Aug to 14 Aug: free of back pain"
        assert "These days count as free" in told(it)


async def test_it_follows_what_another_process_writes(evening: Evenings, said: Store, clock: FakeClock) -> None:
    async with evening(on=said) as it:
        await to_spells(it)
        await it.press("end")
        other = Store.open(said.paths)
        say(other, clock, Settings(), date(2026, 9, 1), date(2026, 9, 9), "unknown")
        say(other, clock, Settings(), date(2026, 11, 20), None, "pause")
        it.app._look()
        await it.settle()
        assert "1 Sep to 9 Sep: not remembered" in rows(it)
        assert "Paused since 20 Nov" in flat(it)
        assert place(it).startswith("2 Mar 2026")
        resume(other, clock, Settings())
        undo(other, clock)
        undo(other, clock)
        other.close()
        it.app._look()
        await it.settle()
        assert "Paused since" not in flat(it)


async def test_a_journal_that_can_only_be_read_is_shown(evening: Evenings, said: Store) -> None:
    reading = Store(said.paths, read_only=True)
    async with evening(on=reading) as it:
        await to_spells(it)
        before = rows(it)
        await it.press("d")
        assert "can only be read" in it.said[-1]
        assert rows(it) == before
    reading.close()
