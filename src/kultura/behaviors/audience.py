"""For whom something is."""

from .fields.numbers import Count
from .fields.refusals import Refused
from .fields.terms import Terms
from .fieldsets import FOR_WHOM
from kultura.i18n import _
from plone.autoform import directives
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope.interface import invariant
from zope.interface import provider


@provider(IFormFieldProvider)
class IAudience(model.Schema):
    """Says for whom it is."""

    model.fieldset(**FOR_WHOM, fields=["audience", "ages_min", "ages_max"])
    directives.widget("audience", CheckBoxFieldWidget)
    audience = Terms("kultura.audiences", title=_("label_audience", default="For whom"))
    ages_min = Count(title=_("label_ages_min", default="From age"), min=0, max=120)
    ages_max = Count(title=_("label_ages_max", default="To age"), min=0, max=120)

    @invariant
    def ages_in_order(data) -> None:
        low, high = data.ages_min, data.ages_max
        if low is not None and high is not None and high < low:
            raise Refused(
                _(
                    "refused_ages_reversed",
                    default="The highest age (${high}) is below the lowest (${low}).",
                    mapping={"low": str(low), "high": str(high)},
                )
            )
