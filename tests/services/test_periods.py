"""What is said of periods, corrected, taken back, paused (E8), through a real store."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.config import Settings
from journal.domain.statements import Statement
from journal.errors import NotFound, StaleEdit, ValueRefused
from journal.services import periods
from journal.services.logging import log_line, redo, undo
from journal.services.spells import judged
from journal.store.store import Store
from tests.support import NOW, FakeClock, open_store

SETTINGS = Settings()
TODAY = NOW.date()
DAY = timedelta(days=1)


def ago(days: int) -> date:
    return TODAY - days * DAY


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def log(store: Store, clock: FakeClock, *days: int, level: int = 5) -> None:
    for day in days:
        log_line(store, clock, SETTINGS, f"{ago(day).isoformat()} 20:00, pain {level}")


def say(
    store: Store, clock: FakeClock, first: int, last: int | None, answer: str, number: int | None = None
) -> Statement:
    end = None if last is None else ago(last)
    return periods.say(store, clock, SETTINGS, ago(first), end, answer, number)[0]


def overlap(store: Store, clock: FakeClock, said: Statement) -> str:
    return periods.overlap(store, clock, SETTINGS, said)


def brief(store: Store) -> list[tuple[int, int | None, str, int | None, str | None]]:
    return [
        (
            (TODAY - one.first).days,
            None if one.last is None else (TODAY - one.last).days,
            one.answer,
            one.pain_days,
            one.note,
        )
        for one in store.statements()
    ]


# -- correcting and taking back


def test_a_correction_keeps_when_it_was_said(store: Store, clock: FakeClock) -> None:
    seen = say(store, clock, 60, 40, "unknown")
    clock.advance(timedelta(hours=1))
    log(store, clock, 46)
    later = say(store, clock, 50, 45, "free")  # of single days, later: it still counts for these
    assert overlap(store, clock, seen) == "For 5 days what you said later holds (5 Oct to 10 Oct: free of back pain)."
    assert overlap(store, clock, later) == (
        "For 5 days it holds instead of what you said before (25 Sep to 15 Oct: not remembered); "
        "15 days of that still count."
    )
    clock.advance(timedelta(hours=1))
    said = Statement(first=ago(60), last=ago(38), answer="some", pain_days=3, note="n", said_at=clock.now())
    changed = periods.change_statement(store, clock, SETTINGS, seen, said)
    assert (changed.said_at, changed.uid, changed.version) == (seen.said_at, seen.uid, seen.version + 1)
    assert brief(store) == [(60, 38, "some", 3, "n"), (50, 45, "free", None, None)]
    history = judged(store, TODAY).history
    assert (history.answer_of(ago(47)), history.answer_of(ago(39))) == ("free", "some")
    assert overlap(store, clock, say(store, clock, 51, 40, "unknown")) == (
        "For 11 days it holds instead of what you said before "
        "(25 Sep to 17 Oct: back pain on about 3 days and 1 more); 11 days of that still count."
    )
    assert overlap(store, clock, say(store, clock, 3, None, "pause")) == ""
    clock.advance(timedelta(hours=1))
    unsaved = Statement(first=ago(2), last=ago(2), answer="free", said_at=clock.now())
    assert overlap(store, clock, unsaved) == (  # as a form tells before it is saved
        "For 1 day it holds instead of what you said before (paused from 21 Nov on); the pause goes on."
    )
    for _ in range(3):
        undo(store, clock)
    assert brief(store) == [(60, 40, "unknown", None, None), (50, 45, "free", None, None)]
    redo(store, clock)
    assert brief(store)[0] == (60, 38, "some", 3, "n")


def test_nothing_new_is_no_change(store: Store, clock: FakeClock) -> None:
    seen = say(store, clock, 6, 0, "free")
    before = store.newest_change()
    clock.advance(timedelta(hours=1))
    said = Statement(first=ago(6), last=ago(0), answer="free", said_at=clock.now())
    assert periods.change_statement(store, clock, SETTINGS, seen, said) == seen
    assert store.newest_change() == before


def test_what_was_changed_elsewhere_is_refused_and_stays(store: Store, clock: FakeClock) -> None:
    seen = say(store, clock, 6, 0, "free")
    said = Statement(first=ago(6), last=ago(0), answer="unknown", said_at=NOW)
    periods.change_statement(store, clock, SETTINGS, seen, said)
    for work in (
        lambda: periods.change_statement(
            store, clock, SETTINGS, seen, Statement(first=ago(6), last=ago(1), answer="free", said_at=NOW)
        ),
        lambda: periods.unsay(store, clock, seen),
    ):
        with pytest.raises(StaleEdit):
            work()
    assert brief(store) == [(6, 0, "unknown", None, None)]


@pytest.mark.parametrize(
    ("first", "last", "answer", "number", "words"),
    [
        (6, -1, "free", None, "in the future"),
        (-1, None, "pause", None, "in the future"),
        (3, 3, "free", None, "every day of that time"),
        (6, 0, "some", 7, "more than the 6 unlogged"),
    ],
)
def test_a_correction_is_refused_as_saying_it_is(
    store: Store, clock: FakeClock, first: int, last: int | None, answer: str, number: int | None, words: str
) -> None:
    log(store, clock, 3)
    seen = say(store, clock, 6, 0, "some", 6)
    end = None if last is None else ago(last)
    said = Statement(first=ago(first), last=end, answer=answer, pain_days=number, said_at=NOW)
    with pytest.raises(ValueRefused, match=words):
        periods.change_statement(store, clock, SETTINGS, seen, said)
    assert brief(store) == [(6, 0, "some", 6, None)]


def test_a_statement_is_taken_back_and_brought_back(store: Store, clock: FakeClock) -> None:
    seen = say(store, clock, 6, 0, "free")
    periods.unsay(store, clock, seen)
    assert store.statements() == []
    undo(store, clock)
    assert brief(store) == [(6, 0, "free", None, None)]


def test_a_note_goes_with_what_is_said(store: Store, clock: FakeClock) -> None:
    periods.say(store, clock, SETTINGS, ago(6), ago(0), "free", note=" by the sea ")
    assert brief(store) == [(6, 0, "free", None, " by the sea ")]
    assert store.statements()[0].note == " by the sea "


# -- pauses


def test_e8_a_pause_asks_nothing_and_its_days_are_unknown(store: Store, clock: FakeClock) -> None:
    log(store, clock, 45, 40, 35)
    assert judged(store, TODAY).question is not None
    say(store, clock, 0, None, "pause")
    known = judged(store, TODAY)
    assert known.question is None
    assert known.history.share(91).unknown == 88
    periods.resume(store, clock, SETTINGS)
    assert judged(store, TODAY).question is not None


def test_e8_a_day_logged_while_paused_counts_and_does_not_end_the_pause(store: Store, clock: FakeClock) -> None:
    say(store, clock, 5, None, "pause")
    log(store, clock, 2, 0)
    known = judged(store, TODAY)
    assert known.history.pause is not None
    assert known.current is not None
    assert known.current.pain_days == 2


def test_e8_a_pause_runs_on_over_a_week_that_is_told_meanwhile(store: Store, clock: FakeClock) -> None:
    pause = say(store, clock, 9, None, "pause")
    clock.advance(timedelta(minutes=1))
    say(store, clock, 6, 0, "free")
    assert periods.pause_now(store, clock, SETTINGS) == pause
    with pytest.raises(ValueRefused, match="paused already"):
        say(store, clock, 0, None, "pause")
    assert periods.resume(store, clock, SETTINGS).last == ago(1)
    assert periods.pause_now(store, clock, SETTINGS) is None


def test_a_pause_that_runs_may_be_corrected_but_not_doubled(store: Store, clock: FakeClock) -> None:
    seen = say(store, clock, 5, None, "pause")
    clock.advance(timedelta(minutes=1))
    earlier = Statement(first=ago(8), last=None, answer="pause", said_at=NOW)
    seen = periods.change_statement(store, clock, SETTINGS, seen, earlier)
    assert brief(store) == [(8, None, "pause", None, None)]
    other = say(store, clock, 30, 20, "pause")
    with pytest.raises(ValueRefused, match="paused already"):
        periods.change_statement(
            store, clock, SETTINGS, other, Statement(first=ago(30), last=ago(0), answer="pause", said_at=NOW)
        )
    periods.resume(store, clock, SETTINGS)
    with pytest.raises(NotFound):
        periods.resume(store, clock, SETTINGS)


# -- a week


def test_a_week_is_asked_once_and_again_after_it_was_taken_back(store: Store, clock: FakeClock) -> None:
    log(store, clock, 1, 3)
    week = periods.asked_week(store, clock, SETTINGS)
    assert week is not None
    assert (week.first, week.last, week.unlogged, week.logged) == (ago(6), TODAY, 5, 2)
    periods.say(store, clock, SETTINGS, week.first, week.last, "some", 3)
    assert periods.asked_week(store, clock, SETTINGS) is None
    assert store.day_span() == (ago(3), ago(1))  # no level was made up
    undo(store, clock)
    assert periods.asked_week(store, clock, SETTINGS) == week
