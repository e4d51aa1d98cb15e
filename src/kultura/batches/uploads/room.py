"""Whether there is room for an upload, before its first byte is sent."""

from kultura.batches.uploads.faults import NoSpace
from kultura.batches.uploads.faults import TooLargeToBring
from kultura.digitisation.limits import LIMITS
from kultura.review.bookkeeping import bookkeeping
from kultura.settings import Settings
from kultura.store.uploads import in_flight
from kultura.store.use import size_of
from typing import Final

import shutil


TIMES: Final = 2  # the archive, and what is in it
SPARE: Final = 1024**3  # bytes that a disk keeps free


def check_room(settings: Settings, institution: str, length: int) -> None:
    """Raise TooLargeToBring or NoSpace where an archive of so many bytes is too much."""
    if length > LIMITS.upload:
        raise TooLargeToBring(length, LIMITS.upload)
    left = room_left(settings, institution)
    if left is not None and length > left:
        raise TooLargeToBring(length, left)
    folder = settings.directory("uploads")
    folder.mkdir(parents=True, exist_ok=True)
    if TIMES * length + SPARE > shutil.disk_usage(folder).free:
        raise NoSpace("The disk is nearly full.")


def room_left(settings: Settings, institution: str) -> int | None:
    """Return how many bytes an institution may bring yet, None where there is no quota."""
    quota = settings.kultura.masters.quota_of(institution)
    if not quota:
        return None
    with bookkeeping() as cursor:
        used = size_of(cursor, institution) + in_flight(cursor, institution)
    return max(0, quota - used)
