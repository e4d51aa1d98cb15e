"""``GET @lock``: who holds a lock is told to those it keeps from working."""

from AccessControl import getSecurityManager
from plone.restapi.services.locking.get import Lock as StockLock
from Products.CMFCore.permissions import ModifyPortalContent
from typing import Any


class Lock(StockLock):
    """Tells whether the content is locked, and to its editors by whom."""

    def reply(self) -> dict[str, Any]:
        said = super().reply()
        if getSecurityManager().checkPermission(ModifyPortalContent, self.context):
            return said
        return {"locked": bool(said.get("locked"))}
