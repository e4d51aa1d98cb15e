"""From which day to which day something lasts."""

from .fields.moments import Day
from .fields.refusals import Refused
from .fieldsets import WHEN
from kultura.i18n import _
from plone.autoform.interfaces import IFormFieldProvider
from plone.supermodel import model
from zope.interface import invariant
from zope.interface import provider


@provider(IFormFieldProvider)
class IRun(model.Schema):
    """Lasts from a first to a last day, both included."""

    model.fieldset(**WHEN, fields=["opens", "closes"])
    opens = Day(title=_("label_opens", default="First day"))
    closes = Day(title=_("label_closes", default="Last day"))

    @invariant
    def closes_after_it_opens(data) -> None:
        if data.opens and data.closes and data.closes < data.opens:
            raise Refused(
                _(
                    "refused_closes_before_it_opens",
                    default="The last day (${closes}) is before the first day (${opens}).",
                    mapping={"opens": data.opens.isoformat(), "closes": data.closes.isoformat()},
                )
            )
