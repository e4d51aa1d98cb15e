"""``@@iconresolver``: Plone's templates give an icon's text alternative in English alone."""

from Products.CMFPlone.browser.icons import IconsView
from zope.i18n import translate


class TranslatedIcons(IconsView):
    """Says what an icon means in the language of the request, where Plone's catalogs know it."""

    def tag(self, name: str, tag_class: str = "", tag_alt: str = "") -> str:
        said = translate(tag_alt, domain="plone", context=self.request) if tag_alt else ""
        return super().tag(name, tag_class, said)
