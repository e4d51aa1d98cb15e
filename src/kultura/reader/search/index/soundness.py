"""Whether the files of an index are what its writer wrote: by the checksums tantivy puts into them.

A question that fails is no reason to throw an index away; bytes that are not those written are.
"""

from collections.abc import Iterator
from kultura.reader.search.index.schema import PAGES
from pathlib import Path

import orjson
import zlib


MAGIC = (1337).to_bytes(4, "little")
NUMBER = 4  # bytes
PARTS = (".term", ".idx", ".store", ".fast", ".fieldnorm")  # that each segment has
CHUNK = 1 << 20  # bytes


def is_sound(index: Path) -> bool:
    """Tell whether an index can be read, and that of pages inside it."""
    return _is_sound(index) and _is_sound(index / PAGES)


def _is_sound(index: Path) -> bool:
    """Tell whether every file of the last commit is what was written.

    A writer may take files away as it commits: what is missing is looked for in its next commit.
    """
    while True:
        described = _described(index)
        try:
            if all(_is_whole(file) for file in _files(index, orjson.loads(described))):
                return True
        except (OSError, ValueError, KeyError, TypeError):
            pass
        if described == _described(index):
            return False


def _described(index: Path) -> bytes:
    try:
        return (index / "meta.json").read_bytes()
    except OSError:
        return b""


def _files(index: Path, described: dict) -> Iterator[Path]:
    for segment in described["segments"]:
        name = segment["segment_id"].replace("-", "")
        yield from (index / f"{name}{part}" for part in PARTS)
        yield from index.glob(f"{name}.pos")
        if segment["deletes"]:
            yield index / f"{name}.{segment['deletes']['opstamp']}.del"


def _is_whole(file: Path) -> bool:
    """Tell whether a file ends with the checksum of all before its footer."""
    size = file.stat().st_size
    with file.open("rb") as opened:
        opened.seek(-2 * NUMBER, 2)
        length, magic = opened.read(NUMBER), opened.read(NUMBER)
        body = size - 2 * NUMBER - int.from_bytes(length, "little")
        if magic != MAGIC or body < 0:
            return False
        opened.seek(body)
        footer = orjson.loads(opened.read(size - 2 * NUMBER - body))
        opened.seek(0)
        found = 0
        while body:
            chunk = opened.read(min(CHUNK, body))
            found, body = zlib.crc32(chunk, found), body - len(chunk)
    return found == footer["crc"]
