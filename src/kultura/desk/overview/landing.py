"""Where people land after login: an editor on the desk, the region on its queue.

Who was on the way to a page is led there.
"""

from kultura.desk.overview.sections import my_sections
from plone import api
from plone.base.interfaces import IRedirectAfterLogin
from typing import Any
from zope.component import queryMultiAdapter
from zope.interface import implementer


@implementer(IRedirectAfterLogin)
class Landing:
    """Says where a person goes after login."""

    def __init__(self, context: Any, request: Any) -> None:
        self.context = context
        self.request = request

    def __call__(self, came_from: str | None = None, is_initial_login: bool = False) -> str | None:
        site = api.portal.get()
        home = site.absolute_url()
        if came_from and came_from.rstrip("/") not in (home, f"{home}/login"):
            return came_from
        if self._decides(site):
            return f"{home}/@@review"
        return f"{home}/@@desk" if my_sections(site) else came_from or home

    def _decides(self, site: Any) -> bool:
        """Say whether the person approves for the region, and there is a queue to do it in."""
        allowed = api.user.has_permission("kultura: Publish", obj=site)
        return allowed and queryMultiAdapter((site, self.request), name="review") is not None
