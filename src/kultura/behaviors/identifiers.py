"""Numbers and names an object is known by."""

from .fields.rows import Rows
from .fields.terms import Term
from .fieldsets import OBJECT
from .inventory_number import InventoryNumber
from .inventory_number import is_inventory_number_required
from .inventory_number import refuse_missing
from kultura.i18n import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope import schema
from zope.interface import Interface
from zope.interface import invariant
from zope.interface import provider


class IIdentifierRow(Interface):
    """One identifier."""

    type = Term("kultura.identifier_types", title=_("label_identifier_type", default="Kind"))
    value = schema.TextLine(
        title=_("label_identifier_value", default="Number"), required=True, max_length=300
    )


@provider(IFormFieldProvider)
class IIdentifiers(model.Schema):
    """Is known by numbers."""

    model.fieldset(**OBJECT, fields=["inventory_number", "identifiers"])
    inventory_number = InventoryNumber(
        title=_("label_inventory_number", default="Inventory number"),
        description=_("help_inventory_number", default="Mandatory in museums."),
    )
    identifiers = Rows(
        IIdentifierRow, title=_("label_identifiers", default="Other numbers and names")
    )

    @invariant
    def museums_number_everything(data) -> None:
        context = getattr(data, "__context__", data)
        if not data.inventory_number and is_inventory_number_required(context):
            refuse_missing()
