"""Terms say which concept of a standard they are narrower than, where none is exactly theirs."""

from alembic import op


revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the address of the broader concept (skos:broadMatch)."""
    op.execute("ALTER TABLE publication.term ADD COLUMN broad_match text")
