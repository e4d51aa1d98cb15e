"""What is done to pictures and files in the region; `acts` passes them on to actors."""

from kultura.behaviors.lookup import find
from kultura.media.files import MediaFiles
from kultura.settings import load
from pathlib import Path
from PIL import Image
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedBlobImage
from typing import Any

import io
import transaction


def add_picture(site: Any, container: str, colour: str) -> str:
    """Store a picture of one colour; return its UID."""
    parent = site.unrestrictedTraverse(container)
    obj = createContentInContainer(
        parent, "Image", checkConstraints=False, title=colour, image=_picture(colour)
    )
    transaction.commit()
    return obj.UID()


def replace_picture(site: Any, path: str, colour: str) -> None:
    """Give a stored picture other bytes."""
    obj = site.unrestrictedTraverse(path)
    obj.image = _picture(colour)
    obj.reindexObject()
    transaction.commit()


def add_file(site: Any, container: str, content: bytes) -> str:
    """Store a file; return its UID."""
    named = NamedBlobFile(content, contentType="application/pdf", filename="plan.pdf")
    parent = site.unrestrictedTraverse(container)
    obj = createContentInContainer(parent, "File", checkConstraints=False, title="Plan", file=named)
    transaction.commit()
    return obj.UID()


def show_files(site: Any, path: str, pictures: list[str], files: list[str]) -> None:
    """Let an object show stored pictures and files."""
    obj = site.unrestrictedTraverse(path)
    obj.pictures = [{"image": uid, "alt": "Obraz", "decorative": False} for uid in pictures]
    obj.attachments = [{"file": uid, "title": "Plan", "language": None} for uid in files]
    obj.reindexObject()
    transaction.commit()


def path_of_uid(site: Any, uid: str) -> str:
    """Return where an object is, within the site."""
    return "/".join(find(site, uid).getPhysicalPath()[2:])


def remove_bytes(site: Any, hash: str) -> None:
    """Lose the exported bytes of a file."""
    MediaFiles(load().directory("media")).remove(hash)


def kept_files(site: Any) -> list[str]:
    """Return the names of all files in the media directory."""
    folder: Path = load().directory("media")
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def _picture(colour: str) -> NamedBlobImage:
    written = io.BytesIO()
    Image.new("RGB", (30, 20), colour).save(written, "PNG")
    return NamedBlobImage(written.getvalue(), contentType="image/png", filename=f"{colour}.png")
