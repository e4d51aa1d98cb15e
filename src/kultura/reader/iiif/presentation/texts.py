"""Texts of pages to be taken home: plain, or as ALTO with the place of each word.

Each is there while its page is public, and asked for anew when the store has another version.
"""

from kultura.reader.api.resource import Question
from kultura.reader.cache import Answer
from kultura.reader.iiif.presentation import addresses
from kultura.reader.iiif.presentation.alto import alto
from kultura.reader.iiif.presentation.named import Named
from kultura.reader.problems import ProblemError
from kultura.store.page_text import readable
from kultura.store.pages import public_texts
from kultura.store.pages import public_texts_of
from kultura.store.pages import PublicText
from psycopg2.extensions import cursor as Cursor


PLAIN = "text/plain; charset=utf-8"
BETWEEN = "\n\f\n"  # pages


class PageText(Named):
    """The recognised text of a page, line by line as it is printed."""

    path = addresses.TEXT
    summary = "The text of a page"
    media_type = PLAIN
    schema = "PlainText"

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the text."""
        found = text_of(cursor, question["page"])
        return Answer(readable(found.text).encode(), media_type=PLAIN)


class PageAlto(Named):
    """The recognised text of a page as ALTO 4, each word with its box in pixels of the image."""

    path = addresses.ALTO
    summary = "The text of a page, with the place of each word"
    media_type = "application/xml"
    schema = "PlainText"

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the document."""
        found = text_of(cursor, question["page"])
        body = alto(found.text, found.boxes, found.width, found.height)
        return Answer(body, media_type=self.media_type)


class WholeText(Named):
    """The recognised text of all pages of an object in order, with a form feed between pages."""

    path = addresses.WHOLE_TEXT
    summary = "The text of an object"
    media_type = PLAIN
    schema = "PlainText"

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the text."""
        pages = public_texts(cursor, question["id"])
        if not pages:
            raise ProblemError(404, "There is no such text.")
        body = BETWEEN.join(readable(page.text) for page in pages).encode()
        return Answer(body, tags=(question["id"],), media_type=PLAIN)


def text_of(cursor: Cursor, page: str) -> PublicText:
    """Return the text of a public page; raises ProblemError."""
    found = public_texts_of(cursor, [page]).get(page)
    if found is None or not found.text:
        raise ProblemError(404, "There is no such text.")
    return found
