"""Each version says which records may be answered otherwise than before."""

from alembic import op


revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the turns; versions before this one have none, and so are of all records."""
    op.execute("""
        CREATE TABLE publication.turn (
            version bigint PRIMARY KEY,
            uids    text[] COLLATE "C"
        );
        CREATE INDEX occurrence_place ON publication.occurrence (place) WHERE kind = 'showing';
    """)
