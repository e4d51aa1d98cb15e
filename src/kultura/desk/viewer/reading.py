"""Which pages of an object whoever may view it is shown.

What an access level withholds is said by `kultura.presentation.access` alone, for images and for
texts: here nobody is shown a page of an object whose pictures are withheld from them.
"""

from kultura.presentation.access import withholds_media
from kultura.publication.connection import is_on
from plone import api
from typing import Any
from typing import TypeVar


T = TypeVar("T")


def shows_pages(obj: Any) -> bool:
    """Tell whether the current user, who may view an object, may see its pages."""
    return is_on() and not withholds_media(obj)


def languages_of(obj: Any) -> tuple[str, ...]:
    """Return the languages of an object's text: the work's, else the region's."""
    known = (getattr(obj, "languages", None) or ()) or (api.portal.get_default_language(),)
    return tuple(dict.fromkeys(one.split("-")[0] for one in known))
