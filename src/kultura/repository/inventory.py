"""The inventory of an object: its versions, and which bytes each of them is made of.

OCFL 1.1, 3.5. The digest is SHA-512. Checksums that packages bring (MD5) stay in ``fixity``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from hashlib import sha512
from kultura.repository.errors import Damaged
from kultura.repository.errors import UnknownObject
from typing import Any
from typing import Final

import json
import re


TYPE: Final = "https://ocfl.io/1.1/spec/#inventory"
ALGORITHM: Final = "sha512"
INVENTORY: Final = "inventory.json"
SIDECAR: Final = f"{INVENTORY}.{ALGORITHM}"
CONTENT: Final = "content"
VERSION: Final = re.compile(r"v([1-9][0-9]*)")


@dataclass(frozen=True)
class User:
    """Who answers for a version: a name, and a URI that says who that is (OCFL 1.1, 3.5.3.1)."""

    name: str
    address: str


@dataclass(frozen=True)
class Version:
    """One version: when, by whom and why, and its files as logical path → SHA-512."""

    created: datetime
    message: str
    user: User
    state: Mapping[str, str]


@dataclass(frozen=True)
class Inventory:
    """An object: identifier, versions from the first, and content path by SHA-512.

    ``fixity`` is algorithm → content path → checksum.
    """

    id: str
    versions: tuple[Version, ...]
    manifest: Mapping[str, str]
    fixity: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def head(self) -> int:
        """The number of the newest version, from 1."""
        return len(self.versions)

    def version(self, number: int | None = None) -> Version:
        """Return a version, the newest unless said; raises UnknownObject."""
        number = self.head if number is None else number
        if not 1 <= number <= self.head:
            raise UnknownObject(f"{self.id} has versions 1 to {self.head}, not {number}.")
        return self.versions[number - 1]


def serialize(inventory: Inventory) -> bytes:
    """Return an inventory as the bytes of ``inventory.json``."""
    content = {
        "id": inventory.id,
        "type": TYPE,
        "digestAlgorithm": ALGORITHM,
        "head": f"v{inventory.head}",
        "contentDirectory": CONTENT,
        "manifest": {digest: [path] for digest, path in sorted(inventory.manifest.items())},
        "versions": {
            f"v{number}": _version_json(version)
            for number, version in enumerate(inventory.versions, start=1)
        },
    }
    if inventory.fixity:
        content["fixity"] = {name: _inverted(sums) for name, sums in inventory.fixity.items()}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def parse(data: bytes) -> Inventory:
    """Read the bytes of an ``inventory.json`` that this module wrote; raises Damaged."""
    try:
        content = json.loads(data)
        if content["type"] != TYPE or content["digestAlgorithm"] != ALGORITHM:
            raise Damaged(f"An inventory of {content['type']} is not one of ours.")
        names = [f"v{number}" for number in range(1, len(content["versions"]) + 1)]
        return Inventory(
            content["id"],
            tuple(_parse_version(content["versions"][name]) for name in names),
            {digest: path for digest, (path,) in content["manifest"].items()},
            {name: _by_path(sums) for name, sums in content.get("fixity", {}).items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(f"An inventory cannot be read: {error}.") from error


def sidecar(data: bytes) -> bytes:
    """Return the sidecar of an inventory's bytes (OCFL 1.1, 3.6)."""
    return f"{sha512(data).hexdigest()} {INVENTORY}\n".encode()


def _version_json(version: Version) -> dict[str, Any]:
    return {
        "created": version.created.isoformat(timespec="seconds"),
        "message": version.message,
        "user": {"name": version.user.name, "address": version.user.address},
        "state": _inverted(version.state),
    }


def _parse_version(content: dict[str, Any]) -> Version:
    return Version(
        datetime.fromisoformat(content["created"]),
        content["message"],
        User(content["user"]["name"], content["user"]["address"]),
        _by_path(content["state"]),
    )


def _inverted(by_path: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, digest in sorted(by_path.items()):
        found.setdefault(digest, []).append(path)
    return found


def _by_path(inverted: dict[str, list[str]]) -> dict[str, str]:
    return {path: digest for digest, paths in inverted.items() for path in paths}
