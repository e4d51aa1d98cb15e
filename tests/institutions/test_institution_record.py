"""What an institution says about itself becomes its public record and its page."""

from kultura.interfaces import IPublicRecord
from kultura.records.contact import Contact
from kultura.records.contact import Link
from kultura.records.institution import Institution
from kultura.records.place import Address
from plone import api
from zope.component import getMultiAdapter

import pytest


@pytest.fixture
def museum(portal):
    with api.env.adopt_roles(roles=["Manager"]):
        return api.content.create(
            portal,
            "Museum",
            "muzeum",
            title="Muzeum Miejskie",
            place_street="Rynek 1",
            place_locality="Gliwice",
            phone="32 123",
            isil="PL-GLM",
            prm="PRM/1",
            nip="526-030-91-74",
            bip_url="https://bip.example.org",
            organiser="Miasto",
            social=[{"title": "Kanał", "url": "https://video.example.org/muzeum"}],
        )


def test_the_record(museum) -> None:
    record = IPublicRecord(museum).record("pl")
    assert isinstance(record, Institution)
    assert (record.kind, record.title, record.institution) == ("museum", "Muzeum Miejskie", None)
    assert record.contact == Contact(phone="32 123")
    assert record.place.address == Address(street="Rynek 1", locality="Gliwice")
    assert (record.isil, record.prm, record.regon) == ("PL-GLM", "PRM/1", None)
    assert record.social == (Link(title="Kanał", url="https://video.example.org/muzeum"),)
    assert record.logo is None


@pytest.mark.parametrize("portal_type", ["Museum", "Theatre", "Library"])
def test_a_section_that_says_nothing_has_a_record_all_the_same(portal, portal_type) -> None:
    with api.env.adopt_roles(roles=["Manager"]):
        section = api.content.create(portal, portal_type, title="Nowa")
    assert IPublicRecord(section).record("pl").kind == portal_type.lower()


def test_the_page_shows_facts_and_parts(museum) -> None:
    page = getMultiAdapter((museum, museum.REQUEST), name="view")()
    for words in ("Rynek 1", "PL-GLM", "PRM/1", "https://bip.example.org", "Miasto", "Exhibitions"):
        assert words in page


def test_wrong_numbers_are_refused_with_a_sentence() -> None:
    from kultura.behaviors.fields.refusals import Refused
    from kultura.institutions.schema import IInstitutionFields

    for name, wrong in (("nip", "5260309175"), ("regon", "000331502"), ("isil", "Muzeum")):
        with pytest.raises(Refused) as refusal:
            IInstitutionFields[name].validate(wrong)
        assert refusal.value.message.default.startswith("This is no")
