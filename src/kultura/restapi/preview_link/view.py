"""`@@kultura-preview?token=…`: one item's record for who holds a link to it, kept by nobody."""

from kultura import settings
from kultura.preview.links import item_of
from kultura.preview.record import preview
from kultura.preview.token import InvalidToken
from kultura.publication.connection import is_on
from kultura.reader.languages import accepted
from kultura.reader.languages import preferred
from kultura.restapi.anonymous import IOpenToAnonymous
from plone import api
from Products.Five.browser import BrowserView
from zope.interface import implementer

import json
import psycopg2


HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}


@implementer(IOpenToAnonymous)
class PreviewView(BrowserView):
    """Answers the record, or 404 for a link that is no link (any more)."""

    def __call__(self) -> bytes:
        self._set_headers()
        token = self.request.form.get("token")
        try:
            if not isinstance(token, str) or not token.isascii():
                raise InvalidToken(token)
            obj = item_of(api.portal.get(), token)
        except InvalidToken:
            return self._problem(404, "This preview has ended, or never was.")
        if not is_on():
            return self._problem(503, "There is no publication here to preview.")
        try:
            return preview(api.portal.get(), obj, self._languages(), settings.current())
        except psycopg2.OperationalError:
            return self._problem(503, "The store cannot be reached just now: try again.")

    def _languages(self) -> tuple[str, ...]:
        wanted = self.request.form.get("lang")
        asked = [wanted] if isinstance(wanted, str) else []
        header = accepted(self.request.getHeader("Accept-Language"))
        return preferred(asked or header, settings.current().kultura.languages)

    def _set_headers(self) -> None:
        response = self.request.response
        for name, value in HEADERS.items():
            response.setHeader(name, value)
        response.setHeader("Content-Type", "application/json")
        response.setHeader("Vary", "Origin, Accept-Language")
        origin = self.request.getHeader("Origin")
        if origin and may_read(origin):
            response.setHeader("Access-Control-Allow-Origin", origin)

    def _problem(self, status: int, detail: str) -> bytes:
        self.request.response.setStatus(status, lock=True)
        self.request.response.setHeader("Content-Type", "application/problem+json")
        return json.dumps({"status": status, "detail": detail}).encode()


def may_read(origin: str) -> bool:
    """Say whether pages of an origin are one of the configured frontends."""
    allowed = settings.current().default_context.cors_allow_origin.split(",")
    return "*" in allowed or origin in (one.strip() for one in allowed)
