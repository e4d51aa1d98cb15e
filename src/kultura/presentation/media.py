"""The bytes of a record's pictures and attachments, for whoever may see the record.

Image and File are the institution's own; others get their bytes only through an item that shows
them and that they may view. ``@@picture/<UID>/<scale>`` and ``@@attachment/<UID>`` of the item
answer 404 for anything the item does not show.
"""

from collections.abc import Iterable
from kultura.interfaces import IPublicRecord
from kultura.presentation.access import as_seen
from plone import api
from plone.namedfile.utils import set_headers
from plone.namedfile.utils import stream_data
from Products.Five.browser import BrowserView
from typing import Any
from zope.component import getMultiAdapter
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.publisher.interfaces import NotFound


@implementer(IPublishTraverse)
class MediaView(BrowserView):
    """What the two views share: names after the view are its arguments."""

    def __init__(self, context: Any, request: Any) -> None:
        super().__init__(context, request)
        self.names: list[str] = []

    def publishTraverse(self, request: Any, name: str) -> "MediaView":
        self.names.append(name)
        return self

    def shown(self, uid: str, uids: Iterable[str | None]) -> Any:
        """Return the stored file of a UID the item shows; raises NotFound for any other."""
        if uid not in set(uids):
            raise self.missing()
        with api.env.adopt_roles(["Manager"]):
            found = api.content.get(UID=uid)
        if found is None:
            raise self.missing()
        return found

    def missing(self) -> NotFound:
        return NotFound(self.context, "/".join(self.names), self.request)

    def record(self) -> Any:
        found = IPublicRecord(self.context, None)
        if found is None:
            raise self.missing()
        return as_seen(found.record(api.portal.get_default_language()))


class PictureView(MediaView):
    """A picture of the item at a named scale (``mini``, ``preview``, ``large``, ``great``)."""

    def __call__(self) -> Any:
        if len(self.names) != 2:
            raise self.missing()
        uid, scale = self.names
        image = self.shown(uid, self._pictures())
        scaled = getMultiAdapter((image, self.request), name="images").scale("image", scale=scale)
        if scaled is None:
            raise self.missing()
        # ImageScale asks whether the reader may see the Image; here the item that shows it decides.
        scaled.set_headers()
        return stream_data(scaled.data)

    def _pictures(self) -> Iterable[str | None]:
        record = self.record()
        logo = getattr(record, "logo", None)
        return (*(picture.image for picture in record.images), logo.image if logo else None)


class AttachmentView(MediaView):
    """An attachment of the item, always offered for saving and never run by the browser."""

    def __call__(self) -> Any:
        if len(self.names) != 1:
            raise self.missing()
        attached = (attachment.file for attachment in self.record().attachments)
        file = self.shown(self.names[0], attached).file
        set_headers(file, self.request.response, filename=file.filename)
        return stream_data(file)
