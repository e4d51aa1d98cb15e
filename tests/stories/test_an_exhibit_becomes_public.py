"""An editor writes an exhibit with a picture, the region approves it, and anybody sees it."""

from filling import fill
from filling import follow
from filling import where

import pytest


TITLE = "Morze w słoiku"


@pytest.mark.browser
def test_from_an_empty_form_to_the_public(visit, visit_as, museum, picture) -> None:
    editor = visit_as("ewa-opowiesci")
    url = _write(editor, museum, picture)
    assert "Morze w słoiku" in editor.inner_text("h1")
    assert "login" in where(visit(), url)

    follow(editor, "submit")
    approver = visit_as("rita-opowiesci")
    approver.goto(url)
    assert TITLE in approver.inner_text("h1")
    follow(approver, "publish")

    _is_public(visit(), url)
    _is_public(visit(width=360), url)


def _write(page, museum, picture) -> str:
    page.goto(f"{museum.url}/wystawy/++add++Exhibit")
    fill(
        page,
        {
            "IBasic.title": TITLE,
            "IBasic.description": "Wystawa o małych morzach.",
            "IExhibitRun.opens": "2026-07-03",
            "IExhibitRun.closes": "2026-09-12",
            "IPictures.pictures.0.widgets.alt": "Fale pod słońcem",
        },
    )
    row = "form.widgets.IPictures.pictures.0.widgets"
    page.set_input_files(f"[name='{row}.image.upload']", picture)
    page.click("#form-buttons-save")
    page.wait_for_selector("article.kultura-exhibit")
    return page.url.split("?")[0].removesuffix("/view")


def _is_public(page, url: str) -> None:
    assert page.goto(url).status == 200
    assert TITLE in page.inner_text("h1")
    assert "3 lipca – 12 września 2026" in " ".join(page.inner_text("article").split())
    picture = page.locator("figure.kultura-hero img")
    assert picture.get_attribute("alt") == "Fale pod słońcem"
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
