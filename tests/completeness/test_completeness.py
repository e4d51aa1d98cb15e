"""What an item lacks to be good is known from its table, and from the catalog alone."""

from io import BytesIO
from kultura.behaviors.translations import translate
from kultura.completeness.europeana import content_tier
from kultura.completeness.europeana import metadata_tier
from kultura.completeness.table import GOOD
from kultura.completeness.table import table_of
from kultura.instance.checks.catalog import repeated
from kultura.interfaces import ICompletenessTable
from PIL import Image
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.namedfile.file import NamedBlobImage
from Products.CMFCore.indexing import getQueue
from types import SimpleNamespace
from zope.component import getUtilitiesFor
from zope.interface.verify import verifyObject

import pytest


PICTURE = {"image": "a" * 32, "alt": "Fale", "credit": "A. Nowak", "license": "x"}
OPEN = "http://creativecommons.org/publicdomain/zero/1.0/"
NON_COMMERCIAL = "http://creativecommons.org/licenses/by-nc/4.0/"
IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"


@pytest.fixture
def exhibit(portal):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    return api.content.create(portal, "Exhibit", title="Morze w słoiku")


def brain_of(obj):
    return api.content.find(UID=obj.UID())[0]


def test_an_empty_exhibit_lacks_what_its_table_names(exhibit) -> None:
    brain = brain_of(exhibit)
    assert brain.completeness < 40
    assert brain.missing[:3] == ("picture", "dates", "summary")
    assert "alt" not in brain.missing  # there is no picture to describe


def test_a_full_exhibit_lacks_nothing(exhibit) -> None:
    exhibit.description = "Wystawa o małych morzach, które mieszczą się w słoiku."
    exhibit.text = "<p>Długo.</p>"
    exhibit.permanent = exhibit.admission_free = True
    exhibit.pictures, exhibit.place, exhibit.audience = [PICTURE], ["b" * 32], ["families"]
    translate(exhibit, "en", {"title": "Sea in a jar", "description": "An exhibition."})
    exhibit.reindexObject()
    assert (brain_of(exhibit).missing, brain_of(exhibit).completeness) == ((), 100)


def test_a_stale_translation_counts_as_missing(exhibit) -> None:
    translate(exhibit, "en", {"title": "Sea in a jar"})
    exhibit.reindexObject()
    assert "english" not in brain_of(exhibit).missing
    exhibit.title = "Ocean w słoiku"
    exhibit.reindexObject()
    assert "english" in brain_of(exhibit).missing
    assert "en" in brain_of(exhibit).untranslated


def test_incomplete_items_are_found_without_waking_them(exhibit) -> None:
    found = api.content.find(completeness={"query": GOOD - 1, "range": "max"})
    assert exhibit.UID() in {brain.UID for brain in found}


def test_every_point_tells_why_and_no_id_comes_twice(portal) -> None:
    tables = dict(getUtilitiesFor(ICompletenessTable))
    assert len(tables) >= 9
    for name, table in tables.items():
        verifyObject(ICompletenessTable, table)
        ids = [point.id for point in table.points]
        assert len(ids) == len(set(ids)), name
        assert all(point.label and point.reason for point in table.points)
        assert table.score(()) == 100
        assert table.score(tuple(ids)) == 0
        assert table_of(name) is table


@pytest.mark.parametrize(
    ("size", "rights", "tier"),
    [
        ((300, 300), OPEN, 0),
        ((400, 300), OPEN, 1),
        ((800, 533), OPEN, 2),
        ((1200, 800), IN_COPYRIGHT, 2),
        ((1200, 800), NON_COMMERCIAL, 3),
        ((1200, 800), OPEN, 4),
    ],
)
def test_content_tiers_are_europeana_s(portal, size, rights, tier, monkeypatch) -> None:
    image = SimpleNamespace(image=SimpleNamespace(getImageSize=lambda: size))
    monkeypatch.setattr("kultura.completeness.europeana.find_while_indexing", lambda uid: image)
    obj = SimpleNamespace(edm_type="IMAGE", pictures=[PICTURE], reproduction_rights=rights)
    assert content_tier(obj) == tier


def test_what_may_not_be_seen_has_no_content_tier(portal) -> None:
    assert content_tier(SimpleNamespace(edm_type="TEXT", access="metadata-only")) == 0


@pytest.mark.parametrize(
    ("facts", "tier"),
    [
        ({}, "0"),
        ({"title": "Wazon"}, "0"),
        ({"title": "Wazon", "topics": [{"label": "szkło"}]}, "A"),
        ({"title": "W", "topics": [{"label": "s"}], "agents": [{"name": "I"}], "issued": "1"}, "A"),
        (
            {
                "title": "Wazon",
                "topics": [{"label": "szkło"}],
                "agents": [{"name": "Iga", "authority": "https://viaf.org/viaf/1"}],
                "issued": "1908",
            },
            "B",
        ),
        (
            {
                "title": "Wazon",
                "topics": [{"label": "szkło", "uri": "http://vocab.getty.edu/aat/1"}],
                "agents": [{"name": "Iga", "authority": "https://viaf.org/viaf/1"}],
                "dating_edtf": "1908",
                "materials": ["szkło"],
            },
            "C",
        ),
        (
            {
                "title": "Wazon",
                "part_of": ["a"],
                "related": ["b"],
                "topics": [{"label": "szkło", "uri": "http://vocab.getty.edu/aat/1"}],
                "agents": [{"name": "Iga", "authority": "https://viaf.org/viaf/1"}],
                "dating_edtf": "1908",
                "publisher": "Ossolineum",
            },
            "B",
        ),
    ],
)
def test_metadata_tiers_are_europeana_s(portal, facts, tier) -> None:
    assert metadata_tier(SimpleNamespace(**facts)) == tier


def test_an_object_s_tiers_are_in_the_catalog(portal) -> None:
    setRoles(portal, TEST_USER_ID, ["Manager"])
    obj = api.content.create(
        portal, "DigitalObject", title="Wazon", inventory_number="1", object_type="painting"
    )
    assert brain_of(obj).europeana_tiers == "0A"


def test_pictures_sent_together_with_their_object_count_and_it_is_listed_once(portal) -> None:
    setRoles(portal, TEST_USER_ID, ["Manager"])
    picture = api.content.create(portal, "Image", title="Wazon", image=_drawing(1200, 800))
    facts = {"edm_type": "IMAGE", "reproduction_rights": OPEN}
    rows = [{**PICTURE, "image": picture.UID()}]
    obj = api.content.create(
        portal,
        "DigitalObject",
        "dzban",
        title="Wazon",
        inventory_number="1",
        pictures=rows,
        **facts,
    )
    getQueue().process()  # as a commit does
    assert brain_of(obj).europeana_tiers == "40"
    assert repeated(portal) == []
    smaller = api.content.create(portal, "Image", title="Mały", image=_drawing(400, 300))
    obj.pictures = [{**PICTURE, "image": smaller.UID()}]
    obj.reindexObject()
    assert brain_of(obj).europeana_tiers == "10", "a picture that waits to be indexed counts"


def _drawing(width: int, height: int) -> NamedBlobImage:
    file = BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return NamedBlobImage(file.getvalue(), "image/png", "rysunek.png")
