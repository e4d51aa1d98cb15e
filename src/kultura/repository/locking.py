"""Who may write where: locks of the operating system, gone with whoever held them."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import fcntl
import os


@contextmanager
def object_locked(locks: Path, identifier: str) -> Iterator[None]:
    """Hold off other writers of one object; a few others wait too, 256 locks serve all."""
    name = sha256(identifier.encode()).hexdigest()[:2]
    with _locked(locks / name, fcntl.LOCK_EX, os.O_RDWR | os.O_CREAT):
        yield


@contextmanager
def staging_in_use(staging: Path) -> Iterator[None]:
    """Keep what is staged from being swept away."""
    with _locked(staging, fcntl.LOCK_SH, os.O_RDONLY):
        yield


@contextmanager
def staging_alone(staging: Path) -> Iterator[None]:
    """Be the only one at the staged files; raises BlockingIOError where somebody writes."""
    with _locked(staging, fcntl.LOCK_EX | fcntl.LOCK_NB, os.O_RDONLY):
        yield


@contextmanager
def _locked(path: Path, how: int, flags: int) -> Iterator[None]:
    descriptor = os.open(path, flags, 0o600)
    try:
        fcntl.flock(descriptor, how)
        yield
    finally:
        os.close(descriptor)
