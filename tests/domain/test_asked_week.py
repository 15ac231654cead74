"""The weekly way of logging (section 7): which days it asks about; and pauses, which ask nothing (E8)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.domain.asked_week import MOST_DAYS, WEEK_DAYS, asked_week
from journal.domain.days import DayState
from journal.domain.history import History
from journal.domain.statements import PeriodSaid, Statement, pause_on
from journal.domain.words import pause_words, period_words, statement_words
from journal.errors import ValueRefused
from tests.domain import oracle
from tests.domain.oracle import Case
from tests.support import NOW

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)


def ago(days: int) -> date:
    return TODAY - days * DAY


def said(first: int, last: int | None, answer: str, order: int = 0, note: str | None = None) -> Statement:
    return Statement(
        first=ago(first),
        last=None if last is None else ago(last),
        answer=answer,
        said_at=NOW + timedelta(minutes=order),
        note=note,
        uid=f"s{order}",
    )


def asked(logged: tuple[int, ...], *statements: Statement) -> tuple[int, int] | None:
    """Return how many days ago the asked days begin, and how many of them are unlogged."""
    week = asked_week(History([(ago(day), 3) for day in logged], statements, TODAY))
    if week is None:
        return None
    assert week.last == TODAY
    return (TODAY - week.first).days, week.unlogged


@pytest.mark.parametrize(
    ("logged", "statements", "expected"),
    [
        # Nothing known at all, or nothing for long: the last seven days and no more.
        ((), (), (6, 7)),
        ((15,), (), (6, 7)),
        ((100,), (), (6, 7)),
        # Logged days among them stay, and are not asked about.
        ((0, 3, 7), (), (6, 5)),
        ((6, 7), (), (6, 6)),
        # A few days late: from where it was last known, at most fourteen.
        ((9,), (), (8, 9)),
        ((14,), (), (13, 14)),
        ((13, 10, 2), (), (9, 9)),
        ((), (said(15, 9, "some"),), (8, 9)),
        ((), (said(20, 15, "free"),), (6, 7)),
        ((), (said(20, 14, "free"),), (13, 14)),
        # What was told is not asked again: not of today, nor of the days before.
        ((), (said(6, 0, "free"),), None),
        ((), (said(9, 3, "some"),), (2, 3)),
        ((), (said(9, 3, "unknown"),), (2, 3)),
        ((2, 1, 0), (said(9, 3, "some"),), None),
        ((3,), (said(9, 3, "some"),), (3, 3)),
        # All logged.
        ((0, 1, 2, 3, 4, 5, 6), (), None),
        # A pause that is over was an answer; one that runs is not, and is not reached back into.
        ((), (said(12, 4, "pause"),), (3, 4)),
        ((), (said(3, None, "pause"),), (6, 7)),
        ((30,), (said(20, None, "pause"),), (6, 7)),
        ((), (said(20, None, "pause"), said(9, 2, "free", 1)), (1, 2)),
    ],
)
def test_it_asks_of_the_days_that_are_not_known(
    logged: tuple[int, ...], statements: tuple[Statement, ...], expected: tuple[int, int] | None
) -> None:
    assert asked(logged, *statements) == expected


@given(oracle.cases())
def test_what_is_asked_is_never_long_and_never_told_twice(case: Case) -> None:
    history = History(case.worst.items(), case.said, case.today)
    week = asked_week(history)
    if week is None:
        return
    length = (week.last - week.first).days + 1
    assert week.last == case.today
    assert 1 <= week.unlogged <= length <= MOST_DAYS
    assert week.unlogged + week.logged == length
    answer = Statement(first=week.first, last=week.last, answer="free", said_at=NOW + timedelta(days=9999), uid="z" * 9)
    after = History(case.worst.items(), [*case.said, answer], case.today)
    assert asked_week(after) is None
    assert after.share_of(week.first, week.last).unknown == 0
    # Nothing beyond the period is touched.
    for day in oracle.days_from(case.today - 40 * DAY, week.first - DAY):
        assert after.state(day) is history.state(day)


@given(st.integers(0, 13))
def test_a_week_told_every_seventh_day_leaves_no_gap_however_late(late: int) -> None:
    late = min(late, MOST_DAYS - WEEK_DAYS)
    first = asked_week(History((), (), TODAY))
    assert first is not None
    told = Statement(first=first.first, last=first.last, answer="free", said_at=NOW, uid="a")
    later = asked_week(History((), [told], TODAY + (WEEK_DAYS + late) * DAY))
    assert later is not None
    assert later.first == first.last + DAY


# -- pauses


def test_e8_a_pause_runs_until_it_is_ended_whatever_is_said_of_its_days() -> None:
    pause = said(20, None, "pause", 1)
    week = said(6, 0, "free", 2)
    known = History([(ago(2), 5)], [week, pause], TODAY)
    assert known.pause == pause
    assert known.answer_of(TODAY) == "free"  # the later word of the two
    assert (known.state(TODAY), known.state(ago(2)), known.state(ago(8))) == (
        DayState.FREE,
        DayState.PAIN,
        DayState.UNKNOWN,
    )


def test_the_latest_pause_of_a_day_is_the_one_that_runs() -> None:
    old, new = said(9, None, "pause", 1), said(3, -2, "pause", 2)
    assert pause_on([new, old, said(9, 0, "free", 3)], TODAY) == new
    assert pause_on([new, old], ago(4)) == old
    assert pause_on([new], ago(-3)) is None
    assert pause_on([], TODAY) is None


def test_pauses_and_notes_in_words() -> None:
    assert pause_words(said(21, None, "pause"), TODAY) == "paused since 3 Nov"
    assert pause_words(said(0, None, "pause"), TODAY) == "paused from today"
    assert pause_words(said(3, -2, "pause"), TODAY) == "paused from 21 Nov to 26 Nov"
    noted = said(6, 0, "free", note="by the sea")
    assert statement_words(noted, TODAY) == "18 Nov to 24 Nov: free of back pain · by the sea"
    assert period_words(noted, TODAY) == "18 Nov to 24 Nov: free of back pain"


@pytest.mark.parametrize(
    ("answer", "pain_days", "unlogged", "words"),
    [
        ("some", 3, 7, "back pain on about 3 days"),
        ("some", 3, 5, "back pain on about 3 of 5 unlogged days"),
        ("some", 5, 5, "back pain on all 5 unlogged days"),
        ("some", 3, 2, "back pain on about 3 days"),  # of those said to have had pain some were logged since
        ("some", 1, 1, "back pain on the unlogged day"),
        ("some", None, 5, "back pain on some of the 5 unlogged days, how many is not known"),
        ("free", None, 5, "the 5 unlogged days free of back pain"),
        ("unknown", None, 1, "the unlogged day not remembered"),
        ("free", None, 0, "free of back pain"),
    ],
)
def test_what_was_said_is_of_the_unlogged_days(answer: str, pain_days: int | None, unlogged: int, words: str) -> None:
    told = replace(said(6, 0, answer), pain_days=pain_days)
    assert period_words(told, TODAY, unlogged) == f"18 Nov to 24 Nov: {words}"


def test_a_note_is_kept_as_typed_and_white_space_is_none() -> None:
    assert said(6, 0, "free", note=" a\tb ").note == " a\tb "
    assert said(6, 0, "free", note=" \n").note is None
    with pytest.raises(ValueRefused):
        said(6, 0, "free", note="a\x00b")


def test_what_is_said_of_a_period_is_the_statement_that_it_becomes() -> None:
    period = PeriodSaid(first=ago(6), last=ago(0), answer="some", pain_days=3, note="n")
    assert period.statement(NOW) == Statement(
        first=ago(6), last=ago(0), answer="some", pain_days=3, note="n", said_at=NOW
    )
    with pytest.raises(ValueRefused):
        PeriodSaid(first=ago(6), last=None, answer="free").statement(NOW)
