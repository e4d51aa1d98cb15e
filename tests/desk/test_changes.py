"""Editors in a browser: propose changes and translations, change facts, duplicate, delete, undo."""

from datetime import datetime
from datetime import timedelta
from kultura.behaviors.fields.rows import completed
from kultura.behaviors.schedule import IOccurrenceRow
from kultura.behaviors.zone import region_zone
from kultura.workflows.operational_facts.change import change_facts
from kultura.workflows.working_copies.conflicts import has_conflicts
from kultura.workflows.working_copies.conflicts import proposed_changes
from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.testing.zope import Browser

import pytest
import transaction


PASSWORD = "Correct-horse-9"
START = datetime.now(region_zone()).replace(hour=19, minute=0, second=0, microsecond=0)


@pytest.fixture
def play(functional_portal):
    """A published play with a showing on each of the next five days."""
    with api.env.adopt_roles(roles=["Manager"]):
        theatre = api.content.create(functional_portal, "Theatre", "teatr", title="Teatr")
        for user, group in (("ewa", "teatr-editors"), ("marta", "teatr-managers")):
            api.user.create(email=f"{user}@example.org", username=user, password=PASSWORD)
            api.group.add_user(groupname=group, username=user)
        api.user.create(email="region@example.org", username="region", password=PASSWORD)
        api.user.grant_roles(username="region", roles=["Regional Administrator"])
    with api.env.adopt_user(username="ewa"):
        play = api.content.create(theatre, "Performance", "balladyna", title="Balladyna")
        play.schedule = [
            completed(IOccurrenceRow, {"id": str(day), "start": START + timedelta(days=day)})
            for day in range(-1, 6)
        ]
        play.text = "<p>Dramat w <em>pięciu</em> aktach.</p>"
        play.agents = [{"name": "Anna Nowak", "role": "director"}]
        play.topics = [{"label": "teatr", "uri": None, "path": ["sztuka"]}]
        play.admission_prices = [{"category": "normal", "amount": 40.0, "currency": "PLN"}]
        play.translations = {"en": {"title": {"text": "Balladyna", "source": "a", "seen": "a"}}}
        api.content.transition(play, "submit")
    with api.env.adopt_user(username="region"):
        api.content.transition(play, "publish")
    transaction.commit()
    return play


@pytest.fixture
def browse(functional_app):
    """Return a function that opens a browser for a person."""

    def browser(user: str) -> Browser:
        opened = Browser(functional_app)
        opened.addHeader("Authorization", f"Basic {user}:{PASSWORD}")
        opened.addHeader("Accept-Language", "en")
        opened.handleErrors = False
        return opened

    return browser


def test_from_proposal_to_approval(play, browse) -> None:
    ewa, region = browse("ewa"), browse("region")
    ewa.open(play.absolute_url())
    ewa.getLink("Propose changes").click()
    ewa.getControl("Begin").click()
    assert "until they are approved the public sees" in ewa.contents.lower()
    assert ewa.getControl(name="form.widgets.IBasic.title").value == "Balladyna"
    ewa.getControl(name="form.widgets.IBasic.title").value = "Balladyna. Wznowienie"
    ewa.getControl(name="form.buttons.save").click()
    copy = ewa.url.removesuffix("/view")
    assert "These are changes to" in ewa.contents
    ewa.getLink("Submit for approval").click()

    ewa.open(play.absolute_url())
    assert "is preparing" in ewa.contents
    region.open(copy)
    region.getLink("Approve and publish").click()
    assert region.url.removesuffix("/view") == play.absolute_url()
    assert "Balladyna. Wznowienie" in region.contents
    assert "is preparing" not in region.contents


def test_saving_the_form_unchanged_proposes_nothing(play, browse) -> None:
    with api.env.adopt_user(username="ewa"):
        copy = ICheckinCheckoutPolicy(play).checkout(None)
    transaction.commit()
    ewa = browse("ewa")
    ewa.open(f"{copy.absolute_url()}/edit")
    ewa.getControl(name="form.buttons.save").click()
    transaction.begin()
    assert "/edit" not in ewa.url
    assert proposed_changes(copy) == {}

    with api.env.adopt_user(username="ewa"):
        change_facts(play, schedule=[{"id": "3", "status": "cancelled"}])
    assert not has_conflicts(copy)


def test_conflicts_are_shown_at_submission_and_settled(play, browse) -> None:
    with api.env.adopt_user(username="ewa"):
        copy = ICheckinCheckoutPolicy(play).checkout(None)
    copy.title, play.title = "Balladyna. Wznowienie", "Balladyna (dramat)"
    transaction.commit()

    ewa = browse("ewa")
    ewa.open(copy.absolute_url())
    ewa.getLink("Submit for approval").click()
    assert "Changed here and, meanwhile, in the published item: Title." in ewa.contents
    ewa.getLink("choose what is right").click()
    assert "Balladyna (dramat)" in ewa.contents
    ewa.getControl("Decide").click()
    assert "still to be decided" in ewa.contents
    ewa.getControl(name="choice-title").value = ["mine"]
    ewa.getControl("Decide").click()
    assert "Nothing is left to decide" in ewa.contents
    ewa.getLink("Submit for approval").click()
    transaction.begin()
    assert api.content.get_state(copy) == "pending"


def test_discarding(play, browse) -> None:
    with api.env.adopt_user(username="ewa"):
        copy = ICheckinCheckoutPolicy(play).checkout(None)
    transaction.commit()
    ewa = browse("ewa")
    ewa.open(copy.absolute_url())
    ewa.getLink("Discard proposed changes").click()
    ewa.getControl("Discard").click()
    assert ewa.url == play.absolute_url()
    transaction.begin()
    assert "balladyna-changes" not in play.aq_parent


def test_a_showing_is_cancelled_and_one_moved(play, browse) -> None:
    ewa = browse("ewa")
    ewa.open(play.absolute_url())
    ewa.getLink("Cancel, move, sell out").click()
    assert ewa.contents.count("<summary") == 6
    today = ewa.getForm(index=form_of(ewa, "0"))
    today.getControl(name="status").value = ["cancelled"]
    today.getControl(name="note").value = "Choroba aktora"
    today.submit()
    assert "The public sees it now" in ewa.contents

    tomorrow = ewa.getForm(index=form_of(ewa, "1"))
    tomorrow.getControl(name="start").value = f"{START + timedelta(days=9):%Y-%m-%dT20:00}"
    tomorrow.submit()

    transaction.begin()
    rows = {row["id"]: row for row in play.schedule}
    assert (rows["0"]["status"], rows["0"]["note"]) == ("cancelled", "Choroba aktora")
    assert rows["1"]["start"] == (START + timedelta(days=9)).replace(hour=20)
    assert rows["1"]["previous_start"] == START + timedelta(days=1)
    assert rows["1"]["status"] == "rescheduled"


def form_of(browser: Browser, row: str) -> int:
    """Return the place of a date's form among the forms of the page."""
    forms = browser._response.html.find_all("form")
    return next(
        index
        for index, form in enumerate(forms)
        if form.find(attrs={"name": "note"}) and form.find("input", {"name": "id", "value": row})
    )


def test_tonight_is_sold_out_then_cancelled_then_takes_place_after_all(play, browse) -> None:
    ewa = browse("ewa")
    ewa.open(f"{play.absolute_url()}/@@operational-facts")
    for button, fact in (
        ("Sold out", ("availability", "sold-out")),
        ("Cancel this date", ("status", "cancelled")),
        ("It takes place after all", ("status", "scheduled")),
    ):
        ewa.getControl(button, index=0).click()
        assert "The public sees it now" in ewa.contents
        transaction.begin()
        today = next(row for row in play.schedule if row["id"] == "0")
        assert today[fact[0]] == fact[1]
    assert today["availability"] == "sold-out"


def test_a_venue_is_closed_on_a_day_and_opened_again(play, browse) -> None:
    marta = browse("marta")
    theatre = play.aq_parent
    venue = theatre["miejsca"].objectValues()[0]
    page = f"{venue.absolute_url()}/@@operational-facts"
    marta.open(page)
    form = marta.getForm(index=len(marta._response.html.find_all("form")) - 1)
    form.getControl(name="start").value = f"{START + timedelta(days=1):%Y-%m-%d}"
    form.getControl(name="note").value = "Awaria"
    form.submit()
    assert "Give both hours, or mark the day as closed" in marta.contents

    form = marta.getForm(index=len(marta._response.html.find_all("form")) - 1)
    form.getControl(name="start").value = f"{START + timedelta(days=1):%Y-%m-%d}"
    form.getControl(name="closed").value = ["1"]
    form.getControl(name="note").value = "Awaria"
    form.submit()
    assert "Awaria" in marta.contents
    transaction.begin()
    assert [row["closed"] for row in venue.opening_exceptions] == [True]

    marta.getControl("Remove").click()
    transaction.begin()
    assert venue.opening_exceptions == []


def test_pages_that_are_not_for_them(play, browse) -> None:
    closed = {"region": ["@@operational-facts", "@@content-checkout", "edit"], "marta": ["edit"]}
    for who, pages in closed.items():
        browser = browse(who)
        browser.handleErrors, browser.raiseHttpErrors = True, False
        for page in pages:
            browser.open(f"{play.absolute_url()}/{page}")
            assert browser.url.endswith("/insufficient-privileges"), browser.url


def test_a_translation_of_a_published_item_is_proposed(play, browse) -> None:
    ewa = browse("ewa")
    ewa.open(f"{play.absolute_url()}/@@translate?language=uk")
    assert "Your translation becomes a proposal" in ewa.contents
    ewa.getControl(name="words-title-0").value = "Балладина"
    ewa.getControl(name="words-text-0").value = "<p>Драма на п'ять дій.</p>"
    ewa.getForm(index=form_with(ewa, "words-title-0")).submit()
    assert "The translation is a proposal now" in ewa.contents

    transaction.begin()
    copy = play.aq_parent["balladyna-changes"]
    assert copy.translations["uk"]["title"]["text"] == "Балладина"
    assert "Драма" in copy.translations["uk"]["text"]["text"]
    assert "uk" not in play.translations
    assert proposed_changes(copy)


def test_a_translation_of_a_draft_is_stored_on_it(play, browse) -> None:
    with api.env.adopt_user(username="ewa"):
        draft = api.content.create(play.aq_parent, "Performance", "kordian", title="Kordian")
    transaction.commit()
    ewa = browse("ewa")
    ewa.open(f"{draft.absolute_url()}/@@translate?language=en")
    ewa.getControl(name="words-title-0").value = "Kordian, a play"
    ewa.getForm(index=form_with(ewa, "words-title-0")).submit()
    assert "The translation is saved" in ewa.contents
    transaction.begin()
    assert draft.translations["en"]["title"]["text"] == "Kordian, a play"


def form_with(browser: Browser, name: str) -> int:
    """Return the place of the form that has an input of a name."""
    forms = browser._response.html.find_all("form")
    return next(index for index, form in enumerate(forms) if form.find(attrs={"name": name}))


def test_last_years_play_is_duplicated_without_its_dates(play, browse) -> None:
    ewa = browse("ewa")
    ewa.open(f"{play.absolute_url()}/@@duplicate")
    ewa.getControl("Duplicate").click()
    assert "This is the new draft" in ewa.contents
    transaction.begin()
    (made,) = (one for one in play.aq_parent.objectValues() if one.title == "Balladyna (copy)")
    assert api.content.get_state(made) == "draft"
    assert not made.schedule
    assert made.text == play.text
    assert made.agents == play.agents
    assert made.agents is not play.agents


def test_what_was_deleted_is_undone_by_who_deleted_it_and_by_nobody_else(play, browse) -> None:
    with api.env.adopt_user(username="ewa"):
        draft = api.content.create(play.aq_parent, "Performance", "kordian", title="Kordian")
    transaction.commit()
    ewa, marta = browse("ewa"), browse("marta")
    ewa.open(f"{play.aq_parent.absolute_url()}/@@desk")
    ewa.getForm(action=f"{draft.absolute_url()}/@@delete-draft").submit()
    transaction.begin()
    assert api.content.get_state(draft) == "deleted"

    undo = ewa.getForm(index=form_with(ewa, "uid"))
    marta.open(f"{play.absolute_url()}/@@duplicate")
    token = marta._response.html.find("input", {"name": "_authenticator"})["value"]
    portal = api.portal.get().absolute_url()
    marta.post(f"{portal}/@@undo-delete", f"uid={draft.UID()}&_authenticator={token}")
    assert "This cannot be undone here any more" in marta.contents
    transaction.begin()
    assert api.content.get_state(draft) == "deleted"

    undo.submit()
    assert "is a draft again" in ewa.contents
    transaction.begin()
    assert api.content.get_state(draft) == "draft"
