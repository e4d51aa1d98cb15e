"""The table of pages in a browser: numbers, order, hiding, two people, a login that ran out."""

from dataclasses import dataclass
from digitised import digitise
from looking import faults
from looking import look
from playwright.sync_api import expect

import pytest
import requests


PASSWORD = "Haslo-do-opowiesci-1"
EDITOR, MANAGER, REGION = "ewa-opowiesci", "maria-opowiesci", "rita-opowiesci"
JSON = {"Accept": "application/json"}
INC = "http://rightsstatements.org/vocab/InC/1.0/"
NEEDED = {"work_rights": INC, "reproduction_rights": INC, "edm_type": "TEXT", "languages": ["pl"]}


@dataclass(frozen=True)
class Books:
    """The addresses of a draft and of a public object with four pages each, and their ids."""

    draft: str
    public: str
    pages: dict[str, list[str]]


@pytest.fixture(scope="module")
def books(running_cms, museum, send, tmp_path_factory) -> Books:
    path = museum.url.removeprefix(f"{museum.site}/")
    folder = tmp_path_factory.mktemp("masters")
    pages = {}
    for name in ("szkic", "jawna"):
        words = {"title": name.title(), "inventory_number": f"S/{name}"}
        send("POST", path, **{"@type": "DigitalObject", "id": name, **words, **NEEDED})
        found = f"{running_cms.url}/++api++/{path}/{name}"
        answer = requests.get(found, auth=running_cms.auth, headers=JSON, timeout=60)
        pages[name] = digitise(running_cms, answer.json()["UID"], folder)
    send("POST", f"{path}/jawna/@workflow/submit")
    publish = f"{museum.site}/++api++/{path}/jawna/@workflow/publish"
    done = requests.post(publish, json={}, auth=(REGION, PASSWORD), headers=JSON, timeout=60)
    done.raise_for_status()
    return Books(f"{museum.url}/szkic", f"{museum.url}/jawna", pages)


def numbers(page) -> list[str]:
    found = page.get_by_label("Numer drukowany").all()
    return [one.input_value() for one in found]


def expect_numbers(page, *wanted: str) -> None:
    """Wait until these are the numbers: a page that a click leads to may still be on its way."""
    found = page.get_by_label("Numer drukowany")
    expect(found).to_have_count(len(wanted))
    for place, number in enumerate(wanted):
        expect(found.nth(place)).to_have_value(number)


@pytest.mark.browser
def test_table_is_changed_without_a_script(books, visit_as) -> None:
    page = visit_as(EDITOR, scripts=False)
    page.goto(books.draft)
    page.get_by_role("link", name="Wszystkie strony w tabeli").click()
    expect_numbers(page, "I", "2", "", "4")
    page.get_by_text("Wiele stron w jednym kroku").click()
    page.get_by_label("Od strony").fill("2")
    page.get_by_label("do strony").fill("4")
    page.locator("[name=fill-style]").select_option(label="i, ii, iii")
    page.locator("[name=fill-type]").select_option(label="zwykła strona")
    page.get_by_role("button", name="Wypełnij").click()
    expect_numbers(page, "I", "i", "ii", "iii")
    expect(page.get_by_role("status")).to_contain_text("jeszcze nie zapisane")
    third = page.get_by_role("group", name="Strona 3")
    third.get_by_label("Miejsce").fill("1")
    third.get_by_label("Ukryj").check()
    page.get_by_role("button", name="Zapisz").first.click()
    expect(page.get_by_role("alert")).to_contain_text("dlaczego strona 3 jest ukryta")
    expect_numbers(page, "I", "i", "ii", "iii")  # nothing of it is lost
    third.get_by_label("Dlaczego jest ukryta").fill("Pieczęć z nazwiskiem.")
    page.get_by_role("button", name="Zapisz").first.click()
    expect(page.locator(".portalMessage, .alert").first).to_contain_text("Zapisano")
    expect_numbers(page, "ii", "I", "i", "iii")
    page.get_by_text("Co i przez kogo zostało zmienione").click()
    expect(page.locator(".pages-history")).to_contain_text("Pieczęć z nazwiskiem.")
    page.goto(books.draft)
    expect(page.locator(".viewer-place")).to_have_text("Strona 1 z 3, z numerem I")


@pytest.mark.browser
def test_public_page_is_hidden_at_once(books, visit_as) -> None:
    address = f"{books.public}/@@pages/{books.pages['jawna'][1]}/full/100,/0/default.jpg"
    assert requests.get(address, timeout=60).status_code == 200
    page = visit_as(EDITOR)
    page.goto(f"{books.public}/@@pages")
    assert page.get_by_label("Numer drukowany").count() == 0
    second = page.get_by_role("group", name="Strona 2")
    second.get_by_label("Dlaczego jest ukryta").fill("Numer telefonu żyjącej osoby.")
    expect(second.get_by_label("Ukryj")).to_be_checked()
    page.get_by_role("button", name="Zapisz").first.click()
    expect(page.get_by_text("Publiczność już tego nie widzi")).to_be_visible()
    assert requests.get(address, timeout=60).status_code == 404
    assert requests.get(address, auth=(EDITOR, PASSWORD), timeout=60).status_code == 200
    region = visit_as(REGION)
    region.goto(f"{books.public.rpartition('/')[0].rpartition('/')[0]}/@@changed-without-approval")
    expect(region.locator("#content")).to_contain_text("Numer telefonu żyjącej osoby.")


@pytest.mark.browser
def test_what_two_people_write_is_not_lost(books, visit_as) -> None:
    first, second = visit_as(EDITOR), visit_as(MANAGER)
    for page in (first, second):
        page.goto(f"{books.draft}/@@pages")
    for page, number in ((first, "A"), (second, "B")):
        page.get_by_label("Numer drukowany").first.fill(number)
    second.get_by_label("Co jest nie tak ze skanem").last.fill("Krzywo.")
    first.get_by_role("button", name="Zapisz").first.click()
    expect(first.get_by_text("Zapisano")).to_be_visible()
    second.get_by_role("button", name="Zapisz").first.click()
    told = second.get_by_role("alert")
    expect(told).to_contain_text("u Ciebie: B")
    expect(told).to_contain_text(EDITOR)
    expect(second.get_by_label("Numer drukowany").first).to_have_value("B")
    second.get_by_role("button", name="Zapisz").first.click()
    expect(second.get_by_text("Zapisano")).to_be_visible()
    expect(second.get_by_label("Numer drukowany").first).to_have_value("B")
    expect(second.get_by_label("Co jest nie tak ze skanem").last).to_have_value("Krzywo.")


@pytest.mark.browser
def test_pages_move_by_keys_and_what_was_written_comes_back(books, visit_as) -> None:
    page = visit_as(EDITOR)
    thrown = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{books.draft}/@@pages")
    before = numbers(page)
    page.get_by_label("Numer drukowany").first.press("Alt+ArrowDown")
    assert numbers(page) == [before[1], before[0], *before[2:]]
    page.get_by_role("button", name="Przesuń do przodu").last.click()
    page.get_by_label("Numer drukowany").last.fill("koniec")
    changed = numbers(page)
    page.context.clear_cookies()  # the login has run out
    page.get_by_role("button", name="Zapisz").first.click()
    page.wait_for_load_state()
    assert page.get_by_label("Numer drukowany").count() == 0
    page.goto(f"{books.draft.rpartition('/')[0].rpartition('/')[0]}/login")
    page.fill("#__ac_name", EDITOR)
    page.fill("#__ac_password", PASSWORD)
    page.press("#__ac_password", "Enter")
    page.wait_for_selector("#personaltools-logout", state="attached")
    page.goto(f"{books.draft}/@@pages")
    assert numbers(page) == before
    page.get_by_role("button", name="Przywróć").click()
    expect_numbers(page, *changed)
    page.get_by_role("button", name="Zapisz").first.click()
    expect(page.get_by_text("Zapisano")).to_be_visible()
    expect_numbers(page, *changed)
    assert thrown == []


@pytest.mark.browser
def test_table_is_good_to_look_at_and_to_hear(books, visit_as) -> None:
    page, wrong = visit_as(EDITOR), []
    for url, name in ((books.draft, "pages-table"), (books.public, "pages-hiding")):
        page.goto(f"{url}/@@pages")
        wrong += [*faults(page), *look(page, name)]
    assert wrong == []


def test_nothing_is_changed_without_a_token_or_by_others(books, running_cms) -> None:
    url = f"{books.draft}/@@pages"
    page = books.pages["szkic"][0]
    with requests.Session() as session:
        session.auth = (EDITOR, PASSWORD)
        before = session.get(url, timeout=60).text.count('value="obcy"')
        sent = {"do": "save", "order": page, f"label-{page}": "obcy", "revision": "0"}
        assert session.post(url, data=sent, timeout=60, allow_redirects=False).status_code == 403
        session.get(url, params=sent, timeout=60)
        assert session.get(url, timeout=60).text.count('value="obcy"') == before == 0
    assert requests.get(url, timeout=60, allow_redirects=False).status_code in (302, 401)
    hidden = f"{books.public}/@@pages"
    assert requests.get(hidden, timeout=60, allow_redirects=False).status_code in (302, 401)


def test_same_rules_hold_for_programs(books) -> None:
    address = f"{books.draft.replace('/muzeum-', '/++api++/muzeum-')}/@pages"

    def ask(method: str, url: str = address, person: str = EDITOR, **body) -> requests.Response:
        auth = (person, PASSWORD)
        return requests.request(method, url, json=body, auth=auth, headers=JSON, timeout=60)

    before = ask("GET").json()
    first, last = before["pages"][0], before["pages"][-1]
    wanted = [{"id": first["id"], "note": "Rozmyta."}, {"id": last["id"], "position": 1}]
    done = ask("PATCH", revision=before["revision"], pages=wanted, cover=last["id"])
    assert done.status_code == 204, done.text
    after = ask("GET").json()
    assert [one["id"] for one in after["pages"][:2]] == [last["id"], first["id"]]
    assert (after["pages"][1]["note"], after["cover"]) == ("Rozmyta.", last["id"])
    late = [{"id": first["id"], "note": "Ostra."}]
    disputed = ask("PATCH", revision=before["revision"], pages=late)
    assert disputed.status_code == 409
    assert "Rozmyta." in disputed.text
    for body in ({"pages": late}, {"revision": 0, "page": []}, {"revision": 0, "pages": [1]}):
        assert ask("PATCH", **body).status_code == 400
    unknown = [{"id": first["id"], "text": "x"}]
    assert ask("PATCH", revision=after["revision"], pages=unknown).status_code == 400
    assert ask("PATCH", revision=after["revision"], pages=[], person=REGION).status_code in (
        401,
        403,
    )
    public = f"{books.public.replace('/muzeum-', '/++api++/muzeum-')}/@pages"
    shown = ask("GET", public).json()
    change = [{"id": shown["pages"][0]["id"], "label": "x"}]
    assert ask("PATCH", public, revision=shown["revision"], pages=change).status_code == 400
    assert requests.get(public, headers=JSON, timeout=60).status_code in (401, 403)
