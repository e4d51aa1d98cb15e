"""What stands above a working copy and above its original."""

from AccessControl import getSecurityManager
from kultura.workflows.working_copies.conflicts import has_conflicts
from kultura.workflows.working_copies.conflicts import original_of
from kultura.workflows.working_copies.policy import holder_of
from kultura.workflows.working_copies.policy import name_of
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.layout.viewlets import ViewletBase
from Products.CMFCore.permissions import View


class WorkingCopyViewlet(ViewletBase):
    """Says that this is a proposal, to what, and what is still to be decided."""

    def update(self) -> None:
        super().update()
        self.original = original_of(self.context)

    def render(self) -> str:
        return self.index() if self.original is not None else ""

    def holder(self) -> str:
        return name_of(holder_of(self.context))

    def has_conflicts(self) -> bool:
        return has_conflicts(self.context)


class OriginalViewlet(ViewletBase):
    """Says that changes are being prepared, to those who may see them."""

    def update(self) -> None:
        super().update()
        self.working_copy = ICheckinCheckoutPolicy(self.context).getWorkingCopy()

    def render(self) -> str:
        if self.working_copy is None:
            return ""
        may_see = getSecurityManager().checkPermission(View, self.working_copy)
        return self.index() if may_see else ""

    def holder(self) -> str:
        return name_of(holder_of(self.context))
