"""The SQLModel tables: the single source of what is stored (data.md, section 1).

Tables are STRICT, so every column names its SQL type. Ranges repeat the domain's as named CHECKs: a batch migration
drops unnamed ones. Moments are UTC text `YYYY-MM-DDTHH:MM:SSZ`, days ISO text; empty text is NULL.
"""

from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from journal.domain import entries as limits

STRICT = {"sqlite_strict": True}


def _text(*, key: bool = False) -> Any:
    return Field(sa_type=Text, primary_key=key)


def _text_or_none() -> Any:
    return Field(default=None, sa_type=Text)


def _integer() -> Any:
    return Field(sa_type=Integer)


def _integer_or_none() -> Any:
    return Field(default=None, sa_type=Integer)


def _check(table: str, column: str, rule: str) -> CheckConstraint:
    return CheckConstraint(f"{column} {rule}", name=f"ck_{table}_{column.strip(chr(34))}")


def _level(table: str, *columns: str) -> list[CheckConstraint]:
    return [_check(table, column, f"BETWEEN 0 AND {limits.MAX_LEVEL}") for column in columns]


def _span(table: str, column: str, most: int) -> CheckConstraint:
    return _check(table, column, f"BETWEEN 1 AND {most}")


def _logged(table: str, *checks: CheckConstraint) -> tuple[Any, ...]:
    """Return the constraints and indexes that every logged kind has, and its own."""
    return (
        _check(table, "at_utc", "LIKE '____-__-__T__:__:__Z'"),
        _check(table, "utc_offset_min", "BETWEEN -840 AND 840"),
        _check(table, "time_known", "IN (0, 1)"),
        _check(table, "day", "LIKE '____-__-__'"),
        _check(table, "version", ">= 1"),
        _check(table, "note", "<> ''"),
        *checks,
        UniqueConstraint("source", "source_key", name=f"uq_{table}_source"),
        Index(f"ix_{table}_day", "day"),
        STRICT,
    )


class Logged(SQLModel):
    """The columns of every logged kind.

    Attributes:
        uid: UUIDv7 text, made by the program.
        time_known: 0 when only a date was given.
        day: the journal day (D3); never recomputed.
        recorded_at_utc: when it was typed in; NULL for foreign imports.
        batch: the line or import that it came with.
        source, source_key: where a foreign entry came from; unique together.
    """

    uid: str = _text(key=True)
    at_utc: str = _text()
    utc_offset_min: int = _integer()
    time_known: int = _integer()
    day: str = _text()
    recorded_at_utc: str | None = _text_or_none()
    version: int = _integer()
    note: str | None = _text_or_none()
    batch: str = _text()
    source: str | None = _text_or_none()
    source_key: str | None = _text_or_none()


class ReadingRow(Logged, table=True):
    """Pain levels; `qualities` sorted, separated by spaces, NULL when none."""

    __tablename__: ClassVar[str] = "reading"
    __table_args__ = _logged("reading", *_level("reading", "level"))
    level: int = _integer()
    site: str = _text()
    side: str | None = _text_or_none()
    qualities: str | None = _text_or_none()


class SpasmRow(Logged, table=True):
    """Leg spasms."""

    __tablename__: ClassVar[str] = "spasm"
    __table_args__ = _logged(
        "spasm",
        _span("spasm", "count", limits.MAX_COUNT),
        *_level("spasm", "worst"),
        _span("spasm", "longest_s", limits.MAX_SECONDS),
    )
    site: str = _text()
    side: str | None = _text_or_none()
    count: int = _integer()
    worst: int | None = _integer_or_none()
    longest_s: int | None = _integer_or_none()
    when: str | None = _text_or_none()


class ThermalRow(Logged, table=True):
    """Heat and ice sessions."""

    __tablename__: ClassVar[str] = "thermal"
    __table_args__ = _logged(
        "thermal",
        _span("thermal", "minutes", limits.MAX_MINUTES),
        *_level("thermal", "level_before", "level_after"),
    )
    modality: str = _text()
    minutes: int = _integer()
    site: str = _text()
    side: str | None = _text_or_none()
    level_before: int | None = _integer_or_none()
    level_after: int | None = _integer_or_none()


class CompletionRow(Logged, table=True):
    """Exercises done, one row a side."""

    __tablename__: ClassVar[str] = "completion"
    __table_args__ = _logged(
        "completion",
        _span("completion", "sets", limits.MAX_COUNT),
        _span("completion", "reps", limits.MAX_COUNT),
        _span("completion", "hold_s", limits.MAX_SECONDS),
        _span("completion", "duration_s", limits.MAX_SECONDS),
        _span("completion", "distance_m", limits.MAX_DISTANCE_M),
        *_level("completion", "effort", "level_before", "level_after"),
    )
    exercise: str = _text()
    side: str | None = _text_or_none()
    sets: int | None = _integer_or_none()
    reps: int | None = _integer_or_none()
    hold_s: int | None = _integer_or_none()
    duration_s: int | None = _integer_or_none()
    distance_m: int | None = _integer_or_none()
    effort: int | None = _integer_or_none()
    felt: str | None = _text_or_none()
    level_before: int | None = _integer_or_none()
    level_after: int | None = _integer_or_none()


class DoseRow(Logged, table=True):
    """Medicines taken; no amount means "taken, no dose"."""

    __tablename__: ClassVar[str] = "dose"
    __table_args__ = _logged("dose", *_level("dose", "helped"))
    medicine: str = _text()
    class_: str | None = Field(default=None, sa_column=Column("class", Text))
    route: str | None = _text_or_none()
    amount: str | None = _text_or_none()
    helped: int | None = _integer_or_none()


class TreatmentRow(Logged, table=True):
    """Massage, manipulation, physio, support, rest, bed-rest.

    Its own word is `treatment`, not `kind`: `kind` names the table in every JSON record.
    """

    __tablename__: ClassVar[str] = "treatment"
    __table_args__ = _logged("treatment", _span("treatment", "minutes", limits.MAX_MINUTES))
    treatment: str = _text()
    minutes: int | None = _integer_or_none()


class TagRow(Logged, table=True):
    """Triggers, activities, flare-ups and signs."""

    __tablename__: ClassVar[str] = "tag"
    __table_args__ = _logged("tag")
    role: str = _text()
    name: str = _text()


class RemarkRow(Logged, table=True):
    """Notes on their own."""

    __tablename__: ClassVar[str] = "remark"
    __table_args__ = _logged("remark", CheckConstraint("note IS NOT NULL", name="ck_remark_note_there"))


class Kept(SQLModel):
    """The columns of what is kept beside the logged kinds."""

    uid: str = _text(key=True)
    version: int = _integer()
    note: str | None = _text_or_none()


def _kept(table: str, *more: Any) -> tuple[Any, ...]:
    return (_check(table, "version", ">= 1"), _check(table, "note", "<> ''"), *more, STRICT)


class SpellRow(Kept, table=True):
    """Spells that the user touched; derived ones are computed, never stored."""

    __tablename__: ClassVar[str] = "spell"
    __table_args__ = _kept("spell", _check("spell", "onset", "LIKE '____-__-__'"))
    onset: str = _text()
    precision: str = _text()
    onset_by: str = _text()
    cause: str | None = _text_or_none()
    told: str | None = _text_or_none()
    ended: str | None = _text_or_none()
    ended_by: str | None = _text_or_none()


class StatementRow(Kept, table=True):
    """What the user said of a period; an open end is a pause that still runs."""

    __tablename__: ClassVar[str] = "statement"
    __table_args__ = _kept("statement", _check("statement", "pain_days", ">= 0"))
    said_at_utc: str = _text()
    first_day: str = _text()
    last_day: str | None = _text_or_none()
    answer: str = _text()
    pain_days: int | None = _integer_or_none()


class AdviceRow(Kept, table=True):
    """The words "I got advice" for a ticked sign."""

    __tablename__: ClassVar[str] = "advice"
    __table_args__ = _kept("advice")
    sign: str = Field(sa_column=Column("sign", Text, ForeignKey("tag.uid", name="fk_advice_sign"), nullable=False))
    got_on: str = _text()


class ExerciseRow(Kept, table=True):
    """User-defined exercises and changes to built-in ones; NULL leaves the built-in value.

    `aliases` are separated by spaces, `muscles` by "; "; the steps of `how_to` are lines. The dose "none" takes a
    built-in one away.
    """

    __tablename__: ClassVar[str] = "exercise"
    __table_args__ = _kept(
        "exercise",
        UniqueConstraint("slug", name="uq_exercise_slug"),
        _check("exercise", "hidden", "IN (0, 1)"),
        _check("exercise", "sided", "IN (0, 1)"),
    )
    slug: str = _text()
    name: str | None = _text_or_none()
    hidden: int = _integer()
    aliases: str | None = _text_or_none()
    dose: str | None = _text_or_none()
    family: str | None = _text_or_none()
    measure: str | None = _text_or_none()
    sided: int | None = _integer_or_none()
    phase: str | None = _text_or_none()
    muscles: str | None = _text_or_none()
    caution: str | None = _text_or_none()
    how_to: str | None = _text_or_none()


class RoutineRow(Kept, table=True):
    """Named lists of exercises; `used_from` is the day from which the one in use is in use, NULL for the others."""

    __tablename__: ClassVar[str] = "routine"
    __table_args__ = _kept("routine", UniqueConstraint("name", name="uq_routine_name"))
    name: str = _text()
    phase: str | None = _text_or_none()
    used_from: str | None = _text_or_none()


class RoutineItemRow(Kept, table=True):
    """The exercises of a routine, in order, each with its own dose."""

    __tablename__: ClassVar[str] = "routine_item"
    __table_args__ = _kept("routine_item", Index("ix_routine_item_routine", "routine"))
    routine: str = Field(
        sa_column=Column("routine", Text, ForeignKey("routine.uid", name="fk_routine_item_routine"), nullable=False)
    )
    position: int = _integer()
    exercise: str = _text()
    dose: str | None = _text_or_none()


class PlanRow(Kept, table=True):
    """How often a week the user means to do something: `exercise` is a slug, a group, or "any" for any exercise."""

    __tablename__: ClassVar[str] = "plan"
    __table_args__ = _kept("plan", _check("plan", "per_week", "BETWEEN 0 AND 50"))
    exercise: str = _text()
    per_week: int = _integer()
    from_day: str = _text()


class SkipRow(Kept, table=True):
    """An exercise left out on a day, with the reason."""

    __tablename__: ClassVar[str] = "skip"
    __table_args__ = _kept("skip", Index("ix_skip_day", "day"))
    day: str = _text()
    exercise: str = _text()
    reason: str | None = _text_or_none()


class ScratchRow(SQLModel, table=True):
    """Drafts and running timers: no change rows, not exported, ignored by live refresh."""

    __tablename__: ClassVar[str] = "scratch"
    __table_args__ = (STRICT,)
    key: str = _text(key=True)
    value: str = _text()
    at_utc: str = _text()


class ChangeRow(SQLModel, table=True):
    """What every write leaves, in the same transaction: the trail, and what undo works from.

    Attributes:
        action: insert, update or delete of one row.
        kind: the table.
        before, after: the row's columns as JSON; NULL where there was none.
        operation: shared by the changes of one transaction.
        name: what the user did: log, edit, delete, spell, undo, redo …
        reverses: the operation that an undo or a redo acted on, so that both survive a restart.
    """

    __tablename__: ClassVar[str] = "change"
    __table_args__ = (
        Index("ix_change_uid", "uid"),
        Index("ix_change_operation", "operation"),
        Index("ix_change_reverses", "reverses"),
        {"sqlite_autoincrement": True, **STRICT},
    )
    seq: int | None = Field(default=None, sa_type=Integer, primary_key=True)
    at_utc: str = _text()
    action: str = _text()
    kind: str = _text()
    uid: str = _text()
    before: str | None = _text_or_none()
    after: str | None = _text_or_none()
    operation: str = _text()
    name: str = _text()
    reverses: str | None = _text_or_none()


LOGGED: dict[str, type[Logged]] = {
    "reading": ReadingRow,
    "spasm": SpasmRow,
    "thermal": ThermalRow,
    "completion": CompletionRow,
    "dose": DoseRow,
    "treatment": TreatmentRow,
    "tag": TagRow,
    "remark": RemarkRow,
}
KEPT: dict[str, type[Kept]] = {
    "spell": SpellRow,
    "statement": StatementRow,
    "advice": AdviceRow,
    "exercise": ExerciseRow,
    "routine": RoutineRow,
    "routine_item": RoutineItemRow,
    "plan": PlanRow,
    "skip": SkipRow,
}
TABLES: dict[str, type[Logged] | type[Kept]] = {**LOGGED, **KEPT}
