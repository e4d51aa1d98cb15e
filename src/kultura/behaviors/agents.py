"""People and bodies behind a work, in the order in which they are named."""

from .fields.links import Link
from .fields.rows import Rows
from .fields.terms import Term
from .fieldsets import PEOPLE
from .translatable import TRANSLATABLE
from kultura.i18n import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import provider
from zope.interface import taggedValue


class IAgentRow(Interface):
    """Somebody with a role."""

    taggedValue(TRANSLATABLE, ("character",))

    name = schema.TextLine(
        title=_("label_agent_name", default="Name"), required=True, max_length=300
    )
    role = Term("kultura.agent_roles", title=_("label_agent_role", default="Role"))
    character = schema.TextLine(
        title=_("label_agent_character", default="Plays"),
        description=_("help_agent_character", default="The part, for an actor."),
        required=False,
        max_length=300,
    )
    qualifier = Term(
        "kultura.attribution_qualifiers",
        title=_("label_agent_qualifier", default="How sure"),
        description=_("help_agent_qualifier", default="Attributed to, workshop of, after."),
    )
    authority = Link(
        title=_("label_agent_authority", default="Authority"),
        description=_("help_agent_authority", default="Web address in VIAF, Wikidata or the like."),
    )
    born = schema.TextLine(
        title=_("label_agent_born", default="Born"), required=False, max_length=40
    )
    died = schema.TextLine(
        title=_("label_agent_died", default="Died"), required=False, max_length=40
    )


@provider(IFormFieldProvider)
class IAgents(model.Schema):
    """Names those who made it."""

    taggedValue(TRANSLATABLE, ("agents",))

    model.fieldset(**PEOPLE, fields=["agents"])
    agents = Rows(
        IAgentRow,
        title=_("label_agents", default="People"),
        description=_("help_agents", default="In the order in which they should be named."),
    )
