"""The text of an item for the public, and the same without markup."""

from .links import public_link
from .links import public_picture
from .words import Words
from kultura.records.text import clean
from kultura.records.text import plain


def texts(words: Words) -> dict[str, str]:
    """Return ``text`` and ``text_plain`` as a record has them, nothing where there is no text."""
    html = words.of("text")
    if not html:
        return {}
    cleaned = clean(html, public_link, public_picture)
    return {"text": cleaned, "text_plain": plain(cleaned)} if cleaned else {}
