"""Languages whose lemmas a list of forms gives (simplemma): one lemma a form.

A language's list is loaded with its first word: Czech takes about 45 MB, Ukrainian 80 MB.
"""

from simplemma import is_known
from simplemma import lemmatize


def lemmas(word: str, language: str) -> tuple[str, ...]:
    """Return the lemma of a form; none where the list does not know it."""
    if not is_known(word, lang=language):
        guess = lemmatize(word, lang=language, greedy=True)
        return (guess,) if guess != word else ()
    return (lemmatize(word, lang=language),)
