"""Looks at a page as everybody sees it: at both widths for a picture, at 320 px, and by axe."""

from axe_playwright_python.sync_playwright import Axe
from pathlib import Path
from typing import Any


SCREENS = Path(__file__).resolve().parents[2] / "build" / "screens"
AXE = Axe()
GRAVE = {"serious", "critical"}
NARROW = 320  # CSS pixels: 1280 at 400 % (WCAG 2.2, 1.4.10)
FITS = "document.documentElement.scrollWidth <= window.innerWidth"


def faults(page: Any) -> list[str]:
    """Return what axe finds serious or critical, with the first place of each."""
    found = AXE.run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in GRAVE
    ]


def look(page: Any, name: str) -> None:
    """Keep a picture of a page at both widths; nothing may stick out of it."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    for width in (NARROW, 360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(FITS), f"{name} is wider than {width} px"
        if width != NARROW:
            page.screenshot(path=SCREENS / f"{name}-{width}.png", full_page=True)
