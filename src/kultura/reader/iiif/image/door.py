"""A door of its own for pictures, before all else: of a stored tile's time Falcon took the half.

Who looks at a page asks for a screen of tiles at once. What is refused here, the application says.
"""

from collections.abc import Iterable
from kultura.reader.iiif.image.pictures import Answered
from kultura.reader.iiif.image.pictures import BEFORE
from kultura.reader.iiif.image.pictures import Pictures
from kultura.reader.iiif.image.resource import Image
from kultura.reader.iiif.image.resource import REFUSED
from kultura.reader.measures import times_of
from kultura.reader.middleware import HEADERS
from time import perf_counter
from typing import Final
from wsgiref.types import StartResponse
from wsgiref.types import WSGIApplication
from wsgiref.types import WSGIEnvironment

import falcon


OPEN: Final = tuple((name.lower(), value) for name, value in HEADERS.items())
PARTS: Final = 5  # of a picture's address: its id, region, size, rotation, quality and format


class PictureDoor:
    """The WSGI application before others; they answer all that is no picture."""

    def __init__(self, pictures: Pictures, others: WSGIApplication) -> None:
        self.pictures = pictures
        self.others = others

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        begun = perf_counter()
        answered = self._answered(environ)
        if answered is None:
            return self.others(environ, start)
        body = answered.body
        if body is None:
            status, body, length = falcon.HTTP_304, b"", ()
        else:
            status, length = falcon.HTTP_200, (("content-length", str(len(body))),)
        start(status, [*answered.headers.items(), *OPEN, *length])
        times_of(Image.__name__, int(status[:3])).add(perf_counter() - begun)
        return [body]

    def _answered(self, environ: WSGIEnvironment) -> Answered | None:
        path = environ["PATH_INFO"]
        if not path.startswith(BEFORE) or environ["REQUEST_METHOD"] != "GET":
            return None
        parts = path[len(BEFORE) :].split("/")
        if len(parts) != PARTS:
            return None
        try:
            return self.pictures.answer(*parts, environ.get("HTTP_IF_NONE_MATCH"))
        except Exception as error:  # whatever it is, the application has an answer
            environ[REFUSED] = error
            return None
