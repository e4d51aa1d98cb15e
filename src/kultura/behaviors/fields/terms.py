"""Choices from the named vocabularies, and lists of them."""

from .lists import PlainList
from .refusals import unknown
from zope import schema
from zope.interface import implementer
from zope.schema.interfaces import ConstraintNotSatisfied
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import IList


class ITerm(IChoice):
    """A field that holds one value of a vocabulary."""


@implementer(ITerm)
class Term(schema.Choice):
    """One value of a vocabulary; an unknown one is answered with the nearest known."""

    def __init__(self, vocabulary: str, **kw) -> None:
        kw.setdefault("required", False)
        super().__init__(vocabulary=vocabulary, **kw)

    def _validate(self, value: object) -> None:
        try:
            super()._validate(value)
        except (ConstraintNotSatisfied, TypeError) as error:
            raise unknown(value, self.allowed()) from error

    def allowed(self) -> list[str]:
        """Return the values that can be chosen."""
        return [str(term.value) for term in self.bind(self.context).vocabulary]


class ITerms(IList):
    """A field that holds values of a vocabulary."""


@implementer(ITerms)
class Terms(PlainList):
    """Values of a vocabulary, in the order they were chosen, each at most once."""

    def __init__(self, vocabulary: str, **kw) -> None:
        super().__init__(value_type=Term(vocabulary, required=True), unique=True, **kw)
