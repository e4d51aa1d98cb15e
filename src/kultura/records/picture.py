"""Files a record shows: pictures and attachments.

Words about a file (alternative text, credit, licence) belong to the record that shows it. Measures
of the file itself are the file's; they are filled where they are known and joined at read
otherwise.
"""

from dataclasses import dataclass
from kultura.records.fields import term


@dataclass(frozen=True, kw_only=True)
class Focus:
    """The point that must stay in view in a cropped picture: 0–1 from the left, from the top."""

    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class PictureSize:
    """A size in which the picture is ready: width and height in pixels."""

    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture of a record; ``image`` is the UID of the stored picture."""

    image: str
    alt: str | None = None
    decorative: bool = False
    credit: str | None = None
    holder: str | None = None
    license: str | None = term("rights_statements")
    focus: Focus | None = None
    width: int | None = None
    height: int | None = None
    color: str | None = None
    sizes: tuple[PictureSize, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """One file to download; ``file`` is the UID of the stored file, ``size`` is in bytes."""

    file: str
    title: str
    media_type: str | None = None
    size: int | None = None
    language: str | None = None
