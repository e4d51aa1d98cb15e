"""Links from a text to other records: by UID, until somebody knows whether the other may be seen.

Where a link leads, and whether at all, is the other record's to say and changes with it. So a text
says ``record:<uid>``, and who shows the text puts in the address; without one the words stay and
the link goes.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from html import escape

import orjson
import re


SCHEME = "record:"
MARKED = re.compile(rf"{SCHEME}[0-9a-f]{{32}}(#[^\s\"<>]*)?")


def _links(quote: str) -> str:
    """Return the pattern of a link in clean HTML whose quotation marks are written so."""
    attributes = rf'(?: [a-z]+={quote}[^"]*{quote})*'
    return (
        rf"<a(?P<before>{attributes}?)"
        rf' href={quote}{SCHEME}(?P<uid>[0-9a-f]{{32}})(?P<fragment>#[^"]*)?{quote}'
        rf"(?P<after>{attributes})>(?P<words>.*?)</a>"
    )


IN_HTML = re.compile(_links('"'), re.DOTALL)
IN_JSON = re.compile(_links(r'\\"').encode())


def link_to(uid: str, fragment: str = "") -> str:
    """Return how a text says that it links to a record."""
    return f"{SCHEME}{uid.lower()}#{fragment}" if fragment else SCHEME + uid.lower()


def is_link(address: str) -> bool:
    """Tell whether an address is a link to a record."""
    return bool(MARKED.fullmatch(address))


def linked(html: str | None) -> Iterator[str]:
    """Yield the UIDs of the records to which clean HTML links."""
    return (found["uid"] for found in IN_HTML.finditer(html or ""))


def resolved(html: str, addresses: Mapping[str, str]) -> str:
    """Return clean HTML whose links lead to addresses, by UID; the others are their words."""

    def point(found: re.Match[str]) -> str:
        address = addresses.get(found["uid"])
        if address is None:
            return found["words"]
        href = escape(address) + (found["fragment"] or "")
        return f'<a{found["before"]} href="{href}"{found["after"]}>{found["words"]}</a>'

    return IN_HTML.sub(point, html)


def resolved_in_json(body: bytes, addresses: Mapping[str, str]) -> bytes:
    """Return JSON that holds clean HTML, the same done to it without parsing it."""

    def point(found: re.Match[bytes]) -> bytes:
        address = addresses.get(found["uid"].decode())
        if address is None:
            return found["words"]
        href = orjson.dumps(escape(address))[1:-1] + (found["fragment"] or b"")
        attributes = rb"%s href=\"%s\"%s" % (found["before"], href, found["after"])
        return b"<a%s>%s</a>" % (attributes, found["words"])

    return IN_JSON.sub(point, body)
