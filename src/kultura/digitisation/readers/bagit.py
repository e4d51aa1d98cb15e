"""Bags (RFC 8493) with a METS file and PAGE or ALTO in them, as OCR-D makes them."""

from collections.abc import Iterator
from kultura.digitisation.checksum_lists import add_list
from kultura.digitisation.checksum_lists import add_packaging
from kultura.digitisation.checksum_lists import lines
from kultura.digitisation.kinds.checksums import OXUM_DIFFERS
from kultura.digitisation.kinds.files import UNREADABLE
from kultura.digitisation.kinds.references import NOT_FETCHED
from kultura.digitisation.listing import Listing
from kultura.digitisation.mets import assembling
from kultura.digitisation.mets import document
from kultura.digitisation.package import Description
from kultura.digitisation.package import Mention
from kultura.digitisation.package import Package
from kultura.digitisation.package import Role
from kultura.digitisation.package import Statement
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.tree import Tree
from kultura.repository.hashing import ALGORITHMS
from typing import Final

import re


FORMAT: Final = "bagit"
DECLARATION: Final = "bagit.txt"
INFO: Final = "bag-info.txt"
FETCH: Final = "fetch.txt"
LIST: Final = re.compile(r"(?:tag)?manifest-([a-z0-9]+)\.txt", re.IGNORECASE)
MAIN: Final = re.compile(r"data/(?:[^/]+/)?mets[^/]*\.xml", re.IGNORECASE)


def recognises(tree: Tree) -> bool:
    """Tell whether there is a bag's declaration at the top."""
    return DECLARATION in tree.files


def read(tree: Tree) -> Package:
    """Return the package; raises PackageRefused where its METS file cannot be read."""
    listing = Listing(tree.files, tree.limits)
    info = _tags(tree, listing)
    mets = document.read(tree, _main(tree))
    paths = assembling.add_files(mets, listing)
    listing.add(mets.path, Mention(mets.path), Role.DESCRIPTION, "text/xml", base="")
    pages = assembling.pages(mets, paths, listing)
    described = {INFO: Description(INFO, "BagIt", INFO, info)} if info.parts else {}
    identifier = info.first("bag:Ocrd-Identifier") or info.first("bag:External-Identifier")
    _check_payload(tree, info, listing)
    return Package(
        FORMAT,
        identifier or mets.id or tree.root.name,
        mets.label or info.first("bag:External-Description") or identifier,
        assembling.structure(mets, pages, paths),
        pages,
        listing.files,
        {**mets.descriptions, **described},
        mets.path,
        tuple(listing.findings),
    )


def unescaped(path: str) -> str:
    """Undo what a list of a bag escapes in a path (RFC 8493, 2.1.3)."""
    for escaped, plain in (("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        path = re.sub(escaped, plain, path, flags=re.IGNORECASE)
    return path


def _main(tree: Tree) -> str:
    found = [path for path in tree.files if MAIN.fullmatch(path)]
    if len(found) != 1:
        why = "it is missing" if not found else f"there are {len(found)} of them"
        raise PackageRefused(UNREADABLE.at("data/mets.xml", why=why))
    return found[0]


def _tags(tree: Tree, listing: Listing) -> Statement:
    """Note the bag's own files and what its lists name; return what it says of itself."""
    info = Statement("bag:info")
    for path in tree.files:
        found = LIST.fullmatch(path)
        if found and found[1].lower() in ALGORITHMS:
            add_list(tree, path, found[1].lower(), listing, unescaped)
        if found or path in (DECLARATION, INFO, FETCH):
            add_packaging(path, listing)
        if path == FETCH:
            listing.findings.append(NOT_FETCHED.at(path))
        if path == INFO:
            info = Statement("bag:info", parts=tuple(_info(tree, listing)))
    return info


def _info(tree: Tree, listing: Listing) -> Iterator[Statement]:
    """Yield what a bag says of itself; a line that starts with a space goes on the one before."""
    gathered: list[tuple[int, str]] = []
    for number, line in lines(tree, INFO, listing, tree.limits.notes):
        if line[0].isspace() and gathered:
            gathered[-1] = (gathered[-1][0], f"{gathered[-1][1]} {line.strip()}")
        else:
            gathered.append((number, line))
    for number, line in gathered:
        name, _colon, value = line.partition(":")
        yield Statement(f"bag:{name.strip()}", value.strip(), line=number)


def _check_payload(tree: Tree, info: Statement, listing: Listing) -> None:
    """Compare bytes and number of files with what the bag says (RFC 8493, 2.2.2, Payload-Oxum)."""
    for said in info.all("bag:Payload-Oxum"):
        sizes = [size for path, size in tree.files.items() if path.startswith("data/")]
        got = f"{sum(sizes)}.{len(sizes)}"
        if said.value != got:
            finding = OXUM_DIFFERS.at(INFO, said.line, expected=said.value, got=got)
            listing.findings.append(finding)
