"""Asking: by which lemmas a word of a query is sought.

A word with diacritics is reduced like any other. One without may have lost them (`lodzi` is hardly
`lodzić` but `Łodzi`): a table of the forms that were indexed is asked first. What the word is as it
stands is sought too (`wina`: of `wina` and of `wino`); every spelling is tried where the table has
nothing.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from kultura.reader.search.words.reduction import reduced
from kultura.reader.search.words.reduction import restored
from kultura.reader.search.words.tokens import fold


Table = Callable[[str], Iterable[str]]


def sought(word: str, language: str, known: Table, foreign: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the lemmas by which a lower-case word is sought in a language."""
    own = reduced(word, language, tuple(foreign))
    if word != fold(word):
        return own
    found = tuple(known(word)) or restored(word, language)
    return tuple(dict.fromkeys((*found, *own)))
