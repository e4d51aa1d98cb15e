"""What is said to a person whose input cannot be taken.

One exception speaks in the form, in plone.restapi and in an import alike: z3c.form and
plone.restapi ask a field's error for ``doc()`` and an invariant's for its first argument.
"""

from kultura.i18n import _
from zope.i18nmessageid import Message
from zope.schema.interfaces import ValidationError

import difflib


class Refused(ValidationError):
    """A value that is refused, with the sentence that says what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def doc(self) -> Message:
        return self.message


def refusal_of(error: Exception) -> Refused:
    """Return ``error`` as a refusal, whoever raised it."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, ValidationError):
        return Refused(error.doc())
    return Refused(error.args[0] if error.args else str(error))


def nearest(word: object, words: list[str]) -> str | None:
    """Return the one of ``words`` that looks most like ``word``, if any does."""
    found = difflib.get_close_matches(str(word), words, n=1, cutoff=0.6)
    return found[0] if found else None


def unknown(value: object, allowed: list[str]) -> Refused:
    """Return the refusal of a value that is not one of ``allowed``, naming the nearest."""
    hint = nearest(value, allowed)
    if hint is None:
        return Refused(
            _(
                "refused_unknown_value",
                default="“${value}” is not one of the values that can be chosen here.",
                mapping={"value": str(value)},
            )
        )
    return Refused(
        _(
            "refused_unknown_value_nearest",
            default="“${value}” is not one of the values that can be chosen here. "
            "Did you mean “${nearest}”?",
            mapping={"value": str(value), "nearest": hint},
        )
    )
