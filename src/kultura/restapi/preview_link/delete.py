"""``DELETE @preview-link``: end all preview links of the item."""

from kultura.preview.links import revoke_links
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services import Service
from zope.interface import alsoProvides


class RevokePreviewLinks(Service):
    """Ends them at once."""

    def reply(self) -> None:
        alsoProvides(self.request, IDisableCSRFProtection)
        revoke_links(self.context)
        return self.reply_no_content()
