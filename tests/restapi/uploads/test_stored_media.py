"""What is stored as a picture stays that picture: the public may be looking at it."""

from base64 import b64encode
from io import BytesIO
from museums import open_museums
from museums import PASSWORD
from PIL import Image
from plone import api
from plone.namedfile.file import NamedBlobImage

import pytest
import requests
import transaction


def png(color: str) -> bytes:
    data = BytesIO()
    Image.new("RGB", (4, 3), color).save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def picture(functional_portal):
    open_museums(functional_portal)
    with api.env.adopt_user(username="muzeum-editor"):
        made = api.content.create(
            functional_portal["muzeum"],
            "Image",
            "fale",
            title="Fale",
            image=NamedBlobImage(png("navy")),
        )
    transaction.commit()
    return made


def rest(picture) -> str:
    return picture.absolute_url().replace("/muzeum", "/++api++/muzeum")


@pytest.mark.parametrize("person", ["muzeum-editor", "muzeum-manager"])
def test_nobody_of_the_institution_replaces_its_bytes(picture, person) -> None:
    sent = {"filename": "x.png", "encoding": "base64", "data": b64encode(png("red")).decode()}
    change = {"title": "Morze", "image": sent}
    auth = (person, PASSWORD)
    requests.patch(rest(picture), json=change, auth=auth, timeout=30)
    header = {"Tus-Resumable": "1.0.0", "Upload-Length": "10"}
    begun = requests.post(f"{rest(picture)}/@tus-replace", headers=header, auth=auth, timeout=30)
    assert begun.status_code == 403
    transaction.begin()
    assert picture.title == "Morze"
    assert picture.image.data == png("navy")


def test_the_form_has_no_input_for_it(picture) -> None:
    page = requests.get(
        f"{picture.absolute_url()}/edit", auth=("muzeum-editor", PASSWORD), timeout=60
    ).text
    assert 'name="form.widgets.title"' in page
    assert 'name="form.widgets.image"' not in page
