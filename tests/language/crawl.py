"""Walks a site as one person: an item of each type in each state, and what opens from there."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from lxml import html
from plone.testing.zope import Browser
from typing import Any
from urllib.parse import urldefrag
from urllib.parse import urljoin

import re


#: Links that change something, lead out, or to files.
SKIPPED = re.compile(
    r"logout|manage-(portlets|aliases)|select_default|contextportlets|author/|"
    r"content_status_modify|object_(copy|cut|paste)|manage_main|manage_workspace|"
    r"\+\+(plone|theme|resource)\+\+|@@(images|download|picture|attachment)|"
    r"@@tinymce|/RSS|/rss|\.(css|js|png|jpe?g|svg|ico|webp)$|"
    # Samples of markup and a handbook for who develops a theme, bare English in Plone's templates.
    r"test[-_]rendering|theming-controlpanel-help"
)
CONTROL_PANELS = re.compile(r"overview-controlpanel|plone_control_panel")
IGNORED_TAGS = {"script", "style", "textarea", "noscript", "code"}
WORDS_OF = ("title", "aria-label", "placeholder", "alt")
BUTTONS = {"submit", "button", "reset"}


@dataclass(frozen=True)
class Page:
    """A page as somebody saw it: its pieces of text, and whose it is."""

    who: str
    url: str
    pieces: tuple[str, ...]


@dataclass
class Crawl:
    """One person's walk: ``places`` gives what kind of thing there is at each path."""

    who: str
    browser: Browser
    base: str
    places: dict[str, tuple[str, ...]]
    control_panels: bool = False
    seen: set[tuple] = field(default_factory=set)

    def pages(self, urls: list[str]) -> Iterator[Page]:
        """Give the pages of these addresses, and of those one can open from them."""
        queue = list(urls)
        while queue:
            page, links = self.visit(queue.pop(0))
            if page is not None:
                yield page
            queue += [link for link in links if self.is_new(link)]

    def visit(self, url: str) -> tuple[Page | None, list[str]]:
        """Open an address; gives the page, if it is one, and the addresses that it links to."""
        self.browser.open(url)
        if not self.browser.isHtml or not self.browser.contents.strip():
            return None, []
        document = html.fromstring(self.browser.contents)
        links = [address(urljoin(url, link)) for link in document.xpath("//a/@href")]
        return Page(self.who, url, tuple(pieces(document))), links

    def is_new(self, url: str) -> bool:
        """Tell whether an address leads to a kind of page that was not seen; notes that it was."""
        if not url.startswith(self.base) or SKIPPED.search(url):
            return False
        if CONTROL_PANELS.search(url) and not self.control_panels:
            return False
        kind = self.kind(url)
        if kind in self.seen:
            return False
        self.seen.add(kind)
        return True

    def kind(self, url: str) -> tuple[str, ...]:
        """Say what a page shows of what: the kind of thing, and the name of the page."""
        path, rest = url.removeprefix(self.base).strip("/"), []
        while path and path not in self.places:
            path, _, last = path.rpartition("/")
            rest.insert(0, last)
        of = self.places.get(path, ("site",))
        rest = [step.removeprefix("@@") for step in rest if step != "view"]
        return (*(of[:1] if differs(rest) else of[:0] if rest else of), *rest)


def differs(rest: list[str]) -> bool:
    """Tell whether a page differs with the type of what it belongs to, as an edit form does."""
    return rest == ["edit"]


def address(link: str) -> str:
    """Give the address of a link to a page: no fragment, no query, no proof of who clicked it."""
    return urldefrag(link).url.partition("?")[0]


def pieces(document: Any) -> Iterator[str]:
    """Give the pieces of text that a person sees or hears on a page."""
    for element in document.iter():
        if not isinstance(element.tag, str):
            continue
        inside = element.tag not in IGNORED_TAGS
        for text in (element.text if inside else None, element.tail):
            if text and text.strip():
                yield " ".join(text.split())
        for name in WORDS_OF:
            if element.get(name, "").strip():
                yield " ".join(element.get(name).split())
        if element.tag == "input" and element.get("type") in BUTTONS and element.get("value"):
            yield element.get("value")
