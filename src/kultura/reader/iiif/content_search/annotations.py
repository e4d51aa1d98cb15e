"""Annotations: each word that was found as a highlight on its canvas, and what stands around."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from kultura.reader.iiif.presentation.addresses import Addresses
from kultura.store.page_text import Box
from kultura.store.page_text import PlacedWord
from kultura.store.page_text import running
from kultura.store.pages import PublicText
from typing import Any
from typing import Final


CONTEXT: Final = "http://iiif.io/api/search/2/context.json"
AROUND: Final = 60  # characters before and after


@dataclass(frozen=True)
class Marked:
    """A page, and its printed words that were found, by their number on it."""

    page: PublicText
    found: Mapping[int, PlacedWord]


def highlights(marked: Marked, addresses: Addresses) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each word that was found on a page."""
    canvas = addresses.canvas(marked.page.page)
    for number, word in marked.found.items():
        targets = [f"{canvas}#xywh={xywh(box)}" for box in word.boxes] or [canvas]
        yield {
            "id": f"{canvas}#word-{number}",
            "type": "Annotation",
            "motivation": "highlighting",
            "body": {"type": "TextualBody", "value": word.text, "format": "text/plain"},
            "target": targets[0] if len(targets) == 1 else targets,
        }


def contexts(marked: Marked, addresses: Addresses) -> Iterator[dict[str, Any]]:
    """Yield for each word that was found what stands before and after it."""
    canvas, text = addresses.canvas(marked.page.page), marked.page.text
    for number, word in marked.found.items():
        before = running(text[max(0, word.start - AROUND) : word.start])
        after = running(text[word.end : word.end + AROUND])
        selector = {
            "type": "TextQuoteSelector",
            "prefix": before,
            "exact": word.text,
            "suffix": after,
        }
        yield {
            "id": f"{canvas}#context-{number}",
            "type": "Annotation",
            "motivation": "contextualizing",
            "target": {
                "type": "SpecificResource",
                "source": f"{canvas}#word-{number}",
                "selector": [selector],
            },
        }


def xywh(box: Box) -> str:
    """Return a box as media fragments say it, in pixels of the canvas."""
    return f"{box.left},{box.top},{max(1, box.width)},{max(1, box.height)}"
