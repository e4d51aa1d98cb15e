"""An exhibition."""

from kultura.behaviors.fields.references import References
from kultura.behaviors.fields.references_widget import ReferencesFieldWidget
from kultura.behaviors.fields.refusals import Refused
from kultura.behaviors.fieldsets import TOPICS
from kultura.behaviors.fieldsets import WHEN
from kultura.behaviors.run import IRun
from kultura.i18n import _
from kultura.interfaces import IDigitalObject
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.dexterity.content import Item
from plone.supermodel import model
from zope import schema
from zope.interface import invariant
from zope.interface import provider


class IExhibitSchema(model.Schema):
    """What is shown (schema.org ExhibitionEvent)."""

    model.fieldset(**TOPICS, fields=["works"])
    directives.widget(
        "works", ReferencesFieldWidget, pattern_options={"selectableTypes": ["DigitalObject"]}
    )
    works = References(
        IDigitalObject,
        title=_("label_works", default="Works shown"),
        description=_("help_works", default="From the digital collections."),
    )


@provider(IFormFieldProvider)
class IExhibitRun(IRun):
    """Opens and closes, or stays."""

    model.fieldset(**WHEN, fields=["permanent"])
    permanent = schema.Bool(
        title=_("label_permanent", default="Permanent exhibition"), required=False, default=False
    )

    @invariant
    def permanent_does_not_close(data) -> None:
        if data.permanent and data.closes:
            raise Refused(
                _(
                    "refused_permanent_with_closing",
                    default="A permanent exhibition has no last day: take out one of the two.",
                )
            )


class Exhibit(Item):
    """An exhibition."""
