"""Who has no account reads in the cms what the public API shows: in its dates, by its access."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from museums import open_museums
from test_every_type import made
from test_every_type import moved
from test_every_type import OBJECT

import pytest
import transaction


@pytest.fixture
def people(site, client):
    open_museums(site)
    transaction.commit()
    return {"editor": client("muzeum-editor"), "region": client("region")}


def published(people, portal_type: str = "Document", **sent) -> str:
    address = made(people["editor"], portal_type, **sent)
    moved(people["editor"], address, "submit")
    moved(people["region"], address, "publish")
    return address


def in_hours(hours: int) -> str:
    return (datetime.now(UTC) + timedelta(hours=hours)).isoformat()


@pytest.mark.parametrize(
    "dates",
    [
        {"effective": in_hours(5)},
        {"effective": in_hours(-5), "expires": in_hours(-1)},
    ],
)
def test_outside_its_dates_an_item_is_seen_by_accounts_only(people, visitor, dates) -> None:
    address = published(people, **dates)
    page = address.replace("++api++/", "")
    assert people["editor"].get(address).status_code == 200
    assert visitor.get(address).status_code == 401, (
        people["editor"].get(address).json()["effective"]
    )
    assert visitor.get(page).status_code in (302, 401)
    for asked in ("show_inactive=1", "show_inactive=", "UID=" + uid_of(people, address)):
        assert visitor.get(f"++api++/@search?portal_type=Document&{asked}").json()["items"] == []


def uid_of(people, address: str) -> str:
    return people["editor"].get(address).json()["UID"]


def test_within_its_dates_everybody_sees_it(people, visitor) -> None:
    address = published(people, effective=in_hours(-5), expires=in_hours(5))
    assert visitor.get(address).status_code == 200


@pytest.mark.parametrize(("access", "shown"), [("open", 1), ("on-premises", 0)])
def test_files_of_a_restricted_object_are_not_told_of(people, visitor, access, shown) -> None:
    data = {"data": "Zg==", "encoding": "base64", "filename": "a.pdf"}
    file = made(people["editor"], "File", file=data | {"content-type": "application/pdf"})
    attached = [{"file": uid_of(people, file), "title": "Karta"}]
    address = published(people, "DigitalObject", access=access, attachments=attached, **OBJECT)
    assert len(people["editor"].get(address).json()["attachments"]) == 1
    assert len(visitor.get(address).json()["attachments"]) == shown
    assert ("Karta" in visitor.get(address.replace("++api++/", "")).text) == bool(shown)
