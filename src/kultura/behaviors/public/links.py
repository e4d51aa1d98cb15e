"""Where a link in a text leads for the public: out of the site, to a record, or nowhere.

Only the text itself is looked at. Whether the public may see what a link leads to, and where that
is, is asked when the text is shown: a text is no other's data (DESIGN §5.4).
"""

from kultura import settings
from kultura.behaviors.internal_links import fragment_of
from kultura.behaviors.internal_links import is_elsewhere
from kultura.behaviors.internal_links import uid_in
from kultura.records.links import link_to


SIDE_IN_TEXT = 1200  # pixels at most, either way


def public_link(address: str) -> str | None:
    """Return what the public text says of a link, None where it leads nowhere."""
    if is_elsewhere(address):
        return address
    uid = uid_in(address)
    return link_to(uid, fragment_of(address)) if uid else None


def public_picture(address: str) -> str | None:
    """Return the public address of a picture in a text; the reader decides who sees it."""
    if is_elsewhere(address):
        return address
    uid = uid_in(address)
    if uid is None:
        return None
    api_url = settings.current().kultura.api_url
    return f"{api_url}/iiif/image/3/{uid}/full/!{SIDE_IN_TEXT},{SIDE_IN_TEXT}/0/default.jpg"
