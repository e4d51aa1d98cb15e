"""Searching in one object over HTTP: every place of its pages where the words are."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from kultura.reader.api.resource import Question
from kultura.reader.cache import Answer
from kultura.reader.iiif.content_search.annotations import CONTEXT
from kultura.reader.iiif.content_search.annotations import contexts
from kultura.reader.iiif.content_search.annotations import highlights
from kultura.reader.iiif.content_search.annotations import Marked
from kultura.reader.iiif.content_search.marking import marked
from kultura.reader.iiif.content_search.marking import Sought
from kultura.reader.iiif.presentation import addresses
from kultura.reader.iiif.presentation.addresses import Addresses
from kultura.reader.iiif.presentation.named import Named
from kultura.reader.parameters.known.words import PASSED_OVER
from kultura.reader.problems import ProblemError
from kultura.reader.problems import wrong_parameter
from kultura.reader.search import engine
from kultura.reader.search.clauses import Clause
from kultura.reader.search.clauses import clauses
from kultura.reader.search.filtering import Asked
from kultura.reader.search.in_pages import languages_beside
from kultura.reader.search.in_pages import PageHit
from kultura.reader.search.in_pages import pages_with
from kultura.reader.search.wording import Wanted
from kultura.reader.search.wording import wording
from kultura.reader.search.words.meant import Meant
from kultura.store.pages import public_form
from kultura.store.pages import public_texts_of
from kultura.store.pages import PublicText
from psycopg2.extensions import cursor as Cursor
from typing import Any
from typing import Final
from urllib.parse import urlencode

import orjson


LINKED: Final = f'application/ld+json;profile="{CONTEXT}"'
AT_ONCE: Final = 20  # pages of the object in one answer


class ContentSearch(Named):
    """Words in the pages of an object, each with its place on the canvas (Content Search 2.0)."""

    path = addresses.SEARCH
    summary = "Where in the pages of an object words are"
    parameters = ("q", "page", *PASSED_OVER)
    errors = (400, 404)
    media_type = LINKED
    schema = "AnnotationPage"

    def check(self, question: Question) -> None:
        """Refuse what is no id, and a search for nothing."""
        super().check(question)
        if not question.get("q"):
            raise wrong_parameter("q", "Say which words are sought: q=…")

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return what is found on the pages asked for."""
        uid, typed = question["id"], question.get("q")
        if public_form(cursor, uid) is None:
            raise ProblemError(404, "There is no such object with pages.")
        asked_for = clauses(typed)

        def ask(asked: Asked) -> tuple[Wanted, list[PageHit]]:
            _query, wanted = wording(
                asked.snapshot, asked_for, self.service.languages, asked.behind
            )
            return wanted, pages_with(asked.snapshot, uid, wanted)

        wanted, hits = engine.asking(self.service.snapshots, cursor, question, ask)
        start = (question.get("page", 1) - 1) * AT_ONCE
        here = hits[start : start + AT_ONCE]
        texts = public_texts_of(cursor, [hit.page for hit in here])
        found = list(self.marked(here, texts, asked_for, wanted))
        more = len(hits) > start + AT_ONCE
        return Answer(
            orjson.dumps(self.said(question, found, more)), tags=(uid,), media_type=LINKED
        )

    def marked(
        self,
        hits: Sequence[PageHit],
        texts: dict[str, PublicText],
        asked_for: Sequence[Clause],
        wanted: Wanted,
    ) -> Iterator[Marked]:
        """Yield the pages that have what was asked for, with the words that were found."""
        languages = self.service.languages
        sought = {
            one: list(sought_in(one, languages, asked_for, wanted))
            for one in {hit.language for hit in hits}
        }
        for hit in hits:
            if hit.page in texts:
                page = texts[hit.page]
                found = marked(page.text, page.boxes, sought[hit.language])
                if found:
                    yield Marked(page, found)

    def said(self, question: Question, found: Sequence[Marked], more: bool) -> dict[str, Any]:
        """Return the answer: highlights, and what stands around each."""
        known = Addresses(self.service.api_url, question["id"])
        ignored = [name for name in PASSED_OVER if question.get(name)]
        address = known.search
        collection = f"{address}?{urlencode({'q': question.get('q')})}"
        page = question.get("page", 1)
        said = {
            "@context": CONTEXT,
            "id": collection if page == 1 else f"{collection}&page={page}",
            "type": "AnnotationPage",
            "items": [one for some in found for one in highlights(some, known)],
            "annotations": [
                {
                    "id": f"{collection}&page={page}#contexts",
                    "type": "AnnotationPage",
                    "items": [one for some in found for one in contexts(some, known)],
                }
            ],
        }
        if ignored:
            said["ignored"] = ignored
        if more:
            said["next"] = f"{collection}&page={page + 1}"
        return said


def sought_in(
    language: str, languages: Sequence[str], asked_for: Sequence[Clause], wanted: Wanted
) -> Iterator[Sought]:
    """Yield the clauses with what is meant by each single word in a language.

    An excluded word is sought by none: it is compared as a phrase of one.
    """
    words, foreign = iter(wanted.words), languages_beside(language, languages)
    for clause in asked_for:
        lemmas: frozenset[str] = frozenset()
        if not clause.excluded:
            lemmas = frozenset([next(words) for _word in clause.words][0].get(language, ()))
        shown = replace(clause, phrase=True) if clause.excluded else clause
        yield Sought(shown, Meant(lemmas, frozenset(), language, foreign))
