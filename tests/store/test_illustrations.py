"""Pictures outside of a record's images, in its text or as its logo, are referred to as well."""

from datetime import date
from kultura.records.institution import Institution
from kultura.records.page import Page
from kultura.records.picture import Picture
from kultura.store.composition import compose
from kultura.store.composition import Region
from kultura.store.composition import Standing
from kultura.store.measures import measured
from kultura.store.measures import PublicFile
from zoneinfo import ZoneInfo

import orjson


REGION = Region("http://api", "http://www/{id}", ZoneInfo("Europe/Warsaw"), date(2027, 1, 1))
ONE, OTHER = "1" * 32, "2" * 32
PLAIN = {"id": "a", "path": "a", "title": "A"}


def shown(projection) -> list[str]:
    return [one.target for one in projection.references if one.role == "illustration"]


def test_pictures_in_the_text_of_any_language() -> None:
    def page(language: str, uid: str) -> Page:
        text = f'<p><img src="http://api/iiif/image/3/{uid}/full/!1200,1200/0/default.jpg"/></p>'
        return Page(**PLAIN, language=language, text=text)

    records = {"pl": page("pl", ONE), "en": page("en", OTHER)}
    assert shown(compose(records, Standing(()), REGION)) == [ONE, OTHER]


def test_a_logo_has_an_address() -> None:
    logo = Picture(image=ONE, alt="Muzeum")
    record = Institution(**PLAIN, language="pl", kind="museum", logo=logo)
    projection = compose({"pl": record}, Standing(()), REGION)
    assert shown(projection) == [ONE]
    media = orjson.loads(b"{" + projection.renderings[0].media + b"}")
    assert media["logo"]["iiif"] == f"http://api/iiif/image/3/{ONE}"
    assert "image" not in media["logo"]


def test_a_logo_has_its_measures_and_goes_with_its_file() -> None:
    logo = Picture(image=ONE, alt="Muzeum")
    record = Institution(**PLAIN, language="pl", kind="museum", logo=logo)
    media = compose({"pl": record}, Standing(()), REGION).renderings[0].media
    file = PublicFile(ONE, "h", "image/png", 9, None, 400, 300, "#ff0000", True, False)
    shown = orjson.loads(b"{" + measured(media, {ONE: file}) + b"}")["logo"]
    assert (shown["width"], shown["height"], shown["color"]) == (400, 300, "#ff0000")
    assert orjson.loads(b"{" + measured(media, {}) + b"}") == {"images": [], "attachments": []}
