"""Opening a section gives it everything it needs, however it is opened; closing leaves nothing."""

from plone import api
from zExceptions import BadRequest

import pytest
import transaction


@pytest.fixture
def museum(portal):
    with api.env.adopt_roles(roles=["Manager"]):
        return api.content.create(portal, "Museum", "muzeum", title="Muzeum Miejskie")


def test_a_museum_has_its_parts(museum) -> None:
    assert {"wystawy", "obiekty", "kolekcje", "lekcje", "wydarzenia", "media"} <= set(museum)
    assert museum["wystawy"].title == "Exhibitions"


def test_a_part_keeps_no_list_of_all_that_is_in_it(museum) -> None:
    from zope.annotation.interfaces import IAnnotations

    with api.env.adopt_roles(roles=["Manager"]):
        lessons = museum["lekcje"]
        for title in ("B", "A"):
            api.content.create(lessons, "Lesson", title=title)
    assert not [key for key in IAnnotations(lessons) if key.startswith("plone.folder.ordered")]
    assert set(lessons.objectIds()) == {"a", "b"}
    assert {found.id for found in in_order(lessons, depth=1)} == {"a", "b"}
    assert {"muzeum", "lekcje", "a", "b"} <= {found.id for found in in_order(museum)}


def in_order(container, **below):
    """What a list in the containers' own order holds."""
    path = {"query": "/".join(container.getPhysicalPath())} | below
    return api.content.find(path=path, sort_on="getObjPositionInParent", unrestricted=True)


def test_titles_follow_the_site_s_language(portal) -> None:
    api.portal.set_registry_record("plone.available_languages", ["en", "pl"])
    api.portal.set_registry_record("plone.default_language", "pl")
    with api.env.adopt_roles(roles=["Manager"]):
        theatre = api.content.create(portal, "Theatre", "teatr", title="Teatr")
    assert theatre["spektakle"].title == "Spektakle"


def test_groups_hold_their_roles_on_the_section_only(museum) -> None:
    assert museum.get_local_roles_for_userid("muzeum-editors") == ("Institution Editor",)
    assert museum.get_local_roles_for_userid("muzeum-managers") == ("Institution Manager",)
    for part in museum.objectValues():
        assert not {"muzeum-editors", "muzeum-managers"} & set(part.__ac_local_roles__ or {})


def test_groups_are_named_after_the_section(museum) -> None:
    assert api.group.get("muzeum-editors").getProperty("title") == "Muzeum Miejskie: editors"


def test_a_new_title_names_the_groups_anew(museum) -> None:
    from zope.event import notify
    from zope.lifecycleevent import ObjectModifiedEvent

    museum.title = "Muzeum Nowe"
    notify(ObjectModifiedEvent(museum))
    assert api.group.get("muzeum-managers").getProperty("title") == "Muzeum Nowe: managers"


def test_an_id_made_from_the_title_names_the_groups(portal) -> None:
    with api.env.adopt_roles(roles=["Manager"]):
        library = api.content.create(portal, "Library", title="Biblioteka Miejska")

    ours = [g.getId() for g in api.group.get_groups() if "editors" in g.getId()]
    assert ours == ["biblioteka-miejska-editors"]
    assert [pair[0] for pair in library.get_local_roles() if pair[0] != "test_user_1_"] == [
        "biblioteka-miejska-editors",
        "biblioteka-miejska-managers",
    ]


def test_a_section_keeps_its_id(portal, museum) -> None:
    transaction.savepoint()
    museum._p_serial = b"\0\0\0\0\0\0\0\1"
    with api.env.adopt_roles(roles=["Manager"]), pytest.raises(BadRequest):
        portal.manage_renameObject("muzeum", "muzeum-2")
    assert "muzeum" in portal


def test_a_section_opens_at_the_top_only(portal) -> None:
    with api.env.adopt_roles(roles=["Manager"]):
        folder = api.content.create(portal, "Folder", "folder")
        with pytest.raises(BadRequest):
            api.content.create(folder, "Museum", "muzeum")
    assert api.group.get("muzeum-editors") is None


def test_closing_a_section_leaves_no_groups(portal, museum) -> None:
    with api.env.adopt_roles(roles=["Manager"]):
        api.content.delete(museum)
    assert [g.getId() for g in api.group.get_groups() if g.getId().startswith("muzeum")] == []
