"""The identity of a store: which one it is, whatever its numbers have come to.

A store that came with a backup counts on where the backup ended, and the numbers of two histories
say nothing of each other.
"""

from alembic import op


revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Give the store an identity of its own."""
    op.execute(
        "ALTER TABLE publication.state"
        " ADD COLUMN store text NOT NULL DEFAULT gen_random_uuid()::text"
    )
