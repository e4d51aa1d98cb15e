"""Where an instance keeps its own terms."""

from kultura.settings import current
from pathlib import Path


def instance_file(name: str) -> Path:
    """Return the file of this instance's own terms of a vocabulary, whether it has any or not."""
    return current().home / "vocabularies" / f"{name}.yaml"
