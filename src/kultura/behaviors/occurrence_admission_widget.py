"""The admission of one date in the form: one line, "free" or "normal 30; reduced 20,50".

A row of a form has no room for rows of its own, and hardly any date differs from the usual.
"""

from .fields.refusals import Refused
from .occurrence_admission import IOccurrenceAdmission
from collections.abc import Iterator
from kultura.i18n import _
from plone.app.z3cform.interfaces import ITextWidget
from plone.app.z3cform.widgets.text import TextWidget
from typing import Any
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.component import getUtility
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import IVocabularyFactory

import re


USUAL = "normal"
CURRENCY = "PLN"
PRICE = re.compile(r"(?:(?P<category>\D+?)\s+)?(?P<amount>\d{1,6}(?:[.,]\d{1,2})?)(?:\s*zł)?")
FREE = _("admission_free_word", default="free")


class IOccurrenceAdmissionWidget(ITextWidget):
    """The widget of the admission of one date."""


@implementer_only(IOccurrenceAdmissionWidget)
class OccurrenceAdmissionWidget(TextWidget):
    """A line of text."""

    klass = "occurrence-admission-widget"

    def categories(self) -> dict[str, str]:
        """Return the kinds of ticket: value → label in the language of the form."""
        factory = getUtility(IVocabularyFactory, "kultura.price_categories")
        return {
            term.value: translate(term.title, context=self.request)
            for term in factory(self.form_context())
        }

    def form_context(self) -> Any:
        return getattr(self.form, "context", None) if self.form is not None else None


@implementer(IFieldWidget)
def OccurrenceAdmissionFieldWidget(field, request):
    """Return the widget of the admission of one date."""
    return FieldWidget(field, OccurrenceAdmissionWidget(request))


@adapter(IOccurrenceAdmission, IOccurrenceAdmissionWidget)
class OccurrenceAdmissionConverter(BaseDataConverter):
    """A dict in the field, words and amounts in the form."""

    def toWidgetValue(self, value: dict[str, Any] | None) -> str:
        if not value:
            return ""
        if value.get("free"):
            return translate(FREE, context=self.widget.request)
        labels = self.widget.categories()
        return "; ".join(_written(price, labels) for price in value.get("prices") or ())

    def toFieldValue(self, value: str) -> dict[str, Any] | None:
        words = (value or "").strip()
        if not words:
            return self.field.missing_value
        if words.casefold() in {"free", translate(FREE, context=self.widget.request).casefold()}:
            return {"free": True}
        return {"prices": list(self._prices(words))}

    def _prices(self, words: str) -> Iterator[dict[str, Any]]:
        labels = self.widget.categories()
        known = {label.casefold(): name for name, label in labels.items()}
        known |= {name: name for name in labels}
        for part in filter(None, map(str.strip, words.split(";"))):
            read = PRICE.fullmatch(part)
            category = read and (read["category"] or USUAL).strip(" :–-").casefold()
            if category not in known and category != USUAL:
                raise not_readable(part)
            amount = float(read["amount"].replace(",", "."))
            yield {"category": known.get(category, USUAL), "amount": amount, "currency": CURRENCY}


def _written(price: dict[str, Any], labels: dict[str, str]) -> str:
    category = price.get("category") or USUAL
    return f"{labels.get(category, category)} {price.get('amount') or 0:g}".replace(".", ",")


def not_readable(part: str) -> Refused:
    """Say how prices of one date are written."""
    return Refused(
        _(
            "refused_row_admission",
            default="“${part}” is no price. "
            "Write “free”, or prices like: normal 30; reduced 20,50.",
            mapping={"part": part},
        )
    )
