"""What is told of a package is kept as messages, and worded for who reads it.

Notes that are there were written in English: they stay as the texts they are.
"""

from alembic import op


revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Let the note of a batch be a list of messages."""
    op.execute("""
        ALTER TABLE digitisation.batch
            ALTER COLUMN note DROP DEFAULT,
            ALTER COLUMN note TYPE jsonb USING CASE
                WHEN note = '' THEN '[]'::jsonb
                ELSE jsonb_build_array(jsonb_build_object('text', note))
            END,
            ALTER COLUMN note SET DEFAULT '[]'
    """)
