"""``/resolveuid/<UID>`` and ``@@redirect-to-uuid/<UID>``: lead to what their caller may see.

The address alone tells the title.
"""

from kultura.restapi.serializers.references import seen
from plone.app.uuid.browser import RedirectToUUIDView
from plone.outputfilters.browser.resolveuid import ResolveUIDView
from zExceptions import NotFound


class ResolveUID(ResolveUIDView):
    """Redirects to the content of a UID."""

    def __call__(self) -> str:
        if not seen([self.uuid or ""]):
            raise NotFound(self.uuid)
        return super().__call__()


class RedirectToUUID(RedirectToUUIDView):
    """Redirects to the content of a UID, under the name that plone.app.uuid gives it."""

    def __call__(self) -> str:
        if not seen([self.uuid or ""]):
            raise NotFound(self.uuid)
        return super().__call__()
