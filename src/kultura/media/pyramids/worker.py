"""The process that makes pyramids: `python -m kultura.media.pyramids.worker`."""

from kultura.media.answering import serve
from kultura.media.jpeg2000 import Jpeg2000Error
from kultura.media.pyramids.folder import Pyramids
from kultura.media.pyramids.masters import opened
from kultura.media.pyramids.masters import size_of
from kultura.media.pyramids.masters import TooLargeError
from kultura.media.pyramids.writing import SIDEWAYS
from kultura.media.pyramids.writing import write
from pathlib import Path
from typing import Any
from typing import Final

import pyvips


MOST: Final = 300_000_000  # pixels
FAULTS: Final = (Jpeg2000Error, TooLargeError, pyvips.Error, MemoryError, OSError)


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """Make the pyramid `file` below `folder` from `master`, unless it is there; tell its size.

    It is turned clockwise by `turn` degrees.
    """
    pyramids, master = Pyramids(Path(asked["folder"])), Path(asked["master"])
    try:
        width, height = make(pyramids, asked["file"], master, asked.get("turn", 0))
    except FAULTS as error:
        return {"width": 0, "height": 0, "fault": words_of(error)}
    return {"width": width, "height": height, "fault": ""}


def make(pyramids: Pyramids, file: str, master: Path, turn: int = 0) -> tuple[int, int]:
    """Make a pyramid and return its picture's width and height in pixels; raises FAULTS."""
    with master.open("rb") as source:
        if pyramids.holds(file):
            pyramids.use(file)
            width, height = size_of(source, MOST)
            return (height, width) if turn in SIDEWAYS else (width, height)
        image = opened(source, MOST)
        with pyramids.adding(file) as partial:
            return write(image, partial, turn)


def words_of(error: Exception) -> str:
    """Return the first line of what a library says, as a sentence."""
    lines = [line.strip() for line in str(getattr(error, "detail", error)).splitlines()]
    said = next((line for line in lines if line), type(error).__name__)
    return f"{said[:200].rstrip('.')}."


if __name__ == "__main__":
    serve(answer)
