"""The forms in a real browser: rows are added, and pictures sent in them."""

from io import BytesIO
from PIL import Image
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import base64
import pytest
import transaction


PICTURES = "form.widgets.IPictures.pictures"
pytestmark = pytest.mark.browser


@pytest.fixture
def page(functional_portal, chromium):
    """A page of Chromium, as the site's owner."""
    transaction.commit()
    token = base64.b64encode(f"{SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}".encode()).decode()
    context = chromium.new_context(extra_http_headers={"Authorization": f"Basic {token}"})
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def picture(color: str) -> dict:
    data = BytesIO()
    Image.new("RGB", (40, 30), color).save(data, "PNG")
    return {"name": f"{color}.png", "mimeType": "image/png", "buffer": data.getvalue()}


def test_two_pictures_in_rows_that_were_added(page, functional_portal) -> None:
    page.goto(f"{functional_portal.absolute_url()}/++add++Exhibit")
    page.fill("[name='form.widgets.IBasic.title']", "Morze")
    page.get_by_role("link", name="Pictures and files").click()
    for row, color in enumerate(("navy", "gold")):
        page.set_input_files(f"[name='{PICTURES}.{row}.widgets.image.upload']", picture(color))
        page.fill(f"[name='{PICTURES}.{row}.widgets.alt']", color)
        if row == 0:
            page.locator(".dgf--row-add:visible").first.click()
    page.click("[name='form.buttons.save']")
    page.wait_for_url("**/morze/view")
    transaction.begin()
    rows = functional_portal["morze"].pictures
    assert [row["alt"] for row in rows] == ["navy", "gold"]
    catalog = api.portal.get_tool("portal_catalog")
    stored = {brain.UID for brain in catalog.unrestrictedSearchResults(portal_type="Image")}
    assert {row["image"] for row in rows} == stored
    assert len(stored) == 2
