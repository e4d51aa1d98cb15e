"""Descriptions in XML as plain statements: every element, every attribute, nothing left out."""

from kultura.digitisation.documents import Element
from kultura.digitisation.package import Statement
from lxml.etree import QName
from typing import Final


PREFIXES: Final = {
    "http://www.loc.gov/mods/v3": "mods",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.openarchives.org/OAI/2.0/oai_dc/": "oai_dc",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


def statement(element: Element) -> Statement:
    """Return an element and all below it as a statement."""
    return Statement(
        name_of(element.tag),
        " ".join(_own_text(element).split()),
        {name_of(name): value for name, value in element.attrib.items()},
        tuple(statement(child) for child in element if isinstance(child.tag, str)),
        element.sourceline,
    )


def name_of(tag: str | bytes | bytearray | QName) -> str:
    """Return a name with the prefix of its standard; a strange namespace stays as it is."""
    name = QName(tag)
    if not name.namespace:
        return name.localname
    prefix = PREFIXES.get(name.namespace)
    return f"{prefix}:{name.localname}" if prefix else name.text


def _own_text(element: Element) -> str:
    return (element.text or "") + "".join(child.tail or "" for child in element)
