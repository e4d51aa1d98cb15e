"""What may be done with proposals here and now: asked by actions, pages and services."""

from AccessControl import getSecurityManager
from kultura.workflows.working_copies.errors import CheckOutRefused
from kultura.workflows.working_copies.policy import publishing_action
from kultura.workflows.working_copies.policy import refuse_check_out
from plone.app.iterate.browser.control import Control
from plone.app.iterate.dexterity.policy import CheckinCheckoutPolicyAdapter
from plone.app.iterate.permissions import CheckoutPermission
from Products.CMFCore.permissions import ModifyPortalContent


class WorkingCopyControl(Control):
    """``@@iterate_control`` by our rules instead of the stock permissions."""

    def checkout_allowed(self) -> bool:
        """Tell whether changes may be proposed to this item."""
        if not getSecurityManager().checkPermission(CheckoutPermission, self.context):
            return False
        try:
            refuse_check_out(self.context)
        except CheckOutRefused:
            return False
        return True

    def checkin_allowed(self) -> bool:
        """Tell whether this is a working copy that the user may publish."""
        return self._is_working_copy() and publishing_action(self.context) is not None

    def cancel_allowed(self) -> bool:
        """Tell whether this is a working copy that the user may discard."""
        may_edit = getSecurityManager().checkPermission(ModifyPortalContent, self.context)
        return bool(may_edit and self._is_working_copy())

    def _is_working_copy(self) -> bool:
        return CheckinCheckoutPolicyAdapter(self.context).getBaseline() is not None
