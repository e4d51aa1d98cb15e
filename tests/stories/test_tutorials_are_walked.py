"""The tutorials of the editor and the administrator, step by step as they say, with their pictures.

The pictures go to build/tutorials; with KULTURA_TUTORIAL_IMAGES=docs/tutorials/images they are made
anew for the tutorials themselves.
"""

from filling import fill
from filling import follow
from io import BytesIO
from pathlib import Path
from PIL import Image
from typing import Any

import os
import pytest


CHECKOUT = Path(__file__).resolve().parents[2]
IMAGES = CHECKOUT / os.environ.get("KULTURA_TUTORIAL_IMAGES", "build/tutorials")
TITLE = "Łódki z papieru"
REASON = "Dopisz, kto składał łódki."
ROW = ".review-row:has-text('Łódki z papieru')"
PICTURE = "IPictures.pictures.0.widgets"
EDITOR, REGION = "ewa-opowiesci", "rita-opowiesci"


def keep(page: Any, name: str) -> None:
    """Keep a picture of what a person sees now, small enough for a page of documentation."""
    page.set_viewport_size({"width": 1100, "height": 900})
    IMAGES.mkdir(parents=True, exist_ok=True)
    page.wait_for_load_state("networkidle")
    picture = Image.open(BytesIO(page.screenshot(animations="disabled")))
    picture.convert("RGB").save(IMAGES / f"{name}.webp", quality=70, method=6)


def write(page: Any, picture: Path) -> str:
    """Steps 1 to 4 of the editor: from the desk to a saved exhibition; return its address."""
    assert page.url.endswith("/@@desk")
    keep(page, "editor-desk")
    page.click(".desk-tile:has-text('Wystawa')")
    page.wait_for_selector("#form-widgets-IBasic-title:focus")
    fill(page, {"IBasic.title": TITLE, "IBasic.description": "Sto łódek i jedna rzeka."})
    keep(page, "editor-form")
    page.click(".autotoc-nav a:text-is('Kiedy')")
    assert page.locator("label:has-text('Wystawa stała') >> visible=true").count()
    fill(page, {"IExhibitRun.opens": "2036-07-03", "IExhibitRun.closes": "2036-09-12"})
    page.click(".autotoc-nav a:text-is('Gdzie')")
    page.click(".autotoc-nav a:text-is('Zdjęcia i pliki')")
    page.set_input_files(f"[name='form.widgets.{PICTURE}.image.upload']", picture)
    fill(page, {f"{PICTURE}.alt": "Papierowa łódka na wodzie"})
    keep(page, "editor-pictures")
    page.click("#form-buttons-save:text-is('Zapisz')")
    page.wait_for_selector("article.kultura-exhibit")
    keep(page, "editor-saved")
    return page.url.split("?")[0].removesuffix("/view")


def submit(page: Any, url: str) -> None:
    """Step 5 of the editor: hand it over, take it back, hand it over again."""
    for transition, name in (
        ("submit", "Wyślij do akceptacji"),
        ("retract", "Cofnij"),
        ("submit", "Wyślij do akceptacji"),
    ):
        page.goto(url)
        wish = page.locator(f"#workflow-transition-{transition}")
        assert name in (wish.text_content() or "")
        follow(page, transition)


def send_back(page: Any, museum: Any) -> None:
    """The administrator opens the queue, then the item, and returns it with a reason."""
    page.goto(f"{museum.site}/@@review")
    keep(page, "administrator-queue")
    page.click(f"{ROW} .review-title a")
    page.wait_for_selector(".decision")
    keep(page, "administrator-decision")
    page.fill("#review-comment", REASON)
    page.click("button:text-is('Zwróć')")
    page.wait_for_load_state()


def approve_by_two_keys(page: Any, museum: Any) -> None:
    """J goes to the next, A approves it."""
    page.goto(f"{museum.site}/@@review")
    for _row in range(page.locator(".review-row").count()):
        page.keyboard.press("j")
        if TITLE in page.inner_text(".review-row.is-current"):
            break
    page.keyboard.press("a")
    page.wait_for_selector(f".review-row.is-done:has-text('{TITLE}')")


@pytest.mark.browser
@pytest.mark.long
def test_both_tutorials(visit, visit_as, museum, picture) -> None:
    editor, region = visit_as(EDITOR), visit_as(REGION)
    url = write(editor, picture)
    submit(editor, url)
    send_back(region, museum)

    editor.goto(f"{museum.url}/@@desk")
    assert REASON in editor.inner_text(".desk")
    keep(editor, "editor-returned")
    editor.goto(url)
    follow(editor, "submit")
    approve_by_two_keys(region, museum)
    assert visit().goto(url).status == 200

    for name in ("region", "institutions"):
        region.goto(f"{museum.site}/@@{name}")
        keep(region, f"administrator-{name}")
