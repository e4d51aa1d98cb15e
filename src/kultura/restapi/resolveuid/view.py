"""``/resolveuid/<UID>``: leads to what its caller may see; the address alone tells the title."""

from kultura.restapi.serializers.references import seen
from plone.outputfilters.browser.resolveuid import ResolveUIDView
from zExceptions import NotFound


class ResolveUID(ResolveUIDView):
    """Redirects to the content of a UID."""

    def __call__(self) -> str:
        if not seen([self.uuid or ""]):
            raise NotFound(self.uuid)
        return super().__call__()
