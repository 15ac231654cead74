"""Days and entries for the tests of the daily table, and the written table read back."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from journal.domain.entries import Entry, Value
from journal.domain.moments import Moment
from journal.domain.spells import Spell
from journal.domain.standing import Standing
from journal.formats.daily import CountedRow, daily_rows, write_daily

DAY = date(2026, 11, 20)
NEXT = DAY + timedelta(days=1)
_UIDS = count()


def entry(
    value: Value, day: date = DAY, *, hour: int = 9, note: str | None = None, late: timedelta | None = timedelta(0)
) -> Entry:
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return Entry(
        uid=f"uid-{next(_UIDS)}",
        value=value,
        moment=Moment(at_utc=at, utc_offset_min=0, day=day),
        recorded_at=None if late is None else at + late,
        version=1,
        batch="batch",
        note=note,
    )


def standing(onset: date, *, today: date = NEXT, **changes: Any) -> Standing:
    return replace(Standing(spell=Spell(onset=onset), today=today, pain_days=9, last_pain=today), **changes)


def row(*entries: Entry, spell: Standing | None = None, acute_days: int = 42) -> CountedRow:
    (only,) = daily_rows([(DAY, entries)], DAY, DAY, spell, acute_days)
    return only


def text_of(rows: Iterator[CountedRow]) -> str:
    out = io.StringIO(newline="")
    write_daily(rows, out)
    return out.getvalue()


def table_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))
