"""Files as the public sees them, and their measures put into the records that show them.

A record's stored pictures and attachments begin with their addresses, which end with the file's
UID: there the measures go in, so that replacing a file writes the file's row alone. What is not
there (any more) is left out.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from psycopg2.extensions import cursor as Cursor

import orjson
import re


ADDRESS = re.compile(rb'{"(?:iiif|url)":"[^"]*/([^"/]+)"')
MEASURED = {"media_type": "mediaType", "size": "size"}
PICTURED = ("width", "height", "color")


@dataclass(frozen=True)
class PublicFile:
    """A file that a visible record with open access shows; its bytes are found by their hash."""

    uid: str
    hash: str
    media_type: str
    size: int
    filename: str | None
    width: int | None
    height: int | None
    color: str | None
    is_picture: bool
    is_attachment: bool


PUBLIC = f"""
SELECT {", ".join(PublicFile.__dataclass_fields__)}
FROM publication.visible_medium
WHERE uid = ANY(%s)
"""


def public_files(cursor: Cursor, uids: Iterable[str]) -> dict[str, PublicFile]:
    """Return files that are public now, by UID."""
    cursor.execute(PUBLIC, (list(uids),))
    return {row[0]: PublicFile(*row) for row in cursor.fetchall()}


def shown_files(media: bytes) -> list[str]:
    """Return the UIDs of the pictures and attachments in stored bytes."""
    return [uid.decode() for uid in ADDRESS.findall(media)]


def measured(media: bytes, files: Mapping[str, PublicFile]) -> bytes:
    """Return stored pictures and attachments with measures.

    They are lists (`"images":[…],"attachments":[…]`), and a logo (`"logo":{…}`).
    """
    shown = shown_files(media)
    if not shown:
        return media
    if not files.keys() >= set(shown):
        media = _without(media, files)
    return ADDRESS.sub(lambda found: found[0] + _measures(found, files), media)


def measured_picture(picture: bytes, files: Mapping[str, PublicFile]) -> bytes | None:
    """Return one stored picture with its measures, None where it is not there."""
    shown = shown_files(picture)
    if not files.keys() >= set(shown):
        return None
    return ADDRESS.sub(lambda found: found[0] + _measures(found, files), picture)


def _measures(found: re.Match[bytes], files: Mapping[str, PublicFile]) -> bytes:
    file = files[found[1].decode()]
    if found[0].startswith(b'{"iiif"'):
        known = {name: getattr(file, name) for name in PICTURED}
    else:
        known = {name: getattr(file, column) for column, name in MEASURED.items()}
    said = {name: value for name, value in known.items() if value is not None}
    return b"," + orjson.dumps(said)[1:-1] if said else b""


def _without(media: bytes, files: Mapping[str, PublicFile]) -> bytes:
    parts = orjson.loads(b"{" + media + b"}")
    kept = {
        name: [one for one in shown if _uid(one) in files] if isinstance(shown, list) else shown
        for name, shown in parts.items()
        if isinstance(shown, list) or _uid(shown) in files
    }
    return orjson.dumps(kept)[1:-1]


def _uid(shown: dict[str, str]) -> str:
    return (shown.get("iiif") or shown.get("url", "")).rpartition("/")[2]
