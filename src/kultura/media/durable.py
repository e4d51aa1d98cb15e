"""Files that are there whole or not at all: flushed before they are named, judged by their age."""

from pathlib import Path

import os
import time


def flush(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def touched(path: Path) -> float:
    """Return when a file was written or used last; now for one that is gone meanwhile."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return time.time()
