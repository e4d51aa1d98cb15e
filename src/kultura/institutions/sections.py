"""Finds the section an object is in."""

from Acquisition import aq_chain
from Acquisition import aq_inner
from kultura.interfaces import IInstitution
from typing import Any


def section_of(context: Any) -> Any | None:
    """Return the institution that contains the object, or is it; None outside every section."""
    return next((obj for obj in aq_chain(aq_inner(context)) if IInstitution.providedBy(obj)), None)
