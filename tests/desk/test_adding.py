"""A form for new content opens only where its type can be added."""

from AccessControl import Unauthorized
from plone import api

import pytest


@pytest.fixture
def museum(portal):
    with api.env.adopt_roles(["Manager"]):
        return api.content.create(portal, "Museum", "muzeum", title="Muzeum")


@pytest.mark.parametrize("portal_type", ["Museum", "Event"])
def test_the_form_opens_only_where_the_type_belongs(portal, museum, portal_type) -> None:
    homes = {"Museum": (portal, museum), "Event": (museum, museum["wystawy"])}
    home, elsewhere = homes[portal_type]
    with api.env.adopt_roles(["Manager"]):
        assert "form.buttons.save" in home.restrictedTraverse(f"++add++{portal_type}")()
        with pytest.raises(Unauthorized):
            elsewhere.restrictedTraverse(f"++add++{portal_type}")()
