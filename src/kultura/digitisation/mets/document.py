"""A METS file as plain data: its files, its two structures, its descriptions."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from kultura.digitisation.documents import document
from kultura.digitisation.documents import Element
from kultura.digitisation.package import Description
from kultura.digitisation.statements import statement
from kultura.digitisation.tree import Tree
from lxml.etree import QName
from typing import Final


METS: Final = "http://www.loc.gov/METS/"
NS: Final = {"m": METS}
HREF: Final = "{http://www.w3.org/1999/xlink}href"
FROM: Final = "{http://www.w3.org/1999/xlink}from"
TO: Final = "{http://www.w3.org/1999/xlink}to"


@dataclass(frozen=True)
class MetsFile:
    """A file of the file section: its group, its reference as written, and what is said of it."""

    id: str
    group: str
    media_type: str
    href: str
    checksum: str
    algorithm: str
    size: str
    line: int


@dataclass(frozen=True)
class Div:
    """A part of a structure, with the ids of the files it points to."""

    id: str
    type: str
    label: str
    order: str
    order_label: str
    descriptions: tuple[str, ...]
    files: tuple[str, ...]
    parts: tuple["Div", ...]
    line: int

    def everywhere(self) -> Iterator["Div"]:
        """Yield this part and all below it, in order."""
        yield self
        for part in self.parts:
            yield from part.everywhere()


@dataclass(frozen=True)
class Mets:
    """A METS file; ``links`` go from a logical part's id to those of physical ones."""

    path: str
    id: str
    type: str
    label: str
    files: tuple[MetsFile, ...]
    physical: Div | None
    logical: Div | None
    links: Mapping[str, tuple[str, ...]]
    descriptions: Mapping[str, Description]


def read(tree: Tree, path: str) -> Mets:
    """Return what a METS file says; raises PackageRefused."""
    root = document(tree, path)
    return Mets(
        path,
        root.get("OBJID", ""),
        root.get("TYPE", ""),
        root.get("LABEL", ""),
        tuple(_files(root)),
        _structure(root, "PHYSICAL"),
        _structure(root, "LOGICAL"),
        _links(root),
        {one.id: one for one in _descriptions(root, path)},
    )


def _files(root: Element) -> Iterator[MetsFile]:
    """Yield the files of the file section, then metadata that lies in files of its own."""
    for element in root.iterfind("m:fileSec//m:file", NS):
        if element.find("m:FContent", NS) is None:
            yield _file(element, element.find("m:FLocat", NS))
    for element in root.iterfind(".//m:mdRef", NS):
        yield _file(element, element)


def _file(element: Element, place: Element | None) -> MetsFile:
    group = element.getparent()
    return MetsFile(
        element.get("ID", ""),
        "" if group is None else group.get("ID") or group.get("USE", ""),
        element.get("MIMETYPE", ""),
        "" if place is None else place.get(HREF, ""),
        element.get("CHECKSUM", ""),
        element.get("CHECKSUMTYPE", ""),
        element.get("SIZE", ""),
        element.sourceline or 0,
    )


def _structure(root: Element, kind: str) -> Div | None:
    for structure in root.iterfind("m:structMap", NS):
        top = structure.find("m:div", NS)
        if structure.get("TYPE", "").upper() == kind and top is not None:
            return _div(top)
    return None


def _div(element: Element) -> Div:
    pointers = [*element.iterfind("m:fptr", NS), *element.iterfind("m:fptr//m:area", NS)]
    return Div(
        element.get("ID", ""),
        element.get("TYPE", ""),
        element.get("LABEL", ""),
        element.get("ORDER", ""),
        element.get("ORDERLABEL", ""),
        tuple(element.get("DMDID", "").split()),
        tuple(one.get("FILEID", "") for one in pointers if one.get("FILEID")),
        tuple(_div(child) for child in element.iterfind("m:div", NS)),
        element.sourceline or 0,
    )


def _links(root: Element) -> dict[str, tuple[str, ...]]:
    found = defaultdict(list)
    for link in root.iterfind("m:structLink/m:smLink", NS):
        found[link.get(FROM, "")].append(link.get(TO, ""))
    return {source: tuple(targets) for source, targets in found.items()}


def _descriptions(root: Element, path: str) -> Iterator[Description]:
    for section in root.iterfind("m:dmdSec", NS):
        for wrap in section.iterfind("m:mdWrap", NS):
            for content in wrap.iterfind("m:xmlData/*", NS):
                standard = wrap.get("MDTYPE") or QName(content).localname.upper()
                yield Description(section.get("ID", ""), standard, path, statement(content))
