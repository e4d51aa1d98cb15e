"""Europeana's content and metadata tiers of an object, by the thresholds Europeana publishes.

Europeana Publishing Framework, in Europeana's knowledge base: "ContentTier 1: Image type" and
"ContentTier 2-4: Image type" (0.1, 0.42 and 0.95 megapixel), "Tier A-C requirements" with "Metadata
Tier A" and "Metadata Tier C" (https://europeana.atlassian.net/wiki/spaces/EF/pages/2060386364,
…/1969979393, …/1969258498, …/1967849520). The smallest of language, enabling elements and
contextual classes is the metadata tier. Every text is published with its language, so of the
properties Europeana counts only those that are bare addresses have none.
"""

from collections.abc import Iterator
from kultura.behaviors.lookup import find_while_indexing
from kultura.records.rights import statements
from kultura.vocabularies.site import site_vocabulary
from typing import Any
from typing import Final


MEGAPIXEL: Final = 1_000_000
SMALL, MEDIUM, LARGE = 0.1 * MEGAPIXEL, 0.42 * MEGAPIXEL, 0.95 * MEGAPIXEL
# tier: share of properties with a language, enabling elements, scenarios, contextual classes
METADATA: Final = {"C": (0.75, 4, 2, 2), "B": (0.5, 3, 2, 1), "A": (0.25, 1, 1, 0)}
NONE: Final = "0"


def content_tier(obj: Any) -> int:
    """Return 0–4: how well the object's digital form can be shown and reused."""
    if getattr(obj, "access", "open") != "open":
        return 0
    kind = getattr(obj, "edm_type", None)
    best = _of_pictures(obj) if kind in ("IMAGE", "TEXT", None) else 0
    files = _media_types(obj)
    if kind == "TEXT" and "application/pdf" in files:
        best = 3
    if kind in ("SOUND", "3D") and files:
        best = 3
    if kind in ("VIDEO", "SOUND", "3D", "TEXT"):
        best = max(best, 1)  # the object's own page on the public platform is the link asked for
    return _limited_by_rights(obj, best)


def metadata_tier(obj: Any) -> str:
    """Return ``0``, ``A``, ``B`` or ``C``: how well the object is described."""
    share, scenarios = language_share(obj), enabling(obj)
    elements = sum(map(len, scenarios.values()))
    groups = sum(map(bool, scenarios.values()))
    linked = len(set(contextual(obj)))
    found = (share, elements, groups, linked)
    reached = (
        tier
        for tier, needed in METADATA.items()
        if all(has >= wanted for has, wanted in zip(found, needed, strict=True))
    )
    return next(reached, NONE)


def language_share(obj: Any) -> float:
    """Return the share of the properties there are that have a value with a language."""
    texts = ("title", "description", "topics", "object_type", "materials", "places", "provenance")
    said = sum(1 for name in texts if getattr(obj, name, None))
    bare = sum(1 for name in ("part_of", "related") if getattr(obj, name, None))
    return said / (said + bare) if said else 0.0


def enabling(obj: Any) -> dict[str, list[str]]:
    """Return the enabling elements that are there, by Europeana's discovery scenario."""
    scenarios = {
        "dates": ("issued", "dating_edtf"),
        "subjects": ("topics", "object_type", "materials", "technique"),
        "agents": ("agents", "publisher"),
        "places": ("places",),
    }
    return {
        scenario: [name for name in names if getattr(obj, name, None)]
        for scenario, names in scenarios.items()
    }


def contextual(obj: Any) -> Iterator[str]:
    """Yield the contextual classes that are linked to a vocabulary or have all they need."""
    if any(row.get("authority") for row in getattr(obj, "agents", None) or ()):
        yield "agent"
    if any(row.get("uri") for row in getattr(obj, "places", None) or ()):
        yield "place"
    if any(row.get("uri") for row in getattr(obj, "topics", None) or ()) or _kind_has_uri(obj):
        yield "concept"
    if getattr(obj, "dating_edtf", None):
        yield "timespan"  # its beginning and end are delivered


def _kind_has_uri(obj: Any) -> bool:
    term = site_vocabulary("object_types").by_value.get(getattr(obj, "object_type", None))
    return bool(term and term.uri)


def _of_pictures(obj: Any) -> int:
    rows = getattr(obj, "pictures", None) or ()
    pixels = max((_pixels(row["image"]) for row in rows if row.get("image")), default=0)
    if pixels >= LARGE:
        return 3
    return 2 if pixels >= MEDIUM else int(pixels >= SMALL)


def _limited_by_rights(obj: Any, tier: int) -> int:
    """Tier 3 needs rights that allow some reuse; with free reuse it is tier 4."""
    known = statements().get(getattr(obj, "reproduction_rights", None))
    reuse = known.reuse if known else "permission"
    if tier < 3 or reuse == "restricted":
        return tier
    return 4 if reuse == "open" else 2


def _pixels(uid: str) -> int:
    stored = find_while_indexing(uid)
    file = getattr(stored, "image", None)
    width, height = file.getImageSize() if file is not None else (0, 0)
    return max(width, 0) * max(height, 0)


def _media_types(obj: Any) -> set[str]:
    rows = getattr(obj, "attachments", None) or ()
    stored = (find_while_indexing(row["file"]) for row in rows if row.get("file"))
    files = (getattr(item, "file", None) for item in stored)
    return {file.contentType for file in files if file is not None}
