"""The third revision: a plan may end, with 0 times a week from a day on, and what was planned before it stays."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_COLUMNS = "uid, version, note, exercise, per_week, from_day"


def upgrade() -> None:
    # Not op.batch_alter_table: it puts the constraints in another order each time, and files are to be all alike.
    op.create_table(
        "plan_new",
        sa.Column("uid", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("exercise", sa.Text, nullable=False),
        sa.Column("per_week", sa.Integer, nullable=False),
        sa.Column("from_day", sa.Text, nullable=False),
        sa.CheckConstraint("version >= 1", name="ck_plan_version"),
        sa.CheckConstraint("note <> ''", name="ck_plan_note"),
        sa.CheckConstraint("per_week BETWEEN 0 AND 50", name="ck_plan_per_week"),
        sqlite_strict=True,
    )
    op.execute(f"INSERT INTO plan_new ({_COLUMNS}) SELECT {_COLUMNS} FROM plan")  # noqa: S608 - names of ours
    op.drop_table("plan")
    op.rename_table("plan_new", "plan")
