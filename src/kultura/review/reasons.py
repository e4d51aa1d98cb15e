"""Canned reasons for returning an item: the registry keeps them by language, one a line."""

from plone import api
from typing import Final


RECORD: Final = "kultura.return_reasons"


def reasons() -> list[str]:
    """Return the reasons in the reader's language, else in the site's."""
    stored = api.portal.get_registry_record(RECORD, default=None) or {}
    language = api.portal.get_current_language().split("-")[0]
    text = stored.get(language) or stored.get(api.portal.get_default_language()) or ""
    return [line.strip() for line in text.splitlines() if line.strip()]


def with_reasons(chosen: list[str], own_words: str) -> str:
    """Return one comment of canned reasons and own words."""
    return "\n".join(part for part in (*chosen, own_words.strip()) if part)
