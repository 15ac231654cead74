"""The second revision: all that a page of an exercise says for the user's own ones, and the routine in use."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    for name in ("phase", "muscles", "caution", "how_to"):
        op.add_column("exercise", sa.Column(name, sa.Text()))
    op.add_column("routine", sa.Column("used_from", sa.Text()))
