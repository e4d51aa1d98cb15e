"""Who can come and what helps them, for the public."""

from .words import Words
from kultura.records.accessibility import Accessibility
from kultura.records.accessibility import AccessibilityFeature


def accessibility(words: Words) -> Accessibility | None:
    """Return features and services, None where nothing is known."""
    rows = getattr(words.obj, "accessibility_venue", None) or ()
    features = tuple(
        AccessibilityFeature(
            code=row["code"],
            value=row["value"],
            note=words.inside("accessibility_venue", row.get("note")),
        )
        for row in rows
        if row.get("code") and row.get("value")
    )
    return known(features, getattr(words.obj, "accessibility_services", None) or ())


def known(features: tuple, services: list[str]) -> Accessibility | None:
    """Return None in place of an accessibility that says nothing."""
    return Accessibility(venue=features, services=tuple(services)) if features or services else None
