"""An object says what it lacks before it is submitted, and works out its date from the words."""

from kultura.interfaces import ISubmissionRequirements
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from zope.interface.verify import verifyObject
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import modified

import pytest


RIGHTS = {
    "work_rights": "http://rightsstatements.org/vocab/InC/1.0/",
    "reproduction_rights": "http://creativecommons.org/publicdomain/zero/1.0/",
}


@pytest.fixture
def site(portal):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    return portal


def made(site, **fields):
    return api.content.create(site, "DigitalObject", title="Wazon", **fields)


def lacks(obj) -> list[str]:
    return [str(message) for message in ISubmissionRequirements(obj).missing()]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({**RIGHTS, "edm_type": "IMAGE"}, []),
        ({**RIGHTS, "edm_type": "TEXT", "languages": ["pl"]}, []),
        ({**RIGHTS, "edm_type": "TEXT"}, ["missing_languages"]),
        (RIGHTS, ["missing_edm_type"]),
        ({"edm_type": "IMAGE"}, ["missing_work_rights", "missing_reproduction_rights"]),
    ],
)
def test_mandatory_elements(site, fields, expected) -> None:
    obj = made(site, **fields)
    verifyObject(ISubmissionRequirements, ISubmissionRequirements(obj))
    assert lacks(obj) == expected


def test_a_type_stands_in_for_a_title(site) -> None:
    obj = made(site, **RIGHTS, edm_type="IMAGE")
    obj.title = ""
    assert lacks(obj) == ["missing_title_or_type"]
    obj.object_type = "glassware"
    assert lacks(obj) == []


def test_the_date_is_worked_out_and_marked(site) -> None:
    obj = made(site, dating_text="ok. 1890")
    assert (obj.dating_text, obj.dating_derived) == ("ok. 1890", True)
    assert obj.dating_edtf.startswith("1890")


def test_what_no_rule_reads_stays_without(site) -> None:
    obj = made(site, dating_text="za króla Ćwieczka")
    assert (obj.dating_text, obj.dating_edtf, obj.dating_derived) == (
        "za króla Ćwieczka",
        None,
        False,
    )


def change(obj, **fields) -> None:
    for name, value in fields.items():
        setattr(obj, name, value)
    modified(obj, Attributes(None, *(f"IDating.{name}" for name in fields)))


def test_a_new_wording_is_read_anew(site) -> None:
    obj = made(site, dating_text="ok. 1890")
    change(obj, dating_text="1908")
    assert (obj.dating_edtf, obj.dating_derived) == ("1908", True)


def test_words_that_are_edtf_are_taken_as_they_are(site) -> None:
    obj = made(site, dating_text="1890~")
    assert (obj.dating_edtf, obj.dating_derived) == ("1890~", True)


def test_what_was_worked_out_goes_with_the_words(site) -> None:
    obj = made(site, dating_text="ok. 1890")
    change(obj, dating_text=None)
    assert (obj.dating_edtf, obj.dating_derived) == (None, False)


def test_a_corrected_date_is_confirmed_and_stays(site) -> None:
    obj = made(site, dating_text="ok. 1890")
    change(obj, dating_edtf="1885/1895")
    assert obj.dating_derived is False
    change(obj, dating_text="około 1890")
    assert obj.dating_edtf == "1885/1895"


@pytest.mark.parametrize(
    "fields",
    [
        {"dating_text": "1908", "dating_edtf": "1908"},
        {"dating_text": "1908", "dating_edtf": "1908", "dating_derived": True},
    ],
)
def test_a_new_wording_with_what_it_reads_as_is_not_confirmed(site, fields) -> None:
    obj = made(site, dating_text="ok. 1890")
    change(obj, **fields)
    assert (obj.dating_edtf, obj.dating_derived) == ("1908", True)


def test_a_confirmed_date_stays(site) -> None:
    obj = made(site, dating_text="1890")
    change(obj, dating_derived=False)
    change(obj, dating_text="1891")
    assert (obj.dating_edtf, obj.dating_derived) == ("1890", False)


def test_an_inventory_number_is_mandatory_in_museums(api_client) -> None:
    museum = api_client("POST", "", **{"@type": "Museum", "title": "Muzeum", "id": "muz"})
    assert museum.status_code == 201, museum.text
    fields = {"@type": "DigitalObject", "title": "Wazon", **RIGHTS}
    refused = api_client("POST", "muz", **fields)
    assert refused.status_code == 400
    assert "needs its inventory number" in refused.text
    taken = api_client("POST", "muz", **fields, inventory_number="MZ/1")
    assert taken.status_code == 201, taken.text
    emptied = api_client("PATCH", taken.json()["@id"], inventory_number=None)
    assert emptied.status_code == 400, emptied.text


def test_elsewhere_it_is_not(api_client) -> None:
    api_client("POST", "", **{"@type": "Library", "title": "Biblioteka", "id": "bib"})
    fields = {"@type": "DigitalObject", "title": "Książka", **RIGHTS}
    assert api_client("POST", "bib", **fields).status_code == 201
