"""An upload that is whole is unpacked, and what is in it brought like any package.

Done again after a kill it finds what it did before: the unpacked folder comes in by one rename,
a package that went on is not received twice.
"""

from kultura.batches.faults import BatchBusy
from kultura.batches.faults import BatchFault
from kultura.batches.going_on import go_on
from kultura.batches.noting import note
from kultura.batches.uploads.folder import folder_of
from kultura.batches.uploads.folder import UploadFolder
from kultura.digitisation.archives.unpacking import unpack
from kultura.digitisation.finding import Finding
from kultura.digitisation.recognising import packages_at
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.report import Report
from kultura.digitisation.storing import checked_from
from kultura.digitisation.storing import found_from
from kultura.repository.errors import RepositoryError
from kultura.review.bookkeeping import bookkeeping
from kultura.settings import Settings
from kultura.store import batches
from kultura.store import deliveries
from kultura.store import uploads
from kultura.store.batch import Batch
from kultura.store.batch import batch_numbered
from kultura.store.batch import batches_of
from kultura.store.findings import write_findings
from kultura.store.uploads import Upload
from pathlib import Path
from typing import Any

import shutil


def bring_in(site: Any, settings: Settings, upload: Upload) -> None:
    """Bring what was uploaded in the name of who did; raises OSError, BatchBusy."""
    folder = folder_of(settings.directory("uploads"), upload.id, upload.name)
    with bookkeeping() as cursor:
        batch = batch_numbered(cursor, upload.batch)
    if batch is None:
        return _end(upload, folder, upload.batch, "")
    try:
        packages = _packages(folder)
    except PackageRefused as refused:
        _refuse(batch, refused.finding)
        return _end(upload, folder, batch.id, batch.run)
    brought = [_brought(site, settings, one) for one in _received(batch, packages)]
    _end(upload, folder, brought[0], batch.run)


def remove_if_done(folder: UploadFolder) -> None:
    """Remove the folder of an upload unless a package in it goes on, or waits for a decision."""
    with bookkeeping() as cursor:
        awaited = uploads.is_awaited(cursor, str(folder.top))
    if not awaited:
        folder.remove()


def _packages(folder: UploadFolder) -> list[Path]:
    """Unpack the archive, if it is not yet, and return the packages in it."""
    if not folder.package.exists():
        shutil.rmtree(folder.unpacking, ignore_errors=True)
        unpack(folder.archive, folder.unpacking)
        folder.package.parent.mkdir(mode=0o700, exist_ok=True)
        folder.unpacking.rename(folder.package)
    folder.archive.unlink(missing_ok=True)
    return packages_at(_inmost(folder.package))


def _inmost(top: Path) -> Path:
    """Return the folder that has more in it than one folder: archives have one around all."""
    inside = list(top.iterdir())
    while len(inside) == 1 and inside[0].is_dir():
        top = inside[0]
        inside = list(top.iterdir())
    return top


def _received(batch: Batch, packages: list[Path]) -> list[Batch]:
    """Return the batches of a delivery, one a package."""
    first, *further = map(str, packages)
    with bookkeeping() as cursor:
        known = {one.source for one in batches_of(cursor, batch.run)}
        batches.found_at(cursor, batch.id, first)
        for source in further:
            if source not in known:
                batches.receive(cursor, batch.run, source)
        return batches_of(cursor, batch.run)


def _brought(site: Any, settings: Settings, batch: Batch) -> int:
    """Take a package as far as it goes; return the number of its batch."""
    try:
        return go_on(site, settings, batch).batch.id
    except BatchBusy:
        raise
    except (BatchFault, PackageRefused, RepositoryError) as fault:
        note(batch.id, fault)
        return batch.id


def _refuse(batch: Batch, finding: Finding) -> None:
    """Refuse an archive that cannot be unpacked."""
    with bookkeeping() as cursor:
        if batches.check(cursor, batch.id, checked_from(Report(batch.source, (finding,)))):
            write_findings(cursor, batch.id, [found_from(finding)])


def _end(upload: Upload, folder: UploadFolder, batch: int, run: str) -> None:
    """Write down that it is done, and remove what nobody waits for."""
    with bookkeeping() as cursor:
        uploads.take(cursor, upload.id, batch)
        deliveries.end(cursor, run)
    remove_if_done(folder)
