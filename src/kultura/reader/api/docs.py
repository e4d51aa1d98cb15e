"""The description as a page for people, which loads nothing and runs nothing."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.cache import Answer
from kultura.reader.description.document import document
from kultura.reader.description.page import page
from kultura.reader.description.page import style
from kultura.store import listing
from psycopg2.extensions import cursor as Cursor
from typing import ClassVar

import falcon


class Docs(Resource):
    """The page itself; the records it tries things with are read from the store."""

    path = "/api/v1/docs"
    summary = "This description for people"
    schema = "Html"
    media_type = "text/html"
    described: ClassVar[Sequence[type[Resource]]] = ()

    def on_get(self, request: falcon.Request, response: falcon.Response, **path: str) -> None:
        """Answer with the page; its own style, and nothing else, may be used in it."""
        super().on_get(request, response, **path)
        response.set_header("Content-Security-Policy", policy())

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the page with links to records that are there."""
        described = document(self.described, self.service.api_url)
        html = page(described, listing.one_of_each(cursor))
        return Answer(html.encode(), "en", media_type="text/html; charset=utf-8")


def policy() -> str:
    """Return what a browser may do with the page (CSP 3)."""
    digest = b64encode(sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'"
