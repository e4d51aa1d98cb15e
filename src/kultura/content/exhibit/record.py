"""The public record of an exhibition."""

from kultura.behaviors.public.record import HappeningRecord
from kultura.behaviors.public.words import Words
from kultura.records.exhibit import Exhibit
from typing import Any


class ExhibitRecord(HappeningRecord):
    """Adds when it is open and which works it shows."""

    kind = Exhibit

    def own(self, words: Words) -> dict[str, Any]:
        obj = words.obj
        return {
            "opens": obj.opens,
            "closes": obj.closes,
            "permanent": bool(obj.permanent),
            "works": tuple(obj.works or ()),
        }
