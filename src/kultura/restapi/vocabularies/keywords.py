"""Tags that were used before: those of what the asker may see.

Plone's own vocabulary lists the tags of everything, other institutions' drafts included.
"""

from plone import api
from plone.app.vocabularies.catalog import KeywordsVocabulary
from plone.app.vocabularies.terms import safe_simplevocabulary_from_values
from typing import Any
from zope.schema.interfaces import IVocabulary


class SeenKeywords(KeywordsVocabulary):
    """The tags on what the asker may see."""

    def __call__(self, context: Any, query: str | None = None) -> IVocabulary:
        catalog = api.portal.get_tool("portal_catalog")
        words = catalog.uniqueValuesFor(self.keyword_index)
        wanted = (word for word in words if not query or query in word)
        return safe_simplevocabulary_from_values(
            [word for word in wanted if len(catalog(Subject=word, sort_limit=1))]
        )


def seen_keywords() -> SeenKeywords:
    """Return the vocabulary; the site's profile registers it under Plone's own name."""
    return SeenKeywords()
