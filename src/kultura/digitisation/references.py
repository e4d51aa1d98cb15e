"""Names of files as packages write them: URLs, backslashes, slashes in front, percent signs."""

from collections.abc import Container
from typing import Final
from urllib.parse import unquote

import re


FILE_SCHEME: Final = re.compile(r"^file:(//)?", re.IGNORECASE)
SCHEME: Final = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+:")


class LeadsOut(ValueError):
    """A reference that leads out of the package: to another host, or above its top."""


def path_of(reference: str, folder: str = "") -> str:
    """Return the path from the package's top that a reference in one of its folders names.

    ``file:`` and a slash in front mean the package's top, as in lists of Windows programs.
    Raises LeadsOut.
    """
    text = reference.strip().replace("\\", "/")
    if ":" in text:
        text = FILE_SCHEME.sub("", text)
    if text.startswith("//") or (":" in text and SCHEME.match(text)):
        raise LeadsOut(reference)
    steps = [] if text.startswith("/") else [step for step in folder.split("/") if step]
    for step in text.split("/"):
        if step == ".." and not steps:
            raise LeadsOut(reference)
        if step == "..":
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    if not steps:
        raise LeadsOut(reference)
    return "/".join(steps)


def found_path(reference: str, folder: str, there: Container[str]) -> str:
    """Return the path a reference names, with percent signs undone where that names a file."""
    path = path_of(reference, folder)
    if "%" not in reference or path in there:
        return path
    undone = path_of(unquote(reference), folder)
    return undone if undone in there else path


def folder_of(path: str) -> str:
    """Return the folder of a path, from the package's top."""
    return path.rpartition("/")[0]
