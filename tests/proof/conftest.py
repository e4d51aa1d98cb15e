"""The instance that is proved, one a module, and its visitor."""

from collections.abc import Iterator
from pathlib import Path
from proving import Proving
from proving import proving

import pytest


@pytest.fixture(scope="session")
def proved(instances: Path, worker_id: str) -> Iterator[Proving]:
    """A running instance: cms, projector and reader."""
    with proving(instances, f"proof-{worker_id}") as made:
        yield made
