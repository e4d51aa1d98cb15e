"""A package as it is kept: the files of one version of an object of the repository.

What is made of a package is made of this, never of the folder it came from, which may be gone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from kultura.digitisation.image_types import is_image
from kultura.digitisation.keeping import PACKAGE
from kultura.digitisation.tree import Tree
from kultura.repository.inventory import Inventory
from kultura.repository.root import StoredObject


@dataclass(frozen=True)
class KeptTree(Tree):
    """The files of a kept package; ``places`` are their paths in the object's folder."""

    places: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)  # SHA-512

    def inside(self, path: str) -> str:
        """Return by which path from the object's folder a file is found."""
        return self.places[path]


def kept_tree(stored: StoredObject, number: int | None = None) -> KeptTree:
    """Return the files of a version of an object, the newest unless said; raises OSError."""
    top = f"{PACKAGE}/"
    state = stored.inventory.version(number).state
    digests = {
        path.removeprefix(top): state[path] for path in sorted(state) if path.startswith(top)
    }
    places = {path: stored.inventory.manifest[digest] for path, digest in digests.items()}
    sizes = {path: (stored.folder / place).stat().st_size for path, place in places.items()}
    return KeptTree(stored.folder, sizes, places=places, digests=digests)


def image_digests(inventory: Inventory) -> list[str]:
    """Return the SHA-512 of all images that an object keeps, in any of its versions."""
    return [digest for digest, path in inventory.manifest.items() if is_image(path)]
