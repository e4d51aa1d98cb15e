"""From a residency to its public record."""

from kultura.behaviors.public.record import HappeningRecord
from kultura.behaviors.public.words import Words
from kultura_gallery.records import Residency
from typing import Any


class ResidencyRecord(HappeningRecord):
    """Adds who stays, how long, and what comes of it."""

    kind = Residency

    def own(self, words: Words) -> dict[str, Any]:
        """Return the fields that only residencies have."""
        obj = words.obj
        return {
            "artist": obj.artist or None,
            "discipline": obj.discipline or None,
            "opens": obj.opens,
            "closes": obj.closes,
            "exhibits": tuple(obj.exhibits or ()),
        }
