"""Which reader takes a tree; readers are found by this package's listing."""

from importlib import import_module
from kultura.digitisation import readers
from kultura.digitisation.image_types import is_image
from kultura.digitisation.kinds.files import AMBIGUOUS
from kultura.digitisation.kinds.files import NO_FOLDER
from kultura.digitisation.kinds.files import NOT_RECOGNISED
from kultura.digitisation.limits import LIMITS
from kultura.digitisation.limits import Limits
from kultura.digitisation.package import Package
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.tree import scan
from kultura.digitisation.tree import Tree
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol


class Reader(Protocol):
    """A module of `readers`: one format of packages."""

    FORMAT: str

    def recognises(self, tree: Tree) -> bool:
        """Tell whether a tree is a package of this format, by its names alone."""

    def read(self, tree: Tree) -> Package:
        """Return the package; raises PackageRefused where it cannot be read at all."""


def all_readers() -> dict[str, Reader]:
    """Return the readers by their format."""
    names = sorted(found.name for found in iter_modules(readers.__path__))
    modules = [import_module(f"{readers.__name__}.{name}") for name in names]
    return {module.FORMAT: module for module in modules}


def read(tree: Tree) -> Package:
    """Return the package that a tree is; raises PackageRefused."""
    known = all_readers()
    fitting = [name for name, reader in known.items() if reader.recognises(tree)]
    if not fitting:
        raise PackageRefused(NOT_RECOGNISED.at(known=", ".join(known)))
    if len(fitting) > 1:
        raise PackageRefused(AMBIGUOUS.at(formats=", ".join(fitting)))
    return known[fitting[0]].read(tree)


def packages_at(path: Path, limits: Limits = LIMITS) -> list[Path]:
    """Return the folder itself, or the packages that lie in it; raises PackageRefused.

    Images that lie beside packages without a word of what they are, are one that will be refused.
    """
    if not path.is_dir():
        raise PackageRefused(NO_FOLDER.at(str(path)))
    if is_package(path, limits):
        return [path]
    inside = sorted(one for one in path.iterdir() if one.is_dir() and not one.is_symlink())
    known = {one for one in inside if is_package(one, limits)}
    return [one for one in inside if one in known or holds_images(one, limits)] if known else [path]


def holds_images(path: Path, limits: Limits = LIMITS) -> bool:
    """Tell whether there are images in a folder that is no package."""
    return any(map(is_image, scan(path, limits).files))


def is_package(path: Path, limits: Limits = LIMITS) -> bool:
    """Tell whether any reader takes what is in a folder; too much of anything may be one too."""
    try:
        tree = scan(path, limits)
    except PackageRefused:
        return True
    return any(reader.recognises(tree) for reader in all_readers().values())
