"""Files and folders that are on the disk when a call returns."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import os


TOGETHER: Final = 16  # files whose flushing a file system may do in one commit


def write_file(path: Path, content: bytes) -> None:
    """Write a new file, and have it on the disk."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_file(path: Path, content: bytes, beside: Path) -> None:
    """Give a file other content at once: readers see the old or the new; written first beside."""
    write_file(beside, content)
    beside.replace(path)
    flush(path.parent)


def flush_files(paths: Iterable[Path]) -> None:
    """Have files that were written on the disk; many at once, as one by one takes ten times it."""
    with ThreadPoolExecutor(TOGETHER) as threads:
        list(threads.map(flush, paths))


def flush(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folders(top: Path) -> None:
    """Have the names in a folder and in all below it on the disk."""
    for folder, _folders, _files in os.walk(top, topdown=False):
        flush(Path(folder))
