"""The tables of the publication store."""

from alembic import op
from pathlib import Path


revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
