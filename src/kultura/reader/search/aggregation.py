"""An aggregation as it is asked for: `creator`, or `creator:50` with the number of buckets."""

from dataclasses import dataclass
from kultura.reader.happening.days import DAY
from kultura.reader.search.values import COUNTED

import re


MOST = 200  # buckets
USUAL = 20
WRITTEN = re.compile(r"(\w+)(?::([0-9]{1,3}))?")


@dataclass(frozen=True)
class Aggregation:
    """The name of a facet, and how many of its values at most."""

    name: str
    size: int = USUAL

    @classmethod
    def read(cls, text: str) -> "Aggregation":
        """Return what a text asks for; raises ValueError."""
        found = WRITTEN.fullmatch(text)
        if not found or found[1] not in (*COUNTED, DAY):
            raise ValueError(text)
        size = int(found[2] or USUAL)
        if not 1 <= size <= MOST:
            raise ValueError(text)
        return cls(found[1], size)

    def __str__(self) -> str:
        return self.name if self.size == USUAL else f"{self.name}:{self.size}"
