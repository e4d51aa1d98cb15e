"""What a manifest says of an object in words: title, facts, rights, and whose it is.

Presentation API 3.0, 3.1. Texts are given in every language the record has; the names of facts in
Polish and English.
"""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from kultura.reader.iiif.presentation.source import Body
from kultura.reader.iiif.presentation.source import Source
from typing import Any
from typing import Final

import re


Texts = dict[str, list[str]]
NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "creators": ("Twórcy", "Creators"),
    "dating": ("Czas powstania", "Date"),
    "technique": ("Technika", "Technique"),
    "dimensions": ("Wymiary", "Dimensions"),
    "publisher": ("Wydawca", "Publisher"),
    "edition": ("Wydanie", "Edition"),
    "series": ("Seria", "Series"),
    "issued": ("Data wydania", "Issued"),
    "inventoryNumber": ("Numer inwentarzowy", "Inventory number"),
    "identifiers": ("Identyfikatory", "Identifiers"),
    "provenance": ("Proweniencja", "Provenance"),
}
ATTRIBUTION: Final = {"pl": ["Źródło"], "en": ["Attribution"]}
RECORD: Final = {"pl": ["Opis obiektu"], "en": ["Description of the object"]}
DAY: Final = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?")
SMALL: Final = 200  # pixels, both ways at most


def described(source: Source) -> dict[str, Any]:
    """Return the descriptive properties of a manifest."""
    said = {
        "label": in_languages(source.bodies, lambda body: [body["title"]]),
        "summary": in_languages(source.bodies, lambda body: listed(body.get("summary"))),
        "metadata": list(metadata(source.bodies)),
        "requiredStatement": required_statement(source),
        "rights": rights(source.own),
        "navDate": nav_date(source.own),
        "homepage": [homepage(body, language) for language, body in source.bodies.items()],
        "provider": provider(source.institution),
    }
    return {name: value for name, value in said.items() if value}


def in_languages(bodies: Mapping[str, Body], texts: Callable[[Body], list[str]]) -> Texts:
    """Return what each language says; a language that says the same as one before is left out."""
    found: Texts = {}
    for language, body in bodies.items():
        said = texts(body)
        if said and said not in found.values():
            found[language] = said
    return found


def metadata(bodies: Mapping[str, Body]) -> Iterator[dict[str, Texts]]:
    """Yield the facts of a record, each with its name."""
    for name, (polish, english) in NAMES.items():
        value = in_languages(bodies, lambda body, name=name: values(body.get(name)))
        if value:
            yield {"label": {"pl": [polish], "en": [english]}, "value": value}


def values(said: Any) -> list[str]:
    """Return a field of a record as texts: of agents their names, of others what they are."""
    if isinstance(said, str):
        return [said]
    if isinstance(said, Mapping):
        return listed(next((said[key] for key in ("name", "text", "value") if said.get(key)), None))
    return [text for one in said or () for text in values(one)]


def listed(text: str | None) -> list[str]:
    """Return a text as a list, empty without one."""
    return [text] if text else []


def required_statement(source: Source) -> dict[str, Texts] | None:
    """Return the line that has to be shown: the credit, else who holds the rights or the object."""
    value = in_languages(source.bodies, credit)
    return {"label": ATTRIBUTION, "value": value} if value else None


def credit(body: Body) -> list[str]:
    """Return the credit of a record in its language."""
    said = [right_of(body).get("credit"), body.get("creditLine"), right_of(body).get("holder")]
    said.append((body.get("institution") or {}).get("title"))
    return listed(next((text for text in said if text), None))


def right_of(body: Body) -> Body:
    """Return the right in the reproduction, else in the work; empty where neither is known."""
    known = body.get("rights") or {}
    return known.get("reproduction") or known.get("work") or {}


def rights(body: Body) -> str | None:
    """Return the URI of the rights, which starts with http (3.1)."""
    uri = right_of(body).get("uri")
    return uri.replace("https://", "http://", 1) if uri else None


def nav_date(body: Body) -> str | None:
    """Return the moment at which an object stands among others: its issue, or its making."""
    dating = body.get("dating") or {}
    found = DAY.match(body.get("issued") or dating.get("edtf") or dating.get("from") or "")
    if not found or found[1].startswith("-") or found[1] == "0000":
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    return f"{first_day(year, month, day).isoformat()}T00:00:00Z"


def first_day(year: int, month: int, day: int) -> date:
    """Return a day; the first of its year where the month is a season (EDTF), or none at all."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 1, 1)


def homepage(body: Body, language: str) -> dict[str, Any]:
    """Return the page of an object on the public platform."""
    label = {language: [body["title"]]}
    page = {"id": body["url"], "type": "Text", "label": label, "format": "text/html"}
    return page | {"language": [language]}


def provider(bodies: Mapping[str, Body]) -> list[dict[str, Any]]:
    """Return the institution, with its page and its logo."""
    if not bodies:
        return []
    own = next(iter(bodies.values()))
    agent = {
        "id": own["self"],
        "type": "Agent",
        "label": in_languages(bodies, lambda body: [body["title"]]),
        "homepage": [homepage(body, language) for language, body in bodies.items()],
    }
    logo = own.get("logo")
    if logo and logo.get("width") and logo.get("height"):
        agent["logo"] = [thumbnail(logo["iiif"], logo["width"], logo["height"])]
    return [agent]


def thumbnail(image: str, width: int, height: int) -> dict[str, Any]:
    """Return a small version of a picture, and the service that makes others."""
    share = min(1.0, SMALL / max(width, height))
    size = max(1, round(width * share)), max(1, round(height * share))
    return {
        "id": f"{image}/full/{size[0]},{size[1]}/0/default.jpg",
        "type": "Image",
        "format": "image/jpeg",
        "width": size[0],
        "height": size[1],
        "service": [image_service(image)],
    }


def image_service(image: str) -> dict[str, str]:
    """Return the Image API service of a picture."""
    return {"id": image, "type": "ImageService3", "profile": "level2"}
