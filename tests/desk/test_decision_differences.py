"""What an approver is told of a change: dates, pictures, relations, translations, files."""

from datetime import datetime
from kultura.behaviors.fields.rows import completed
from kultura.behaviors.pictures import IPictureRow
from kultura.behaviors.schedule import IOccurrenceRow
from kultura.behaviors.translations import translate
from kultura.behaviors.zone import region_zone
from kultura.demo.pictures import draw_picture
from lxml import html
from museums import open_museums
from museums import PASSWORD
from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedBlobImage

import pytest
import re
import requests
import transaction


NIGHT = datetime(2036, 5, 5, 19, 0, tzinfo=region_zone())


def showing(**values) -> dict:
    return completed(IOccurrenceRow, {"start": NIGHT, **values})


def shown(image, **values) -> dict:
    return completed(IPictureRow, {"image": image, **values})


@pytest.fixture
def differences(functional_portal) -> list[tuple[str, str, str]]:
    """Where, what went and what came, of each change on the page of the decision."""
    open_museums(functional_portal)
    museum = functional_portal["muzeum"]
    with api.env.adopt_user(username="muzeum-editor"):
        sea, hill = (
            api.content.create(
                museum["media"],
                "Image",
                title=title,
                image=NamedBlobImage(draw_picture("hills", seed, 64, 48), filename=f"{title}.jpg"),
            )
            for seed, title in enumerate(("Morze", "Wzgórze"))
        )
        sheet = api.content.create(
            museum["media"], "File", title="Karta", file=NamedBlobFile(b"%PDF-", filename="a.pdf")
        )
        friend = api.content.create(museum["wydarzenia"], "Event", title="Wernisaż")
        item = api.content.create(museum["wydarzenia"], "Event", title="Spacer")
        item.schedule = [showing(id="1", note="Parasol"), showing(id="2", note="Czapka")]
        item.pictures = [shown(sea.UID(), alt="Fale na morzu")]
        translate(item, "en", {"title": "A walk"})
        opened = api.content.create(museum["wydarzenia"], "Event", title="Otwarta")
        for one in (item, opened):
            api.content.transition(one, "submit")
    with api.env.adopt_user(username="region"):
        for one in (item, opened):
            api.content.transition(one, "publish")
    with api.env.adopt_user(username="muzeum-editor"):
        copy = ICheckinCheckoutPolicy(item).checkout(None)
        copy.schedule = [showing(id="1", note="Kalosze"), showing(id="3", note="Latarka")]
        copy.pictures = [shown(sea.UID(), alt="Fale na jeziorze"), shown(hill.UID(), alt="Trawa")]
        copy.related = [friend.UID(), opened.UID()]
        copy.attachments = [{"file": sheet.UID(), "title": "Karta pracy", "language": None}]
        translate(copy, "en", {"title": "A stroll"})
        api.content.transition(copy, "submit")
    transaction.commit()
    answer = requests.get(f"{copy.absolute_url()}/@@decide", auth=("region", PASSWORD), timeout=120)
    table = html.fromstring(answer.text).cssselect(".decision-diff")[-1]
    places = [" ".join(place.text_content().split()) for place in table.iter("dt")]
    return list(zip(places, *(words(table, tag) for tag in ("del", "ins")), strict=True))


def words(table, tag: str) -> list[str]:
    """Return what each change took away, or brought."""
    return [
        " ".join(piece.text_content().strip() for piece in change.iter(tag))
        for change in table.iter("dd")
    ]


def test_each_change_is_told_where_it_is_and_in_words(differences) -> None:
    said = "\n".join(" | ".join(change) for change in differences)
    for place, gone, come in (
        ("Note", "Parasol", "Kalosze"),
        ("", "Czapka", ""),
        ("", "", "Latarka"),
        ("What it shows", "morzu", "jeziorze"),
        ("Trawa", "", ""),
        ("Related", "", "an item that you may not see yet"),
        ("Related", "", "Otwarta"),
        ("", "", "Karta pracy"),
        ("", "walk", "stroll"),
    ):
        assert any(
            place in where + new and gone in old and come in new for where, old, new in differences
        ), f"{place}: {gone} → {come} is not among\n{said}"


def test_no_identifier_is_shown_to_a_person(differences) -> None:
    said = " ".join(" ".join(change) for change in differences)
    assert not re.search(r"\b[0-9a-f]{32}\b", said), said
