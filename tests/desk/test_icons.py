"""An icon is drawn once; what it says is each reader's own language."""

from kultura.desk.icons import resolver
from kultura.interfaces import IKulturaLayer
from Products.CMFPlone.browser.icons import IconsView
from zope.component import getMultiAdapter
from zope.interface import alsoProvides

import pytest


WORDS = ("Edycja", "Edit", "Edycja")


def icons(portal):
    request = portal.REQUEST.clone()
    alsoProvides(request, IKulturaLayer)
    return getMultiAdapter((portal, request), name="iconresolver")


@pytest.mark.parametrize("name", ["plus", "toolbar-action/edit", "contenttype/document", "none"])
def test_it_is_plones_own(portal, name) -> None:
    stock = IconsView(portal, portal.REQUEST).tag(name, "small", "Words")
    assert [icons(portal).tag(name, "small", "Words") for _ in range(2)] == [stock, stock]


def test_each_reader_has_words_of_their_own(portal, monkeypatch) -> None:
    said = []
    for words in WORDS:
        monkeypatch.setattr(resolver, "translate", lambda *_, words=words, **__: words)
        said.append(icons(portal).tag("plus", "", "Edit"))
    assert [f"<title>{words}</title>" in each for words, each in zip(WORDS, said, strict=True)] == [
        True
    ] * 3
