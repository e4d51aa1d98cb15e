"""Schema `digitisation`: packages of digitised objects, on their way in and when they are there.

Apart from schema `publication`: the public service reads of it only what a view lets through.
"""

from alembic import op
from pathlib import Path


revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the schema and its tables."""
    op.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
