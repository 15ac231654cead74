"""The third revision: a plan may end, with 0 times a week from a day on, and what was planned before it stays."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("plan", table_kwargs={"sqlite_strict": True}) as plan:
        plan.drop_constraint("ck_plan_per_week", type_="check")
        plan.create_check_constraint("ck_plan_per_week", "per_week BETWEEN 0 AND 50")
