"""Where spells stand (E1, E2, E8 to E10), held against a slow oracle; by hand; and through a real store."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.entries import Draft, Reading
from journal.domain.history import History
from journal.domain.moments import Moment
from journal.domain.sentences import return_words, standing_line, standing_words, status_words
from journal.domain.spells import Phase, Spell
from journal.domain.standing import Question, Standing, State, current, standings
from journal.domain.statements import Statement
from journal.domain.trends import fitted_span
from journal.services.spells import judged
from journal.store.store import Store
from tests.domain import oracle
from tests.domain.oracle import DAY, Case
from tests.support import NOW, at, open_store

FIRST = date(2026, 1, 1)
"""Day 0 of the histories that are written as letters."""


def found_of(case: Case) -> tuple[Standing, ...]:
    return standings(History(case.worst.items(), case.said, case.today), case.rows)


def told(one: Standing) -> tuple[object, ...]:
    return (
        one.spell.onset, one.state.value, None if one.single else one.spell.ended, one.pain_days, one.said_days,
        one.last_pain, one.worst, one.unsure, one.early, one.nth, one.mild,
    )  # fmt: skip


def expected(case: Case) -> list[tuple[object, ...]]:
    return [
        (
            one.onset, one.state, None if one.state == "single" else one.ended, one.pain, one.said,
            one.last_pain, one.worst, one.unsure, one.early, one.nth, one.mild,
        )
        for one in oracle.spells(case)
    ]  # fmt: skip


# -- against the oracle


@settings(max_examples=400)
@given(oracle.cases())
def test_e2_e8_e9_spells_are_the_oracles(case: Case) -> None:
    assert [told(one) for one in found_of(case)] == expected(case)


@settings(max_examples=400)
@given(oracle.cases(rows=True))
def test_e10_spells_with_the_users_word_are_the_oracles(case: Case) -> None:
    assert [told(one) for one in found_of(case)] == expected(case)


@given(oracle.cases(rows=True), st.randoms(use_true_random=False))
def test_the_order_of_days_statements_and_rows_is_nothing(case: Case, shuffled: random.Random) -> None:
    days, said, rows = list(case.worst.items()), list(case.said), list(case.rows)
    for one in (days, said, rows):
        shuffled.shuffle(one)
    assert standings(History(days, said, case.today), rows) == found_of(case)


@given(oracle.cases(rows=True), st.integers(0, 250), st.integers(0, 10))
def test_a_day_typed_in_late_is_as_if_it_had_been_there_from_the_start(case: Case, back: int, level: int) -> None:
    day = max(case.today - back * DAY, oracle.START)
    found_of(case)  # judged in between: nothing of it stays
    filled = replace(case, worst={**case.worst, day: level})
    assert [told(one) for one in found_of(filled)] == expected(filled)


@given(oracle.cases(rows=True), st.integers(0, 250))
def test_judged_at_an_earlier_day_later_data_is_as_if_it_were_not_there(case: Case, back: int) -> None:
    today = max(case.today - back * DAY, oracle.START)
    whole = replace(case, today=today)
    cut = Case(
        {day: level for day, level in case.worst.items() if day <= today},
        [said for said in case.said if said.first <= today],
        today,
        [
            row if row.ended is None or row.ended <= today else replace(row, ended=None, ended_by=None)
            for row in case.rows
            if row.onset <= today
        ],
    )
    assert [told(one) for one in found_of(whole)] == [told(one) for one in found_of(cut)]
    assert [one.question for one in found_of(whole)] == [one.question for one in found_of(cut)]


@st.composite
def rule_rows(draw: st.DrawFn) -> Case:
    """Rows that name a derived spell: with a cause, or with an end that the user set."""
    case = draw(oracle.cases())
    rows = []
    for number in range(draw(st.integers(1, 3))):
        onset = oracle.START + draw(st.integers(0, (case.today - oracle.START).days)) * DAY
        ends = st.integers(0, (case.today - onset).days)
        ended = onset + draw(ends) * DAY if draw(st.booleans()) else None
        rows.append(
            Spell(
                onset=onset, onset_by="rule", cause="overuse", ended=ended, ended_by="user" if ended else None,
                uid=f"r{number}",
            )
        )  # fmt: skip
    return replace(case, rows=rows)


def _sound(case: Case, found: Sequence[Standing]) -> None:
    """What holds of every journal, whatever the rows say."""
    pain = [day for day, level in case.worst.items() if level >= 1]
    assert [one.spell.onset for one in found] == sorted(one.spell.onset for one in found)
    assert sum(one.pain_days + one.early for one in found) <= len(pain)
    for index, one in enumerate(found):
        assert one.today == case.today
        assert (one.spell.ended is not None) == (one.state is State.ENDED) or one.single
        assert one.state not in (State.RUNNING, State.SINGLE) or index + 1 == len(found)
        assert one.spell.onset <= one.counted_to <= case.today
        assert one.spell.onset_by == "user" or one.spell.onset in pain or one.spell.ended_by == "user"
        assert one.line is None or one.line == one.spell.line
        if one.state is State.RUNNING and one.last_pain is not None:
            assert (one.counted_to - one.last_pain).days <= 30 + (case.today not in case.worst) or any(
                said.answer == "some" for said in case.said
            )
        if one.question is not None:
            asked = one.question
            assert one.state is State.UNCONFIRMED
            assert asked.since == one.last_pain is not None
            assert asked.since < asked.first <= asked.last <= case.today
            assert asked.again is None or asked.last < asked.again
            unknown = [day for day in oracle.days_from(asked.first, asked.last) if oracle.kind(case, day) == "U"]
            assert {asked.first, asked.last} <= set(unknown)
            assert asked.days <= len(unknown)


@given(oracle.cases(rows=True))
def test_e10_what_the_user_set_is_never_changed(case: Case) -> None:
    found = found_of(case)
    _sound(case, found)
    kept = {str(one.spell.uid): one.spell for one in found if one.spell.uid is not None}
    for row in case.rows:
        if row.onset > case.today:
            assert row.uid not in kept
            continue
        spell = kept[str(row.uid)]
        assert (spell.onset, spell.onset_by) == (row.onset, "user")
        if row.ended is not None and row.ended <= case.today:
            assert (spell.ended, spell.ended_by) == (row.ended, "user")
        else:
            assert spell.ended_by in (None, "rule")


@settings(max_examples=300)
@given(rule_rows())
def test_e10_a_row_of_a_derived_spell_keeps_its_end_and_follows_the_days(case: Case) -> None:
    found = found_of(case)
    kept = [one for one in found if one.spell.uid is not None]
    ends = sorted(row.ended for row in case.rows if row.ended is not None)
    assert sorted(one.spell.ended for one in kept if one.spell.ended_by == "user" and one.spell.ended) == ends
    assert len({one.spell.uid for one in kept}) == len(kept)
    for one in kept:
        # Days of pain make it a spell, or the user's end does; a cause alone makes none.
        assert one.pain_days or one.spell.ended_by == "user" or one.said_days
        assert one.spell.onset_by == "rule"
    if len(case.rows) == 1:
        _sound(case, found)
        for one, after in pairwise(found):
            assert one.spell.ended is None or one.spell.ended < after.spell.onset


# -- by hand: letters


def journal(
    letters: str, said: Sequence[Statement] = (), rows: Sequence[Spell] = (), today: int | None = None
) -> tuple[Standing, ...]:
    """Judge a history: a letter a day from FIRST on, P pain 4, p pain 2, F free, a dot unlogged; today is the last."""
    levels = {"P": 4, "p": 2, "F": 0}
    worst = [(FIRST + n * DAY, levels[letter]) for n, letter in enumerate(letters) if letter != "."]
    last = len(letters) - 1 if today is None else today
    return standings(History(worst, said, FIRST + last * DAY), rows)


def says(first: int, last: int | None, answer: str, pain_days: int | None = None, order: int = 0) -> Statement:
    end = None if last is None else FIRST + last * DAY
    return Statement(
        first=FIRST + first * DAY, last=end, answer=answer, pain_days=pain_days,
        said_at=NOW + timedelta(minutes=order), uid=f"s{order}",
    )  # fmt: skip


def row(onset: int, ended: int | None = None, onset_by: str = "user", precision: str = "exact") -> Spell:
    return Spell(
        onset=FIRST + onset * DAY, onset_by=onset_by, precision=precision, uid=f"row{onset}-{ended}",
        ended=None if ended is None else FIRST + ended * DAY, ended_by=None if ended is None else "user",
    )  # fmt: skip


def brief(found: Sequence[Standing]) -> list[tuple[int, str, int | None]]:
    """Return (onset, state, end) in days from FIRST."""
    return [
        ((s.spell.onset - FIRST).days, s.state.value, None if s.spell.ended is None else (s.spell.ended - FIRST).days)
        for s in found
    ]


# -- E2


def test_e2_nothing_logged_is_no_spell() -> None:
    assert journal("...") == ()
    assert journal("FFF") == ()
    assert current(History([], [], FIRST), []) is None


def test_e2_two_pain_days_make_a_spell_and_one_is_listed_only_as_the_last() -> None:
    assert brief(journal("P")) == [(0, "single", None)]
    assert brief(journal("PP")) == [(0, "running", None)]
    assert brief(journal("P" + "F" * 28 + "P")) == [(0, "running", None)]
    assert brief(journal("P" + "F" * 29 + "P")) == [(0, "running", None)]
    assert brief(journal("P" + "F" * 30 + "P")) == [(31, "single", None)]
    assert brief(journal("P" + "F" * 30 + "PP")) == [(31, "running", None)]


@pytest.mark.parametrize("quiet", ["F", ".", "F."])
def test_e2_thirty_days_without_pain_part_whatever_they_are(quiet: str) -> None:
    assert brief(journal("P" + (quiet * 30)[:29] + "P")) == [(0, "running", None)]
    assert brief(journal("P" + (quiet * 30)[:30] + "P")) == [(31, "single", None)]


def test_e2_a_gap_after_a_single_day_asks_nothing() -> None:
    (one,) = journal("P" + "." * 60)
    assert (one.state, one.question) == (State.SINGLE, None)
    (again,) = journal("P" + "." * 60 + "PP")
    assert (again.unsure, again.question, again.nth) == (None, None, 1)


# -- E8


def test_e8_a_spell_closes_on_its_last_pain_day_after_thirty_free_days() -> None:
    assert brief(journal("PPP" + "F" * 29)) == [(0, "running", None)]
    assert brief(journal("PPP" + "F" * 30)) == [(0, "ended", 2)]
    assert brief(journal("PPP" + "." * 4 + "F" * 30)) == [(0, "ended", 2)]
    (ended,) = journal("PPP" + "F" * 40)
    assert (ended.spell.ended_by, ended.question, ended.counted_to) == ("rule", None, FIRST + 2 * DAY)


def test_e8_an_unlogged_day_in_the_run_asks_and_unconfirms() -> None:
    found = journal("PPP" + "F" * 10 + "." + "F" * 19)
    assert brief(found) == [(0, "unconfirmed", None)]
    assert found[0].question == Question(
        kind="gap", first=FIRST + 13 * DAY, last=FIRST + 13 * DAY, days=1, since=FIRST + 2 * DAY, again=None
    )
    assert (found[0].line, found[0].phase(42), found[0].counted_to) == (None, Phase.ACUTE, FIRST + 2 * DAY)


def test_e8_today_counts_only_when_something_is_known_of_it() -> None:
    assert brief(journal("PP" + "." * 30)) == [(0, "running", None)]
    assert brief(journal("PP" + "." * 31)) == [(0, "unconfirmed", None)]
    assert brief(journal("PP" + "." * 29 + "F")) == [(0, "unconfirmed", None)]
    assert brief(journal("PP" + "F" * 29 + ".")) == [(0, "running", None)]
    assert brief(journal("PP" + "F" * 30 + ".")) == [(0, "ended", 1)]


def test_e8_all_free_closes_some_runs_on_and_dont_remember_stays_open() -> None:
    days = "PP" + "." * 40
    assert brief(journal(days, [says(2, 41, "free")])) == [(0, "ended", 1)]
    assert brief(journal(days, [says(2, 41, "some", 3)])) == [(0, "running", None)]
    (unknown,) = journal(days, [says(2, 41, "unknown")])
    assert (unknown.state, unknown.question) == (State.UNCONFIRMED, None)  # asked once
    (later,) = journal(days + "..", [says(2, 41, "unknown")])
    assert later.question is not None
    assert (later.question.first, later.question.days) == (FIRST + 42 * DAY, 1)  # only the new day; today is not over


def test_e8_some_breaks_the_run_and_a_spell_ends_on_the_blocks_last_day() -> None:
    days = "PP" + "." * 20 + "F" * 29
    assert brief(journal(days, [says(2, 21, "some", 3)])) == [(0, "running", None)]
    (ended,) = journal(days + "F", [says(2, 21, "some", 3)])
    assert brief([ended]) == [(0, "ended", 21)]
    assert (ended.pain_days, ended.said_days, ended.last_pain) == (2, 3, FIRST + DAY)


def test_e8_what_some_answered_is_not_asked_again() -> None:
    """Days of which it was said that some had pain, alone between two gaps: only the gaps are asked about."""
    found = journal("PP" + "." * 75 + "PP", [says(40, 44, "some", 1)])
    assert brief(found) == [(0, "unconfirmed", None), (77, "running", None)]
    assert found[0].question is not None
    assert found[0].question.days == 75 - 5


def test_e8_some_alone_opens_no_spell() -> None:
    assert journal("." * 60, [says(10, 50, "some", 9)]) == ()
    assert brief(journal("." * 60 + "P", [says(10, 50, "some", 9)])) == [(60, "running", None)]


def test_e8_days_said_of_a_period_belong_to_no_spell_for_certain_where_it_reaches_beyond() -> None:
    """Ten days before and ten after thirty free ones: all three days of pain may lie on either side."""
    found = journal("PP" + "." * 10 + "F" * 30 + "." * 10 + "P", [says(2, 51, "some", 3)])
    assert [one.said_days for one in found] == [0, 0]
    assert brief(found) == [(0, "ended", 11), (52, "single", None)]


def test_e8_pain_after_days_not_known_asks_same_or_new() -> None:
    days = "PP" + "." * 30 + "PP"
    first, second = journal(days)
    assert brief([first, second]) == [(0, "unconfirmed", None), (32, "running", None)]
    assert (second.unsure, second.counted, second.line, second.nth) == (FIRST + DAY, False, None, 1)
    assert first.question is not None
    assert (first.question.kind, first.question.again) == ("gap", FIRST + 32 * DAY)
    first, second = journal(days, [says(2, 31, "unknown")])
    assert first.question is not None
    assert (first.question.kind, first.question.days, second.unsure) == ("return", 30, FIRST + DAY)
    assert brief(journal(days, [says(2, 31, "free")])) == [(0, "ended", 1), (32, "running", None)]
    assert brief(journal(days, [says(2, 31, "some")])) == [(0, "running", None)]
    first, second = journal(days, rows=[row(32)])  # "a new one"
    assert (first.state, first.question, second.unsure, second.nth) == (State.ENDED, None, None, 2)


def test_e8_thirty_free_days_after_an_unsure_pain_day_make_the_next_spell_a_new_one() -> None:
    found = journal("PP" + "." * 40 + "P" + "F" * 30 + "PP")
    assert brief(found) == [(0, "unconfirmed", None), (73, "running", None)]
    assert (found[1].unsure, found[1].nth) == (None, 2)


def test_e8_a_pause_asks_nothing_meanwhile() -> None:
    pause = says(2, None, "pause")
    (paused,) = journal("PP" + "." * 60, [pause])
    assert (paused.state, paused.question) == (State.UNCONFIRMED, None)
    (logged,) = journal("PP" + "." * 59 + "F", [pause])  # a day logged during a pause does not end it
    assert (logged.state, logged.question) == (State.UNCONFIRMED, None)
    (over,) = journal("PP" + "." * 60, [says(2, 50, "pause")])
    assert over.question is not None
    assert over.question.days == 59  # today is not over
    assert brief(journal("PP" + "." * 20, [pause])) == [(0, "running", None)]


# -- E9


def test_e9_twenty_nine_free_days_are_the_same_spell_and_thirty_a_new_one() -> None:
    assert brief(journal("PP" + "F" * 29 + "PP")) == [(0, "running", None)]
    found = journal("PP" + "F" * 30 + "PP")
    assert brief(found) == [(0, "ended", 1), (32, "running", None)]
    assert (found[1].nth, found[1].mild, found[1].before) == (2, False, found[0].spell)
    assert return_words(found[1]) == "2nd spell in 12 months"
    assert found[1].spell.line == date(2026, 5, 2)  # its own onset, its own line


def test_e9_after_an_end_one_pain_day_opens_nothing() -> None:
    found = journal("PP" + "F" * 30 + "P")
    assert brief(found) == [(0, "ended", 1), (32, "single", None)]
    assert found[1].nth == 1
    assert brief(journal("PP" + "F" * 30 + "P" + "F" * 30 + "PP")) == [(0, "ended", 1), (63, "running", None)]


def test_e9_a_return_that_was_never_above_two_is_mild() -> None:
    found = journal("PP" + "F" * 30 + "pp")
    assert (found[1].mild, return_words(found[1])) == (True, "2nd spell in 12 months, mild return")
    assert journal("PP" + "F" * 30 + "ppP")[1].mild is False
    assert journal("pp")[0].mild is False  # no return


@pytest.mark.parametrize(("between", "nth"), [(364, 2), (365, 1)])
def test_e9_a_spell_that_ended_twelve_months_before_is_not_counted(between: int, nth: int) -> None:
    found = journal("PP" + "F" * (between - 1) + "PP")
    assert (found[1].spell.onset - found[0].counted_to).days == between
    assert found[1].nth == nth


def test_e9_three_in_a_year() -> None:
    found = journal(("PP" + "F" * 30) * 3)
    assert [one.nth for one in found] == [1, 2, 3]
    assert return_words(found[-1]) == "3rd spell in 12 months"


# -- E10


def test_e10_a_set_onset_does_not_stop_the_rules_from_closing() -> None:
    found = journal("." * 40 + "PP" + "F" * 30, rows=[row(0)])
    assert brief(found) == [(0, "ended", 41)]
    assert (found[0].spell.onset_by, found[0].spell.ended_by) == ("user", "rule")


def test_e10_a_set_end_does_not_stop_the_onset_from_being_derived() -> None:
    named = row(10, 14, onset_by="rule")
    assert brief(journal("." * 10 + "PPPPP" + "." * 9, rows=[named])) == [(10, "ended", 14)]
    assert brief(journal("." * 4 + "P" + "." * 5 + "PPPPP" + "." * 9, rows=[named])) == [(4, "ended", 14)]


def test_e10_pain_after_a_set_end_is_a_new_stretch() -> None:
    assert brief(journal("PPPPP", rows=[row(0, 2)])) == [(0, "ended", 2), (3, "running", None)]
    assert brief(journal("PPPP", rows=[row(0, 2)])) == [(0, "ended", 2), (3, "single", None)]


def test_e10_pain_right_after_a_set_end_is_told_of_and_changes_nothing() -> None:
    assert [one.later for one in journal("PPPPP", rows=[row(0, 2)])] == [2, 0]
    assert [one.later for one in journal("PPP" + "." * 29 + "P", rows=[row(0, 2)])] == [1, 0]
    assert [one.later for one in journal("PPP" + "." * 30 + "P", rows=[row(0, 2)])] == [0, 0]
    assert [one.later for one in journal("PPPPP", rows=[row(0, 2), row(3)])] == [0, 0]
    assert [one.later for one in journal("PPP" + "F" * 30 + "PP")] == [0, 0]


def test_e10_both_ends_set_hold_everything_between() -> None:
    assert brief(journal("PP" + "F" * 40 + "PP" + "." * 50, rows=[row(0, 60)])) == [(0, "ended", 60)]


def test_e10_a_set_end_holds_the_days_up_to_it_and_spells_never_overlap() -> None:
    days = "PP" + "F" * 40 + "PP" + "F" * 9
    assert brief(journal(days, rows=[row(0, 50, onset_by="rule")])) == [(0, "ended", 50)]


def test_e10_an_end_to_come_is_no_end_yet() -> None:
    assert brief(journal("PPPPP", rows=[row(0, 9)])) == [(0, "running", None)]


def test_e10_an_onset_within_a_run_cuts_it_and_the_days_right_before_are_only_told() -> None:
    found = journal("P" * 20, rows=[row(10)])
    assert brief(found) == [(10, "running", None)]
    assert (found[0].early, found[0].pain_days) == (10, 10)


def test_e10_an_onset_after_all_pain_cuts_as_it_does_when_more_pain_comes() -> None:
    alone = journal("P" * 10 + "." * 15, rows=[row(20)])
    assert brief(alone) == [(20, "running", None)]
    assert alone[0].early == 10
    for later in (21, 24, 60):
        found = journal("P" * 10 + "." * (later - 10) + "P", rows=[row(20)])
        assert (brief(found), found[0].early) == ([(20, "running", None)], 10)


def test_e10_days_right_before_an_onset_have_fewer_than_thirty_between() -> None:
    for more in ("", "." * 9, "." * 9 + "P"):
        near = journal("PP" + "." * 29 + "." + more, rows=[row(31)])
        assert (brief(near), near[0].early) == ([(31, "running", None)], 2)
        far = journal("PP" + "." * 30 + "." + more, rows=[row(32)])
        assert (brief(far), far[1].early) == ([(0, "ended", 1), (32, "running", None)], 0)


def test_e10_an_onset_long_after_all_pain_ends_the_spell_before() -> None:
    assert brief(journal("PP" + "." * 50, rows=[row(40)])) == [(0, "ended", 1), (40, "running", None)]


def test_e10_an_onset_of_the_user_answers_what_the_gap_before_it_was() -> None:
    """Pain right before a set onset is only told of: the spell before the gap ended, as it does without that pain."""
    assert brief(journal("PP" + "." * 40 + "PPPP", rows=[row(44)])) == [(0, "ended", 1), (44, "running", None)]
    some = [says(40, 42, "some", 1)]
    assert brief(journal("PP" + "." * 80 + "PP", some, [row(82)])) == [(0, "ended", 1), (82, "running", None)]


def test_e10_a_cause_alone_makes_no_spell() -> None:
    """The days of pain that it was said of were deleted, or became days of the spell before."""
    caused = row(60, onset_by="rule")
    assert journal("F" * 90, rows=[caused]) == ()
    other = row(0, onset_by="rule")
    parted = "PP" + "F" * 40 + "." * 18 + "PP"
    assert [one.spell.uid for one in journal(parted, rows=[other, caused])] == [other.uid, caused.uid]
    joined = "PP" + "." * 20 + "P" + "." * 20 + "P" + "." * 16 + "PP"
    found = journal(joined, rows=[other, caused])
    assert brief(found) == [(0, "running", None)]
    assert found[0].spell.uid == other.uid


def test_e10_an_end_claims_its_spell_before_a_cause_does() -> None:
    caused, ended = row(0, onset_by="rule"), row(2, 4, onset_by="rule")
    assert brief(journal("PPPPP...", rows=[caused, ended])) == [(0, "ended", 4)]


def test_a_single_pain_day_is_no_end_for_a_trend() -> None:
    """S4: a trend is never fitted across a spell's end; a single day of pain is no spell (E2)."""
    found = journal("F" * 40 + "P" + "F" * 40)
    assert [one.state for one in found] == [State.SINGLE]
    for window in ("spell", "13w"):
        assert fitted_span(window, FIRST, FIRST + 80 * DAY, found) == (FIRST, FIRST + 80 * DAY)
    ended = journal("F" * 40 + "PP" + "F" * 39)
    assert fitted_span("spell", FIRST, FIRST + 80 * DAY, ended) == (FIRST, FIRST + 41 * DAY)
    assert fitted_span("13w", FIRST, FIRST + 80 * DAY, ended) == (FIRST + 42 * DAY, FIRST + 80 * DAY)


# -- Show 6, by hand


@pytest.mark.parametrize(
    ("day", "words", "status"),
    [
        (89, "Day 90 · the three-month line is on 1 Apr, in 1 day", "under three months"),
        (90, "Day 91 · three months today", ""),
        (
            91,
            "Day 92 · past the three-month line (1 Apr) by 1 day",
            "past three months, pain on at least half the days (fits the NIH research definition)",
        ),
    ],
)
def test_show_6_a_spell_crosses_the_line(day: int, words: str, status: str) -> None:
    """The onset is not known: no row, the first pain day counts."""
    known = History([(FIRST + n * DAY, 4) for n in range(day + 1)], [], FIRST + day * DAY)
    (where,) = standings(known, [])
    assert where.spell.onset_by == "rule"
    assert standing_words(where) == words
    if day == 91:
        assert status_words(where, known.share(182)) == status  # 92 of 182
        assert status_words(where, known.share(91)) == status
    else:
        assert status_words(where, known.share(182)) == status


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 4, 29), "Day 89 · the three-month line is on 30 Apr, in 1 day"),
        (date(2026, 4, 30), "Day 90 · three months today"),
        (date(2026, 5, 1), "Day 91 · past the three-month line (30 Apr) by 1 day"),
    ],
)
def test_show_6_an_onset_on_the_31st_of_january(day: date, words: str) -> None:
    onset = date(2026, 1, 31)
    known = History([(one, 3) for one in oracle.days_from(onset, day)], [], day)
    assert standing_words(standings(known, [])[0]) == words
    assert standing_words(standings(known, [Spell(onset=onset)])[0]) == words


def test_show_6_two_spells_in_a_year() -> None:
    days = [(date(2026, 2, n), 5) for n in range(1, 11)]
    days += [(one, 0) for one in oracle.days_from(date(2026, 2, 11), date(2026, 8, 31))]
    days += [(date(2026, 9, n), 2) for n in (1, 3)]
    known = History(days, [], date(2026, 9, 4))
    first, second = standings(known, [])
    assert (first.spell.onset, first.spell.ended) == (date(2026, 2, 1), date(2026, 2, 10))
    assert standing_line(first) == "Last spell: 1 Feb 2026 to 10 Feb 2026"
    assert standing_line(second, known.share(182)) == (
        "Day 4 · the three-month line is on 1 Dec, in 88 days · 2nd spell in 12 months, mild return · "
        "under three months"
    )
    assert known.share(182).least == 2


def test_show_6_a_year_of_nothing() -> None:
    nothing = History([], [], date(2027, 1, 1))
    assert standings(nothing, []) == ()
    (set_onset,) = standings(nothing, [Spell(onset=FIRST)])
    assert standing_line(set_onset, nothing.share(182)) == (
        "Day 366 · past the three-month line (1 Apr 2026) by 275 days · past three months, can't tell how often"
    )
    assert (set_onset.question, set_onset.pain_days, set_onset.last_pain) == (None, 0, None)
    after_pain = History([(FIRST, 4), (FIRST + DAY, 4)], [], date(2027, 1, 1))
    for rows in ([], [Spell(onset=date(2025, 12, 1))]):
        (where,) = standings(after_pain, rows)
        assert standing_line(where, after_pain.share(182)) == (
            "Last logged pain on 2 Jan 2026; the days since are not known"
        )


# -- through a real store


def _draft(day: date, level: int) -> Draft:
    return Draft(value=Reading(level=level), moment=Moment(at_utc=at().at_utc, utc_offset_min=60, day=day))


def _told_of(store: Store, day: date) -> tuple[object, ...]:
    """Return all that is judged, but for the identities and versions of rows."""
    known = judged(store, day)
    spells = [replace(one, spell=replace(one.spell, uid=None, version=1), before=None) for one in known.spells]
    days = list(oracle.days_from(oracle.START, day))
    shares = [known.history.share(length) for length in (182, 91)]
    return spells, shares, [known.history.state(one) for one in days], known.question


@st.composite
def journals(draw: st.DrawFn) -> Case:
    case = draw(oracle.cases(rows=True))
    return replace(case, worst=dict(sorted(case.worst.items())[:120]))


@settings(max_examples=12, deadline=None)
@given(journals(), st.randoms(use_true_random=False), st.integers(0, 120))
def test_a_store_filled_in_any_order_judges_the_same(
    tmp_path_factory: pytest.TempPathFactory, case: Case, shuffled: random.Random, back: int
) -> None:
    plain, mixed = (open_store(tmp_path_factory.mktemp("order")) for _ in range(2))
    readings = [_draft(day, level) for day, level in sorted(case.worst.items())]
    # The worst of a day counts, however many other readings there are, and a leg is no back.
    others = [_draft(day, level // 2) for day, level in case.worst.items()]
    others += [Draft(value=Reading(level=9, site="calf"), moment=draft.moment) for draft in readings[::3]]
    said = [replace(one, uid=None, said_at=one.said_at.replace(microsecond=0)) for one in case.said]
    rows = [replace(one, uid=None) for one in case.rows]
    if readings:
        plain.save(readings, NOW)
    for row_ in rows:
        plain.save_spell(row_, NOW)
    for one in said:
        plain.save_statement(one, NOW)

    steps: list[tuple[str, Draft | Statement | Spell]] = [("log", one) for one in (*readings, *others)]
    steps += [("say", one) for one in said]
    steps += [("set", one) for one in rows]
    shuffled.shuffle(steps)
    now = NOW
    for number, (_, step) in enumerate(steps):
        now += timedelta(minutes=1)
        if isinstance(step, Draft):
            mixed.save([step], now)
        elif isinstance(step, Statement):
            mixed.save_statement(step, now)
        else:
            mixed.save_spell(step, now)
        if number % 7 == 0:
            judged(mixed, case.today)
            mixed.undo(now)
            mixed.redo(now)
        elif number % 11 == 0:
            mixed.save([_draft(case.today - number * DAY, 10)], now)
            mixed.undo(now)
    assert _told_of(mixed, case.today) == _told_of(plain, case.today)
    earlier = max(case.today - back * DAY, oracle.START)
    assert _told_of(mixed, earlier) == _told_of(plain, earlier)
    found = judged(mixed, case.today)
    assert [told(one) for one in found.spells] == expected(case)
    plain.close()
    mixed.close()


def test_a_gap_filled_in_late_joins_two_spells_and_undo_parts_them(tmp_path: Path) -> None:
    store = open_store(tmp_path / "late")
    today = FIRST + 80 * DAY
    store.save([_draft(FIRST + n * DAY, 4) for n in (0, 1, 50, 51, 80)], NOW)
    assert brief(judged(store, today).spells) == [(0, "unconfirmed", None), (50, "running", None)]
    (late,) = store.save([_draft(FIRST + 25 * DAY, 1)], NOW + timedelta(minutes=1))
    assert brief(judged(store, today).spells) == [(0, "running", None)]
    store.undo(NOW + timedelta(minutes=2))
    assert brief(judged(store, today).spells) == [(0, "unconfirmed", None), (50, "running", None)]
    store.redo(NOW + timedelta(minutes=3))
    assert brief(judged(store, today).spells) == [(0, "running", None)]
    store.delete([store.entries_on(late.moment.day)[0]], NOW + timedelta(minutes=4))
    assert brief(judged(store, today).spells) == [(0, "unconfirmed", None), (50, "running", None)]
    assert brief(judged(store, FIRST + 40 * DAY).spells) == [(0, "unconfirmed", None)]
    store.close()
