"""Whoever looks for a work to refer to sees it: the browser of contents has its own picture."""

from kultura.demo.pictures import draw_picture
from lxml import html
from museums import open_museums
from museums import PASSWORD
from plone import api
from plone.namedfile.file import NamedBlobImage

import json
import pytest
import requests
import transaction


@pytest.fixture
def site(functional_portal):
    """A museum with a work that has a picture, and one that has none."""
    open_museums(functional_portal)
    museum = functional_portal["muzeum"]
    with api.env.adopt_user(username="muzeum-editor"):
        file = NamedBlobImage(draw_picture("hills", 1, 640, 427), filename="morze.jpg")
        picture = api.content.create(museum["media"], "Image", title="Morze", image=file)
        museum.pictures = [{"image": picture.UID()}]  # its own, not that of all that is in it
        museum["obiekty"].reindexObject()
        for name, pictures in (("morze", [{"image": picture.UID()}]), ("wazon", [])):
            api.content.create(
                museum["obiekty"], "DigitalObject", name, title=name, pictures=pictures
            )
    transaction.commit()
    return functional_portal


def get(site, path: str, person: str = "muzeum-editor", **query) -> requests.Response:
    url = f"{site.absolute_url()}/{path}"
    return requests.get(url, query, auth=(person, PASSWORD), timeout=60)


def options(site) -> dict:
    """What the form tells the browser of contents about the works of an exhibition."""
    form = html.fromstring(get(site, "muzeum/wystawy/++add++Exhibit").text)
    field = form.xpath("//*[@name='form.widgets.works']")[0]
    return json.loads(field.get("data-pat-contentbrowser"))


def test_a_work_is_found_with_its_picture_and_where_it_is(site) -> None:
    told = options(site)
    assert told["layout"] == "grid"
    place = "plone.app.querystring.operation.selection.any"
    criteria = [{"i": "portal_type", "o": place, "v": ["DigitalObject", "Subsection"]}]
    query = json.dumps({"criteria": criteria})
    asked = {"query": query, "attributes": json.dumps(told["attributes"])}
    address = told["vocabularyUrl"].removeprefix(f"{site.absolute_url()}/")
    found = {one["path"]: one for one in get(site, address, **asked).json()["results"]}
    assert found["/muzeum/obiekty/morze"]["getIcon"]
    assert not found["/muzeum/obiekty/wazon"]["getIcon"]
    assert not found["/muzeum/obiekty"]["getIcon"]


@pytest.mark.parametrize(
    ("person", "work", "shown"),
    [
        ("muzeum-editor", "morze", True),
        ("muzeum-editor", "wazon", False),
        ("zamek-editor", "morze", False),
    ],
)
def test_the_thumbnail_is_its_first_picture_for_who_may_see_it(site, person, work, shown) -> None:
    answer = get(site, f"muzeum/obiekty/{work}/@@images/image/thumb", person)
    assert answer.headers["Content-Type"].startswith("image/") is shown
