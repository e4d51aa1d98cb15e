"""Ways to break a package, each as something that happens to packages."""

from collections.abc import Iterator
from kultura.digitisation.package import Package
from kultura.digitisation.recognising import read
from kultura.digitisation.tree import scan
from pathlib import Path


BOMB = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b0 "lol">{}]><a>&b9;</a>""".format(
    "".join(f'<!ENTITY b{n + 1} "{f"&b{n};" * 10}">' for n in range(9))
)
EXTERNAL = """<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"""


def package_at(path: Path) -> Package:
    """Return the package in a folder."""
    return read(scan(path))


def found(top: Path, pattern: str) -> Path:
    """Return the first file of a package whose path fits."""
    return sorted(top.glob(pattern))[0]


def replaced(path: Path, old: str, new: str, count: int = 1) -> None:
    """Write another text in a text's place, which has to be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def flipped(path: Path, at: int | None = None) -> None:
    """Turn the bits of one byte, in the middle unless said."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2 if at is None else at] ^= 0xFF
    path.write_bytes(data)


def cut(path: Path, part: float = 0.5) -> None:
    """Keep only the first part of a file."""
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * part)])


def swapped(one: Path, other: Path) -> None:
    """Give two files each other's content."""
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def divisions(division: object) -> Iterator[object]:
    """Yield a part of a structure and all below it."""
    yield division
    for part in division.parts:
        yield from divisions(part)
