"""``If-Match``: a change is refused when the content changed after the caller read it.

RFC 9110 13.1.1. Asked for by the caller, never demanded.
"""

from Acquisition import aq_base
from hashlib import blake2b
from kultura.i18n import _
from kultura.restapi.refusals import BadInput
from kultura.restapi.refusals import Stale
from persistent import Persistent
from Products.CMFCore.interfaces import IContentish

import re


#: State beside the content itself: children, locks, and what reading writes.
NOT_CONTENT = frozenset(
    {
        "__annotations__",
        "__parent__",
        "_count",
        "_dav_writelocks",
        "_mt_index",
        "_tree",
    }
)

ENTITY_TAG = re.compile(r'(W/)?"([^"]*)"')


def etag(content: IContentish) -> str:
    """Return the strong entity tag of the stored state of one content object (RFC 9110 8.8.3).

    It moves with every write of the object, of its workflow history and of its files; it does not
    move when someone looks at it or changes what is in it. The first lock ever taken on an object
    writes the object, so it moves the tag: whoever locks, locks before reading.
    """
    stored = aq_base(content)
    seal = blake2b("/".join(content.getPhysicalPath()).encode(), digest_size=16)
    seal.update(str(content.modified().micros()).encode() + serial(stored))
    for name, part in sorted(stored.__dict__.items()):
        if isinstance(part, Persistent) and name not in NOT_CONTENT:
            seal.update(name.encode() + serial(part))
    return f'"{seal.hexdigest()}"'


def serial(stored: Persistent) -> bytes:
    """Return the id of the transaction that last wrote a persistent object."""
    stored._p_activate()
    return stored._p_serial or b""


def check(header: str, content: IContentish) -> None:
    """Raise ``Stale`` unless an ``If-Match`` header names the content's entity tag."""
    if header.strip() == "*":
        return
    if etag(content) not in tags(header):
        raise Stale(
            _(
                "refused_stale",
                default=(
                    "This was changed after you read it. "
                    "Read it again and repeat your change on the new version."
                ),
            )
        )


def tags(header: str) -> set[str]:
    """Return the strong entity tags of a header; a weak one matches nothing."""
    found = ENTITY_TAG.findall(header)
    if not found:
        raise BadInput(
            _(
                "refused_if_match",
                default="If-Match takes the ETag of the answer you read, in its quotes, or *.",
            ),
            parameter="If-Match",
        )
    return {f'"{tag}"' for weak, tag in found if not weak}
