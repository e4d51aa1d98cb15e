"""How boxes and circles on the earth are written in a query; they stay as written."""

import re


DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,15})?")
KILOMETRES = re.compile(r"[0-9]{1,5}(\.[0-9]{1,9})?")
FARTHEST = 20_000  # km, half of the way round the earth


def read_bbox(text: str) -> str:
    """Return a box as written; raises ValueError for what is none."""
    west, south, east, north = (_degrees(part) for part in text.split(","))
    if not (_is_longitude(west) and _is_longitude(east) and -90 <= south <= north <= 90):
        raise ValueError(text)
    return text


def read_near(text: str) -> str:
    """Return a circle as written; raises ValueError for what is none."""
    latitude, longitude, kilometres = text.split(",")
    if not (-90 <= _degrees(latitude) <= 90 and _is_longitude(_degrees(longitude))):
        raise ValueError(text)
    if not KILOMETRES.fullmatch(kilometres) or not 0 < float(kilometres) <= FARTHEST:
        raise ValueError(text)
    return text


def _degrees(text: str) -> float:
    if not DEGREES.fullmatch(text):
        raise ValueError(text)
    return float(text)


def _is_longitude(degrees: float) -> bool:
    return -180 <= degrees <= 180
