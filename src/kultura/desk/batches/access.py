"""Who sees what was brought: the region all of it, an institution's people what is theirs."""

from AccessControl import Unauthorized
from kultura.imports.writing.place import ADD
from kultura.imports.writing.place import allowed
from kultura.imports.writing.place import PUBLISH
from kultura.interfaces import IInstitution
from typing import Any


def institution_of(context: Any) -> str:
    """Return the id of the institution a page is of, empty for the region's.

    Raises Unauthorized where the current user sees no packages there.
    """
    if allowed(PUBLISH, context):
        return context.getId() if IInstitution.providedBy(context) else ""
    if IInstitution.providedBy(context) and allowed(ADD, context):
        return context.getId()
    raise Unauthorized("You may not see what was brought here.")
