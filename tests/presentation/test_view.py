"""The page of a record tells what is known, in words, and nothing the reader may not see."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from decimal import Decimal
from kultura.interfaces import IKulturaLayer
from kultura.interfaces import IPublicRecord
from kultura.presentation.facts import happening
from kultura.presentation.view import RecordView
from kultura.records.admission import Admission
from kultura.records.admission import Price
from kultura.records.agent import Agent
from kultura.records.exhibit import Exhibit
from kultura.records.occurrence import Occurrence
from kultura.records.place import Place
from plone import api
from zoneinfo import ZoneInfo
from zope.component import getGlobalSiteManager
from zope.interface import alsoProvides
from zope.interface import Interface

import pytest
import re


WARSAW = ZoneInfo("Europe/Warsaw")
TOMORROW = datetime.now(WARSAW).replace(hour=19, minute=0) + timedelta(days=1)


class IShown(Interface):
    """Of the document alone whose record is the test's: documents have one of their own."""


class ExhibitView(RecordView):
    facts = (happening.run, happening.where, happening.admission, happening.duration)


@pytest.fixture
def page(portal):
    """Render a Document whose public record is the exhibit given by ``fields``."""
    manager = getGlobalSiteManager()
    document = _document(portal, "shown", "published")
    given = {}

    class Adapter:
        def __init__(self, context):
            self.context = context

        def record(self, language):
            return Exhibit(id="1", path="/1", language=language, title="Morze", **given)

    alsoProvides(document, IShown)
    manager.registerAdapter(Adapter, (IShown,), IPublicRecord)

    def render(**fields):
        given.update(fields)
        request = portal.REQUEST
        alsoProvides(request, IKulturaLayer)
        return ExhibitView(document, request)()

    yield render
    manager.unregisterAdapter(Adapter, (IShown,), IPublicRecord)


def _document(portal, id, state="draft"):
    with api.env.adopt_roles(["Manager"]):
        document = api.content.create(portal, "Document", id, title=id)
        workflows = api.portal.get_tool("portal_workflow")
        workflows.setStatusOf("kultura_approval", document, {"review_state": state})
        workflows["kultura_approval"].updateRoleMappingsFor(document)
        document.reindexObject()
    return document


def test_a_bare_record_tells_no_empty_fact(page) -> None:
    html = page()
    assert "<h1>Morze</h1>" in html
    assert "<dt" not in html
    assert not re.search(r"<(dd|p|li|h2)[^>]*>\s*</\1>", html.split("kultura-record")[1])


def test_facts_are_told_in_words(page) -> None:
    html = page(
        opens=date(2026, 7, 3),
        closes=date(2026, 9, 12),
        place=Place(title="Gmach Główny"),
        admission=Admission(prices=(Price(category="normal", amount=Decimal("24")),)),
        duration=95,
    )
    words = " ".join(html.replace("\xa0", " ").split())
    assert "Gmach Główny" in words
    assert "24 PLN" in words or "24 zł" in words


def test_showings_to_come_are_listed_and_past_ones_folded(page) -> None:
    html = page(
        schedule=(
            Occurrence(id="a", start=TOMORROW, status="cancelled", note="Choroba aktora"),
            Occurrence(id="b", start=TOMORROW - timedelta(days=30)),
        )
    )
    assert "Choroba aktora" in html
    assert html.count("kultura-showing") == 2
    assert html.index("kultura-past") > html.index("Choroba aktora")


def test_credits_stand_by_role_in_order_of_the_bill(page) -> None:
    html = page(
        credits=(
            Agent(name="Anna", role="director"),
            Agent(name="Jan", role="cast", character="Pan Młody"),
            Agent(name="Ewa", role="cast"),
        )
    )
    assert html.index("Anna") < html.index("Jan") < html.index("Ewa")
    assert "Pan Młody" in html


def test_a_target_the_reader_may_not_see_is_not_named(page, portal) -> None:
    private = _document(portal, "sekretny-plan")
    public = _document(portal, "jawny-plan", "published")
    with api.env.adopt_roles(["Anonymous"]):
        html = page(related=(api.content.get_uuid(private), api.content.get_uuid(public)))
    assert "sekretny-plan" not in html
    assert "jawny-plan" in html


def test_a_script_in_a_title_is_shown_not_run(page) -> None:
    html = page(summary="<script>alert(1)</script>")
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;" in html
