"""Dates in EDTF (ISO 8601-2), checked by the ``edtf`` library."""

from .refusals import Refused
from kultura.i18n import _
from kultura.records.dating.bounds import bounds
from kultura.records.dating.bounds import EdtfError
from zope import schema


class Edtf(schema.TextLine):
    """A date in EDTF: ``1890~``, ``1850/1899``, ``-0043``, ``1908-05``."""

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        kw.setdefault("max_length", 100)
        super().__init__(**kw)

    def _validate(self, value: object) -> None:
        super()._validate(value)
        if not is_edtf(value):
            raise Refused(
                _(
                    "refused_not_edtf",
                    default="“${value}” is not a date in EDTF. "
                    "Write it like 1890, 1890~, 1850/1899 or 1908-05-01.",
                    mapping={"value": value},
                )
            )


def is_edtf(text: str) -> bool:
    """Say whether the library reads ``text``."""
    try:
        bounds(text)
    except EdtfError:
        return False
    return True
