"""How to reach an institution or a venue."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Telephone, e-mail and web address as people write them."""

    phone: str | None = None
    email: str | None = None
    website: str | None = None


@dataclass(frozen=True, kw_only=True)
class Link:
    """A web address with the words that stand for it."""

    title: str
    url: str
