"""The public page of an item, as a piece of another page.

The type's own view makes it, so an approver sees what the public will, whatever type an add-on
brings. What a browser would run is taken out once more, though the view writes none.
"""

from lxml import html
from typing import Any
from typing import Final
from zope.component import getMultiAdapter


RUN: Final = ("script", "iframe", "object", "embed", "form")


def public_page(obj: Any, request: Any) -> str:
    """Return the article of the item's view as HTML, its heading below the page's own."""
    view = getMultiAdapter((obj, request), name="view")
    page = html.fromstring(view())
    article = page.get_element_by_id("content")
    del article.attrib["id"]
    for element in list(article.iter(*RUN)):
        element.drop_tree()
    for heading in article.iter("h1"):
        heading.tag = "h2"
        heading.set("class", "h1")
    return html.tostring(article, encoding="unicode")
