"""Judges OCFL storage roots with ocfl-py, in a virtualenv of its own: a JSON line in, one out."""

from ocfl.storage_root import StorageRoot

import json
import sys


def complaints(path: str) -> list[str]:
    """Return what is said against a storage root and its objects, warnings too."""
    root = StorageRoot(root=path)
    valid = root.validate(log_warnings=True)
    said = [f"{where}: {words}" for where, words in root.errors]
    if not valid or root.good_objects != root.num_objects:
        said.append(str(root.log))
    return said


def place(path: str, identifier: str) -> str:
    """Return where the root's own layout puts an object."""
    root = StorageRoot(root=path)
    root.open_root_fs()
    root.check_root_structure()
    return root.object_path(identifier)


ACTS = {"complaints": complaints, "place": place}

for line in sys.stdin:
    act, *arguments = json.loads(line)
    sys.stdout.write(json.dumps(ACTS[act](*arguments)) + "\n")
    sys.stdout.flush()
