"""Composition: a public record, in each language, as the rows and bytes that the reader sends.

What is another object's stays a reference. What only open access shows is kept apart from the
body, so that restricting access drops it at once. Addresses are part of the bytes.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from hashlib import blake2b
from kultura.records import Record
from kultura.records.links import linked
from kultura.records.serialize import own_part
from kultura.records.serialize import references as references_of
from kultura.records.terms import terms
from kultura.store.collation import sort_key
from kultura.store.openings import opening_rows
from kultura.store.projection import Projection
from kultura.store.projection import Reference
from kultura.store.projection import Rendering
from kultura.store.schedules import occurrences
from typing import Any
from zoneinfo import ZoneInfo

import orjson
import re


OPEN = "open"
CAN = "yes"  # of kultura.accessibility_values
USUAL = ("place", "accessibility", "admission")
YEAR = re.compile(r"-?\d+")
IN_TEXT = re.compile(r"/iiif/image/3/([0-9a-f]{32})/")


@dataclass(frozen=True)
class Standing:
    """Where an object stands: its containers and dates, of which no record speaks."""

    containers: tuple[str, ...]
    visible_from: datetime | None = None
    visible_until: datetime | None = None


@dataclass(frozen=True)
class Region:
    """What all records of a region share: addresses, time zone, and today's date there."""

    api_url: str
    page_pattern: str
    zone: ZoneInfo
    today: date


def compose(records: Mapping[str, Record], standing: Standing, region: Region) -> Projection:
    """Return the projection of a record given in each of its languages, the region's first."""
    record = next(iter(records.values()))
    access = getattr(record, "access", OPEN)
    place = getattr(record, "place", None)
    dating = getattr(record, "dating", None)
    return Projection(
        uid=record.id,
        type=record.type,
        collection=record.collection,
        path=record.path,
        containers=standing.containers,
        institution=record.institution,
        kind=getattr(record, "kind", None),
        visible_from=standing.visible_from,
        visible_until=standing.visible_until,
        access=access,
        published_at=record.published_at,
        changed_at=record.changed_at,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        area=place.area if place else None,
        dating_from=_year(dating.from_) if dating else None,
        dating_to=_year(dating.to) if dating else None,
        terms=terms(record),
        keeps_hours=getattr(record, "opening_hours", None) is not None,
        features=_features(record),
        renderings=tuple(_rendering(one, access, region) for one in records.values()),
        occurrences=occurrences(records, region.zone),
        references=tuple(_references(records.values())),
        openings=opening_rows(record, region.today, region.zone),
    )


def _rendering(record: Record, access: str, region: Region) -> Rendering:
    own = own_part(record) | _addresses(record, region)
    images = [_picture(image, region) for image in own.pop("images")]
    attachments = [_attachment(one, region) for one in own.pop("attachments")]
    logo = {"logo": _picture(own.pop("logo"), region)} if "logo" in own else {}
    media = orjson.dumps({"images": images, "attachments": attachments} | logo)[1:-1]
    body = orjson.dumps(own)
    shown = media if access == OPEN else None
    return Rendering(
        language=record.language,
        etag=blake2b(body + (shown or b""), digest_size=12).hexdigest(),
        title=record.title,
        title_key=sort_key(record.title, record.language),
        body=body,
        card=orjson.dumps(_card(own)),
        media=shown,
        image=orjson.dumps(images[0]) if images and access == OPEN else None,
        place=_place(own),
        usual=_usual(own),
    )


def _addresses(record: Record, region: Region) -> dict[str, str]:
    page = region.page_pattern.format(
        collection=record.collection,
        id=record.id,
        language=record.language,
        path=record.path.lstrip("/"),
        type=record.type,
    )
    return {"self": f"{region.api_url}/api/v1/{record.collection}/{record.id}", "url": page}


def _card(own: dict[str, Any]) -> dict[str, Any]:
    shown = ("id", "type", "title", "kind", "self", "url")
    return {name: own[name] for name in shown if name in own}


def _place(own: dict[str, Any]) -> bytes | None:
    place = own.get("place")
    if not place:
        return None
    return orjson.dumps({"id": own["id"], "title": own["title"]} | place)


def _usual(own: dict[str, Any]) -> bytes | None:
    shown = {name: own[name] for name in USUAL if name in own}
    return orjson.dumps(shown) if shown else None


def _features(record: Record) -> tuple[str, ...]:
    accessibility = getattr(record, "accessibility", None)
    found = accessibility.venue if accessibility else ()
    return tuple(feature.code for feature in found if feature.value == CAN)


def _picture(image: dict[str, Any], region: Region) -> dict[str, Any]:
    uid = image.pop("image")
    return {"iiif": f"{region.api_url}/iiif/image/3/{uid}"} | image


def _attachment(attachment: dict[str, Any], region: Region) -> dict[str, Any]:
    uid = attachment.pop("file")
    return {"url": f"{region.api_url}/files/{uid}"} | attachment


def _references(records: Collection[Record]) -> Iterator[Reference]:
    record = next(iter(records))
    roles = references_of(record) | {
        "image": [picture.image for picture in record.images],
        "attachment": [attachment.file for attachment in record.attachments],
        "illustration": list(dict.fromkeys(_illustrations(records))),
        "link": list(dict.fromkeys(uid for one in records for uid in linked(one.text))),
    }
    for role, targets in roles.items():
        for position, target in enumerate(targets):
            yield Reference(role=role, position=position, target=target)


def _illustrations(records: Iterable[Record]) -> Iterator[str]:
    """Yield the UIDs of pictures that are shown elsewhere than among the images."""
    for record in records:
        logo = getattr(record, "logo", None)
        if logo:
            yield logo.image
        yield from IN_TEXT.findall(record.text or "")


def _year(written: str | None) -> int | None:
    found = YEAR.match(written or "")
    return int(found[0]) if found else None
