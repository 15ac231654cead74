"""What is known of every day (D1, E8) and how often there was pain (E6), held against a slow oracle."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.days import DayState
from journal.domain.history import SHARE_DAYS, History, Share, Verdict
from journal.domain.statements import Statement
from journal.errors import ValueRefused
from tests.domain import oracle
from tests.domain.oracle import DAY, Case
from tests.support import NOW

TODAY = date(2026, 11, 24)
STATES = {"P": DayState.PAIN, "F": DayState.FREE, "U": DayState.UNKNOWN, "S": DayState.UNKNOWN}


def history(case: Case) -> History:
    return History(case.worst.items(), case.said, case.today)


def said(first: int, last: int | None, answer: str, pain_days: int | None = None, order: int = 0) -> Statement:
    """Return a statement of the days so many days ago; a later `order` was said later."""
    return Statement(
        first=TODAY - first * DAY,
        last=None if last is None else TODAY - last * DAY,
        answer=answer,
        pain_days=pain_days,
        said_at=NOW + timedelta(minutes=order),
        uid=f"s{order}",
    )


def ago(levels: dict[int, int]) -> list[tuple[date, int]]:
    return [(TODAY - days * DAY, level) for days, level in levels.items()]


# -- against the oracle


@given(oracle.cases())
def test_d1_e8_every_day_is_what_the_oracle_says(case: Case) -> None:
    known = history(case)
    for day in oracle.days_from(oracle.START - 3 * DAY, case.today + 3 * DAY):
        assert known.state(day) is STATES[oracle.kind(case, day)], day
    days = list(oracle.days_from(oracle.START, case.today))
    assert known.some_days() == [day for day in days if oracle.kind(case, day) == "S"]
    assert known.pain_days() == [day for day in days if oracle.kind(case, day) == "P"]


@given(oracle.cases(), st.integers(0, 250), st.integers(1, 250))
def test_e6_every_share_is_what_the_oracle_counts(case: Case, back: int, length: int) -> None:
    known = history(case)
    for window in SHARE_DAYS:
        first = case.today - (window - 1) * DAY
        found = known.share(window)
        assert (found.least, found.most, found.logged) == oracle.share(case, first, case.today)
        assert found == known.share_of(first, case.today)
    last = case.today - back * DAY
    found = known.share_of(last - (length - 1) * DAY, last)
    assert (found.least, found.most, found.logged) == oracle.share(case, last - (length - 1) * DAY, last)
    assert 0 <= found.least <= found.most <= found.length == length


@settings(max_examples=300)
@given(oracle.cases(), st.integers(0, 200), st.integers(1, 200))
def test_e8_days_said_are_counted_as_few_as_they_can_be(case: Case, back: int, length: int) -> None:
    last = case.today - back * DAY
    first = last - (length - 1) * DAY
    expected = sum(oracle.placed(one, days, first, last)[0] for one, days in oracle.some_blocks(case))
    assert history(case).said_pain_days(first, last) == expected
    logged = sum(first <= day <= last for day in case.worst)
    assert history(case).logged_between(first, last) == logged


@given(oracle.cases(), st.randoms(use_true_random=False))
def test_the_order_of_entries_and_statements_is_nothing(case: Case, shuffled: random.Random) -> None:
    days, statements = list(case.worst.items()), list(case.said)
    shuffled.shuffle(days)
    shuffled.shuffle(statements)
    one, other = history(case), History(days, statements, case.today)
    assert [one.share(window) for window in SHARE_DAYS] == [other.share(window) for window in SHARE_DAYS]
    for day in oracle.days_from(oracle.START, case.today):
        assert (one.state(day), one.statement_of(day)) == (other.state(day), other.statement_of(day))


@given(oracle.cases(), st.integers(0, 200))
def test_what_came_later_is_as_if_it_were_not_there(case: Case, back: int) -> None:
    earlier = max(case.today - back * DAY, oracle.START)
    whole = History(case.worst.items(), case.said, earlier)
    cut = History(
        [(day, level) for day, level in case.worst.items() if day <= earlier],
        [one for one in case.said if one.first <= earlier],
        earlier,
    )
    assert [whole.share(window) for window in SHARE_DAYS] == [cut.share(window) for window in SHARE_DAYS]
    assert whole.state(earlier + DAY) is DayState.UNKNOWN
    assert whole.pain_days() == cut.pain_days()


# -- D1 and E8 by hand


def test_e8_a_logged_day_beats_a_statement_and_a_later_statement_an_earlier_one() -> None:
    statements = [said(10, 0, "free", order=1), said(6, 4, "unknown", order=2), said(5, 5, "free", order=3)]
    known = History(ago({9: 3, 8: 0}), statements, TODAY)
    states = "".join(known.state(TODAY - days * DAY).value[0] for days in range(11, -1, -1))
    assert states == "UFPFFUFUFFFF"
    assert known.statement_of(TODAY - 9 * DAY) is None


def test_e8_dont_remember_takes_free_back() -> None:
    first, then = said(20, 0, "free", order=1), said(20, 0, "unknown", order=2)
    assert History([], [first], TODAY).share(182).most == 182 - 21
    assert History([], [first, then], TODAY).share(182).most == 182


def test_e8_a_pause_makes_days_unknown_and_logged_days_count_all_the_same() -> None:
    known = History(ago({40: 2, 3: 4}), [said(50, 0, "free", order=1), said(30, None, "pause", order=2)], TODAY)
    assert known.state(TODAY - 31 * DAY) is DayState.FREE
    assert known.state(TODAY - 30 * DAY) is DayState.UNKNOWN
    assert known.state(TODAY) is DayState.UNKNOWN
    assert known.state(TODAY - 3 * DAY) is DayState.PAIN


def test_e8_some_days_are_undated_and_never_a_state() -> None:
    known = History(ago({2: 0}), [said(4, 0, "some", 2)], TODAY)
    assert [(TODAY - day).days for day in known.some_days()] == [4, 3, 1, 0]
    assert known.state(TODAY) is DayState.UNKNOWN
    assert (known.share(5).least, known.share(5).most) == (2, 2)


def test_e8_some_is_at_most_the_unlogged_days() -> None:
    known = History(ago({4: 0, 3: 0, 2: 5}), [said(4, 0, "some", 5)], TODAY)
    assert (known.share(5).least, known.share(5).most) == (3, 3)


def test_e8_some_without_a_number_is_at_least_one_day() -> None:
    found = History([], [said(4, 0, "some")], TODAY).share(5)
    assert (found.least, found.most) == (1, 5)


@pytest.mark.parametrize(("window", "least", "most"), [(3, 0, 3), (6, 0, 4), (7, 1, 4), (9, 3, 4), (10, 4, 4)])
def test_e6_a_some_period_that_the_window_cuts_gives_what_its_other_days_leave(
    window: int, least: int, most: int
) -> None:
    found = History([], [said(9, 0, "some", 4)], TODAY).share(window)  # four of the last ten days
    assert (found.least, found.most) == (least, most)


# -- E6 by hand


@pytest.mark.parametrize(
    ("length", "pain", "unknown", "verdict"),
    [
        (182, 91, 0, Verdict.HALF),  # exactly half is at least half
        (182, 90, 0, Verdict.FEWER),
        (182, 91, 91, Verdict.HALF),
        (182, 90, 1, Verdict.CANT_TELL),
        (182, 0, 90, Verdict.FEWER),
        (182, 0, 91, Verdict.CANT_TELL),
        (182, 0, 182, Verdict.CANT_TELL),
        (91, 46, 0, Verdict.HALF),  # 45.5 is half of 91
        (91, 45, 0, Verdict.FEWER),
        (91, 45, 1, Verdict.CANT_TELL),
        (91, 0, 45, Verdict.FEWER),
        (91, 0, 46, Verdict.CANT_TELL),
    ],
)
def test_e6_verdicts_at_half(length: int, pain: int, unknown: int, verdict: Verdict) -> None:
    days = {number: 5 if number < pain else 0 for number in range(length - unknown)}
    found = History(ago(days), [], TODAY).share(length)
    assert found == Share(length=length, least=pain, most=pain + unknown, logged=length - unknown)
    assert found.verdict is verdict
    assert found.unknown == unknown


def test_e6_the_window_is_fixed_and_days_before_the_first_record_are_unknown() -> None:
    found = History(ago({0: 3, 1: 0}), [], TODAY).share(182)
    assert (found.least, found.most, found.logged) == (1, 181, 2)
    assert History([], [], TODAY).share(91) == Share(length=91, least=0, most=91, logged=0)


def test_e6_the_window_holds_its_first_day_and_not_the_day_before() -> None:
    assert History(ago({181: 1}), [], TODAY).share(182).least == 1
    assert History(ago({182: 1}), [], TODAY).share(182).least == 0
    assert History([(TODAY + DAY, 5)], [], TODAY).share(182).least == 0


# -- what a statement may be


@pytest.mark.parametrize(
    ("last", "answer", "pain_days", "message"),
    [
        (0, "maybe", None, "no answer"),
        (None, "free", None, "open end"),
        (11, "free", None, "before the first"),
        (0, "free", 2, "only 'some'"),
        (0, "some", 0, "only 'some'"),
    ],
)
def test_e8_a_statement_that_says_nothing_is_refused(
    last: int | None, answer: str, pain_days: int | None, message: str
) -> None:
    with pytest.raises(ValueRefused, match=message):
        said(10, last, answer, pain_days)
