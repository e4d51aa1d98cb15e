"""What shows no pictures and files answers that there are none."""

from plone import api
from zope.publisher.interfaces import NotFound

import pytest


@pytest.mark.parametrize("names", [("picture", "0" * 32, "mini"), ("attachment", "0" * 32)])
def test_the_site_itself_shows_none(portal, http_request, names) -> None:
    view = api.content.get_view(names[0], portal, http_request)
    view.names += names[1:]
    with pytest.raises(NotFound):
        view()
