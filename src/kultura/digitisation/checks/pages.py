"""Are the pages all there, and in order?"""

from collections.abc import Iterator
from itertools import pairwise
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.kinds.pages import LABELS_DIFFER
from kultura.digitisation.kinds.pages import LABELS_OUT_OF_ORDER
from kultura.digitisation.kinds.pages import NAMES_OUT_OF_ORDER
from kultura.digitisation.kinds.pages import NO_PAGES
from kultura.digitisation.kinds.pages import ORDER_BROKEN
from kultura.digitisation.kinds.pages import PAGE_WITHOUT_IMAGE
from kultura.digitisation.kinds.pages import PAGE_WITHOUT_TEXT
from kultura.digitisation.mets.assembling import page_detail
from kultura.digitisation.package import IMAGES
from kultura.digitisation.package import Package
from kultura.digitisation.package import Page
from kultura.digitisation.package import Role
from pathlib import PurePosixPath
from typing import Final

import re


TEXTS: Final = (Role.ALTO, Role.PAGE_XML, Role.TEXT)


def check(inspection: Inspection) -> Iterator[Finding]:
    """Yield what is wrong with pages, their order, and their printed numbers."""
    package = inspection.package
    if not package.pages:
        yield NO_PAGES.at(package.main)
    yield from _files(inspection)
    yield from _order(package)
    yield from _names(package)
    yield from _labels(package)
    yield from _described_otherwise(package)


def _files(inspection: Inspection) -> Iterator[Finding]:
    package, there = inspection.package, inspection.tree.files
    with_text = any(role in page.files for page in package.pages for role in TEXTS)
    for page in package.pages:
        images = [path for role in IMAGES for path in page.files.get(role, ())]
        if not any(path in there for path in images):
            yield PAGE_WITHOUT_IMAGE.at(package.main, page.line, page=page.position)
        if with_text and not any(role in page.files for role in TEXTS):
            yield PAGE_WITHOUT_TEXT.at(package.main, page.line, page=page.position)


def _order(package: Package) -> Iterator[Finding]:
    """Yield pages whose place is another than what the package says of it."""
    said = [page for page in package.pages if page.order is not None]
    before = 0
    for page in said:
        if page.order != before + 1:
            yield ORDER_BROKEN.at(
                package.main, page.line, page=page.position, order=page.order, before=before
            )
        before = page.order or 0


def _names(package: Package) -> Iterator[Finding]:
    """Yield pages whose image is numbered lower than the one before, in any kind of image."""
    for role in IMAGES:
        numbered = [
            (page, int(number[-1]))
            for page in package.pages
            for path in page.files.get(role, ())[:1]
            if (number := re.findall(r"[0-9]{1,9}", PurePosixPath(path).stem))
        ]
        for (_first, before), (page, number) in pairwise(numbered):
            if number <= before:
                yield NAMES_OUT_OF_ORDER.at(
                    package.main, page.line, page=page.position, number=number, before=before
                )


def _labels(package: Package) -> Iterator[Finding]:
    """Yield printed numbers that do not follow the one before; unnumbered pages count too."""
    last: tuple[Page, int] | None = None
    for page in package.pages:
        number = _number(page.label)
        if number is not None and last is not None:
            between = page.position - last[0].position
            if not 0 < number - last[1] <= between:
                yield LABELS_OUT_OF_ORDER.at(
                    package.main, page.line, label=page.label, before=last[0].label
                )
        last = (page, number) if number is not None else last


def _described_otherwise(package: Package) -> Iterator[Finding]:
    """Yield one finding for all pages whose MODS says another printed number."""
    differing = [
        (described, page.label)
        for page in package.pages
        for id in page.descriptions
        if id in package.descriptions
        and (described := page_detail(package.descriptions[id], "page number"))
        and described.strip("[]") != page.label.strip("[]")
    ]
    if differing:
        described, label = differing[0]
        yield LABELS_DIFFER.at(package.main, count=len(differing), described=described, label=label)


def _number(label: str) -> int | None:
    """Return a printed number as one; ``[3]`` is not printed, but counted."""
    found = re.fullmatch(r"\[?([0-9]{1,5})\]?", label.strip())
    return int(found[1]) if found else None
