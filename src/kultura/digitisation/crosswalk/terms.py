"""Codes of libraries and the terms of Kultura's vocabularies they mean."""

from functools import cache
from kultura.vocabularies.terms import vocabulary
from typing import Final


RELATORS: Final = "http://id.loc.gov/vocabulary/relators/"
BCP_47: Final = {  # ISO 639-2, bibliographic and terminological
    **dict.fromkeys(("cze", "ces"), "cs"),
    **dict.fromkeys(("ger", "deu"), "de"),
    **dict.fromkeys(("fre", "fra"), "fr"),
    **dict.fromkeys(("slo", "slk"), "sk"),
    **dict.fromkeys(("rum", "ron"), "ro"),
    **dict.fromkeys(("gre", "ell"), "el"),
    **dict.fromkeys(("per", "fas"), "fa"),
    **dict.fromkeys(("chi", "zho"), "zh"),
    **dict.fromkeys(("geo", "kat"), "ka"),
    **dict.fromkeys(("arm", "hye"), "hy"),
    **dict.fromkeys(("dut", "nld"), "nl"),
    "pol": "pl",
    "eng": "en",
    "ukr": "uk",
    "spa": "es",
    "ita": "it",
    "rus": "ru",
    "bel": "be",
    "lit": "lt",
    "lav": "lv",
    "est": "et",
    "hun": "hu",
    "lat": "la",
    "heb": "he",
    "yid": "yi",
    "ara": "ar",
    "tur": "tr",
    "jpn": "ja",
    "vie": "vi",
    "swe": "sv",
    "dan": "da",
    "nob": "nb",
    "fin": "fi",
    "por": "pt",
    "chu": "cu",
    "srp": "sr",
    "hrv": "hr",
    "bul": "bg",
    "slv": "sl",
    "epo": "eo",
}
IDENTIFIERS: Final = {  # types as MODS and NDK write them
    "urn": "urn",
    "urnnbn": "urn",
    "uuid": "source",
    "local": "source",
    "ccnb": "other",
    "hdl": "handle",
}
EDM_TYPES: Final = {  # MODS typeOfResource and DCMI types, in lower case
    "text": "TEXT",
    "still image": "IMAGE",
    "stillimage": "IMAGE",
    "image": "IMAGE",
    "cartographic": "IMAGE",
    "notated music": "TEXT",
    "moving image": "VIDEO",
    "movingimage": "VIDEO",
    "sound": "SOUND",
    "sound recording": "SOUND",
    "sound recording-musical": "SOUND",
    "sound recording-nonmusical": "SOUND",
    "three dimensional object": "3D",
    "physicalobject": "3D",
}


def role(code: str) -> str:
    """Return the role a MARC relator code or a role's label means, or nothing."""
    return _roles().get(code.strip().lower(), "")


def language(code: str) -> str:
    """Return a known language from its code of two or three letters, or nothing."""
    tag = BCP_47.get(code.strip().lower(), code.strip().lower())
    return tag if tag in vocabulary("languages").by_value else ""


def identifier_type(name: str) -> str:
    """Return the type of an identifier; what has no type of its own is `other`."""
    name = name.strip().lower()
    if name in vocabulary("identifier_types").by_value:
        return name
    return IDENTIFIERS.get(name, "other")


@cache
def _roles() -> dict[str, str]:
    found: dict[str, str] = {}
    for term in vocabulary("agent_roles").terms:
        if term.uri and term.uri.startswith(RELATORS):
            found.setdefault(term.uri.removeprefix(RELATORS), term.value)
        for label in (term.value, *term.labels.values()):
            found.setdefault(label.lower(), term.value)
    return found
