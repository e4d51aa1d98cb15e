"""The desk tells an editor what is to be done, and of nobody else's work."""

from AccessControl import Unauthorized
from datetime import datetime
from datetime import timedelta
from kultura.behaviors.zone import region_zone
from kultura.desk.overview.landing import Landing
from kultura.desk.overview.page import DeskPage
from museums import open_museums
from plone import api

import pytest


@pytest.fixture
def site(portal):
    open_museums(portal)
    return portal


def desk(context, person: str):
    with api.env.adopt_user(username=person):
        page = context.restrictedTraverse("@@desk")
        html = page()
    return page, " ".join(html.split())


def exhibit(site, museum: str, name: str, person: str, **fields):
    with api.env.adopt_user(username=person):
        return api.content.create(
            site[museum]["wystawy"], "Exhibit", name, title=name.title(), **fields
        )


def move(item, *steps) -> None:
    for person, transition, comment in steps:
        with api.env.adopt_user(username=person):
            api.content.transition(item, transition, comment=comment)


EDITOR, REGION = "muzeum-editor", "region"
SUBMITTED = (EDITOR, "submit", "Proszę")
RETURNED = (REGION, "request_changes", "Który to rok?")
PUBLISHED = (REGION, "publish", "")


def test_what_was_returned_stands_first_with_the_reason(site) -> None:
    item = exhibit(site, "muzeum", "morze", EDITOR)
    move(item, SUBMITTED, RETURNED)
    page, html = desk(site, EDITOR)
    assert [(row.title, row.note, row.who) for row in page.returned] == [
        ("Morze", "Który to rok?", "Region")
    ]
    assert f"{item.absolute_url()}/edit" in html
    assert [brain.UID for brain in page.drafts] == []


def test_what_was_submitted_again_is_not_returned_any_more(site) -> None:
    item = exhibit(site, "muzeum", "morze", EDITOR)
    move(item, SUBMITTED, RETURNED, SUBMITTED)
    page, _html = desk(site, EDITOR)
    assert page.returned == []
    assert [brain.UID for brain in page.waiting] == [item.UID()]


def test_my_drafts_are_mine_and_my_colleague_s_returned_items_are_ours(site) -> None:
    exhibit(site, "muzeum", "morze", EDITOR)
    page, _html = desk(site, "muzeum-manager")
    assert list(page.drafts) == []
    move(site["muzeum"]["wystawy"]["morze"], SUBMITTED, RETURNED)
    page, _html = desk(site, "muzeum-manager")
    assert [row.title for row in page.returned] == ["Morze"]


def test_no_other_institution_is_on_it(site) -> None:
    exhibit(site, "zamek", "baszta", "zamek-editor")
    page, html = desk(site, EDITOR)
    assert "Baszta" not in html
    assert "zamek/wystawy/++add++Exhibit" not in html
    assert "muzeum/wystawy/++add++Exhibit" in html
    with pytest.raises(Unauthorized):
        desk(site["zamek"], EDITOR)


def test_who_works_for_two_adds_in_both(site) -> None:
    api.group.add_user(groupname="zamek-editors", username=EDITOR)
    _page, html = desk(site, EDITOR)
    for museum in ("muzeum", "zamek"):
        assert f"{museum}/wystawy/++add++Exhibit" in html
    _page, html = desk(site["zamek"], EDITOR)
    assert "muzeum/wystawy/++add++Exhibit" not in html


def test_today_and_soon(site) -> None:
    now = datetime.now(region_zone()).replace(microsecond=0, second=0, minute=0, hour=12)
    with api.env.adopt_user(username=EDITOR):
        evening = api.content.create(
            site["muzeum"]["wydarzenia"],
            "Event",
            title="Wieczór",
            schedule=[{"id": "a", "start": now, "end": now + timedelta(hours=2)}],
        )
    closing = exhibit(site, "muzeum", "ostatnia", EDITOR, closes=now.date() + timedelta(days=3))
    for item in (evening, closing):
        move(item, SUBMITTED, PUBLISHED)
    page, html = desk(site, EDITOR)
    assert [(one.row.title, one.row.when) for one in page.on_today] == [("Wieczór", "12:00")]
    assert [one["row"].title for one in page.soon() if one["what"] == "closes"] == [
        "Wieczór",
        "Ostatnia",
    ]
    assert f"{evening.absolute_url()}/@@operational-facts" in html


def test_what_looks_incomplete_says_what_is_missing(site) -> None:
    exhibit(site, "muzeum", "morze", EDITOR)
    page, html = desk(site, EDITOR)
    assert [brain.Title for brain in page.incomplete] == ["Morze"]
    assert "A picture" in html.partition("desk-lacking")[2]


def test_a_row_wakes_no_object(site, monkeypatch) -> None:
    for number in range(3):
        item = exhibit(site, "muzeum", f"nr-{number}", EDITOR)
        move(item, SUBMITTED, *([RETURNED] if number else []))
    woken = []
    from Products.ZCatalog.CatalogBrains import AbstractCatalogBrain as Brain

    monkeypatch.setattr(Brain, "getObject", lambda brain, *a: woken.append(brain))
    monkeypatch.setattr(Brain, "_unrestrictedGetObject", lambda brain: woken.append(brain))
    desk(site, EDITOR)
    assert woken == []


@pytest.mark.parametrize(
    ("person", "came_from", "where"),
    [
        (EDITOR, None, "@@desk"),
        (EDITOR, "", "@@desk"),
        (EDITOR, "muzeum/wystawy", "muzeum/wystawy"),
    ],
)
def test_an_editor_lands_on_the_desk_or_where_they_were_going(
    site, person, came_from, where
) -> None:
    home = site.absolute_url()
    on_the_way = f"{home}/{came_from}".rstrip("/") if came_from is not None else None
    with api.env.adopt_user(username=person):
        assert Landing(site, site.REQUEST)(on_the_way) == f"{home}/{where}"


def test_the_region_lands_on_its_queue_or_the_front_page(site) -> None:
    with api.env.adopt_user(username=REGION):
        there = Landing(site, site.REQUEST)(None)
    assert there in (f"{site.absolute_url()}/@@review", site.absolute_url())


def test_nobody_has_no_desk(site) -> None:
    from plone.app.testing import logout

    logout()
    with pytest.raises(Unauthorized):
        DeskPage(site, site.REQUEST)()
