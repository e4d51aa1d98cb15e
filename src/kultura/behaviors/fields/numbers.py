"""Numbers as JSON has them: whole or with a fraction, and the bounds said in words."""

from .refusals import Refused
from kultura.i18n import _
from zope import schema
from zope.interface import implementer
from zope.schema.interfaces import IFloat
from zope.schema.interfaces import IInt
from zope.schema.interfaces import TooBig
from zope.schema.interfaces import TooSmall
from zope.schema.interfaces import WrongType

import math


class INumber(IFloat):
    """A field that takes 52 as well as 52.4."""


class ICount(IInt):
    """A field of whole numbers, years among them."""


class Bounded:
    """Says in words which numbers a field takes."""

    def _validate(self, value: object) -> None:
        try:
            super()._validate(value)
        except (TooSmall, TooBig) as error:
            raise self.out_of_bounds(value) from error
        except WrongType as error:
            raise not_a_number(value) from error

    def out_of_bounds(self, value: object) -> Refused:
        if self.max is None:
            return Refused(
                _(
                    "refused_too_small",
                    default="${value} is too small: the least is ${min}.",
                    mapping={"value": str(value), "min": str(self.min)},
                )
            )
        if self.min is None:
            return Refused(
                _(
                    "refused_too_big",
                    default="${value} is too big: the most is ${max}.",
                    mapping={"value": str(value), "max": str(self.max)},
                )
            )
        return Refused(
            _(
                "refused_out_of_bounds",
                default="${value} is not between ${min} and ${max}.",
                mapping={"value": str(value), "min": str(self.min), "max": str(self.max)},
            )
        )


def read_number(typed: str) -> float:
    """Return the number a person has typed: a comma is a decimal comma, spaces are nothing."""
    try:
        return float("".join(typed.split()).replace(",", "."))
    except ValueError as error:
        raise not_a_number(typed) from error


def read_count(typed: str) -> int:
    """Return the whole number a person has typed."""
    try:
        return int("".join(typed.split()))
    except ValueError as error:
        raise not_a_number(typed) from error


def not_a_number(value: object) -> Refused:
    return Refused(
        _(
            "refused_not_a_number",
            default="“${value}” is not a number.",
            mapping={"value": str(value)},
        )
    )


@implementer(INumber)
class Number(Bounded, schema.Float):
    """A number, whole or not; never NaN or infinite."""

    _type = (int, float)

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        super().__init__(**kw)

    def _validate(self, value: object) -> None:
        if isinstance(value, bool) or (isinstance(value, float) and not math.isfinite(value)):
            raise not_a_number(value)
        super()._validate(value)

    def fromUnicode(self, value: str) -> float:
        """Read a number as people type it: a decimal comma counts as a point."""
        number = read_number(value)
        self.validate(number)
        return number


@implementer(ICount)
class Count(Bounded, schema.Int):
    """A whole number."""

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        super().__init__(**kw)

    def _validate(self, value: object) -> None:
        if isinstance(value, bool):
            raise not_a_number(value)
        super()._validate(value)
