"""Rows and domain values, one to the other: a row never leaves the store."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Table

from journal.domain.entries import VALUE_TYPES, Entry, Value
from journal.domain.moments import Moment
from journal.domain.spells import Spell
from journal.domain.statements import Statement
from journal.store.tables import TABLES

Columns = dict[str, Any]


def table_of(kind: str) -> Table:
    """Return the SQL table of a kind."""
    table: Table = TABLES[kind].__table__  # type: ignore[union-attr]
    return table


def utc_text(moment: datetime) -> str:
    """Return an aware moment as the text that is stored."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def utc_moment(text: str) -> datetime:
    """Return the aware moment of a stored text."""
    return datetime.fromisoformat(text)


def entry_columns(entry: Entry) -> Columns:
    """Return an entry's values by column name."""
    moment = entry.moment
    columns: Columns = {
        "uid": entry.uid,
        "at_utc": utc_text(moment.at_utc),
        "utc_offset_min": moment.utc_offset_min,
        "time_known": int(moment.time_known),
        "day": moment.day.isoformat(),
        "recorded_at_utc": utc_text(entry.recorded_at) if entry.recorded_at else None,
        "version": entry.version,
        "note": entry.note,
        "batch": entry.batch,
        "source": entry.source,
        "source_key": entry.source_key,
    }
    for field in fields(entry.value):
        value = getattr(entry.value, field.name)
        # `class_` and its like are column names that Python reserves
        columns[field.name.rstrip("_")] = (" ".join(value) or None) if isinstance(value, tuple) else value
    return columns


def entry_of(kind: str, columns: Mapping[str, Any]) -> Entry:
    """Return the entry of values by column name."""
    own: dict[str, Any] = {}
    value_type: type[Value] = VALUE_TYPES[kind]
    for field in fields(value_type):
        value = columns[field.name.rstrip("_")]
        own[field.name] = tuple((value or "").split()) if field.name == "qualities" else value
    recorded = columns["recorded_at_utc"]
    return Entry(
        uid=columns["uid"],
        value=value_type(**own),
        moment=Moment(
            at_utc=utc_moment(columns["at_utc"]),
            utc_offset_min=columns["utc_offset_min"],
            day=date.fromisoformat(columns["day"]),
            time_known=bool(columns["time_known"]),
        ),
        recorded_at=utc_moment(recorded) if recorded else None,
        version=columns["version"],
        batch=columns["batch"],
        note=columns["note"],
        source=columns["source"],
        source_key=columns["source_key"],
    )


def spell_columns(spell: Spell, uid: str, version: int) -> Columns:
    """Return a spell's values by column name."""
    return {
        "uid": uid,
        "version": version,
        "note": None,
        "onset": spell.onset.isoformat(),
        "precision": spell.precision,
        "onset_by": spell.onset_by,
        "cause": spell.cause,
        "told": spell.told,
        "ended": spell.ended.isoformat() if spell.ended else None,
        "ended_by": spell.ended_by,
    }


def spell_of(columns: Mapping[str, Any]) -> Spell:
    """Return the spell of values by column name."""
    ended = columns["ended"]
    return Spell(
        onset=date.fromisoformat(columns["onset"]),
        precision=columns["precision"],
        onset_by=columns["onset_by"],
        cause=columns["cause"],
        told=columns["told"],
        ended=date.fromisoformat(ended) if ended else None,
        ended_by=columns["ended_by"],
        uid=columns["uid"],
        version=columns["version"],
    )


def statement_columns(statement: Statement, uid: str, version: int) -> Columns:
    """Return a statement's values by column name."""
    return {
        "uid": uid,
        "version": version,
        "note": statement.note,
        "said_at_utc": utc_text(statement.said_at),
        "first_day": statement.first.isoformat(),
        "last_day": statement.last.isoformat() if statement.last else None,
        "answer": statement.answer,
        "pain_days": statement.pain_days,
    }


def statement_of(columns: Mapping[str, Any]) -> Statement:
    """Return the statement of values by column name."""
    last = columns["last_day"]
    return Statement(
        first=date.fromisoformat(columns["first_day"]),
        last=date.fromisoformat(last) if last else None,
        answer=columns["answer"],
        said_at=utc_moment(columns["said_at_utc"]),
        pain_days=columns["pain_days"],
        note=columns["note"],
        uid=columns["uid"],
        version=columns["version"],
    )


def as_json(columns: Mapping[str, Any] | None) -> str | None:
    """Return a row's columns as JSON text, with a stable key order; None stays None."""
    return None if columns is None else json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str | None) -> Columns | None:
    """Return the columns of a JSON text; None stays None."""
    if text is None:
        return None
    columns: Columns = json.loads(text)
    return columns
