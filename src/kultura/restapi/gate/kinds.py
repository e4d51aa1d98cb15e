"""Checks that properties of a body are texts, where stock services take it for granted.

Anything else ends as a server error there.
"""

from collections.abc import Mapping
from kultura.i18n import _
from kultura.restapi.refusals import BadInput
from types import MappingProxyType


#: By service, the properties that are a text, or a list of texts.
TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "": ("@type", "layout"),
        "@copy": ("source",),
        "@move": ("source",),
        "@users": ("description", "email", "fullname", "home_page", "location", "username"),
    }
)

#: Of these, those that may be several.
LISTS = frozenset({"source"})


def check(service: str, sent: Mapping[str, object]) -> None:
    """Raise ``BadInput`` for the first property that is there and is no text."""
    for name in TEXTS.get(service, ()):
        if not _is_text(sent.get(name), several=name in LISTS):
            raise BadInput(
                _("refused_no_text", default="'${name}' must be a text.", mapping={"name": name})
            )


def _is_text(value: object, several: bool) -> bool:
    if several and isinstance(value, list):
        return all(isinstance(each, str) for each in value)
    return value is None or isinstance(value, str)
