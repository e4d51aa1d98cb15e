"""Words by which a mapping looks up vocabularies: values, and labels in every language."""

from collections.abc import Callable
from kultura.imports.mapping.text import folded
from kultura.imports.mapping.work import Terms
from kultura.vocabularies.terms import Vocabulary


def labels_in(vocabulary_of: Callable[[str], Vocabulary]) -> Terms:
    """Return the function that gives the words of a vocabulary; each is gathered once.

    Where two terms share a label, the first one's value is found; values go before labels, and
    whole labels before their parts: “ołówek” finds “grafit, ołówek” unless another term is called
    that.
    """
    gathered: dict[str, dict[str, str]] = {}

    def terms(name: str) -> dict[str, str]:
        if name not in gathered:
            gathered[name] = words_of(vocabulary_of(name.removeprefix("kultura.")))
        return gathered[name]

    return terms


def words_of(vocabulary: Vocabulary) -> dict[str, str]:
    """Return value by folded word."""
    words = {folded(term.value): term.value for term in vocabulary.terms}
    labels = [(label, term.value) for term in vocabulary.terms for label in term.labels.values()]
    for label, value in labels:
        words.setdefault(folded(label), value)
    for label, value in labels:
        for part in label.split(", "):
            words.setdefault(folded(part), value)
    return words
