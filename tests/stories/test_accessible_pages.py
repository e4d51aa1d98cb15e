"""Nothing that axe finds serious or critical, on no page of the desk, its forms and its views."""

from looking import faults
from looking import wrong_with
from pathlib import Path

import json
import pytest
import requests


TYPES = ("Exhibit", "Lesson", "Event", "DigitalObject", "DigitalCollection", "Document")
OTHER_TYPES = ("News%20Item", "Image", "File", "Link")
INC = "http://rightsstatements.org/vocab/InC/1.0/"
JSON = {"Accept": "application/json"}
REGION = ("rita-opowiesci", "Haslo-do-opowiesci-1")
INVENTORY = Path(__file__).resolve().parents[2] / "examples" / "inwentarz"
NEEDED = {
    "DigitalObject": {
        "work_rights": INC,
        "reproduction_rights": INC,
        "edm_type": "IMAGE",
        "inventory_number": "ST/1",
    }
}


@pytest.fixture(scope="module")
def items(museum, send) -> dict[str, str]:
    """An item of each type, by its type: the end of its address.

    The event waits for approval, the lesson is public, and one draft is of another institution.
    """
    path = museum.url.removeprefix(f"{museum.site}/")
    found = {"Museum": f"/{path}", "Hidden": "/inne-opowiesci/strona-ukryta"}
    for portal_type in TYPES:
        name = f"strona-{portal_type.lower()}"
        words = {"title": f"Strona {portal_type}", "description": "Tak bywa."}
        more = NEEDED.get(portal_type, {})
        send("POST", path, **{"@type": portal_type, "id": name, **words, **more})
        found[portal_type] = f"/{path}/{name}"
    send("POST", f"{path}/strona-event/@workflow/submit", comment="Proszę o zgodę.")
    send("POST", f"{path}/strona-lesson/@workflow/submit")
    publish = f"{museum.site}/++api++/{path}/strona-lesson/@workflow/publish"
    requests.post(publish, json={}, auth=REGION, headers=JSON, timeout=60).raise_for_status()
    send("POST", "", **{"@type": "Museum", "id": "inne-opowiesci", "title": "Inne Opowieści"})
    send("POST", "inne-opowiesci", **{"@type": "Event", "id": "strona-ukryta", "title": "Ukryta"})
    return found


@pytest.fixture(scope="module")
def run(running_cms, museum) -> str:
    """An import whose objects wait for approval: the end of the address of its page."""
    mapping, source = INVENTORY / "mapping.yaml", INVENTORY / "inwentarz.csv"
    into = ("--institution", museum.url.removeprefix(f"{museum.site}/"), "--as", "ewa-opowiesci")
    order = ("import", str(source), "--mapping", str(mapping), *into, "--submit", "--json")
    report = json.loads(running_cms.kultura(*order, check=False).stdout)["report"]
    return f"/@@review-run?run={Path(report).parent.name}"


def wrong(page, base: str, pages: dict[str, str], served: bool = True) -> list[str]:
    """Return what is wrong with pages, given as the end of the address by name."""
    each = (wrong_with(page, base + end, name, served) for name, end in pages.items())
    return [fault for found in each for fault in found]


@pytest.mark.browser
def test_where_people_begin(visit, visit_as, museum, items) -> None:
    page = visit()
    found = wrong(page, museum.site, {"login": "/login"})
    found += wrong(page, museum.site, {"not-found": "/nie-ma"}, served=False)
    pages = {"desk": "/@@desk", "add-exhibit": f"{items['Museum']}/wystawy/++add++Exhibit"}
    found += wrong(visit_as("ewa-opowiesci"), museum.site, pages)
    found += wrong(visit_as("rita-opowiesci"), museum.site, {"review": "/@@review"})
    assert found == []


@pytest.mark.browser
@pytest.mark.long
def test_pages_of_an_editor(visit_as, museum, items) -> None:
    exhibit = items["Exhibit"]
    pages = {
        "untranslated": f"{items['Museum']}/@@untranslated",
        "translate": f"{exhibit}/@@translate?language=en",
        "preview-link": f"{exhibit}/@@preview-link",
        "duplicate": f"{exhibit}/@@duplicate",
        "move": f"{exhibit}/@@move",
        "operational-facts": f"{items['Lesson']}/@@operational-facts",
        "propose": f"{items['Lesson']}/@@content-checkout",
        "account": "/@@personal-information",
        "new-password": "/@@change-password",
    }
    for portal_type in (*TYPES, *OTHER_TYPES):
        name = portal_type.lower().replace("%20", "-")
        pages[f"add-{name}"] = f"{items['Museum']}/++add++{portal_type}"
        if portal_type in items:
            pages[f"item-{name}"] = items[portal_type]
        if portal_type in items and portal_type not in ("Event", "Lesson"):
            pages[f"edit-{name}"] = f"{items[portal_type]}/edit"
    assert wrong(visit_as("ewa-opowiesci"), museum.site, pages) == []


@pytest.mark.browser
@pytest.mark.long
def test_pages_of_a_manager(visit_as, museum, send, items) -> None:
    pages = {
        "team": "/@@team",
        "digitisation-museum": "/@@digitisation",
        "edit-museum": "/edit",
        "add-venue": "/++add++Venue",
        "institution": "",
    }
    found = wrong(visit_as("maria-opowiesci"), museum.url, pages)
    send("DELETE", f"{items['Museum'].strip('/')}/@lock", force=True)
    assert found == []


@pytest.mark.browser
@pytest.mark.long
def test_pages_of_the_region(visit_as, museum, items, run) -> None:
    pages = {
        "review-run": run,
        "region": "/@@region",
        "digitisation": "/@@digitisation",
        "institutions": "/@@institutions",
        "changed-without-approval": "/@@changed-without-approval",
        "decide": f"{items['Event']}/@@decide",
    }
    assert wrong(visit_as("rita-opowiesci"), museum.site, pages) == []


@pytest.mark.browser
@pytest.mark.long
def test_pages_of_everybody(visit, visit_as, museum, items) -> None:
    page, site = visit(), museum.site
    pages = {
        "front": "",
        "forgotten": "/@@mail_password_form",
        "public-museum": items["Museum"],
        "search": "/@@search",
    }
    found = wrong(page, site, pages)
    found += wrong(page, site, {"to-log-in": f"{items['Exhibit']}/edit"}, served=False)
    refused = {"refused": "/@@review", "hidden": items["Hidden"]}
    assert found + wrong(visit_as("ewa-opowiesci"), site, refused, served=False) == []


@pytest.mark.browser
@pytest.mark.long
def test_an_error_below_what_is_hidden_has_a_title_that_tells_nothing(
    visit_as, museum, items
) -> None:
    page = visit_as("ewa-opowiesci")
    assert page.goto(f"{museum.site}{items['Hidden']}/nie-ma").status == 404
    assert page.title() == "Region testowy"


@pytest.mark.browser
def test_this_would_notice(visit) -> None:
    page = visit()
    page.set_content("<html lang='pl'><title>x</title><main><h1>x</h1><img src='x.png'></main>")
    assert any(fault.startswith("image-alt") for fault in faults(page))


@pytest.mark.browser
def test_focus_is_seen_and_motion_is_not(visit, museum) -> None:
    page = visit()
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{museum.site}/login")
    page.keyboard.press("Tab")
    seen = "getComputedStyle(document.activeElement)"
    assert page.evaluate(f"{seen}.outlineStyle") == "solid"
    assert float(page.evaluate(f"{seen}.outlineWidth").removesuffix("px")) >= 2
    moves = "one => parseFloat(getComputedStyle(one).transitionDuration) > 0"
    assert not page.evaluate(f"[...document.querySelectorAll('*')].some({moves})")
