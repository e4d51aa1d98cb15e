"""Tells what a page asked for in a language and no catalog had."""

from collections.abc import Iterator
from contextlib import contextmanager
from zope.component import getGlobalSiteManager
from zope.i18n.interfaces import IFallbackTranslationDomainFactory
from zope.i18n.interfaces import ITranslationDomain
from zope.i18n.translationdomain import TranslationDomain


class Watched(TranslationDomain):
    """A domain with another's catalogs, which notes what none of them has."""

    def __init__(self, domain: str, language: str, missing: set, model=None) -> None:
        super().__init__(domain)
        self.language, self.missing = language, missing
        if model is not None:
            self.__dict__.update(model.__dict__)

    def _recursive_translate(self, msgid, mapping, target_language, default, *rest):
        if target_language == self.language and not self._knows(msgid):
            self.missing.add((self.domain, str(msgid), getattr(msgid, "default", None) or default))
        return super()._recursive_translate(msgid, mapping, target_language, default, *rest)

    def _knows(self, msgid: str) -> bool:
        catalogs = (self._data[name] for name in self._catalogs.get(self.language, ()))
        return any(catalog.queryMessage(msgid) is not None for catalog in catalogs)


@contextmanager
def watched(language: str) -> Iterator[set[tuple[str, str, str]]]:
    """Give the set into which each domain, id and default without a translation goes."""
    missing: set[tuple[str, str, str]] = set()
    site = getGlobalSiteManager()
    kept = dict(site.getUtilitiesFor(ITranslationDomain))
    for name, domain in kept.items():
        if isinstance(domain, TranslationDomain):
            site.registerUtility(Watched(name, language, missing, domain), ITranslationDomain, name)

    def unknown(domain: str = "") -> Watched:
        return Watched(domain, language, missing)

    site.registerUtility(unknown, IFallbackTranslationDomainFactory)
    try:
        yield missing
    finally:
        site.unregisterUtility(unknown, IFallbackTranslationDomainFactory)
        for name, domain in kept.items():
            site.registerUtility(domain, ITranslationDomain, name)
