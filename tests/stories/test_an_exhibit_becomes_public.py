"""An editor writes an exhibit with a picture, the region approves it, and anybody sees it."""

import pytest


TITLE = "Morze w słoiku"


@pytest.mark.browser
def test_from_an_empty_form_to_the_public(visit, visit_as, museum, picture) -> None:
    editor = visit_as("ewa-opowiesci")
    url = _write(editor, museum, picture)
    assert "Morze w słoiku" in editor.inner_text("h1")
    assert "login" in _where(visit(), url)

    _follow(editor, "submit")
    approver = visit_as("rita-opowiesci")
    approver.goto(url)
    assert TITLE in approver.inner_text("h1")
    _follow(approver, "publish")

    _is_public(visit(), url)
    _is_public(visit(width=360), url)


def _write(page, museum, picture) -> str:
    page.goto(f"{museum.url}/wystawy/++add++Exhibit")
    page.fill("[name='form.widgets.IBasic.title']", TITLE)
    page.fill("[name='form.widgets.IBasic.description']", "Wystawa o małych morzach.")
    _tab(page, "form.widgets.IExhibitRun.opens")
    page.fill("[name='form.widgets.IExhibitRun.opens']", "2026-07-03")
    page.fill("[name='form.widgets.IExhibitRun.closes']", "2026-09-12")
    _tab(page, "form.widgets.IPictures.pictures.0.widgets.image.upload")
    row = "form.widgets.IPictures.pictures.0.widgets"
    page.set_input_files(f"[name='{row}.image.upload']", picture)
    page.fill(f"[name='{row}.alt']", "Fale pod słońcem")
    page.click("#form-buttons-save")
    page.wait_for_selector("article.kultura-exhibit")
    return page.url.split("?")[0].removesuffix("/view")


def _tab(page, field: str) -> None:
    """Open the tab of the form on which a field is."""
    legend = page.locator(f"fieldset:has([name='{field}']) > legend").first
    tab = page.locator(".autotoc-nav a", has_text=legend.text_content().strip())
    tab.first.click()


def _follow(page, transition: str) -> None:
    """Take a transition from the state menu, and confirm where a reason may be given."""
    link = page.locator(f"#workflow-transition-{transition}")
    page.goto(link.get_attribute("href"))
    confirm = page.locator("main button[type=submit], #content button[type=submit]")
    if confirm.count():
        confirm.first.click()
    page.wait_for_load_state()


def _where(page, url: str) -> str:
    page.goto(url)
    return page.url


def _is_public(page, url: str) -> None:
    assert page.goto(url).status == 200
    assert TITLE in page.inner_text("h1")
    assert "3 lipca – 12 września 2026" in " ".join(page.inner_text("article").split())
    picture = page.locator("figure.kultura-hero img")
    assert picture.get_attribute("alt") == "Fale pod słońcem"
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
