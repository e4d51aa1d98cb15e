"""``@@iconresolver``: Plone's templates give an icon's text alternative in English alone.

A page shows forty icons. Each is a file of a package, the same for everybody: it is read once.
"""

from functools import lru_cache
from Products.CMFPlone.browser.icons import IconsView
from zope.component.hooks import getSite
from zope.globalrequest import getRequest
from zope.i18n import translate


class TranslatedIcons(IconsView):
    """Says what an icon means in the language of the request, where Plone's catalogs know it."""

    def tag(self, name: str, tag_class: str = "", tag_alt: str = "") -> str:
        said = translate(tag_alt, domain="plone", context=self.request) if tag_alt else ""
        icon = self.lookup(name)
        if not icon.endswith(".svg"):  # its address is the site's as it was asked for
            return super().tag(name, tag_class, said)
        return drawn(icon, tag_class, said)


class _Drawing(IconsView):
    def lookup(self, name: str) -> str:
        return name


@lru_cache(maxsize=2000)
def drawn(icon: str, tag_class: str, said: str) -> str:
    """Return an icon of a package's resource, ``++plone++…``, with a class and what it says."""
    return _Drawing(getSite(), getRequest()).tag(icon, tag_class, said)
