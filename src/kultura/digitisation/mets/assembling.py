"""A package made from its METS file: files by role, pages in order, structure."""

from collections import defaultdict
from kultura.digitisation.kinds.checksums import UNKNOWN_CHECKSUM
from kultura.digitisation.kinds.references import BROKEN_REFERENCE
from kultura.digitisation.kinds.references import NO_LOCATION
from kultura.digitisation.listing import Listing
from kultura.digitisation.mets.document import Div
from kultura.digitisation.mets.document import Mets
from kultura.digitisation.mets.document import MetsFile
from kultura.digitisation.package import Description
from kultura.digitisation.package import Division
from kultura.digitisation.package import Mention
from kultura.digitisation.package import Page
from kultura.digitisation.package import Role
from kultura.repository.hashing import ALGORITHMS
from kultura.repository.hashing import Checksum
from typing import Final

import re


ROLES: Final = (  # of a group or media type that begins so
    ("MC_IMGGRP", Role.MASTER),
    ("UC_IMGGRP", Role.ACCESS),
    ("ALTOGRP", Role.ALTO),
    ("TXTGRP", Role.TEXT),
    ("TECHMDGRP", Role.TECHNICAL),
    ("application/alto", Role.ALTO),
    ("application/vnd.prima.page", Role.PAGE_XML),
    ("image/", Role.MASTER),
    ("text/plain", Role.TEXT),
)
PAGE: Final = "PAGE"


def role_of(file: MetsFile) -> Role:
    """Return what a file is for, by its group, else by its media type."""
    names = (file.group.upper(), file.media_type.lower())
    return next(
        (role for start, role in ROLES if any(name.startswith(start) for name in names)),
        Role.OTHER,
    )


def add_files(mets: Mets, listing: Listing) -> dict[str, str]:
    """Note the files of a METS file; return their paths by the ids they have in it."""
    paths = {}
    for file in mets.files:
        if not file.href:
            listing.found(NO_LOCATION.at(mets.path, file.line, id=file.id))
            continue
        mention = Mention(mets.path, file.line, _checksum(file, mets, listing), _size(file))
        path = listing.add(file.href, mention, role_of(file), file.media_type)
        if path is not None:
            paths[file.id] = path
    return paths


def pages(mets: Mets, paths: dict[str, str], listing: Listing) -> tuple[Page, ...]:
    """Return the pages: the parts of the physical structure that point to files, in order."""
    divs = [] if mets.physical is None else [one for one in mets.physical.everywhere() if one.files]
    described = _by_page_index(mets)
    known = {file.id for file in mets.files}
    return tuple(
        _page(div, position, mets, paths, known, listing, described)
        for position, div in enumerate(divs, start=1)
    )


def structure(mets: Mets, made: tuple[Page, ...], paths: dict[str, str]) -> Division:
    """Return the logical structure, with the pages of each part; one part where none is said."""
    if mets.logical is None:
        top = mets.physical
        kept = (() if top is None else top.descriptions) or tuple(mets.descriptions)
        return Division("", mets.type, mets.label, kept, tuple(page.id for page in made))
    of_file = {path: page.id for page in made for group in page.files.values() for path in group}
    of_id = {file: of_file[path] for file, path in paths.items() if path in of_file}
    return _division(mets.logical, mets, {page.id for page in made}, of_id)


def _page(
    div: Div,
    position: int,
    mets: Mets,
    paths: dict[str, str],
    known: set[str],
    listing: Listing,
    described: dict[str, tuple[str, ...]],
) -> Page:
    files = defaultdict(list)
    for id in div.files:
        if id in paths:
            files[listing.files[paths[id]].role].append(paths[id])
        elif id not in known:
            listing.found(BROKEN_REFERENCE.at(mets.path, div.line, reference=id))
    return Page(
        div.id or f"page-{position}",
        position,
        div.order_label,
        div.type,
        int(div.order) if re.fullmatch(r"[0-9]{1,6}", div.order) else None,
        {role: tuple(group) for role, group in files.items()},
        div.descriptions or described.get(div.order, ()),
        div.line,
    )


def _by_page_index(mets: Mets) -> dict[str, tuple[str, ...]]:
    """Return the descriptions of pages by the index that NDK's MODS gives them."""
    found = {}
    for description in mets.descriptions.values():
        index = page_detail(description, "pageIndex")
        if index:
            found[index] = (description.id,)
    return found


def page_detail(description: Description, kind: str) -> str:
    """Return a number that MODS gives a page: ``pageIndex`` or ``page number``."""
    for detail in description.content.all("mods:part", "mods:detail"):
        if detail.attributes.get("type") in (kind, kind.replace(" ", ""), f"{kind} "):
            return detail.first("mods:number")
    return ""


def _division(div: Div, mets: Mets, known: set[str], of_id: dict[str, str]) -> Division:
    linked = [id for id in mets.links.get(div.id, ()) if id in known]
    pointed = [of_id[id] for id in div.files if id in of_id]
    parts = tuple(
        _division(part, mets, known, of_id) for part in div.parts if part.type.upper() != PAGE
    )
    ids = tuple(dict.fromkeys([*linked, *pointed]))
    return Division(div.id, div.type, div.label, div.descriptions, ids, parts)


def _checksum(file: MetsFile, mets: Mets, listing: Listing) -> Checksum | None:
    if not file.checksum:
        return None
    algorithm = file.algorithm.lower().replace("-", "")
    if algorithm in ALGORITHMS:
        return Checksum(algorithm, file.checksum.lower())
    said = {"value": file.checksum[:40], "algorithm": file.algorithm or "no name"}
    listing.found(UNKNOWN_CHECKSUM.at(mets.path, file.line, **said))
    return None


def _size(file: MetsFile) -> int | None:
    return int(file.size) if re.fullmatch(r"[0-9]{1,15}", file.size) else None
