"""What an object's record says of its digital form: its cover, manifest, pages, text to take home.

Joined at read: the form is made and replaced apart from the record, and only open access shows it.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from kultura.reader.iiif.presentation.addresses import Addresses
from kultura.store.read import StoredRecord
from typing import Any
from typing import Final

import orjson
import re


COLLECTION: Final = "objects"
NO_PICTURES: Final = b'"images":[]'
NO_MEDIA: Final = b'%s,"attachments":[]' % NO_PICTURES
SELF: Final = re.compile(rb'"self":"([^"]*)/api/v1/objects/')
PICTURED: Final = re.compile(rb'"images":\[\{.*"width":')
TEXT: Final[Mapping[str, str]] = {"pl": "Cały tekst"}
TEXT_OTHERWISE: Final = "The whole text"


def digital_form(record: StoredRecord) -> Iterator[bytes]:
    """Yield the members of a record's JSON object that tell of its digital form."""
    if record.collection != COLLECTION:
        return
    found = SELF.search(record.body)
    addresses = Addresses(found[1].decode() if found else "", record.uid)
    if record.pages or PICTURED.search(record.media or b""):
        yield b'"manifest":%s' % orjson.dumps(addresses.manifest)
    if record.pages:
        yield b'"pageCount":%d' % record.pages
        yield b'"hasText":%s' % orjson.dumps(record.has_text)
    yield b'"downloads":%s' % orjson.dumps(list(downloads(record, addresses)))


def media_of(record: StoredRecord) -> bytes:
    """Return a record's pictures and attachments; the page that stands for all, if it has none."""
    media = record.media or NO_MEDIA
    if record.cover is None or not media.startswith(NO_PICTURES):
        return media
    found = SELF.search(record.body)
    shown = cover(orjson.loads(record.body), record.cover, found[1].decode() if found else "")
    return b'"images":[%s]%s' % (orjson.dumps(shown), media[len(NO_PICTURES) :])


def cover(body: Mapping[str, Any], page: Mapping[str, Any], base: str) -> dict[str, Any]:
    """Return the picture of a page as a record's; its rights are those of the reproduction."""
    rights = (body.get("rights") or {}).get("reproduction") or {}
    shown = {
        "iiif": f"{base}/iiif/image/3/{page['page']}",
        "width": page["width"],
        "height": page["height"],
        "alt": body["title"],
        "decorative": False,
        "credit": rights.get("credit"),
        "holder": rights.get("holder"),
        "license": rights.get("uri"),
    }
    return {name: value for name, value in shown.items() if value is not None}


def downloads(record: StoredRecord, addresses: Addresses) -> Iterator[dict[str, str]]:
    """Yield what can be taken home."""
    if record.has_text:
        title = TEXT.get(record.language, TEXT_OTHERWISE)
        yield {"title": title, "mediaType": "text/plain", "url": addresses.text}
