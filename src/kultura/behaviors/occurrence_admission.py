"""Admission of one date where it differs from the usual: free, or other prices."""

from .admission import IPriceRow
from .fields.refusals import Refused
from .fields.rows import Rows
from kultura.i18n import _
from zope import schema
from zope.interface import implementer
from zope.schema.interfaces import IField


class IOccurrenceAdmission(IField):
    """A field of dicts ``{"free": bool, "prices": [{category, amount, currency}]}``."""


@implementer(IOccurrenceAdmission)
class OccurrenceAdmission(schema.Field):
    """``{"free": True}`` or ``{"prices": […]}``; both keys may be left out."""

    prices = Rows(IPriceRow, key="category", title=_("label_admission_prices", default="Prices"))

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        super().__init__(**kw)

    def _validate(self, value: object) -> None:
        if not isinstance(value, dict) or set(value) - {"free", "prices"}:
            raise not_an_admission()
        if not isinstance(value.get("free", False), bool | None):
            raise not_an_admission()
        if value.get("free") and value.get("prices"):
            raise not_an_admission()
        self._validate_prices(value.get("prices") or [])

    def _validate_prices(self, prices: object) -> None:
        """Say of wrong prices what is right: a row inside a row cannot be named by its number."""
        try:
            self.prices.bind(self.context).validate(prices)
        except Refused as refusal:
            raise not_an_admission() from refusal


def not_an_admission() -> Refused:
    return Refused(
        _(
            "refused_not_an_admission",
            default="Say that it is free, or give prices: "
            '{"free": true} or {"prices": [{"category": …, "amount": …}]}.',
        )
    )
