"""The first revision: every table of the journal.

Frozen once released: it repeats what the tables were, and never imports them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_LEVEL = "BETWEEN 0 AND 10"


def upgrade() -> None:
    _logged_tables()
    _kept_tables()
    _trail()


def _text(name: str, *, empty: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=empty)


def _integer(name: str, *, empty: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=empty)


def _logged(table: str, *own: sa.Column, **checks: str) -> None:
    """Create a table of entries: the common columns, its own, its own checks by column."""
    common = {
        "at_utc": "LIKE '____-__-__T__:__:__Z'",
        "utc_offset_min": "BETWEEN -840 AND 840",
        "time_known": "IN (0, 1)",
        "day": "LIKE '____-__-__'",
        "version": ">= 1",
        "note": "<> ''",
    }
    op.create_table(
        table,
        _text("uid"),
        _text("at_utc"),
        _integer("utc_offset_min"),
        _integer("time_known"),
        _text("day"),
        _text("recorded_at_utc", empty=True),
        _integer("version"),
        _text("note", empty=True),
        _text("batch"),
        _text("source", empty=True),
        _text("source_key", empty=True),
        *own,
        sa.PrimaryKeyConstraint("uid"),
        *_checks(table, common | checks),
        sa.UniqueConstraint("source", "source_key", name=f"uq_{table}_source"),
        sqlite_strict=True,
    )
    op.create_index(f"ix_{table}_day", table, ["day"])


def _kept(table: str, *own: sa.schema.SchemaItem, **checks: str) -> None:
    """Create a table of what is kept beside the entries."""
    op.create_table(
        table,
        _text("uid"),
        _integer("version"),
        _text("note", empty=True),
        *own,
        sa.PrimaryKeyConstraint("uid"),
        *_checks(table, {"version": ">= 1", "note": "<> ''"} | checks),
        sqlite_strict=True,
    )


def _checks(table: str, rules: dict[str, str]) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(f"{column} {rule}", name=f"ck_{table}_{column}") for column, rule in rules.items()]


def _logged_tables() -> None:
    _logged(
        "reading",
        _integer("level"),
        _text("site"),
        _text("side", empty=True),
        _text("qualities", empty=True),
        level=_LEVEL,
    )
    _logged(
        "spasm",
        _text("site"),
        _text("side", empty=True),
        _integer("count"),
        _integer("worst", empty=True),
        _integer("longest_s", empty=True),
        _text("when", empty=True),
        count="BETWEEN 1 AND 10000",
        longest_s="BETWEEN 1 AND 86400",
        worst=_LEVEL,
    )
    _logged(
        "thermal",
        _text("modality"),
        _integer("minutes"),
        _text("site"),
        _text("side", empty=True),
        _integer("level_before", empty=True),
        _integer("level_after", empty=True),
        level_after=_LEVEL,
        level_before=_LEVEL,
        minutes="BETWEEN 1 AND 1440",
    )
    _logged(
        "completion",
        _text("exercise"),
        _text("side", empty=True),
        _integer("sets", empty=True),
        _integer("reps", empty=True),
        _integer("hold_s", empty=True),
        _integer("duration_s", empty=True),
        _integer("distance_m", empty=True),
        _integer("effort", empty=True),
        _text("felt", empty=True),
        _integer("level_before", empty=True),
        _integer("level_after", empty=True),
        distance_m="BETWEEN 1 AND 1000000",
        duration_s="BETWEEN 1 AND 86400",
        effort=_LEVEL,
        hold_s="BETWEEN 1 AND 86400",
        level_after=_LEVEL,
        level_before=_LEVEL,
        reps="BETWEEN 1 AND 10000",
        sets="BETWEEN 1 AND 10000",
    )
    _logged(
        "dose",
        _text("medicine"),
        _text("class", empty=True),
        _text("route", empty=True),
        _text("amount", empty=True),
        _integer("helped", empty=True),
        helped=_LEVEL,
    )
    _logged(
        "treatment",
        _text("treatment"),
        _integer("minutes", empty=True),
        minutes="BETWEEN 1 AND 1440",
    )
    _logged(
        "tag",
        _text("role"),
        _text("name"),
    )
    _logged(
        "remark",
        sa.CheckConstraint("note IS NOT NULL", name="ck_remark_note_there"),
    )


def _kept_tables() -> None:
    _kept(
        "spell",
        _text("onset"),
        _text("precision"),
        _text("onset_by"),
        _text("cause", empty=True),
        _text("told", empty=True),
        _text("ended", empty=True),
        _text("ended_by", empty=True),
        onset="LIKE '____-__-__'",
    )
    _kept(
        "statement",
        _text("said_at_utc"),
        _text("first_day"),
        _text("last_day", empty=True),
        _text("answer"),
        _integer("pain_days", empty=True),
        pain_days=">= 0",
    )
    _kept(
        "advice",
        _text("sign"),
        _text("got_on"),
        sa.ForeignKeyConstraint(["sign"], ["tag.uid"], name="fk_advice_sign"),
    )
    _kept(
        "exercise",
        _text("slug"),
        _text("name", empty=True),
        _integer("hidden"),
        _text("aliases", empty=True),
        _text("dose", empty=True),
        _text("family", empty=True),
        _text("measure", empty=True),
        _integer("sided", empty=True),
        sa.UniqueConstraint("slug", name="uq_exercise_slug"),
        hidden="IN (0, 1)",
        sided="IN (0, 1)",
    )
    _kept(
        "routine",
        _text("name"),
        _text("phase", empty=True),
        sa.UniqueConstraint("name", name="uq_routine_name"),
    )
    _kept(
        "routine_item",
        _text("routine"),
        _integer("position"),
        _text("exercise"),
        _text("dose", empty=True),
        sa.ForeignKeyConstraint(["routine"], ["routine.uid"], name="fk_routine_item_routine"),
    )
    op.create_index("ix_routine_item_routine", "routine_item", ["routine"])
    _kept(
        "plan",
        _text("exercise"),
        _integer("per_week"),
        _text("from_day"),
        per_week="BETWEEN 1 AND 50",
    )
    _kept(
        "skip",
        _text("day"),
        _text("exercise"),
        _text("reason", empty=True),
    )
    op.create_index("ix_skip_day", "skip", ["day"])


def _trail() -> None:
    op.create_table(
        "scratch",
        _text("key"),
        _text("value"),
        _text("at_utc"),
        sa.PrimaryKeyConstraint("key"),
        sqlite_strict=True,
    )
    op.create_table(
        "change",
        _integer("seq"),
        _text("at_utc"),
        _text("action"),
        _text("kind"),
        _text("uid"),
        _text("before", empty=True),
        _text("after", empty=True),
        _text("operation"),
        _text("name"),
        _text("reverses", empty=True),
        sa.PrimaryKeyConstraint("seq"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_change_operation", "change", ["operation"])
    op.create_index("ix_change_reverses", "change", ["reverses"])
    op.create_index("ix_change_uid", "change", ["uid"])
