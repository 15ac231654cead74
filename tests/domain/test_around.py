"""Pain around an exercise: its sessions, the counts before and after, and the sentences beside them (S7)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.around import UNSHOWN, Compared, around_sessions, around_words, done_sessions, next_days
from journal.domain.entries import Completion, Entry, Value
from journal.domain.moments import Moment
from tests.support import NOW, at

TODAY = NOW.date()
FORBIDDEN = ("monitor", "detect", "predict", "diagnose", "recommend", "significant", "proven", "help", "%")


def done(side: str | None = None, before: int | None = None, after: int | None = None) -> Completion:
    return Completion(exercise="bird-dog", side=side, reps=10, level_before=before, level_after=after)


def entry(value: Value, batch: str = "a", days: int = 0) -> Entry:
    moment: Moment = replace(at(), day=TODAY - timedelta(days=days))
    return Entry(uid="1", value=value, moment=moment, recorded_at=None, version=1, batch=batch)


def counts(found: Compared) -> tuple[int, int, int, int]:
    return found.of, found.lower, found.same, found.higher


def test_what_one_line_logged_is_one_session_right_first() -> None:
    left, right = entry(done("left")), entry(done("right"))
    (session,) = done_sessions([left, right], {})
    assert [one.side for one in session.done] == ["right", "left"]
    assert session.entries == (left, right)


def test_two_lines_of_a_day_are_two_sessions_and_an_import_of_several_days_one_a_day() -> None:
    found = done_sessions([entry(done(), "a", 2), entry(done(), "b", 2), entry(done(), "b", 1)], {})
    assert [(TODAY - session.day).days for session in found] == [2, 2, 1]


def test_a_session_stays_whole_when_another_lies_between_its_sides() -> None:
    """A left side that was added later comes after what else was logged of that moment."""
    first, other, rest = entry(done("right"), "a"), entry(done("right"), "b"), entry(done("left"), "a")
    found = done_sessions([first, other, rest], {})
    assert [session.entries for session in found] == [(first, rest), (other,)]
    assert [[one.side for one in session.done] for session in found] == [["right", "left"], ["right"]]


def test_levels_are_found_on_whichever_side_has_them_and_nought_is_one() -> None:
    (session,) = done_sessions([entry(done("right", after=0)), entry(done("left", before=0, after=9))], {})
    assert (session.before, session.after) == (0, 0)
    (session,) = done_sessions([entry(done())], {})
    assert (session.before, session.after) == (None, None)


def test_the_worst_of_the_day_and_of_the_next_come_with_a_session() -> None:
    worst = {TODAY - timedelta(days=5): 4, TODAY - timedelta(days=4): 0}
    last, unknown, known = done_sessions([entry(done(), "a", 4), entry(done(), "b", 3), entry(done(), "c", 5)], worst)
    assert (known.worst, known.next_worst) == (4, 0)
    assert (last.worst, last.next_worst) == (0, None)
    assert (unknown.worst, unknown.next_worst) == (None, None)


def test_before_and_after_are_compared_where_both_are_known() -> None:
    levels = [(6, 4), (4, 4), (0, 0), (3, 5), (7, None), (None, 2), (None, None)]
    found = done_sessions([entry(done(None, *pair), str(number)) for number, pair in enumerate(levels)], {})
    compared = around_sessions(found)
    assert (counts(compared), compared.known) == ((7, 1, 2, 1), 4)


def test_a_day_with_several_sessions_counts_once_for_the_next_day() -> None:
    worst = {TODAY - timedelta(days=3): 5, TODAY - timedelta(days=2): 3, TODAY - timedelta(days=1): 3}
    found = done_sessions(
        [entry(done(), batch, days) for batch, days in zip("abcde", (3, 3, 2, 1, 0), strict=True)], worst
    )
    assert len(found) == 5
    assert counts(next_days(found)) == (4, 1, 1, 0)


def test_the_sentences_say_how_many_are_known_and_claim_nothing() -> None:
    worst = {TODAY - timedelta(days=2): 5, TODAY - timedelta(days=1): 6}
    found = done_sessions([entry(done(None, 6, 4), "a", 2), entry(done(None, 4, 4), "b", 2), entry(done(), "c")], worst)
    words = around_words(found)
    assert words == [
        "Pain before and after is logged in 2 of 3 sessions: lower in 1, the same in 1, higher in 0.",
        (
            "The day's worst and the next day's are both known for 1 of 2 days: "
            "lower in 0, the same in 0, higher in 1 on the next day."
        ),
        UNSHOWN,
    ]
    assert not any(word in sentence.lower() for sentence in words for word in FORBIDDEN)


@pytest.mark.parametrize("worst", [{}, {TODAY: 4}])
def test_nothing_is_said_where_no_pair_is_known(worst: dict[date, int]) -> None:
    assert around_words([]) == []
    assert around_words(done_sessions([entry(done(None, 6, None))], worst)) == []


_LEVELS = st.none() | st.integers(0, 10)
_LOGGED = st.tuples(
    st.integers(0, 6), st.sampled_from("abc"), st.sampled_from([None, "right", "left"]), _LEVELS, _LEVELS
)


@settings(deadline=None)
@given(st.lists(_LOGGED, max_size=12), st.dictionaries(st.integers(-1, 6), st.integers(0, 10)))
def test_no_entry_is_lost_and_every_pair_is_counted_once(
    logged: list[tuple[int, str, str | None, int | None, int | None]], levels: dict[int, int]
) -> None:
    entries = [entry(done(side, before, after), batch, days) for days, batch, side, before, after in logged]
    worst = {TODAY - timedelta(days=days): level for days, level in levels.items()}
    found = done_sessions(entries, worst)
    assert len(found) == len({(days, batch) for days, batch, *_ in logged})
    assert sorted(map(repr, (one for session in found for one in session.entries))) == sorted(map(repr, entries))
    assert all(len({(one.moment.day, one.batch) for one in session.entries}) == 1 for session in found)
    days = {days for days, *_ in logged}
    after = next_days(found)
    assert (after.of, after.known) == (len(days), sum(day in levels and day - 1 in levels for day in days))
    assert after.lower == sum(day in levels and levels.get(day - 1, 11) < levels[day] for day in days)
    around = around_sessions(found)
    assert around.of == len(found)
    pairs = [(one.before, one.after) for one in found]
    assert around.higher == sum(before < after for before, after in pairs if before is not None and after is not None)
