"""Lists of the desk are made of catalog columns: no item of them is loaded."""

from collections.abc import Callable
from datetime import datetime
from datetime import timedelta
from kultura.behaviors.zone import region_zone
from kultura.interfaces import IKulturaLayer
from museums import open_museums
from plone import api
from plone.dexterity.interfaces import IDexterityItem
from zope.component import getMultiAdapter
from zope.interface import alsoProvides

import pytest
import transaction


MANY = 5


@pytest.fixture
def site(functional_portal):
    """Drafts of an editor, as many pages that wait, one returned; an exhibit that opens soon."""
    open_museums(functional_portal)
    museum = functional_portal["muzeum"]
    soon = datetime.now(region_zone()).date() + timedelta(days=2)
    with api.env.adopt_user(username="muzeum-editor"):
        for number in range(MANY):
            api.content.create(museum["o-nas"], "Document", title=f"Szkic {number}")
            page = api.content.create(museum["o-nas"], "Document", title=f"Czeka {number}")
            api.content.transition(page, "submit")
        exhibit = api.content.create(museum["wystawy"], "Exhibit", title="Niebawem", opens=soon)
        back = api.content.create(museum["o-nas"], "Document", title="Do poprawy")
        for each in (exhibit, back):
            api.content.transition(each, "submit")
    with api.env.adopt_user(username="region"):
        api.content.transition(exhibit, "publish")
        api.content.transition(back, "request_changes", comment="Bez zdjęć.")
    transaction.commit()
    return functional_portal


def awake(site) -> list[str]:
    """Name the items the site's connection has loaded."""
    loaded = (one for _oid, one in site._p_jar._cache.lru_items())
    return [one.title for one in loaded if IDexterityItem.providedBy(one)]


@pytest.fixture
def rendered(site, functional_http_request) -> Callable[[str, str], str]:
    """Render a page of the site as somebody, with nothing loaded before."""
    alsoProvides(functional_http_request, IKulturaLayer)

    def render(page: str, person: str) -> str:
        site._p_jar.cacheMinimize()
        with api.env.adopt_user(username=person):
            return getMultiAdapter((site, functional_http_request), name=page)()

    return render


@pytest.mark.parametrize(
    ("page", "person", "shown"),
    [
        ("review", "region", [f"Czeka {number}" for number in range(MANY)]),
        ("region", "region", ["Niebawem"]),
        ("desk", "muzeum-editor", ["Szkic ", "Czeka ", "Do poprawy", "Niebawem"]),
    ],
)
def test_no_item_of_a_list_is_loaded(site, rendered, page, person, shown) -> None:
    text = rendered(page, person)
    assert [title for title in shown if title not in text] == []
    assert awake(site) == []


def test_this_would_notice(site) -> None:
    site._p_jar.cacheMinimize()
    brain = api.content.find(Title="Niebawem")[0]
    assert awake(site) == []
    assert brain.getObject().title == "Niebawem"
    assert awake(site) == ["Niebawem"]
