"""References to other content: only targets that the reader may see are told of.

A UID is no secret, but the target's title is one reading away from it, and an item that was
withdrawn is to leave no trace in what still refers to it.
"""

from collections.abc import Iterable
from kultura.behaviors.fields.references import IReference
from kultura.behaviors.fields.references import IReferences
from kultura.behaviors.fields.restapi import RowsSerializer
from kultura.behaviors.fields.rows import IRows
from kultura.institutions.suspension import may_see
from kultura.interfaces import IKulturaLayer
from kultura.presentation.access import withholds_media
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.serializer.dxfields import DefaultFieldSerializer
from plone.restapi.serializer.relationfield import RelationChoiceFieldSerializer
from plone.restapi.serializer.relationfield import RelationListFieldSerializer
from typing import Any
from z3c.relationfield.interfaces import IRelationChoice
from z3c.relationfield.interfaces import IRelationList
from zope.component import adapter
from zope.interface import implementer
from zope.schema import getFieldsInOrder


MEDIA = ("pictures", "attachments")


def seen(uids: Iterable[str]) -> set[str]:
    """Return those of the UIDs whose content the reader may see, in one query."""
    wanted = sorted(set(uids))
    if not wanted:
        return set()
    catalog = api.portal.get_tool("portal_catalog")
    people = not api.user.is_anonymous()
    return {brain.UID for brain in catalog(UID=wanted, show_inactive=people)}


@implementer(IFieldSerializer)
@adapter(IReferences, IDexterityContent, IKulturaLayer)
class ReferencesSerializer(DefaultFieldSerializer):
    """A list of UIDs, in order, less those of what the reader may not see."""

    def __call__(self) -> list[str]:
        held = self.get_value() or []
        visible = seen(held)
        return [uid for uid in held if uid in visible]


@implementer(IFieldSerializer)
@adapter(IReference, IDexterityContent, IKulturaLayer)
class ReferenceSerializer(DefaultFieldSerializer):
    """One UID, or nothing."""

    def __call__(self) -> str | None:
        held = self.get_value()
        return held if held and seen([held]) else None


@implementer(IFieldSerializer)
@adapter(IRows, IDexterityContent, IKulturaLayer)
class ReferringRowsSerializer(RowsSerializer):
    """Rows; a column that refers to what the reader may not see is empty.

    Pictures and files of a restricted item are not told of at all.
    """

    def __call__(self) -> list[dict[str, Any]]:
        if self.field.__name__ in MEDIA and withholds_media(self.context):
            return []
        rows = super().__call__()
        columns = [name for name, column in self._columns() if IReference.providedBy(column)]
        visible = seen(row[name] for row in rows for name in columns if row[name])
        for row in rows:
            row |= {name: None for name in columns if row[name] not in visible}
        return rows

    def _columns(self) -> list[tuple[str, Any]]:
        return getFieldsInOrder(self.field.row_schema)


@implementer(IFieldSerializer)
@adapter(IRelationChoice, IDexterityContent, IKulturaLayer)
class RelationSerializer(RelationChoiceFieldSerializer):
    """A stock relation, or nothing."""

    def get_value(self, default: Any = None) -> Any:
        value = super().get_value(default)
        target = getattr(value, "to_object", None)
        return value if target is not None and may_see(target) else default


@implementer(IFieldSerializer)
@adapter(IRelationList, IDexterityContent, IKulturaLayer)
class RelationsSerializer(RelationListFieldSerializer):
    """Stock relations, less those to what the reader may not see."""

    def get_value(self, default: list | None = None) -> list:
        return [value for value in super().get_value(default) if may_see(value.to_object)]
