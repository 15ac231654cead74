"""The daily table, `history.csv`: one row a day, for people, spreadsheets and clinicians (data.md, section 2)."""

import csv
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, TextIO, TypeVar

from journal.domain.days import DayLevel, DayState, each_day
from journal.domain.entries import (
    VALUE_TYPES,
    Completion,
    Dose,
    Entry,
    Reading,
    Spasm,
    Tag,
    Thermal,
    Treatment,
    Value,
)
from journal.domain.moments import LATE, lateness
from journal.domain.slugs import BACK_SITES, LEG_SITES, SPREAD_RANK
from journal.domain.spells import ACUTE_DAYS, Phase
from journal.domain.standing import Standing
from journal.domain.written import dose_line
from journal.formats.guard import guard

SpellOf = Callable[[dt.date], Standing | None]

_Kind = TypeVar("_Kind", bound=Value)
# A journal day starts at most two dates before the UTC date of its entries: 14 hours of offset, 6 of a late turn.
_UTC_SPREAD = dt.timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyRow:
    """One calendar day, its fields the columns of the table in their order; None and "" are "not logged", never 0.

    `schema/export/daily.json` says what each column means.
    """

    date: dt.date
    state: DayState
    pain_worst: int | None = None
    pain_mean: float | None = None
    pain_min: int | None = None
    readings: int | None = None
    leg_worst: int | None = None
    leg_spread: str | None = None
    spasms: int | None = None
    spasm_worst: int | None = None
    heat_min: int | None = None
    ice_min: int | None = None
    exercises: str = ""
    exercise_min: int | float | None = None
    medicines: str = ""
    treatments: str = ""
    triggers: str = ""
    activities: str = ""
    flare: int | None = None
    spell: dt.date | None = None
    spell_day: int | None = None
    phase: Phase | None = None
    days_to_line: int | None = None
    late: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRow(DailyRow):
    """A row that knows how many entries of each kind it was made from; not a column."""

    kinds: Mapping[str, int]


COLUMNS = tuple(field.name for field in fields(DailyRow))
TEXT_COLUMNS = frozenset(("exercises", "medicines", "treatments", "triggers", "activities", "notes"))


def by_day(entries: Iterable[Entry]) -> Iterator[tuple[dt.date, list[Entry]]]:
    """Yield the entries of each journal day, days ascending, holding back a few days of them at a time.

    Args:
        entries: ascending by moment. Their days need not ascend: after a flight west the next entry can be of the
            day before, and a changed day turn does the same.
    """
    open_days: dict[dt.date, list[Entry]] = {}
    for entry in entries:
        complete_before = entry.moment.at_utc.date() - _UTC_SPREAD
        for day in sorted(day for day in open_days if day < complete_before):
            yield day, open_days.pop(day)
        open_days.setdefault(entry.moment.day, []).append(entry)
    yield from sorted(open_days.items())


def daily_rows(
    entries_by_day: Iterable[tuple[dt.date, Sequence[Entry]]],
    first: dt.date,
    last: dt.date,
    spell: SpellOf | Standing | None,
    acute_days: int = ACUTE_DAYS,
) -> Iterator[CountedRow]:
    """Yield one row for every date from `first` to `last`, UNKNOWN days included.

    Args:
        entries_by_day: ascending, each day once, within `first` to `last`; days without entries may be missing.
        first: the day of the first entry of any kind.
        last: the day of the last one.
        spell: the spell that a day is told by: one for all days, or a function of the day.
        acute_days: how long a spell is called acute (E5).

    Raises:
        ValueError: a day comes twice, out of order or from outside: its entries would be lost.
    """
    groups = iter(entries_by_day)
    group = next(groups, None)
    for day in each_day(first, last):
        entries: Sequence[Entry] = ()
        if group is not None and group[0] == day:
            entries = group[1]
            group = next(groups, None)
        yield _row(day, entries, spell(day) if callable(spell) else spell, acute_days)
    if group is not None:
        raise ValueError(f"{group[0]} comes twice, out of order or from outside {first} to {last}")


def _row(day: dt.date, entries: Sequence[Entry], standing: Standing | None, acute_days: int) -> CountedRow:
    values = [entry.value for entry in entries]
    spell = _spell_columns(day, standing, acute_days)
    if not entries:
        return CountedRow(date=day, state=DayState.UNKNOWN, kinds={}, **spell)
    spasms, thermals = _of(values, Spasm), _of(values, Thermal)
    completions, tags = _of(values, Completion), _of(values, Tag)
    return CountedRow(
        date=day,
        **_pain_columns(day, entries),
        **_leg_columns(_of(values, Reading)),
        spasms=sum(spasm.count for spasm in spasms),
        spasm_worst=max((spasm.worst for spasm in spasms if spasm.worst is not None), default=None),
        heat_min=sum(session.minutes for session in thermals if session.modality == "heat"),
        ice_min=sum(session.minutes for session in thermals if session.modality == "ice"),
        exercises=_joined(_said(done.exercise, *dose_line(done)) for done in completions),
        exercise_min=_minutes(sum(done.duration_s or 0 for done in completions)),
        medicines=_joined(_said(dose.medicine, dose.amount) for dose in _of(values, Dose)),
        treatments=_joined(
            _said(done.treatment, None if done.minutes is None else f"{done.minutes}min")
            for done in _of(values, Treatment)
        ),
        triggers=_joined(tag.name for tag in tags if tag.role == "trigger"),
        activities=_joined(tag.name for tag in tags if tag.role == "activity"),
        flare=int(any(tag.role == "flare" for tag in tags)),
        **spell,
        notes=" / ".join(entry.note for entry in entries if entry.note is not None),
        kinds=Counter(value.kind for value in values),
    )


def _of(values: Iterable[Value], kind: type[_Kind]) -> list[_Kind]:
    return [value for value in values if isinstance(value, kind)]


def _pain_columns(day: dt.date, entries: Sequence[Entry]) -> dict[str, Any]:
    back = [entry for entry in entries if isinstance(entry.value, Reading) and entry.value.site in BACK_SITES]
    if not back:
        return {"state": DayState.UNKNOWN, "readings": 0, "late": 0}
    levels = [reading.level for reading in _of((entry.value for entry in back), Reading)]
    found = DayLevel(day=day, worst=max(levels), mean=sum(levels) / len(levels), low=min(levels), readings=len(levels))
    return {
        "state": found.state,
        "pain_worst": found.worst,
        "pain_mean": round(found.mean, 1),
        "pain_min": found.low,
        "readings": found.readings,
        "late": int(any(lateness(entry.moment.at_utc, entry.recorded_at) > LATE for entry in back)),
    }


def _leg_columns(readings: Iterable[Reading]) -> dict[str, Any]:
    leg = [reading for reading in readings if reading.site in LEG_SITES]
    reached = [reading for reading in leg if reading.level >= 1]
    # Calf and shin are equally far: the one that hurt more names the day.
    furthest = max(reached, key=lambda reading: (SPREAD_RANK[reading.site], reading.level), default=None)
    return {
        "leg_worst": max((reading.level for reading in leg), default=None),
        "leg_spread": furthest.site if furthest else None,
    }


def _spell_columns(day: dt.date, standing: Standing | None, acute_days: int) -> dict[str, Any]:
    if standing is None or not standing.counted or not standing.spell.onset <= day <= standing.counted_to:
        return {}
    spell = standing.spell
    return {
        "spell": spell.onset,
        "spell_day": (day - spell.onset).days + 1,
        "phase": spell.phase_on(day, acute_days),
        "days_to_line": (spell.line - day).days,
    }


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _said(*words: str | None) -> str:
    return " ".join(word for word in words if word)


def _minutes(seconds: int) -> int | float:
    return round(seconds / 60, 1) if seconds % 60 else seconds // 60


class _LineFeeds:
    """Ends rows with LF. The csv module is told CRLF, or a bare CR in a note would not be quoted."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, row: str) -> None:
        """Write one row as the csv module hands it over, whole."""
        self._out.write(row.removesuffix("\r\n") + "\n")


def write_daily(rows: Iterable[CountedRow], out: TextIO) -> dict[str, int]:
    """Write the table with its header, a row at a time: RFC 4180 quoting, LF, texts guarded.

    Args:
        rows: of `daily_rows`.
        out: opened with `newline=""`, so that line ends within notes stay as they are.

    Returns:
        How many "rows" were written below the header, and how many entries of each kind went into them.
    """
    writer = csv.writer(_LineFeeds(out), quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    counts = dict.fromkeys(("rows", *VALUE_TYPES), 0)
    for row in rows:
        writer.writerow([_cell(name, getattr(row, name)) for name in COLUMNS])
        counts["rows"] += 1
        for kind, number in row.kinds.items():
            counts[kind] += number
    return counts


def _cell(column: str, value: dt.date | float | str | None) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.1f}"
    if isinstance(value, dt.date):
        return value.isoformat()
    return guard(str(value)) if column in TEXT_COLUMNS else str(value)
