"""What the public reads of each type: a record of plain typed data, without what is internal."""

from datetime import date
from datetime import datetime
from datetime import UTC
from decimal import Decimal
from kultura.behaviors.fields.moments import fixed
from kultura.behaviors.translations import is_stale
from kultura.behaviors.translations import translate
from kultura.interfaces import IPublicRecord
from kultura.presentation.links import with_links
from kultura.records.links import linked
from kultura.records.serialize import serialize
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from zoneinfo import ZoneInfo
from zope.event import notify
from zope.interface.verify import verifyObject
from zope.lifecycleevent import ObjectModifiedEvent

import json
import pytest


INC = "http://rightsstatements.org/vocab/InC/1.0/"
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
START = fixed(datetime(2026, 3, 6, 19, tzinfo=ZoneInfo("Europe/Warsaw")))
PICTURE = "a" * 32


@pytest.fixture
def site(portal):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    return portal


def made(site, portal_type, **fields):
    return api.content.create(site, portal_type, title="Tytuł", **fields)


def record_of(obj, language="pl"):
    return IPublicRecord(obj).record(language)


KINDS = {
    "Venue": "venue",
    "Exhibit": "exhibit",
    "Performance": "performance",
    "Lesson": "lesson",
    "Event": "event",
    "DigitalObject": "object",
    "DigitalCollection": "collection",
    "Document": "page",
    "News Item": "news",
}


@pytest.mark.parametrize("portal_type", KINDS)
def test_an_empty_item_has_a_record(site, portal_type) -> None:
    """What nobody filled in is absent, and nothing in it is an error."""
    obj = made(site, portal_type)
    verifyObject(IPublicRecord, IPublicRecord(obj))
    shown = serialize(record_of(obj))
    assert shown["type"] == KINDS[portal_type]
    assert shown["id"] == obj.UID()
    assert shown["path"] == obj.getId()
    assert shown["title"] == "Tytuł"
    assert shown["language"] == "pl"
    json.dumps(shown)


def test_exhibit(site) -> None:
    obj = made(
        site,
        "Exhibit",
        opens=date(2026, 1, 2),
        closes=date(2026, 5, 2),
        place=["b" * 32],
        admission_prices=[{"category": "normal", "amount": 20.5, "currency": "PLN"}],
        accessibility_services=["audio-description"],
        audience=["families"],
        ages_min=5,
        agents=[{"name": "Halina Wymysłowska", "role": "curator"}],
        pictures=[{"image": PICTURE, "alt": "Fale", "focus_x": 0.5, "focus_y": 0.25}],
        topics=[{"label": "krzesło", "path": ["przedmioty", "meble"]}],
        text="<p onclick='x()'>Morze <a href='javascript:x'>jest</a></p><script>x</script>",
    )
    record = record_of(obj)
    assert (record.opens, record.closes) == (date(2026, 1, 2), date(2026, 5, 2))
    assert record.place.id == "b" * 32
    assert record.admission.prices[0].amount == Decimal("20.50")
    assert record.admission.free is False
    assert record.ages.min == 5
    assert record.credits[0].role == "curator"
    assert record.images[0].alt == "Fale"
    assert record.images[0].focus.y == 0.25
    assert record.subjects[0].value == "przedmioty/meble/krzesło"
    assert record.text == "<p>Morze jest</p>"
    assert record.text_plain == "Morze jest"


def test_schedule_is_in_order_and_in_the_regions_time(site) -> None:
    later = {"id": "b", "start": START, "status": "cancelled", "note": "Choroba"}
    earlier = {"id": "a", "start": START.astimezone(UTC).replace(day=5)}
    obj = made(site, "Event", schedule=[later, earlier])
    first, second = record_of(obj).schedule
    assert (first.id, first.status) == ("a", "scheduled")
    assert first.start.isoformat() == "2026-03-05T19:00:00+01:00"
    assert (second.status, second.note) == ("cancelled", "Choroba")


def test_a_row_may_be_elsewhere_and_cost_something_else(site) -> None:
    rows = [
        {"id": "a", "start": START, "place": "c" * 32, "admission": {"free": True}},
        {"id": "b", "start": START, "place": "Rynek"},
    ]
    there, outside = record_of(made(site, "Event", schedule=rows)).schedule
    assert (there.place.id, there.admission.free) == ("c" * 32, True)
    assert (outside.place.title, outside.admission) == ("Rynek", None)


def test_lesson(site) -> None:
    obj = made(
        site,
        "Lesson",
        levels=["primary-4"],
        school_subjects=["history"],
        mode="online",
        duration=45,
        group_min=5,
        group_max=30,
        curriculum=[{"code": "I.2", "text": "Uczeń wie"}],
    )
    shown = serialize(record_of(obj))
    assert shown["levels"] == ["primary-4"]
    assert shown["group"] == {"min": 5, "max": 30}
    assert shown["curriculum"] == [{"code": "I.2", "text": "Uczeń wie"}]
    assert "bookable" not in shown


def test_digital_object(site) -> None:
    obj = made(
        site,
        "DigitalObject",
        inventory_number="MZ/1",
        work_rights=INC,
        reproduction_rights=CC0,
        dating_text="ok. 1890",
        dating_edtf="1890~",
        dating_derived=True,
        dimensions=[{"type": "height", "value": 19.5, "unit": "cm"}],
        weight_value=2,
        acquisition_year=1999,
        places=[{"role": "created", "label": "Zmyślin"}],
        inscriptions=["A.", "B."],
    )
    shown = serialize(record_of(obj))
    assert shown["rights"]["work"]["reuse"] == "permission"
    assert shown["rights"]["reproduction"]["reuse"] == "open"
    assert shown["dating"]["text"] == "ok. 1890"
    assert shown["dating"]["derived"] is True
    assert shown["dimensions"] == [{"type": "height", "value": 19.5, "unit": "cm"}]
    assert shown["weight"] == {"type": "weight", "value": 2, "unit": "kg"}
    assert shown["acquisition"] == {"year": 1999}
    assert shown["inscriptions"] == ["A.", "B."]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"dating_text": "przed 1939"}, {"edtf": "../1939", "to": "1939", "derived": True}),
        ({"dating_text": "b.d."}, {"derived": False}),
        (
            {"dating_text": "po wojnie", "dating_edtf": "1945/.."},
            {"edtf": "1945/..", "from": "1945", "derived": False},
        ),
    ],
)
def test_dating_is_the_editors_or_proposed_from_the_words(site, words: dict, said: dict) -> None:
    obj = made(site, "DigitalObject", work_rights=INC, reproduction_rights=CC0, **words)
    assert serialize(record_of(obj))["dating"] == {"text": words["dating_text"], **said}


SECRETS = {
    "insurance_value": 123456.5,
    "insurance_currency": "XTS",
    "storage_place": "Magazyn-7-regał",
    "donor": "Jan Ukryty",
    "internal_note": "nie-dla-wszystkich",
}


def test_what_is_internal_is_in_no_record(site) -> None:
    obj = made(site, "DigitalObject", work_rights=INC, reproduction_rights=CC0, **SECRETS)
    shown = json.dumps(serialize(record_of(obj)), ensure_ascii=False)
    for secret in SECRETS.values():
        assert str(secret) not in shown


def test_venue(site) -> None:
    obj = made(
        site,
        "Venue",
        street="Rynek 1",
        locality="Zmyślin",
        latitude=52.2,
        longitude=21,
        opening_hours=[{"weekday": "monday", "opens": "10:00", "closes": "18:00"}],
        opening_exceptions=[{"start": date(2026, 12, 24), "closed": True}],
        accessibility_venue=[{"code": "lift", "value": "limited", "note": "wąska"}],
    )
    shown = serialize(record_of(obj))
    assert shown["place"]["title"] == "Tytuł"
    assert shown["place"]["address"] == {"street": "Rynek 1", "locality": "Zmyślin"}
    assert shown["openingHours"]["regular"][0]["opens"] == "10:00"
    assert shown["openingHours"]["exceptions"][0]["closed"] is True
    assert shown["accessibility"]["venue"][0]["note"] == "wąska"


def test_words_fall_back_field_by_field(site) -> None:
    obj = made(
        site,
        "Exhibit",
        description="Opis",
        pictures=[{"image": PICTURE, "alt": "Fale"}],
        agents=[{"name": "A", "character": "Król"}],
    )
    translate(obj, "en", {"title": "Title", "pictures": {"Fale": "Waves"}})
    english = record_of(obj, "en")
    assert (english.title, english.summary) == ("Title", "Opis")
    assert english.images[0].alt == "Waves"
    assert english.credits[0].character == "Król"
    assert (english.language, english.alternates) == ("en", ("pl",))
    assert record_of(obj, "en-GB").language == "en"
    polish = record_of(obj, "uk")
    assert (polish.title, polish.language, polish.alternates) == ("Tytuł", "pl", ("en",))


def test_published_at_is_the_last_approval(site) -> None:
    obj = made(site, "Document")
    assert record_of(obj).published_at is None
    obj.setEffectiveDate("2001-01-01")
    approve(obj)
    published = record_of(obj).published_at
    assert published.year > 2001
    assert published.utcoffset() is not None


def approve(obj) -> None:
    workflows = api.portal.get_tool("portal_workflow")
    workflows.doActionFor(obj, "submit")
    with api.env.adopt_user("admin"), api.env.adopt_roles(["Manager", "Regional Administrator"]):
        workflows.doActionFor(obj, "publish")


def test_a_link_is_kept_by_uid_wherever_it_leads(site) -> None:
    target = made(site, "Document", id="cel")
    text = (
        f'<p><a href="resolveuid/{target.UID()}#a">tu</a> <a href="cel/view#b">i tu</a> '
        f'<a href="{site.absolute_url()}/cel">i</a> <a href="/nie-ma">nigdzie</a> '
        '<a href="https://example.org/">tam</a> <a href="mailto:a@example.org">do</a></p>'
    )
    shown = record_of(made(site, "Document", id="zrodlo", text=text)).text
    assert list(linked(shown)) == [target.UID()] * 3
    assert "#a" in shown and "#b" in shown
    assert "cel" not in shown and "nie-ma" not in shown
    assert 'href="https://example.org/"' in shown and "mailto:" in shown


def test_what_a_text_says_does_not_depend_on_what_it_links_to(site) -> None:
    target = made(site, "Document", id="cel")
    obj = made(site, "Document", id="zrodlo", text='<p><a href="cel">tu</a></p>')
    before = record_of(obj)
    approve(target)
    assert record_of(obj) == before
    api.content.rename(target, new_id="inny")
    assert record_of(obj) == before
    api.content.delete(target)
    assert record_of(obj) == before


def test_another_section_s_draft_is_not_told_by_a_link(site) -> None:
    made(site, "Document", id="szkic")
    obj = made(site, "Document", id="zrodlo", text="<p>tu</p>")
    obj.text = '<p><a href="szkic">tu</a></p>'
    api.user.create(username="obca", email="obca@example.org", password="Obca-haslo-1")
    with api.env.adopt_user("obca"):
        notify(ObjectModifiedEvent(obj))
    assert obj.text == '<p><a href="szkic">tu</a></p>'
    assert record_of(obj).text == "<p>tu</p>"


def test_a_translation_stays_fresh_when_links_become_uids(site) -> None:
    made(site, "Document", id="cel")
    obj = made(site, "Document", id="zrodlo", text="<p>tu</p>")
    obj.text = '<p><a href="cel">tu</a></p>'
    translate(obj, "en", {"text": '<p><a href="cel">here</a></p>'})
    notify(ObjectModifiedEvent(obj))
    assert "resolveuid" in obj.text
    entry = obj.translations["en"]["text"]
    assert "resolveuid" in entry["text"]
    assert not is_stale(obj, "text", entry)


def test_a_picture_in_a_text_has_its_public_address(site) -> None:
    picture = made(site, "Image", id="obraz")
    text = '<p>a<img src="obraz/@@images/image/large" alt="b"><img src="nie-ma"></p>'
    shown = record_of(made(site, "Document", id="zrodlo", text=text)).text
    assert shown.count("<img") == 1
    assert f"/iiif/image/3/{picture.UID()}/full/" in shown


def test_pages_of_the_cms_link_to_what_their_reader_may_see(site) -> None:
    target = made(site, "Document", id="cel")
    obj = made(site, "Document", id="zrodlo", text='<p><a href="cel">tu</a></p>')
    assert f'href="{target.absolute_url()}"' in with_links(record_of(obj)).text
    api.user.create(username="obca", email="obca@example.org", password="Obca-haslo-1")
    with api.env.adopt_user("obca"):
        assert with_links(record_of(obj)).text == "<p>tu</p>"
