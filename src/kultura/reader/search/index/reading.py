"""Reading a text for the index, once: its lemmas, its folded forms in order, and which form has
which lemmas."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from kultura.reader.search.index.schema import table_entry
from kultura.reader.search.words.reduction import reduced
from kultura.reader.search.words.tokens import fold
from kultura.reader.search.words.tokens import tokens
from typing import Final


END_OF_TEXT: Final = "¶"  # no phrase goes on in the next text


@dataclass(frozen=True)
class ReadText:
    """A text as it is indexed: words with a space between, and a language's entries of the table.

    The table is what words typed without diacritics are looked up in.
    """

    language: str
    lemmas: str
    forms: str
    known: frozenset[tuple[str, tuple[str, ...]]]  # a folded form, the lemmas of one word of it

    @property
    def table(self) -> set[str]:
        """The entries of the table: of each form, and of each lemma as a form of its own."""
        pairs = {(form, lemma) for form, lemmas in self.known for lemma in lemmas}
        pairs |= {(lemma, lemma) for _form, lemma in pairs}
        return {table_entry(self.language, form, lemma) for form, lemma in pairs}


def read_text(text: str, language: str, languages: Sequence[str]) -> ReadText:
    """Return a text of a language as it is indexed in a region with some languages."""
    foreign = tuple(one for one in languages if one != language)
    lemmas: list[str] = []
    forms: list[str] = []
    known: set[tuple[str, tuple[str, ...]]] = set()
    for token in tokens(text):
        found, folded = reduced(token.word, language, foreign), fold(token.word)
        lemmas += found
        forms.append(folded)
        known.add((folded, found))
    forms.append(END_OF_TEXT)
    return ReadText(language, " ".join(lemmas), " ".join(forms), frozenset(known))


def together(texts: Iterable[ReadText], language: str) -> ReadText:
    """Return several texts of a language as one; phrases end where a text does."""
    read = list(texts)
    known = frozenset().union(*(one.known for one in read))
    lemmas = " ".join(one.lemmas for one in read)
    return ReadText(language, lemmas, " ".join(one.forms for one in read), known)
