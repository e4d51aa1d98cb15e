"""The forms: they open, take rows and pictures without JavaScript, and say what they refuse."""

from datetime import datetime
from io import BytesIO
from kultura.behaviors.recurrence import rows_from_rule
from kultura.settings.default_context import DefaultContext
from PIL import Image
from plone import api
from zoneinfo import ZoneInfo

import pytest
import transaction


INPUTS = {
    "Venue": ["latitude", "IOpeningHours.opening_hours", "IAccessibility.accessibility_venue"],
    "Exhibit": ["IExhibitRun.opens", "IExhibitRun.permanent", "IPictures.pictures", "IPlace.place"],
    "Performance": ["genre", "IShowings.premiere", "IShowings.schedule", "IAgents.agents"],
    "Lesson": ["levels", "school_subjects", "ISlots.schedule", "curriculum"],
    "Event": ["event_type", "ISchedule.schedule", "IAdmission.admission_prices"],
    "DigitalObject": ["IRights.work_rights", "IDating.dating_text", "dimensions", "materials"],
    "DigitalCollection": ["part_of", "ITopics.topics"],
    "Document": ["IText.text", "IPictures.pictures"],
    "News Item": ["IText.text", "IPictures.pictures"],
}
WARSAW = ZoneInfo("Europe/Warsaw")
PICTURES = "form.widgets.IPictures.pictures"


@pytest.mark.parametrize("portal_type", INPUTS)
def test_add_form(browser, functional_portal, portal_type) -> None:
    browser.open(f"{functional_portal.absolute_url()}/++add++{portal_type}")
    assert browser.headers["status"].lower().startswith("200")
    for name in INPUTS[portal_type]:
        assert f'name="form.widgets.{name}' in browser.contents, name


def add(browser, portal, portal_type: str, where: str = "") -> None:
    browser.open(f"{portal.absolute_url()}{where}/++add++{portal_type}")
    browser.getControl(name="form.widgets.IBasic.title").value = "Morze"


def save(browser) -> None:
    browser.getControl(name="form.buttons.save").click()


def picture(color: str = "navy") -> BytesIO:
    data = BytesIO()
    Image.new("RGB", (40, 30), color).save(data, "PNG")
    data.seek(0)
    return data


def stored() -> list:
    """Return all stored pictures, whoever may see them."""
    transaction.begin()
    catalog = api.portal.get_tool("portal_catalog")
    return list(catalog.unrestrictedSearchResults(portal_type="Image"))


def send(browser, data: BytesIO, name: str = "fale.png", row: int = 0) -> None:
    control = browser.getControl(name=f"{PICTURES}.{row}.widgets.image.upload")
    control.add_file(data, "image/png", name)


def test_only_the_title_is_mandatory_for_an_exhibit(browser, functional_portal) -> None:
    add(browser, functional_portal, "Exhibit")
    save(browser)
    obj = functional_portal["morze"]
    assert (obj.pictures, obj.admission_prices, obj.opens, obj.place) == ([], [], None, [])


def test_an_exhibit_filled_in(browser, functional_portal) -> None:
    add(browser, functional_portal, "Exhibit")
    browser.getControl(name="form.widgets.IExhibitRun.opens").value = "2026-01-02"
    browser.getControl(name="form.widgets.IExhibitRun.closes").value = "2026-05-02"
    browser.getControl(name="form.widgets.IText.text").value = "<p>Fale</p>"
    prices = "form.widgets.IAdmission.admission_prices.0.widgets"
    browser.getControl(name=f"{prices}.category:list").value = ["reduced"]
    browser.getControl(name=f"{prices}.amount").value = "12,50"
    agents = "form.widgets.IAgents.agents.0.widgets"
    browser.getControl(name=f"{agents}.name").value = "Halina Wymysłowska"
    topics = "form.widgets.ITopics.topics.0.widgets"
    browser.getControl(name=f"{topics}.label").value = "krzesło"
    browser.getControl(name=f"{topics}.path").value = "przedmioty\nmeble"
    browser.getControl(name="form.widgets.IPlace.place_latitude").value = "52.2"
    browser.getControl(name="form.widgets.IPlace.place_longitude").value = "21"
    browser.getControl(name="form.widgets.IAudience.audience:list").value = ["families", "schools"]
    save(browser)
    obj = functional_portal["morze"]
    assert obj.opens.isoformat() == "2026-01-02"
    assert obj.text == "<p>Fale</p>"
    assert obj.admission_prices == [{"category": "reduced", "amount": 12.5, "currency": "PLN"}]
    assert obj.agents[0]["name"] == "Halina Wymysłowska"
    assert obj.agents[0]["role"] is None
    assert obj.topics == [{"label": "krzesło", "uri": None, "path": ["przedmioty", "meble"]}]
    assert (obj.place_latitude, obj.place_longitude) == (52.2, 21.0)
    assert obj.audience == ["families", "schools"]


def test_a_showing_keeps_what_the_form_does_not_show(browser, functional_portal) -> None:
    """Editing adds a second row, and leaves identifier and admission of the first alone."""
    add(browser, functional_portal, "Performance")
    first = "form.widgets.IShowings.schedule.0.widgets"
    browser.getControl(name=f"{first}.start").value = "2099-03-06T19:00"
    browser.getControl(name=f"{first}.place").value = "Rynek"
    save(browser)
    obj = functional_portal["morze"]
    (row,) = obj.schedule
    assert row["start"].isoformat() == "2099-03-06T19:00:00+01:00"
    assert (row["place"], row["status"]) == ("Rynek", "scheduled")
    identifier = row["id"]
    obj.schedule = [{**row, "admission": {"free": True}}]
    transaction.commit()

    browser.open(f"{obj.absolute_url()}/edit")
    assert browser.getControl(name=f"{first}.start").value == "2099-03-06T19:00"
    second = "form.widgets.IShowings.schedule.1.widgets"
    browser.getControl(name=f"{second}.start").value = "2099-07-03T19:00"
    browser.getControl(name="form.widgets.IShowings.schedule.count").value = "2"
    save(browser)
    transaction.begin()
    kept, new = functional_portal["morze"].schedule
    assert (kept["id"], kept["admission"]) == (identifier, {"free": True})
    assert new["start"].isoformat() == "2099-07-03T19:00:00+02:00"
    assert new["id"] not in ("", None, identifier)


def test_dates_gone_by_are_kept_and_not_listed(browser, functional_portal) -> None:
    rows = rows_from_rule("FREQ=DAILY;COUNT=2", datetime(2020, 3, 6, 19), WARSAW)
    coming = rows_from_rule("FREQ=DAILY;COUNT=1", datetime(2099, 3, 6, 19), WARSAW)
    with api.env.adopt_roles(["Manager"]):
        obj = api.content.create(
            functional_portal, "Event", id="spacer", title="Spacer", schedule=rows + coming
        )
    transaction.commit()
    browser.open(f"{obj.absolute_url()}/edit")
    first = "form.widgets.ISchedule.schedule.0.widgets"
    assert browser.getControl(name=f"{first}.start").value == "2099-03-06T19:00"
    browser.getControl(name=f"{first}.note").value = "Ostatni raz"
    save(browser)
    transaction.begin()
    kept = functional_portal["spacer"].schedule
    assert [row["id"] for row in kept] == [row["id"] for row in rows + coming]
    assert [row["note"] for row in kept] == [None, None, "Ostatni raz"]


def test_venues_are_proposed_by_title(browser, functional_portal) -> None:
    with api.env.adopt_roles(["Manager"]):
        venue = api.content.create(functional_portal, "Venue", title="Duża Scena")
    transaction.commit()
    add(browser, functional_portal, "Event")
    assert 'value="Duża Scena"' in browser.contents
    row = "form.widgets.ISchedule.schedule.0.widgets"
    browser.getControl(name=f"{row}.start").value = "2099-03-06T19:00"
    browser.getControl(name=f"{row}.place").value = "Duża Scena"
    save(browser)
    assert functional_portal["morze"].schedule[0]["place"] == venue.UID()
    browser.open(f"{functional_portal['morze'].absolute_url()}/edit")
    assert browser.getControl(name=f"{row}.place").value == "Duża Scena"


@pytest.mark.parametrize(
    ("portal_type", "inputs", "words"),
    [
        (
            "Exhibit",
            {"IExhibitRun.opens": "2026-05-02", "IExhibitRun.closes": "2026-05-01"},
            "is before the first day",
        ),
        ("Venue", {"latitude": "20", "longitude": "2000"}, "2000.0 is not between -180 and 180."),
        (
            "Event",
            {
                "ISchedule.opens": "2026-04-01",
                "ISchedule.schedule.0.widgets.start": "2026-03-06T19:00",
            },
            "Row 1: 2026-03-06 is outside the days on which it runs",
        ),
        (
            "Event",
            {
                "ISchedule.schedule.0.widgets.start": "2026-03-06T19:00",
                "ISchedule.schedule.0.widgets.capacity": "0",
            },
            "Row 1: A date needs at least one seat.",
        ),
        (
            "Performance",
            {
                "IShowings.premiere": "2026-04-01",
                "IShowings.schedule.0.widgets.start": "2026-03-06T19:00",
            },
            "Row 1: 2026-03-06 is outside the days",
        ),
        (
            "Event",
            {"IAdmission.admission_prices.0.widgets.amount": "dużo"},
            "Row 1: Price: “dużo” is not a number.",
        ),
    ],
)
def test_refused(browser, functional_portal, portal_type, inputs, words) -> None:
    add(browser, functional_portal, portal_type)
    for name, value in inputs.items():
        browser.getControl(name=f"form.widgets.{name}").value = value
    save(browser)
    assert words in browser.contents
    assert "morze" not in functional_portal.objectIds()
    for name, value in inputs.items():
        shown = browser.getControl(name=f"form.widgets.{name}").value
        assert shown == value, "what was typed is still there"


def test_a_picture_is_sent_with_the_form(browser, functional_portal) -> None:
    add(browser, functional_portal, "Exhibit")
    send(browser, picture())
    browser.getControl(name=f"{PICTURES}.0.widgets.alt").value = "Granatowe fale"
    browser.getControl(name=f"{PICTURES}.0.widgets.credit").value = "Iga Niebyła"
    save(browser)
    (row,) = functional_portal["morze"].pictures
    (image,) = stored()
    assert (image.UID, image.Title) == (row["image"], "fale")
    assert (row["alt"], row["credit"], row["decorative"]) == (
        "Granatowe fale",
        "Iga Niebyła",
        False,
    )


def test_a_picture_is_stored_once(browser, functional_portal) -> None:
    for _time in range(2):
        add(browser, functional_portal, "News Item")
        send(browser, picture())
        browser.getControl(name=f"{PICTURES}.0.widgets.alt").value = "Fale"
        save(browser)
    shown = {functional_portal[name].pictures[0]["image"] for name in ("morze", "morze-1")}
    assert len(shown) == 1
    assert len(stored()) == 1


def test_pictures_go_to_the_sections_folder_for_them(browser, functional_portal) -> None:
    with api.env.adopt_roles(["Manager"]):
        api.content.create(functional_portal, "Museum", id="muzeum", title="Muzeum")
    transaction.commit()
    add(browser, functional_portal, "Exhibit", "/muzeum/wystawy")
    send(browser, picture())
    browser.getControl(name=f"{PICTURES}.0.widgets.decorative:list").value = ["selected"]
    save(browser)
    (image,) = stored()
    assert image.getPath() == "/plone/muzeum/media/fale"


def test_a_picture_that_is_none_is_refused(browser, functional_portal) -> None:
    add(browser, functional_portal, "Exhibit")
    send(browser, BytesIO(b"<svg onload='x()'/>"), "zdjecie.png")
    browser.getControl(name=f"{PICTURES}.0.widgets.alt").value = "Fale"
    save(browser)
    assert "This file is not a picture that can be shown." in browser.contents
    assert "morze" not in functional_portal.objectIds()
    assert stored() == []


def test_a_picture_is_not_asked_for_twice(browser, functional_portal) -> None:
    """Where something else is refused, the picture that was sent stays chosen."""
    add(browser, functional_portal, "Exhibit")
    send(browser, picture())
    save(browser)
    assert "Say what the picture shows" in browser.contents
    chosen = browser.getControl(name=f"{PICTURES}.0.widgets.image").value
    browser.getControl(name=f"{PICTURES}.0.widgets.alt").value = "Fale"
    save(browser)
    assert functional_portal["morze"].pictures[0]["image"] == chosen


def test_cancel_stores_nothing(browser, functional_portal) -> None:
    add(browser, functional_portal, "Exhibit")
    send(browser, picture())
    browser.getControl(name="form.buttons.cancel").click()
    assert stored() == []


def test_an_inventory_number_is_asked_for_in_museums(browser, functional_portal) -> None:
    with api.env.adopt_roles(["Manager"]):
        api.content.create(functional_portal, "Museum", id="muzeum", title="Muzeum")
    transaction.commit()
    add(browser, functional_portal, "DigitalObject", "/muzeum/obiekty")
    save(browser)
    assert "needs its inventory number" in browser.contents


MANY = "form.widgets.IShowings.schedule.many"


def ask_for_many(browser, **typed: str) -> None:
    browser.getControl(name=f"{MANY}.weekdays:list").value = ["friday", "saturday"]
    for name, value in ({"at": "19:00", "since": "2099-03-20", "minutes": "90"} | typed).items():
        browser.getControl(name=f"{MANY}.{name}").value = value


def starts(obj) -> list[str]:
    transaction.begin()
    return [row["start"].isoformat() for row in obj.schedule]


ACROSS_THE_CHANGE = [
    "2099-03-20T19:00:00+01:00",
    "2099-03-21T19:00:00+01:00",
    "2099-03-27T19:00:00+01:00",
    "2099-03-28T19:00:00+01:00",
    "2099-04-03T19:00:00+02:00",
]


def test_many_dates_are_filled_in_and_then_changed_one_by_one(browser, functional_portal) -> None:
    add(browser, functional_portal, "Performance")
    ask_for_many(browser, until="2099-04-03")
    browser.getControl(name=f"{MANY}.fill").click()
    rows = "form.widgets.IShowings.schedule"
    assert browser.getControl(name=f"{rows}.4.widgets.start").value == "2099-04-03T19:00"
    assert browser.getControl(name=f"{rows}.4.widgets.end").value == "2099-04-03T20:30"
    assert browser.getControl(name=f"{MANY}.at").value == ""
    browser.getControl(name=f"{rows}.1.widgets.note").value = "Premiera"
    save(browser)
    obj = functional_portal["morze"]
    assert starts(obj) == ACROSS_THE_CHANGE
    assert [row["note"] for row in obj.schedule].index("Premiera") == 1
    assert len({row["id"] for row in obj.schedule}) == 5


def test_many_dates_are_saved_at_once_beside_those_there_are(browser, functional_portal) -> None:
    add(browser, functional_portal, "Performance")
    browser.getControl(
        name="form.widgets.IShowings.schedule.0.widgets.start"
    ).value = "2099-03-21T19:00"
    ask_for_many(browser, until="2099-04-03")
    save(browser)
    assert starts(functional_portal["morze"]) == ACROSS_THE_CHANGE


@pytest.mark.parametrize("typed", [{"until": ""}, {"until": "2098-01-01"}, {"at": "wieczorem"}])
def test_what_many_dates_lack_is_said_and_nothing_is_lost(
    browser, functional_portal, typed
) -> None:
    add(browser, functional_portal, "Performance")
    ask_for_many(browser, **({"until": "2099-04-03"} | typed))
    save(browser)
    assert "morze" not in functional_portal
    assert "Many dates at once:" in browser.contents
    assert browser.getControl(name=f"{MANY}.since").value == "2099-03-20"


@pytest.mark.parametrize(
    ("written", "stored_as", "shown"),
    [
        ("free", {"free": True}, "free"),
        (
            "30; reduced 20,50",
            {
                "prices": [
                    {"category": "normal", "amount": 30.0, "currency": "PLN"},
                    {"category": "reduced", "amount": 20.5, "currency": "PLN"},
                ]
            },
            "normal 30; reduced 20,5",
        ),
    ],
)
def test_a_date_has_its_own_admission(
    browser, functional_portal, written, stored_as, shown
) -> None:
    add(browser, functional_portal, "Performance")
    row = "form.widgets.IShowings.schedule.0.widgets"
    browser.getControl(name=f"{row}.start").value = "2099-03-06T19:00"
    browser.getControl(name=f"{row}.admission").value = written
    save(browser)
    obj = functional_portal["morze"]
    transaction.begin()
    assert obj.schedule[0]["admission"] == stored_as
    browser.open(f"{obj.absolute_url()}/edit")
    assert browser.getControl(name=f"{row}.admission").value == shown


def test_an_admission_nobody_can_read_is_refused(browser, functional_portal) -> None:
    add(browser, functional_portal, "Performance")
    row = "form.widgets.IShowings.schedule.0.widgets"
    browser.getControl(name=f"{row}.start").value = "2099-03-06T19:00"
    browser.getControl(name=f"{row}.admission").value = "co łaska"
    save(browser)
    assert "is no price" in browser.contents


def test_a_form_of_two_hundred_dates_is_saved(browser, functional_portal, monkeypatch) -> None:
    allowed = DefaultContext().dos_protection_form_part_limit  # as zope.conf has it
    monkeypatch.setattr("ZPublisher.HTTPRequest.FORM_PART_LIMIT", allowed)
    first = datetime(2099, 1, 1, 19)
    rows = rows_from_rule("FREQ=DAILY;COUNT=200", first, WARSAW)
    with api.env.adopt_roles(["Manager"]):
        play = api.content.create(
            functional_portal, "Performance", "gra", title="Gra", schedule=rows
        )
    transaction.commit()
    browser.open(f"{play.absolute_url()}/edit")
    last = "form.widgets.IShowings.schedule.199.widgets"
    browser.getControl(name=f"{last}.note").value = "Ostatni raz"
    save(browser)
    transaction.begin()
    assert len(play.schedule) == 200
    assert play.schedule[199]["note"] == "Ostatni raz"
