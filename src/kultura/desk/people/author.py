"""``author/<user id>``: Plone's page about a person, for who may list people.

Plone shows it to everybody with an account, and so tells who is there.
"""

from pathlib import Path
from Products.CMFPlone.browser import author
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


TEMPLATE = Path(author.__file__).parent / "templates" / "author.pt"


class Author(author.AuthorView):
    """Plone's view; the permission it is registered with is the difference."""

    index = ViewPageTemplateFile(str(TEMPLATE))
