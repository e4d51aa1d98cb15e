"""Packages of the Czech National Digital Library standard: METS, ALTO, JPEG 2000, a list of MD5.

https://standardy.ndk.cz/ndk/standardy-digitalizace; one package is one volume of a monograph, or
one issue of a periodical with its title and volume.
"""

from kultura.digitisation.checksum_lists import add_list
from kultura.digitisation.checksum_lists import add_packaging
from kultura.digitisation.documents import document
from kultura.digitisation.kinds.files import UNREADABLE
from kultura.digitisation.listing import Listing
from kultura.digitisation.mets import assembling
from kultura.digitisation.mets import document as mets_document
from kultura.digitisation.package import Mention
from kultura.digitisation.package import Package
from kultura.digitisation.package import Role
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.tree import Tree
from kultura.repository.hashing import Checksum
from typing import Final

import re


FORMAT: Final = "ndk"
MAIN: Final = re.compile(r"mets_[^/]+\.xml", re.IGNORECASE)
INFO: Final = re.compile(r"info_[^/]+\.xml", re.IGNORECASE)
SUMS: Final = re.compile(r"md5_[^/]+\.md5", re.IGNORECASE)
BAG: Final = "bagit.txt"


def recognises(tree: Tree) -> bool:
    """Tell whether there is a main METS file, or an info file, at the top, and no bag."""
    return BAG not in tree.files and bool(_at_top(tree, MAIN) or _at_top(tree, INFO))


def read(tree: Tree) -> Package:
    """Return the package; raises PackageRefused where its METS file cannot be read."""
    main = _main(tree)
    mets = mets_document.read(tree, main)
    listing = Listing(tree.files, tree.limits)
    paths = assembling.add_files(mets, listing)
    listing.add(main, Mention(main), Role.DESCRIPTION, "text/xml")
    for path in _at_top(tree, SUMS):
        add_packaging(path, listing)
        add_list(tree, path, "md5", listing)
    identifier = _read_info(tree, listing)
    pages = assembling.pages(mets, paths, listing)
    return Package(
        FORMAT,
        identifier or mets.id or main.removeprefix("mets_").removesuffix(".xml"),
        mets.label,
        assembling.structure(mets, pages, paths),
        pages,
        listing.files,
        mets.descriptions,
        main,
        tuple(listing.findings),
    )


def _main(tree: Tree) -> str:
    found = _at_top(tree, MAIN)
    if len(found) != 1:
        why = "it is missing" if not found else f"there are {len(found)} of them"
        raise PackageRefused(UNREADABLE.at("mets_….xml", why=why))
    return found[0]


def _read_info(tree: Tree, listing: Listing) -> str:
    """Note what the info file names, the list of checksums by its own; return the package's id."""
    identifier = ""
    for path in _at_top(tree, INFO):
        add_packaging(path, listing)
        root = document(tree, path)
        identifier = root.findtext("packageid", "").strip()
        for item in root.iterfind("itemlist/item"):
            listing.add(item.text or "", Mention(path, item.sourceline))
        for sum in root.iterfind("checksum"):
            value = Checksum("md5", (sum.get("checksum") or "").lower())
            mention = Mention(path, sum.sourceline, value)
            listing.add(sum.text or "", mention, Role.PACKAGING)
    return identifier


def _at_top(tree: Tree, name: re.Pattern[str]) -> list[str]:
    return [path for path in tree.files if name.fullmatch(path)]
