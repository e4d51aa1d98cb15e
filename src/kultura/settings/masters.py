"""The section `kultura.masters`: how much each institution may keep."""

from collections.abc import Mapping
from kultura.settings.base import Section
from pydantic import Field
from pydantic import NonNegativeFloat
from typing import Final


GIGABYTE: Final = 1000**3  # bytes


class Masters(Section):
    """How much of the masters' disk each institution may fill."""

    quota_gb: NonNegativeFloat = 0
    """Gigabytes (10^9 bytes) that an institution may keep; 0: as many as the disk has."""
    quotas_gb: Mapping[str, NonNegativeFloat] = Field(default_factory=dict)
    """Other quotas by the institution's name in its address, for instance {biblioteka: 4000}."""

    def quota_of(self, institution: str) -> int:
        """Return how many bytes an institution may keep; 0: as many as the disk has."""
        return int(self.quotas_gb.get(institution, self.quota_gb) * GIGABYTE)
