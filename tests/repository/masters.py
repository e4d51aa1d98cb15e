"""What tests of masters share: an identifier, and the judgement of a validator not ours."""

from kultura.repository.root import Repository
from ocfl.storage_root import StorageRoot


OBJECT = "urn:uuid:3f2b0a51-6d5c-4c53-9d4e-6f1c2b7f9a10"


def complaints(repository: Repository) -> list[str]:
    """Return what ocfl-py says against the storage root and its objects; [] if it is valid."""
    root = StorageRoot(root=str(repository.root))
    valid = root.validate(log_warnings=True)
    said = [f"{path}: {words}" for path, words in root.errors]
    if not valid or root.good_objects != root.num_objects:
        said.append(str(root.log))
    return said
