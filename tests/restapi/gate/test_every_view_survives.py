"""Whatever is sent to a page or a service of ours, it is never answered 500."""

from base64 import b64encode
from collections.abc import Iterator
from lxml import html
from museums import open_museums
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from registered import BODIES
from registered import ODD
from registered import Registered
from registered import registered
from typing import Any
from urllib.parse import urlencode

import pytest
import requests
import transaction


#: What every page is sent, beside what its sources and its inputs name.
ANY = ("b_start", "uid", "token", "came_from", "_authenticator")
TYPES = ("Exhibit", "Performance", "Lesson", "Event", "DigitalObject", "DigitalCollection", "Venue")
METHODS = ("GET", "POST", "PATCH", "DELETE")
FEW = ("NUL", "twice", "a record", "no UTF-8")
FEW_BODIES = ("nothing", "a list", "a property a list", "a property an object")


@pytest.fixture(scope="class")
def things(functional_portal_class) -> list[Any]:
    """One of each thing that a page may be of; what is asked of them is not kept from others."""
    portal = functional_portal_class
    with api.env.adopt_roles(["Manager"]):
        open_museums(portal)
        section = portal["muzeum"]
        items = [api.content.create(portal, name, title=name) for name in TYPES]
        published = api.content.create(section, "Exhibit", "jawna", title="Jawna")
        for person, transition in (("muzeum-editor", "submit"), ("region", "publish")):
            with api.env.adopt_user(username=person):
                api.content.transition(published, transition)
        api.portal.set_registry_record("kultura.cms_anonymous", True)
    transaction.commit()
    return [section, published, *items, *section.objectValues(), portal]


@pytest.fixture(scope="class")
def session() -> Iterator[requests.Session]:
    """Requests of somebody who may do everything."""
    with requests.Session() as session:
        session.auth = (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
        yield session


@pytest.fixture(scope="class")
def pages(things) -> list[tuple[Registered, str]]:
    """Our pages, and where each is."""
    found = [one for one in registered() if not one.service]
    return [(one, f"{place.absolute_url()}/@@{one.name}") for one, place in placed(found, things)]


@pytest.fixture(scope="class")
def services(things) -> list[tuple[Registered, str, str]]:
    """Our services: each with its method and its address."""
    found = [one for one in registered() if one.service and one.service["method"] in METHODS]
    return [
        (one, one.service["method"], address(place, one)) for one, place in placed(found, things)
    ]


def placed(found: list[Registered], things: list[Any]) -> Iterator[tuple[Registered, Any]]:
    """Give each with a thing that it is of."""
    for one in found:
        if (place := one.place(things)) is not None:
            yield one, place


def address(place: Any, one: Registered) -> str:
    path = "/".join(place.getPhysicalPath()[2:])
    site = api.portal.get().absolute_url()
    return f"{site}/++api++/{path}/{one.service['name']}"


def names(one: Registered, answer: requests.Response) -> list[str]:
    """Give the names of what a page may be sent: what its sources read, and its own inputs."""
    found = [*ANY, *one.parameters]
    if "html" in answer.headers.get("Content-Type", "") and answer.text.strip():
        found += html.fromstring(answer.content).xpath("//main//form//@name")
    return sorted({name.partition(":")[0] for name in found})


def sent(name: str, odd: str) -> str:
    return urlencode(ODD[odd](name))


def failures(answers: Iterator[tuple[str, requests.Response]]) -> list[str]:
    """Give what was answered 500 or not at all."""
    return [f"{answer.status_code} {what}" for what, answer in answers if answer.status_code >= 500]


class TestEveryView:
    def test_they_are_found(self, pages, services) -> None:
        """The table is made from what is registered: were it empty, nothing would be tried."""
        assert {"team", "move", "operational-facts"} <= {one.name for one, _ in pages}
        assert {"@search", "@team"} <= {one.service["name"] for one, *_ in services}

    @pytest.mark.long
    def test_pages_take_few_odd_things_at_once(self, session, pages) -> None:
        found = failures(asked(session, pages, FEW, together=True))
        assert found == [], "\n".join(found)

    def test_services_take_few_odd_things(self, session, services) -> None:
        assert failures(served(session, services, FEW, FEW_BODIES, together=True)) == []

    @pytest.mark.long
    def test_pages_take_every_odd_thing(self, session, pages) -> None:
        assert failures(asked(session, pages, tuple(ODD), together=False)) == []

    @pytest.mark.long
    def test_services_take_every_odd_thing(self, session, services) -> None:
        assert failures(served(session, services, tuple(ODD), tuple(BODIES), together=False)) == []

    @pytest.mark.long
    def test_pages_and_services_take_head(self, session, pages, services) -> None:
        urls = sorted({url for _, url in pages} | {url for *_, url in services})
        found = failures(headers_alone(session, urls))
        assert found == [], "\n".join(found)

    def test_uploads_take_every_body(self, session, things) -> None:
        url = f"{api.portal.get().absolute_url()}/++api++/muzeum/@tus-upload"
        assert failures(uploaded(session, url)) == []

    @pytest.mark.long
    @pytest.mark.parametrize("portal_type", TYPES)
    def test_add_forms_take_every_odd_thing(self, session, things, portal_type) -> None:
        url = f"{things[0].absolute_url()}/++add++{portal_type}"
        form = session.get(url, timeout=60)
        inputs = html.fromstring(form.content).xpath("//form[@id='form']//@name")
        assert failures(written(session, url, sorted(set(inputs)))) == []


def asked(session, pages, odds, *, together: bool) -> Iterator[tuple[str, requests.Response]]:
    """Read and write each page with odd parameters, all of them at once or each alone."""
    for one, url in pages:
        plain = session.get(url, allow_redirects=False, timeout=60)
        yield url, plain
        for query in queries(names(one, plain), odds, together):
            for method in ("GET", "POST"):
                answer = request(session, method, url, query)
                yield f"{method} {url} {query[:300]}", answer


def queries(known: list[str], odds, together: bool) -> Iterator[str]:
    """Give encoded parameters."""
    for odd in odds:
        each = [sent(name, odd) for name in known]
        yield from ["&".join(each)] if together else each


def request(session, method: str, url: str, query: str) -> requests.Response:
    """Ask with parameters in the address, or in the body of a form."""
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    ask = {"allow_redirects": False, "timeout": 60}
    if method == "GET":
        return session.get(f"{url}?{query}", **ask)
    return session.post(url, data=query, headers=kind, **ask)


def served(
    session, services, odds, bodies, *, together: bool
) -> Iterator[tuple[str, requests.Response]]:
    """Ask each service with odd parameters, and send it odd bodies."""
    json = {"Accept": "application/json", "Content-Type": "application/json"}
    ask = {"headers": json, "allow_redirects": False, "timeout": 60}
    for one, method, url in services:
        known = [*ANY, *one.parameters]
        for query in queries(known, odds, together):
            yield f"{method} {url}?{query[:300]}", session.request(method, f"{url}?{query}", **ask)
        for name in bodies if method != "GET" else ():
            for known_name in known[len(ANY) :] or ["title"]:
                body = BODIES[name].replace(b"NAME", known_name.encode())
                answer = session.request(method, url, data=body, **ask)
                yield f"{method} {url} {known_name}: {name}", answer
                if b"NAME" not in BODIES[name]:
                    break


def headers_alone(session, urls: list[str]) -> Iterator[tuple[str, requests.Response]]:
    """Ask for headers alone, with an odd parameter.

    Each on a connection of its own: the server of the tests answers HEAD with a body.
    """
    ask = {"allow_redirects": False, "timeout": 60, "headers": {"Connection": "close"}}
    for url in urls:
        odd = f"{url}?{sent('uid', 'NUL')}"
        yield f"HEAD {odd}", session.head(odd, **ask)


def uploaded(session, url: str) -> Iterator[tuple[str, requests.Response]]:
    """Begin an upload, and send parts of it that are too long, odd, late or at no place."""
    tus = {"Accept": "application/json", "Tus-Resumable": "1.0.0"}
    name = f"filename {b64encode(b'plik.txt').decode()}"
    begun = session.post(
        url, headers={**tus, "Upload-Length": "8", "Upload-Metadata": name}, timeout=60
    )
    yield f"POST {url}", begun
    place = begun.headers["Location"]
    binary = {**tus, "Content-Type": "application/offset+octet-stream"}
    for body in (b"", b"\0\xff\xfe", b"[" * 4000, *BODIES.values()):
        for offset in ("0", "3", "-1", "9" * 30, "x", ""):
            headers = {**binary, "Upload-Offset": offset}
            answer = session.patch(place, data=body, headers=headers, timeout=60)
            yield f"PATCH {body[:30]!r} at {offset}", answer
    for length in ("-1", "x", "9" * 30, ""):
        headers = {**tus, "Upload-Length": length, "Upload-Metadata": "filename \xff,,= ="}
        yield f"POST {length}", session.post(url, headers=headers, timeout=60)


def written(session, url: str, inputs: list[str]) -> Iterator[tuple[str, requests.Response]]:
    """Send a form with one odd input after another."""
    save = "form.buttons.save=1&form.widgets.IBasic.title=T"
    for name in inputs:
        bare, _, kind = name.partition(":")
        for odd in ODD:
            body = f"{save}&{sent(bare, odd)}"
            yield f"{odd}: {name}", request(session, "POST", url, body)
