"""Whether everybody can come: features of a venue and services of an occurrence."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class AccessibilityFeature:
    """A feature of a venue (``kultura.accessibility_features``): ``value`` is yes, limited or no.

    A feature nobody has checked is absent, never "no".
    """

    code: str
    value: str
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Accessibility:
    """Features of the ``venue`` and ``services`` (values of ``kultura.accessibility_services``)."""

    venue: tuple[AccessibilityFeature, ...] = ()
    services: tuple[str, ...] = ()
