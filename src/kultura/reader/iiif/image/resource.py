"""Pictures over HTTP: the description, the picture, the way from its address to the description."""

from kultura.reader.iiif.image.info import CONTEXT
from kultura.reader.iiif.image.info import described
from kultura.reader.iiif.image.pictures import BEFORE
from kultura.reader.iiif.image.pictures import Pictures
from kultura.reader.iiif.image.pictures import validators
from kultura.reader.sending import has
from typing import Final

import falcon
import hashlib
import orjson


PATH: Final = f"{BEFORE}{{id}}"
LINKED: Final = f'application/ld+json;profile="{CONTEXT}"'
REFUSED: Final = "kultura.refused"  # in the environment: why the door did not answer


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
        etag = hashlib.sha256(body).hexdigest()[:32]
        response.set_headers(validators(found, etag))
        if has(request.get_header("If-None-Match"), etag):
            response.status = falcon.HTTP_304
            return
        response.data = body


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
        if REFUSED in request.env:
            raise request.env[REFUSED]
        known = request.get_header("If-None-Match")
        answered = self.pictures.answer(id, region, size, rotation, named, known)
        response.set_headers(answered.headers)
        if answered.body is None:
            response.status = falcon.HTTP_304
            return
        response.data = answered.body


def add_routes(app: falcon.App, pictures: Pictures) -> None:
    """Let an application answer the addresses of pictures."""
    app.add_route(PATH, Base(pictures))
    app.add_route(f"{PATH}/info.json", Info(pictures))
    app.add_route(f"{PATH}/{{region}}/{{size}}/{{rotation}}/{{named}}", Image(pictures))
