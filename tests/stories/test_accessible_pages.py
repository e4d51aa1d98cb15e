"""Nothing that axe finds serious or critical, on no page of the desk, its forms and its views."""

from looking import faults
from looking import look
from typing import Any

import pytest


TYPES = ("Exhibit", "Lesson", "Event", "DigitalObject", "DigitalCollection", "Document")
OTHER_TYPES = ("News Item", "Image", "File", "Link")
INC = "http://rightsstatements.org/vocab/InC/1.0/"
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
    """An item of each type, by its type; addresses relative to the site."""
    path = museum.url.removeprefix(f"{museum.site}/")
    found = {"Museum": f"/{path}"}
    for portal_type in TYPES:
        name = f"strona-{portal_type.lower()}"
        words = {"title": f"Strona {portal_type}", "description": "Tak bywa."}
        send(
            "POST",
            path,
            **{"@type": portal_type, "id": name, **words, **NEEDED.get(portal_type, {})},
        )
        found[portal_type] = f"/{path}/{name}"
    send("POST", f"{path}/strona-event/@workflow/submit")
    return found


def see(page: Any, url: str, name: str) -> list[str]:
    """Open a page, keep pictures of it, and return what is wrong with it."""
    page.goto(url)
    page.wait_for_load_state("load")
    if page.locator(".pat-tinymce").count():
        page.wait_for_selector(".tox-tinymce")
    found = [f"{name}: {fault}" for fault in faults(page)]
    look(page, name)
    return found


@pytest.mark.browser
def test_where_people_begin(visit, visit_as, museum, items) -> None:
    found = see(visit(), f"{museum.site}/login", "login")
    editor = visit_as("ewa-opowiesci")
    found += see(editor, f"{museum.site}/@@desk", "desk")
    found += see(editor, f"{museum.url}/++add++Exhibit", "add-exhibit")
    assert found == []


@pytest.mark.browser
@pytest.mark.long
def test_pages_of_an_editor(visit_as, museum, items) -> None:
    page = visit_as("ewa-opowiesci")
    pages = {
        "untranslated": f"{items['Museum']}/@@untranslated",
        "bin": f"{items['Museum']}/@@bin",
        "translate": f"{items['Exhibit']}/@@translate?language=en",
        "preview-link": f"{items['Exhibit']}/@@preview-link",
        "duplicate": f"{items['Exhibit']}/@@duplicate",
        "move": f"{items['Exhibit']}/@@move",
        "account": "/@@personal-information",
    }
    for portal_type in (*TYPES, *OTHER_TYPES):
        name = portal_type.lower().replace(" ", "-")
        pages[f"add-{name}"] = f"{items['Museum']}/++add++{portal_type}"
        if portal_type in items:
            pages[f"item-{name}"] = items[portal_type]
            pages[f"edit-{name}"] = f"{items[portal_type]}/edit"
    found = [fault for name, url in pages.items() for fault in see(page, museum.site + url, name)]
    assert found == []


@pytest.mark.browser
@pytest.mark.long
def test_pages_of_a_manager(visit_as, museum, items) -> None:
    page = visit_as("maria-opowiesci")
    pages = {
        "team": "@@team",
        "edit-museum": "edit",
        "add-venue": "++add++Venue",
        "institution": "",
    }
    found = [
        fault for name, url in pages.items() for fault in see(page, f"{museum.url}/{url}", name)
    ]
    assert found == []


@pytest.mark.browser
@pytest.mark.long
def test_pages_of_the_region(visit_as, museum, items) -> None:
    page = visit_as("rita-opowiesci")
    pages = {
        "review": "/@@review",
        "region": "/@@region",
        "institutions": "/@@institutions",
        "changed-without-approval": "/@@changed-without-approval",
        "decide": f"{items['Event']}/@@decide",
    }
    found = [fault for name, url in pages.items() for fault in see(page, museum.site + url, name)]
    assert found == []


@pytest.mark.browser
@pytest.mark.long
def test_pages_of_nobody(visit, museum, items) -> None:
    page = visit()
    pages = {
        "front": "",
        "not-found": "/nie-ma",
        "forgotten": "/@@mail_password_form",
        "museum": items["Museum"],
        "to-log-in": f"{items['Exhibit']}/edit",
    }
    found = [fault for name, url in pages.items() for fault in see(page, museum.site + url, name)]
    assert found == []


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
