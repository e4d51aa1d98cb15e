"""A gallery and a residency are what Kultura's own are, without a line in Kultura."""

from datetime import date
from kultura.interfaces import IPublicRecord
from kultura.records.record import kinds
from kultura.store.composition import compose
from kultura.store.composition import Region
from kultura.store.composition import Standing
from plone import api
from plone.app.testing import TEST_USER_ID
from zoneinfo import ZoneInfo
from zope.component import getUtility
from zope.i18n import translate
from zope.schema.interfaces import IVocabularyFactory

import orjson
import pytest


REGION = Region(
    "http://api", "http://www/{collection}/{id}", ZoneInfo("Europe/Warsaw"), date.today()
)


@pytest.fixture
def gallery(portal):
    api.user.grant_roles(username=TEST_USER_ID, roles=["Manager"])
    with api.env.adopt_roles(["Manager"]):
        return api.content.create(portal, "Gallery", "galeria", title="Galeria")


@pytest.fixture
def residency(gallery):
    with api.env.adopt_roles(["Manager"]):
        return api.content.create(
            gallery["rezydencje"],
            "Residency",
            "pobyt",
            title="Pobyt",
            artist="Ewa Nowak",
            opens=date(2027, 3, 1),
            closes=date(2027, 3, 31),
        )


def test_a_gallery_is_provisioned_and_governed(gallery) -> None:
    assert list(gallery) == ["wystawy", "rezydencje", "miejsca", "media"]
    assert api.content.get_state(gallery) == "active"
    assert IPublicRecord(gallery).record("pl").kind == "gallery"


def test_its_kind_is_a_term(portal) -> None:
    terms = getUtility(IVocabularyFactory, "kultura.institution_kinds")(portal)
    assert "gallery" in [term.value for term in terms]


def test_a_residency_goes_through_approval(residency) -> None:
    assert api.content.get_state(residency) == "draft"
    with api.env.adopt_roles(["Institution Editor"]):
        possible = api.portal.get_tool("portal_workflow").getTransitionsFor(residency)
    assert "submit" in [transition["id"] for transition in possible]


def test_a_residency_has_a_public_record(residency) -> None:
    record = IPublicRecord(residency).record("pl")
    projection = compose({"pl": record}, Standing(()), REGION)
    own = orjson.loads(projection.renderings[0].body)
    assert (projection.collection, own["artist"]) == ("residencies", "Ewa Nowak")
    assert (own["opens"], own["closes"]) == ("2027-03-01", "2027-03-31")
    assert "residencies" in kinds()


@pytest.mark.parametrize(("language", "said"), [("pl", "Rezydencja"), ("en", "Residency")])
def test_it_speaks(portal, language, said) -> None:
    fti = api.portal.get_tool("portal_types")["Residency"]
    assert translate(fti.Title(), target_language=language) == said
