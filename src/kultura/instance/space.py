"""Room on the disk, looked at before anything is written that must not be cut in the middle."""

from kultura.instance.errors import InstanceError
from pathlib import Path

import shutil


NEEDED = 200 * 1024**2  # bytes; below it PostgreSQL may stop in the middle of things


def check(folder: Path) -> None:
    """Raise InstanceError where the disk of a directory is nearly full."""
    free = shutil.disk_usage(folder).free
    if free < NEEDED:
        raise InstanceError(
            f"Only {free // 1024**2} MB are free on the disk of {folder}: make room "
            f"first, {NEEDED // 1024**2} MB at least."
        )
