"""``is_working_copy``: lets every listing leave out what is only proposed."""

from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer


@indexer(IDexterityContent)
def is_working_copy(content: IDexterityContent) -> bool:
    """Return False; ``plone.app.iterate`` says True for what bears its mark."""
    return False
