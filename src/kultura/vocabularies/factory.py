"""Named vocabularies for schemas and forms: ``kultura.<name>`` for every data file."""

from functools import lru_cache
from kultura.settings import current
from kultura.vocabularies.site import PREFIX
from kultura.vocabularies.site import site_vocabulary
from kultura.vocabularies.terms import names
from kultura.vocabularies.terms import Term
from kultura.vocabularies.terms import Vocabulary
from typing import Any
from zope.component.zcml import utility
from zope.globalrequest import getRequest
from zope.interface import implementer
from zope.interface import Interface
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


class LabelledTerm(SimpleTerm):
    """A term for forms; ``parent`` is the value of the broader term, ``level`` how deep it lies."""

    def __init__(self, term: Term, language: str, level: int) -> None:
        super().__init__(term.value, token=term.value, title=term.label(language))
        self.parent = term.parent
        self.uri = term.uri
        self.level = level


@implementer(IVocabularyFactory)
class VocabularyFactory:
    """Makes one vocabulary with its labels in the language of the request."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, context: Any = None) -> SimpleVocabulary:
        return _labelled(site_vocabulary(self.name), spoken_language())


class IVocabulariesDirective(Interface):
    """Registers every vocabulary that has a data file; takes nothing."""


def register(_context: Any) -> None:
    """Register a factory for each data file, so that a new file is a new vocabulary."""
    for name in names():
        utility(_context, IVocabularyFactory, VocabularyFactory(name), name=PREFIX + name)


def spoken_language() -> str:
    """Return the language in which this request gets its messages, else the region's."""
    request = getRequest()
    wanted = request.get("LANGUAGE") if request is not None else None
    return wanted or current().region_language


@lru_cache(maxsize=256)
def _labelled(vocabulary: Vocabulary, language: str) -> SimpleVocabulary:
    terms = ((term, len(vocabulary.broader(term.value))) for term in vocabulary.terms)
    return SimpleVocabulary([LabelledTerm(term, language, level) for term, level in terms])
