"""Wording: from the clauses of a query to a query of the index, and to the lemmas to point out."""

from collections.abc import Sequence
from dataclasses import dataclass
from kultura.reader.search.clauses import Clause
from kultura.reader.search.index.schema import PAGES
from kultura.reader.search.index.schema import table_entry
from kultura.reader.search.index.schema import WORDS
from kultura.reader.search.index.schema import words_field
from kultura.reader.search.snapshot import Snapshot
from kultura.reader.search.words.asking import sought
from tantivy import Occur
from tantivy import Query


TIE = 0.1  # how much the other fields count beside the best
FORMS = "forms"
PAGE_FORMS = "page_forms"


Lemmas = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Wanted:
    """What a text must have to be pointed out: lemmas by language, and folded forms.

    ``words`` are the lemmas of each word that was typed, those of phrases too.
    """

    lemmas: dict[str, frozenset[str]]
    forms: frozenset[str]
    words: tuple[Lemmas, ...] = ()


def wording(
    snapshot: Snapshot,
    clauses: Sequence[Clause],
    languages: Sequence[str],
    behind: Sequence[str] = (),
) -> tuple[Query, Wanted]:
    """Return the query of what was typed, in all languages, and what to point out in hits.

    In pages of records that the index is ``behind`` of, nothing is sought.
    """
    lemmas: dict[str, set[str]] = {language: set() for language in languages}
    found: list[tuple[Occur, Query]] = []
    for clause in clauses:
        if clause.phrase:
            query = _phrase(snapshot, clause, behind)
        else:
            known = _lemmas(snapshot, clause.words[0], languages)
            query = _word(snapshot, known, behind)
            if not clause.excluded:
                for language, some in known.items():
                    lemmas[language].update(some)
        found.append((Occur.MustNot if clause.excluded else Occur.Must, query))
    words = tuple(
        _lemmas(snapshot, word, languages)
        for clause in clauses
        for word in clause.words
        if not clause.excluded
    )
    shown = {form for one in clauses if one.phrase and not one.excluded for form in one.folded}
    wanted = Wanted(
        {name: frozenset(some) for name, some in lemmas.items()}, frozenset(shown), words
    )
    return _all_of(found), wanted


def _all_of(found: list[tuple[Occur, Query]]) -> Query:
    if not found:
        return Query.empty_query()
    if all(occur == Occur.MustNot for occur, _query in found):
        found = [(Occur.Must, Query.all_query()), *found]
    return Query.boolean_query(found)


def _phrase(snapshot: Snapshot, clause: Clause, behind: Sequence[str]) -> Query:
    in_pages = _in_pages(snapshot, _phrase_in(snapshot, PAGE_FORMS, clause), behind)
    either = [_phrase_in(snapshot, FORMS, clause), in_pages]
    return Query.boolean_query([(Occur.Should, query) for query in either])


def _phrase_in(snapshot: Snapshot, field: str, clause: Clause) -> Query:
    if len(clause.words) == 1:
        return Query.term_query(snapshot.schema, field, clause.folded[0], "freq")
    return Query.phrase_query(snapshot.schema, field, clause.folded)


def _in_pages(snapshot: Snapshot, query: Query, behind: Sequence[str]) -> Query:
    """Return a query of pages without records whose pages may not be public any more."""
    if not behind:
        return query
    without = snapshot.any_of("uid", list(behind))
    return Query.boolean_query([(Occur.Must, query), (Occur.MustNot, without)])


def _lemmas(snapshot: Snapshot, word: str, languages: Sequence[str]) -> Lemmas:
    return {
        language: sought(
            word,
            language,
            lambda form, language=language: _known(snapshot, language, form),
            [other for other in languages if other != language],
        )
        for language in languages
    }


def _known(snapshot: Snapshot, language: str, form: str) -> list[str]:
    beginning = table_entry(language, form)
    found = snapshot.searcher.terms_with_prefix("table", beginning)
    return [term.removeprefix(beginning) for term, _count in found]


def _word(snapshot: Snapshot, lemmas: Lemmas, behind: Sequence[str]) -> Query:
    found = [
        Query.boost_query(_in_part(snapshot, part, language, some, behind), weight)
        for language, some in lemmas.items()
        for part, weight in WORDS.items()
        if words_field(part, language) in snapshot.fields
    ]
    return Query.disjunction_max_query(found, TIE) if found else Query.empty_query()


def _in_part(
    snapshot: Snapshot, part: str, language: str, lemmas: Sequence[str], behind: Sequence[str]
) -> Query:
    query = _any_lemma(snapshot, words_field(part, language), lemmas)
    return _in_pages(snapshot, query, behind) if part == PAGES else query


def _any_lemma(snapshot: Snapshot, field: str, lemmas: Sequence[str]) -> Query:
    known = [lemma for lemma in lemmas if snapshot.searcher.doc_freq(field, lemma)]
    terms = [Query.term_query(snapshot.schema, field, lemma, "freq") for lemma in known]
    if len(terms) == 1:
        return terms[0]
    return Query.disjunction_max_query(terms) if terms else Query.empty_query()
