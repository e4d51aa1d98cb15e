"""An upload piece by piece: what is on the disk is noted with it, and nothing else counts.

A piece is written where the upload ends, its checksum compared, the bytes flushed, and then the row
says so. Whoever dies in between leaves bytes that no row knows; the next piece cuts them off.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from kultura.batches.bringing import new_run
from kultura.batches.order import delivery_of
from kultura.batches.order import Order
from kultura.batches.uploads import faults
from kultura.batches.uploads.folder import folder_of
from kultura.batches.uploads.room import check_room
from kultura.digitisation.finding import shown
from kultura.repository.hashing import Checksum
from kultura.review.bookkeeping import bookkeeping
from kultura.settings import Settings
from kultura.store import batches
from kultura.store import deliveries
from kultura.store import uploads
from kultura.store.deliveries import Delivery
from kultura.store.jobs import enqueue
from kultura.store.notify import JOBS
from kultura.store.notify import notify
from kultura.store.uploads import Announced
from kultura.store.uploads import Upload
from pathlib import Path
from psycopg2.errors import LockNotAvailable
from psycopg2.extensions import cursor as Cursor
from secrets import token_hex
from typing import Any
from typing import BinaryIO
from typing import Final

import hashlib
import os


KIND: Final = "bring-upload"
PORTION: Final = 1024**2  # bytes
ID_BYTES: Final = 16


def begin(
    site: Any, settings: Settings, order: Order, name: str, length: int, fingerprint: str
) -> Upload:
    """Begin an upload in the current user's name.

    Raises ImportRefused, BatchFault where the user may not bring it there, or there is no room.
    """
    delivery = delivery_of(site, order, [])
    check_room(settings, delivery.institution, length)
    said = (shown(name), shown(fingerprint), length)
    facts = (delivery.institution, delivery.place, delivery.collection, delivery.goal)
    announced = Announced(token_hex(ID_BYTES), *facts, delivery.person, *said)
    folder_of(settings.directory("uploads"), announced.id).create()
    with bookkeeping() as cursor:
        uploads.begin(cursor, announced)
        return uploads.upload_of(cursor, announced.id)


def append(
    settings: Settings,
    upload: Upload,
    offset: int,
    body: BinaryIO,
    length: int,
    checksum: Checksum | None = None,
) -> Upload:
    """Write a piece at its offset; return the upload then. The last one hands it to the worker.

    Raises WrongOffset, TooLong, ChecksumDiffers, UploadBusy, NoUpload; nothing is changed then.
    """
    with _locked(upload) as (cursor, now):
        if offset != now.received:
            raise faults.WrongOffset(now.received)
        if offset + length > now.length:
            raise faults.TooLong(f"{now.length} bytes were announced.")
        folder = folder_of(settings.directory("uploads"), now.id, now.name)
        written = _write(folder.archive, offset, body, length, checksum)
        uploads.advance(cursor, now.id, offset + written)
        if offset + written == now.length:
            _hand_over(cursor, now, folder.package)
        return uploads.upload_of(cursor, now.id)


def remove(settings: Settings, upload: Upload) -> None:
    """Forget an upload that is not whole; raises NoUpload where it is, or is gone."""
    with _locked(upload) as (cursor, now):
        if now.whole:
            raise faults.NoUpload("It is whole already.")
        folder_of(settings.directory("uploads"), now.id).remove()
        uploads.drop(cursor, now.id)


@contextmanager
def _locked(upload: Upload) -> Iterator[tuple[Cursor, Upload]]:
    with bookkeeping() as cursor:
        try:
            now = uploads.upload_of(cursor, upload.id, lock=True)
        except LockNotAvailable as error:
            raise faults.UploadBusy("Another request is at this upload.") from error
        if now is None:
            raise faults.NoUpload("There is no such upload.")
        yield cursor, now


def _write(
    archive: Path, offset: int, body: BinaryIO, length: int, checksum: Checksum | None
) -> int:
    """Write a piece and have it on the disk; return its bytes."""
    digest = hashlib.new(checksum.algorithm, usedforsecurity=False) if checksum else None
    left = length
    with archive.open("r+b") as file:
        file.truncate(offset)
        file.seek(offset)
        while portion := body.read(min(PORTION, left)):
            file.write(portion)
            left -= len(portion)
            if digest:
                digest.update(portion)
        if digest and digest.hexdigest() != checksum.value:
            raise faults.ChecksumDiffers("The piece did not come as it was sent.")
        file.flush()
        os.fsync(file.fileno())
    return length - left


def _hand_over(cursor: Cursor, upload: Upload, package: Path) -> None:
    """Make a batch of an upload that is whole, and have the worker go on with it."""
    run, source = new_run(), str(package)
    facts = (upload.institution, upload.place, upload.collection, upload.goal, upload.person)
    deliveries.begin(cursor, run, Delivery(*facts, [source]))
    uploads.hand_over(cursor, upload.id, batches.receive(cursor, run, source))
    enqueue(cursor, KIND, {"upload": upload.id})
    notify(cursor, JOBS)
