"""Whether the caller may change facts here, with the reason where not."""

from kultura.i18n import _
from kultura.restapi.refusals import Conflict
from kultura.restapi.refusals import NotAllowed
from kultura.workflows.operational_facts.change import has_facts
from kultura.workflows.operational_facts.change import may_change
from kultura.workflows.operational_facts.change import PERMISSION
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from zExceptions import Unauthorized


def refuse_others(content: IDexterityContent) -> None:
    """Raise 401 for nobody, 409 where there are no such facts, 403 for who may not."""
    if may_change(content):
        return
    if api.user.is_anonymous():
        raise Unauthorized(PERMISSION)
    if not has_facts(content):
        raise Conflict(
            _("refused_item_without_facts", default="This has neither dates nor opening hours.")
        )
    raise NotAllowed(
        _(
            "refused_operational_facts",
            default="Operational facts are changed on published items, by the people of the "
            "institution.",
        )
    )
