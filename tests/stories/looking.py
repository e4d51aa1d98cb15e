"""Looks at a page as everybody sees it: at both widths for a picture, at 320 px, and by axe."""

from axe_playwright_python.sync_playwright import Axe
from pathlib import Path
from typing import Any


SCREENS = Path(__file__).resolve().parents[2] / "build" / "screens"
AXE = Axe()
GRAVE = {"serious", "critical"}
NARROW = 320  # CSS pixels: 1280 at 400 % (WCAG 2.2, 1.4.10)
WIDEST = """width => [...document.body.querySelectorAll('*')]
    .filter(one => one.getBoundingClientRect().right > width + 1)
    .slice(-1).map(one => one.outerHTML.slice(0, 160))"""


def faults(page: Any) -> list[str]:
    """Return what axe finds serious or critical, with the first place of each."""
    found = AXE.run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in GRAVE
    ]


def look(page: Any, name: str) -> list[str]:
    """Keep a picture of a page at both widths; return what sticks out of it."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    sticking = []
    for width in (NARROW, 360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            sticking.append(f"wider than {width} px: {page.evaluate(WIDEST, width)}")
        if width != NARROW:
            page.screenshot(path=SCREENS / f"{name}-{width}.png", full_page=True)
    return sticking


def wrong_with(page: Any, url: str, name: str, served: bool = True) -> list[str]:
    """Open a page, keep pictures of it, and return what is wrong with it.

    One that is not ``served`` answers with an error, or sends to another page.
    """
    answer = page.goto(url)
    if page.locator("textarea.pat-tinymce").count():
        page.wait_for_selector(".tox-tinymce", state="attached")
    came = answer.ok and answer.url == url
    strange = [] if came == served else [f"{answer.status} from {answer.url}"]
    return [f"{name}: {fault}" for fault in (*strange, *faults(page), *look(page, name))]
