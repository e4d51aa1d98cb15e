"""Pictures and files of an item for the public."""

from .words import Words
from kultura.records.picture import Attachment
from kultura.records.picture import Focus
from kultura.records.picture import Picture
from typing import Any


def images(words: Words) -> tuple[Picture, ...]:
    """Return the pictures in the editor's order."""
    rows = getattr(words.obj, "pictures", None) or ()
    return tuple(_picture(words, row) for row in rows if row.get("image"))


def attachments(words: Words) -> tuple[Attachment, ...]:
    """Return the files to download in the editor's order."""
    rows = getattr(words.obj, "attachments", None) or ()
    return tuple(_attachment(words, row) for row in rows if row.get("file"))


def _picture(words: Words, row: dict[str, Any]) -> Picture:
    decorative = bool(row.get("decorative"))
    return Picture(
        image=row["image"],
        alt=None if decorative else words.inside("pictures", row.get("alt")),
        decorative=decorative,
        credit=words.inside("pictures", row.get("credit")),
        holder=row.get("holder") or None,
        license=row.get("license") or None,
        focus=_focus(row.get("focus_x"), row.get("focus_y")),
    )


def _focus(x: float | None, y: float | None) -> Focus | None:
    return None if x is None or y is None else Focus(x=x, y=y)


def _attachment(words: Words, row: dict[str, Any]) -> Attachment:
    return Attachment(
        file=row["file"],
        title=words.inside("attachments", row.get("title")) or "",
        language=row.get("language") or None,
    )
