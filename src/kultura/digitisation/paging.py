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
from kultura.digitisation.page_texts.readers import texts_of
from kultura.digitisation.page_texts.reading import RecognisedText
from kultura.digitisation.recognising import read
from kultura.digitisation.turning import turned_boxes
from kultura.digitisation.turning import turned_size
from kultura.media.pyramids.making import Made
from kultura.media.pyramids.making import make_pyramids
from kultura.media.pyramids.recipe import name_of
from kultura.store.pages import NewPage
from kultura.store.pages import page_id
from pathlib import Path
from typing import Any
from typing import Final


TITLES: Final = (("mods:titleInfo", "mods:title"), ("dc:title",))
UNTURNED: Final[Mapping[str, int]] = {}
NO_IMAGE: Final = Made("")


@dataclass(frozen=True)
class Paged:
    """Pages in order, their structure, and why images are missing, by their path."""

    pages: tuple[NewPage, ...]
    structure: Mapping[str, Any]
    faults: Mapping[str, str]


@dataclass(frozen=True)
class Imaged:
    """A page with its image: its pyramid, the master's path, and how far it is turned."""

    page: Page
    image: Made
    path: str
    turn: int


def paged(
    tree: KeptTree, uid: str, pyramids: Path, jobs: int, turns: Mapping[str, int] = UNTURNED
) -> Paged:
    """Return the pages of a record's package; its images' pyramids are made below a folder.

    ``turns`` says by the id of a page how far it is turned clockwise, with the boxes of its words.
    Pyramids that are there already are left alone. Raises PackageRefused where the package
    cannot be read, OSError where the disk is full.
    """
    package = read(tree)
    images: list[Imaged] = []

    def shown() -> Iterator[tuple[Page, tuple[int, int]]]:
        for one in images_of(package, tree, uid, pyramids, jobs, turns):
            images.append(one)
            yield one.page, turned_size((one.image.width, one.image.height), one.turn)

    texts = list(texts_of(tree, shown(), jobs))
    pages = [new_page(one, text, uid) for one, text in zip(images, texts, strict=True)]
    faults = {one.path: one.image.fault for one in images if one.image.fault}
    return Paged(tuple(pages), structure_of(package, package.structure, uid), faults)


def new_page(one: Imaged, text: RecognisedText, uid: str) -> NewPage:
    """Return a page with its text; the boxes of its words are turned as its image is."""
    size = text.width, text.height
    width, height = turned_size(size, one.turn)
    return NewPage(
        position=one.page.position,
        page=page_id(uid, one.page.id),
        label=one.page.label,
        type=one.page.type,
        file=one.image.file,
        width=width,
        height=height,
        text=text.text,
        boxes=turned_boxes(text.boxes, size, one.turn),
        turned=one.turn,
    )


def images_of(
    package: Package,
    tree: KeptTree,
    uid: str,
    pyramids: Path,
    jobs: int,
    turns: Mapping[str, int],
) -> Iterator[Imaged]:
    """Yield each page with its image's pyramid and path; no file where it could not be made."""
    turned = {page.id: turns.get(page_id(uid, page.id), 0) for page in package.pages}
    paths = {page.id: image_of(page, tree) or "" for page in package.pages}
    masters = {
        name_of(tree.digests[path], turned[id]): (tree.at(path), turned[id])
        for id, path in paths.items()
        if path
    }
    coming = make_pyramids(pyramids, ((name, *one) for name, one in masters.items()), jobs)
    made: dict[str, Made] = {}
    for page in package.pages:
        path, turn = paths[page.id], turned[page.id]
        name = name_of(tree.digests[path], turn) if path else ""
        while path and name not in made:
            one = next(coming)
            made[one.file] = one
        image = made.get(name, NO_IMAGE)
        shown = replace(NO_IMAGE, fault=image.fault) if image.fault else image
        yield Imaged(page, shown, path, turn)


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
