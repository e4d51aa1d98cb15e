"""Shows the conversation below an item to those who take part in it."""

from kultura.review.conversation import conversation
from kultura.review.conversation import takes_part
from kultura.review.conversation import Turn
from kultura.review.planning import may_approve
from plone import api
from plone.app.layout.viewlets import ViewletBase


class ConversationViewlet(ViewletBase):
    """What was decided, by whom, why; and for an approver the way to decide."""

    def update(self) -> None:
        super().update()
        self.shown = not api.user.is_anonymous() and takes_part(self.context)

    def render(self) -> str:
        return self.index() if self.shown and self.turns() else ""

    def turns(self) -> list[Turn]:
        return conversation(self.context)

    def may_decide(self) -> bool:
        return may_approve(self.context)
