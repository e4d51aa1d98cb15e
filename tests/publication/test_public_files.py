"""An attachment over the public API of a region that runs: there with its record, gone with it."""

from base64 import b64encode
from eventually import eventually
from kultura.settings import load

import io
import PIL.Image
import pytest
import requests


@pytest.fixture(scope="module")
def cms(running_cms):
    """The editing API as the administrator: `cms(method, path, **json)`."""

    def ask(method: str, path: str, **json) -> dict:
        answer = requests.request(
            method,
            f"{running_cms.url}/++api++/{path}",
            json=json or None,
            auth=running_cms.auth,
            headers={"Accept": "application/json"},
            timeout=60,
        )
        assert answer.ok, answer.text
        return answer.json() if answer.content else {}

    ask("POST", "", **{"@type": "Museum", "id": "pliki", "title": "Pliki"})
    ask("PATCH", "pliki", publishes_directly=True)
    return ask


@pytest.fixture(scope="module")
def public(running_cms):
    """Ask the public API: `public(path)`."""
    base = load(running_cms.home, environ={}).kultura.api_url
    return lambda path: requests.get(base + path, timeout=30)


def sent(content: bytes, name: str, media_type: str) -> dict[str, str]:
    data = b64encode(content).decode()
    return {"data": data, "encoding": "base64", "filename": name, "content-type": media_type}


def test_files_come_and_go_with_their_record(cms, public) -> None:
    written = io.BytesIO()
    PIL.Image.new("RGB", (30, 20), "teal").save(written, "PNG")
    image = sent(written.getvalue(), "plakat.png", "image/png")
    picture = cms("POST", "pliki/media", **{"@type": "Image", "title": "Plakat", "image": image})
    file = sent(b"%PDF-plan", "plan.pdf", "application/pdf")
    plan = cms("POST", "pliki/media", **{"@type": "File", "title": "Plan", "file": file})
    page = cms(
        "POST",
        "pliki",
        **{"@type": "Document", "id": "strona", "title": "Strona"},
        pictures=[{"image": picture["UID"], "alt": "Plakat"}],
        attachments=[{"file": plan["UID"], "title": "Plan"}],
    )
    address = f"/files/{plan['UID']}"
    assert public(address).status_code == 404
    cms("POST", "pliki/strona/@workflow/publish_directly")
    address_of_page = f"/api/v1/pages/{page['UID']}"
    eventually(lambda: public(address_of_page).ok, within=60)
    record = public(address_of_page).json()
    assert (record["images"][0]["width"], record["images"][0]["height"]) == (30, 20)
    assert record["attachments"][0]["url"].endswith(address)
    assert record["attachments"][0]["mediaType"] == "application/pdf"
    assert public(address).content == b"%PDF-plan"
    assert public(f"/files/{picture['UID']}").status_code == 404
    cms("POST", "pliki/strona/@workflow/withdraw", comment="Because.")
    assert public(address).status_code == 404
