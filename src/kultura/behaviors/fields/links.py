"""Addresses on the web."""

from .refusals import Refused
from kultura.i18n import _
from urllib.parse import urlsplit
from zope import schema


class Link(schema.TextLine):
    """An http or https address; anything else (``javascript:``, a bare word) is refused."""

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        kw.setdefault("max_length", 2000)
        super().__init__(**kw)

    def _validate(self, value: object) -> None:
        if not isinstance(value, str) or not is_web_address(value):
            raise Refused(
                _(
                    "refused_not_a_link",
                    default="“${value}” is not a web address. It begins with https://",
                    mapping={"value": str(value)},
                )
            )
        super()._validate(value)


def is_web_address(text: str) -> bool:
    """Say whether ``text`` is an absolute http or https URL with a host."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
