"""What machine a number was measured on, in words."""

from pathlib import Path

import os
import platform


def machine() -> str:
    """Return processors, memory and Python."""
    model = next(
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    )
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
    return f"{os.cpu_count()} × {model}, {pages:.0f} GB, Python {platform.python_version()}"
