"""The pages of a kept package: each with its image's pyramid, its text, and its place.

All of it is made from the repository alone, so that it can be thrown away and made again.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from kultura.digitisation.kept import KeptTree
from kultura.digitisation.package import Division
from kultura.digitisation.package import Package
from kultura.digitisation.package import Page
from kultura.digitisation.page_images import image_of
from kultura.digitisation.page_texts.readers import MANY
from kultura.digitisation.page_texts.readers import texts_of
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
    images: list[tuple[Page, Made, str]] = []

    def shown() -> Iterator[tuple[Page, tuple[int, int]]]:
        for page, image, path in images_of(package, tree, pyramids, jobs):
            images.append((page, image, path))
            yield page, (image.width, image.height)

    texts = list(texts_of(tree, shown(), jobs, len(package.pages) >= MANY))
    pages = [
        NewPage(
            position=page.position,
            page=page_id(uid, page.id),
            label=page.label,
            type=page.type,
            file=image.file,
            width=text.width,
            height=text.height,
            text=text.text,
            boxes=text.boxes,
        )
        for (page, image, _path), text in zip(images, texts, strict=True)
    ]
    faults = {path: image.fault for _page, image, path in images if image.fault}
    return Paged(tuple(pages), structure_of(package, package.structure, uid), faults)


def images_of(
    package: Package, tree: KeptTree, pyramids: Path, jobs: int
) -> Iterator[tuple[Page, Made, str]]:
    """Yield each page with its image's pyramid and path; no file where it could not be made."""
    paths = {page.id: image_of(page, tree) or "" for page in package.pages}
    masters = {name_of(tree.digests[path]): tree.at(path) for path in paths.values() if path}
    coming = make_pyramids(pyramids, masters.items(), jobs)
    made: dict[str, Made] = {}
    for page in package.pages:
        path = paths[page.id]
        name = name_of(tree.digests[path]) if path else ""
        while path and name not in made:
            one = next(coming)
            made[one.file] = one
        image = made.get(name, NO_IMAGE)
        yield page, replace(NO_IMAGE, fault=image.fault) if image.fault else image, path


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
