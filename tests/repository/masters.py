"""What tests of masters share: an identifier, and the judgement of a validator not ours."""

from functools import cache
from kultura.repository.root import Repository
from pathlib import Path
from typing import Any
from typing import Final

import json
import subprocess
import sys


OBJECT: Final = "urn:uuid:3f2b0a51-6d5c-4c53-9d4e-6f1c2b7f9a10"
PYTHON: Final = Path(sys.prefix, "validator/bin/python")
JUDGE: Final = Path(__file__).with_name("judging.py")


def complaints(repository: Repository) -> list[str]:
    """Return what ocfl-py says against the storage root and its objects; [] if it is valid."""
    return judge("complaints", str(repository.root))


def place(repository: Repository, identifier: str) -> str:
    """Return where ocfl-py says that an object lies, below the root."""
    return judge("place", str(repository.root), identifier)


def judge(*asked: str) -> Any:
    process = validator()
    process.stdin.write(json.dumps(asked) + "\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


@cache
def validator() -> subprocess.Popen:
    """Start the validator, once; it ends with its standard input."""
    assert PYTHON.exists(), "the validator is not installed: make .venv/.validator"
    return subprocess.Popen(
        [PYTHON, JUDGE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
