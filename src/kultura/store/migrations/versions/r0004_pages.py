"""Pages of digitised objects: made from the masters, and made again whenever they are lost."""

from alembic import op
from pathlib import Path


revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
