"""What a transition may be refused for; each carries a sentence that says what to do.

Each takes one optional argument, because the workflow tool raises a refusal anew as
``type(refusal)(refusal)``: `args[0]` is a translatable message either way.
"""

from kultura.i18n import _
from Products.CMFCore.WorkflowCore import WorkflowException
from zope.i18nmessageid import Message


class TransitionRefused(WorkflowException):
    """The transition is possible for this person, but something is still to be done first."""

    def __init__(self, reason: "Message | TransitionRefused") -> None:
        super().__init__(reason.args[0] if isinstance(reason, TransitionRefused) else reason)

    @property
    def message(self) -> Message:
        """Return the sentence to show."""
        return self.args[0]


class CommentRequired(TransitionRefused):
    """The transition has to be explained to the people it concerns."""

    def __init__(self, reason: "CommentRequired | None" = None) -> None:
        super().__init__(
            reason
            or _("error_comment_required", default="Write a comment that says why: it is required.")
        )


class Incomplete(TransitionRefused):
    """The item cannot be submitted before what is missing is filled in."""

    def __init__(self, missing: "list[str] | Incomplete") -> None:
        if isinstance(missing, Incomplete):
            self.missing = missing.missing
            super().__init__(missing)
            return
        self.missing = missing
        super().__init__(
            _(
                "error_incomplete",
                default="This cannot be submitted yet. ${missing}",
                mapping={"missing": " ".join(missing)},
            )
        )
