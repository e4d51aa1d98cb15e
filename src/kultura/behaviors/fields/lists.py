"""Lists of plain values: never None, a fresh list each time, and with errors that speak."""

from .refusals import refusal_of
from zope import schema
from zope.schema.interfaces import ValidationError
from zope.schema.interfaces import WrongContainedType


class PlainList(schema.List):
    """A list whose empty value is a new empty list, and which names what it refuses."""

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        kw.setdefault("default", [])
        kw.setdefault("defaultFactory", list)
        super().__init__(**kw)

    @property
    def missing_value(self) -> list:
        return []

    def _validate(self, value: object) -> None:
        try:
            super()._validate(value)
        except WrongContainedType as error:
            raise first_refusal(error) from error


def first_refusal(error: WrongContainedType) -> Exception:
    """Return the first of the errors that a list's members made."""
    reasons = [reason for reason in error.errors or () if isinstance(reason, ValidationError)]
    return refusal_of(reasons[0]) if reasons else error
