"""The part every public record has, and the register of the kinds of record.

A kind is a class: the words it is known by (``type``, ``collection``) are data on the class, so a
new kind is a new module with a subclass: in this package, or in an add-on that names the module as
an entry point of the group ``kultura.records``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from kultura.records.fields import reference
from kultura.records.picture import Attachment
from kultura.records.picture import Picture
from kultura.records.subject import Subject
from pkgutil import iter_modules
from types import MappingProxyType
from typing import ClassVar

import kultura.records


ENTRY_POINTS = "kultura.records"


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every public record says, in one language.

    Texts are already in ``language``; where a field has no translation the builder has given the
    region's language instead. References hold UIDs only: no record embeds another object's data.
    """

    type: ClassVar[str]
    collection: ClassVar[str]

    id: str
    path: str
    title: str
    language: str
    alternates: tuple[str, ...] = ()
    summary: str | None = None
    text: str | None = None
    text_plain: str | None = None
    institution: str | None = reference()
    images: tuple[Picture, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    subjects: tuple[Subject, ...] = ()
    related: tuple[str, ...] = reference(many=True)
    published_at: datetime | None = None
    changed_at: datetime | None = None


def kinds() -> Mapping[str, type[Record]]:
    """Return the classes of record by the name of their collection (``exhibits``, ``objects``)."""
    _import_all_kinds()
    found = {cls.collection: cls for cls in _subclasses(Record) if "collection" in vars(cls)}
    return MappingProxyType(dict(sorted(found.items())))


def kind_of(type_name: str) -> type[Record]:
    """Return the class of record whose ``type`` is given; raises KeyError where there is none."""
    return {cls.type: cls for cls in kinds().values()}[type_name]


@cache
def _import_all_kinds() -> None:
    for module in iter_modules(kultura.records.__path__, "kultura.records."):
        import_module(module.name)
    for found in entry_points(group=ENTRY_POINTS):
        found.load()


def _subclasses(cls: type) -> list[type]:
    direct = cls.__subclasses__()
    return direct + [deeper for sub in direct for deeper in _subclasses(sub)]
