"""The site's search page: Plone's own, with a name for its field that is read aloud.

A title alone is shown to the mouse only (axe: label-title-only).
"""

from pathlib import Path
from Products.CMFPlone import browser
from Products.CMFPlone.browser.search import Search
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Final

import re


TEMPLATES: Final = str(Path(browser.__file__).parent / "templates")
FIELD: Final = re.compile(r'<input[^>]*\bname="SearchableText"[^>]*\btitle="([^"]*)"')


class SearchPage(Search):
    """Shows what is found, and the form it was sought by."""

    index = ViewPageTemplateFile("search.pt", TEMPLATES)

    def __call__(self) -> str:
        return FIELD.sub(r'\g<0> aria-label="\1"', self.index())
