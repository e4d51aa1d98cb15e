"""The public record of a production."""

from kultura.behaviors.public.record import HappeningRecord
from kultura.behaviors.public.words import Words
from kultura.records.performance import Performance
from typing import Any


class PerformanceRecord(HappeningRecord):
    """Adds the premiere and the intermissions."""

    kind = Performance

    def own(self, words: Words) -> dict[str, Any]:
        return {"premiere": words.obj.premiere, "intermissions": words.obj.intermissions}
