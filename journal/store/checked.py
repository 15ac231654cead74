"""Rows from outside, checked as what they mean: what the program would not save itself is refused."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from journal.domain.entries import Draft
from journal.domain.moments import refuse_future
from journal.errors import ValueRefused
from journal.store.advice import advice_columns, advice_of
from journal.store.practice_rows import (
    exercise_columns,
    exercise_of,
    item_columns,
    item_of,
    plan_columns,
    plan_of,
    routine_columns,
    routine_of,
    skip_columns,
    skip_of,
)
from journal.store.rows import (
    Columns,
    entry_columns,
    entry_of,
    spell_columns,
    spell_of,
    statement_columns,
    statement_of,
)
from journal.store.tables import LOGGED

_A_DAY = timedelta(days=1)


def _through_item(columns: Columns) -> Columns:
    if columns["position"] < 1:
        raise ValueRefused("the position in a routine begins at 1")
    return item_columns(item_of(columns), columns["routine"], columns["position"], columns["uid"])


_THROUGH: Mapping[str, Callable[[Columns], Columns]] = {
    "spell": lambda row: spell_columns(spell_of(row), row["uid"], row["version"]),
    "statement": lambda row: statement_columns(statement_of(row), row["uid"], row["version"]),
    "advice": lambda row: advice_columns(advice_of(row)),
    "exercise": lambda row: exercise_columns(exercise_of(row), row["uid"], row["version"]),
    "routine": lambda row: routine_columns(routine_of(row), row["uid"], row["version"]),
    "routine_item": _through_item,
    "plan": lambda row: plan_columns(plan_of(row), row["uid"], row["version"]),
    "skip": lambda row: skip_columns(skip_of(row), row["uid"], row["version"]),
}
# What the values of a table do not hold is kept as the row has it.
_BESIDE = frozenset(("version", "note"))


def refuse_unfit(table: str, columns: Columns, now: datetime) -> None:
    """Refuse a row that holds to its contract and still is none that the program would have saved.

    Args:
        table: its name.
        columns: its values by column name.
        now: nothing later was logged.

    Raises:
        ValueRefused: a value outside its list or range, not written as it is kept, or in the future.
    """
    through = _logged(table, columns, now) if table in LOGGED else _THROUGH[table](columns)
    for name, value in columns.items():
        if value != through[name] and name not in _BESIDE:
            raise ValueRefused(_as_kept(name, through[name]))


def _as_kept(name: str, value: Any) -> str:
    return f"{name} is not written as it is kept: {'nothing' if value is None else value}"


def _logged(table: str, columns: Columns, now: datetime) -> Columns:
    entry = entry_of(table, columns)
    # What only an entry that is saved anew is asked: a note within its length, not in the future.
    draft = Draft(value=entry.value, moment=entry.moment, note=entry.note)
    if draft.note != entry.note:
        raise ValueRefused("a note of nothing but white space")
    refuse_future(entry.moment, now)
    # After the day's turn, the night belongs to the day before (D3).
    if entry.moment.local.date() - entry.moment.day not in (timedelta(0), _A_DAY):
        raise ValueRefused(f"{columns['at_utc']} is not within the journal day {columns['day']}")
    return entry_columns(entry)
