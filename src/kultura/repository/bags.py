"""A version of an object as a BagIt bag: what another repository takes (RFC 8493).

The payload's checksums are those of the inventory, compared while the files are copied. A bag is
made beside its place and comes there whole.
"""

from datetime import datetime
from datetime import UTC
from hashlib import sha512
from kultura.durable import flush_folders
from kultura.durable import write_file
from kultura.repository.errors import Damaged
from kultura.repository.errors import RepositoryError
from kultura.repository.hashing import checksums
from kultura.repository.hashing import open_plain
from kultura.repository.inventory import ALGORITHM
from kultura.repository.root import StoredObject
from pathlib import Path
from typing import Final

import tempfile


DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST: Final = f"manifest-{ALGORITHM}.txt"


def export(stored: StoredObject, target: Path, number: int | None = None) -> int:
    """Write a version, the newest unless said, as a bag that was not there; return its bytes.

    Raises RepositoryError where the place is taken, Damaged where a file is not what was kept.
    """
    if target.exists():
        raise RepositoryError(f"{target} is there already: choose another place.")
    state = stored.inventory.version(number).state
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as beside:
        bag = Path(beside, "bag")
        size = sum(
            _copy(stored.path(path, number), bag / "data" / path, digest)
            for path, digest in state.items()
        )
        (bag / "data").mkdir(parents=True, exist_ok=True)
        _write_tags(bag, stored, state, size, number)
        flush_folders(bag)
        bag.rename(target)
    return size


def _copy(source: Path, target: Path, digest: str) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    with open_plain(source) as file, target.open("xb") as copy:
        sums, size = checksums(file, [ALGORITHM], copy)
    if sums[ALGORITHM] != digest:
        raise Damaged(f"{source} is not what was kept: its checksum differs. Restore it first.")
    return size


def _write_tags(
    bag: Path, stored: StoredObject, state: dict[str, str], size: int, number: int | None
) -> None:
    version = number or stored.inventory.head
    info = (
        f"External-Identifier: {stored.inventory.id}\n"
        f"Internal-Sender-Identifier: v{version}\n"
        f"Bagging-Date: {datetime.now(UTC):%Y-%m-%d}\n"
        f"Payload-Oxum: {size}.{len(state)}\n"
    )
    payload = "".join(f"{digest}  data/{_encoded(path)}\n" for path, digest in state.items())
    tags = {"bagit.txt": DECLARATION, "bag-info.txt": info.encode(), MANIFEST: payload.encode()}
    for name, content in tags.items():
        write_file(bag / name, content)
    listed = "".join(f"{sha512(tags[name]).hexdigest()}  {name}\n" for name in sorted(tags))
    write_file(bag / f"tag{MANIFEST}", listed.encode())


def _encoded(path: str) -> str:
    """Encode what a manifest's line cannot hold (RFC 8493, 2.1.3); paths have no line ends."""
    return path.replace("%", "%25")
