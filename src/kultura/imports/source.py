"""The file to import: how it is to be read, its checksum, and its rows one after another."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from kultura.imports import readers
from kultura.imports.faults import SourceFault
from kultura.imports.options import SourceOptions
from kultura.imports.row import Row
from pathlib import Path
from types import ModuleType

import hashlib
import importlib
import pkgutil


CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file of records."""

    path: Path
    options: SourceOptions = SourceOptions()

    @property
    def reader(self) -> ModuleType:
        """The module of `kultura.imports.readers` that reads this file."""
        name = self.options.format or format_of(self.path)
        if name not in formats():
            known = ", ".join(sorted(formats()))
            raise SourceFault(
                f"{self.path.name}: no reader for this format. Readers are: {known}. "
                "Name one under `source: format:` in the mapping."
            )
        return formats()[name]

    @property
    def has_header(self) -> bool:
        """Tell whether the source is a sheet, in which every row has every column."""
        return bool(getattr(self.reader, "HEADER", False))

    def rows(self) -> Iterator[Row]:
        """Yield the rows in order, holding one at a time."""
        if not self.path.is_file():
            raise SourceFault(f"{self.path} is not a file.")
        return self.reader.rows(self.path, self.options)

    def sha256(self) -> str:
        """Return the checksum of the file's bytes, in hexadecimal."""
        digest = hashlib.sha256()
        with self.path.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
        return digest.hexdigest()


@cache
def formats() -> dict[str, ModuleType]:
    """Return the readers by name: every module in the folder `readers` is one."""
    return {
        module.name: importlib.import_module(f"{readers.__name__}.{module.name}")
        for module in pkgutil.iter_modules(readers.__path__)
    }


def format_of(path: Path) -> str:
    """Return the name of the reader that takes files with this ending; empty if none does."""
    ending = path.suffix.lower()
    return next((name for name, reader in formats().items() if ending in reader.ENDINGS), "")
