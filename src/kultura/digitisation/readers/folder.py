"""A plain folder of images with a CSV file or a MODS record beside them.

A CSV with a column of file names lists the pages, one in a row, in order. Any other CSV describes
the object, a column a field. So does MODS. Without a list of pages the images follow each other by
the numbers in their names. ALTO, PAGE and text of the same name as an image belong to its page.
"""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from kultura.digitisation import sheets
from kultura.digitisation.checksum_lists import add_list
from kultura.digitisation.checksum_lists import add_packaging
from kultura.digitisation.crosswalk.dublin_core import as_dublin_core
from kultura.digitisation.documents import document
from kultura.digitisation.image_types import IMAGE_TYPES
from kultura.digitisation.kinds.files import UNREADABLE
from kultura.digitisation.listing import Listing
from kultura.digitisation.package import Description
from kultura.digitisation.package import Division
from kultura.digitisation.package import Mention
from kultura.digitisation.package import Package
from kultura.digitisation.package import Page
from kultura.digitisation.package import Role
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.several import holds_several
from kultura.digitisation.sheets import ListedPage
from kultura.digitisation.statements import statement
from kultura.digitisation.tree import Tree
from lxml.etree import QName
from pathlib import PurePosixPath
from typing import Final

import re


FORMAT: Final = "folder"
TEXTS: Final = {"alto": Role.ALTO, "PcGts": Role.PAGE_XML}
MODS: Final = "mods"
SUMS: Final = re.compile(
    r"(?:manifest-|checksums?[.-])?(md5|sha1|sha256|sha512)(?:sums?)?(?:\.txt)?", re.IGNORECASE
)


@dataclass
class Found:
    """What was found in the folder: pages as listed, texts by the stem of their image's name."""

    listing: Listing
    pages: list[ListedPage] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    texts: dict[str, dict[Role, str]] = field(default_factory=lambda: defaultdict(dict))
    descriptions: dict[str, Description] = field(default_factory=dict)


def recognises(tree: Tree) -> bool:
    """Tell whether there are images, and a CSV or XML file, and no METS file or bag.

    Several such folders in one are packages of their own.
    """
    names = [PurePosixPath(path).name.lower() for path in tree.files]
    if any(name.startswith(("mets", "info_", "bagit.")) for name in names):
        return False
    endings = {PurePosixPath(name).suffix for name in names}
    fits = bool(endings & IMAGE_TYPES.keys()) and bool(endings & {".csv", ".xml"})
    return fits and not holds_several(tree)


def read(tree: Tree) -> Package:
    """Return the package; raises PackageRefused where neither CSV nor MODS describes it."""
    found = Found(Listing(tree.files, tree.limits))
    for path in tree.files:
        _look_at(tree, path, found)
    if not found.descriptions and not found.pages:
        why = "neither a CSV file nor MODS describes the images"
        raise PackageRefused(UNREADABLE.at(why=why))
    about = tuple(found.descriptions)
    title = _title(found.descriptions) or tree.root.name
    pages = tuple(_listed_pages(found)) if found.pages else tuple(_pages_by_name(found))
    return Package(
        FORMAT,
        tree.root.name,
        title,
        Division("", "", title, about, tuple(page.id for page in pages)),
        pages,
        found.listing.files,
        {**found.descriptions, **{one.description.id: one.description for one in found.pages}},
        findings=tuple(found.listing.findings),
    )


def _look_at(tree: Tree, path: str, found: Found) -> None:
    """Sort a file in by its name, XML by its root element."""
    name = PurePosixPath(path)
    ending, sums = name.suffix.lower(), SUMS.fullmatch(name.name)
    if sums:
        add_packaging(path, found.listing)
        add_list(tree, path, sums[1].lower(), found.listing)
    elif ending in IMAGE_TYPES:
        found.images.append(path)
    elif ending == ".csv":
        _look_at_sheet(tree, path, found)
    elif ending == ".xml":
        _look_at_xml(tree, path, found)
    elif ending == ".txt":
        found.texts[name.stem][Role.TEXT] = path


def _look_at_sheet(tree: Tree, path: str, found: Found) -> None:
    found.listing.add(path, Mention(path), Role.DESCRIPTION, "text/csv", base="")
    sheet = sheets.read(tree, path)
    found.pages.extend(sheet.pages)
    for finding in sheet.findings:
        found.listing.found(finding)
    if sheet.description:
        found.descriptions[path] = sheet.description


def _look_at_xml(tree: Tree, path: str, found: Found) -> None:
    root = document(tree, path)
    name = QName(root).localname
    if name == MODS:
        found.listing.add(path, Mention(path), Role.DESCRIPTION, "text/xml", base="")
        found.descriptions[path] = Description(path, "MODS", path, statement(root))
    elif name in TEXTS:
        found.texts[PurePosixPath(path).stem][TEXTS[name]] = path


def _listed_pages(found: Found) -> Iterator[Page]:
    """Yield the pages of a list, each with what the list says of it."""
    position = 0
    for row in found.pages:
        mention = Mention(row.description.file, row.line)
        path = _add_image(row.file, mention, found)
        if path is not None:
            position += 1
            described = (row.description.id,)
            files = _files(path, found)
            id = f"page-{position}"
            yield Page(id, position, row.label, row.type, None, files, described, row.line)


def _pages_by_name(found: Found) -> Iterator[Page]:
    """Yield the images as pages, in the order of the numbers in their names."""
    for position, path in enumerate(sorted(found.images, key=_by_numbers), start=1):
        _add_image(path, Mention(""), found)
        yield Page(f"page-{position}", position, files=_files(path, found))


def _add_image(reference: str, mention: Mention, found: Found) -> str | None:
    media_type = IMAGE_TYPES.get(PurePosixPath(reference.lower()).suffix, "")
    base = None if mention.file else ""
    return found.listing.add(reference, mention, Role.MASTER, media_type, base)


def _files(image: str, found: Found) -> dict[Role, tuple[str, ...]]:
    """Return an image and the texts beside it, noting that they belong to a page."""
    texts: Mapping[Role, str] = found.texts.get(PurePosixPath(image).stem, {})
    for role, path in texts.items():
        found.listing.add(path, Mention(""), role, base="")
    return {Role.MASTER: (image,)} | {role: (path,) for role, path in texts.items()}


def _by_numbers(path: str) -> list[tuple[int, str]]:
    """Return a key by which `scan2` comes before `scan10`."""
    parts = re.split(r"([0-9]+)", path)
    return [(int(part), "") if part.isdecimal() else (-1, part.lower()) for part in parts]


def _title(descriptions: Mapping[str, Description]) -> str:
    """Return the first title that a description says."""
    contents = [description.content for description in descriptions.values()]
    titles = (
        content.first("mods:titleInfo", "mods:title") or as_dublin_core(content).first("dc:title")
        for content in contents
    )
    return next((title for title in titles if title), "")
