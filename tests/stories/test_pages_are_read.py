"""An object's pages on the desk: images and texts for who may see it, and a viewer of them."""

from dataclasses import dataclass
from digitised import digitise
from digitised import HIGH
from digitised import WIDE
from digitised import WITHOUT_IMAGE
from io import BytesIO
from kultura.store.pages import page_id
from looking import wrong_with
from PIL import Image
from playwright.sync_api import expect

import pytest
import requests


PASSWORD = "Haslo-do-opowiesci-1"
EDITOR, REGION, STRANGER = "ewa-opowiesci", "rita-opowiesci", "obca-opowiesci"
JSON = {"Accept": "application/json"}
INC = "http://rightsstatements.org/vocab/InC/1.0/"
NEEDED = {"work_rights": INC, "reproduction_rights": INC, "edm_type": "TEXT", "languages": ["pl"]}
ACCESS = ("open", "metadata-only", "on-premises")


@dataclass(frozen=True)
class Book:
    """A draft with pages, its address and their ids; and public ones by their access."""

    url: str
    pages: list[str]
    public: dict[str, str]


@pytest.fixture(scope="module")
def book(running_cms, museum, send, tmp_path_factory) -> Book:
    """Objects with four pages each: a draft, and public ones."""
    path = museum.url.removeprefix(f"{museum.site}/")
    send("POST", "", **{"@type": "Museum", "id": "obce-opowiesci", "title": "Obce Opowieści"})
    send("POST", "@users", username=STRANGER, email="obca@example.org", password=PASSWORD)
    send("PATCH", "@groups/obce-opowiesci-editors", users={STRANGER: True})
    folder = tmp_path_factory.mktemp("masters")
    pages = {}
    for name, access in (("lokomotywa", "open"), *((f"bambo-{one}", one) for one in ACCESS)):
        words = {"title": name.title(), "inventory_number": f"B/{name}", "access": access}
        send("POST", path, **{"@type": "DigitalObject", "id": name, **words, **NEEDED})
        pages[name] = digitise(running_cms, uid_of(running_cms, f"{path}/{name}"), folder)
    for one in ACCESS:
        send("POST", f"{path}/bambo-{one}/@workflow/submit")
        publish = f"{museum.site}/++api++/{path}/bambo-{one}/@workflow/publish"
        done = requests.post(publish, json={}, auth=(REGION, PASSWORD), headers=JSON, timeout=60)
        done.raise_for_status()
    public = {one: f"{museum.url}/bambo-{one}" for one in ACCESS}
    return Book(f"{museum.url}/lokomotywa", pages["lokomotywa"], public)


def uid_of(cms, path: str) -> str:
    answer = requests.get(f"{cms.url}/++api++/{path}", auth=cms.auth, headers=JSON, timeout=60)
    return answer.json()["UID"]


def get(url: str, person: str | None = EDITOR, **headers: str) -> requests.Response:
    auth = (person, PASSWORD) if person else None
    return requests.get(url, auth=auth, headers=headers, timeout=60, allow_redirects=False)


def seen(url: str, person: str | None) -> bool:
    return get(url, person).status_code == 200


def test_image_of_a_draft_by_the_image_api(book) -> None:
    address = f"{book.url}/@@pages/{book.pages[0]}"
    info = get(f"{address}/info.json")
    assert (info.json()["id"], info.json()["width"], info.json()["height"]) == (address, WIDE, HIGH)
    found = get(f"{address}/{WIDE // 2},0,{WIDE // 2},{HIGH}/100,/0/default.jpg")
    picture = Image.open(BytesIO(found.content))
    assert picture.size == (100, round(HIGH * 200 / WIDE))
    assert abs(picture.convert("L").getpixel((50, 50)) - 128) < 4
    assert found.headers["Cache-Control"] == "private, no-cache"
    again = get(found.url, **{"If-None-Match": found.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("end", "status"),
    [
        ("0,0,10,10/99999,/0/default.jpg", 400),
        ("5000,0,10,10/max/0/default.jpg", 400),
        ("full/max/45/default.jpg", 400),
        ("full/max/0/default.tif", 400),
        ("full/max/0", 404),
        ("", 404),
    ],
)
def test_addresses_that_are_none(book, end, status) -> None:
    assert get(f"{book.url}/@@pages/{book.pages[0]}/{end}").status_code == status


def test_nobody_sees_pages_of_an_object_they_may_not_see(book, museum) -> None:
    for end in ("text", "info.json", "full/100,/0/default.jpg"):
        draft = f"{book.url}/@@pages/{book.pages[0]}/{end}"
        assert seen(draft, EDITOR)
        assert not seen(draft, STRANGER)
        assert not seen(draft, None)
        other = f"{book.public['open']}/@@pages/{book.pages[0]}/{end}"
        assert get(other).status_code == 404


@pytest.mark.parametrize("access", ACCESS)
def test_pages_of_a_public_object_are_for_everybody_while_access_is_open(book, access) -> None:
    url = book.public[access]
    page = get(f"{url}/@@viewer").text.partition('data-page="')[2][:32]
    ends = ("text?q=stacji", "info.json", "full/100,/0/default.jpg")
    urls = [f"{url}/@@pages/{page}/{end}" for end in ends]
    everybody = access == "open"
    assert [get(one, None).status_code for one in urls] == [200 if everybody else 404] * 3
    assert all(seen(one, EDITOR) for one in urls)
    assert ("kultura-viewer" in get(url, None).text) == everybody
    assert "kultura-viewer" in get(url).text


def test_text_with_what_was_found_in_any_inflection(book) -> None:
    found = get(f"{book.url}/@@pages/{book.pages[0]}/text?q=lokomotywą").json()
    assert found["parts"] == [["Stoi na stacji ", False], ["lokomotywa", True]]
    assert found["boxes"] == [[100, 280, 300, 50]]
    folded = get(f"{book.url}/@@pages/{book.pages[1]}/text?q=ciezki").json()
    assert folded["parts"][0] == ["Ciężka,", True]
    nothing = get(f"{book.url}/@@pages/{page_id('x', 'y')}/text")
    assert nothing.status_code == 404


@pytest.mark.browser
def test_everything_but_zoom_is_there_without_a_script(book, visit_as) -> None:
    page = visit_as(EDITOR, scripts=False)
    page.goto(book.url)
    place, words = page.locator(".viewer-place"), page.locator(".viewer-words")
    expect(place).to_have_text("Strona 1 z 4, z numerem I")
    assert page.locator(".viewer-picture img").evaluate("one => one.naturalWidth") == WIDE
    page.get_by_role("button", name="Następna strona").click()
    expect(words).to_have_text("Ciężka, ogromna <b>i pot</b>")
    page.get_by_label("Przejdź do strony").select_option("3")
    page.get_by_role("button", name="Przejdź", exact=True).click()
    expect(page.get_by_text("Nie ma obrazu tej strony.")).to_be_visible()
    page.get_by_label("Szukaj w tym obiekcie").fill("lokomotywa stoi")
    page.locator("[data-viewer=search] button").click()
    expect(place).to_have_text("Strona 1 z 4, z numerem I")
    expect(page.locator(".viewer-found a")).to_have_count(2)
    expect(page.locator(".viewer-words mark")).to_have_text(["Stoi", "lokomotywa"])
    expect(page.locator(".viewer-picture .viewer-hit")).to_have_count(2)
    page.locator("summary", has_text="Spis treści").click()
    page.get_by_role("link", name="Rozdział").click()
    expect(place).to_have_text("Strona 3 z 4")


@pytest.mark.browser
def test_pages_are_turned_by_keys_and_hits_marked_on_the_image(book, visit_as) -> None:
    page = visit_as(EDITOR)
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(book.url)
    place = page.locator(".viewer-place")
    canvas = page.get_by_role("img", name="Strona 1 z 4, z numerem I")
    canvas.focus()
    page.keyboard.press("ArrowRight")
    expect(place).to_have_text("Strona 2 z 4, z numerem 2")
    expect(page.locator(".viewer-words")).to_have_text("Ciężka, ogromna <b>i pot</b>")
    page.keyboard.press("End")
    expect(place).to_have_text("Strona 4 z 4, z numerem 4")
    expect(page.get_by_role("button", name="Następna strona")).to_be_disabled()
    page.keyboard.press("Home")
    expect(place).to_have_text("Strona 1 z 4, z numerem I")
    page.get_by_label("Szukaj w tym obiekcie").fill("lokomotywa")
    page.keyboard.press("Enter")
    expect(page.locator(".viewer-found a")).to_have_count(2)
    expect(page.locator(".viewer-words mark")).to_have_text(["lokomotywa"])
    expect(page.locator(".viewer-deep .viewer-hit")).to_have_count(1)
    before = page.locator(".viewer-deep .viewer-hit").bounding_box()["width"]
    page.get_by_role("button", name="Powiększ").click()
    page.wait_for_function(
        "before => document.querySelector('.viewer-deep .viewer-hit')"
        ".getBoundingClientRect().width > before * 1.3",
        arg=before,
    )
    page.locator(".viewer-found a").last.click()
    expect(page.locator(".viewer-words mark")).to_have_text(["Lokomotywy"])
    page.locator(".viewer-strip a").nth(WITHOUT_IMAGE - 1).click()
    expect(page.get_by_text("Nie ma obrazu tej strony.")).to_be_visible()
    expect(page.get_by_text("Ta strona nie ma tekstu.")).to_be_visible()
    expect(page.get_by_role("button", name="Powiększ")).to_be_disabled()
    page.get_by_role("button", name="Pełny ekran").click()
    expect(page.locator(".kultura-viewer.is-full")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".kultura-viewer.is-full")).to_have_count(0)
    page.reload()
    expect(place).to_have_text("Strona 3 z 4")
    assert faults == []


@pytest.mark.browser
def test_viewer_is_accessible_and_fits_a_phone(book, visit_as) -> None:
    page = visit_as(EDITOR)
    assert wrong_with(page, f"{book.url}?page=1&q=lokomotywa", "viewer") == []
