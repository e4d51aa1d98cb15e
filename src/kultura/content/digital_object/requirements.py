"""What LIDO and EDM demand of an object before it may be submitted.

LIDO 1.1: a title or an object/work type, and rights; Europeana Data Model: ``edm:rights``,
``edm:type``, and ``dc:language`` for a text.
"""

from collections.abc import Iterator
from kultura.i18n import _
from kultura.interfaces import ISubmissionRequirements
from typing import Any
from zope.i18nmessageid import Message
from zope.interface import implementer


@implementer(ISubmissionRequirements)
class DigitalObjectRequirements:
    """Says what an object lacks, in the order of the form."""

    def __init__(self, context: Any) -> None:
        self.context = context

    def missing(self) -> list[Message]:
        return list(missing(self.context))


def missing(obj: Any) -> Iterator[Message]:
    """Yield one sentence for each mandatory element that is not there."""
    if not obj.title and not obj.object_type:
        yield _(
            "missing_title_or_type",
            default="Give it a title, or say what kind of object it is.",
        )
    if not obj.edm_type:
        yield _(
            "missing_edm_type",
            default="Say what its digital form is: text, image, sound, video or 3D.",
        )
    if obj.edm_type == "TEXT" and not obj.languages:
        yield _("missing_languages", default="Say in which language the text is.")
    if not obj.work_rights:
        yield _("missing_work_rights", default="Say what the rights in the work are.")
    if not obj.reproduction_rights:
        yield _(
            "missing_reproduction_rights",
            default="Say what the rights in the photograph or scan are.",
        )
