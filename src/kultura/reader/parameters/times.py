"""How days, moments and times of day are written in a query; they stay as written."""

from datetime import date

import re


DATE = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}")
CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]"
MOMENT = re.compile(rf"{DATE.pattern}T{CLOCK}(:[0-5][0-9])?(Z|[+-]{CLOCK})?")
TIME = re.compile(CLOCK)


def read_day_or_moment(text: str) -> str:
    """Return a day or a moment; raises ValueError. A plus sent as it is arrives as a space."""
    written = text.replace(" ", "+")
    if not (DATE.fullmatch(written) or MOMENT.fullmatch(written)):
        raise ValueError(text)
    date.fromisoformat(written[:10])
    return written


def read_time(text: str) -> str:
    """Return a time of day; raises ValueError."""
    if not TIME.fullmatch(text):
        raise ValueError(text)
    return text
