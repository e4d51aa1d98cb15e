"""Whether everybody can come: features of a venue and services of an occurrence."""

from dataclasses import dataclass
from kultura.records.fields import term


@dataclass(frozen=True, kw_only=True)
class AccessibilityFeature:
    """A feature of a venue (``kultura.accessibility_features``): ``value`` is yes, limited or no.

    A feature nobody has checked is absent, never "no".
    """

    code: str = term("accessibility_features", required=True)
    value: str = term("accessibility_values", required=True)
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Accessibility:
    """Features of the ``venue`` and ``services`` (values of ``kultura.accessibility_services``)."""

    venue: tuple[AccessibilityFeature, ...] = ()
    services: tuple[str, ...] = term("accessibility_services", many=True)
