"""The title of a page in the browser's tab, on error pages too.

Plone leaves it out where the person may not see the item: a page without a title, which a screen
reader cannot name. There it is the site's; the item's own would tell what is hidden.
"""

from plone import api
from plone.app.layout.viewlets.common import TitleViewlet


class PageTitle(TitleViewlet):
    """Titles a page by what it shows, or by the site where that is hidden."""

    @property
    def page_title(self) -> str:
        """Return the item's title to those who may see the item."""
        if api.user.has_permission("View", obj=self.context):
            return super().page_title
        return self.site_title_setting
