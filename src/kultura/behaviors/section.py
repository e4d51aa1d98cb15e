"""Which institution something belongs to."""

from Acquisition import aq_chain
from kultura.interfaces import IInstitution


def section_of(context: object) -> object | None:
    """Return the institution around ``context`` (or ``context`` itself), or None outside all."""
    return next((obj for obj in aq_chain(context) if IInstitution.providedBy(obj)), None)
