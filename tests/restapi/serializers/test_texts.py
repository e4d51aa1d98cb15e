"""Rich text over plone.restapi: as it is stored for editors, as the public has it for others."""

from museums import open_museums
from test_every_type import made
from test_every_type import moved

import pytest
import transaction


@pytest.fixture
def people(site, client):
    open_museums(site)
    transaction.commit()
    return {"editor": client("muzeum-editor"), "region": client("region")}


@pytest.fixture
def page(people) -> str:
    """A public page that links to something deleted, to a draft, to a page, and out of the site."""
    editor = people["editor"]
    draft, shown = (made(editor, "Document") for _ in range(2))
    publish(people, shown)
    hidden, seen = (editor.get(address).json()["UID"] for address in (draft, shown))
    text = (
        '<p><a href="/muzeum/skasowany-kanarek">typed</a>'
        f' <a href="resolveuid/{hidden}">hidden</a> <a href="resolveuid/{seen}">shown</a>'
        ' <a href="https://example.org/">away</a></p>'
    )
    address = made(editor, "Document", text=text, translations={"en": {"text": text}})
    publish(people, address)
    return address


def publish(people, address: str) -> None:
    moved(people["editor"], address, "submit")
    moved(people["region"], address, "publish")


def texts(client, page: str) -> list[str]:
    """Return what a client is told of the page, as it was written and in English."""
    said = client.get(page).json()
    return [said["text"], said["translations"]["en"]["text"]["text"]]


def test_who_has_no_account_gets_links_to_what_may_be_seen(page, people, visitor) -> None:
    for text in texts(visitor, page):
        assert text.startswith("<p>typed hidden <a href=")
        assert text.endswith('>shown</a> <a href="https://example.org/">away</a></p>')
        assert "resolveuid" not in text


def test_an_editor_gets_what_is_stored(page, people) -> None:
    for text in texts(people["editor"], page):
        assert text.count("<a ") == 4
        assert "skasowany-kanarek" in text
