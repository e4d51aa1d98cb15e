"""One item in a listing."""

from Acquisition import aq_base
from collections.abc import Iterable
from dataclasses import dataclass
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from typing import Any


@dataclass(frozen=True)
class Card:
    """What a listing shows of an item; ``picture`` is an address or empty."""

    title: str
    url: str
    summary: str
    kind: str
    picture: str


@indexer(IDexterityContent)
def lead_picture(item: Any) -> str:
    """Index the UID of the item's first picture, for listings; empty where it has none."""
    pictures = getattr(aq_base(item), "pictures", None) or []
    return pictures[0]["image"] if pictures else ""


def cards(brains: Iterable[Any]) -> list[Card]:
    """Make cards of catalog records."""
    types = api.portal.get_tool("portal_types")
    return [
        Card(brain.Title, brain.getURL(), brain.Description, _kind(types, brain), _picture(brain))
        for brain in brains
    ]


def _kind(types: Any, brain: Any) -> str:
    fti = types.getTypeInfo(brain.portal_type)
    return fti.Title() if fti else ""


def _picture(brain: Any) -> str:
    uid = getattr(brain, "lead_picture", None)
    return f"{brain.getURL()}/@@picture/{uid}/preview" if isinstance(uid, str) and uid else ""
