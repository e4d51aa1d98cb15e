"""Lists of checksums: of NDK packages (MD5) and of bags; a checksum and a path in each line."""

from collections.abc import Callable
from collections.abc import Iterator
from kultura.digitisation.kinds.checksums import BAD_LINE
from kultura.digitisation.kinds.documents import WRONG_ENCODING
from kultura.digitisation.listing import Listing
from kultura.digitisation.package import Mention
from kultura.digitisation.package import Role
from kultura.digitisation.tree import Tree
from kultura.repository.hashing import Checksum
from typing import Final

import re


LINE: Final = re.compile(r"([0-9A-Fa-f]{8,128})[ \t]+\*?(\S.*)")


def add_list(
    tree: Tree,
    path: str,
    algorithm: str,
    listing: Listing,
    unescaped: Callable[[str], str] = str,
) -> None:
    """Note every file that a list names; ``unescaped`` undoes what its format escapes in names."""
    for number, line in lines(tree, path, listing):
        found = LINE.fullmatch(line.rstrip())
        if found is None:
            listing.found(BAD_LINE.at(path, number))
            continue
        checksum = Checksum(algorithm, found[1].lower())
        listing.add(unescaped(found[2]), Mention(path, number, checksum))


def lines(
    tree: Tree, path: str, listing: Listing, most: int | None = None
) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text file that are not empty, with their numbers."""
    data = tree.content(path, most)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        listing.findings.append(WRONG_ENCODING.at(path, encoding="UTF-8"))
        text = data.decode("utf-8", "surrogateescape")
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if line.strip():
            yield number, line


def add_packaging(path: str, listing: Listing) -> None:
    """Note a file that belongs to the packing, not to what is packed."""
    listing.add(path, Mention(path), Role.PACKAGING, base="")
