"""What it costs to come, and how to get in."""

from .fields.links import Link
from .fields.numbers import Number
from .fields.refusals import Refused
from .fields.rows import Rows
from .fields.terms import Term
from .fields.terms import Terms
from .fieldsets import FOR_WHOM
from .translatable import TRANSLATABLE
from kultura.i18n import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import Interface
from zope.interface import invariant
from zope.interface import provider
from zope.interface import taggedValue

import re


CURRENCY = re.compile(r"[A-Z]{3}")


def is_currency(code: str) -> bool:
    """Refuse what is not written as ISO 4217 writes a currency."""
    if not CURRENCY.fullmatch(code):
        raise Refused(
            _(
                "refused_not_a_currency",
                default="“${value}” is not a currency. It has three letters, like PLN.",
                mapping={"value": code},
            )
        )
    return True


class IPriceRow(Interface):
    """One price."""

    category = Term(
        "kultura.price_categories", title=_("label_price_category", default="Ticket"), required=True
    )
    amount = Number(
        title=_("label_price_amount", default="Price"), min=0, max=1_000_000, required=True
    )
    currency = schema.TextLine(
        title=_("label_currency", default="Currency"),
        required=False,
        default="PLN",
        constraint=is_currency,
    )


@provider(IFormFieldProvider)
class IAdmission(model.Schema):
    """Lets people in."""

    taggedValue(TRANSLATABLE, ("admission_booking",))

    model.fieldset(
        **FOR_WHOM,
        fields=[
            "admission_free",
            "admission_prices",
            "admission_free_days",
            "admission_tickets_url",
            "admission_booking",
        ],
    )
    admission_free = schema.Bool(
        title=_("label_admission_free", default="Admission is free"), required=False, default=False
    )
    admission_prices = Rows(
        IPriceRow, key="category", title=_("label_admission_prices", default="Prices")
    )
    directives.widget("admission_free_days", CheckBoxFieldWidget)
    admission_free_days = Terms(
        "kultura.weekdays", title=_("label_admission_free_days", default="Free on")
    )
    admission_tickets_url = Link(
        title=_("label_admission_tickets_url", default="Where to buy tickets"),
        description=_("help_admission_tickets_url", default="A web address."),
    )
    admission_booking = schema.Text(
        title=_("label_admission_booking", default="How to book"), required=False, max_length=2000
    )

    @invariant
    def free_or_priced(data) -> None:
        if data.admission_free and any(row.get("amount") for row in data.admission_prices or ()):
            raise Refused(
                _(
                    "refused_free_with_prices",
                    default="Admission is either free or has prices, not both.",
                )
            )
