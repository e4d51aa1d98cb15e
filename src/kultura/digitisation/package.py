"""A package as it came: its structure, its pages in order, its files, and all that describes it."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from kultura.digitisation.finding import Finding
from kultura.repository.hashing import Checksum


class Role(StrEnum):
    """What a file is for."""

    MASTER = "master"
    ACCESS = "access"
    ALTO = "alto"
    PAGE_XML = "page-xml"
    TEXT = "text"
    TECHNICAL = "technical"
    DESCRIPTION = "description"
    PACKAGING = "packaging"
    OTHER = "other"


IMAGES = (Role.MASTER, Role.ACCESS)


@dataclass(frozen=True)
class Mention:
    """A place in the package that names a file, and what it says of it."""

    file: str
    line: int | None = None
    checksum: Checksum | None = None
    size: int | None = None  # bytes


@dataclass(frozen=True)
class PackageFile:
    """A file that the package names: its path from the package's top, and who says what of it."""

    path: str
    role: Role
    media_type: str = ""
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Statement:
    """One thing that is said of an object or a page, as it was found, with all below it.

    ``name`` bears the prefix of its standard: ``mods:title``, ``dc:creator``, ``csv:Autor``.
    """

    name: str
    value: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    parts: tuple["Statement", ...] = ()
    line: int | None = None

    def all(self, *names: str) -> Iterator["Statement"]:
        """Yield what lies below by a path of names: ``all("mods:titleInfo", "mods:title")``."""
        for part in self.parts:
            if part.name == names[0]:
                yield from part.all(*names[1:]) if names[1:] else (part,)

    def first(self, *names: str) -> str:
        """Return the value of the first that lies below by a path of names, or nothing."""
        return next((found.value for found in self.all(*names) if found.value), "")


@dataclass(frozen=True)
class Description:
    """All statements of one description, and where it stands."""

    id: str
    standard: str  # MODS, DC, CSV
    file: str
    content: Statement


@dataclass(frozen=True)
class Page:
    """A page: its place from 1, the number as printed, its type, and its files by role."""

    id: str
    position: int
    label: str = ""
    type: str = ""
    order: int | None = None  # as the package says it
    files: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    descriptions: tuple[str, ...] = ()
    line: int | None = None

    @property
    def image(self) -> str | None:
        """The path of the best image of the page."""
        return next((path for role in IMAGES for path in self.files.get(role, ())), None)


@dataclass(frozen=True)
class Division:
    """A part of the structure: a title, volume, issue, chapter, article, with its pages' ids."""

    id: str
    type: str
    label: str = ""
    descriptions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    parts: tuple["Division", ...] = ()


@dataclass(frozen=True)
class Package:
    """A package, and what was found wrong while it was read."""

    format: str
    identifier: str
    title: str
    structure: Division
    pages: tuple[Page, ...]
    files: Mapping[str, PackageFile]
    descriptions: Mapping[str, Description]
    main: str = ""  # the file that says how all belongs together
    findings: tuple[Finding, ...] = ()
