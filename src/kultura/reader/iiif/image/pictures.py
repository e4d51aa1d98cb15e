"""Pictures that are public, and what is answered with them, by whatever asks for one.

Whether a picture is public is asked in each request, before it is looked for anywhere: it is gone
with the last visible record that shows it, a page with its record. What was drawn is kept in
memory, by its file's name; a stored tile is read from the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from kultura.media.files import MediaFiles
from kultura.media.pyramids.folder import Pyramids
from kultura.reader.cache import Bounded
from kultura.reader.cache import Held
from kultura.reader.iiif.image.asking import asked
from kultura.reader.iiif.image.asking import AskedWrongError
from kultura.reader.iiif.image.asking import Drawing
from kultura.reader.iiif.image.asking import FORMATS
from kultura.reader.iiif.image.drawing import draw
from kultura.reader.iiif.image.drawing import UndrawableError
from kultura.reader.iiif.image.info import LEVEL
from kultura.reader.iiif.image.pages import Pages
from kultura.reader.iiif.image.public import PublicImage
from kultura.reader.iiif.image.public import PublicImages
from kultura.reader.problems import ProblemError
from kultura.reader.problems import RETRY_AFTER
from kultura.reader.problems import wrong_parameter
from kultura.reader.sending import has
from kultura.reader.service import Service
from typing import Final

import hashlib
import logging


BEFORE: Final = "/iiif/image/3/"  # of the address of each picture
KEPT: Final = 32 * 1024**2  # bytes of drawn pictures in memory
log = logging.getLogger("kultura.reader")


@dataclass(frozen=True)
class Answered:
    """Headers, and a picture's bytes; None where the client has them already."""

    headers: Mapping[str, str]
    body: bytes | None


class Pictures:
    """Public pictures and their bytes."""

    def __init__(self, service: Service, media: MediaFiles, pyramids: Pyramids) -> None:
        self.service = service
        self.public = PublicImages(service)
        self.media = media
        self.pages = Pages(pyramids)
        self.drawn: Bounded[bytes] = Bounded(KEPT)

    def address(self, id: str) -> str:
        """Return the whole address of a picture."""
        return f"{self.service.api_url}{BEFORE}{id}"

    def find(self, id: str) -> PublicImage:
        """Return a picture that is public; raises ProblemError, UnavailableError."""
        found = self.public.find(id)
        if found is None:
            raise ProblemError(404, "There is no such picture.")
        return found

    def answer(
        self, id: str, region: str, size: str, rotation: str, named: str, known: str | None
    ) -> Answered:
        """Return what an address is answered with; `known` is If-None-Match.

        Raises ProblemError, UnavailableError.
        """
        found = self.find(id)
        quality, _, format = named.rpartition(".")
        try:
            wanted = asked(found.size, region, size, rotation, quality, format)
        except AskedWrongError as error:
            raise wrong_parameter(error.part, f"{error.part}: {error}") from error
        etag = hashlib.sha256(f"{found.file}/{wanted.canonical}".encode()).hexdigest()[:32]
        canonical = f"{self.address(id)}/{wanted.canonical}"
        headers = {
            "content-type": FORMATS[wanted.format],
            "link": f'<{canonical}>;rel="canonical", <{LEVEL}>;rel="profile"',
            **validators(found, etag),
        }
        return Answered(headers, None if has(known, etag) else self.content(found, wanted))

    def content(self, picture: PublicImage, drawing: Drawing) -> bytes:
        """Return a drawn picture; raises ProblemError where its file cannot be read."""
        try:
            return self._stored(picture, drawing) or self._drawn(picture, drawing)
        except UndrawableError as error:
            log.warning("%s cannot be drawn: %s", picture.uid, error)
            headers = {"Retry-After": RETRY_AFTER}
            raise ProblemError(503, "The picture cannot be read just now.", {}, headers) from error

    def _stored(self, picture: PublicImage, drawing: Drawing) -> bytes | None:
        return self.pages.stored(picture.file, picture.size, drawing) if picture.is_page else None

    def _drawn(self, picture: PublicImage, drawing: Drawing) -> bytes:
        key = (picture.file, drawing.canonical)
        known = self.drawn.get(key)
        if known is not None:
            return known.what
        if picture.is_page:
            made = self.pages.draw(picture.file, picture.size, drawing)
        else:
            made = draw(self.media.path(picture.file), drawing)
        self.drawn.put(key, Held(self.service.leased.now(), None, made, len(made)))
        return made


def validators(found: PublicImage, etag: str) -> dict[str, str]:
    """Return the headers that say when an answer about a picture is another."""
    return {"etag": f'"{etag}"', "cache-control": "no-cache", "cache-tag": found.uid}
