"""``@@pages``: images and texts of an object's pages, for whoever may see the object.

``@@pages/{page}/info.json`` and ``@@pages/{page}/{region}/{size}/{rotation}/{quality}.{format}``
are addresses of the Image API 3.0, ``@@pages/{page}/text`` is the text with what a search found.
``@@pages`` alone is the table in which pages are changed.
The public service has addresses of its own, and no draft. A page of another object is not found.
"""

from functools import cached_property
from kultura.desk.review import form
from kultura.desk.viewer.images import BrokenImageError
from kultura.desk.viewer.images import describe
from kultura.desk.viewer.images import drawn
from kultura.desk.viewer.images import etag_of
from kultura.desk.viewer.images import wanted
from kultura.desk.viewer.matching import boxes_of
from kultura.desk.viewer.matching import hits_in
from kultura.desk.viewer.matching import parts
from kultura.desk.viewer.matching import query_of
from kultura.desk.viewer.reading import languages_of
from kultura.desk.viewer.reading import shows_pages
from kultura.pages.permitted import sees_hidden_pages
from kultura.pages.reading import asked
from kultura.pages.reading import uid_of_pages
from kultura.reader.iiif.image.asking import AskedWrongError
from kultura.reader.iiif.image.asking import FORMATS
from kultura.reader.sending import has
from kultura.store.page import Page
from kultura.store.pages import page_of
from kultura.store.pages import text_of
from Products.Five.browser import BrowserView
from typing import Any
from typing import Final
from zope.component import getMultiAdapter
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound

import orjson


KEPT: Final = "private, no-cache"
JSON: Final = "application/json"


@implementer(IPublishTraverse)
class PagesView(BrowserView):
    """Answers the addresses of pages; names after the view are its arguments."""

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        self.names: list[str] = []

    def publishTraverse(self, request: Any, name: str) -> "PagesView":
        self.names.append(name)
        return self

    def __call__(self) -> bytes | str:
        if not self.names:
            return getMultiAdapter((self.context, self.request), name="pages-table")()
        self.request.response.setHeader("Cache-Control", KEPT)
        match self.names[1:]:
            case ["text"]:
                return self.text()
            case ["info.json"] if self.page.file:
                return self.json(describe(self.address, self.page))
            case [region, size, rotation, named] if self.page.file:
                return self.image(region, size, rotation, named)
        raise self.missing()

    @cached_property
    def page(self) -> Page:
        """The page that is asked for; raises NotFound."""
        name = self.names[0]
        found = None
        if shows_pages(self.context):
            uid, hidden = uid_of_pages(self.context), sees_hidden_pages(self.context)
            found = asked(lambda cursor: page_of(cursor, uid, name, hidden=hidden))
        if found is None:
            raise self.missing()
        return found

    @property
    def address(self) -> str:
        return f"{self.context.absolute_url()}/@@pages/{self.page.page}"

    def text(self) -> bytes:
        """Answer with the text in parts, and the boxes of what was found, in pixels."""
        page = self.page.page
        text = asked(lambda cursor: text_of(cursor, uid_of_pages(self.context), page))
        if text is None:  # its object was brought again just now
            raise self.missing()
        hits = hits_in(
            text, query_of(form.text(self.request.form, "q"), languages_of(self.context))
        )
        boxes = [tuple(box) for box in boxes_of(hits)]
        return self.json({"parts": parts(text, hits), "boxes": boxes})

    def image(self, region: str, size: str, rotation: str, named: str) -> bytes | str:
        """Answer with a part of the image, or that it has not changed."""
        response = self.request.response
        try:
            drawing = wanted(self.page, region, size, rotation, named)
        except AskedWrongError as error:
            return self.refuse(400, f"{error.part}: {error}")
        etag = etag_of(self.page, drawing)
        response.setHeader("ETag", f'"{etag}"')
        response.setHeader("Link", f'<{self.address}/{drawing.canonical}>;rel="canonical"')
        if has(self.request.getHeader("If-None-Match"), etag):
            response.setStatus(304)
            return ""
        try:
            body = drawn(self.page, drawing)
        except BrokenImageError:
            response.setHeader("ETag", "")
            return self.refuse(503, "The image cannot be read just now.")
        response.setHeader("Content-Type", FORMATS[drawing.format])
        return body

    def json(self, said: Any) -> bytes:
        self.request.response.setHeader("Content-Type", JSON)
        return orjson.dumps(said)

    def refuse(self, status: int, words: str) -> str:
        self.request.response.setStatus(status)
        self.request.response.setHeader("Content-Type", "text/plain; charset=utf-8")
        return words

    def missing(self) -> NotFound:
        return NotFound(self.context, "/".join(self.names), self.request)
