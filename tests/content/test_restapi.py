"""Every type is made and read through plone.restapi, and says what it cannot take."""

import pytest


SHOWING = {
    "id": "s1",
    "start": "2026-03-06T19:00:00+01:00",
    "end": "2026-03-06T21:15:00+01:00",
    "all_day": False,
    "door_time": None,
    "place": None,
    "status": "cancelled",
    "availability": "few",
    "previous_start": None,
    "capacity": 120,
    "languages": ["pl"],
    "accessibility": ["audio-description"],
    "admission": {"prices": [{"category": "normal", "amount": 20.5, "currency": "PLN"}]},
    "link": "https://example.org/s1",
    "note": "Z tłumaczeniem",
}
AGENT = {
    "name": "Aniela Suflerska",
    "role": "author",
    "character": None,
    "qualifier": None,
    "authority": "https://viaf.org/viaf/1",
    "born": "1901",
    "died": None,
}
INC = "http://rightsstatements.org/vocab/InC/1.0/"
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
ROUND_TRIPS = {
    "Venue": {"latitude": 52.23, "longitude": 21, "street": "Rynek 1", "capacity": 300},
    "Exhibit": {"opens": "2026-01-02", "closes": "2026-05-02", "permanent": False},
    "Performance": {"premiere": "2026-03-06", "schedule": [SHOWING], "agents": [AGENT]},
    "Lesson": {"group_min": 5, "group_max": 30, "bookable": False, "duration": 45},
    "Event": {"opens": "2026-03-01", "closes": "2026-03-31", "schedule": [SHOWING]},
    "DigitalObject": {
        "dating_text": "ok. 1890",
        "inscriptions": ["A.", "B."],
        "materials": ["oil-paint", "moje własne słowo"],
        "dimensions": [
            {"text": "190 x 289 mm", "type": None, "value": None, "unit": None, "part": "image"}
        ],
        "topics": [{"label": "krzesło", "uri": None, "path": ["przedmioty", "meble"]}],
    },
    "DigitalCollection": {"text": "<p>Zbiór</p>"},
    "Document": {"text": "<p>Zażółć</p>"},
    "News Item": {"text": "<p>Zażółć</p>"},
}
NEEDED = {"DigitalObject": {"work_rights": INC, "reproduction_rights": CC0}}


def create(api, portal_type: str, **fields):
    values = {"@type": portal_type, "title": "x", **NEEDED.get(portal_type, {}), **fields}
    return api("POST", "", **values)


@pytest.mark.parametrize("portal_type", ROUND_TRIPS)
def test_round_trip(api_client, portal_type) -> None:
    sent = ROUND_TRIPS[portal_type]
    made = create(api_client, portal_type, **sent)
    assert made.status_code == 201, made.text
    shown = api_client("GET", made.json()["@id"]).json()
    assert {name: shown[name] for name in sent} == sent
    again = api_client("PATCH", shown["@id"], **{name: shown[name] for name in sent})
    assert again.status_code == 204, again.text


def test_terms_are_shown_with_their_titles_and_can_be_sent_back(api_client) -> None:
    made = create(api_client, "Lesson", levels=["primary-4", "liceum-1"], mode="online").json()
    assert [level["token"] for level in made["levels"]] == ["primary-4", "liceum-1"]
    assert made["mode"]["token"] == "online"
    again = api_client("PATCH", made["@id"], levels=made["levels"], mode=made["mode"])
    assert again.status_code == 204, again.text


@pytest.mark.parametrize(
    ("portal_type", "field"),
    [("Performance", "genre"), ("DigitalObject", "edm_type"), ("DigitalObject", "work_rights")]
    + [("DigitalObject", "languages"), ("Event", "effective"), ("Event", "expires")],
)
@pytest.mark.parametrize("value", [[["x"]], {"token": []}, True])
def test_a_value_of_another_kind_is_refused(api_client, portal_type, field, value) -> None:
    assert create(api_client, portal_type, **{field: value}).status_code == 400


def test_a_moment_before_the_first_year_is_refused(api_client) -> None:
    early = "0001-01-01T00:00:00+14:00"
    assert create(api_client, "Event", effective=early).status_code == 400


def test_a_new_row_gets_its_identifier(api_client) -> None:
    made = create(api_client, "Event", schedule=[{"start": SHOWING["start"]}]).json()
    (row,) = made["schedule"]
    assert len(row["id"]) == 12
    assert row["status"] == "scheduled"


def test_the_schema_is_described(api_client) -> None:
    described = api_client("GET", "@types/Performance")
    assert described.status_code == 200, described.text
    assert described.json()["properties"]["schedule"]["type"] == "array"


REFUSALS = [
    ("Exhibit", {"opens": "2026-05-02", "closes": "2026-05-01"}, "is before the first day"),
    ("Exhibit", {"permanent": True, "closes": "2026-05-01"}, "has no last day"),
    ("Exhibit", {"opens": "soon"}, "“soon” is not a date."),
    ("Venue", {"latitude": 20, "longitude": 2000}, "2000 is not between -180 and 180."),
    ("Venue", {"latitude": 20}, "needs both latitude and longitude"),
    ("Venue", {"latitude": "north", "longitude": 2}, "“north” is not a number."),
    ("Lesson", {"levels": ["primary-9"]}, "“primary-9” is not one of the values"),
    ("Lesson", {"group_min": 20, "group_max": 10}, "is smaller than the smallest"),
    (
        "Lesson",
        {"bookable": True, "schedule": [{"start": SHOWING["start"]}]},
        "Row 1: A slot that can be booked needs its number of seats.",
    ),
    (
        "Lesson",
        {"schedule": [{"start": SHOWING["start"], "capacity": 0}]},
        "Row 1: A date needs at least one seat.",
    ),
    ("Event", {"schedule": [{"start": "2026-03-06T19:00:00"}]}, "Row 1: Begins: "),
    ("Event", {"schedule": [{"begin": "x"}]}, "no column “begin”"),
    ("Event", {"schedule": "tomorrow"}, "has to be a list of rows"),
    ("Event", {"schedule": [{**SHOWING, "status": "cancelld"}]}, "Did you mean “cancelled”?"),
    ("Event", {"schedule": [SHOWING, SHOWING]}, "Row 2: Identifier: “s1” is in another row"),
    (
        "Event",
        {"schedule": [{**SHOWING, "end": "2026-03-06T18:00:00+01:00"}]},
        "Row 1: It ends before it begins.",
    ),
    (
        "Event",
        {"opens": "2026-04-01", "schedule": [SHOWING]},
        "Row 1: 2026-03-06 is outside the days on which it runs",
    ),
    (
        "Performance",
        {"premiere": "2026-04-01", "schedule": [SHOWING]},
        "Row 1: 2026-03-06 is outside the days on which it runs",
    ),
    (
        "Event",
        {"admission_prices": [{"category": "normal", "amount": -5}]},
        "Row 1: Price: -5 is not between 0 and 1000000.",
    ),
    (
        "Event",
        {"admission_free": True, "admission_prices": [{"category": "normal", "amount": 5}]},
        "either free or has prices",
    ),
    ("Event", {"event_type": "festivl"}, "Did you mean “festival”?"),
    ("Event", {"related": ["0" * 32]}, "Nothing that you can refer to"),
    ("Event", {"related": ["../../etc"]}, "Nothing that you can refer to"),
    ("DigitalObject", {"work_rights": "http://example.org/mine"}, "is not one of the values"),
    ("DigitalObject", {"work_rights": None}, "work_rights is a required field"),
    ("DigitalObject", {"dating_edtf": "ok. 1890"}, "“ok. 1890” is not a date in EDTF."),
    (
        "DigitalObject",
        {"dimensions": [{"value": 12}]},
        "Row 1: A value needs its unit",
    ),
    ("Document", {"pictures": [{"alt": "x"}]}, "Row 1: Picture: "),
    ("Document", {"text": 5}, "This has to be text."),
]


@pytest.mark.parametrize(("portal_type", "fields", "words"), REFUSALS)
def test_refused(api_client, portal_type, fields, words) -> None:
    answer = create(api_client, portal_type, **fields)
    assert answer.status_code == 400, answer.text
    assert words in answer.json()["message"].replace("\\u201c", "“").replace("\\u201d", "”")


WRONG_SHAPES = [
    ("Lesson", {"levels": [{"x": 1}]}),
    ("Lesson", {"levels": [["primary-4"]]}),
    ("Lesson", {"mode": {"token": {"x": []}}}),
    ("Lesson", {"mode": [1]}),
    ("Event", {"schedule": [5]}),
    ("Event", {"schedule": [[]]}),
    ("Event", {"schedule": {"start": SHOWING["start"]}}),
    ("Event", {"schedule": [{**SHOWING, "start": "0001-01-01T00:00:00+14:00"}]}),
    ("Event", {"schedule": [{**SHOWING, "languages": [{}]}]}),
    ("Event", {"schedule": [{**SHOWING, "admission": {"prices": [5]}}]}),
    ("Event", {"schedule": [{**SHOWING, "admission": {"free": "yes"}}]}),
    ("Event", {"schedule": [{**SHOWING, "id": str(number)} for number in range(2001)]}),
    ("Event", {"closes": "9999-12-31"}),
    ("Event", {"related": [5]}),
    ("Event", {"related": [None]}),
    ("Event", {"ages_min": "five"}),
    ("Venue", {"latitude": True, "longitude": 5}),
    ("DigitalObject", {"work_rights": 5}),
    ("DigitalObject", {"materials": [5]}),
    ("DigitalObject", {"dimensions": [{"value": "12"}]}),
    ("DigitalObject", {"dating_edtf": "x" * 101}),
    ("Document", {"text": {"data": []}}),
]


@pytest.mark.parametrize(("portal_type", "fields"), WRONG_SHAPES)
def test_no_shape_breaks_the_service(api_client, portal_type, fields) -> None:
    answer = create(api_client, portal_type, **fields)
    assert answer.status_code == 400, answer.text[:500]


def test_rights_are_mandatory_on_objects(api_client) -> None:
    answer = api_client("POST", "", **{"@type": "DigitalObject", "title": "x"})
    assert answer.status_code == 400
    assert "work_rights" in answer.text
