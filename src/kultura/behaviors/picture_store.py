"""Storing a picture an editor has sent: once, in the section's folder for pictures.

The same bytes sent twice in one section give the same Image, whatever the file is called.
"""

from .fields.refusals import Refused
from .section import section_of
from AccessControl import Unauthorized
from Acquisition import aq_parent
from hashlib import sha256
from io import BytesIO
from kultura.i18n import _
from OFS.interfaces import IFolder
from PIL import Image
from PIL import UnidentifiedImageError
from plone import api
from plone.api.exc import InvalidParameterError
from plone.app.contenttypes.interfaces import IImage
from plone.indexer import indexer
from plone.namedfile.file import NamedBlobImage
from typing import Any


MEDIA = "media"
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}


def store_picture(context: Any, data: bytes, filename: str) -> str:
    """Return the UID of an Image with these bytes, stored near ``context`` if it is not there yet.

    Raises Refused for what is no picture, and where the user may store none.
    """
    content_type = picture_type(data)
    folder = folder_for(context)
    known = stored_picture(section_of(folder) or folder, checksum_of(data))
    if known is not None:
        return known
    try:
        image = api.content.create(
            folder,
            "Image",
            title=title_from(filename),
            image=NamedBlobImage(data, contentType=content_type, filename=filename),
        )
    except (Unauthorized, InvalidParameterError) as error:
        raise Refused(
            _("refused_picture_place", default="You may not store pictures in this place.")
        ) from error
    return image.UID()


def picture_type(data: bytes) -> str:
    """Return the media type of a picture; raises Refused for what browsers do not show."""
    try:
        with Image.open(BytesIO(data)) as picture:
            return FORMATS[picture.format]
    except (UnidentifiedImageError, KeyError, OSError, Image.DecompressionBombError) as error:
        raise Refused(
            _(
                "refused_not_a_picture",
                default="This file is not a picture that can be shown. "
                "Pictures are JPEG, PNG, WebP or GIF.",
            )
        ) from error


def folder_for(context: Any) -> Any:
    """Return where pictures go: the section's folder for them, the section, or the nearest
    folder."""
    section = section_of(context)
    if section is not None:
        return section.get(MEDIA) if MEDIA in section.objectIds() else section
    return context if IFolder.providedBy(context) else aq_parent(context)


def stored_picture(root: Any, checksum: str) -> str | None:
    """Return the UID of an Image below ``root`` with these bytes that the user may see."""
    brains = api.content.find(root, portal_type="Image", checksum=checksum)
    return brains[0].UID if brains else None


def checksum_of(data: bytes) -> str:
    """Return the SHA-256 of a file."""
    return sha256(data).hexdigest()


def title_from(filename: str) -> str:
    """Return a title for people from the name of a file."""
    name = filename.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return name.replace("_", " ").strip() or filename


@indexer(IImage)
def checksum(obj: Any) -> str | None:
    """Return the SHA-256 of a stored picture."""
    image = getattr(obj, "image", None)
    return checksum_of(image.data) if image is not None else None
