"""The pages of a kept package: each with its image's pyramid, its text, and its place.

All of it is made from the repository alone, so that it can be thrown away and made again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from kultura.digitisation.kept import KeptTree
from kultura.digitisation.package import Division
from kultura.digitisation.package import IMAGES
from kultura.digitisation.package import Package
from kultura.digitisation.package import Page
from kultura.digitisation.page_texts.reading import recognised_text
from kultura.digitisation.recognising import read
from kultura.media.pyramids.making import Made
from kultura.media.pyramids.making import make_pyramids
from kultura.media.pyramids.recipe import name_of
from kultura.store.pages import NewPage
from kultura.store.pages import page_id
from pathlib import Path
from typing import Any
from typing import Final


TITLES: Final = (("mods:titleInfo", "mods:title"), ("dc:title",))
NO_IMAGE: Final = Made("")


@dataclass(frozen=True)
class Paged:
    """Pages in order, their structure, and why images are missing, by their path."""

    pages: tuple[NewPage, ...]
    structure: Mapping[str, Any]
    faults: Mapping[str, str]


def paged(tree: KeptTree, uid: str, pyramids: Path, jobs: int) -> Paged:
    """Return the pages of a record's package; its images' pyramids are made below a folder.

    Those that are there already are left alone. Raises PackageRefused where the package cannot be
    read, OSError where the disk is full.
    """
    package = read(tree)
    images = {page.id: image_of(tree, page) for page in package.pages}
    masters = {name_of(tree.digests[path]): tree.at(path) for path in images.values() if path}
    made = {one.file: one for one in make_pyramids(pyramids, masters.items(), jobs)}
    faults = {}
    pages = []
    for page in package.pages:
        path = images[page.id]
        image = made[name_of(tree.digests[path])] if path else NO_IMAGE
        if image.fault:
            faults[path] = image.fault
            image = NO_IMAGE
        pages.append(new_page(tree, page, uid, image))
    return Paged(tuple(pages), structure_of(package, package.structure, uid), faults)


def image_of(tree: KeptTree, page: Page) -> str | None:
    """Return the path of the best image of a page that the package has."""
    paths = (path for role in IMAGES for path in page.files.get(role, ()))
    return next((path for path in paths if path in tree.files), None)


def new_page(tree: KeptTree, page: Page, uid: str, image: Made) -> NewPage:
    """Return a page with its text."""
    found = recognised_text(tree, page, (image.width, image.height))
    return NewPage(
        position=page.position,
        page=page_id(uid, page.id),
        label=page.label,
        type=page.type,
        file=image.file,
        width=found.width,
        height=found.height,
        text=found.text,
        boxes=found.boxes,
    )


def structure_of(package: Package, division: Division, uid: str) -> dict[str, Any]:
    """Return a division as plain data: its type, what it is called, its pages' ids, its parts."""
    return {
        "type": division.type,
        "label": division.label or title_of(package, division),
        "pages": [page_id(uid, id) for id in division.pages],
        "parts": [structure_of(package, part, uid) for part in division.parts],
    }


def title_of(package: Package, division: Division) -> str:
    """Return the title that a division's descriptions give it, or nothing."""
    contents = [package.descriptions[id].content for id in division.descriptions]
    found = (content.first(*path) for path in TITLES for content in contents)
    return next((title for title in found if title), "")
