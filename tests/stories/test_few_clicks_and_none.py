"""From login to a submitted exhibit in few clicks; and to a public one by keyboard alone."""

from datetime import date
from typing import Any

import pytest
import requests


PASSWORD = "Haslo-do-opowiesci-1"
EDITOR = ("ewa-opowiesci", PASSWORD)
COUNT = """
addEventListener("click", (event) => {
  if (!event.isTrusted || event.detail === 0) return;
  const before = Number(localStorage.getItem("clicks") ?? 0);
  localStorage.setItem("clicks", before + 1);
}, true);
"""
PICTURE = "form.widgets.IPictures.pictures.0.widgets"
WHEN, PICTURES = "Kiedy", "Zdjęcia i pliki"


def write(page: Any, selector: str, words: str) -> None:
    """Click into a field and type."""
    page.click(selector)
    page.keyboard.type(words)


def open_tab(page: Any, title: str) -> None:
    page.click(f".autotoc-nav a:text-is('{title}')")


@pytest.mark.browser
def test_fifteen_clicks_and_four_pages_at_most(visit, museum, picture) -> None:
    page = visit()
    page.add_init_script(COUNT)
    loads: list[str] = []
    page.on("domcontentloaded", lambda window: loads.append(window.url))
    page.goto(f"{museum.site}/login")
    write(page, "#__ac_name", "ewa-opowiesci")
    write(page, "#__ac_password", PASSWORD)
    page.locator("#__ac_password").press("Enter")
    page.click(".desk-tile:has-text('Wystawa')")
    page.wait_for_selector("#form-widgets-IBasic-title:focus")
    page.keyboard.type("Piętnaście kliknięć")
    write(page, "#form-widgets-IBasic-description", "Mało pracy.")
    open_tab(page, WHEN)
    page.fill("[name='form.widgets.IExhibitRun.opens']", "2036-07-03")
    page.fill("[name='form.widgets.IExhibitRun.closes']", "2036-09-12")
    open_tab(page, PICTURES)
    with page.expect_file_chooser() as chosen:
        page.click(f"[name='{PICTURE}.image.upload']")
    chosen.value.set_files(picture)
    area = page.locator(".picture-focus-area >> visible=true").first
    area.wait_for()
    page.wait_for_function("document.querySelector('.picture-focus-area img')?.naturalWidth > 0")
    box = area.bounding_box()
    area.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.75})
    write(page, f"[name='{PICTURE}.alt']", "Fale pod słońcem")
    write(page, f"[name='{PICTURE}.credit']", "fot. Ewa")
    page.click("#form-buttons-submit")
    page.wait_for_selector("figure.kultura-hero img")

    assert state(museum, page.url) == "pending"
    clicks = int(page.evaluate("localStorage.getItem('clicks')"))
    assert 8 <= clicks <= 15, clicks  # fewer were not counted
    assert 3 <= len(loads) <= 4, loads
    shown = page.locator("figure.kultura-hero img").evaluate("i => i.style.objectPosition")
    x, y = (float(number.strip("%")) for number in shown.split())
    assert 20 <= x <= 30 and 70 <= y <= 80


def state(museum, url: str) -> str:
    """The state of an item, asked of the editing API."""
    item = url.split("?")[0].removesuffix("/view").replace(museum.site, f"{museum.site}/++api++")
    answer = requests.get(item, auth=EDITOR, headers={"Accept": "application/json"}, timeout=60)
    return answer.json()["review_state"]


def tab_to(page: Any, selector: str, backwards: bool = False) -> None:
    """Press Tab until a thing has the focus."""
    for _press in range(250):
        if page.evaluate("what => document.activeElement?.matches(what) ?? false", selector):
            return
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def log_in_by_keyboard(page: Any, museum, name: str) -> None:
    page.goto(f"{museum.site}/login")
    tab_to(page, "#__ac_name")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    tab_to(page, "#__ac_password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#personaltools-logout", state="attached")


def type_day(page: Any, day: date) -> None:
    """Type a day into the field that has the focus, whichever order the browser writes it in."""
    for written in (f"{day:%d%m%Y}", f"{day:%m%d%Y}"):
        page.keyboard.type(written)
        if page.evaluate("document.activeElement.value") == day.isoformat():
            return
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
    raise AssertionError("the field takes no day")


@pytest.mark.browser
def test_an_exhibit_is_written_and_approved_by_keyboard_alone(visit, museum) -> None:
    editor = visit()
    editor.add_init_script(COUNT)
    log_in_by_keyboard(editor, museum, "ewa-opowiesci")
    tab_to(editor, "a.desk-tile[href*='Exhibit']")
    editor.keyboard.press("Enter")
    editor.wait_for_selector("#form-widgets-IBasic-title:focus")
    editor.keyboard.type("Bez myszy")
    tab_to(editor, "#form-widgets-IBasic-description")
    editor.keyboard.type("Napisane samą klawiaturą.")
    tab_to(editor, ".autotoc-nav a:nth-of-type(2)", backwards=True)
    editor.keyboard.press("Enter")
    for name, day in (("opens", date(2036, 7, 3)), ("closes", date(2036, 9, 12))):
        tab_to(editor, f"[name='form.widgets.IExhibitRun.{name}']")
        type_day(editor, day)
    tab_to(editor, "#form-buttons-submit")
    editor.keyboard.press("Enter")
    editor.wait_for_selector("article.kultura-exhibit")
    url = editor.url.split("?")[0].removesuffix("/view")
    assert editor.evaluate("localStorage.getItem('clicks')") is None

    region = visit()
    region.add_init_script(COUNT)
    log_in_by_keyboard(region, museum, "rita-opowiesci")
    region.wait_for_selector(".review-row")
    region.wait_for_load_state()
    for _row in range(region.locator(".review-row").count()):
        region.keyboard.press("j")
        if "Bez myszy" in region.inner_text(".review-row.is-current"):
            break
    region.keyboard.press("a")
    region.wait_for_selector(".review-row.is-done:has-text('Bez myszy')")
    assert region.evaluate("localStorage.getItem('clicks')") is None

    public = visit()
    assert public.goto(url).status == 200
    assert "3 lipca – 12 września 2036" in " ".join(public.inner_text("article").split())


@pytest.mark.browser
def test_a_work_is_picked_by_keyboard_alone(visit_as, museum, send) -> None:
    rights = "http://rightsstatements.org/vocab/CNE/1.0/"
    work = {"title": "Zegar słoneczny", "inventory_number": "Z/1", "edm_type": "IMAGE"}
    work |= {"work_rights": rights, "reproduction_rights": rights, "@type": "DigitalObject"}
    send("POST", f"{museum.url.removeprefix(f'{museum.site}/')}/obiekty", **work)
    page = visit_as("ewa-opowiesci")
    page.goto(f"{museum.url}/wystawy/++add++Exhibit")
    open_tab(page, "Tematy i powiązania")
    page.locator("#formfield-form-widgets-works a.btn").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("input[name=filter]:focus")
    page.keyboard.type("zegar")
    page.wait_for_function("document.querySelectorAll('.contentItem').length === 1")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(".contentItem.selectedItem:has-text('Zegar słoneczny')")
    page.keyboard.press("Enter")
    page.wait_for_selector("#formfield-form-widgets-works a.btn:focus")
    assert page.input_value("[name='form.widgets.works']")
    page.click("#form-buttons-cancel")
