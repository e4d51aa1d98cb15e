"""The base: what the original said when its working copy was made, kept on the working copy."""

from copy import deepcopy
from persistent.mapping import PersistentMapping
from plone.dexterity.interfaces import IDexterityContent
from typing import Any
from typing import Final
from zope.annotation.interfaces import IAnnotations


KEY: Final = "kultura.working_copy.base"


def base_of(working_copy: IDexterityContent) -> dict[str, Any]:
    """Return the plain values, by field, that the working copy was made from."""
    return deepcopy(dict(IAnnotations(working_copy).get(KEY, {})))


def keep_base(working_copy: IDexterityContent, values: dict[str, Any]) -> None:
    """Remember the plain values that the working copy's changes are to be seen against."""
    IAnnotations(working_copy)[KEY] = PersistentMapping(deepcopy(values))


def forget_base(content: IDexterityContent) -> None:
    """Drop the base from what is no working copy."""
    IAnnotations(content).pop(KEY, None)
