"""What the rules of working copies refuse, each with the sentence that people read."""

from kultura.i18n import _
from kultura.workflows.errors import TransitionRefused
from plone.app.iterate.interfaces import CheckoutException
from zope.i18nmessageid import Message


class CheckOutRefused(CheckoutException):
    """No working copy can be made of this item now; ``message`` says why."""

    @property
    def message(self) -> Message:
        """Return the sentence to show."""
        return self.args[0]


class NotPublished(CheckOutRefused):
    """Only what the public sees needs a proposal; anything else is edited in place."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "error_changes_not_published",
                default="Changes are proposed to published items only.",
            )
        )


class AlreadyCheckedOut(CheckOutRefused):
    """Somebody has a working copy of this item."""

    def __init__(self, who: str) -> None:
        super().__init__(
            _(
                "error_changes_already_begun",
                default="${who} is already preparing changes to this item. "
                "Ask them to finish or to discard the changes.",
                mapping={"who": who},
            )
        )


class OriginalGone(TransitionRefused):
    """There is no published item any more that the changes could go into."""

    def __init__(self, reason: "OriginalGone | None" = None) -> None:
        super().__init__(
            reason
            or _(
                "error_changes_original_gone",
                default="The item was withdrawn or deleted, so the changes cannot go into it. "
                "Publish the item again first, or discard the changes.",
            )
        )


class InConflict(TransitionRefused):
    """Fields were changed in the working copy and, meanwhile, in the published item."""

    def __init__(self, fields: "list[str] | InConflict") -> None:
        super().__init__(
            fields
            if isinstance(fields, InConflict)
            else _(
                "error_changes_in_conflict",
                default="Changed here and, meanwhile, in the published item: ${fields}. "
                "Choose which of the two is right, then try again.",
                mapping={"fields": ", ".join(fields)},
            )
        )
