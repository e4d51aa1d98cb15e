"""Making a new draft from an item: last year's lesson, this year's."""

from copy import deepcopy
from kultura.i18n import _
from kultura.workflows.working_copies.values import values_of
from kultura.workflows.working_copies.values import write_values
from plone import api
from typing import Any
from typing import Final
from zope.event import notify
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.lifecycleevent import ObjectModifiedEvent


# What belongs to the one item alone: its dates, its numbers, when it is shown.
ITS_OWN: Final = frozenset(
    {
        "schedule",
        "opens",
        "closes",
        "premiere",
        "identifiers",
        "inventory_number",
        "effective",
        "expires",
        "issued",
    }
)
COPY: Final = _("title_of_copy", default="${title} (copy)")


def duplicate(item: Any) -> Any:
    """Return a new draft beside the item with its words, pictures and rights, without its dates.

    Raises what adding an item there raises.
    """
    values = {name: value for name, value in values_of(item).items() if name not in ITS_OWN}
    title = Message(COPY, mapping={"title": item.title or item.getId()})
    values["title"] = translate(title, context=getRequest())
    made = api.content.create(item.aq_parent, item.portal_type, title=values["title"])
    write_values(made, deepcopy(values), item)
    notify(ObjectModifiedEvent(made))
    made.reindexObject()
    return made
