"""``@@images/image/<scale>`` of an item that shows pictures: the first of them.

Plone's content browser asks for it. The item itself has no field ``image``: its pictures are items
of their own, stored once, whose bytes come through the item that shows them.
"""

from plone.namedfile.scaling import ImageScaling
from typing import Any
from zope.component import getMultiAdapter
from zope.publisher.interfaces import NotFound


class LeadPicture(ImageScaling):
    """Plone's scales, with the first picture as the field ``image``."""

    def publishTraverse(self, request: Any, name: str) -> Any:
        if name != "image":
            return super().publishTraverse(request, name)
        pictures = self.context.pictures or ()
        if not pictures:
            raise NotFound(self.context, name, request)
        shown = getMultiAdapter((self.context, request), name="picture")
        return shown.publishTraverse(request, pictures[0]["image"])
