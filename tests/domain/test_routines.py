"""Routines, plans and skips are fit to be kept from construction on."""

from datetime import date

import pytest

from journal.domain.entries import MAX_NAME
from journal.domain.routines import MAX_REASON, MOST_ITEMS, MOST_PER_WEEK, Plan, Routine, RoutineItem, Skip
from journal.errors import ValueRefused

DAY = date(2026, 11, 23)
ITEM = RoutineItem(exercise="bird-dog")


@pytest.mark.parametrize("name", ["evening", "käfer", "虫", "a" * MAX_NAME, "week-1"])
def test_a_routine_has_a_word_of_any_script_for_its_name(name: str) -> None:
    assert Routine(name=name).name == name


@pytest.mark.parametrize("name", ["", "-", "Evening", "two words", "1st", "a" * (MAX_NAME + 1), "a_b", "x\n", "🐕"])
def test_another_name_of_a_routine_is_refused(name: str) -> None:
    with pytest.raises(ValueRefused, match="name"):
        Routine(name=name)


def test_a_routine_has_a_most_of_exercises() -> None:
    assert len(Routine(name="long", items=(ITEM,) * MOST_ITEMS).items) == MOST_ITEMS
    with pytest.raises(ValueRefused, match=f"at most {MOST_ITEMS}"):
        Routine(name="long", items=(ITEM,) * (MOST_ITEMS + 1))


def test_an_empty_dose_or_note_is_none() -> None:
    assert RoutineItem(exercise="bird-dog", dose=" ") == ITEM
    assert RoutineItem(exercise="bird-dog", dose=" 3x10 ").dose == "3x10"
    assert Routine(name="evening", note=" ").note is None
    with pytest.raises(ValueRefused):
        Routine(name="evening", note="\x00")


@pytest.mark.parametrize("per_week", [-1, MOST_PER_WEEK + 1])
def test_a_plan_is_for_once_to_fifty_times_a_week(per_week: int) -> None:
    assert [Plan(exercise="any", per_week=often, from_day=DAY).per_week for often in (1, MOST_PER_WEEK)] == [1, 50]
    with pytest.raises(ValueRefused, match="outside 1 to 50"):
        Plan(exercise="any", per_week=per_week, from_day=DAY)


@pytest.mark.parametrize("reason", ["", " ", "a\nb", "\x1b[2J", "x" * (MAX_REASON + 1)])
def test_a_reason_is_printable_and_short(reason: str) -> None:
    assert Skip(day=DAY, exercise="any", reason="x" * MAX_REASON).reason == "x" * MAX_REASON
    assert Skip(day=DAY, exercise="any").reason is None
    with pytest.raises(ValueRefused, match="reason"):
        Skip(day=DAY, exercise="any", reason=reason)
