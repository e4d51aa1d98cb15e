"""The public record of a digital collection."""

from kultura.behaviors.public.agents import agents
from kultura.behaviors.public.record import PublicRecord
from kultura.behaviors.public.words import Words
from kultura.records.collection import Collection
from typing import Any


class DigitalCollectionRecord(PublicRecord):
    """Adds who made it and what it is part of."""

    kind = Collection

    def own(self, words: Words) -> dict[str, Any]:
        return {"creators": agents(words), "part_of": tuple(words.obj.part_of or ())}
