"""Waiting for what comes by itself."""

from collections.abc import Callable

import time


def eventually(condition: Callable[[], bool], within: float = 10.0) -> float:
    """Wait until something is so; return how long it took, raise where it never was."""
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < within, "it never came"
        time.sleep(0.01)
    return time.monotonic() - begun
