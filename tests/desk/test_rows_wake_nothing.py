"""Lists of the desk are made of catalog columns: no item of them is loaded."""

from collections.abc import Callable
from kultura.interfaces import IKulturaLayer
from museums import open_museums
from plone import api
from plone.dexterity.interfaces import IDexterityItem
from zope.component import getMultiAdapter
from zope.interface import alsoProvides

import pytest
import transaction


MANY = 40


@pytest.fixture
def site(functional_portal):
    """As many pages that wait, and as many drafts, of one editor."""
    open_museums(functional_portal)
    with api.env.adopt_user(username="muzeum-editor"):
        for number in range(MANY):
            for kind in ("czeka", "szkic"):
                page = api.content.create(
                    functional_portal["muzeum"]["o-nas"], "Document", f"{kind}-{number}"
                )
                if kind == "czeka":
                    api.content.transition(page, "submit")
    transaction.commit()
    return functional_portal


@pytest.fixture
def woken(site, functional_http_request) -> Callable[[str, str], tuple[str, list[str]]]:
    """Render a page as somebody; return it, and the items that were loaded for it."""
    alsoProvides(functional_http_request, IKulturaLayer)

    def render(page: str, person: str) -> tuple[str, list[str]]:
        connection = site._p_jar
        connection.cacheMinimize()
        with api.env.adopt_user(username=person):
            text = getMultiAdapter((site, functional_http_request), name=page)()
        loaded = [one for _oid, one in connection._cache.lru_items()]
        items = [one.getId() for one in loaded if IDexterityItem.providedBy(one)]
        return text, items

    return render


def test_the_queue_wakes_nothing(woken) -> None:
    page, items = woken("review", "region")
    assert page.count("data-uid=") == MANY
    assert items == []


def test_the_desk_wakes_nothing(woken) -> None:
    page, items = woken("desk", "muzeum-editor")
    assert page.count("szkic-") >= 5
    assert items == []


def test_this_would_notice(site, woken) -> None:
    _page, items = woken("changed-without-approval", "region")
    assert items == []
    assert site["muzeum"]["o-nas"]["szkic-1"].title is not None
    loaded = [one for _oid, one in site._p_jar._cache.lru_items()]
    assert any(IDexterityItem.providedBy(one) for one in loaded)
