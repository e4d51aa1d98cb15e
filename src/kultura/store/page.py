"""A page as it is read: what is shown of it, and what only those know who may see all of it."""

from dataclasses import dataclass
from dataclasses import fields


@dataclass(frozen=True)
class Page:
    """A page without its text; ``file`` is its pyramid's name, empty where it has no image.

    ``width`` and ``height`` are pixels.
    """

    page: str
    position: int
    label: str
    type: str
    file: str
    width: int
    height: int
    has_text: bool


@dataclass(frozen=True)
class OwnPage(Page):
    """A page as those see it who may see all of it.

    Image, ``width`` and ``height`` are turned by ``turned`` degrees and are to be by ``rotation``.
    ``reason`` says why it is hidden, ``note`` why it is to be scanned again.
    """

    turned: int = 0
    rotation: int = 0
    hidden: bool = False
    reason: str = ""
    rescan: bool = False
    note: str = ""


def columns(kind: type[Page]) -> str:
    """Return what a query selects for pages of a kind, in the order of its fields."""
    return ", ".join(
        "text <> ''" if field.name == "has_text" else field.name for field in fields(kind)
    )
