"""Reads one content object, with the entity tag that a later change may name."""

from kultura.restapi.gate.preconditions import etag
from plone.restapi.services.content.get import ContentGet


class Get(ContentGet):
    """Returns a serialized content object and its ETag."""

    def reply(self) -> dict:
        if not self.request.form.get("version"):
            self.request.response.setHeader("ETag", etag(self.context))
        self.request.response.setHeader("Cache-Control", "private, no-cache")
        return super().reply()
