"""``@@viewer``: the pages of an object, one after another, with their text; a part of its page.

Everything here works without a script: a page is a link away, a search a form. The script puts the
zoomable image in place of the picture, and turns pages without loading them.
"""

from functools import cached_property
from kultura.desk.review import form
from kultura.desk.viewer.matching import boxes_of
from kultura.desk.viewer.matching import hits_in
from kultura.desk.viewer.matching import parts
from kultura.desk.viewer.matching import Query
from kultura.desk.viewer.matching import query_of
from kultura.desk.viewer.reading import languages_of
from kultura.desk.viewer.reading import shows_pages
from kultura.desk.viewer.shown import Chapter
from kultura.desk.viewer.shown import chapters
from kultura.desk.viewer.shown import name_of
from kultura.pages.permitted import sees_hidden_pages
from kultura.pages.reading import asked
from kultura.pages.reading import uid_of_pages
from kultura.store.page import Page
from kultura.store.page_text import Box
from kultura.store.page_text import PlacedWord
from kultura.store.pages import shown_pages_of
from kultura.store.pages import structure_of
from kultura.store.pages import Text
from kultura.store.pages import text_of
from kultura.store.pages import texts_of
from kultura.vocabularies.factory import spoken_language
from plone import api
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Final
from urllib.parse import urlencode
from zope.i18n import translate


GREAT: Final = "full/!1400,1400/0/default.jpg"
SMALL: Final = "full/!160,160/0/default.jpg"
SNIPPET: Final = 6  # words
MOST_PAGES: Final = 10**6


class Viewer(BrowserView):
    """Shows one page and the way to all others; empty where the object has none to be seen."""

    index = ViewPageTemplateFile("viewer.pt")

    def __call__(self) -> str:
        return self.index() if self.pages else ""

    @cached_property
    def uid(self) -> str:
        return uid_of_pages(self.context)

    @cached_property
    def pages(self) -> list[Page]:
        if not shows_pages(self.context):
            return []
        return asked(lambda cursor: shown_pages_of(cursor, self.uid))

    @cached_property
    def sought(self) -> str:
        return form.text(self.request.form, "q").strip()

    @cached_property
    def query(self) -> Query:
        return query_of(self.sought, languages_of(self.context))

    @cached_property
    def hits(self) -> dict[str, tuple[str, ...]]:
        """What was found by page: only pages with every word that is sought."""
        if not self.query:
            return {}
        texts = asked(lambda cursor: texts_of(cursor, self.uid))
        shown = {page.page for page in self.pages}
        found = {text.page: self.query.all_in(text) for text in texts if text.page in shown}
        return {page: words for page, words in found.items() if words}

    @cached_property
    def current(self) -> Page:
        """The page that is asked for, else the first that a search found, else the first."""
        place = form.number(self.request.form, "page", MOST_PAGES)
        if not place:
            return next((one for one in self.pages if one.page in self.hits), self.pages[0])
        return self.pages[min(place, len(self.pages)) - 1]

    @cached_property
    def text(self) -> Text | None:
        return asked(lambda cursor: text_of(cursor, self.uid, self.current.page))

    @cached_property
    def current_hits(self) -> list[PlacedWord]:
        return hits_in(self.text, self.query) if self.text else []

    def parts(self) -> list[tuple[str, bool]]:
        """Return the text of the page, in parts that were found and parts that were not."""
        return parts(self.text, self.current_hits) if self.text else []

    def boxes(self) -> list[str]:
        """Return where on the page something was found, as styles in parts of its sides."""
        return [self.place_of(box) for box in boxes_of(self.current_hits)]

    def place_of(self, box: Box) -> str:
        wide, high = self.current.width or 1, self.current.height or 1
        sides = (
            ("left", box.left / wide),
            ("top", box.top / high),
            ("width", box.width / wide),
            ("height", box.height / high),
        )
        return ";".join(f"{name}:{share:.3%}" for name, share in sides)

    def chapters(self) -> tuple[Chapter, ...]:
        """Return the structure, where it has more than one part."""
        structure = asked(lambda cursor: structure_of(cursor, self.uid))
        found = chapters(structure, self.pages, spoken_language())
        return found if len(found) > 1 else ()

    def name(self, page: Page) -> str:
        return translate(name_of(page, len(self.pages)), context=self.request)

    def short(self, page: Page) -> str:
        """Return a page's number as printed, else its place in brackets as libraries write it."""
        return page.label or f"[{page.position}]"

    def choice(self, page: Page) -> str:
        """Return how a page stands in the list of all: its place, and its printed number."""
        return f"{page.position} ({page.label})" if page.label else str(page.position)

    def text_language(self) -> str | None:
        """Return the language of the text where it is known; of several nobody knows which."""
        known = languages_of(self.context)
        return known[0] if len(known) == 1 else None

    def snippet(self, page: Page) -> str:
        """Return the words that were found on a page, each once."""
        return ", ".join(self.hits[page.page][:SNIPPET])

    def link(self, place: int) -> str:
        """Return the address of the object's page with one of its pages shown."""
        asked_for = {"page": place} | ({"q": self.sought} if self.sought else {})
        return f"{self.context.absolute_url()}?{urlencode(asked_for)}#pages"

    def image(self, page: Page, which: str = GREAT) -> str:
        return f"{self.context.absolute_url()}/@@pages/{page.page}/{which}"

    def thumbnail(self, page: Page) -> str:
        return self.image(page, SMALL)

    def table(self) -> str:
        """Return the address of the table of pages; empty for who may not see all of them."""
        shown = not api.user.is_anonymous() and sees_hidden_pages(self.context)
        return f"{self.context.absolute_url()}/@@pages" if shown else ""

    def found(self) -> int:
        """Return how many pages a search found."""
        return len(self.hits)

    def resource(self, name: str) -> str:
        site = self.context.restrictedTraverse("@@plone_portal_state").portal_url()
        return f"{site}/++plone++kultura-desk/{name}"
