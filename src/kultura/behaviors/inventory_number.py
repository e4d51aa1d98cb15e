"""The inventory number: mandatory where the institution keeps an inventory.

Which kinds of institution do is their own word (``IInstitution.keeps_inventory``), not a list here.
"""

from .fields.refusals import Refused
from .section import section_of
from kultura.i18n import _
from zope import schema


class InventoryNumber(schema.TextLine):
    """A line that must be filled in wherever an inventory is kept."""

    def __init__(self, **kw) -> None:
        kw.setdefault("required", False)
        kw.setdefault("max_length", 200)
        super().__init__(**kw)

    def validate(self, value: object) -> None:
        if not value and is_inventory_number_required(self.context):
            refuse_missing()
        super().validate(value)


def is_inventory_number_required(context: object) -> bool:
    """Say whether ``context`` is in an institution that keeps an inventory."""
    return bool(getattr(section_of(context), "keeps_inventory", False))


def refuse_missing() -> None:
    raise Refused(
        _(
            "refused_no_inventory_number",
            default="A museum's object needs its inventory number.",
        )
    )
