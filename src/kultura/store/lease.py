"""The lease: for how long a reader may go by a version of the store once it has read it.

A reader may answer from memory by a version until `LEASE` has passed since it began to read it. So
whoever takes something from the public acknowledges it no sooner than `LEASE` after the commit
(`outlast`): who was told, and asks, is never answered by an older version. See decision 33.
"""

from typing import Final

import time


LEASE: Final = 0.002  # seconds
DRIFT: Final = 1.05  # by how much a clock may be slower than another's, generously


def clock() -> float:
    """Return seconds that pass at the same rate everywhere, also while the machine sleeps."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def outlast(since: float) -> None:
    """Return when no reader goes by a version that it began to read before a time of `clock`."""
    remaining = since + DRIFT * LEASE - clock()
    if remaining > 0:
        time.sleep(remaining)
