"""The upload protocol over HTTP (tus.io 1.0.0), with the checks that stock leaves out."""

from AccessControl import getSecurityManager
from base64 import b64decode
from binascii import Error as NotBase64
from kultura.i18n import _
from kultura.restapi import limits
from kultura.restapi.gate.body import check_text
from kultura.restapi.refusals import BadInput
from kultura.restapi.refusals import NotAllowed
from kultura.restapi.refusals import TooLarge
from kultura.restapi.uploads.upload import ID
from kultura.restapi.uploads.upload import Upload
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.services.content.tus import UploadHead
from plone.restapi.services.content.tus import UploadPatch
from plone.restapi.services.content.tus import UploadPost
from zope.interface import alsoProvides
from zope.security import checkPermission
from ZPublisher.HTTPRequest import HTTPRequest

import json


class Own:
    """Finds an upload by its id, for the person and the place it was begun by and in."""

    def tus_upload(self) -> Upload | None:
        """Return the upload, or None: an id of somebody else's tells nothing."""
        if self.uid is None or not ID.fullmatch(self.uid):
            return None
        upload = Upload(self.uid)
        return upload if upload.metadata().get("begun") == begun_by(self) else None


class Begin(UploadPost):
    """Announces a file: its length, its name, and what is to be made of it."""

    def reply(self) -> object:
        """Check the announcement, and remember who made it and where."""
        if self.__name__.endswith("@tus-replace"):
            check_replacing(self.context)
        _check_announced(self.request)
        said = super().reply()
        location = self.request.response.getHeader("Location")
        if location:
            _sign(Upload(location.rpartition("/")[2]), begun_by(self))
        return said


class Ask(Own, UploadHead):
    """Tells how many bytes of a file have arrived."""


class Continue(Own, UploadPatch):
    """Takes the next bytes of a file; with the last of them, the content is made."""

    def reply(self) -> object:
        """Append the bytes that were sent, exactly where the upload ends."""
        alsoProvides(self.request, IDisableCSRFProtection)
        upload = self.tus_upload()
        if upload is None:
            return self.error("Not Found", "", 404)
        mode = upload.metadata().get("mode", "create")
        self.check_add_modify_permission(mode)
        if mode == "replace":
            check_replacing(self.context)
        if not self.check_tus_version():
            return self.unsupported_version()
        if self.request.getHeader("Content-Type") != "application/offset+octet-stream":
            return self.error("Bad Request", "Content-Type: application/offset+octet-stream", 415)
        upload.append(self._body(), self._offset(), int(self.request.get("CONTENT_LENGTH") or 0))
        said = self.create_or_modify_content(upload) if upload.finished else None
        return said or self._progress(upload)

    def _progress(self, upload: Upload) -> object:
        headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": str(upload.offset())}
        if not upload.finished:
            headers["Upload-Expires"] = upload.expires()
        for name, value in headers.items():
            self.request.response.setHeader(name, value)
        return self.reply_no_content()

    def _offset(self) -> int:
        offset = self.request.getHeader("Upload-Offset", "")
        if not offset.isdecimal():
            raise BadInput(
                _(
                    "refused_upload_offset_header",
                    default="Send 'Upload-Offset', in bytes.",
                )
            )
        return int(offset)

    def _body(self) -> object:
        body = self.request._file
        body.seek(0)
        return body


def check_replacing(context: object) -> None:
    """Raise ``NotAllowed`` for who may not replace stored bytes: published items may show them."""
    if checkPermission("kultura.ReplaceMedia", context):
        return
    raise NotAllowed(
        _(
            "refused_replace_media",
            default="A stored file is not replaced: published items may show it. "
            "Store another and propose it in the item.",
        )
    )


def begun_by(service: object) -> list[str]:
    """Return who begins an upload, and where: only they may go on with it."""
    user = getSecurityManager().getUser().getId() or ""
    return [user, "/".join(service.context.getPhysicalPath())]


def _sign(upload: Upload, begun: list[str]) -> None:
    metadata = upload.metadata() | {"begun": begun}
    with open(upload.metadata_path, "w") as file:  # noqa: PTH123 the stock class names it so
        json.dump(metadata, file)


def _check_announced(request: HTTPRequest) -> None:
    length = request.getHeader("Upload-Length", "")
    if not length.isdecimal() or int(length) == 0:
        raise BadInput(
            _(
                "refused_upload_announced",
                default="Send 'Upload-Length', in bytes, above 0.",
            )
        )
    if int(length) > limits.UPLOAD_BYTES:
        raise TooLarge(
            _(
                "refused_upload_too_large",
                default="A file may have ${most} bytes.",
                mapping={"most": str(limits.UPLOAD_BYTES)},
            ),
            most=limits.UPLOAD_BYTES,
        )
    for pair in request.getHeader("Upload-Metadata", "").split(","):
        _check_metadata(pair.split())


def _check_metadata(pair: list[str]) -> None:
    if len(pair) != 2:
        return
    try:
        check_text(b64decode(pair[1], validate=True).decode())
    except (NotBase64, UnicodeDecodeError):
        raise BadInput(
            _(
                "refused_upload_metadata",
                default="Values of 'Upload-Metadata' are UTF-8 in Base64.",
            )
        ) from None
