"""What an object's record says of its digital form: manifest, pages, text to be taken home.

Joined at read: the form is made and replaced apart from the record, and only open access shows it.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from kultura.reader.iiif.presentation.addresses import Addresses
from kultura.store.read import StoredRecord
from typing import Final

import orjson
import re


COLLECTION: Final = "objects"
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


def downloads(record: StoredRecord, addresses: Addresses) -> Iterator[dict[str, str]]:
    """Yield what can be taken home."""
    if record.has_text:
        title = TEXT.get(record.language, TEXT_OTHERWISE)
        yield {"title": title, "mediaType": "text/plain", "url": addresses.text}
