"""Pictures over HTTP: the description, the picture, the way from its address to the description.

Whether a picture is public is asked in each request, before it is looked for anywhere: it is gone
with the last visible record that shows it, a page with its record. What was drawn is kept in
memory, by its file's name; a stored tile is read from the file.
"""

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
from kultura.reader.iiif.image.info import CONTEXT
from kultura.reader.iiif.image.info import described
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

import falcon
import hashlib
import logging
import orjson


PATH: Final = "/iiif/image/3/{id}"
LINKED: Final = f'application/ld+json;profile="{CONTEXT}"'
KEPT: Final = 32 * 1024**2  # bytes of drawn pictures in memory
log = logging.getLogger("kultura.reader")


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
        return f"{self.service.api_url}{PATH.format(id=id)}"

    def find(self, id: str) -> PublicImage:
        """Return a picture that is public; raises ProblemError."""
        found = self.public.find(id)
        if found is None:
            raise ProblemError(404, "There is no such picture.")
        return found

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


class Base:
    """A picture's own address."""

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures

    def on_get(self, request: falcon.Request, response: falcon.Response, id: str) -> None:
        """Lead to the description (Image API 3.0, 2)."""
        self.pictures.find(id)
        response.status = falcon.HTTP_303
        response.set_header("Location", f"{self.pictures.address(id)}/info.json")
        response.set_header("Cache-Control", "no-cache")


class Info:
    """A picture's description."""

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures

    def on_get(self, request: falcon.Request, response: falcon.Response, id: str) -> None:
        """Answer with `info.json`, as linked data unless plain JSON is asked for."""
        found = self.pictures.find(id)
        body = orjson.dumps(described(self.pictures.address(id), *found.size))
        plain = request.get_header("Accept", default="").startswith(falcon.MEDIA_JSON)
        response.content_type = falcon.MEDIA_JSON if plain else LINKED
        response.set_header("Vary", "Accept")
        _answer(request, response, found, body, hashlib.sha256(body).hexdigest()[:32])


class Image:
    """A drawn picture."""

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures

    def on_get(
        self,
        request: falcon.Request,
        response: falcon.Response,
        id: str,
        region: str,
        size: str,
        rotation: str,
        named: str,
    ) -> None:
        """Answer with the picture asked for, or that it has not changed."""
        found = self.pictures.find(id)
        quality, _, format = named.rpartition(".")
        try:
            wanted = asked(found.size, region, size, rotation, quality, format)
        except AskedWrongError as error:
            raise wrong_parameter(error.part, f"{error.part}: {error}") from error
        canonical = f"{self.pictures.address(id)}/{wanted.canonical}"
        etag = hashlib.sha256(f"{found.file}/{wanted.canonical}".encode()).hexdigest()[:32]
        links = f'<{canonical}>;rel="canonical", <{LEVEL}>;rel="profile"'
        response.set_header("Link", links)
        response.content_type = FORMATS[wanted.format]
        if has(request.get_header("If-None-Match"), etag):
            return _answer(request, response, found, b"", etag)
        _answer(request, response, found, self.pictures.content(found, wanted), etag)


def add_routes(app: falcon.App, service: Service, media: MediaFiles, pyramids: Pyramids) -> None:
    """Let an application answer the addresses of pictures."""
    pictures = Pictures(service, media, pyramids)
    app.add_route(PATH, Base(pictures))
    app.add_route(f"{PATH}/info.json", Info(pictures))
    app.add_route(f"{PATH}/{{region}}/{{size}}/{{rotation}}/{{named}}", Image(pictures))


def _answer(
    request: falcon.Request,
    response: falcon.Response,
    found: PublicImage,
    body: bytes,
    etag: str,
) -> None:
    response.set_header("ETag", f'"{etag}"')
    response.set_header("Cache-Control", "no-cache")
    response.set_header("Cache-Tag", found.uid)
    if has(request.get_header("If-None-Match"), etag):
        response.status = falcon.HTTP_304
        return
    response.data = body
