"""Exports the files that records show: bytes to the media store, their row before the record's.

Only what records with open access show leaves the database. A file that is replaced is marked like
any object, and exported anew where something shows it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from kultura.behaviors.lookup import find
from kultura.media.files import KeptFile
from kultura.media.files import MediaFiles
from kultura.media.picture import measure
from kultura.store.media import known
from kultura.store.media import Media
from kultura.store.media import Medium
from kultura.store.media import users
from kultura.store.projection import Projection
from pathlib import Path
from plone.app.contenttypes.interfaces import IFile
from plone.app.contenttypes.interfaces import IImage
from plone.namedfile.interfaces import INamedBlobFile
from psycopg2.extensions import cursor as Cursor
from typing import Any


ROLES = ("image", "attachment", "illustration")
OPEN = "open"
UNKNOWN_TYPE = "application/octet-stream"
NOT_KEPT = ""


@dataclass
class Export:
    """The files of one batch of objects; `rows` are those exported before, by UID."""

    files: MediaFiles
    rows: Mapping[str, Medium]
    own_wanted: frozenset[str]
    new: dict[str, Medium | None] = field(default_factory=dict)
    own: dict[str, Medium | None] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)

    def of(self, site: Any, uid: str, projection: Projection | None) -> None:
        """Export what an object shows, or its own file. Raises OSError where it cannot be kept."""
        if uid in self.own_wanted:
            self.own[uid] = exported(site, uid, self.rows.get(uid), self.files)
        for target in files_of(projection):
            if not self._is_kept(target):
                self.new[target] = exported(site, target, None, self.files)
            self.shown.add(target)

    @property
    def media(self) -> Media:
        """What is to be written with the batch."""
        new = {uid: medium for uid, medium in self.new.items() if medium}
        shown = self.shown.intersection({*self.rows, *new})
        return Media(tuple(new.values()), self.own, sorted(shown))

    def _is_kept(self, uid: str) -> bool:
        row = self.rows.get(uid)
        return uid in self.new or bool(row and self.files.holds(row.hash, row.size))


def begun(cursor: Cursor, site: Any, rendered: Mapping[str, Any], files: MediaFiles) -> Export:
    """Begin the export of a batch: projections by UID, None where the public sees nothing."""
    unseen = [uid for uid, projection in rendered.items() if projection is None]
    targets = {target for projection in rendered.values() for target in files_of(projection)}
    rows = known(cursor, {*targets, *unseen})
    wanted = {*rows, *users(cursor, unseen)}.intersection(unseen)
    return Export(files, rows, frozenset(uid for uid in wanted if _is_file(find(site, uid))))


def files_of(projection: Projection | None) -> set[str]:
    """Return the UIDs of the files that a record shows; none where its access is not open."""
    if projection is None or projection.access != OPEN:
        return set()
    return {one.target for one in projection.references if one.role in ROLES}


def exported(site: Any, uid: str, row: Medium | None, files: MediaFiles) -> Medium | None:
    """Return an object's file as it is now, its bytes kept; None where it has none to show.

    What a row names and is kept already is not copied again.
    """
    obj = find(site, uid)
    named = _named_file(obj)
    if named is None:
        return None
    if row and row.source == _source(named) and files.holds(row.hash, row.size):
        return row
    return _kept(obj, named, files)


def described(site: Any, uid: str) -> Medium | None:
    """Return an object's file as it would be if it were exported; its bytes stay where they are."""
    obj = find(site, uid)
    named = _named_file(obj)
    if named is None:
        return None
    path = Path(named._blob.committed())
    return _medium(obj, named, KeptFile(NOT_KEPT, path.stat().st_size), path)


def _kept(obj: Any, named: Any, files: MediaFiles) -> Medium | None:
    with named.open() as opened:
        kept = files.add(opened)
    return _medium(obj, named, kept, files.path(kept.hash))


def _medium(obj: Any, named: Any, kept: KeptFile, path: Path) -> Medium | None:
    is_picture = IImage.providedBy(obj)
    measures = measure(path) if is_picture else None
    if is_picture and measures is None:
        return None
    return Medium(
        uid=obj.UID(),
        hash=kept.hash,
        source=_source(named),
        size=kept.size,
        filename=named.filename or None,
        media_type=measures.media_type if measures else named.contentType or UNKNOWN_TYPE,
        width=measures.width if measures else None,
        height=measures.height if measures else None,
        color=measures.color if measures else None,
    )


def _is_file(obj: Any) -> bool:
    return obj is None or IImage.providedBy(obj) or IFile.providedBy(obj)


def _named_file(obj: Any) -> Any | None:
    if obj is None or not _is_file(obj):
        return None
    named = obj.image if IImage.providedBy(obj) else obj.file
    return named if INamedBlobFile.providedBy(named) else None


def _source(named: Any) -> str:
    """Name the bytes and what is said of them, by the transactions that wrote them."""
    parts = (named, named._blob)
    for part in parts:
        part._p_activate()
    return "-".join(f"{part._p_oid.hex()}:{part._p_serial.hex()}" for part in parts)
