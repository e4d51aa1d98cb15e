"""The kind of institution `Museum`."""

from kultura.i18n import _
from kultura.institutions.institution import Institution
from kultura.institutions.schema import IInstitutionFields
from kultura.institutions.schema import REGISTER
from plone.supermodel import model
from zope import schema


class IMuseum(IInstitutionFields):
    """What a museum's section says about the museum."""

    model.fieldset("register", label=REGISTER, fields=["prm"])
    prm = schema.TextLine(
        title=_("label_prm", default="Number in the State Register of Museums (PRM)"),
        required=False,
        max_length=100,
    )


class Museum(Institution):
    """A museum's section."""

    kind = "museum"
    keeps_inventory = True
