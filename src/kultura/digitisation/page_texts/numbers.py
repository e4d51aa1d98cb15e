"""Numbers in files of recognised text, which somebody else's program wrote."""

from math import isfinite


def number(text: str | None) -> float:
    """Return a number, 0 for what is none."""
    try:
        found = float(text or 0)
    except ValueError:
        return 0.0
    return found if isfinite(found) else 0.0
