"""Who answers for a package, as the repository writes it down."""

from kultura.repository.inventory import User
from kultura.review.people import name_of
from kultura.settings import current
from urllib.parse import quote
from urllib.parse import urlsplit


def user_named(person: str) -> User:
    """Return a person with an address that stays (RFC 7565): the account at this region's desk."""
    host = urlsplit(current().kultura.cms_url).hostname or "localhost"
    return User(name_of(person) or person, f"acct:{quote(person, safe='')}@{host}")
