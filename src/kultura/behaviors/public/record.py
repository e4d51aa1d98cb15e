"""The part every public record has, and the part of everything that happens.

A type's ``record.py`` adds what is its own.
"""

from .accessibility import accessibility
from .admission import admission
from .agents import agents
from .audience import ages
from .moments import changed_at
from .moments import published_at
from .path import path_of
from .pictures import attachments
from .pictures import images
from .place import place
from .schedule import schedule
from .text import texts
from .topics import subjects
from .words import Words
from Acquisition import aq_parent
from kultura.behaviors.section import section_of
from kultura.interfaces import IPublicRecord
from kultura.records.record import Record
from typing import Any
from typing import ClassVar
from zope.interface import implementer


@implementer(IPublicRecord)
class PublicRecord:
    """Makes the record of one ``kind``; a type says what it adds in ``own``."""

    kind: ClassVar[type[Record]]

    def __init__(self, context: Any) -> None:
        self.context = context

    def record(self, language: str) -> Record:
        words = Words(self.context, language)
        return self.kind(**common(words), **self.own(words))

    def own(self, words: Words) -> dict[str, Any]:
        """Return the fields of the record that only this kind has."""
        return {}


class HappeningRecord(PublicRecord):
    """Makes the record of something people come to."""

    def record(self, language: str) -> Record:
        words = Words(self.context, language)
        return self.kind(**common(words), **happening(words), **self.own(words))


def common(words: Words) -> dict[str, Any]:
    """Return the fields that every record has."""
    obj = words.obj
    section = section_of(aq_parent(obj))
    return {
        "id": obj.UID(),
        "path": path_of(obj),
        "title": words.of("title") or obj.getId(),
        "language": words.language,
        "alternates": words.others,
        "summary": words.of("description"),
        "institution": section.UID() if section is not None else None,
        "images": images(words),
        "attachments": attachments(words),
        "subjects": subjects(words),
        "related": tuple(getattr(obj, "related", None) or ()),
        "published_at": published_at(obj),
        "changed_at": changed_at(obj),
        **texts(words),
    }


def happening(words: Words) -> dict[str, Any]:
    """Return the fields of what people come to."""
    obj = words.obj
    return {
        "schedule": schedule(words),
        "place": place(words),
        "accessibility": accessibility(words),
        "admission": admission(words),
        "audience": tuple(getattr(obj, "audience", None) or ()),
        "ages": ages(words),
        "languages": tuple(getattr(obj, "languages", None) or ()),
        "credits": agents(words),
        "genre": getattr(obj, "genre", None) or None,
        "duration": getattr(obj, "duration", None),
    }
