"""People decide what of a corrected package goes into its record."""

from alembic import op


revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Let a decision about a package be one about its description."""
    op.execute("""
        ALTER TABLE digitisation.decision
            DROP CONSTRAINT decision_action_check,
            ADD CONSTRAINT decision_action_check
                CHECK (action IN ('waive', 'refuse', 'describe'))
    """)
