"""Records become data as the public API promises it."""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import timezone
from decimal import Decimal
from kultura.records.admission import Admission
from kultura.records.admission import Price
from kultura.records.dating.dating import Dating
from kultura.records.exhibit import Exhibit
from kultura.records.object import DigitalObject
from kultura.records.occurrence import Occurrence
from kultura.records.opening_hours import OpeningHours
from kultura.records.opening_hours import RegularHours
from kultura.records.page import Page
from kultura.records.performance import Performance
from kultura.records.place import Address
from kultura.records.place import Place
from kultura.records.rights import right
from kultura.records.rights import Rights
from kultura.records.serialize import NaiveTimeError
from kultura.records.serialize import own_part
from kultura.records.serialize import references
from kultura.records.serialize import serialize
from kultura.records.venue import Venue

import pytest


CET = timezone(timedelta(hours=1))
NAMED = {"id": "u1", "path": "/muzeum/x", "title": "Żółty dom", "language": "pl"}


def test_least_record_has_its_lists_and_no_empty_scalar() -> None:
    assert serialize(Page(**NAMED)) == NAMED | {
        "type": "page",
        "alternates": [],
        "images": [],
        "attachments": [],
        "subjects": [],
        "related": [],
    }


def test_empty_text_is_absent() -> None:
    assert "summary" not in serialize(Page(**NAMED, summary=""))


def test_empty_part_is_absent() -> None:
    record = Exhibit(**NAMED, place=Place(address=Address()))
    assert "place" not in serialize(record)


def test_names_are_camel_case_and_nested() -> None:
    prices = (Price(category="normal", amount=Decimal("25.00")),)
    record = Exhibit(**NAMED, admission=Admission(prices=prices, tickets_url="https://b.example/"))
    assert serialize(record)["admission"] == {
        "prices": [{"category": "normal", "amount": 25, "currency": "PLN"}],
        "freeDays": [],
        "ticketsUrl": "https://b.example/",
    }


def test_money_keeps_its_cents() -> None:
    prices = (Price(category="normal", amount=Decimal("7.50")),)
    record = Exhibit(**NAMED, admission=Admission(prices=prices))
    assert serialize(record)["admission"]["prices"][0]["amount"] == 7.5


def test_known_zero_and_false_are_said() -> None:
    record = Performance(**NAMED, intermissions=0, admission=Admission(free=False))
    assert serialize(record)["intermissions"] == 0
    assert serialize(record)["admission"]["free"] is False


def test_times_carry_their_offset() -> None:
    start = datetime(2026, 1, 4, 19, 0, 0, 250, tzinfo=CET)
    record = Performance(**NAMED, schedule=(Occurrence(id="s1", start=start),))
    assert serialize(record)["schedule"] == [
        {
            "id": "s1",
            "start": "2026-01-04T19:00:00+01:00",
            "allDay": False,
            "status": "scheduled",
            "languages": [],
        }
    ]


def test_time_without_offset_is_refused() -> None:
    record = Page(**NAMED, published_at=datetime(2026, 1, 4, 19))
    with pytest.raises(NaiveTimeError, match="no offset"):
        serialize(record)


def test_days_and_hours() -> None:
    hours = OpeningHours(
        regular=(RegularHours(weekday="monday", opens=time(10), closes=time(18, 30)),)
    )
    assert serialize(Exhibit(**NAMED, opens=date(2026, 5, 1)))["opens"] == "2026-05-01"
    assert serialize(Venue(**NAMED, opening_hours=hours))["openingHours"]["regular"] == [
        {"weekday": "monday", "opens": "10:00", "closes": "18:30"}
    ]


def test_object_nests_dating_and_rights() -> None:
    work = right("http://creativecommons.org/publicdomain/mark/1.0/", "en")
    record = DigitalObject(
        **NAMED,
        dating=Dating(text="ok. 1890", edtf="1890~", from_="1890", to="1890", derived=True),
        rights=Rights(work=work),
    )
    data = serialize(record)
    assert data["dating"] == {
        "text": "ok. 1890",
        "edtf": "1890~",
        "from": "1890",
        "to": "1890",
        "derived": True,
    }
    assert data["rights"]["work"]["reuse"] == "open"


def test_own_part_holds_nothing_of_others_and_nothing_of_the_clock() -> None:
    start = datetime(2026, 1, 4, 19, tzinfo=CET)
    record = Exhibit(
        **NAMED,
        institution="museum-uid",
        related=("r1",),
        works=("w1", "w2"),
        place=Place(id="venue-uid"),
        schedule=(Occurrence(id="s1", start=start),),
    )
    assert not {"institution", "related", "works", "place", "schedule"} & set(own_part(record))
    assert references(record) == {
        "institution": ["museum-uid"],
        "related": ["r1"],
        "works": ["w1", "w2"],
        "place": ["venue-uid"],
    }


def test_place_in_words_is_the_records_own() -> None:
    record = Exhibit(**NAMED, place=Place(title="Rynek"))
    assert own_part(record)["place"] == {"title": "Rynek"}
    assert references(record) == {}
