"""Checks that properties of a body are texts, where stock services take it for granted.

Anything else ends as a server error there.
"""

from collections.abc import Mapping
from kultura.i18n import _
from kultura.restapi.refusals import BadInput
from types import MappingProxyType


#: By service, the properties that are a text.
TEXTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"@users": ("description", "email", "fullname", "home_page", "location", "username")}
)


def check(service: str, sent: Mapping[str, object]) -> None:
    """Raise ``BadInput`` for the first property that is there and is no text."""
    for name in TEXTS.get(service, ()):
        if not isinstance(sent.get(name) or "", str):
            raise BadInput(
                _("refused_no_text", default="'${name}' must be a text.", mapping={"name": name})
            )
