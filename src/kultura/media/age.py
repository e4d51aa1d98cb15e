"""How old a file is: what nobody wrote or used for long may be collected."""

from pathlib import Path

import time


def touched(path: Path) -> float:
    """Return when a file was written or used last; now for one that is gone meanwhile."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return time.time()
