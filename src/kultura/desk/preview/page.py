"""The page ``@@preview-link`` of an item: gives a link to show it before it is public."""

from kultura.i18n import _
from kultura.preview.links import has_preview
from kultura.preview.links import Link
from kultura.preview.links import make_link
from kultura.preview.links import revoke_links
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five import BrowserView


class PreviewLinkPage(BrowserView):
    """Offers two buttons: make a link, end all links."""

    link: Link | None = None

    def __call__(self) -> str:
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self.act()
        return self.index()

    def act(self) -> None:
        """Do what the pressed button says."""
        if "revoke" in self.request.form:
            revoke_links(self.context)
            told = _("told_previews_revoked", default="All preview links of this item have ended.")
            api.portal.show_message(told, request=self.request)
        elif has_preview(self.context):
            self.link = make_link(self.context)

    def ends(self) -> str:
        """Return until when the link is good, as people write it."""
        return api.portal.get_localized_time(self.link.ends, long_format=True)


class PreviewLinkAllowed(BrowserView):
    """Says whether the item has a record to preview."""

    def __call__(self) -> bool:
        return has_preview(self.context)
