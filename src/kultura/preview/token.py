"""The token of a preview link: which item, until when, by whom; signed."""

from base64 import urlsafe_b64decode
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import astuple
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hashlib import sha256

import binascii
import hmac
import json


LONGEST = timedelta(days=7)
MOST = 1_000  # characters
PURPOSE = b"kultura preview "


class InvalidToken(ValueError):
    """A token that is damaged, signed by nobody we know, or too old."""


@dataclass(frozen=True)
class Claims:
    """What a token says: an item's UID, when it ends (seconds since 1970), whose link it is.

    `series` is the item's number of revocations: a later one ends the link.
    """

    uid: str
    ends: int
    user: str
    series: int


def sign(claims: Claims, key: str) -> str:
    """Return a token."""
    said = json.dumps(astuple(claims)).encode()
    return f"{_text(said)}.{_text(_signature(said, key))}"


def verified(token: str, keys: Iterable[str | None], now: datetime) -> Claims:
    """Return what a token says; raises InvalidToken unless one of the keys signed it in time."""
    said, _, signature = token[:MOST].partition(".")
    try:
        content, signed = _bytes(said), _bytes(signature)
    except (binascii.Error, ValueError) as error:
        raise InvalidToken(token) from error
    if not any(hmac.compare_digest(_signature(content, key), signed) for key in keys if key):
        raise InvalidToken(token)
    claims = Claims(*json.loads(content))
    if not now < datetime.fromtimestamp(claims.ends, UTC) <= now + LONGEST:
        raise InvalidToken(token)
    return claims


def _signature(said: bytes, key: str) -> bytes:
    return hmac.digest(PURPOSE + key.encode(), said, sha256)


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
