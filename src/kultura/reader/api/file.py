"""Files to take home: an attachment's bytes, for as long as a public record offers it.

Whether one does is asked in each request, so a file is gone with the record. What a browser could
run is never shown by it: it is offered for saving, as bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from kultura.media.files import MediaFiles
from kultura.reader.parameters.parameter import ID
from kultura.reader.problems import ProblemError
from kultura.reader.problems import RETRY_AFTER
from kultura.reader.sending import has
from kultura.reader.service import Service
from kultura.store.measures import public_files
from kultura.store.measures import PublicFile
from typing import IO

import falcon
import re


UNKNOWN_TYPE = "application/octet-stream"
SHOWN_BY_BROWSERS = frozenset(
    (
        "application/pdf",
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/webp",
        "audio/mpeg",
        "audio/ogg",
        "video/mp4",
        "video/webm",
    )
)
SAVED = frozenset(
    (
        "application/epub+zip",
        "application/msword",
        "application/rtf",
        "application/vnd.ms-excel",
        "application/vnd.ms-powerpoint",
        "application/vnd.oasis.opendocument.presentation",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/zip",
        "image/tiff",
        "text/csv",
        "text/plain",
    )
)
RANGE = re.compile(r"bytes=(\d{0,19})-(\d{0,19})")
PORTION = 256 * 1024  # bytes


@dataclass(frozen=True)
class Slice:
    """Bytes of a file from one place to before another."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """How many bytes."""
        return self.end - self.start


class File:
    """The bytes of an attachment."""

    def __init__(self, service: Service, media: MediaFiles) -> None:
        self.service = service
        self.media = media

    def on_get(self, request: falcon.Request, response: falcon.Response, id: str) -> None:
        """Answer with the file, part of it, or that it has not changed."""
        file = self._file(id)
        describe(response, file)
        if has(request.get_header("If-None-Match"), file.hash):
            response.status = falcon.HTTP_304
            return
        wanted = asked_for(request, file)
        if wanted is None:
            whole = {"Content-Range": f"bytes */{file.size}"}
            raise ProblemError(416, f"The file has {file.size} bytes.", {}, whole)
        self._send(request, response, file, wanted)

    def _file(self, id: str) -> PublicFile:
        found = None
        if ID.fullmatch(id):
            found = self.service.database.run(lambda cursor: public_files(cursor, [id]).get(id))
        if found is None or not found.is_attachment:
            raise ProblemError(404, "There is no such file.")
        return found

    def _send(
        self, request: falcon.Request, response: falcon.Response, file: PublicFile, wanted: Slice
    ) -> None:
        opened = self._open(file)
        response.content_type = type_of(file)
        response.content_length = wanted.size
        if wanted.size < file.size:
            response.status = falcon.HTTP_206
            last = wanted.end - 1
            response.set_header("Content-Range", f"bytes {wanted.start}-{last}/{file.size}")
        if request.context.head:
            opened.close()
        else:
            response.stream = read_slice(opened, wanted)

    def _open(self, file: PublicFile) -> IO[bytes]:
        try:
            return self.media.path(file.hash).open("rb")
        except OSError as error:
            headers = {"Retry-After": RETRY_AFTER}
            raise ProblemError(503, "The file cannot be read just now.", {}, headers) from error


def describe(response: falcon.Response, file: PublicFile) -> None:
    """Say what the file is called, that it may be kept but must be asked about, and no more."""
    response.set_header("ETag", f'"{file.hash}"')
    response.set_header("Cache-Control", "no-cache")
    response.set_header("Accept-Ranges", "bytes")
    response.set_header("Cache-Tag", file.uid)
    name = file.filename or file.uid
    if file.media_type in SHOWN_BY_BROWSERS:
        response.viewable_as = name
    else:
        response.downloadable_as = name


def type_of(file: PublicFile) -> str:
    """Return the media type to send: what is on neither list is only bytes."""
    known = SHOWN_BY_BROWSERS | SAVED
    return file.media_type if file.media_type in known else UNKNOWN_TYPE


def asked_for(request: falcon.Request, file: PublicFile) -> Slice | None:
    """Return which bytes are wanted, None where there are no such (RFC 9110 14.1.2).

    A range of another unit, several ranges, or a range of another version is all of the file.
    """
    found = RANGE.fullmatch(request.get_header("Range") or "")
    condition = request.get_header("If-Range")
    if not found or found[0] == "bytes=-" or (condition and condition != f'"{file.hash}"'):
        return Slice(0, file.size)
    first, last = found.groups()
    if not first:
        return Slice(max(0, file.size - int(last)), file.size) if int(last) else None
    end = min(int(last) + 1, file.size) if last else file.size
    if last and int(last) < int(first):
        return Slice(0, file.size)
    return Slice(int(first), end) if int(first) < file.size else None


def read_slice(opened: IO[bytes], wanted: Slice) -> Iterator[bytes]:
    """Yield the bytes of a slice in portions, and close the file."""
    with opened:
        opened.seek(wanted.start)
        left = wanted.size
        while left > 0 and (portion := opened.read(min(PORTION, left))):
            left -= len(portion)
            yield portion
