"""Sessions a week beside what was planned: what is counted, what is left out, and which plan holds for which week."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.domain.adherence import PlannedWeeks, mondays_until, planned_weeks
from journal.domain.exercises import ANY, GROUPS, ExerciseSaid, merged
from journal.domain.routines import Plan
from journal.domain.slugs import EXERCISES

MONDAY = date(2026, 11, 23)
WEEK = timedelta(days=7)
WEEKS = [MONDAY - 2 * WEEK, MONDAY - WEEK, MONDAY]


def plan(exercise: str, per_week: int, from_day: date, uid: str = "1") -> Plan:
    return Plan(exercise=exercise, per_week=per_week, from_day=from_day, uid=uid)


def rows(sessions: list[tuple[date, str, int]], *plans: Plan) -> dict[str, PlannedWeeks]:
    return {row.name: row for row in planned_weeks(sessions, plans, EXERCISES, WEEKS)}


# -- weeks


@pytest.mark.parametrize("days", range(7))
def test_the_last_week_is_the_one_that_today_is_in(days: int) -> None:
    assert mondays_until(MONDAY + timedelta(days=days), 3) == WEEKS


def test_weeks_go_on_over_the_turn_of_a_year() -> None:
    assert mondays_until(date(2027, 1, 1), 2) == [date(2026, 12, 21), date(2026, 12, 28)]


# -- counts


def test_three_exercises_in_a_row_are_one_session_of_their_group_and_of_any() -> None:
    found = rows([(MONDAY, slug, 1) for slug in ("bird-dog", "dead-bug", "glute-bridge")])
    assert [found[name].counts for name in ("bird-dog", "core", "hips", ANY)] == [(0, 0, 1)] * 4


def test_a_groups_sessions_of_a_day_are_those_of_its_most_often_done_exercise() -> None:
    found = rows(
        [(MONDAY, "bird-dog", 1), (MONDAY, "dead-bug", 2), (MONDAY, "walking", 3), (MONDAY + WEEK / 7, "bird-dog", 1)]
    )
    assert found["core"].counts == (0, 0, 3)
    assert found["aerobic"].counts == (0, 0, 3)
    assert found[ANY].counts == (0, 0, 4)


def test_a_week_is_monday_to_sunday() -> None:
    ends = [MONDAY - timedelta(days=1), MONDAY - WEEK, MONDAY + timedelta(days=6)]
    assert rows([(day, "walking", 1) for day in ends])["walking"].counts == (0, 2, 1)


def test_what_was_done_before_these_weeks_makes_no_row() -> None:
    found = rows([(WEEKS[0] - timedelta(days=1), "walking", 1), (MONDAY + WEEK, "yoga", 1), (WEEKS[0], "bird-dog", 1)])
    assert list(found) == [ANY, "core", "bird-dog"]
    assert found[ANY].counts == (1, 0, 0)


def test_without_anything_done_or_planned_there_is_one_row_of_noughts() -> None:
    (row,) = planned_weeks([], [], EXERCISES, WEEKS)
    assert (row.label, row.level, row.counts, row.plans) == ("Any exercise", 0, (0, 0, 0), (None, None, None))


def test_groups_come_in_their_order_and_exercises_by_their_names() -> None:
    done = [(MONDAY, slug, 1) for slug in ("walking", "front-plank", "bird-dog", "curl-up", "cat-cow")]
    found = planned_weeks(done, [], EXERCISES, WEEKS)
    assert [(row.level, row.label) for row in found] == [
        (0, "Any exercise"),
        (1, "Mobility"), (2, "Cat–cow"),
        (1, "Core"), (2, "Bird dog"), (2, "Front plank"), (2, "McGill curl-up"),
        (1, "Aerobic"), (2, "Walking"),
    ]  # fmt: skip


def test_an_exercise_or_a_group_that_is_not_known_any_more_is_counted_among_others() -> None:
    own = merged(ExerciseSaid(slug="sun-salutation", name="Sun salutation", group="qigong", measure="minutes"))
    done = [(MONDAY, "sun-salutation", 2), (MONDAY, "wall-sit", 1)]
    found = planned_weeks(done, [], {**EXERCISES, own.slug: own}, WEEKS)
    assert [(row.level, row.name, row.label, row.counts[-1]) for row in found] == [
        (0, ANY, "Any exercise", 2), (1, "", "Other", 2),
        (2, "sun-salutation", "Sun salutation", 2), (2, "wall-sit", "Wall sit", 1),
    ]  # fmt: skip


# -- plans


def test_a_plan_holds_from_its_week_on_until_a_later_one() -> None:
    found = rows([], plan("walking", 3, MONDAY - WEEK), plan("walking", 5, MONDAY))
    assert found["walking"].plans == (None, 3, 5)
    assert rows([], plan("walking", 2, date(2020, 1, 6)))["walking"].plans == (2, 2, 2)


def test_a_plan_set_within_a_week_holds_for_it() -> None:
    assert rows([], plan("walking", 3, MONDAY - timedelta(days=1)))["walking"].plans == (None, 3, 3)


def test_of_two_plans_of_a_day_the_one_saved_later_holds() -> None:
    both = (plan("walking", 3, MONDAY, "2"), plan("walking", 5, MONDAY, "1"))
    assert rows([], *both)["walking"].plans == rows([], *reversed(both))["walking"].plans == (None, None, 3)


def test_a_plan_of_a_group_is_the_groups_and_not_its_exercises() -> None:
    found = rows([(MONDAY, "bird-dog", 1)], plan("core", 3, MONDAY), plan(ANY, 6, WEEKS[0]))
    assert found["core"].plans == (None, None, 3)
    assert found["bird-dog"].plans == (None, None, None)
    assert found[ANY].plans == (6, 6, 6)


def test_what_is_planned_has_a_row_though_nothing_was_done() -> None:
    found = rows([], plan("core", 3, MONDAY), plan("walking", 2, MONDAY))
    assert list(found) == [ANY, "core", "aerobic", "walking"]
    assert (found["core"].counts, found["aerobic"].plans) == ((0, 0, 0), (None, None, None))


def test_a_plan_of_an_exercise_that_is_gone_has_its_row() -> None:
    found = rows([], plan("wall-sit", 2, MONDAY))
    assert (found["wall-sit"].label, found["wall-sit"].plans[-1]) == ("Wall sit", 2)


# -- against counting by hand

_SLUGS = ("bird-dog", "dead-bug", "walking", "glute-bridge", "wall-sit")
_DAYS = st.integers(-30, 8).map(lambda days: MONDAY + timedelta(days=days))


@settings(deadline=None)
@given(
    st.dictionaries(st.tuples(_DAYS, st.sampled_from(_SLUGS)), st.integers(1, 4), max_size=20),
    st.lists(st.tuples(st.sampled_from((ANY, "core", *_SLUGS)), st.integers(1, 50), _DAYS), max_size=5),
)
def test_every_row_is_what_counting_by_hand_gives(
    done: dict[tuple[date, str], int], plans: list[tuple[str, int, date]]
) -> None:
    sessions = [(day, slug, count) for (day, slug), count in sorted(done.items())]
    said = [plan(name, often, day, f"{number:02}") for number, (name, often, day) in enumerate(plans)]
    found = planned_weeks(sessions, said, EXERCISES, WEEKS)
    assert len({row.name for row in found}) == len(found)
    for row in found:
        expected = []
        for monday in WEEKS:
            week: dict[date, list[int]] = defaultdict(list)
            for (day, slug), count in done.items():
                group = EXERCISES[slug].group if slug in EXERCISES else ""
                if row.name in (ANY, group, slug) and monday <= day < monday + WEEK:
                    week[day].append(count)
            expected.append(sum(max(counts) for counts in week.values()))
            holding = [one for one in said if one.exercise == row.name and one.from_day <= monday + WEEK - WEEK / 7]
            latest = sorted(holding, key=lambda one: (one.from_day, one.uid or ""))[-1:]
            assert row.plans[WEEKS.index(monday)] == next((one.per_week for one in latest), None)
        assert list(row.counts) == expected
    shown = {row.name for row in found}
    assert {slug for (day, slug) in done if WEEKS[0] <= day < MONDAY + WEEK} <= shown
    assert {name for name, *_ in plans} <= shown
    assert all(row.level == (0 if row.name == ANY else 1 if row.name in (*GROUPS, "") else 2) for row in found)
